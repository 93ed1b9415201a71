/**
 * Text as it is compared, in strengths that differ in what does not count, with the way back to the text as it stands.
 *
 * | strength | `“三同步”，３项 Ａ` | does not count |
 * | --- | --- | --- |
 * | search | `“三同步”,3项a` | width, case, white space, the shape of square brackets, characters nobody sees, the forms a PDF puts in place of letters (⽉) |
 * | wording | `"三同步",3项a` | also white space and the shape of quotes |
 * | letters | `三同步3项a` | also punctuation: letters and digits alone |
 */
import { foldForReading } from './reading-fold.ts';
import type { Span } from './span.ts';

export type Strength = 'search' | 'wording' | 'letters';

/** A folded text and the way back. */
export interface Folded {
  text: string;
  /** For each UTF-16 unit of `text`, and once more for its end, the offset in the original; null where the two agree. */
  at: readonly number[] | null;
  original: string;
}

const WIDE = '，。；：！？（）【】';
const NARROW = ',.;:!?()[]';

/** The same sign in another shape. */
const SAME: Record<string, string> = { '〔': '[', '〕': ']', '“': '"', '”': '"' };

function foldWording(char: string): string {
  if (/\s/.test(char)) return '';
  const at = WIDE.indexOf(char);
  if (at >= 0) return NARROW.charAt(at);
  const same = SAME[char];
  if (same !== undefined) return same;
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  return char.toLowerCase();
}

function foldLetter(char: string): string {
  const folded = foldWording(char);
  return /^[\p{L}\p{N}]+$/u.test(folded) ? folded : '';
}

const UNSEEN = /^[\p{Cf}\p{Default_Ignorable_Code_Point}]$/u;

/** Radicals and compatibility ideographs. */
const PDF_FORM = /^[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]$/u;

function foldForSearch(char: string): string {
  if (UNSEEN.test(char)) return '';
  // A layout puts spaces between letters: 至少组织 1 次
  if (/^\s$/.test(char)) return '';
  if (PDF_FORM.test(char)) return foldForReading(char).text.toLowerCase();
  const narrow = /^[\uFE50-\uFE6F\uFF01-\uFFEE]$/.test(char) ? char.normalize('NFKC') : char;
  if (narrow === '〔') return '[';
  if (narrow === '〕') return ']';
  return narrow.toLowerCase();
}

const STRENGTHS: Record<Strength, { fold: (char: string) => string; known: Map<string, string> }> = {
  search: { fold: foldForSearch, known: new Map() },
  wording: { fold: foldWording, known: new Map() },
  letters: { fold: foldLetter, known: new Map() },
};

/** One character (code point) folded; '' where it does not count. */
export function foldCharacter(char: string, strength: Strength): string {
  const { fold, known } = STRENGTHS[strength];
  let folded = known.get(char);
  if (folded === undefined) known.set(char, (folded = fold(char)));
  return folded;
}

/** Folds a text and keeps the way back. */
export function foldText(original: string, strength: Strength): Folded {
  let text = '';
  let offset = 0;
  let same = true;
  const at: number[] = [];
  for (const char of original) {
    const folded = foldCharacter(char, strength);
    if (folded.length !== char.length) same = false;
    for (let i = 0; i < folded.length; i++) at.push(offset + Math.min(i, char.length - 1));
    text += folded;
    offset += char.length;
  }
  at.push(offset);
  return { text, at: same ? null : at, original };
}

/** A stretch of a folded text as a stretch of the original, from its first character to its last; what does not count around it stays out. */
export function unfold({ at, original }: Folded, { start, end }: Span): Span {
  if (at === null) return { start, end };
  const first = at[start] ?? original.length;
  if (end <= start) return { start: first, end: first };
  const last = at[end - 1] as number;
  return { start: first, end: last + ((original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) };
}

/** All places where `needle` (folded as strongly) stands, as stretches of the original; those that overlap count once. */
export function findAll(haystack: Folded, needle: string): Span[] {
  const spans: Span[] = [];
  if (needle === '') return spans;
  for (let from = haystack.text.indexOf(needle); from >= 0; from = haystack.text.indexOf(needle, from + needle.length)) {
    spans.push(unfold(haystack, { start: from, end: from + needle.length }));
  }
  return spans;
}

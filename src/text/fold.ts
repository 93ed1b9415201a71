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
  at: ArrayLike<number> | null;
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

/** What a character becomes, by its number, so that most of a text is folded without making a string of each. */
const [UNKNOWN, ITSELF, NOTHING, ANOTHER] = [0, 1, 2, 3];

const remember = (fold: (char: string) => string) => ({ fold, known: new Map<string, string>(), kinds: new Uint8Array(0x10000) });

const STRENGTHS: Record<Strength, ReturnType<typeof remember>> = {
  search: remember(foldForSearch), wording: remember(foldWording), letters: remember(foldLetter),
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
  const { kinds } = STRENGTHS[strength];
  const { length } = original;
  let text = '';
  /** Where what stays as it is began. */
  let run = 0;
  let same = true;
  let at = new Int32Array(length + 1);
  let count = 0;
  for (let offset = 0; offset < length;) {
    const code = original.charCodeAt(offset);
    const kind = kinds[code];
    if (kind === ITSELF) {
      at[count++] = offset++;
      continue;
    }
    if (kind === NOTHING) {
      text += original.slice(run, offset++);
      run = offset;
      same = false;
      continue;
    }
    const char = String.fromCodePoint(original.codePointAt(offset) as number);
    const folded = foldCharacter(char, strength);
    if (kind === UNKNOWN && char.length === 1) kinds[code] = folded === char ? ITSELF : folded === '' ? NOTHING : ANOTHER;
    text += original.slice(run, offset) + folded;
    run = offset + char.length;
    if (folded.length !== char.length) same = false;
    if (count + folded.length + length - offset >= at.length) {
      const longer = new Int32Array(at.length + folded.length + length);
      longer.set(at);
      at = longer;
    }
    for (let i = 0; i < folded.length; i++) at[count++] = offset + Math.min(i, char.length - 1);
    offset = run;
  }
  text += original.slice(run);
  if (same) return { text, at: null, original };
  at[count] = length;
  return { text, at: at.slice(0, count + 1), original };
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

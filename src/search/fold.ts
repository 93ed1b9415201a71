/**
 * Text as search compares it: without regard to width, case, and the shape of square brackets.
 * Every other character counts, punctuation too, since readers expect what Ctrl-F finds.
 */
import type { Span } from '../text/span.ts';

export interface Folded {
  text: string;
  /** For each UTF-16 unit of `text`, and once more for its end, the offset in the original; null where the two agree. */
  at: readonly number[] | null;
}

/** What is not plain already: capitals, white space, wide forms, brackets, and characters nobody sees. */
const UNFOLDED =
  /[\p{Lu}\p{Lt}\s〔〕﹝﹞\uFE50-\uFE6F\uFF01-\uFFEE\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

const UNSEEN = /^[\p{Cf}\p{Default_Ignorable_Code_Point}]$/u;

/** One character (code point) folded: `Ａ` → `a`, `（` → `(`, `〔` → `[`, a zero-width space → nothing. */
export function foldCharacter(char: string): string {
  if (UNSEEN.test(char)) return '';
  if (/^\s$/.test(char)) return ' ';
  const narrow = /^[\uFE50-\uFE6F\uFF01-\uFFEE]$/.test(char) ? char.normalize('NFKC') : char;
  if (narrow === '〔') return '[';
  if (narrow === '〕') return ']';
  return narrow.toLowerCase();
}

/** Folds a text and keeps the way back. */
export function foldText(original: string): Folded {
  if (!UNFOLDED.test(original)) return { text: original, at: null };
  let text = '';
  let offset = 0;
  let same = true;
  const at: number[] = [];
  for (const char of original) {
    const folded = foldCharacter(char);
    if (folded.length !== char.length) same = false;
    for (let i = 0; i < folded.length; i++) at.push(offset + Math.min(i, char.length - 1));
    text += folded;
    offset += char.length;
  }
  at.push(offset);
  return { text, at: same ? null : at };
}

/** All places where `needle` (folded) stands, as stretches of the original; those that overlap count once. */
export function findAll(haystack: Folded, needle: string): Span[] {
  const spans: Span[] = [];
  if (needle === '') return spans;
  for (let from = haystack.text.indexOf(needle); from >= 0; from = haystack.text.indexOf(needle, from + needle.length)) {
    const to = from + needle.length;
    spans.push(haystack.at === null
      ? { start: from, end: to }
      : { start: haystack.at[from] ?? 0, end: haystack.at[to] ?? 0 });
  }
  return spans;
}

/** Sorts stretches and joins those that touch. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}

/** Text as wording is compared: letters and digits alone, without regard to width and case. */
import { foldLetter } from '../points/index.ts';
import type { Span } from '../text/span.ts';

/** Folded text and the way back to the text as it stands. */
export interface Folded {
  /** Letters and digits; punctuation, brackets and white space are gone. */
  text: string;
  /** For each UTF-16 unit of `text` its offset in the original. */
  at: number[];
}

/** Folds a text: `“三同步”，３项` → `三同步3项`. */
export function foldText(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let offset = 0;
  for (const char of original) {
    const kept = foldLetter(char);
    for (let i = 0; i < kept.length; i++) at.push(offset + Math.min(i, char.length - 1));
    text += kept;
    offset += char.length;
  }
  return { text, at };
}

/** A stretch of folded text as a stretch of the original, from its first letter to its last. */
export function unfold({ at }: Folded, { start, end }: Span, original: string): Span {
  if (end <= start) return { start: at[start] ?? original.length, end: at[start] ?? original.length };
  const last = at[end - 1] as number;
  const width = (original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1;
  return { start: at[start] as number, end: last + width };
}

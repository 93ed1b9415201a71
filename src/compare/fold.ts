/** Text as wording is compared: letters and digits alone, without regard to width and case. */
import { foldChar } from '../points/index.ts';

/** Folded text and the way back to the text as it stands. */
export interface Folded {
  /** Letters and digits; punctuation, brackets and white space are gone. */
  text: string;
  /** For each UTF-16 unit of `text` its offset in the original. */
  at: number[];
}

/** A stretch of text, `end` exclusive, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

const folded = new Map<string, string>();

function foldOne(char: string): string {
  let result = folded.get(char);
  if (result === undefined) {
    result = foldChar(char);
    if (!/^[\p{L}\p{N}]+$/u.test(result)) result = '';
    folded.set(char, result);
  }
  return result;
}

/** Folds a text: `“三同步”，３项` → `三同步3项`. */
export function foldText(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let offset = 0;
  for (const char of original) {
    const kept = foldOne(char);
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

/** The runs of letters and digits between punctuation, folded: `推进公开，促发展` → `推进公开`, `促发展`. */
export function foldedRuns(original: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (const char of original) {
    const kept = foldOne(char);
    if (kept !== '') run += kept;
    // White space inside a line is layout, not the end of a clause.
    else if (run !== '' && !/\s/.test(char)) {
      runs.push(run);
      run = '';
    }
  }
  if (run !== '') runs.push(run);
  return runs;
}

/** The layer of lines: every character of a text belongs to exactly one line. */
import { findLineEnds } from '../text/line-ends.ts';

export interface Line {
  /** First offset of the line. */
  start: number;
  /** Offset of its line end (or of the end of the text). */
  end: number;
  /** First offset of the next line; between `end` and `next` stands `\n`, `\r\n`, `\r` or nothing. */
  next: number;
  /** The line without white space at either end; `from === to` for a blank line. */
  from: number;
  to: number;
  text: string;
}

const WHITE = /[\s\u3000\ufeff\u0085]/;

/** True for white space as word processors make it: full-width space and BOM included. */
export function isWhite(char: string): boolean {
  return WHITE.test(char);
}

/** Splits a text into its lines. Total: contiguous, in order, covering every character. */
export function toLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { start: end, end: next } of [...findLineEnds(text), { start: text.length, end: text.length }]) {
    // Behind the last line end stands no line.
    if (start === text.length) break;
    let from = start;
    let to = end;
    while (from < to && isWhite(text.charAt(from))) from++;
    while (to > from && isWhite(text.charAt(to - 1))) to--;
    lines.push({ start, end, next, from, to, text: text.slice(from, to) });
    start = next;
  }
  return lines;
}

/** Turns offsets into lines and columns by binary search. */
export function toPositions(lines: readonly Line[]) {
  return (offset: number) => {
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] as Line).start <= offset) low = middle;
      else high = middle - 1;
    }
    const line = lines[low];
    if (!line) return { line: 1, column: 1, offset };
    // The end of a text that ends with a line end is the start of a line that has no characters.
    if (offset >= line.next && line.next > line.end) return { line: low + 2, column: 1, offset };
    return { line: low + 1, column: offset - line.start + 1, offset };
  };
}

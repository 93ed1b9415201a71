/** The cells of a printed row, as stretches of its text. */
import { matchMarker } from './lexical.ts';
import { isWhite } from './lines.ts';

export interface CellRange {
  start: number;
  end: number;
  words: string;
}

/** What a line holds of a row whose cells stand between commas (comma-rows.ts). */
export interface CommaCells {
  cells: CellRange[];
  /** Its first cell goes on one of the line above, whose quotation marks no line closed yet. */
  within: boolean;
}

/** The cells of a stretch between borders, without the white space around their words; a border behind `\` is a letter. */
export function splitCells(text: string, start: number, end: number, border: string): CellRange[] {
  const cells: CellRange[] = [];
  let at = start;
  for (let i = start; i <= end; i++) {
    if (i < end && (text.charAt(i) !== border || text.charAt(i - 1) === '\\')) continue;
    let [from, to] = [at, i];
    while (from < to && isWhite(text.charAt(from))) from++;
    while (to > from && isWhite(text.charAt(to - 1))) to--;
    cells.push({ start: from, end: to, words: text.slice(from, to) });
    at = i + 1;
  }
  return cells;
}

/** Two cells that ran together into one: `(一)推进机制建设 年内至少召开1次会议…` */
export function splitRunTogether(cell: CellRange): CellRange[] {
  const match = /^([（(][^（()）\s]{1,3}[）)]\s*[^\s。，；：]{2,30})\s+(?=\S{16,})/.exec(cell.words);
  if (!match || !/[。；]/.test(cell.words) || matchMarker(cell.words)?.rank !== 2) return [cell];
  const split = cell.start + match[0].length;
  const heading = match[1] ?? '';
  return [
    { start: cell.start, end: cell.start + heading.length, words: heading },
    { start: split, end: cell.end, words: cell.words.slice(match[0].length) },
  ];
}

/** Cells of several lines that a spreadsheet put between quotation marks when it was copied: 3⇥"每月更新。⏎ 逐项公开。"⇥办公室. */
import type { CellRange } from './cells.ts';

const countOf = (words: string) => words.split('"').length - 1;
/** A cell with as many marks that open as close quotes a word: 落实"三审三校"制度. */
const opens = ({ words }: CellRange) => words.startsWith('"') && countOf(words) % 2 === 1;
const closes = ({ words }: CellRange) => words.endsWith('"') && countOf(words) % 2 === 1;

/** No cell has more lines: the longest of `eval:lengths` has 308 letters, eleven lines of 28; those cut after every item are some times as many. */
const LONGEST_CELL = 30;

/** True where the last cell of line `at` begins with a mark that a later line closes, with nothing but its own lines between. */
export function opensQuote(cellsAt: (index: number) => readonly CellRange[] | null, at: number): boolean {
  const last = cellsAt(at)?.at(-1);
  if (!last || !opens(last)) return false;
  for (let index = at + 1; index <= at + LONGEST_CELL; index++) {
    const [first, ...others] = cellsAt(index) ?? [];
    if (!first) return false;
    if (closes(first)) return true;
    if (others.length > 0 || countOf(first.words) % 2 === 1) return false;
  }
  return false;
}

/** The cells of a line without such marks. @param quoted its first cell goes on one of the line above */
export function unquote(cells: readonly CellRange[], quoted: boolean): CellRange[] {
  return cells.map((cell, at) => {
    const { start, end, words } = cell;
    if (at === 0 && quoted && closes(cell)) return { start, end: end - 1, words: words.slice(0, -1).trimEnd() };
    if (at === cells.length - 1 && opens(cell)) return { start: start + 1, end, words: words.slice(1) };
    return cell;
  });
}

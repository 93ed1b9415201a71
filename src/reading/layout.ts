/**
 * What stands in a file, between its format and the notice: paragraphs and tables with real cells, each with its place.
 * {@link flatten} makes of it the text the notice parser reads, with the place of each line and the cells as they are.
 */
import type { GivenSpan, GivenTable } from '../text/given-table.ts';
import type { Block, LayoutCell, LayoutTable, Paragraph, FileLocation } from './blocks.ts';
import type { Losses } from './loss.ts';

export type { Block, LayoutCell, LayoutTable, Paragraph, FileLocation } from './blocks.ts';

/** `第3页`, `分工表!D7`, `表1第3行`, `第12段` */
export function toPlaceWords({ page, sheet, cell, paragraph: number, table, row }: FileLocation): string {
  if (page !== undefined) return `第${String(page)}页`;
  if (sheet !== undefined) return cell === undefined ? sheet : `${sheet}!${cell}`;
  if (table !== undefined) return `表${String(table)}第${String(row)}行`;
  return number === undefined ? '' : `第${String(number)}段`;
}

/** What a reader of a format gives. */
export interface ReadDocument {
  blocks: Block[];
  losses: Losses;
}

/** A text, and what is known of its lines. */
export interface Flattened {
  text: string;
  tables: GivenTable[];
  /** For each line of the text, where it stands. */
  places: FileLocation[];
  /** The first line of each block, from 0. */
  lineOf: Map<Block, number>;
  /** Tables, and cells that reach over others. */
  counts: { tables: number; merged: number };
}

/** At most so many columns and rows of one cell are believed: HTML's own limit for columns (colspan). */
const MOST_SPAN = 1000;
/** A table of more places than this is refused, since spans multiply: a table of tasks has some thousand. */
const MOST_PLACES_OF_A_TABLE = 2_000_000;

export class LayoutError extends Error {}

export function paragraph(lines: readonly string[], place?: FileLocation): Paragraph {
  // What ends a line in other programs does here too; what is no letter is not one here.
  return { kind: 'paragraph', lines: lines.flatMap((line) => line.replace(/[\x00-\x08\x0e-\x1f]/g, '').split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)), place }; // eslint-disable-line no-control-regex
}

/** @throws LayoutError where a table is larger than any table is */
export function flatten(blocks: readonly Block[]): Flattened {
  const lines: string[] = [];
  const found: Flattened = { text: '', tables: [], places: [], lineOf: new Map(), counts: { tables: 0, merged: 0 } };
  let left = MOST_PLACES_OF_A_TABLE;
  let paragraphs = 0;
  const addTable = (rows: readonly (readonly LayoutCell[])[], unsure: boolean) => {
    const { grid, spans, places, width } = layOut(rows, left);
    left -= width * grid.length;
    rows.forEach((row, at) => row.forEach((cell) => cell.blocks.forEach((block) => noteLine(block, lines.length + at, found.lineOf))));
    if (!unsure) found.tables.push({ line: lines.length, rows: grid.length, spans });
    found.counts.tables++;
    found.counts.merged += spans.length;
    grid.forEach((row, at) => {
      lines.push(row.join('\t'));
      found.places.push(places[at] ?? { table: found.counts.tables, row: at + 1 });
    });
  };
  const visit = (block: Block): void => {
    found.lineOf.set(block, lines.length);
    if (block.kind === 'paragraph') {
      if (block.lines.some((line) => line.trim() !== '')) paragraphs++;
      for (const line of block.lines) {
        lines.push(line);
        found.places.push(block.place ?? { paragraph: paragraphs });
      }
      return;
    }
    for (const part of divideTable(block)) {
      if ('rows' in part) addTable(part.rows, block.unsure === true);
      else part.blocks.forEach(visit);
    }
  };
  blocks.forEach(visit);
  found.text = `${lines.join('\n')}\n`;
  return found;
}

function noteLine(block: Block, line: number, lineOf: Map<Block, number>): void {
  lineOf.set(block, line);
  if (block.kind === 'table') for (const row of block.rows) for (const cell of row) for (const inner of cell.blocks) noteLine(inner, line, lineOf);
}

/** A row that is one cell across its table and has so many lines holds running text, no heading of rows. */
const RUNNING_LINES = 4;

/**
 * The tables of data in a table, and what only it frames: the whole notice in one cell, a letterhead of two cells
 * above it. A table of data has two cells in half of its rows, and two rows.
 */
function divideTable(table: LayoutTable): ({ rows: LayoutCell[][] } | { blocks: Block[] })[] {
  const parts: ({ rows: LayoutCell[][] } | { blocks: Block[] })[] = [];
  let rows: LayoutCell[][] = [];
  const close = () => {
    if (rows.length > 0) parts.push(table.data || isData(rows) ? { rows } : { blocks: rows.flatMap((row) => row.flatMap((cell) => cell.blocks)) });
    rows = [];
  };
  for (const row of table.rows) {
    const [only] = row;
    if (!table.data && row.length === 1 && only && countLines(only.blocks) >= RUNNING_LINES) {
      close();
      parts.push({ blocks: only.blocks });
    } else if (row.length > 0 || rows.length > 0) rows.push(row);
  }
  close();
  return parts;
}

function isData(rows: readonly (readonly LayoutCell[])[]): boolean {
  const several = rows.filter((row) => row.length > 1).length;
  if (rows.length < 2 || several * 2 < rows.length) return false;
  // A table of data in a cell: what is around it only lays out the page.
  const cells = rows.flat();
  if (cells.some(({ blocks }) => blocks.some(holdsData))) return false;
  // A page of two columns: nearly all of it stands in one cell, and nothing looks like a header.
  const isHeader = (rows[0] ?? []).every(({ blocks }) => countLetters(blocks) <= LONGEST_HEADER);
  if (isHeader) return true;
  const all = cells.reduce((sum, { blocks }) => sum + countLetters(blocks), 0);
  return !cells.some(({ blocks }) => countLines(blocks) > RUNNING_LINES && countLetters(blocks) > all * 0.7);
}

/** 完成时限及进度安排（2024年）: names of columns are no longer. */
const LONGEST_HEADER = 16;

/** True for a table with three rows of three cells, or a table that holds one: a small one in a cell only arranges its words. */
function holdsData(block: Block): boolean {
  if (block.kind !== 'table') return false;
  return block.rows.filter((row) => row.length > 2).length > 2 || block.rows.some((row) => row.some((cell) => cell.blocks.some(holdsData)));
}

function countLetters(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'paragraph'
    ? block.lines.reduce((length, line) => length + line.trim().length, 0)
    : block.rows.reduce((length, row) => length + row.reduce((each, cell) => each + countLetters(cell.blocks), 0), 0)), 0);
}

function countLines(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.lines.filter((line) => line.trim() !== '').length : block.rows.length), 0);
}

/** Puts cells in their places, a list a row; what a cell covers is blank. */
function layOut(rows: readonly (readonly LayoutCell[])[], most: number): { grid: string[][]; spans: GivenSpan[]; places: (FileLocation | undefined)[]; width: number } {
  /** For each column, how many more rows are covered from above. */
  const covered: number[] = [];
  const spans: GivenSpan[] = [];
  const places: (FileLocation | undefined)[] = [];
  let taken = 0;
  const grid = rows.map((row, at) => {
    const cells: string[] = [];
    const put = (text: string, below: number) => {
      if (++taken > most) throw new LayoutError('其中的表格大得不像一张表');
      covered[cells.length] = below;
      cells.push(text);
    };
    const skip = () => {
      while ((covered[cells.length] ?? 0) > 0) put('', (covered[cells.length] as number) - 1);
    };
    for (const cell of row) {
      skip();
      const columns = Math.min(cell.columns, MOST_SPAN);
      const height = Math.max(1, Math.min(cell.rows, MOST_SPAN, rows.length - at));
      if (columns > 1 || height > 1) spans.push({ row: at, column: cells.length, rows: height, columns });
      put(toCellText(toLinesOf(cell.blocks)), height - 1);
      for (let more = 1; more < columns; more++) put('', height - 1);
      places[at] ??= cell.place;
    }
    skip();
    return cells;
  });
  const width = Math.max(0, ...grid.map((cells) => cells.length));
  if (width * grid.length > most) throw new LayoutError('其中的表格大得不像一张表');
  for (const cells of grid) while (cells.length < width) cells.push('');
  return { grid, spans, places, width };
}

/** The lines in a cell; a table in it gives a line for each of its cells. */
function toLinesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? block.lines : block.rows.flatMap((row) => row.map((cell) => toCellText(toLinesOf(cell.blocks))))));
}

/** A character of a word, not a mark between words. */
const LETTER = /[\p{L}\p{N}）)】\]”》%]/u;
const OPENS = /[\p{L}\p{N}（(【[“《]/u;

/**
 * A cell in one line. Lines that no mark divides stay apart by a space: units or measures one beneath another are
 * several, not one long one. A line of one or two characters is the rest of a word somebody broke by hand.
 */
export function toCellText(lines: readonly string[]): string {
  let text = '';
  let before = '';
  for (const line of lines.flatMap((each) => each.split(/[\n\r\v\f\t\u0085\u2028\u2029]/))) {
    // Between letters of Chinese a space is layout: 规 划 处.
    const words = line.trim().replace(/(?<=[^\x20-\x7e]) +(?=[^\x20-\x7e])/g, '');
    if (words === '') continue;
    const broken = isFragment(words) || isFragment(before);
    const apart = text !== '' && !broken && LETTER.test(text.charAt(text.length - 1)) && OPENS.test(words.charAt(0));
    text += apart ? ` ${words}` : words;
    before = words;
  }
  return text;
}

/** 1 or 2 letters that are no name of a unit (工会, 团委): the rest of a word broken by hand. A number may stand alone. */
function isFragment(words: string): boolean {
  return /^\p{Script=Han}{1,2}[。；，、”）》]*$/u.test(words) && !/.[会委办处科室局队组股部]$/.test(words);
}

/** Tables: which lines belong to one, its cells, its rows, and what each column holds. */
import { splitCells, splitRunTogether, type CellRange } from './cells.ts';
import { isOwnLineHeading, type Kind } from './classify.ts';
import { looksLikeUnits, placeRow, toColumns, toHeaderRole } from './columns.ts';
import { around, branch, leaf, other, Run, type Draft, type TableRead } from './draft.ts';
import { endsSentence, matchMarker } from './lexical.ts';
import type { Line } from './lines.ts';
import type { ColumnRole, Table } from './tree.ts';

// ── tables ─────────────────────────────────────────────────────────────────

/** The cells of a line of a table; between bars, it has one at either end. */
function splitRow(text: string, line: Line, dress: Table['dress']): CellRange[] {
  return dress === 'pipes' ? splitCells(text, line.from + 1, Math.max(line.from + 1, line.to - 1), '|') : splitCells(text, line.start, line.end, '\t');
}

/** A row as it is printed. */
interface PrintedRow {
  line: number;
  cells: CellRange[];
  header: boolean;
  /** It goes on the row before it: known where cells are set under their header. */
  continued?: boolean;
}

/** A table with a row a line. Blank lines inside it are page breaks; a repeated header goes on. */
export function readRowTable(
  text: string, lines: readonly Line[], from: number,
  isRow: (index: number) => boolean, kinds: readonly Kind[],
): TableRead {
  const dress = (kinds[from] as Kind).pipes ? 'pipes' : 'tabs';
  const cellsAt = (index: number) => splitRow(text, lines[index] as Line, dress);
  let columns = toColumns(cellsAt(from).map((cell) => cell.words));
  const rows: PrintedRow[] = [];
  const borders: number[] = [];
  let last = from;
  for (let i = from; i < lines.length; i++) {
    const kind = kinds[i] as Kind;
    if (kind.blank) continue;
    if (kind.page) continue;
    if (kind.rule) {
      if (i - last > 1 && columns === null) break;
      borders.push(i);
      last = i;
      continue;
    }
    if (columns && isHeadingBetweenRows(lines, kinds, i, (index) => isRow(index) && (kinds[index] as Kind).pipes === (dress === 'pipes') && toColumns(cellsAt(index).map((cell) => cell.words)) === null)) {
      const { from: start, to: end, text: words } = lines[i] as Line;
      rows.push({ line: i, cells: [{ start, end, words }], header: false });
      last = i;
      continue;
    }
    if (!isRow(i) || kind.pipes !== (dress === 'pipes')) break;
    const printed = cellsAt(i);
    const roles = toColumns(printed.map((cell) => cell.words));
    const cells = columns && !roles ? printed.flatMap(splitRunTogether) : printed;
    const afterBlank = i - last > 1;
    if (afterBlank && columns === null) break; // tables of figures end at a blank line
    if (afterBlank && roles && columns && roles.join() !== columns.join()) break;
    if (roles && !columns) columns = roles;
    rows.push({ line: i, cells, header: roles !== null });
    last = i;
  }
  return { draft: draftTable(lines, rows, borders, dress, columns), next: last + 1 };
}

/** True for a heading on a line of its own between the rows of a table: 一、主动公开 ⏎ 1⇥公开…⇥办公室 */
function isHeadingBetweenRows(lines: readonly Line[], kinds: readonly Kind[], index: number, isRow: (index: number) => boolean): boolean {
  const isHeading = (at: number) => {
    const { marker, tabs, pipes } = kinds[at] as Kind;
    const { text } = lines[at] as Line;
    return marker !== null && marker.rank <= 2 && tabs === 0 && !pipes && isOwnLineHeading(text.slice(marker.length), marker.rank);
  };
  if (!isHeading(index)) return false;
  // A chapter and a clause may stand above the same row.
  for (let next = index + 1, headings = 1; next < lines.length && next - index <= 6 && headings <= 2; next++) {
    const kind = kinds[next] as Kind;
    if (kind.blank || kind.page) continue;
    if (isRow(next)) return true;
    if (!isHeading(next)) return false;
    headings++;
  }
  return false;
}

/** The chapter or clause that a row states for the rows beneath it, or null: one cell with words, a heading or the first where a number is wanted. */
function toHeadingColumn(cells: readonly CellRange[], columns: readonly ColumnRole[]): 'chapter' | 'clause' | null {
  const filled = cells.filter((cell) => cell.words !== '');
  const only = filled[0];
  if (!only || filled.length > 1 || columns.length < 3) return null;
  const marker = matchMarker(only.words);
  if (marker && marker.rank <= 2 && isOwnLineHeading(only.words.slice(marker.length), marker.rank)) return marker.rank === 1 ? 'chapter' : 'clause';
  const first = cells[0] === only && cells.length >= columns.filter((column) => column !== 'chapter' && column !== 'clause').length;
  return first && columns[0] === 'index' && !marker && only.words.length <= 30 && !/^[0-9０-９]|[。；;，]/.test(only.words) ? 'chapter' : null;
}

function draftTable(
  lines: readonly Line[], rows: readonly PrintedRow[], borders: readonly number[], dress: Table['dress'], columns: readonly ColumnRole[] | null,
): Draft {
  const above = new Map<ColumnRole, boolean>();
  const children: Draft[] = borders.map((index) => other('border', (lines[index] as Line).from, (lines[index] as Line).to));
  const header = rows.find((row) => row.header)?.cells ?? [];
  const plain = rows.filter((row) => !row.header);
  // Rows as wide as a header that names every column: nothing was shifted.
  const regular = header.every((cell) => cell.words !== '') && plain.filter(({ cells }) => cells.length === header.length).length * 5 >= plain.length * 4;
  const headings = columns ? plain.map(({ cells }) => toHeadingColumn(cells, columns)) : [];
  // A heading in a row of its own needs a column to stand in.
  const all = columns && [...(['chapter', 'clause'] as const).filter((role) => !columns.includes(role) && headings.includes(role)), ...columns];
  let previous: Row | null = null;
  let heads: string[] = [];
  let at = 0;
  for (const { cells, header: isHeader, line, continued: goes } of rows) {
    const words = cells.map((cell) => cell.words);
    if (isHeader) heads = words;
    const heading = isHeader ? null : headings[at++] ?? null;
    const placed = !columns || isHeader ? cells.map(() => null)
      : heading ? words.map((word) => (word === '' ? null : heading)) : placeRow(words, heads, columns, regular);
    const row: Row = { cells, placed };
    const continued: boolean = goes ?? (columns !== null && !isHeader && previous !== null && goesOn(row, previous, columns));
    children.push(draftRow(lines[line] as Line, row, all, { header: isHeader, continued }, above));
    if (!isHeader) previous = continued ? previous : row;
  }
  children.sort((a, b) => a.start - b.start);
  const first = children[0] as Draft;
  const end = children[children.length - 1] as Draft;
  return branch('table', first.start, end.end, children, { dress, columns: all });
}

/**
 * A table copied from a PDF: cells set under their header with spaces, a cell
 * of many lines going on beneath its first. A line that starts no row goes on
 * the row before it.
 */
export function readAlignedTable(lines: readonly Line[], from: number, kinds: readonly Kind[]): TableRead | null {
  const head = splitAligned(lines[from] as Line);
  const columns = head.length >= 3 ? toColumns(head.map((cell) => cell.words)) : null;
  if (!columns) return null;
  /** Where each column starts, as far as whole rows have shown. */
  let starts = head.map((cell) => cell.at);
  const rows: PrintedRow[] = [{ line: from, cells: head, header: true }];
  let last = from;
  for (let i = from + 1; i < lines.length && i - last <= 3; i++) {
    const kind = kinds[i] as Kind;
    if (kind.blank || kind.page) continue;
    if (kind.chrome || kind.field || kind.rule || kind.tabs > 0 || kind.pipes) break;
    const printed = splitAligned(lines[i] as Line);
    const isHeader = printed.length === head.length && toColumns(printed.map((cell) => cell.words)) !== null;
    if (printed.length === head.length && !isHeader) starts = starts.map((start, at) => Math.min(start, (printed[at] as AlignedCell).at));
    const near = (cell: AlignedCell) => starts.reduce((best, start, at) => (Math.abs(start - cell.at) < Math.abs((starts[best] as number) - cell.at) ? at : best), 0);
    const places = printed.length === head.length ? printed.map((_, at) => at) : printed.map(near);
    const rising = places.every((place, at) => at === 0 || place > (places[at - 1] as number));
    const off = printed.some((cell, at) => Math.abs((starts[places[at] as number] as number) - cell.at) > 6);
    if (!rising || (off && printed.length < 3)) break;
    const cells = head.map((_, place): CellRange => {
      const at = places.indexOf(place);
      if (at >= 0) return printed[at] as CellRange;
      const before = printed[places.findLastIndex((other) => other < place)];
      const edge = before?.end ?? (lines[i] as Line).from;
      return { start: edge, end: edge, words: '' };
    });
    rows.push({ line: i, cells, header: isHeader });
    last = i;
  }
  markContinued(rows, columns);
  return rows.length > 1 ? { draft: draftTable(lines, rows, [], 'spaces', columns), next: last + 1 } : null;
}

/**
 * Which lines of an aligned table go on the row before them. A number stands
 * at the top of its row, or in its middle, where a line above a number stops
 * in mid-sentence.
 */
function markContinued(rows: PrintedRow[], columns: readonly ColumnRole[]): void {
  const place = widest(rows);
  const asked = (row: PrintedRow) => row.cells[place]?.words ?? '';
  const isNumbered = (row: PrintedRow | undefined) => row !== undefined && !row.header && /^[0-9０-９]{1,4}[.．、]?$/.test(row.cells[0]?.words ?? '');
  const counted = columns[0] === 'index';
  const centred = counted && rows.some((row, at) =>
    !row.header && !isNumbered(row) && isNumbered(rows[at + 1]) && asked(row) !== '' && !endsSentence(asked(row)));
  let open = false; // a row has begun above its number
  let over = true; // what the row asks for is said
  rows.forEach((row, at) => {
    if (row.header) {
      over = true;
      return;
    }
    if (!counted) row.continued = at > 1 && row.cells[0]?.words === '';
    else if (isNumbered(row)) {
      row.continued = open;
      open = false;
    } else {
      const begins = at <= 1 || (centred && asked(row) !== '' && over && !open);
      row.continued = !begins;
      open ||= begins;
    }
    if (asked(row) !== '') over = endsSentence(asked(row));
  });
}

/** The place of the column with the most words: the requirement. */
function widest(rows: readonly PrintedRow[]): number {
  const lengths = (rows[0]?.cells ?? []).map((_, at) => rows.reduce((sum, { cells }) => sum + (cells[at]?.words.length ?? 0), 0));
  return lengths.indexOf(Math.max(...lengths));
}

interface AlignedCell extends CellRange {
  /** Its place on the line, a Chinese character counting two. */
  at: number;
}

/** The stretches of a line between two spaces or more. */
export function splitAligned(line: Line): AlignedCell[] {
  if (line.text.length > 1000) return [];
  const cells: AlignedCell[] = [];
  let width = line.from - line.start;
  let at = 0;
  const measure = (to: number) => {
    for (; at < to; at++) width += line.text.charCodeAt(at) > 0x2000 ? 2 : 1;
    return width;
  };
  for (const match of line.text.matchAll(/\S+(?: \S+)*/g)) {
    cells.push({ start: line.from + match.index, end: line.from + match.index + match[0].length, words: match[0], at: measure(match.index) });
  }
  return cells;
}

interface Row {
  cells: CellRange[];
  placed: (ColumnRole | null)[];
}

/** Columns whose blank cells were merged with the cell above: a blank 备注 or 配合 means none. */
const MERGED: readonly ColumnRole[] = ['chapter', 'clause', 'lead', 'responsible', 'deadline'];

/** True for a column whose blank cell was merged; beside a lead of the row's own, a blank 责任单位 means none, as a blank 配合 does. */
function isMerged(column: ColumnRole, row: Row): boolean {
  return MERGED.includes(column) && !(column === 'responsible' && (row.cells[row.placed.indexOf('lead')]?.words ?? '') !== '');
}

/** A row that a page break cut: no number of its own where the table counts, and a requirement that stopped in mid-sentence. */
function goesOn(row: Row, previous: Row, columns: readonly ColumnRole[]): boolean {
  const words = (which: Row, column: ColumnRole) => which.cells[which.placed.indexOf(column)]?.words ?? '';
  if (!columns.includes('index') || words(row, 'index') !== '') return false;
  if (words(row, 'chapter') !== '' || words(row, 'clause') !== '') return false;
  const asked = words(previous, 'requirement');
  return asked !== '' && words(row, 'requirement') !== '' && !endsSentence(asked);
}

function draftRow(
  line: Line, row: Row, columns: readonly ColumnRole[] | null,
  state: { header: boolean; continued: boolean }, above: Map<ColumnRole, boolean>,
): Draft {
  if (columns && !state.header) forgetAcrossChapter(row, above);
  // One column of tasks whose words are no chapter: its blank cells are the clause, merged.
  const blankChapter = row.placed.findIndex((column, at) => column === 'chapter' && row.cells[at]?.words === '');
  if (blankChapter >= 0 && !above.get('chapter') && above.get('clause') && !row.placed.includes('clause')) row.placed[blankChapter] = 'clause';
  const children = row.cells.map((cell, place): Draft => {
    const column = row.placed[place] ?? null;
    const blank = cell.words === '';
    const inherited = blank && !state.continued && column !== null && isMerged(column, row) && above.get(column) === true;
    if (!blank && column && !state.header) above.set(column, true);
    return draftCell(cell, { column, place, inherited });
  });
  // A merged cell that left no trace in its row stands, without width, at the row's end.
  const lost = columns && !state.header && !state.continued
    ? columns.filter((column) => isMerged(column, row) && !row.placed.includes(column) && above.get(column) === true) : [];
  lost.forEach((column, index) => children.push(
    draftCell({ start: line.end, end: line.end, words: '' }, { column, place: row.cells.length + index, inherited: true })));
  return branch('row', Math.min(line.start, children[0]?.start ?? line.start), line.end, children, { ...state });
}

/** Merged cells reach to the end of their chapter; a new clause starts its heading anew. */
function forgetAcrossChapter(row: Row, above: Map<ColumnRole, boolean>): void {
  const filled = (column: ColumnRole) => (row.cells[row.placed.indexOf(column)]?.words ?? '') !== '';
  if (filled('chapter')) above.clear();
}

export function draftCell(cell: CellRange, data: { column: ColumnRole | null; place: number; inherited: boolean }): Draft {
  const children: Draft[] = [];
  const marker = data.column === 'chapter' || data.column === 'clause' || data.column === 'requirement'
    ? matchMarker(cell.words) : null;
  let from = cell.start;
  if (marker && marker.length < cell.words.length) {
    children.push(leaf('marker', from, from + marker.length));
    from += marker.length;
  }
  let to = cell.end;
  while (from < to && /\s/.test(cell.words.charAt(from - cell.start))) from++;
  if (to < from) to = from;
  if (to > from) children.push(leaf('text', from, to));
  return branch('cell', cell.start, cell.end, children, { ...data });
}

/**
 * A table flattened to a cell a paragraph: first its header cells, a line
 * each, then the cells row by row, blank ones lost. A row begins with its
 * headings and its numbered requirement.
 */
export function readFlattenedTable(
  text: string, lines: readonly Line[], from: number, kinds: readonly Kind[],
  filledAfter: (index: number) => number,
): TableRead | null {
  const header: number[] = [];
  let at = from;
  for (; at < lines.length && header.length < 12; at = filledAfter(at)) {
    if (toHeaderRole((lines[at] as Line).text) === null) break;
    header.push(at);
  }
  if (header.length < 3) return null;
  const columns = toColumns(header.map((index) => (lines[index] as Line).text));
  if (!columns) return null;

  const rows: { words: string; stretches: [number, number][] }[][] = [];
  let row: { words: string; stretches: [number, number][] }[] = [];
  let asked = false; // the row has its requirement
  let last = header[header.length - 1] as number;
  const range = (index: number): [number, number] => [(lines[index] as Line).from, (lines[index] as Line).to];
  const region: number[] = [];
  for (let index = at; index < lines.length; index = filledAfter(index)) {
    const kind = kinds[index] as Kind;
    if (kind.page) continue;
    if (kind.chrome || (kind.field && !['letterhead', 'date'].includes(kind.field.name)) || kind.tabs > 1 || kind.pipes) break;
    region.push(index);
  }
  // A name and a date at the very end are the signature, not cells.
  while (region.length > 0 && (kinds[region[region.length - 1] as number] as Kind).field?.name === 'date') {
    region.splice(-2);
  }
  const numbered = region.some((index) => (kinds[index] as Kind).marker?.rank === 3);
  const counted = columns.includes('index');
  for (const index of region) {
    const { text: words } = lines[index] as Line;
    const marker = (kinds[index] as Kind).marker;
    const heading = marker !== null && marker.rank <= 2;
    const repeats = toHeaderRole(words) !== null && !marker;
    const cell = { words, stretches: [range(index)] };
    const before = row[row.length - 1];
    const startsRow = counted ? /^[0-9０-９]{1,4}$/.test(words)
      : heading ? asked
      : numbered ? marker?.rank === 3 && asked
      : asked && row.length > 1 && /。/.test(words) && !looksLikeUnits(words);
    last = index;
    if (repeats && (asked || row.length === 0)) {
      rows.push(row, [cell]);
      row = [];
      asked = false;
      continue;
    }
    // What a page break cut: a heading goes on where only a number may follow,
    // a requirement where its sentence is not over and this one is no unit.
    const cutHeading = numbered && !asked && before !== undefined && !marker && matchMarker(before.words) !== null;
    const cutRequirement = asked && before !== undefined && !marker && row.length > 0
      && before.words.length > 20 && !endsSentence(before.words) && !looksLikeUnits(before.words)
      && /[。；]$/.test(words) && !looksLikeUnits(words);
    if (before && (cutHeading || cutRequirement) && !startsRow) {
      before.words += words;
      before.stretches.push(range(index));
      continue;
    }
    if (startsRow) {
      rows.push(row);
      row = [];
      asked = false;
    }
    row.push(cell);
    if (numbered ? marker?.rank === 3 : !heading && !(counted && row.length === 1)) asked = true;
  }
  rows.push(row);

  const children: Draft[] = [];
  const heads = header.map((index) => (lines[index] as Line).text);
  const draft = (source: typeof row, isHeader: boolean) => {
    if (source.length === 0) return;
    // Blank cells are lost: a cell's place tells nothing, so that the header is asked for its names alone.
    const placed = isHeader ? source.map(() => null) : placeRow(source.map((cell) => cell.words), source.length === heads.length ? [...heads, ''] : heads, columns);
    const drafts = source.map((cell, place): Draft => {
      const run = new Run(text, cell.stretches);
      const column = placed[place] ?? null;
      const marker = isHeader ? null : matchMarker(run.text);
      const marked = marker && marker.length < run.text.length ? marker.length : 0;
      return around('cell', [
        ...(marked > 0 ? run.leaves(0, marked, 'marker') : []),
        ...run.leaves(marked, run.text.length),
      ], { column, place, inherited: false }) as Draft;
    }).filter((cell) => cell !== null);
    const node = around('row', drafts, { header: isHeader, continued: false });
    if (node) children.push(node);
  };
  draft(header.map((index) => ({ words: (lines[index] as Line).text, stretches: [range(index)] })), true);
  for (const cellsOfRow of rows) {
    draft(cellsOfRow, cellsOfRow.length === 1 && toHeaderRole((cellsOfRow[0] as { words: string }).words) !== null);
  }
  const first = children[0] as Draft;
  const end = children[children.length - 1] as Draft;
  return { draft: branch('table', first.start, end.end, children, { dress: 'flattened', columns }), next: last + 1 };
}

/** Tables that are none of tasks: rows a line, cells between tabs or bars, as they are printed; and the cells of a line. */
import { splitCells, type CellRange } from './cells.ts';
import type { Kind } from './classify.ts';
import { branch, leaf, other, type Draft, type TableRead } from './draft.ts';
import { matchMarker } from './lexical.ts';
import type { Line } from './lines.ts';
import type { ColumnRole, Table } from './tree.ts';

/** The cells of a line of a table; between bars, it has one at either end. */
function splitRow(text: string, line: Line, dress: Table['dress']): CellRange[] {
  return dress === 'pipes' ? splitCells(text, line.from + 1, Math.max(line.from + 1, line.to - 1), '|') : splitCells(text, line.start, line.end, '\t');
}

/** A table with a row a line; it ends at a blank line. */
export function readRowTable(
  text: string, lines: readonly Line[], from: number,
  isRow: (index: number) => boolean, kinds: readonly Kind[],
): TableRead {
  const dress = (kinds[from] as Kind).commas ? 'commas' : (kinds[from] as Kind).pipes ? 'pipes' : 'tabs';
  const children: Draft[] = [];
  let last = from;
  for (let i = from; i < lines.length; i++) {
    const kind = kinds[i] as Kind;
    const line = lines[i] as Line;
    if (kind.blank || kind.page) continue;
    // Across a blank line or the number of a page it is another table.
    if (i - last > 1 || (i > from && kind.chosen?.columns)) break;
    if (kind.rule) children.push(other('border', line.from, line.to));
    else {
      if (!isRow(i) || kind.pipes !== (dress === 'pipes')) break;
      const cells = (kind.commas?.cells ?? splitRow(text, line, dress)).map((cell, place) => draftCell(cell, { column: null, place, inherited: false }));
      children.push(branch('row', Math.min(line.start, cells[0]?.start ?? line.start), line.end, cells, { header: false, continued: false }));
    }
    last = i;
  }
  const [first, end] = [children[0] as Draft, children[children.length - 1] as Draft];
  return { draft: branch('table', first.start, end.end, children, { dress, columns: null }), next: last + 1 };
}

/** A stretch of a line between wide spaces, and the columns of letters it stands in, a Chinese character counting two. */
export interface AlignedCell extends CellRange {
  at: number;
  width: number;
}

/** A line of a page across has some 120 columns; in a table set with spaces for a screen a line may be some times as long, not a whole text. */
const LONGEST_LINE = 1000;

/** The stretches of a line between two spaces or more. */
export function splitAligned(line: Line): AlignedCell[] {
  if (line.text.length > LONGEST_LINE) return [];
  const cells: AlignedCell[] = [];
  let width = line.from - line.start;
  let at = 0;
  const measure = (to: number) => {
    for (; at < to; at++) width += line.text.charCodeAt(at) > 0x2000 ? 2 : 1;
    return width;
  };
  for (const match of line.text.matchAll(/\S+(?: \S+)*/g)) {
    const from = measure(match.index);
    const to = measure(match.index + match[0].length);
    cells.push({ start: line.from + match.index, end: line.from + match.index + match[0].length, words: match[0], at: from, width: to - from });
  }
  return cells;
}

/** A cell of a table, the number of a heading or requirement apart from its words. */
export function draftCell(cell: CellRange, data: { column: ColumnRole | null; place: number; inherited: boolean }, begins = true): Draft {
  const marker = begins && (data.column === 'chapter' || data.column === 'clause' || data.column === 'requirement') ? matchMarker(cell.words) : null;
  const marked = marker && marker.length < cell.words.length ? marker.length : 0;
  let from = cell.start + marked;
  while (from < cell.end && /\s/.test(cell.words.charAt(from - cell.start))) from++;
  const leaves = [...(marked > 0 ? [leaf('marker', cell.start, cell.start + marked)] : []), ...(cell.end > from ? [leaf('text', from, cell.end)] : [])];
  return branch('cell', cell.start, cell.end, leaves, { ...data });
}

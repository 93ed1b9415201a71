/** The tables of the form of annual reports (国办公开办函〔2021〕30号): which lines belong to one, and its cells. */
import type { CellRange } from './cells.ts';
import type { Kind } from './classify.ts';
import { around, branch, type Draft, type TableRead } from './draft.ts';
import { isFigure, isFormHeading, isFormStart, isReportPart } from './lexical.ts';
import type { Line } from './lines.ts';
import { draftCell, splitAligned } from './tables.ts';

/** More labels than these never stand one after another in the form. */
const MOST_LABELS = 40;

/**
 * The form of an annual report flattened to a cell a paragraph, or set with
 * spaces: labels, then their figures. It ends with its last figure. The last label before figures
 * is theirs; those before it are a header.
 */
export function readFlattenedFigures(
  lines: readonly Line[], from: number, kinds: readonly Kind[], filledAfter: (index: number) => number,
): TableRead | null {
  if (!isFormStart(splitAligned(lines[from] as Line)[0]?.words ?? '')) return null;
  const cells: CellRange[] = [];
  let figures = 0;
  let last = from;
  for (let index = from; index < lines.length; index = filledAfter(index)) {
    const line = lines[index] as Line;
    const kind = kinds[index] as Kind;
    if (kind.page) continue;
    // 行政规范性文件 reads like a letterhead.
    const field = kind.field !== null && kind.field.name !== 'letterhead';
    const printed = splitFigures(line);
    if (kind.chrome || field || kind.tabs > 0 || kind.pipes || printed.length === 0 || printed.some(({ words }) => words.length > 60) || /[。；]$/.test(line.text) || isReportPart(line.text)) break;
    cells.push(...printed);
    if (isFigure((cells[cells.length - 1] as CellRange).words)) {
      figures = cells.length;
      last = index;
    }
    if (cells.length - figures > MOST_LABELS) break;
  }
  if (figures < 2) return null;
  const rows: CellRange[][] = [];
  let labels: CellRange[] = [];
  let row: CellRange[] = [];
  for (const cell of cells.slice(0, figures)) {
    if (isFigure(cell.words)) {
      const own = labels.pop();
      if (labels.length > 0) rows.push(...splitFormHeader(labels));
      if (own !== undefined) rows.push(row = [own]);
      labels = [];
      row.push(cell);
    } else labels.push(cell);
  }
  const children = rows.map((printed) => {
    const drafts = printed.map((cell, place) => draftCell(cell, { column: null, place, inherited: false }));
    return around('row', drafts, { header: false, continued: false });
  }).filter((node) => node !== null);
  const first = children[0] as Draft;
  const end = children[children.length - 1] as Draft;
  return { draft: branch('table', first.start, end.end, children, { dress: 'flattened', columns: null }), next: last + 1 };
}

/** The cells of a line of the form: between wide spaces, figures at its end also between single ones. */
function splitFigures(line: Line): CellRange[] {
  return splitAligned(line).flatMap((cell): CellRange[] => {
    const pieces = [...cell.words.matchAll(/\S+/g)];
    const from = pieces.findLastIndex(([word]) => !isFigure(word)) + 1;
    const cut = pieces[from];
    if (!cut || pieces.length < 2) return [cell];
    const label = cell.words.slice(0, cut.index).trimEnd();
    return [
      ...(label === '' ? [] : [{ start: cell.start, end: cell.start + label.length, words: label }]),
      ...pieces.slice(from).map((match) => ({ start: cell.start + match.index, end: cell.start + match.index + match[0].length, words: match[0] })),
    ];
  });
}

/** 第二十条第（一）项 is a row by itself above 信息内容, 本年制发件数, … */
function splitFormHeader(labels: readonly CellRange[]): CellRange[][] {
  const first = labels[0];
  return first && isFormHeading(first.words) && labels.length > 1 ? [[first], labels.slice(1)] : [[...labels]];
}


/**
 * Rows of a table saved as text, its cells between commas (RFC 4180): `序号,工作任务,责任单位`. A comma of ASCII may stand in
 * prose as well, so that lines are rows only beneath the names of columns, and where commas divide each of them alike.
 */
import { isWhite, type Line } from './lines.ts';
import type { CellRange, CommaCells } from './cells.ts';
import type { Kind } from './classify.ts';
import { isFormLabel, isFormWords } from './form.ts';
import { isFigure, isFormHeading, isNone } from './lexical.ts';
import { isHeader, toHeaderCell } from './task-header.ts';

/** A header says what is asked for, who and by when, or counts the rows: two columns may as well be a sentence. */
const FEWEST = 3;
/** A quoted cell of more lines is a mark that nothing closes: the longest cell of `eval:lengths` has 308 letters, eleven lines of 28 (GB/T 9704). */
const MOST_LINES = 12;

/** The cells of line `at` and of those beneath it that its quoted cells reach into; null where a mark is not closed. */
function readRecord(text: string, lines: readonly Line[], at: number): CommaCells[] | null {
  const rows: CommaCells[] = [];
  let quoted = false;
  for (let index = at; index < lines.length && index < at + MOST_LINES; index++) {
    const line = lines[index] as Line;
    const row: CommaCells = { cells: [], within: quoted };
    let from = line.from;
    const push = (to: number, end: number) => {
      let [first, last] = [from, to];
      while (first < last && isWhite(text.charAt(first))) first++;
      while (last > first && isWhite(text.charAt(last - 1))) last--;
      row.cells.push({ start: first, end: last, words: text.slice(first, last) });
      from = end;
    };
    for (let k = line.from; ; k++) {
      if (!quoted && text.charAt(k) === '"' && text.slice(from, k).trim() === '') {
        quoted = true;
        from = k + 1;
        continue;
      }
      if (quoted) {
        if (k >= line.to) {
          push(line.to, line.to);
          break;
        }
        if (text.charAt(k) !== '"') continue;
        // A mark inside the cell is doubled.
        if (text.charAt(k + 1) === '"') {
          k++;
          continue;
        }
        quoted = false;
        let next = k + 1;
        while (next < line.to && isWhite(text.charAt(next))) next++;
        if (next < line.to && text.charAt(next) !== ',') return null;
        push(k, next + 1);
        if (next >= line.to) break;
        k = next;
        continue;
      }
      if (k >= line.to) {
        push(line.to, line.to);
        break;
      }
      if (text.charAt(k) === ',') push(k, k + 1);
    }
    rows.push(row);
    if (!quoted) return rows;
  }
  return null;
}

/** How many cells a row has over all its lines. */
function countCells(rows: readonly CommaCells[]): number {
  return rows.reduce((count, { cells, within }) => count + cells.length - (within ? 1 : 0), 0);
}

/** True for a row of the form of annual reports: labels of the form and figures, and nothing else. */
function isFormRow({ cells }: CommaCells): boolean {
  return cells.length > 1 && cells.some(({ words }) => isFormHeading(words) || isFormLabel(words))
    && cells.every(({ words }) => words === '' || isFigure(words) || isNone(words) || isFormHeading(words) || isFormWords(words));
}

function mark(kind: Kind, commas: CommaCells): void {
  // Whatever the line looks like as one; a row of one cell is a row still.
  Object.assign(kind, { commas, tabs: Math.max(2, commas.cells.length - 1), blank: false, page: false, field: null, chrome: false, data: null, assignment: null, rule: false });
}

/**
 * Marks the rows of tables whose cells stand between commas: those of the form of annual reports each by its labels; those of
 * a table of tasks beneath a header of three cells at least, where all have as many. Where one has more or fewer, a comma of
 * its own may be among them: then none is marked, and a message tells of the header that stands inside a paragraph.
 */
export function markCommaRows(text: string, lines: readonly Line[], kinds: readonly Kind[]): void {
  for (let at = 0; at < lines.length; at++) {
    if (!mayBeRow(lines[at] as Line, kinds[at] as Kind)) continue;
    const head = readRecord(text, lines, at);
    const [first] = head ?? [];
    if (head?.length !== 1 || !first) continue;
    const above = kinds[at - 1]?.commas;
    // The row of part 四 has no label.
    const figures = above?.cells.length === first.cells.length && isFormRow(above) && first.cells.every(({ words }) => isFigure(words) || isNone(words));
    if (figures || isFormRow(first)) mark(kinds[at] as Kind, first);
    else if (first.cells.length >= FEWEST && isHeader(first.cells.map(toHeaderCell))) {
      const rows = readRows(text, lines, kinds, at + 1, first.cells.length);
      if (!rows) continue;
      mark(kinds[at] as Kind, first);
      for (const [index, row] of rows) mark(kinds[index] as Kind, row);
      at = rows[rows.length - 1]?.[0] ?? at;
    }
  }
}

/** The rows beneath a header of `width` cells, each with its line; null where there are none, or one has more or fewer. */
function readRows(text: string, lines: readonly Line[], kinds: readonly Kind[], from: number, width: number): [number, CommaCells][] | null {
  const rows: [number, CommaCells][] = [];
  for (let at = from; at < lines.length; at++) {
    const kind = kinds[at] as Kind;
    if (kind.blank || kind.page) continue;
    if (!mayBeRow(lines[at] as Line, kind)) break;
    const record = readRecord(text, lines, at);
    if (!record || countCells(record) !== width) return null;
    record.forEach((row, line) => rows.push([at + line, row]));
    at += record.length - 1;
  }
  return rows.length > 0 ? rows : null;
}

/** A line with a comma, or one that a quoted cell begins, and no other border. */
function mayBeRow({ text: words }: Line, { tabs, pipes, blank, chosen }: Kind): boolean {
  return !blank && tabs === 0 && !pipes && !chosen?.as && (words.includes(',') || words.startsWith('"'));
}

/** The parts of a cell between the marks that are doubled inside it, each of which is one: 落实""三审三校""制度 */
export function undouble({ start, words }: CellRange): CellRange[] {
  const parts: CellRange[] = [];
  let from = 0;
  for (let at = words.indexOf('""'); at >= 0; at = words.indexOf('""', at + 2)) {
    parts.push({ start: start + from, end: start + at + 1, words: words.slice(from, at + 1) });
    from = at + 2;
  }
  return [...parts, { start: start + from, end: start + words.length, words: words.slice(from) }];
}

/**
 * A table of tasks set with spaces, as text copied from a PDF has it: cells stand under their header, a cell of many lines
 * goes on beneath its first, and a short cell stands at the top or in the middle of its row. Which lines make a row is
 * decided for all of them together: the division whose rows hold one number each, cells without gaps and sentences that end.
 */
import type { Kind } from './classify.ts';
import { looksLikeDeadline, looksLikeUnits, toLabelRole } from './columns.ts';
import { branch, type Draft, type TableRead } from './draft.ts';
import { guessColumns } from './guess-columns.ts';
import { isTitle, matchImprint, matchMarker } from './lexical.ts';
import type { Line } from './lines.ts';
import { beginsBlock, centreHeadings, isBelow } from './merged-headings.ts';
import { draftCell, splitAligned, type AlignedCell } from './tables.ts';
import { chooseRoles, isHeader, type HeaderCell, type Label } from './task-header.ts';
import type { ColumnRole } from './tree.ts';

interface Header {
  cells: (HeaderCell & { at: number; end: number })[];
  /** Its lines, each with the pieces printed on it. */
  rows: { line: number; cells: AlignedCell[] }[];
  next: number;
}

/** A line of the table: its pieces by column, null where a column has none. */
interface PrintedLine {
  line: number;
  pieces: (AlignedCell | null)[];
  /** A blank line or the number of a page stands before it. */
  apart: boolean;
  /** A header repeated at the head of a page. */
  header: boolean;
  /** A heading over the rows beneath: see {@link markHeadings}. */
  heading?: boolean;
}

/** Reads such a table whose header begins at line `from`; null where there is none. */
export function readAlignedTable(lines: readonly Line[], from: number, kinds: readonly Kind[]): TableRead | null {
  const header = readHeader(lines, from, kinds);
  if (!header) return null;
  const known = header.cells.map(({ role }) => role);
  const chosen = kinds[from]?.chosen?.columns ? kinds[from].chosen : null;
  const isUnknown = header.cells.some(({ role, fixed }) => role === null && !fixed) || !isHeader(header.cells);
  // So many lines tell what the columns hold; the rest is read where they tell it.
  const told = isUnknown ? readLines(lines, kinds, header, LINES_TO_GUESS).filter((line) => !line.header) : [];
  const labels = isUnknown ? guessColumns(header.cells.map(({ fixed }, column) => (fixed ? [] : told.map(({ pieces }) => pieces[column]?.words ?? ''))), known) ?? (chosen ? known : null) : known;
  // A person says that no column asks for anything: then it is no table of tasks.
  if (!labels?.some((label) => label === 'requirement' || label === 'task')) return null;
  const printed = readLines(lines, kinds, header, Infinity);
  const body = printed.filter((line) => !line.header);
  if (body.length === 0) return null;
  const roles = toRoles(labels);
  markHeadings(header, body);
  // Beneath headings in rows of their own the column of headings holds those of the second level.
  const [chapter, clause] = [roles.indexOf('chapter'), roles.indexOf('clause')];
  if (chapter >= 0 && clause < 0 && body.some(({ heading }) => heading)) roles[chapter] = 'clause';
  const ends = divideRows(body, roles);
  const guessed = !isHeader(header.cells);
  const last = printed[printed.length - 1] as PrintedLine;
  const draft = drawTable(lines, header, printed, body, ends, roles, guessed && !chosen);
  if (chosen) draft.data.chosen = [chosen];
  return { draft, next: last.line + 1 };
}

/** The role of each column: of two columns of tasks the first is the chapter; the last is what is asked for where no other is. */
function toRoles(labels: readonly Label[]): (ColumnRole | null)[] {
  const tasks = labels.flatMap((label, at) => (label === 'task' ? [at] : []));
  const roles = labels.map((label): ColumnRole | null => (label === 'task' ? null : label));
  if (!labels.includes('requirement')) {
    const last = tasks.pop();
    if (last !== undefined) roles[last] = 'requirement';
  }
  for (const at of tasks) {
    const role = (['chapter', 'clause'] as const).find((free) => !roles.includes(free));
    if (role) roles[at] = role;
  }
  return roles;
}

// ── header ─────────────────────────────────────────────────────────────────

/** No header takes more lines (half or double changes none of 92 tables of the tune part): 工作 ⏎ 任务 beside 完成时限 in the middle. */
const LONGEST_HEADER = 3;

function readHeader(lines: readonly Line[], from: number, kinds: readonly Kind[]): Header | null {
  const rows: Header['rows'] = [];
  const columns = kinds[from]?.chosen?.columns;
  let best: Header | null = null;
  for (let line = from; line < from + LONGEST_HEADER && line < lines.length; line++) {
    const kind = kinds[line] as Kind;
    if (kind.blank || kind.chrome || kind.field || kind.rule || kind.tabs > 0 || kind.pipes || kind.chosen?.as || (line > from && kind.chosen)) break;
    const cells = splitAligned(lines[line] as Line);
    if (cells.some(({ words }) => words.length > 10 || /[0-9。，；：]/.test(words))) break;
    rows.push({ line, cells });
    const heads = joinHeader(rows);
    if (!heads) break;
    const joined = chooseRoles(heads, columns);
    const isKnown = joined.every(({ role, fixed }) => role !== null || fixed);
    if (joined.length >= (columns ? 2 : 3) && (columns || isHeader(joined)) && (best === null || isKnown)) best = { cells: joined, rows: [...rows], next: line + 1 };
    if (best !== null && isKnown) break;
  }
  if (best) return best;
  const first = rows[0];
  // Unknown words: only above lines whose cells stand beneath them.
  if (!first || first.cells.length < 4) return null;
  const joined = joinHeader([first]);
  let beneath = 0;
  for (let line = from + 1; line < lines.length && line < from + 8; line++) {
    const cells = splitAligned(lines[line] as Line);
    // What a long cell pushed away stands elsewhere.
    const under = cells.filter((cell) => first.cells.some((head) => Math.abs(head.at - cell.at) <= 2)).length;
    if (cells.length >= 3 && under * 2 >= cells.length) beneath++;
  }
  return joined && beneath >= 2 ? { cells: joined, rows: [first], next: from + 1 } : null;
}

/** The header cells of some lines: what stands above one another is one cell; null where something stands beside all. */
function joinHeader(rows: Header['rows']): Header['cells'] | null {
  const widest = rows.reduce((most, row) => (row.cells.length > most.cells.length ? row : most));
  const columns = widest.cells.map(({ at, width }) => ({ at, end: at + width, pieces: [] as AlignedCell[] }));
  for (const { cells } of rows) {
    for (const cell of cells) {
      const column = columns.find(({ at, end }) => cell.at < end && cell.at + cell.width > at);
      if (!column) return null;
      column.pieces.push(cell);
      column.at = Math.min(column.at, cell.at);
      column.end = Math.max(column.end, cell.at + cell.width);
    }
  }
  return columns.map(({ at, end, pieces }) => {
    const words = pieces.map((piece) => piece.words.replace(/\s/g, '')).join('');
    return { words, role: toLabelRole(words), stretches: pieces.map((piece): [number, number] => [piece.start, piece.end]), at, end };
  });
}

// ── lines ──────────────────────────────────────────────────────────────────

/** No more blank lines and page numbers stand between two lines of a table: the number of a page with a blank line on both sides are three. */
const LONGEST_GAP = 4;

/** So many lines tell what the columns hold: two pages of some 28 lines (GB/T 9704). Half or double changes no table of the tune sample. */
const LINES_TO_GUESS = 60;

function readLines(lines: readonly Line[], kinds: readonly Kind[], header: Header, most: number): PrintedLine[] {
  const candidates: { line: number; cells: AlignedCell[]; apart: boolean }[] = [];
  let last = header.next - 1;
  for (let line = header.next; line < lines.length && line - last <= LONGEST_GAP && candidates.length < most; line++) {
    const kind = kinds[line] as Kind;
    if (kind.blank || kind.page) continue;
    if (kind.chrome || kind.data || (kind.field && kind.field.name !== 'letterhead') || kind.rule || kind.tabs > 0 || kind.pipes || kind.chosen) break;
    if (matchImprint((lines[line] as Line).text)?.field.name === 'printDate') break;
    const cells = splitAligned(lines[line] as Line);
    if (cells.length === 1 && (isTitle(cells[0]?.words ?? '') && (cells[0]?.at ?? 0) < (header.cells[1]?.at ?? 0))) break;
    candidates.push({ line, cells, apart: line > last + 1 });
    last = line;
  }
  const borders = findBorders(header, candidates.map(({ cells }) => cells));
  const printed: PrintedLine[] = [];
  for (const { line, cells, apart } of candidates) {
    const isHeaderLine = cells.length >= 2 && cells.every(({ words }) => header.cells.some((head) => head.words === words.replace(/\s/g, '')));
    const places = placeCells(cells, borders, header);
    if (!places) break;
    const pieces = borders.map((): AlignedCell | null => null);
    cells.forEach((cell, at) => {
      pieces[places[at] as number] = cell;
    });
    printed.push({ line, pieces, apart, header: isHeaderLine });
  }
  return printed;
}

/** Where each column begins: between two header cells, where the fewest pieces of the lines beneath stand across, and furthest left of those. */
function findBorders(header: Header, rows: readonly AlignedCell[][]): number[] {
  return header.cells.map((cell, place) => {
    const before = header.cells[place - 1];
    if (!before) return 0;
    let best = cell.at;
    let fewest = Infinity;
    for (let at = cell.at; at > before.at; at--) {
      // A piece that ends just before the border leaves a space.
      const across = rows.reduce((count, cells) => count + (cells.some((piece) => piece.at < at && piece.at + piece.width > at - 1) ? 1 : 0), 0);
      if (across < fewest) {
        fewest = across;
        best = at;
      }
    }
    return best;
  });
}

/** The column of each cell of a line, rising, or null where they stand in none: what stands where its column is costs nothing, nor what a long cell before it pushed away. */
function placeCells(cells: readonly AlignedCell[], borders: readonly number[], header: Header): number[] | null {
  const width = borders.length;
  if (cells.length > width) return null;
  let best = borders.map((_, column) => ({ cost: column === 0 ? 0 : Infinity, places: [] as number[] }));
  cells.forEach((cell, at) => {
    const before = cells[at - 1];
    best = borders.map((border, column) => {
      const next = borders[column + 1] ?? Infinity;
      const off = cell.at < border ? border - cell.at : cell.at >= next ? cell.at - next + 1 : 0;
      let least = { cost: Infinity, places: [] as number[] };
      for (let earlier = at === 0 ? 0 : at - 1; earlier < (at === 0 ? 1 : column); earlier++) {
        const from = best[earlier];
        if (!from || (at > 0 && from.places.length !== at)) continue;
        // What a long cell pushed away pushes all that follow: they stand as far from one another as their columns do.
        const away = before ? before.at - (header.cells[earlier]?.at ?? 0) : 0;
        const end = before ? before.at + before.width + 2 : 0;
        const pushed = before && (end >= next || away > 2) ? Math.min(Math.abs(cell.at - end), Math.abs(cell.at - (header.cells[column]?.at ?? 0) - away)) : Infinity;
        const cost = from.cost + Math.min(away > 2 ? off + 1 : off, pushed);
        if (cost < least.cost) least = { cost, places: from.places };
      }
      return { cost: least.cost + mismatch(cell.words, header.cells[column]?.role ?? null), places: [...least.places, column] };
    });
  });
  if (cells.length === 0) return null;
  const end = best.reduce((least, one) => (one.cost < least.cost ? one : least));
  return end.cost <= 4 * cells.length ? end.places : null;
}

/** A tie between two columns goes to the one whose cells look like this one: less than a column of letters, in which the distance is counted, but for what is no number under 序号. Half or double costs two of 92 documents of the tune part at most. */
function mismatch(words: string, role: Label): number {
  if (role === 'index') return /^[0-9]{1,4}[.．、]?$/.test(words) || words.length <= 4 ? 0 : matchMarker(words) && words.length <= 40 ? 1 : 9;
  if (role === 'deadline') return looksLikeDeadline(words) ? 0 : 1;
  if (role === 'lead' || role === 'participants' || role === 'responsible') return looksLikeDeadline(words) ? 1 : looksLikeUnits(words) ? 0 : 0.5;
  if (role === 'remark') return looksLikeDeadline(words) || looksLikeUnits(words) ? 0.8 : 0.3;
  return looksLikeUnits(words) ? 0.8 : 0.3;
}

/** A cell that the width of its column broke fills it but for a letter or two, each of two columns. */
const SLACK = 4;

/**
 * Marks headings in rows of their own where no number counts the rows: words alone on a line, in the first column, above more
 * of that column. They lie across its border, or end so far before it that no width broke them.
 */
function markHeadings(header: Header, body: readonly PrintedLine[]): void {
  const [first, second] = header.cells;
  if (!second || first?.role === 'index') return;
  const widest = body.reduce((most, { pieces: [cell, ...rest] }) => Math.max(most, cell && rest.some((piece) => piece !== null) ? cell.width : 0), 0);
  const isFull = (cell: AlignedCell | null | undefined) => cell !== null && cell !== undefined && cell.width >= widest - SLACK;
  for (const [at, line] of body.entries()) {
    const [cell, ...rest] = line.pieces;
    const next = body[at + 1];
    if (!cell || rest.some((piece) => piece !== null) || !next?.pieces[0] || next.pieces.every((piece, column) => column === 0 || piece === null)) continue;
    if (/[，。；]/.test(cell.words) || matchMarker(cell.words)) continue;
    // The rest of a cell that the width broke ends it.
    if (isFull(body[at - 1]?.pieces[0]) && body[at - 1]?.heading !== true) continue;
    if (cell.at + cell.width >= second.at || !isFull(cell)) line.heading = true;
  }
}

// ── rows ───────────────────────────────────────────────────────────────────

/** No row is higher: a page has 22 lines (GB/T 9704) and a small type twice as many. It bounds the work, too. */
const HIGHEST_ROW = 40;

/** For each row, the place after its last line: the best division where short cells stand at the top of their row, or in its middle. */
function divideRows(body: readonly PrintedLine[], roles: readonly (ColumnRole | null)[]): number[] {
  const top = divide(body, roles, false);
  const middle = divide(body, roles, true);
  return middle.score > top.score ? middle.ends : top.ends;
}

function divide(body: readonly PrintedLine[], roles: readonly (ColumnRole | null)[], centred: boolean): { score: number; ends: number[] } {
  const widths = roles.map((_, column) => Math.max(0, ...body.map(({ pieces }) => pieces[column]?.width ?? 0)));
  // Blank lines between most lines say nothing.
  const spaced = body.filter(({ apart }) => apart).length * 2 > body.length;
  const best: number[] = [0];
  const back: number[] = [0];
  for (let end = 1; end <= body.length; end++) {
    best[end] = -Infinity;
    for (let start = end - 1; start >= 0 && end - start <= HIGHEST_ROW; start--) {
      const value = (best[start] as number) + judgeRow(body.slice(start, end), roles, widths, centred, spaced);
      if (value > (best[end] as number)) {
        best[end] = value;
        back[end] = start;
      }
    }
  }
  const ends: number[] = [];
  for (let end = body.length; end > 0; end = back[end] as number) ends.unshift(end);
  return { score: best[body.length] as number, ends };
}

/**
 * How much some lines look like one row. Set by feel, then halved and doubled one at a time on 92 tables of the tune part: none
 * read more right; the half line of `off` halved costs three documents, the other weights none. A row with two numbers is two
 * rows, whatever else speaks for it: hence the hundred.
 */
function judgeRow(rows: readonly PrintedLine[], roles: readonly (ColumnRole | null)[], widths: readonly number[], centred: boolean, spaced: boolean): number {
  const height = rows.length;
  const only = rows[0]?.pieces.filter((piece) => piece !== null) ?? [];
  if (height === 1 && (rows[0]?.heading || (only.length === 1 && isHeadingRow(only[0]?.words ?? '', (rows[0]?.pieces[0] ?? null) !== null, roles)))) return 2;
  if (rows.some(({ heading }) => heading)) return -100;
  let score = -1;
  let tallest = 0;
  let merged = 0;
  roles.forEach((role, column) => {
    const filled = rows.flatMap(({ pieces }, at) => (pieces[column] ? [at] : []));
    const count = filled.length;
    if (role === 'index') {
      const numbers = rows.filter(({ pieces }) => /^[0-9]{1,4}[.．、]?$/.test(pieces[column]?.words ?? '')).length;
      score += numbers === 1 ? 6 : numbers === 0 ? -6 : -100;
    }
    if (count === 0) {
      score -= role === 'requirement' ? 8 : 0.5;
      return;
    }
    const first = filled[0] as number;
    const lastAt = filled[count - 1] as number;
    const last = rows[lastAt]?.pieces[column] as AlignedCell;
    if (role === 'chapter' || role === 'clause') {
      // A merged heading stands in the middle of all its rows and may lie across their borders.
      merged = Math.max(merged, count);
      score -= lastAt - first + 1 > count ? 2 : 0;
      return;
    }
    tallest = Math.max(tallest, count);
    score -= 6 * (lastAt - first + 1 - count);
    const off = centred ? Math.abs(first - (height - count) / 2) - 0.5 : first;
    score += off <= 0 ? 1 : -3 * off;
    if (role === 'requirement') score += /[。；！]$/.test(last.words) ? 2 : last.width >= (widths[column] as number) - 4 && height < HIGHEST_ROW ? -5 : 0;
    else if (role === 'lead' || role === 'participants' || role === 'responsible') score += looksLikeUnits(filled.map((at) => rows[at]?.pieces[column]?.words ?? '').join('')) ? 1 : -2;
    if (role !== null && role !== 'index' && role !== 'requirement') score += /[、，（(]$/.test(last.words) || (count > 0 && /^[、，）)]/.test(rows[first]?.pieces[column]?.words ?? '')) ? -5 : 0;
  });
  if (tallest < height && merged < height) score -= 2;
  if (!spaced) for (const [at, row] of rows.entries()) if (at > 0 && row.apart) score -= 3;
  return score;
}

/** 一、主动公开 in a row of its own. */
function isHeadingRow(words: string, first: boolean, roles: readonly (ColumnRole | null)[]): boolean {
  const marker = matchMarker(words);
  if (marker && marker.rank <= 2 && !/[。；]/.test(words.slice(0, -1)) && words.length <= 40) return true;
  return first && roles[0] === 'index' && !/^[0-9]/.test(words) && words.length >= 3;
}

// ── drafts ─────────────────────────────────────────────────────────────────

const MERGED: readonly ColumnRole[] = ['chapter', 'clause', 'lead', 'responsible', 'deadline'];

function drawTable(
  lines: readonly Line[], header: Header, printed: readonly PrintedLine[], body: readonly PrintedLine[], ends: readonly number[],
  columnRoles: readonly (ColumnRole | null)[], guessed: boolean,
): Draft {
  const rows = ends.map((end, at) => body.slice(ends[at - 1] ?? 0, end));
  const roles = rows.map((row) => rolesOf(row, columnRoles));
  const columns = [...new Set([...(['chapter', 'clause'] as const).filter((role) => roles.some((row) => row.has(role))), ...columnRoles.filter((role) => role !== null)])];
  const isHeadingOnly = (at: number) => (rows[at] as PrintedLine[]).length === 1 && (rows[at]?.[0]?.pieces.filter((piece) => piece !== null).length ?? 0) === 1 && !roles[at]?.has('requirement');
  const centred = rows.some((_, at) => isHeadingOnly(at)) ? null : centreHeadings(roles.map((filled) => new Set(filled.keys())));
  const children: Draft[] = [];
  for (const { cells } of header.rows) children.push(drawCells(cells.map((cell, place) => draftCell(cell, { column: null, place, inherited: false })), { header: true, continued: false }));
  const above = new Set<ColumnRole>();
  rows.forEach((row, at) => {
    const filled = roles[at] as Map<ColumnRole, unknown>;
    if (beginsBlock(centred, 'chapter', at, filled.has('chapter'))) above.clear();
    if (beginsBlock(centred, 'clause', at, filled.has('clause'))) above.delete('clause');
    row.forEach(({ pieces }, place) => {
      const cells = pieces.flatMap((piece, column): Draft[] => {
        if (!piece) return [];
        const role = toCellRole(row, column, columnRoles);
        return [draftCell(piece, { column: role, place: column, inherited: false }, !row.slice(0, place).some(({ pieces: above }) => (above[column] ?? null) !== null))];
      });
      const end = cells[cells.length - 1]?.end ?? (lines[(row[place] as PrintedLine).line] as Line).to;
      if (place === 0 && !isHeadingOnly(at)) {
        for (const role of columns) {
          if (filled.has(role) || !MERGED.includes(role) || (role === 'responsible' && filled.has('lead'))) continue;
          const below = isBelow(centred, role, at);
          if (!above.has(role) && !below) continue;
          cells.push(branch('cell', end, end, [], { column: role, place: cells.length, inherited: true, ...(below ? { below: true } : {}) }));
        }
      }
      children.push(drawCells(cells, { header: false, continued: place > 0 }));
    });
    for (const role of filled.keys()) above.add(role);
  });
  for (const line of printed) {
    if (!line.header) continue;
    const cells = line.pieces.flatMap((piece, place) => (piece ? [draftCell(piece, { column: null, place, inherited: false })] : []));
    children.push(drawCells(cells, { header: true, continued: false }));
  }
  children.sort((a, b) => a.start - b.start || a.end - b.end);
  const [first, last] = [children[0] as Draft, children[children.length - 1] as Draft];
  return branch('table', first.start, last.end, children, { dress: 'spaces', columns, ...(guessed ? { guessed: true } : {}), ...(centred?.unsure ? { unsure: true } : {}) });
}

/** The role of a piece: that of its column, but a heading in a row of its own is a heading wherever it stands. */
function toCellRole(row: readonly PrintedLine[], column: number, roles: readonly (ColumnRole | null)[]): ColumnRole | null {
  const pieces = row[0]?.pieces.filter((piece) => piece !== null) ?? [];
  const words = row[0]?.pieces[column]?.words ?? '';
  if (row[0]?.heading) return 'chapter';
  if (row.length === 1 && pieces.length === 1 && isHeadingRow(words, (row[0]?.pieces[0] ?? null) !== null, roles)) return matchMarker(words)?.rank === 2 ? 'clause' : 'chapter';
  return roles[column] ?? null;
}

function rolesOf(row: readonly PrintedLine[], roles: readonly (ColumnRole | null)[]): Map<ColumnRole, true> {
  const filled = new Map<ColumnRole, true>();
  for (const { pieces } of row) {
    pieces.forEach((piece, column) => {
      const role = piece ? toCellRole(row, column, roles) : null;
      if (role) filled.set(role, true);
    });
  }
  return filled;
}

function drawCells(cells: Draft[], data: { header: boolean; continued: boolean }): Draft {
  const [first, last] = [cells[0] as Draft, cells[cells.length - 1] as Draft];
  return branch('row', first.start, last.end, cells, data);
}

/**
 * Notice tree → work points, with the evidence for each field.
 *
 * Where a notice has a table of tasks, each row is a point; elsewhere the
 * points are its innermost numbered parts, and the members of a counted
 * series (一是…二是…) inside them.
 */
import {
  fromNumeral, leavesOf, rangesOf, saysNone, toPlainLetters, wordsOf,
  type Cell, type ColumnRole, type Heading as HeadingNode, type Metadata, type NoticeRoot, type Position, type Row, type Section, type Table,
} from '../notice/index.ts';
import { toRemark, toSaid, type Said } from './assignments.ts';
import { findBody, type BodyClause } from './body.ts';
import { isChosen } from './chosen.ts';
import { readDeadline } from './dates.ts';
import { bare, finish, textLeaves, type ExtractedPoint } from './extracted.ts';
import { readSections } from './sections.ts';
import type { Heading } from './schema.ts';

/** Extracts the points of a notice, in the order of the text. */
export function extractPoints(tree: NoticeRoot, metadata: Pick<Metadata, 'year' | 'kind'>): ExtractedPoint[] {
  const tables = findTaskTables(tree);
  if (tables.length === 0) return withUniqueNumbers(readSections(tree, metadata));
  const rows = readTables(tables, tree, metadata);
  // A table below a numbered part is that part's list, beside the parts without one; a table of its own
  // (an annex), or one that repeats the clauses above it, has all the points.
  const within = tables.every(({ above }) => above.length > 0);
  const repeats = rows.filter(({ evidence }) => evidence.body).length * 2 > rows.length;
  const clauses = readSections(tree, metadata);
  const repeated = new Set(rows.flatMap(({ evidence }) => (evidence.body ? [evidence.body.whole.start.offset] : [])));
  // Above a table of its own clauses say what the notice is about; one that names who does it is a task,
  // unless the table is the list of these clauses.
  if (!within) {
    const tasks = clauses.filter(({ evidence }) => evidence.byHand
      || (!repeats && evidence.units.length > 0 && !repeated.has(evidence.whole.start.offset)));
    return withUniqueNumbers(inOrder([...rows, ...tasks]));
  }
  // Clauses that no row repeats are points beside the rows.
  const points = [...rows, ...(repeats ? clauses.filter(({ evidence }) => !repeated.has(evidence.whole.start.offset)) : clauses)];
  return withUniqueNumbers(inOrder(points));
}

function inOrder(points: ExtractedPoint[]): ExtractedPoint[] {
  return points.sort((a, b) => a.evidence.whole.start.offset - b.evidence.whole.start.offset);
}

/** A table of tasks and the headings it stands below. */
interface TaskTable {
  table: Table;
  above: Heading[];
}

function findTaskTables(tree: NoticeRoot): TaskTable[] {
  const found: TaskTable[] = [];
  const visit = (node: NoticeRoot | Section, above: readonly Heading[]) => {
    for (const child of node.children) {
      if (child.type === 'table' && child.columns) found.push({ table: child, above: [...above] });
      if (child.type !== 'section') continue;
      const heading = child.children.find((each): each is HeadingNode => each.type === 'heading');
      const marker = child.children.find((each) => each.type === 'marker')?.value ?? '';
      visit(child, heading ? [...above, { marker, text: bare(wordsOf(heading)) }] : above);
    }
  };
  visit(tree, []);
  return found;
}

/** A number printed twice gets a letter: 1-2-2, 1-2-2b. What a person calls an item takes no number from those that print one. */
function withUniqueNumbers(points: ExtractedPoint[]): ExtractedPoint[] {
  const seen = new Map<string, number>();
  for (const point of [...points.filter(({ evidence }) => !evidence.byHand), ...points.filter(({ evidence }) => evidence.byHand)]) {
    const count = (seen.get(point.number) ?? 0) + 1;
    seen.set(point.number, count);
    if (count > 1) point.number += toLetters(count);
  }
  return points;
}

/** 2 → b, 26 → z, 27 → aa. */
function toLetters(count: number): string {
  let letters = '';
  for (let n = count; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(97 + ((n - 1) % 26)) + letters;
  return letters;
}

// ── tables ─────────────────────────────────────────────────────────────────

/** A cell, and whether it stands in the row itself or was merged from above. */
interface Filled {
  cell: Cell;
  inherited: boolean;
  /** The rest of the cell on the next page. */
  more: Cell[];
}

type Filling = Map<ColumnRole, Filled>;

function readTables(tables: readonly TaskTable[], tree: NoticeRoot, metadata: Pick<Metadata, 'year' | 'kind'>): ExtractedPoint[] {
  const printed = tables.flatMap(({ table, above }) => fillRows(table).map(({ row, filling }) => ({ row, filling, columns: table.columns ?? [], above })));
  // A row of headings alone (its requirement never came) is not a point of its own.
  const rows = printed.filter(({ filling }) => (['requirement', 'lead', 'responsible', 'participants', 'deadline'] as const).some((role) => {
    const filled = filling.get(role);
    return filled && !filled.inherited;
  }));
  const body = findBody(tree);
  const numbers = numberRows(rows);
  // A table without clauses among its headings has lost none.
  const hasClauses = rows.some(({ filling }) => filling.has('clause') && filling.has('requirement'));
  let clauseBefore: BodyClause | null = null;
  return rows.map(({ row, filling, columns, above }, index) => {
    const point = readRow(row, filling, columns, metadata);
    point.number = numbers[index] as string;
    const clause = body.match(point.text, point.path, clauseBefore);
    clauseBefore = clause ?? clauseBefore;
    if (clause) return completeFromBody(point, clause, { filling, hasClauses }, metadata);
    // Below a part of the text, and repeating none: its headings are that part's too.
    point.path.unshift(...above);
    return point;
  });
}

function cellsOf(row: Row): Cell[] {
  return row.children.filter((child): child is Cell => child.type === 'cell');
}

/** The rows of a table, each with the cells that hold in it; the lines of a row that goes on are part of it. */
function fillRows(table: Table): { row: Row; filling: Filling }[] {
  let left = false;
  // What goes on with a row that is no task is none either.
  const printed = table.children.filter((row): row is Row => row.type === 'row' && !row.header && !(left = isChosen(row, 'no-task') || (left && row.continued)));
  const above: Filling = new Map();
  const rows: { row: Row; filling: Filling }[] = [];
  printed.forEach((row, at) => {
    const filling = row.continued ? rows[rows.length - 1]?.filling : undefined;
    if (!row.continued || !filling) {
      rows.push({ row, filling: fillRow(row, above, table, (column) => findBelow(printed, at, column)) });
      return;
    }
    for (const cell of cellsOf(row)) {
      if (!cell.column || !hasWords(cell)) continue;
      const filled = filling.get(cell.column);
      if (filled && !filled.inherited) filled.more.push(cell);
      else {
        // The words of a cell may begin beneath the first line of its row.
        const own = { cell, inherited: false, more: [] };
        if (cell.column === 'chapter') above.clear();
        filling.set(cell.column, own);
        above.set(cell.column, own);
      }
    }
  });
  return rows;
}

/** The words of a heading that is printed in the middle of its rows, from the first row of it on. */
function findBelow(rows: readonly Row[], from: number, column: ColumnRole): Filled | null {
  const ownOf = (row: Row | undefined) => row && cellsOf(row).find((cell) => cell.column === column && hasWords(cell));
  const at = rows.findIndex((row, place) => place >= from && ownOf(row));
  const cell = ownOf(rows[at]);
  if (!cell) return null;
  const more: Cell[] = [];
  for (let next = at + 1; rows[next]?.continued; next++) {
    const rest = ownOf(rows[next]);
    if (rest) more.push(rest);
  }
  return { cell, inherited: true, more };
}

/** The cells that hold in a row: its own, and merged ones from above, or where they are printed in the middle of their rows, from beneath. */
function fillRow(row: Row, above: Filling, table: Table, below: (column: ColumnRole) => Filled | null): Filling {
  const filling: Filling = new Map();
  const cells = cellsOf(row);
  const own = new Map<ColumnRole, Cell>();
  for (const cell of cells) if (cell.column && hasWords(cell)) own.set(cell.column, cell);
  // A flattened table has lost its blank cells: only headings reach down.
  if (table.dress === 'flattened') {
    if (own.has('chapter')) above.clear();
    if (own.has('clause')) above.delete('clause');
  }
  for (const column of table.columns ?? []) {
    const cell = own.get(column);
    if (cell) {
      const filled = { cell, inherited: false, more: [] };
      filling.set(column, filled);
      above.set(column, filled);
      continue;
    }
    const marked = cells.find((candidate) => candidate.column === column && candidate.inherited);
    const merged = marked?.below ? below(column) : above.get(column);
    const heading = column === 'chapter' || column === 'clause';
    if (merged && (marked || (heading && table.dress === 'flattened'))) filling.set(column, { ...merged, inherited: true });
  }
  // 配合单位 was merged together with 牵头单位, never without it; unless the file says what is merged.
  const participants = above.get('participants');
  if (table.given !== true && filling.get('lead')?.inherited && !filling.has('participants') && participants) {
    filling.set('participants', { ...participants, inherited: true });
  }
  if (own.has('lead') && !filling.has('participants')) above.delete('participants');
  return filling;
}

function hasWords(cell: Cell): boolean {
  return cell.children.some((child) => child.type !== 'other');
}

function wholeWords(cell: Cell): string {
  return toPlainLetters([...leavesOf(cell)].filter((leaf) => leaf.type !== 'other').map((leaf) => leaf.value).join(''));
}

/** 序号, else the number of the requirement, else the place in the table. */
function numberRows(printed: readonly { filling: Filling; above: readonly Heading[] }[]): string[] {
  const rows = printed.map(({ filling }) => filling);
  const indexes = rows.map((row) => row.get('index')).map((filled) =>
    filled && !filled.inherited ? fromNumeral(wholeWords(filled.cell).replace(/[.．、\s]/g, '')) : null);
  const markers = rows.map((row) => markerOf(row.get('requirement')?.cell));
  const known = (numbers: (number | null)[]) => numbers.filter((number) => number !== null).length * 2 > numbers.length;
  if (known(indexes)) {
    let before: number | null = null;
    const own = indexes.map((number, at) => (before = number ?? before ?? at + 1));
    const chapters = printed.map(({ filling, above }) => markerOf(filling.get('chapter')?.cell)?.toString() ?? toOrdinals(above));
    const places = own.map((number, at) => `${String(chapters[at])}-${String(number)}`);
    // 序号 that starts again with each chapter needs the chapter's number before it.
    const again = new Set(own).size < own.length && !chapters.includes(null) && new Set(places).size === places.length;
    return again ? places : own.map(String);
  }
  if (known(markers)) {
    // Numbers that start again under each heading need the headings' numbers before them.
    const rising = markers.every((number, at) => at === 0 || number === null || number > (markers[at - 1] ?? 0));
    return rows.map((row, at) => {
      const own = String(markers[at] ?? at + 1);
      if (rising) return own;
      const above = (['chapter', 'clause'] as const).map((role) => markerOf(row.get(role)?.cell)).filter((n) => n !== null);
      return [...above, own].join('-');
    });
  }
  return rows.map((_, at) => String(at + 1));
}

/** The numbers of the headings that a table stands below: 二、 › （一） → 2-1; null where one has none. */
function toOrdinals(above: readonly Heading[]): string | null {
  const ordinals = above.map(({ marker }) => toOrdinal(marker));
  return ordinals.length === 0 || ordinals.includes(null) ? null : ordinals.join('-');
}

function markerOf(cell: Cell | undefined): number | null {
  const marker = cell?.children.find((child) => child.type === 'marker');
  return marker ? fromNumeral(marker.value.replace(/[（()）.．、\s]/g, '')) : null;
}

function readRow(row: Row, filling: Filling, columns: readonly ColumnRole[], metadata: Pick<Metadata, 'year'>): ExtractedPoint {
  const path: Heading[] = [];
  for (const role of ['chapter', 'clause'] as const) {
    const filled = filling.get(role);
    if (filled && (filling.has('requirement') || columns.includes('requirement'))) path.push(toHeading(filled.cell, filled.more));
  }
  const requirement = filling.get('requirement');
  const leaves = requirement ? [requirement.cell, ...requirement.more].flatMap((cell) => textLeaves(cell)) : [];
  const said: Said = { assignments: [], deadline: null, beyond: [] };
  const unitRanges: Position[] = [];
  let inherited = false;
  for (const role of ['lead', 'responsible', 'participants'] as const) {
    const filled = filling.get(role);
    if (!filled) continue;
    const { assignments, deadline, beyond } = toSaid(filled.cell.said);
    said.assignments.push(...assignments);
    said.deadline ??= deadline;
    said.beyond.push(...beyond);
    unitRanges.push(...rangesOf([filled.cell, ...filled.more].flatMap((cell) => [...leavesOf(cell)])));
    inherited ||= filled.inherited;
  }
  // A cell that says “/” or “无” says nothing, though it is none that was merged.
  const saying = (role: ColumnRole) => {
    const filled = filling.get(role);
    return filled && !saysNone([filled.cell, ...filled.more].map(wholeWords).join('')) ? filled : undefined;
  };
  const due = saying('deadline');
  const deadline = due ? readDeadline([due.cell, ...due.more].map(wholeWords).join(''), metadata.year)
    : said.deadline ? readDeadline(said.deadline, metadata.year) : null;
  const remark = saying('remark');
  return finish({
    number: '',
    path,
    leaves,
    assignments: said.assignments,
    inherited,
    deadline,
    remark: toRemark(remark ? [remark.cell, ...remark.more].map(wholeWords).join('') : null, said),
    evidence: {
      units: unitRanges,
      deadline: due ? rangesOf([due.cell, ...due.more].flatMap((cell) => [...leavesOf(cell)])) : [],
      deadlineInherited: due?.inherited ?? false,
      remark: [...remark ? rangesOf([remark.cell, ...remark.more].flatMap((cell) => [...leavesOf(cell)])) : [], ...said.beyond.flatMap(({ source }) => source)],
      body: null,
      textFromBody: false,
      pathFromBody: false,
      whole: row.position,
    },
  }, metadata, true);
}

function toHeading(cell: Cell, more: readonly Cell[] = []): Heading {
  const marker = cell.children.find((child) => child.type === 'marker');
  return { marker: marker?.value ?? '', text: bare([wordsOf(cell), ...more.map(wholeWords)].join('')) };
}

/** What the table lost, from the clause of the body that the row repeats. */
function completeFromBody(
  point: ExtractedPoint, clause: BodyClause, { filling, hasClauses }: { filling: Filling; hasClauses: boolean }, metadata: Pick<Metadata, 'year'>,
): ExtractedPoint {
  point.evidence.body = clause;
  if (point.text === '') {
    const { number, path, inherited, deadline, remark, evidence, assignments } = point;
    point = finish({
      number, path, leaves: clause.requirement, assignments, inherited, deadline, remark, evidence: { ...evidence, textFromBody: true },
    }, metadata, true);
  }
  // A merged heading cannot hold where the body says this row stands under another number.
  const heading = filling.get('clause');
  const body = clause.path[clause.path.length - 1];
  if (body && hasClauses && (!heading || (heading.inherited && toOrdinal(toHeading(heading.cell).marker) !== toOrdinal(body.marker)))) {
    point.path = [...point.path.filter((_, at) => at === 0 && filling.has('chapter')), body];
    point.evidence.pathFromBody = true;
  }
  return point;
}

function toOrdinal(marker: string): number | null {
  return fromNumeral(marker.replace(/[（()）.．、\s]/g, ''));
}

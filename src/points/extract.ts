/**
 * Notice tree → work points, with the evidence for each field.
 *
 * Where a notice has a table of tasks, each row is a point; elsewhere the
 * points are its innermost numbered parts, and the members of a counted
 * series (一是…二是…) inside them.
 */
import {
  fromNumeral, LAST_ORDINAL, leavesOf, rangesOf, toFormPart, toPlainLetters, wordsOf,
  type Assignment, type Block, type Cell, type ColumnRole, type Heading as HeadingNode, type Item, type Leaf,
  type Metadata, type NoticeNode, type NoticeRoot, type Paragraph, type Position, type Row, type Section, type Table,
} from '../notice/index.ts';
import { assignmentsIn, readAssignmentNodes, readCell, splitTasks, toNames, type Said } from './assignments.ts';
import { findBody, type BodyClause } from './body.ts';
import { findCommitments } from './commitments.ts';
import { findDeadline, readDeadline } from './dates.ts';
import { foldForReading, type FoldedText } from '../text/reading-fold.ts';
import type { Deadline, FoundCommitment, Heading, WorkPoint } from './schema.ts';

/** What a point says, before it belongs to a site: without id, address and themes. */
export type PointContent = Omit<WorkPoint, 'id' | 'notice' | 'themes' | 'url' | 'commitments'> & { commitments: FoundCommitment[] };

/** A point with the places its fields were read from. */
export interface ExtractedPoint extends PointContent {
  evidence: {
    /** Where its units stand; for inherited ones, the merged cell. */
    units: Position[];
    deadline: Position[];
    /** Its deadline comes from a merged cell. */
    deadlineInherited: boolean;
    remark: Position[];
    /** The clause of the body that a row of an annex repeats. */
    body: BodyClause | null;
    /** The requirement is missing from the table, `text` is the body's. */
    textFromBody: boolean;
    /** The heading above it is missing from the table, `path` is the body's. */
    pathFromBody: boolean;
    /** All that belongs to it: its row, clause or item. */
    whole: Position;
  };
}

/** Extracts the points of a notice, in the order of the text. */
export function extractPoints(tree: NoticeRoot, metadata: Pick<Metadata, 'year' | 'kind'>): ExtractedPoint[] {
  const tables = findTaskTables(tree);
  if (tables.length === 0) return withUniqueNumbers(readSections(tree, metadata));
  const rows = readTables(tables, tree, metadata);
  // A table below a numbered part is that part's list, beside the parts without one; a table of its own
  // (an annex), or one that repeats the clauses above it, has all the points.
  const within = tables.every(({ above }) => above.length > 0);
  const repeats = rows.filter(({ evidence }) => evidence.body).length * 2 > rows.length;
  if (!within) return withUniqueNumbers(rows);
  // Clauses that no row repeats are points beside the rows.
  const repeated = new Set(rows.flatMap(({ evidence }) => (evidence.body ? [evidence.body.whole.start.offset] : [])));
  const clauses = readSections(tree, metadata);
  const points = [...rows, ...(repeats ? clauses.filter(({ evidence }) => !repeated.has(evidence.whole.start.offset)) : clauses)];
  return withUniqueNumbers(points.sort((a, b) => a.evidence.whole.start.offset - b.evidence.whole.start.offset));
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

/** A number printed twice gets a letter: 1-2-2, 1-2-2b. */
function withUniqueNumbers(points: ExtractedPoint[]): ExtractedPoint[] {
  const seen = new Map<string, number>();
  for (const point of points) {
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
  const printed = table.children.filter((row): row is Row => row.type === 'row' && !row.header);
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
  if (own.has('chapter')) above.clear();
  // A flattened table has lost its blank cells: only headings reach down.
  if (own.has('clause') && table.dress === 'flattened') above.delete('clause');
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
    const chapters = printed.map(({ filling, above }) => markerOf(filling.get('chapter')?.cell) ?? (above[0] ? toOrdinal(above[0].marker) : null));
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
  const said: Said = { assignments: [], deadline: null };
  const unitRanges: Position[] = [];
  let inherited = false;
  for (const role of ['lead', 'responsible', 'participants'] as const) {
    const filled = filling.get(role);
    if (!filled) continue;
    const { assignments, deadline } = readCell(filled.cell, filled.more, role);
    said.assignments.push(...assignments);
    said.deadline ??= deadline;
    unitRanges.push(...rangesOf([filled.cell, ...filled.more].flatMap((cell) => [...leavesOf(cell)])));
    inherited ||= filled.inherited;
  }
  const due = filling.get('deadline');
  const deadline = due ? readDeadline([due.cell, ...due.more].map(wholeWords).join(''), metadata.year)
    : said.deadline ? readDeadline(said.deadline, metadata.year) : null;
  const remark = filling.get('remark');
  return finish({
    number: '',
    path,
    leaves,
    assignments: said.assignments,
    inherited,
    deadline,
    remark: remark ? [remark.cell, ...remark.more].map(wholeWords).join('') : null,
    evidence: {
      units: unitRanges,
      deadline: due ? rangesOf([due.cell, ...due.more].flatMap((cell) => [...leavesOf(cell)])) : [],
      deadlineInherited: due?.inherited ?? false,
      remark: remark ? rangesOf([remark.cell, ...remark.more].flatMap((cell) => [...leavesOf(cell)])) : [],
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

/** A heading's words without the full stop that ends them on some pages. */
function bare(words: string): string {
  return words.replace(/。$/, '');
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

// ── sections ───────────────────────────────────────────────────────────────

/** An innermost numbered part, or a member of a series in it. */
interface Leafy {
  ordinals: string[];
  path: Heading[];
  /** Where its words stand, assignments left out. */
  leaves: Leaf[];
  /** How many of them belong to a heading sentence, which stands above all clauses; none where not said. */
  headings?: number;
  assignments: Assignment[];
  whole: Position;
  /** False for what a report tells of the past: it promises nothing. */
  undertaking: boolean;
}

function readSections(tree: NoticeRoot, metadata: Pick<Metadata, 'year' | 'kind'>): ExtractedPoint[] {
  const leafy: Leafy[] = [];
  const sections = tree.children.filter((child): child is Section => child.type === 'section');
  if (sections.length > 0) {
    for (const section of sections) collect(section, [], [], [], metadata.kind, leafy);
  } else {
    collectSeries(tree.children.filter((child) => child.type === 'paragraph' || child.type === 'assignment'), leafy, metadata.kind);
  }
  const flat = countsThrough(sections);
  return leafy.map(({ ordinals, path, leaves, headings = 0, assignments, whole, undertaking }) => {
    // What a report of 2023 means to do by 6月底, it means to do in 2024.
    const year = metadata.kind === 'annual-report' && metadata.year !== null ? metadata.year + 1 : metadata.year;
    const said = readAssignmentNodes(assignments, { leaves: leaves.slice(headings), whole });
    const ranges = rangesOf(assignments.flatMap((assignment) => [...leavesOf(assignment)]));
    return finish({
      number: (flat ? ordinals.slice(1) : ordinals).join('-'),
      path,
      leaves,
      assignments: said.assignments,
      inherited: false,
      deadline: said.deadline ? readDeadline(said.deadline, year) : null,
      remark: null,
      evidence: {
        units: ranges, deadline: said.deadline ? ranges : [], deadlineInherited: false, remark: [],
        body: null, textFromBody: false, pathFromBody: false, whole,
      },
    }, { year }, undertaking || speaksAhead(leaves));
  });
}

/**
 * True where the numbers below the chapters 一、二、… count on through them instead of starting again. （一）（二） are
 * taken at their word over two chapters; 1. 2. in one and 3. 4. in the other may as well be two lists, of which the
 * second says where it goes on, so that digits need a third.
 */
function countsThrough(sections: readonly Section[]): boolean {
  const highest = Math.min(...sections.map(({ rank }) => rank));
  const chapters = sections.filter((section) => section.rank === highest)
    .map((chapter) => chapter.children.filter((child): child is Section => child.type === 'section'))
    .filter((children) => children.length > 0);
  const all = chapters.flat();
  const least = all.every(({ rank }) => rank === 2) ? 2 : 3;
  if (chapters.length < least || chapters.length < sections.length) return false;
  return all.every(({ ordinal }, at) => at === 0 || ordinal > (all[at - 1] as Section).ordinal);
}

function collect(
  section: Section, above: readonly Heading[], ordinals: readonly string[], given: readonly Assignment[],
  kind: Metadata['kind'], out: Leafy[],
): void {
  const marker = section.children.find((child) => child.type === 'marker')?.value ?? '';
  const heading = section.children.find((child): child is HeadingNode => child.type === 'heading');
  const below = section.children.filter((child): child is Section => child.type === 'section');
  const own = [...ordinals, String(section.ordinal)];
  const path = heading ? [...above, { marker, text: bare(wordsOf(heading)) }] : [...above];
  if (below.length > 0) {
    const opening = heading ? null : readOpening(section);
    if (opening) path.push({ marker, text: opening });
    // A bracket before the first numbered part holds for all of them: （一）… （牵头单位：甲处） 1.… 2.…
    const first = section.children.indexOf(below[0] as Section);
    const shared = section.children.slice(0, first).flatMap(assignmentsIn);
    for (const child of below) collect(child, path, own, [...given, ...shared], kind, out);
    return;
  }
  const blocks = section.children.filter((child): child is Paragraph | Assignment => child.type === 'paragraph' || child.type === 'assignment');
  const series = splitSeries(blocks);
  if (series) {
    const opening = heading ? null : readOpening(section);
    if (opening) path.push({ marker, text: opening });
    const problems = kind === 'annual-report' && series.length > 1;
    series.forEach((members, at) => {
      const letter = problems && at === 0 && series.length === 2 ? 'p' : series.length > 2 || (!problems && series.length > 1) ? `${at + 1}-` : '';
      for (const { item, ordinal, assignments } of members) {
        out.push({
          ordinals: [...own, letter + String(ordinal)],
          path,
          leaves: textLeaves(item),
          assignments: [...given, ...assignments],
          whole: item.position,
          undertaking: kind !== 'annual-report' || (problems && at > 0) || looksAhead(path),
        });
      }
    });
    return;
  }
  const tasks = splitTasks(blocks);
  if (tasks) {
    tasks.forEach(({ paragraph, assignments, whole }, at) => {
      const runIn = at === 0 && heading?.runIn ? textLeaves(heading) : [];
      out.push({
        ordinals: [...own, String(at + 1)],
        path: heading?.runIn ? [...above] : path,
        leaves: [...runIn, ...textLeaves(paragraph)],
        assignments: [...given, ...assignments],
        whole,
        undertaking: kind !== 'annual-report' || looksAhead(path),
      });
    });
    return;
  }
  const holdsTable = section.children.some((child) => child.type === 'table');
  if (blocks.length === 0 && (!heading || holdsTable)) return;
  // 二、主动公开政府信息情况 whose table was a picture: a heading alone.
  if (blocks.length === 0 && heading && kind === 'annual-report' && section.rank === 1 && toFormPart(wordsOf(heading))) return;
  // 具体任务见下表： leads to the table and asks for nothing itself.
  if (holdsTable && LEADS_TO_TABLE.test(blocks.map((block) => wordsOf(block)).join('').trim())) return;
  out.push({
    ordinals: own,
    path: heading && !heading.runIn && blocks.some((block) => block.type === 'paragraph') ? path : [...above],
    leaves: section.children.flatMap((child): Leaf[] => {
      if (child.type === 'heading' && (child.runIn || !blocks.some((block) => block.type === 'paragraph'))) return textLeaves(child);
      return child.type === 'paragraph' ? textLeaves(child) : [];
    }),
    headings: heading?.runIn && blocks.some((block) => block.type === 'paragraph') ? textLeaves(heading).length : 0,
    assignments: [...given, ...blocks.flatMap(assignmentsIn)],
    whole: section.position,
    undertaking: kind !== 'annual-report' || looksAhead(path),
  });
}

/** `具体任务见下表：`, `该部分以表格形式报告。表格如下：`; what goes on after it says more than where the table is. */
const LEADS_TO_TABLE = /^.{0,60}(?:[：:]|[下附]表.{0,12}|表格.{0,12})$/s;

/** 3.加强政策解读。 above （1）…（2）… or ①…②… is their heading, though printed as a sentence. */
function readOpening(section: Section): string | null {
  const opening = section.children.find((child) => child.type === 'paragraph' || child.type === 'section');
  if (opening?.type !== 'paragraph') return null;
  const words = bare(opening.children.flatMap((child) => (child.type === 'item' ? [] : textLeaves(child))).map((leaf) => leaf.value).join(''));
  return words !== '' && words.length <= 50 && !words.includes('。') ? words.replace(/[：:，,]$/, '') : null;
}

/** True below a heading of a report that speaks of what comes: 改进措施, 下一步打算; not 存在的问题及改进情况, which is both. */
function looksAhead(path: readonly Heading[]): boolean {
  return path.some(({ text }) => /改进|整改|下一步|打算|工作计划|工作安排/.test(text) && !/问题|情况/.test(text));
}

/** True for a report's words of what comes: 2024年，我局将…, 下一步… */
function speaksAhead(leaves: readonly Leaf[]): boolean {
  const opening = leaves.map((leaf) => leaf.value).join('').slice(0, 30);
  return /^(?:下一步|今后|下一年)|(?:我[局厅委办]|本机关|我单位)将/.test(opening);
}

/** Points of a notice without numbers: the members of its series, else its paragraphs after the first. */
function collectSeries(blocks: readonly Block[], out: Leafy[], kind: Metadata['kind']): void {
  const paragraphs = blocks.filter((block): block is Paragraph | Assignment => block.type === 'paragraph' || block.type === 'assignment');
  const series = splitSeries(paragraphs);
  const undertaking = kind !== 'annual-report';
  if (series) {
    series.forEach((members, at) => {
      for (const { item, ordinal, assignments } of members) {
        out.push({
          ordinals: [...(series.length > 1 ? [String(at + 1)] : []), String(ordinal)],
          path: [], leaves: textLeaves(item), assignments, whole: item.position, undertaking,
        });
      }
    });
    return;
  }
  let number = 0;
  for (const block of paragraphs) {
    if (block.type === 'assignment') {
      out[out.length - 1]?.assignments.push(block);
      continue;
    }
    // 现将…印发给你们, 特此通知 hand over the notice; they ask for nothing in it.
    if (/现将|印发给你们|特此|^为/.test(wordsOf(block))) continue;
    out.push({
      ordinals: [String(++number)], path: [], leaves: textLeaves(block), assignments: assignmentsIn(block), whole: block.position, undertaking,
    });
  }
}

interface Member {
  item: Item;
  /** Its number: the printed one, or for 最后 the one after the member before. */
  ordinal: number;
  assignments: Assignment[];
}

/** The counted series in some paragraphs, each with two members at least; null where there is none. */
function splitSeries(blocks: readonly (Paragraph | Assignment)[]): Member[][] | null {
  const series: Member[][] = [];
  const opening: Assignment[] = [];
  let last: Member | undefined;
  for (const block of blocks) {
    for (const child of block.type === 'assignment' ? [block] : block.children) {
      // A line or bracket of its own after a member names who does it: 一是… ⏎ 牵头单位：甲科 ⏎ 二是…
      if (child.type === 'assignment') (last?.assignments ?? opening).push(child);
      if (child.type !== 'item') continue;
      const ordinal = child.ordinal === LAST_ORDINAL ? (last?.ordinal ?? 0) + 1 : child.ordinal;
      const member = { item: child, ordinal, assignments: assignmentsIn(child) };
      if (last && ordinal > last.ordinal) series[series.length - 1]?.push(member);
      else series.push([member]);
      last = member;
    }
  }
  const real = series.filter((members) => members.length > 1);
  if (real.length === 0) return null;
  // Units named before a series, or once at its end, hold for all of it.
  for (const members of real) {
    const end = members[members.length - 1] as Member;
    const only = members.every((member) => member === end || member.assignments.length === 0);
    const shared = end.assignments;
    for (const member of members) member.assignments = [...opening, ...(only ? shared : member.assignments)];
  }
  return real;
}

/** The text leaves of a node that ask for something: none inside an assignment. */
function textLeaves(node: NoticeNode): Leaf[] {
  if (node.type === 'assignment') return [];
  if (node.type === 'text') return [node];
  if (node.type === 'other' || node.type === 'marker') return [];
  return node.children.flatMap((child) => textLeaves(child));
}

// ── both ───────────────────────────────────────────────────────────────────

interface Draft {
  number: string;
  path: Heading[];
  leaves: readonly Leaf[];
  assignments: WorkPoint['assignments'];
  inherited: boolean;
  deadline: Deadline | null;
  remark: string | null;
  evidence: ExtractedPoint['evidence'];
}

function finish(draft: Draft, { year }: Pick<Metadata, 'year'>, undertaking: boolean): ExtractedPoint {
  const { leaves, assignments, evidence, ...rest } = draft;
  const { lead, participants, responsible } = toNames(assignments);
  const text = leaves.map((leaf) => leaf.value).join('');
  const folded = foldForReading(text, true);
  const plain = folded.text;
  return {
    ...rest,
    text,
    lead,
    participants,
    responsible,
    assignments,
    deadline: draft.deadline ?? (undertaking ? quoteDeadline(findDeadline(plain, year), text, folded) : null),
    commitments: undertaking ? quoteCommitments(findCommitments(plain, year), text, folded) : [],
    source: rangesOf(leaves),
    evidence,
  };
}

/** What was found in the folded text, in the words of the text itself. */
function quote(words: string, text: string, { text: plain, offsets }: FoldedText, from: number): { words: string; next: number } {
  const at = plain.indexOf(words, from);
  if (offsets === null || at < 0) return { words, next: from };
  return { words: text.slice(offsets[at], offsets[at + words.length]), next: at + 1 };
}

function quoteDeadline(deadline: Deadline | null, text: string, folded: FoldedText): Deadline | null {
  return deadline && { ...deadline, text: quote(deadline.text, text, folded, 0).words };
}

function quoteCommitments(commitments: readonly FoundCommitment[], text: string, folded: FoldedText): FoundCommitment[] {
  let from = 0;
  return commitments.map((commitment) => {
    const { words, next } = quote(commitment.quote, text, folded, from);
    from = next;
    return { ...commitment, quote: words };
  });
}

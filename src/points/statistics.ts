/**
 * The figures of an annual report: its parts 二, 三 and 四 in the rows and columns of the decreed form
 * ({@link REQUEST_ROWS}), and the equations (勾稽关系) that hold between them. What a torn table does not tell for
 * certain is not given but named: never a figure on a row that is not its own.
 */
import {
  APPLICANTS, CASE_GROUPS, CASE_RESULTS, DISCLOSURE_COLUMNS, DISCLOSURE_ROWS, foldLabel, likeness, REQUEST_ROWS,
  toSource, withoutNote, type FormPart, type FormRow, type NoticeRoot, type Position,
} from '../notice/index.ts';
import { readPrintedForm, type Group, type PartCells, type PrintedCell, type PrintedForm } from './form-cells.ts';
import { placeFigures, type Sum, type ToPlace } from './form-columns.ts';
import { alignRows, findPrinted, isGroupLabel, isOfForm, isPrinted, nameTorn } from './form-rows.ts';
import type { Figure, Statistics } from './schema.ts';
import { findStatedCases, findStatedRequests } from './stated-figures.ts';

/** Figures, checks, and what kept a figure or a check from being read. */
export interface ReadStatistics extends Statistics {
  /** For each of `checks`, where its right side stands; null where it was not read. */
  checked: (Position | null)[];
  gaps: Gap[];
}

export interface Gap {
  kind: 'truncated' | 'header-lost' | 'figures-unplaced' | 'table-lost';
  table: Figure['table'];
  at: Position;
  /** How many figures, of those that were not placed. */
  figures?: number;
}

/** Reads the figures of a report; a notice without tables of figures gives none. */
export function readStatistics(tree: NoticeRoot): ReadStatistics {
  const found: ReadStatistics = { cells: [], checks: [], checked: [], gaps: [] };
  const form = readPrintedForm(tree);
  const toPlace = toPlaceOnLine(tree, form);
  readDisclosure(form.parts.二, found, toPlace);
  const requests = readRequests(form.parts.三, found, toPlace);
  readCases(form, found, toPlace);
  if (requests) checkRequests(requests, tree, found);
  checkCases(tree, found);
  for (const { part, heading } of form.bare) {
    if (form.parts[part].tables.length === 0) found.gaps.push({ kind: 'table-lost', table: part, at: heading.position });
  }
  return found;
}

/** Where a stretch stands on its line: the columns up to its middle, a Chinese character counting two. */
function toPlaceOnLine(tree: NoticeRoot, form: PrintedForm): ToPlace {
  if (Object.values(form.parts).every(({ tables }) => tables.length === 0)) return () => 0;
  const source = toSource(tree);
  return ({ start, end }) => {
    let width = 0;
    const measure = (from: number, to: number) => {
      for (let at = from; at < to; at++) width += source.charCodeAt(at) > 0x2000 ? 2 : 1;
      return width;
    };
    const left = measure(start.offset - start.column + 1, start.offset);
    return (left + measure(start.offset, end.offset)) / 2;
  };
}

function addUnplaced(found: ReadStatistics, table: FormPart, groups: readonly Group[]): void {
  const figures = groups.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'figure'));
  const first = figures[0];
  if (first) found.gaps.push({ kind: 'figures-unplaced', table, at: first.node.position, figures: figures.length });
}

// ── part 二 ────────────────────────────────────────────────────────────────

/** Part 二: a header names the columns of the rows beneath it; it has no sums. */
function readDisclosure({ groups, labels }: PartCells, found: ReadStatistics, toPlace: ToPlace): void {
  const matches = alignRows(groups, DISCLOSURE_ROWS);
  const unplaced: Group[] = [];
  let heads: Head[] = [];
  groups.forEach((printed, at) => {
    const group = nameRow(printed, matches[at + 1]?.row) ?? printed;
    const above = readHeads(group);
    if (above) heads = above;
    const match = group === printed ? matches[at] : alignRows([group], DISCLOSURE_ROWS)[0];
    const row = match ? DISCLOSURE_ROWS[match.row] : undefined;
    const own = group.labels[group.labels.length - 1];
    const marks = cutGlued(group, heads.length) ?? group.marks;
    const last = marks[marks.length - 1]?.node.position.end.offset ?? 0;
    const next = labels.find(({ node }) => node.position.start.offset >= last)?.node.position.start.line;
    const columns = own && (row ? heads.length > 0 && isHeadOf(heads, row) : heads.length === marks.length) ? placeUnderHeads({ ...group, marks }, heads, toPlace, next) : null;
    const decreed = row?.columns.find((names) => names?.length === marks.length) ?? null;
    const names = (columns && toWholeNames(columns, row)) ?? (heads.length === 0 || !isHeadOf(heads, row) ? decreed : null);
    // 35000元 in a column of 万元 is not 35000 of these.
    const otherUnit = names?.some((name, place) => /万元/.test(name) && /[^万]元$/.test(marks[place]?.words ?? ''));
    if (!names || !own || otherUnit) unplaced.push(group);
    else marks.forEach(({ value, node }, place) => {
      if (value !== null) found.cells.push({ table: '二', row: match?.label ?? own.words, column: names[place] as string, value, source: node.position });
    });
  });
  addUnplaced(found, '二', unplaced);
}

/** Names of columns that a cell cut off (本年新, 本年增/) in the words of the form, where the form has such columns in this order; else as printed. */
function toWholeNames(names: readonly string[], row: (typeof DISCLOSURE_ROWS)[number] | undefined): readonly string[] {
  const decreed = row?.columns.find((columns) => columns?.length === names.length && columns.every((column, at) => {
    const printed = foldLabel(withoutNote(names[at] as string));
    return printed.length >= 2 && foldLabel(column).startsWith(printed) || isSameColumn(printed, column);
  }));
  return names.map((name, at) => {
    const whole = decreed?.[at];
    return whole && foldLabel(whole) !== foldLabel(name) && foldLabel(whole).startsWith(foldLabel(name)) ? whole : name;
  });
}

/**
 * Figures right beneath the names of columns, as many as these, where the label of their row is lost: the form has one row
 * there above the next. The label takes no place in the source.
 */
function nameRow(group: Group, next: number | undefined): Group | null {
  const from = group.labels.findLastIndex(({ words }) => foldLabel(words) === '信息内容');
  const above = group.labels.slice(from + 1);
  const row = DISCLOSURE_ROWS[(next ?? 0) - 1];
  const last = above[above.length - 1];
  if (from < 0 || !row || !last || above.length !== group.marks.length) return null;
  if (!row.columns.some((names) => names?.length === above.length && names.every((name, at) => isSameColumn(foldLabel(above[at]?.words ?? ''), name)))) return null;
  return { ...group, labels: [...group.labels, { ...last, words: row.label }] };
}

/** Figures that ran together behind their label, as many digits as columns: each is one. `规章002` */
function cutGlued({ labels, marks: [mark, ...more] }: Group, columns: number): PrintedCell[] | null {
  const label = labels[labels.length - 1]?.node;
  if (!mark || more.length > 0 || columns < 2 || mark.words.length !== columns || !/^[0-9]+$/.test(mark.words)) return null;
  if (label?.position.end.offset !== mark.node.position.start.offset) return null;
  const { start } = mark.node.position;
  const move = (by: number) => ({ ...start, column: start.column + by, offset: start.offset + by });
  return [...mark.words].map((digit, at) => ({ ...mark, words: digit, value: Number(digit), node: { ...mark.node, position: { start: move(at), end: move(at + 1) } } }));
}

interface Head {
  words: string;
  cells: PrintedCell[];
}

/** The names of columns above a row: what stands behind 信息内容, a name cut by a line end whole again; null where no header is printed. */
function readHeads({ labels }: Group): Head[] | null {
  const from = labels.findLastIndex(({ words }) => foldLabel(words) === '信息内容');
  const above = labels.slice(from + 1, -1).filter(({ words }) => from >= 0 || isColumn(words));
  if (above.length === 0) return null;
  const heads: Head[] = [];
  for (const cell of above) {
    const last = heads[heads.length - 1];
    const joined = last ? last.words + cell.words : '';
    if (last && !isColumn(last.words) && !isColumn(cell.words) && isColumn(joined)) Object.assign(last, { words: joined, cells: [...last.cells, cell] });
    // （单位：万元） on a line of its own goes on the name above it.
    else if (last && /^[（(]单位/.test(cell.words)) Object.assign(last, { words: joined, cells: [...last.cells, cell] });
    else heads.push({ words: cell.words, cells: [cell] });
  }
  return heads;
}

function isColumn(words: string): boolean {
  const letters = foldLabel(withoutNote(words));
  return DISCLOSURE_COLUMNS.some((name) => isSameColumn(letters, name));
}

/** Sums of 万元 with decimals differ by what binary fractions lose, some 1e-12; figures are printed with six decimals at most. */
const EQUAL = 1e-9;

/** Four pairs of letters in five: 本年处理决定数量 and 处理决定数量 are told apart by where they stand, 本年增 and 本年新 are not the same. */
const SAME_COLUMN = 0.8;

function isSameColumn(letters: string, name: string): boolean {
  return likeness(letters, foldLabel(name)) >= SAME_COLUMN;
}

/** True where the header above a row may be its own: one of those that the form gives it. */
function isHeadOf(heads: readonly Head[], row: (typeof DISCLOSURE_ROWS)[number] | undefined): boolean {
  return row === undefined || row.columns.some((names) => names?.some((name) => heads.some(({ words }) => isSameColumn(foldLabel(withoutNote(words)), name))));
}

/** The name of the column of each mark: in order where there are as many, else by where they stand. */
function placeUnderHeads({ labels, marks, cells }: Group, heads: readonly Head[], toPlace: ToPlace, next: number | undefined): string[] | null {
  if (heads.length === marks.length) return heads.map(({ words }) => words);
  if (marks.length > heads.length) return null;
  const label = labels[labels.length - 1]?.node;
  const lineOf = (head: Head | undefined) => head?.cells[0]?.node.position.start.line ?? 0;
  const onOneLine = heads.every((head) => lineOf(head) === lineOf(heads[0]));
  // A name a line: so are the cells, with a blank line between them where there is one between the names.
  const step = lineOf(heads[1]) - lineOf(heads[0]);
  // Blank cells tell a place only where each left its line: then the next row begins so many lines beneath this one.
  const room = label && next !== undefined ? next - label.position.end.line : null;
  const at = marks.map(({ node }): number => {
    if (cells !== null) return heads.findIndex((head) => head.cells.some((cell) => cell.node.place === node.place));
    const lines = label ? node.position.start.line - label.position.end.line : 0;
    if (lines > 0) return step > 0 && (room === null || room >= (heads.length + 1) * step) ? lines / step - 1 : -1;
    if (!onOneLine || lineOf(heads[0]) === node.position.start.line) return -1;
    const place = toPlace(node.position);
    const away = heads.map(({ cells }) => Math.abs(toPlace((cells[0] as PrintedCell).node.position) - place));
    return away.indexOf(Math.min(...away));
  });
  const rising = at.every((column, index) => Number.isInteger(column) && column >= 0 && column < heads.length && (index === 0 || column > (at[index - 1] as number)));
  return rising ? at.map((column) => (heads[column] as Head).words) : null;
}

// ── part 三 ────────────────────────────────────────────────────────────────

interface Requests {
  columns: string[];
  rows: RequestRow[];
  /** Rows of the form whose figures were not placed. */
  unread: ReadonlySet<number>;
}

interface RequestRow {
  /** Which row of the form; −1 for a row that an office added. */
  row: number;
  path: string[];
  /** null where the cell is blank. */
  values: (number | null)[];
  /** Where each figure stands. */
  places: (Position | null)[];
}

const TOTAL = APPLICANTS.length - 1;
const APPLICANT_SUM: readonly Sum[] = [{ parts: Array.from({ length: TOTAL }, (_, at) => at), total: TOTAL }];
const rowOf = (label: string) => REQUEST_ROWS.findIndex((row) => row.label === label);
const NEW = rowOf('一、本年新收政府信息公开申请数量');
const CARRIED_OVER = rowOf('二、上年结转政府信息公开申请数量');
const ALL_RESULTS = rowOf('（七）总计');
const CARRIED_FORWARD = rowOf('四、结转下年度继续办理');

/** Part 三: a row of the form for each row that was printed, a figure for each applicant. */
function readRequests(part: PartCells, found: ReadStatistics, toPlace: ToPlace): Requests | null {
  const groups = divideGroups(part.groups);
  if (groups.length === 0) return null;
  const aligned = alignRows(groups, REQUEST_ROWS);
  // （六）其他处理 above rows of its own has no figures: these belong to a row whose label was lost.
  const above = new Set(aligned.flatMap((match) => (match ? REQUEST_ROWS[match.row]?.above ?? [] : [])));
  const matches = aligned.map((match) => (match && above.has(REQUEST_ROWS[match.row]?.label ?? '') ? null : match));
  const placed = placeFigures(groups, APPLICANTS.length, APPLICANT_SUM, toPlace, null);
  const columns = APPLICANTS.map((name) => (name === '社会公益组织' && part.labels.some(({ words }) => words === '社会组织') ? '社会组织' : name));
  const rows: RequestRow[] = [];
  const unread = new Set<number>();
  const unplaced: Group[] = [];
  const printed = new Map<string, string>();
  const toPrinted = (label: string) => {
    if (!printed.has(label)) printed.set(label, findPrinted(label, part.labels) ?? label);
    return printed.get(label) as string;
  };
  groups.forEach((group, at) => {
    const match = matches[at];
    const name = match ? nameTorn(match.label, REQUEST_ROWS[match.row] as FormRow) : null;
    const figures = placed[at];
    const own = group.labels[group.labels.length - 1];
    // A row that the form does not know is given by its own words where it is whole; a label of a group or a column is no row's.
    const strange = !match && (!figures || figures.length < APPLICANTS.length || !sumsUp(figures) || isGroupLabel(own?.words ?? '') || isOfForm(own?.words ?? ''));
    if (!figures || !own || strange || (match && name === null)) {
      unplaced.push(group);
      if (match) unread.add(match.row);
      return;
    }
    const form = match ? REQUEST_ROWS[match.row] : undefined;
    const path = [...(form?.above ?? []).map(toPrinted), name ?? own.words];
    const row: RequestRow = { row: match?.row ?? -1, path, values: columns.map(() => null), places: columns.map(() => null) };
    for (const { column, value, source } of figures) {
      found.cells.push({ table: '三', row: path.join(' / '), column: columns[column] as string, value, source });
      row.values[column] = value;
      row.places[column] = source;
    }
    rows.push(row);
  });
  addUnplaced(found, '三', unplaced);
  const closed = [ALL_RESULTS, CARRIED_FORWARD].every((row) => rows.some((other) => other.row === row) || isPrinted(REQUEST_ROWS[row]?.label ?? '', part.labels));
  const table = part.tables[part.tables.length - 1];
  if (!closed && table) found.gaps.push({ kind: 'truncated', table: '三', at: table.position });
  return { columns, rows, unread };
}

const sumsUp = (figures: readonly { column: number; value: number }[]) =>
  Math.abs(figures.reduce((sum, { column, value }) => sum + (column === TOTAL ? -value : value), 0)) < EQUAL;

/**
 * Labels that stand above all their figures (a column of labels was copied, then the columns or rows of figures): a
 * group for each row, where the sums of the rows hold.
 */
function divideGroups(groups: readonly Group[]): Group[] {
  const width = APPLICANTS.length;
  const joined: Group[] = [];
  for (const group of groups) {
    const last = joined[joined.length - 1];
    if (last && group.labels.length === 0) joined[joined.length - 1] = { ...last, marks: [...last.marks, ...group.marks] };
    else joined.push(group);
  }
  return joined.flatMap((group): Group[] => {
    const count = group.marks.length / width;
    if (!Number.isInteger(count) || count < 2) return [group];
    const alone = alignRows(group.labels.map((label) => ({ labels: [label], marks: [], cells: null })), REQUEST_ROWS);
    const own = group.labels.filter((_, at) => {
      const label = REQUEST_ROWS[alone[at]?.row ?? -1];
      // （六）其他处理 above rows of its own is a group.
      return label && !alone.some((other) => REQUEST_ROWS[other?.row ?? -1]?.above.includes(label.label));
    });
    if (own.length !== count) return [group];
    const across = own.map((label, row) => ({ labels: [label], marks: group.marks.slice(row * width, (row + 1) * width), cells: null }));
    const down = own.map((label, row) => ({ labels: [label], marks: APPLICANTS.map((_, column) => group.marks[column * count + row] as PrintedCell), cells: null }));
    const holds = (rows: readonly Group[]) => rows.every(({ marks }) => sumsUp(marks.map(({ value }, column) => ({ column, value: value ?? 0 }))));
    return holds(across) ? across : holds(down) ? down : [group];
  });
}

function addCheck(found: ReadStatistics, rule: string, left: number | null, right: number | null, at: Position | null): void {
  found.checks.push({ rule, left, right, holds: left === null || right === null ? null : Math.abs(left - right) < EQUAL });
  found.checked.push(at);
}

/** Blank cells count nothing where the equation then holds; where it does not, nothing is said of it. */
function checkSum(found: ReadStatistics, rule: string, left: readonly (number | null)[], right: readonly (number | null)[], at: Position | null): void {
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
  const blank = [...left, ...right].includes(null);
  const known = !blank || ([...left, ...right].some((value) => value !== null) && Math.abs(sum(left) - sum(right)) < EQUAL);
  addCheck(found, rule, known ? sum(left) : null, known ? sum(right) : null, at);
}

function checkRequests({ rows, columns, unread }: Requests, tree: NoticeRoot, found: ReadStatistics): void {
  for (const row of rows) {
    const parts = row.values.slice(0, TOTAL);
    // Where the form has its totals alone, no row has a sum.
    if (parts.every((value) => value === null)) continue;
    checkSum(found, `三 各类申请人之和＝总计：${row.path.join(' / ')}`, parts, [row.values[TOTAL] ?? null], row.places[TOTAL] ?? null);
  }
  const find = (row: number) => rows.find((other) => other.row === row);
  const [fresh, carriedOver, results, carriedForward] = [NEW, CARRIED_OVER, ALL_RESULTS, CARRIED_FORWARD].map(find);
  columns.forEach((name, at) => {
    const rule = `三 第一项＋第二项＝第三项＋第四项：${name}`;
    const left = fresh && carriedOver ? [fresh.values[at] ?? null, carriedOver.values[at] ?? null] : [null];
    const right = results && carriedForward ? [results.values[at] ?? null, carriedForward.values[at] ?? null] : [null];
    if (left.length > 1 && right.length > 1) checkSum(found, rule, left, right, carriedForward?.places[at] ?? null);
    else addCheck(found, rule, addUp(left), addUp(right), carriedForward?.places[at] ?? null);
  });
  columns.forEach((name, at) => {
    const rule = `三 第三项各种结果之和＝其总计：${name}`;
    const parts = rows.filter(({ row }) => row > CARRIED_OVER && row < ALL_RESULTS).map(({ values }) => values[at] ?? null);
    if (results && unread.size === 0) checkSum(found, rule, parts, [results.values[at] ?? null], results.places[at] ?? null);
    else addCheck(found, rule, null, results?.values[at] ?? null, results?.places[at] ?? null);
  });
  for (const stated of findStatedRequests(tree)) {
    addCheck(found, `正文“${stated.quote}”＝三 本年新收总计`, stated.value, fresh?.values[TOTAL] ?? null, fresh?.places[TOTAL] ?? null);
  }
}

function addUp(values: readonly (number | null)[]): number | null {
  return values.includes(null) ? null : values.reduce<number>((all, value) => all + (value ?? 0), 0);
}

// ── part 四 ────────────────────────────────────────────────────────────────

const CASE_WIDTH = CASE_GROUPS.length * CASE_RESULTS.length;
const CASE_SUMS: readonly Sum[] = CASE_GROUPS.map((_, group) => ({ parts: [0, 1, 2, 3].map((at) => group * 5 + at), total: group * 5 + 4 }));

/** Part 四: one row of fifteen figures. */
function readCases({ parts, headless }: PrintedForm, found: ReadStatistics, toPlace: ToPlace): void {
  const part = parts.四;
  const marks = part.groups.flatMap((group) => group.marks);
  if (marks.length === 0) return;
  const row: Group = { labels: part.labels, marks, cells: part.groups.length === 1 ? part.groups[0]?.cells ?? null : null };
  const results = part.labels.filter(({ words }) => (CASE_RESULTS as readonly string[]).includes(foldLabel(words)));
  const heads = results.length === CASE_WIDTH ? results.map(({ node }) => toPlace(node.position)).sort((a, b) => a - b) : null;
  const apart = heads && new Set(heads).size === CASE_WIDTH ? heads : null;
  const [figures] = placeFigures([row], CASE_WIDTH, CASE_SUMS, toPlace, apart);
  // Fifteen figures of which no group adds up are none of these.
  const wrong = figures?.length === CASE_WIDTH && CASE_SUMS.every(({ parts: each, total }) =>
    Math.abs(each.reduce((sum, at) => sum + (figures[at]?.value ?? 0), 0) - (figures[total]?.value ?? 0)) > EQUAL);
  if (!figures || wrong) {
    addUnplaced(found, '四', [row]);
    return;
  }
  for (const { column, value, source } of figures) {
    const group = CASE_GROUPS[Math.floor(column / CASE_RESULTS.length)] as string;
    found.cells.push({ table: '四', row: '件数', column: `${group}/${CASE_RESULTS[column % CASE_RESULTS.length] as string}`, value, source });
  }
  if (headless) found.gaps.push({ kind: 'header-lost', table: '四', at: headless.position });
}

function checkCases(tree: NoticeRoot, found: ReadStatistics): void {
  const cellOf = (column: string) => found.cells.find((cell) => cell.table === '四' && cell.column === column);
  const value = (column: string) => cellOf(column)?.value ?? null;
  const place = (column: string) => cellOf(column)?.source ?? null;
  if (found.cells.some((cell) => cell.table === '四')) {
    for (const group of CASE_GROUPS) {
      const parts = CASE_RESULTS.slice(0, 4).map((result) => value(`${group}/${result}`));
      checkSum(found, `四 各种结果之和＝总计：${group}`, parts, [value(`${group}/总计`)], place(`${group}/总计`));
    }
  }
  if (findStatedCases(tree)) {
    const totals = CASE_GROUPS.map((group) => value(`${group}/总计`));
    addCheck(found, '正文“无行政复议、行政诉讼案件”＝四 总计之和', 0, addUp(totals), place(`${CASE_GROUPS[0]}/总计`));
  }
}

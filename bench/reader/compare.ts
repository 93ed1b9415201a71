/**
 * Records against what they should be. Letters are compared without white space and invisible characters, radicals and
 * compatibility forms as plain letters; names of units as sets.
 */
import type { InspectionRecords } from './reader.ts';

type Point = InspectionRecords['points'][number];
type Statistics = InspectionRecords['statistics'];
type Diagnostic = InspectionRecords['diagnostics'][number];

/** A point as it should be: only what is given is compared. */
export interface ExpectedPoint {
  id?: string;
  number?: string;
  /** The whole text, or its first and last letters. */
  text?: string;
  starts?: string;
  ends?: string;
  lead?: readonly string[];
  participants?: readonly string[];
  responsible?: readonly string[];
  deadline?: { text?: string; date?: string | null; ongoing?: boolean | undefined } | null;
  /** Headings with their markers; [] says nothing. */
  path?: readonly string[];
  remark?: string | null;
  /** Only their number is compared. */
  commitments?: readonly unknown[];
  /** Words that must not run together in the text. */
  apart?: readonly string[];
}

export interface ExpectedFigure {
  row: string;
  column: string;
  value: number;
  /** The row with the groups above it. */
  path?: readonly string[];
}

/** What must hold of a document; what is not named may be anything. */
export interface Expectation {
  notice?: Readonly<Record<string, unknown>>;
  points?: readonly ExpectedPoint[];
  order?: 'free';
  /** Strings that no point may hold anywhere. */
  absent?: readonly string[];
  /** These figures and no others, no check that is said to fail. */
  statistics?: { tables: Readonly<Record<string, readonly ExpectedFigure[]>> };
  /** []: nothing above info; else each is said. */
  diagnostics?: readonly { severity?: string; ruleId?: string; message?: string }[];
  error?: string;
  exit?: number;
  oneOf?: readonly Expectation[];
}

const IGNORABLE = /[\p{Cf}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;
const fold = (text: unknown) => String(text ?? '').normalize('NFKC').replace(IGNORABLE, '').replace(/⻔/gu, '门').replace(/⻅/gu, '见');

/** The letters that are compared: folded, without white space. */
export const toLetters = (text: unknown) => fold(text).replace(/\s/gu, '');

/** A heading as it is compared: with or without its stop. */
const toHeading = (text: string) => toLetters(text).replace(/[。:]/gu, '');
const withoutQuotes = (title: unknown) => toLetters(title).replace(/^《(.*)》$/u, '$1');
const show = (value: unknown) => (JSON.stringify(value ?? null) ?? 'null').slice(0, 90);
const toSet = (names: readonly string[]) => names.map((name) => fold(name).trim()).sort().join('、');

/** @returns what differs in one point, in words */
export function comparePoint(point: Point, want: ExpectedPoint): string[] {
  const wrong: string[] = [];
  if (want.number !== undefined && point.number !== want.number) wrong.push(`number ${point.number} for ${want.number}`);
  for (const role of ['lead', 'participants', 'responsible'] as const) {
    const names = want[role];
    if (names && toSet(point[role]) !== toSet(names)) wrong.push(`${role} ${show(point[role])} for ${show(names)}`);
  }
  if (want.deadline !== undefined) {
    const { deadline } = point;
    const expected = want.deadline;
    const differs = expected === null
      ? deadline !== null
      : (['date', 'ongoing'] as const).some((key) => expected[key] !== undefined && (deadline?.[key] ?? null) !== expected[key]);
    if (differs) wrong.push(`deadline ${show(deadline && [deadline.text, deadline.date, deadline.ongoing])} for ${show(expected && (expected.date ?? expected.text ?? 'no date'))}`);
  }
  if (want.path && want.path.length > 0) {
    const got = point.path.map(({ marker, text }) => marker + text);
    if (got.map(toHeading).join('›') !== want.path.map(toHeading).join('›')) wrong.push(`path ${show(got)} for ${show(want.path)}`);
  }
  if (want.remark !== undefined && toLetters(point.remark) !== toLetters(want.remark)) wrong.push(`remark ${show(point.remark)} for ${show(want.remark)}`);
  if (want.commitments && point.commitments.length !== want.commitments.length) wrong.push(`commitments ${show(point.commitments.map(({ quote }) => quote))} for ${String(want.commitments.length)}`);
  const apart = want.apart ?? [];
  for (const [index, word] of apart.entries()) {
    const before = apart[index - 1];
    if (before !== undefined && fold(point.text).includes(before + word)) wrong.push(`“${before}${word}” run together`);
  }
  return wrong;
}

/** @returns what differs in the points: missing, wrong, out of order, too many */
export function comparePoints(points: readonly Point[], wants: readonly ExpectedPoint[], order?: 'free'): string[] {
  const wrong: string[] = [];
  const used: number[] = [];
  for (const want of wants) {
    const name = want.id ?? want.number ?? `“${want.starts ?? want.text ?? ''}”`;
    const index = points.findIndex(({ text }, at) => {
      if (used.includes(at)) return false;
      if (want.text !== undefined) return toLetters(text) === toLetters(want.text);
      return toLetters(text).startsWith(toLetters(want.starts)) && toLetters(text).endsWith(toLetters(want.ends));
    });
    const point = points[index];
    if (!point) {
      const inside = points.find(({ text }) => toLetters(text).includes(toLetters(want.starts ?? want.text)));
      wrong.push(`point ${name} missing${inside ? ` (inside “${inside.text.slice(0, 12)}…${inside.text.slice(-8)}”)` : ''}`);
      continue;
    }
    used.push(index);
    wrong.push(...comparePoint(point, want).map((what) => `point ${name}: ${what}`));
  }
  if (order !== 'free' && used.some((index, at) => at > 0 && index < (used[at - 1] ?? -1))) wrong.push('points in another order');
  const extra = points.filter((_, index) => !used.includes(index));
  if (extra.length > 0) wrong.push(`${String(extra.length)} points too many: ${extra.slice(0, 3).map(({ text }) => `“${text.slice(0, 14)}”`).join(' ')}`);
  return wrong;
}

/** 社会组织 and 社会公益组织 head the same column. */
const toColumn = (name: string) => toLetters(name).replace('社会组织', '社会公益组织');

/** How many figures of a table stand on their row and column, and how many are given that should not be. */
export function countFigures(cells: Statistics['cells'], wants: readonly ExpectedFigure[]): { right: number; extra: number } {
  const left = [...cells];
  let right = 0;
  for (const want of wants) {
    const row = toLetters((want.path ?? [want.row]).join(' / '));
    const index = left.findIndex((cell) => toLetters(cell.row) === row && toColumn(cell.column) === toColumn(want.column) && cell.value === want.value);
    if (index === -1) continue;
    left.splice(index, 1);
    right += 1;
  }
  return { right, extra: left.length };
}

/** @returns what differs in the tables of an annual report */
export function compareStatistics({ cells, checks }: Statistics, tables: Readonly<Record<string, readonly ExpectedFigure[]>>): string[] {
  const wrong: string[] = [];
  for (const [table, wants] of Object.entries(tables)) {
    const { right, extra } = countFigures(cells.filter((cell) => cell.table === table), wants);
    if (right < wants.length || extra > 0) wrong.push(`table ${table}: ${String(right)} of ${String(wants.length)} figures right, ${String(extra)} wrong`);
  }
  const untrue = Object.keys(tables).length === 0 ? [] : checks.filter(({ holds }) => holds === false);
  if (untrue.length > 0) wrong.push(`${String(untrue.length)} checks said to fail: ${untrue[0]?.rule ?? ''}`);
  return wrong;
}

/** What a person is asked to look at: all above info. */
export const findAlarms = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity !== 'info');

function compareDiagnostics(diagnostics: readonly Diagnostic[], wants: NonNullable<Expectation['diagnostics']>): string[] {
  if (wants.length === 0) {
    const alarms = findAlarms(diagnostics).map(({ ruleId }) => ruleId);
    return alarms.length === 0 ? [] : [`false alarms: ${[...new Set(alarms)].join(' ')}`];
  }
  return wants.filter((want) => !diagnostics.some(({ severity, ruleId, message }) =>
    (!want.severity || want.severity.split('|').includes(severity)) && (!want.ruleId || want.ruleId === ruleId) && (!want.message || new RegExp(want.message, 'u').test(message))))
    .map((want) => `not said: ${show(want)}`);
}

/** All strings of a value that JSON can hold. */
function findStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(findStrings) : [];
}

/** @returns what differs from the expectation, in words: [] where it holds */
export function compare(records: InspectionRecords, want: Expectation): string[] {
  if (want.oneOf) {
    const [nearest = []] = want.oneOf.map((other) => compare(records, other)).sort((a, b) => a.length - b.length);
    return nearest.length === 0 ? [] : [`none of ${String(want.oneOf.length)} ways holds, the nearest`, ...nearest];
  }
  const wrong: string[] = [];
  // As the command `inspect` exits: 1 where a document has an error.
  const errors = records.diagnostics.filter(({ severity }) => severity === 'error');
  const exit = errors.length > 0 ? 1 : 0;
  if (want.exit !== undefined && exit !== want.exit) wrong.push(`exit code ${String(exit)} for ${String(want.exit)}`);
  if (want.error !== undefined) {
    const said = new RegExp(want.error, 'u');
    if (!errors.some(({ message }) => said.test(message))) wrong.push(`no error that matches /${want.error}/: ${show(errors.map(({ message }) => message).join(' '))}`);
    return wrong;
  }
  if (/\p{Surrogate}/u.test(findStrings(records).join(' '))) wrong.push('half a character (lone surrogate) in the records');
  for (const [field, value] of Object.entries(want.notice ?? {})) {
    const same = field === 'title' ? withoutQuotes : toLetters;
    const got = (records.notice as Readonly<Record<string, unknown>>)[field];
    if (same(got) !== same(value)) wrong.push(`${field} ${show(got)} for ${show(value)}`);
  }
  if (want.points) wrong.push(...comparePoints(records.points, want.points, want.order));
  const words = findStrings(records.points).join('\n');
  for (const word of want.absent ?? []) if (words.includes(word)) wrong.push(`“${word}” in the points`);
  if (want.statistics) wrong.push(...compareStatistics(records.statistics, want.statistics.tables));
  if (want.diagnostics) wrong.push(...compareDiagnostics(records.diagnostics, want.diagnostics));
  return wrong;
}

/**
 * The figures of an annual report: its parts 二, 三 and 四 as the form of
 * 国办公开办函〔2021〕30号 prints them, and the equations (勾稽关系) that hold
 * between them. What a cut-off table does not state is never concluded.
 */
import {
  nodesOf, toHalfWidthDigits, wordsOf,
  type Cell, type NoticeRoot, type Position, type Row, type Table,
} from '../notice/index.ts';
import type { Figure, Statistics } from './schema.ts';

/** Figures, checks, and what kept a figure or a check from being read. */
export interface ReadStatistics extends Statistics {
  /** For each of `checks`, where its right side stands; null where it was not read. */
  checked: (Position | null)[];
  gaps: Gap[];
}

export interface Gap {
  kind: 'truncated' | 'header-lost' | 'part-missing' | 'columns-shifted';
  table: Figure['table'];
  at: Position;
}

/** The columns of part 三. */
const APPLICANTS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'] as const;
/** The columns of part 四, by the form: three groups of five. */
const CASE_GROUPS = ['行政复议', '行政诉讼/未经复议直接起诉', '行政诉讼/复议后起诉'] as const;
const CASE_RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'] as const;

interface PrintedRow {
  row: Row;
  cells: { words: string; value: number | null; node: Cell }[];
}

/** Reads the figures of a report; a notice without tables of figures gives none. */
export function readStatistics(tree: NoticeRoot): ReadStatistics {
  const found: ReadStatistics = { cells: [], checks: [], checked: [], gaps: [] };
  let current: Figure['table'] | null = null;
  let requests: Requests | null = null;
  for (const { part, table } of findTables(tree)) {
    const rows = table.children.filter((child): child is Row => child.type === 'row').map(toPrintedRow);
    // A row of fifteen figures without words is part 四, whose head was lost.
    const bare = rows.length > 0 && rows.every(({ cells }) => cells.length >= 15 && cells.every((cell) => cell.words === '' || cell.value !== null));
    current = bare ? '四' : part ?? current;
    if (current === '二') readDisclosure(rows, found);
    else if (current === '三') requests = readRequests(rows, found, table, requests);
    else if (current === '四') readCases(rows, found, bare ? table : null);
  }
  if (requests) checkRequests(requests, tree, found);
  checkCases(tree, found);
  return found;
}

function findTables(tree: NoticeRoot): { part: Figure['table'] | null; table: Table }[] {
  const tables: { part: Figure['table'] | null; table: Table }[] = [];
  let part: Figure['table'] | null = null;
  for (const node of nodesOf(tree)) {
    if (node.type === 'heading') {
      const words = wordsOf(node);
      if (/主动公开政府信息/.test(words)) part = '二';
      else if (/收到和处理/.test(words)) part = '三';
      else if (/行政复议|行政诉讼/.test(words)) part = '四';
      else part = null;
    }
    if (node.type === 'table' && node.columns === null) tables.push({ part, table: node });
  }
  return tables;
}

function toPrintedRow(row: Row): PrintedRow {
  const cells = row.children.filter((child): child is Cell => child.type === 'cell').map((node) => {
    const words = node.children.filter((child) => child.type !== 'other').map((child) => child.value).join('');
    const digits = toHalfWidthDigits(words).replace(/[\s,，]/g, '');
    return { words, value: /^-?[0-9]{1,12}(?:\.[0-9]{1,6})?$/.test(digits) ? Number(digits) : null, node };
  });
  return { row, cells };
}

/** Part 二: a header names the columns of the rows beneath it. */
function readDisclosure(rows: readonly PrintedRow[], found: ReadStatistics): void {
  let columns: string[] = [];
  for (const { cells } of rows) {
    const words = cells.map((cell) => cell.words);
    if (/^第.{1,4}条/.test(words[0] ?? '')) continue;
    if (cells.every((cell) => cell.value === null)) {
      if (words.some((word) => /数|金额|件/.test(word))) columns = words;
      continue;
    }
    const [label, ...rest] = cells;
    rest.forEach((cell, at) => {
      if (cell.value === null) return;
      found.cells.push({
        table: '二', row: label?.words ?? '', column: columns[at + 1] || `第${at + 1}列`, value: cell.value, source: cell.node.position,
      });
    });
  }
}

interface Requests {
  columns: string[];
  rows: RequestRow[];
}

interface RequestRow {
  path: string[];
  values: number[];
  /** Where each figure stands. */
  places: Position[];
}

/** Part 三: seven figures a row; labels nest by their numbers 一、（一）1. */
function readRequests(rows: readonly PrintedRow[], found: ReadStatistics, table: Table, before: Requests | null): Requests {
  const read: RequestRow[] = [...(before?.rows ?? [])];
  const path: string[] = [];
  const printed = rows.flatMap(({ cells }) => cells.map((cell) => cell.words));
  const columns = before?.columns ?? APPLICANTS.map((name) => (name === '社会公益组织' && printed.includes('社会组织') ? '社会组织' : name));
  let shifted: Position | null = null;
  for (const { row, cells } of rows) {
    const labels = cells.filter((cell) => cell.words !== '' && cell.value === null).map((cell) => cell.words);
    const figures = cells.filter((cell) => cell.value !== null);
    for (const label of labels) {
      const depth = toDepth(label);
      if (depth === null) continue;
      path.length = Math.min(path.length, depth);
      path[depth] = label;
    }
    if (figures.length === 0 || labels.length === 0) continue;
    if (figures.length !== columns.length) shifted ??= row.position;
    const names = figures.length === columns.length ? columns : figures.map((_, at) => `第${at + 1}列`);
    const label = path.filter(Boolean).join(' / ') || labels.join(' / ');
    figures.forEach((cell, at) => {
      found.cells.push({ table: '三', row: label, column: names[at] as string, value: cell.value as number, source: cell.node.position });
    });
    if (figures.length === columns.length) {
      read.push({ path: path.filter(Boolean), values: figures.map((cell) => cell.value as number), places: figures.map((cell) => cell.node.position) });
    }
  }
  if (shifted) found.gaps.push({ kind: 'columns-shifted', table: '三', at: shifted });
  const closed = read.some((row) => isTotal(row)) && read.some((row) => isCarriedForward(row));
  if (!closed && read.length > 0) found.gaps.push({ kind: 'truncated', table: '三', at: table.position });
  return { columns, rows: read };
}

/** 一、 → 0, （一） → 1, 1. → 2; null for a label without a number. */
function toDepth(label: string): number | null {
  if (/^[一二三四]、/.test(label)) return 0;
  if (/^[（(][一二三四五六七八九十]+[）)]/.test(label)) return 1;
  return /^[0-9]{1,2}[.．、]/.test(label) ? 2 : null;
}

const firstOf = (row: RequestRow) => row.path[0] ?? '';
const isNew = (row: RequestRow) => /^一、/.test(firstOf(row)) && row.path.length === 1;
const isCarriedOver = (row: RequestRow) => /^二、/.test(firstOf(row)) && row.path.length === 1;
const isResult = (row: RequestRow) => /^三、/.test(firstOf(row)) && !isTotal(row);
const isTotal = (row: RequestRow) => /^三、/.test(firstOf(row)) && row.path.length === 2 && /总计/.test(row.path[1] ?? '');
const isCarriedForward = (row: RequestRow) => /^四、/.test(firstOf(row)) && row.path.length === 1;

function addCheck(found: ReadStatistics, rule: string, left: number | null, right: number | null, at: Position | null): void {
  found.checks.push({ rule, left, right, holds: left === null || right === null ? null : Math.abs(left - right) < 1e-9 });
  found.checked.push(at);
}

function checkRequests({ rows, columns }: Requests, tree: NoticeRoot, found: ReadStatistics): void {
  const total = APPLICANTS.length - 1;
  for (const row of rows) {
    const parts = row.values.slice(0, total).reduce((sum, value) => sum + value, 0);
    addCheck(found, `三 各类申请人之和＝总计：${row.path.join(' / ')}`, parts, row.values[total] as number, row.places[total] ?? null);
  }
  const fresh = rows.find(isNew);
  const carriedOver = rows.find(isCarriedOver);
  const results = rows.find(isTotal);
  const carriedForward = rows.find(isCarriedForward);
  columns.forEach((name, at) => {
    const left = fresh && carriedOver ? (fresh.values[at] as number) + (carriedOver.values[at] as number) : null;
    const right = results && carriedForward ? (results.values[at] as number) + (carriedForward.values[at] as number) : null;
    addCheck(found, `三 第一项＋第二项＝第三项＋第四项：${name}`, left, right, carriedForward?.places[at] ?? null);
  });
  columns.forEach((name, at) => {
    const sum = results ? rows.filter(isResult).reduce((all, row) => all + (row.values[at] as number), 0) : null;
    addCheck(found, `三 第三项各种结果之和＝其总计：${name}`, sum, results ? (results.values[at] as number) : null, results?.places[at] ?? null);
  });
  for (const stated of findStatedRequests(tree)) {
    addCheck(found, `正文“${stated.quote}”＝三 本年新收总计`, stated.value, fresh ? (fresh.values[total] as number) : null, fresh?.places[total] ?? null);
  }
}

/** What the text says of requests received: 全年收到依申请信息公开 12 件 */
function findStatedRequests(tree: NoticeRoot): { quote: string; value: number }[] {
  const stated: { quote: string; value: number }[] = [];
  const pattern = /(?:收到|受理|新收)[^。，；0-9]{0,16}(?:申请|信息公开)[^。，；0-9]{0,10}([0-9]{1,7})\s*件/g;
  for (const node of nodesOf(tree)) {
    if (node.type !== 'paragraph') continue;
    for (const match of toHalfWidthDigits(wordsOf(node)).matchAll(pattern)) {
      stated.push({ quote: match[0].replace(/\s/g, ''), value: Number(match[1]) });
    }
  }
  return stated;
}

/** Part 四: one row of fifteen figures. */
function readCases(rows: readonly PrintedRow[], found: ReadStatistics, headless: Table | null): void {
  for (const { cells } of rows) {
    const figures = cells.filter((cell) => cell.value !== null);
    if (figures.length !== 15) continue;
    figures.forEach((cell, at) => {
      const group = CASE_GROUPS[Math.floor(at / 5)] as string;
      found.cells.push({
        table: '四', row: '件数', column: `${group}/${CASE_RESULTS[at % 5] as string}`, value: cell.value as number, source: cell.node.position,
      });
    });
    if (headless) found.gaps.push({ kind: 'header-lost', table: '四', at: headless.position });
    return;
  }
}

function checkCases(tree: NoticeRoot, found: ReadStatistics): void {
  const cellOf = (column: string) => found.cells.find((cell) => cell.table === '四' && cell.column === column);
  const value = (column: string) => cellOf(column)?.value ?? null;
  const place = (column: string) => cellOf(column)?.source ?? null;
  if (found.cells.some((cell) => cell.table === '四')) {
    for (const group of CASE_GROUPS) {
      const parts = CASE_RESULTS.slice(0, 4).map((result) => value(`${group}/${result}`));
      const sum = parts.includes(null) ? null : parts.reduce<number>((all, part) => all + (part ?? 0), 0);
      addCheck(found, `四 各种结果之和＝总计：${group}`, sum, value(`${group}/总计`), place(`${group}/总计`));
    }
  }
  const none = [...nodesOf(tree)].some((node) => node.type === 'paragraph' && /无行政复议、?(?:和)?行政诉讼/.test(wordsOf(node)));
  if (none) {
    const totals = CASE_GROUPS.map((group) => value(`${group}/总计`));
    addCheck(found, '正文“无行政复议、行政诉讼案件”＝四 总计之和', 0,
      totals.includes(null) ? null : totals.reduce<number>((all, part) => all + (part ?? 0), 0), place(`${CASE_GROUPS[0]}/总计`));
  }
}

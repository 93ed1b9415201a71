/** A ledger as rows of a spreadsheet, and back: also after a person has worked on the file. */
import type { SheetCell } from '../formats/cell.ts';
import { neutralise } from '../formats/csv-write.ts';
import { LedgerError, LONGEST_FIELD, MOST_ROWS, readDate, toLedger, toRow, toText, type Ledger, type LedgerRow, type TextField } from './ledger.ts';
import { fromSerial } from '../formats/serial-days.ts';

type Field = TextField | 'done' | 'index';

export interface LedgerColumn {
  field: Field;
  name: string;
  /** Width in characters. */
  width: number;
  /** Other heads that people give it. */
  also: readonly string[];
  /** Left out where no row has anything in it. */
  optional?: true;
}

export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  { field: 'index', name: '序号', width: 6, also: ['编号', '顺序', 'No', 'NO', 'No.', 'NO.'] },
  { field: 'task', name: '工作任务', width: 18, also: ['任务', '任务名称', '重点任务', '主要任务', '工作事项', '事项', '工作内容'] },
  { field: 'requirement', name: '具体要求', width: 44, also: ['要求', '工作要求', '任务要求', '具体内容', '主要内容', '内容', '具体措施', '工作措施'] },
  { field: 'lead', name: '牵头单位', width: 14, also: ['牵头', '牵头部门', '牵头处室', '牵头科室', '责任单位', '责任部门', '责任处室', '责任科室', '主办单位', '主责单位'] },
  { field: 'participants', name: '配合单位', width: 14, also: ['配合', '配合部门', '配合处室', '配合科室', '参与单位', '协办单位', '协同单位'] },
  { field: 'due', name: '完成时限', width: 12, also: ['时限', '完成时间', '完成日期', '截止日期', '截止时间', '时间要求', '办结时限'] },
  { field: 'progress', name: '进展', width: 24, also: ['工作进展', '进展情况', '完成情况', '落实情况', '办理情况', '落实结果', '结果'] },
  { field: 'evidence', name: '佐证', width: 14, also: ['佐证材料', '证明材料', '支撑材料', '附件材料'] },
  { field: 'done', name: '是否销号', width: 6, also: ['销号', '销号情况', '是否完成', '是否办结', '完成否'] },
  { field: 'remark', name: '备注', width: 14, also: ['说明', '附注'] },
  { field: 'deadline', name: '时限原文', width: 13, also: [], optional: true },
  { field: 'part', name: '年度报告部分', width: 16, also: ['对应年度报告部分', '年报部分'], optional: true },
  { field: 'source', name: '来源', width: 14, also: ['任务来源', '出处'] },
  { field: 'document', name: '发文字号', width: 15, also: ['文号', '来源文号', '文件字号'] },
  { field: 'link', name: '链接', width: 22, also: ['网址', '来源链接', '来源网址', '永久链接'] },
  { field: 'point', name: '条目编号', width: 16, also: [] },
];

/** Text that begins like a formula gets an apostrophe; so does text that begins with apostrophes and then like one. */
export function guard(text: string): string {
  return neutralise(text.replace(/^'+/, '')) !== text.replace(/^'+/, '') ? `'${text}` : text;
}

/** Takes off what `guard` put on; leaves every other apostrophe. */
export function unguard(text: string): string {
  return text.startsWith("'") && guard(text) !== text ? text.slice(1) : text;
}

/** The address of a row: of a point on this site, or the reader's own. `base` ends with a slash, or is ''. */
export function toLink(row: Pick<LedgerRow, 'point' | 'link'>, base: string): string {
  return row.point === '' ? row.link : `${base}${row.point}.html`;
}

/** What the column of progress is called: a ledger that looks back (回头看) has the result there. */
export function nameProgress(rows: readonly Pick<LedgerRow, 'part'>[]): string {
  return rows.some(({ part }) => part !== '') ? '落实结果' : '进展';
}

export function listColumns(rows: readonly LedgerRow[]): LedgerColumn[] {
  const columns = LEDGER_COLUMNS.map((column) => (column.field === 'progress' ? { ...column, name: nameProgress(rows) } : column));
  return columns.filter(({ field, optional }) => !optional || rows.some((row) =>
    (field === 'deadline' ? row.due !== '' && row.deadline !== '' : row[field as TextField] !== '')));
}

/** The head and a row for each task; text is guarded. */
export function toTable(ledger: Ledger, base: string): { columns: LedgerColumn[]; rows: SheetCell[][] } {
  const { rows } = toLedger(ledger);
  const columns = listColumns(rows);
  return {
    columns,
    rows: rows.map((row, at) => columns.map(({ field }): SheetCell => {
      if (field === 'index') return at + 1;
      if (field === 'done') return row.done ? '是' : '否';
      if (field === 'due') return row.due === '' ? guard(row.deadline) : { date: row.due };
      if (field === 'deadline') return row.due === '' ? '' : guard(row.deadline);
      return guard(field === 'link' ? toLink(row, base) : row[field]);
    })),
  };
}

export interface ReadTable {
  ledger: Ledger;
  /** What the reader should know: columns not used, rows left out. */
  notes: string[];
  /** When the file says it was last saved, in milliseconds. */
  modified?: number;
}

/** A head without spaces, star and what stands in brackets: `* 完成时限（年月日）` */
const toHead = (cell: SheetCell | undefined): string =>
  toWords(cell ?? null).replace(/[（(【[][^）)】\]]*[）)】\]]/g, '').replace(/[\s*＊:：]/g, '');

const toWords = (cell: SheetCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.date;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return unguard(toText(cell));
};

/** What a head says that is no name of {@link LEDGER_COLUMNS}: the words that decide, what is more special first. */
const STEMS: readonly (readonly [Field, RegExp])[] = [
  ['participants', /配合|协办|协同|参与|参加/],
  ['lead', /牵头|主办|主责|承办|责任(?:单位|部门|处室|科室)|(?:落实|实施)(?:单位|部门)/],
  ['done', /销号|是否(?:已|按时)?(?:完成|办结|落实)/],
  ['evidence', /佐证|(?:证明|支撑|印证)(?:材料|资料)/],
  ['progress', /进展|进度|(?:落实|完成|办理|推进)(?:的)?情况/],
  ['due', /时限|期限|截止|(?:完成|办结|时间)(?:时间|日期|节点|要求)/],
  // Of several stems the last one decides: 任务要求, 目标任务
  ['requirement', /(?:要求|举措|措施|目标|内容|标准)$/],
  ['task', /(?:任务|事项|工作)(?:名称)?$/],
];
/** A head is a few words; what is longer is a cell. */
const LONGEST_HEAD = 14;
/** In brackets behind 责任单位 stands whose it is: 责任科室（牵头）, 责任科室（配合） */
const HELPING = /[（(【[][^）)】\]]*(?:配合|协办|协同|参与)/;

const isNumbered = (cell: SheetCell | undefined): boolean => /^\d/.test(toWords(cell ?? null).trim());

/** The columns that a row names, by their names alone. */
function matchNames(row: readonly SheetCell[]): Map<Field, number> {
  const heads = row.map(toHead);
  const helps = row.map((cell) => HELPING.test(toWords(cell)));
  const found = new Map<Field, number>();
  // The name itself goes before its other names.
  for (const names of [(column: LedgerColumn) => [column.name], (column: LedgerColumn) => column.also]) {
    for (const column of LEDGER_COLUMNS) {
      if (found.has(column.field)) continue;
      const at = heads.findIndex((head, index) => head !== '' && names(column).includes(head) && ![...found.values()].includes(index) && !(column.field === 'lead' && helps[index]));
      if (at >= 0) found.set(column.field, at);
    }
  }
  return found;
}

/** The columns that a row names, by their names, else by what these say. */
function matchHead(row: readonly SheetCell[]): Map<Field, number> {
  const found = matchNames(row);
  const whole = row.map((cell) => toWords(cell).replace(/\s/g, ''));
  for (const [field, stem] of STEMS) {
    if (found.has(field)) continue;
    const at = whole.findIndex((words, index) => words.length <= LONGEST_HEAD && !isNumbered(words) && ![...found.values()].includes(index) && (stem.test(words) || stem.test(toHead(row[index]))));
    if (at >= 0) found.set(field, at);
  }
  return found;
}

/** The head stands somewhere at the top, below a title perhaps. */
const HEAD_WITHIN = 30;
/** What stands over names of columns and is none. */
const OVER = ['单位', '部门', '情况', '责任分工', '任务分工', '责任', '分工', '落实', '时间'];
const isHead = (found: ReadonlyMap<Field, number>): boolean => found.size >= 2 && (found.has('task') || found.has('requirement'));

export function hasLedgerHead(rows: readonly (readonly SheetCell[])[]): boolean {
  return rows.slice(0, HEAD_WITHIN).some((row) => isHead(matchHead(row)));
}

/** 落实 over 单位 over 牵头单位. */
const MOST_HEAD_LINES = 3;

/** A head of several lines, 责任分工 over 牵头单位 and 配合单位: the lower names are the columns'. A line with anything else is none of a head, but for words that stand over others. */
function joinHeads(upper: readonly SheetCell[], lower: readonly SheetCell[]): readonly SheetCell[] {
  const heads = lower.map(toHead);
  const known = new Set([...LEDGER_COLUMNS.flatMap(({ name, also }) => [name, ...also]), ...OVER]);
  if (!heads.some((head) => head !== '') || !heads.every((head) => head === '' || known.has(head))) return upper;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => ((heads[at] ?? '') === '' ? upper[at] ?? null : lower[at] ?? null));
}

const DONE = /^(?:是|已销号|销号|已完成|完成|已办结|办结|对|√|✓|✔|☑|y|yes|true|1|100(?:\.0+)?%)$/i;
const NOT_DONE = /^(?:|否|未销号|未完成|未办结|进行中|推进中|不|×|✗|✘|☐|n|no|false|0|0%)$/i;

/** Below a table: `合计,3项`, `填报人：张三`, `注：以上由各科填报` */
const FOOT = /^(?:(?:合|小|总|共)\s*计$|(?:填报|填表|制表|审核|审批|经办|报送|单位负责|科室负责|分管领导|负责|联系)(?:人|单位|日期|时间|电话|方式)?(?:签字|签名)?\s*[:：]|(?:注|说明|备注|填表说明)\s*[:：])/;

function isFoot(cells: readonly SheetCell[]): boolean {
  const [first, second] = cells.map((cell) => toWords(cell).trim()).filter((words) => words !== '');
  return first !== undefined && (FOOT.test(first) || (second !== undefined && FOOT.test(second) && !/\d/.test(first) && first.length <= 4));
}

/**
 * Rows of a file → a ledger. Columns may be in any order, under other usual names, among others; rows may be blank.
 *
 * @throws LedgerError where no row names the columns, or there are too many rows
 */
export function fromTable(rows: readonly (readonly SheetCell[])[], title: string): ReadTable {
  let headAt = -1;
  let columns = new Map<Field, number>();
  let names: readonly SheetCell[] = [];
  rows.slice(0, HEAD_WITHIN).forEach((row, at) => {
    let head = row;
    for (let lines = 0; lines < MOST_HEAD_LINES; lines += 1) {
      const joined = lines === 0 ? row : joinHeads(head, rows[at + lines] ?? []);
      if (lines > 0 && joined === head) break;
      head = joined;
      const found = matchHead(head);
      if (isHead(found) && found.size > columns.size) [headAt, columns, names] = [at + lines, found, head];
    }
  });
  if (headAt < 0) {
    const first = rows.find((row) => row.some((cell) => toWords(cell).trim() !== '')) ?? [];
    const heads = first.map(toHead).filter((head) => head !== '').slice(0, 8).map((head) => head.slice(0, 12));
    throw new LedgerError(`没有找到台账的列名：至少要有“工作任务”或“具体要求”，再加一个别的列，例如“牵头单位”。${heads.length > 0 ? `文件的第一行是“${heads.join('、')}”。` : '文件是空的。'}`);
  }
  const notes: string[] = [];
  const used = new Set(columns.values());
  const unused = names.map(toHead).filter((head, at) => head !== '' && !used.has(at)).map((head) => head.slice(0, 20));
  if (unused.length > 0) notes.push(`没有用到的列：${unused.slice(0, 8).join('、')}${unused.length > 8 ? `等${String(unused.length)}列` : ''}。`);

  const least = Math.max(2, columns.size - 1);
  const isHeadAgain = (cells: readonly SheetCell[]): boolean =>
    matchNames(cells).size >= least || [...used].filter((at) => toHead(cells[at]) !== '' && toHead(cells[at]) === toHead(names[at])).length >= least;
  const result: LedgerRow[] = [];
  let left = 0;
  let long = 0;
  const unclear = new Set<string>();
  for (const cells of rows.slice(headAt + 1)) {
    const cellOf = (field: Field): SheetCell => cells[columns.get(field) ?? -1] ?? null;
    const filled = [...columns].filter(([field, at]) => field !== 'index' && toWords(cells[at] ?? null).trim() !== '');
    // A head printed again on the next page, and lines that are no task: signatures, sums, notes.
    if (filled.length === 0 || isHeadAgain(cells) || isFoot(cells)) {
      if (cells.some((cell) => toWords(cell).trim() !== '')) left += 1;
      continue;
    }
    const row: Record<string, unknown> = {};
    for (const at of columns.values()) if (String(cells[at] ?? '').length > LONGEST_FIELD) long += 1;
    for (const [field] of columns) row[field] = toWords(cellOf(field));
    const due = cellOf('due');
    const day = toDay(due);
    const words = columns.has('deadline') ? toWords(cellOf('deadline')) : '';
    row['due'] = day ?? '';
    row['deadline'] = day !== null ? words : toWords(due) !== '' ? toWords(due) : words;
    const done = toWords(cellOf('done')).trim().replace(/[。.！!]$/, '');
    row['done'] = DONE.test(done);
    if (!DONE.test(done) && !NOT_DONE.test(done)) unclear.add(done.slice(0, 12));
    result.push(toRow(row));
    if (result.length > MOST_ROWS) throw new LedgerError(`行数太多：一份台账最多${String(MOST_ROWS)}行。`);
  }
  if (long > 0) notes.push(`有${String(long)}格的文字太长，超过${String(LONGEST_FIELD)}字的部分截去了。`);
  if (left > 0) notes.push(`略过${String(left)}行没有任务的文字。`);
  if (unclear.size > 0) notes.push(`“是否销号”写作“${[...unclear].slice(0, 8).join('”“')}”${unclear.size > 8 ? `等${String(unclear.size)}种` : ''}的，按未销号处理。`);
  return { ledger: toLedger({ title, rows: result }), notes };
}

/** A date cell, a number that a spreadsheet forgot was a date, or a whole date in words. */
function toDay(cell: SheetCell): string | null {
  if (cell === null || typeof cell === 'boolean') return null;
  if (typeof cell === 'object') return readDate(cell.date);
  if (typeof cell === 'number') return cell > 20_000 && cell < 80_000 ? fromSerial(cell) : null;
  return readDate(unguard(cell));
}

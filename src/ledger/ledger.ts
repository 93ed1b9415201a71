/**
 * A ledger (工作台账): tasks taken from notices or written by the reader, completed with progress and evidence.
 * Whatever comes in, from storage or from a file, goes through `toLedger`: what it gives is sound, and giving it
 * in again changes nothing.
 */
import { readDeadline } from '../points/dates.ts';
import type { NoticeRecord, WorkPoint } from '../points/schema.ts';
import { cleanText } from '../text/clean.ts';
import { toHalfWidthDigits } from '../text/numerals.ts';
import { toRoleWords } from '../points/assignments.ts';
import { joinLabel, toPlaceName } from '../points/names.ts';
import { toReportPart } from './report-parts.ts';

/** The version of the shape; every stored or exported ledger says which it has. */
export const LEDGER_VERSION = 1;
export const LEDGER_FORMAT = 'yaodian-duizhao/ledger';

/** Ten times what a long work plan has; what a browser still edits at ease. */
export const MOST_ROWS = 2000;
/** A cell of a spreadsheet holds 32,767, of which a guard takes one. */
export const LONGEST_FIELD = 32_000;
/** A name of a file and of a sheet is made of it. */
export const LONGEST_TITLE = 60;
export const UNTITLED = '我的台账';

/** The columns that are text. */
export const TEXT_FIELDS = [
  'task', 'requirement', 'lead', 'participants', 'deadline', 'due', 'progress', 'evidence', 'remark', 'part', 'source', 'document', 'link', 'point',
] as const;
export type TextField = typeof TEXT_FIELDS[number];

/** `done`: 是否销号. Blank is ''. */
export interface LedgerRow extends Record<TextField, string> {
  /** 工作任务 */
  task: string;
  /** 具体要求: the words of the point. */
  requirement: string;
  /** 牵头单位 */
  lead: string;
  /** 配合单位 */
  participants: string;
  /** 完成时限 in words: `2023年12月底前`, `长期坚持`; blank where the date says it all. */
  deadline: string;
  /** The last day allowed, as ISO date. */
  due: string;
  /** 进展 */
  progress: string;
  /** 佐证 */
  evidence: string;
  /** 是否销号 */
  done: boolean;
  /** 备注 */
  remark: string;
  /** The part of the annual report where the outcome belongs: `一（二）依申请公开`. */
  part: string;
  /** Where it is from: `广州2022第17项` */
  source: string;
  /** 发文字号 */
  document: string;
  /** An address of the reader's own; of a point of this site it follows from `point`. */
  link: string;
  /** `guangzhou-2022/17`, for a row from this site. */
  point: string;
}

export interface Ledger {
  title: string;
  rows: LedgerRow[];
}

/** Why a file or a stored ledger cannot be read, in words for the reader. */
export class LedgerError extends Error {
  override name = 'LedgerError';
}

const POINT_ID = /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/;

/** Text as every format can hold it: line feeds, no control characters, no halves of characters. */
export function toText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  return cleanText(value, LONGEST_FIELD);
}

export function toTitle(value: unknown): string {
  const title = [...toText(value).replace(/\s+/g, ' ').trim()].slice(0, LONGEST_TITLE).join('').trim();
  return title === '' ? UNTITLED : title;
}

/** `20231031`, `10/31/2023` as spreadsheets outside China write it, where no day can be meant by the first number → `2023-10-31`. */
function spellOut(words: string): string {
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(words) ?? [];
  if (year !== undefined) return `${year}-${month ?? ''}-${day ?? ''}`;
  const [, first, second, last] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words) ?? [];
  return Number(second) > 12 ? `${last ?? ''}-${first ?? ''}-${second ?? ''}` : words;
}

/** `2023-10-31`, `2023/10/31`, `2023.10.31`, `20231031`, `2023年10月31日` → ISO; null for what is not a whole date. */
export function readDate(text: string): string | null {
  const half = spellOut(toHalfWidthDigits(text.trim()));
  const match = /^(\d{4})\s*(?:[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:[T\s]+0{1,2}:00(?::00(?:\.0+)?)?Z?)?|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日)$/.exec(half);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? match[4]), Number(match[3] ?? match[5])];
  if (year < 1901 || year > 2199) return null;
  const iso = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null;
}

/** Words and date of a deadline, from either: a date typed as words is a date, words that name a day have its date. */
function toDeadline(words: string, day: string): Pick<LedgerRow, 'deadline' | 'due'> {
  const named = readDate(words);
  const due = readDate(day) ?? named ?? (words.length <= 60 ? readDate(readDeadline(words, null)?.date ?? '') : null) ?? '';
  return { deadline: named !== null && named === due ? '' : words, due };
}

export function toRow(value: unknown): LedgerRow {
  const from = typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
  const row = Object.fromEntries(TEXT_FIELDS.map((field) => [field, Object.hasOwn(from, field) ? toText(from[field]) : ''])) as Record<TextField, string>;
  const point = POINT_ID.test(row.point) ? row.point : '';
  return { ...row, ...toDeadline(row.deadline, row.due), point, link: point === '' ? row.link : '', done: from['done'] === true };
}

/** @throws LedgerError where `value` has no rows, or too many */
export function toLedger(value: unknown): Ledger {
  const from = typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
  const rows = from['rows'];
  if (!Array.isArray(rows)) throw new LedgerError('这不是台账：里面没有行。');
  if (rows.length > MOST_ROWS) throw new LedgerError(`行数太多：有${String(rows.length)}行，一份台账最多${String(MOST_ROWS)}行。`);
  return { title: toTitle(from['title']), rows: rows.map(toRow) };
}

export function toJson(ledger: Ledger): string {
  return `${JSON.stringify({ format: LEDGER_FORMAT, version: LEDGER_VERSION, ...toLedger(ledger) }, null, 2)}\n`;
}

/** @throws LedgerError */
export function fromJson(text: string): Ledger {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new LedgerError('文件内容不是完整的 JSON，可能没有下载完，或者被改坏了。');
  }
  return toLedger(migrate(value));
}

/**
 * Brings a ledger of an earlier version to this one. There is one version so far; a new one adds its step here.
 *
 * @throws LedgerError where the version is unknown
 */
export function migrate(value: unknown): unknown {
  const { format, version } = (typeof value === 'object' && value !== null ? value : {}) as { format?: unknown; version?: unknown };
  if (format !== LEDGER_FORMAT) throw new LedgerError('这个 JSON 文件不是本站导出的台账。');
  if (typeof version === 'number' && version > LEDGER_VERSION) throw new LedgerError('这份台账是较新版本的网站保存的，请更新网站后再打开。');
  if (version !== LEDGER_VERSION) throw new LedgerError('看不出这份台账是哪个版本的。');
  return value;
}

/** What of a notice goes into its rows. */
export type LedgerNotice = Pick<NoticeRecord, 'year' | 'kind' | 'number'> & { short: string };

/** The row of a point, still without progress. */
export function fromPoint(notice: LedgerNotice, point: WorkPoint, label: string): LedgerRow {
  const heading = point.path.at(-1)?.text.trim().replace(/[。．.：:]$/, '') ?? '';
  return toRow({
    task: heading !== '' ? heading : /^[^。；;]{1,40}/.exec(point.text)?.[0] ?? '',
    requirement: point.text,
    lead: point.lead.length > 0 ? toRoleWords(point.assignments, 'lead') : point.responsible.length > 0 ? `${point.responsible.join('、')}（责任单位）` : '',
    participants: [...point.participants, ...(point.lead.length > 0 ? point.responsible : [])].join('、'),
    deadline: point.deadline?.text,
    due: point.deadline?.date,
    remark: point.remark,
    source: joinLabel(toPlaceName(notice.short, notice.year), label) + (point.place === undefined ? '' : `（${point.place}）`),
    document: notice.number,
    point: point.id,
  });
}

/** 回头看: the row of a point with the part of the annual report where its outcome belongs. */
export function fromReviewedPoint(notice: LedgerNotice, point: WorkPoint, label: string): LedgerRow {
  return { ...fromPoint(notice, point, label), part: toReportPart(notice.kind, point) };
}

export type Standing = 'done' | 'overdue' | 'open';

/** What says how a row stands. */
export type Standable = Pick<LedgerRow, 'done' | 'due' | 'point' | 'part'>;

/**
 * True where a last day is only for reference (参考): it is that of a notice of a past year, whose point was borrowed.
 * A ledger that looks back (回头看) has its own points, and a day that was set anew is of this year or later.
 */
export function isReference({ due, point, part }: Standable, today: string): boolean {
  return point !== '' && part === '' && due !== '' && due.slice(0, 4) < today.slice(0, 4);
}

/** @param today ISO date */
export function toStanding(row: Standable, today: string): Standing {
  if (row.done) return 'done';
  return row.due !== '' && row.due < today && !isReference(row, today) ? 'overdue' : 'open';
}

/** How many rows stand how. */
export function countStanding(rows: readonly Standable[], today: string): Record<Standing, number> {
  const counts = { done: 0, overdue: 0, open: 0 };
  for (const row of rows) counts[toStanding(row, today)] += 1;
  return counts;
}

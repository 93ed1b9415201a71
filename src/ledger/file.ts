/** A ledger as a file in each of the three formats, and back. */
import { readCsv } from '../formats/csv-read.ts';
import { toCsv } from '../formats/csv-write.ts';
import { FormatError } from '../formats/format-error.ts';
import { readXlsx, type Workbook } from '../formats/xlsx-read.ts';
import { toWidth, toXlsx } from '../formats/xlsx-write.ts';
import { decodeLeniently } from '../text/decode.ts';
import { fromJson, LedgerError, MOST_ROWS, TEXT_FIELDS, toJson, toTitle, type Ledger } from './ledger.ts';
import { fromTable, hasLedgerHead, toTable, type ReadTable } from './table.ts';

export const LEDGER_FORMATS = { xlsx: 'XLSX', csv: 'CSV', json: 'JSON' } as const;
export type LedgerFormat = keyof typeof LEDGER_FORMATS;

const TYPES: Record<LedgerFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json;charset=utf-8',
};

/** Twenty times what a long work plan has; a browser keeps about five times as many in all. */
const MOST_CHARACTERS = 1_000_000;

/** Bytes of a file beyond which nothing is read: ten times the characters above, which is room for formats and pictures. */
export const LARGEST_LEDGER_FILE = 10 * 1024 * 1024;

export interface LedgerFile {
  name: string;
  type: string;
  content: string | Uint8Array;
}

/** @param base the site's address with a slash at the end, for the links of its points; '' makes them relative */
export function toFile(ledger: Ledger, format: LedgerFormat, base: string): LedgerFile {
  const name = `${toTitle(ledger.title).replace(/[\\/:*?"<>|]/g, '-').replace(/^[.\s]+|[.\s]+$/g, '') || '台账'}.${format}`;
  return { name, type: TYPES[format], content: format === 'xlsx' ? toLedgerXlsx(ledger, base) : format === 'csv' ? toLedgerCsv(ledger, base) : toJson(ledger) };
}

/** Addresses are long; a column that holds most of them whole leaves the others their room. */
const WIDEST_LINK = 48;

function toLedgerXlsx(ledger: Ledger, base: string): Uint8Array {
  const { columns, rows } = toTable(ledger, base);
  const at = columns.findIndex(({ field }) => field === 'link');
  const longest = rows.reduce((most, row) => Math.max(most, toWidth(String(row[at] ?? ''))), 0);
  return toXlsx({
    title: toTitle(ledger.title),
    columns: columns.map(({ field, name, width }) => ({
      title: name,
      width: field === 'link' ? Math.max(width, Math.min(WIDEST_LINK, longest + 2)) : width,
      ...(field === 'index' || field === 'done' ? { centred: true } : {}),
      ...(field === 'done' ? { choices: ['是', '否'] } : {}),
      ...(field === 'point' ? { offPaper: true } : {}),
    })),
    rows: rows.map((row) => row.map((cell, column) => (column === at && typeof cell === 'string' ? { link: cell } : cell))),
  });
}

function toLedgerCsv(ledger: Ledger, base: string): string {
  const { columns, rows } = toTable(ledger, base);
  return toCsv([columns.map(({ name }) => name), ...rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.date : cell)))]);
}

/**
 * Reads a file by what is in it, whatever its name ends in.
 *
 * @param name its name, which gives the title where the file has none
 * @throws LedgerError that says in words for the reader why it cannot be read
 */
export function fromFile(bytes: Uint8Array, name: string): ReadTable {
  const read = readFile(bytes, name);
  const characters = read.ledger.rows.reduce((sum, row) => TEXT_FIELDS.reduce((words, field) => words + row[field].length, sum), 0);
  if (characters > MOST_CHARACTERS) throw new LedgerError(`字数太多：有${String(Math.round(characters / 10_000))}万字，一份台账最多${String(MOST_CHARACTERS / 10_000)}万字。`);
  return read;
}

function readFile(bytes: Uint8Array, name: string): ReadTable {
  if (bytes.length === 0) throw new LedgerError('文件是空的。');
  if (bytes.length > LARGEST_LEDGER_FILE) throw new LedgerError(toTooLarge(bytes.length));
  const title = name.replace(/\.[^.]{1,5}$/, '').replace(/\s*[（(]\d+[)）]$/, '');
  if (startsWith(bytes, [0x50, 0x4b])) return fromXlsx(bytes, title);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // Both are the same kind of container; an encrypted workbook names its one part in UTF-16.
    throw new LedgerError(new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1)).includes('EncryptedPackage')
      ? '这个文件加了密码。请用表格软件打开，去掉密码，另存为 .xlsx 再导入。'
      : '这是旧版的 .xls 或 .et 文件。请用表格软件另存为 .xlsx 再导入。');
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new LedgerError('这是 PDF 文件。能导入的是 XLSX、CSV 和 JSON。');
  const text = decodeLeniently(bytes);
  if (/^\ufeff?\s*[{[]/.test(text) && !/^\ufeff?\s*\[[^\n]*\][,\t;]/.test(text)) return { ledger: fromJson(text), notes: [] };
  if (/^\ufeff?\s*<(?:!doctype|html|\?xml|table)/i.test(text)) throw new LedgerError(`这是${/^\ufeff?\s*<\?xml(?![^]{0,2000}<html)/i.test(text) ? ' XML 格式的' : '网页'}文件。请用表格软件打开，另存为 .xlsx 再导入。`);
  if (text.includes('\u0000')) throw new LedgerError('看不出这是什么文件。能导入的是 XLSX、CSV 和 JSON。');
  const { rows, unclosed } = readCsv(text, MOST_ROWS + 1000);
  const read = fromTable(rows, title);
  const strange = text.match(/\ufffd/g)?.length ?? 0;
  if (strange > 0) read.notes.push(`文件里有${String(strange)}处字节不成字（编码残缺，或文件被截断），读作“\ufffd”，请核对这些地方。`);
  if (unclosed > 0) read.notes.push(`有${String(unclosed)}个引号没有成对，按普通文字读，请核对。`);
  return read;
}

/** @throws LedgerError in place of a FormatError: callers know one kind */
function openXlsx(bytes: Uint8Array): Workbook {
  try {
    return readXlsx(bytes);
  } catch (error) {
    throw error instanceof FormatError ? new LedgerError(error.message, { cause: error }) : error;
  }
}

function fromXlsx(bytes: Uint8Array, title: string): ReadTable {
  const workbook = openXlsx(bytes);
  // What people see goes before what they hid.
  const shown = [...workbook.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  const sheet = shown.find(({ rows }) => hasLedgerHead(rows)) ?? shown[0];
  const read = fromTable(sheet?.rows ?? [], workbook.title.trim() === '' ? title : workbook.title);
  if (workbook.modified !== null) read.modified = workbook.modified;
  if (workbook.formulas > 0) read.notes.push(`有${String(workbook.formulas)}格是公式，只取了上次算出的结果。`);
  if (sheet?.hidden === true) read.notes.push(`工作表“${sheet.name.slice(0, 20)}”是隐藏的。`);
  const others = workbook.sheets.filter((each) => each !== sheet && !each.hidden && hasLedgerHead(each.rows));
  if (others.length > 0) read.notes.push(`只读了工作表“${(sheet?.name ?? '').slice(0, 20)}”，没有读“${others.map((each) => each.name.slice(0, 20)).join('”“')}”。`);
  return read;
}

export function toTooLarge(bytes: number): string {
  return `文件有${(bytes / 1024 / 1024).toFixed(0)} MB，太大了；台账文件最大${String(LARGEST_LEDGER_FILE / 1024 / 1024)} MB。`;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

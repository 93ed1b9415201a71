/**
 * XLSX → rows of cells. The file is a stranger's: only the parts that are needed are inflated, and counted as they
 * really come out, whatever the archive says of its sizes; formulas are never computed, their last results are read.
 */
import { Unzip, UnzipInflate } from 'fflate';
import { Parser } from 'saxen';
import { decodeLeniently } from '../text/decode.ts';
import type { SheetCell } from './cell.ts';
import { FormatError } from './format-error.ts';
import { LONGEST_CELL, MOST_COLUMNS } from './limits.ts';
import { fromSerial } from './serial-days.ts';

export interface Sheet {
  name: string;
  /** Readers of the file do not see it. */
  hidden: boolean;
  rows: SheetCell[][];
}

export interface Workbook {
  /** dc:title */
  title: string;
  /** dcterms:modified, in milliseconds; null where the file does not say. */
  modified: number | null;
  sheets: Sheet[];
  /** How many cells were formulas. */
  formulas: number;
}

/** What comes out of the archive, in bytes and in cells: two hundred for each row that a ledger holds. Parts and sheets: Excel writes a dozen for a ledger. */
const MOST_INFLATED = 48 * 1024 * 1024;
const MOST_CELLS = 400_000;
const MOST_PARTS = 2000;
const MOST_SHEETS = 20;
const CHUNK = 16 * 1024;

const DAMAGED = '这个 .xlsx 文件打不开，可能没有下载完，或者被改坏了。请用表格软件打开后另存一份再试。';
const TOO_BIG = '这个 .xlsx 文件解压后太大，没有读取。';

/** @throws FormatError */
export function readXlsx(bytes: Uint8Array): Workbook {
  const parts = unzip(bytes);
  const workbookPath = followFrom(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbookXml = parts.get(workbookPath);
  if (parts.get('mimetype')?.includes('opendocument') === true) throw new FormatError('这是 .ods 文件。请用表格软件另存为 .xlsx 再导入。');
  if (workbookXml === undefined) throw new FormatError('这个文件里没有工作簿：可能不是表格，也可能没有下载完整。');
  const followed = new Map(followFrom(parts, workbookPath).map((each) => [each.id, each]));
  const partOf = (type: string) => parts.get([...followed.values()].find((each) => each.type === type)?.target ?? '') ?? '';

  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  parse(workbookXml, {
    open(name, attribute) {
      if (name === 'sheet') listed.push({ name: attribute('name'), id: attribute('id'), hidden: /hidden/i.test(attribute('state')) });
      else if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904'));
    },
  });
  const shared = readSharedStrings(partOf('sharedStrings'));
  const formats = readFormats(partOf('styles'));
  const count = { cells: 0, formulas: 0 };
  const sheets = listed.slice(0, MOST_SHEETS).flatMap(({ name, id, hidden }) => {
    const xml = parts.get(followed.get(id)?.target ?? '');
    return xml === undefined ? [] : [{ name, hidden, rows: readSheet(xml, shared, formats, from1904, count) }];
  });
  if (sheets.length === 0) throw new FormatError(DAMAGED);
  let title = '';
  let saved = '';
  let inside = '';
  parse(parts.get('docProps/core.xml') ?? '', {
    open(name) { inside = name; },
    text(text) {
      if (inside === 'title') title += text;
      else if (inside === 'modified') saved += text;
    },
    close() { inside = ''; },
  });
  const modified = Date.parse(saved.trim());
  return { title, modified: Number.isNaN(modified) ? null : modified, sheets, formulas: count.formulas };
}

/** The XML parts of the archive. Stops as soon as more comes out than a sheet that people fill in can hold. */
function unzip(bytes: Uint8Array): Map<string, string> {
  if (!hasEnd(bytes)) throw new FormatError(DAMAGED);
  const parts = new Map<string, string>();
  const open: { name: string; chunks: Uint8Array[]; done: boolean }[] = [];
  let inflated = 0;
  let seen = 0;
  const reader = new Unzip((file) => {
    seen += 1;
    if (seen > MOST_PARTS) throw new FormatError(TOO_BIG);
    if (!/^(?:mimetype$|(?:xl\/|docProps\/core|_rels\/).*(?:\.xml|\.rels)$)/i.test(file.name) || /\/(?:drawings|media|charts|theme|externalLinks|comments|pivot)/i.test(file.name)) return;
    if ((file.originalSize ?? 0) > MOST_INFLATED) throw new FormatError(TOO_BIG);
    const part: (typeof open)[number] = { name: file.name, chunks: [], done: false };
    open.push(part);
    file.ondata = (error, chunk, final) => {
      // Also what is thrown below comes back here: only thrown once more does it stop the reader.
      if (error) throw error;
      inflated += chunk.length;
      if (inflated > MOST_INFLATED) throw new FormatError(TOO_BIG);
      part.chunks.push(chunk);
      part.done ||= final;
    };
    file.start();
  });
  reader.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) reader.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
  } catch (error) {
    throw error instanceof FormatError ? error : new FormatError(DAMAGED);
  }
  if (seen === 0 || open.some(({ done }) => !done)) throw new FormatError(DAMAGED);
  for (const { name, chunks } of open) {
    const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    parts.set(name, decodeLeniently(whole));
  }
  return parts;
}

/** An archive ends with the record that says so, and perhaps a comment; a part may be missing where it does not. */
function hasEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  }
  return false;
}

interface Handlers {
  open?: (name: string, attribute: (name: string) => string) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

const toLocal = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads XML by its local names; a document type, which could define entities without end, is refused. */
function parse(xml: string, { open, close, text }: Handlers): void {
  if (xml === '') return;
  const parser = new Parser();
  parser.on('openTag', (name, getAttributes, decode) => {
    open?.(toLocal(name), (wanted) => {
      const attributes = getAttributes();
      const own = attributes[wanted] ?? Object.entries(attributes).find(([key]) => key.includes(':') && toLocal(key) === wanted)?.[1];
      return own === undefined ? '' : decode(own);
    });
  });
  parser.on('closeTag', (name) => close?.(toLocal(name)));
  parser.on('text', (value, decode) => text?.(decode(value)));
  parser.on('cdata', (value) => text?.(value));
  parser.on('attention', () => { throw new FormatError(DAMAGED); });
  parser.on('error', () => { throw new FormatError(DAMAGED); });
  parser.on('warn', () => undefined);
  parser.parse(xml);
}

/** Where a part's relationships lead; '' is the package itself. */
function followFrom(parts: ReadonlyMap<string, string>, path: string): { id: string; type: string; target: string }[] {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  const found: { id: string; type: string; target: string }[] = [];
  parse(parts.get(`${folder}_rels/${path.slice(slash + 1)}.rels`) ?? '', {
    open(name, attribute) {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const target = attribute('Target');
      found.push({ id: attribute('Id'), type: attribute('Type').split('/').at(-1) ?? '', target: target.startsWith('/') ? target.slice(1) : resolve(folder + target) });
    },
  });
  return found;
}

function resolve(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** `_x000D_` stands for a character that XML cannot hold. */
const unescape = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let now = '';
  let inText = false;
  let inPhonetic = false;
  parse(xml, {
    open(name) {
      if (name === 'si') now = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text(text) { if (inText) now += text; },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') strings.push(unescape(now).slice(0, LONGEST_CELL));
    },
  });
  return strings;
}

/** How the number of a cell is shown: as a day, as a month or a year whose last day is meant, as a share, with zeros or words before it, with words behind it. */
type Format = 'date' | 'month' | 'year' | 'percent' | 'plain' | { digits: number; decimals: number | null; before: string; after: string };

/** For each style of a cell, how its numbers are shown. */
function readFormats(xml: string): Format[] {
  const own = new Map<number, string>();
  const formats: Format[] = [];
  let inCells = false;
  parse(xml, {
    open(name, attribute) {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), attribute('formatCode'));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(toFormat(Number(attribute('numFmtId') || '0'), own));
    },
    close(name) { if (name === 'cellXfs') inCells = false; },
  });
  return formats;
}

function toFormat(id: number, own: ReadonlyMap<number, string>): Format {
  const code = own.get(id);
  if (code === undefined) {
    // 17 is mmm-yy; 27, 36, 50, 52 and 57 are 2024年12月 in Chinese editions.
    if ([17, 27, 36, 50, 52, 57].includes(id)) return 'month';
    if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date';
    return id === 9 || id === 10 ? 'percent' : 'plain';
  }
  // Without quoted words, escaped signs, colours and locales.
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, '').split(';')[0] ?? '';
  if (/[yd]/i.test(bare) || /e{1,4}(?![+-])/i.test(bare.replace(/e[+-]/gi, '')) || (/m/i.test(bare) && !/[hs0#]/i.test(bare))) {
    if (!/[ye]/i.test(bare) || /d/i.test(bare)) return 'date';
    return /m/i.test(bare) ? 'month' : 'year';
  }
  // `000`, `0"项"`, `"第"0"批"`, `General"次"`
  const shown = /^((?:"[^"]*"|\\.)*)(?:(0{1,15})(?:\.(0{1,10}))?|#|general)((?:"[^"]*"|\\.)*)$/i.exec(code.split(';')[0] ?? '');
  const [before = '', after = ''] = [shown?.[1], shown?.[4]].map((words) => words?.replace(/"|\\(?=.)/g, ''));
  const digits = shown?.[2]?.length ?? 0;
  if (shown && (digits > 1 || before !== '' || after !== '')) return { digits, decimals: digits > 0 ? shown[3]?.length ?? 0 : null, before, after };
  return bare.includes('%') ? 'percent' : 'plain';
}

function readSheet(xml: string, shared: readonly string[], formats: readonly Format[], from1904: boolean, count: { cells: number; formulas: number }): SheetCell[][] {
  const rows: SheetCell[][] = [];
  const merges: string[] = [];
  let row: SheetCell[] = [];
  let column = 0;
  let type = '';
  let style = 0;
  let value = '';
  let reading = false;
  let inPhonetic = false;
  parse(xml, {
    open(name, attribute) {
      switch (name) {
        case 'row': {
          row = [];
          // Blank rows between are nothing, however many.
          const at = Number(attribute('r'));
          rows[rows.length < at && at <= rows.length + 200 ? at - 1 : rows.length] = row;
          column = 0;
          break;
        }
        case 'c': {
          count.cells += 1;
          if (count.cells > MOST_CELLS) throw new FormatError(TOO_BIG);
          const letters = /^[A-Z]{1,3}(?=\d)/.exec(attribute('r'))?.[0];
          if (letters !== undefined) column = fromLetters(letters);
          type = attribute('t');
          style = Number(attribute('s') || '0');
          value = '';
          break;
        }
        case 'f': count.formulas += 1; break;
        case 'rPh': inPhonetic = true; break;
        case 'v': case 't': reading = !inPhonetic; break;
        case 'mergeCell': if (merges.length < 10_000) merges.push(attribute('ref')); break;
        default:
      }
    },
    text(text) { if (reading) value += text; },
    close(name) {
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'c') {
        if (column < MOST_COLUMNS) {
          while (row.length < column) row.push(null);
          row[column] = toValue(value, type, formats[style] ?? 'plain', shared, from1904);
        }
        column += 1;
      }
    },
  });
  const whole = Array.from(rows, (each) => each ?? []);
  for (const merge of merges) fillDown(whole, merge);
  return whole;
}

function toValue(value: string, type: string, format: Format, shared: readonly string[], from1904: boolean): SheetCell {
  if (type === 's') return shared[Number(value)] ?? null;
  if (type === 'inlineStr' || type === 'str') return unescape(value).slice(0, LONGEST_CELL);
  if (type === 'b') return value === '1';
  if (type === 'd') return { date: value.slice(0, 10) };
  if (type === 'e' || value.trim() === '') return value.trim() === '' ? null : value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if ((format === 'date' || format === 'month' || format === 'year') && number >= 1 && number < 2_958_466) return { date: toLastDay(fromSerial(number + (from1904 ? 1462 : 0)), format) };
  if (format === 'percent') return `${String(Math.round(number * 1e6) / 1e4)}%`;
  if (typeof format === 'object' && number >= 0) {
    const { digits, decimals, before, after } = format;
    const words = decimals === null ? String(Number(number.toPrecision(15))) : number.toFixed(decimals).padStart(digits + (decimals > 0 ? decimals + 1 : 0), '0');
    return before + words + after;
  }
  // A spreadsheet shows fifteen digits: 0.30000000000000004 is seen as 0.3.
  return Number(number.toPrecision(15));
}

/** Of a cell that shows a month or a year alone, the last day of it. */
function toLastDay(iso: string, shown: 'date' | 'month' | 'year'): string {
  if (shown === 'date' || iso === '') return iso;
  const [year = 0, month = 0] = iso.split('-').map(Number);
  return shown === 'year' ? `${iso.slice(0, 4)}-12-31` : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** A cell merged over rows stands for each of them, as 牵头单位 often does; merged over columns too, for the first of these. */
function fillDown(rows: SheetCell[][], merge: string): void {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(merge);
  if (!match) return;
  const column = fromLetters(match[1] ?? '');
  // What is merged over more columns than a table has is a page, no cell of one.
  if (fromLetters(match[3] ?? '') - column >= MOST_COLUMNS) return;
  const [from, to] = [Number(match[2]), Math.min(Number(match[4]), rows.length)];
  const value = rows[from - 1]?.[column];
  if (value === undefined || value === null || column >= MOST_COLUMNS) return;
  for (let at = from; at < to; at += 1) {
    const row = rows[at];
    if (!row) continue;
    while (row.length < column) row.push(null);
    // Some programs write words of nothing into what is covered.
    if ((row[column] ?? '') === '') row[column] = value;
  }
}

/** A → 0, AA → 26 */
function fromLetters(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

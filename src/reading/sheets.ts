/** Sheets (.xlsx, .xls, .et, .ods, .csv) → a table a sheet, with its merges; lines above and below it are paragraphs. */
import { read, SSF, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { toLineFeeds } from '../text/line-ends.ts';
import { DocumentError } from './document-error.ts';
import { paragraph, type Block, type LayoutCell, type ReadDocument } from './layout.ts';
import { MOST_COLUMNS } from './limits.ts';
import { Losses } from './loss.ts';
import { boundMarkup } from './markup.ts';
import { unzip } from './zip.ts';

/** A sheet is read so far, ten times the rows a ledger holds; what a whole column is filled with would be a million. */
const MOST_ROWS = 20_000;
/** So many rows below are looked at, to say whether words stand beyond: what a sheet says of its size counts blank cells too. */
const ROWS_BELOW = 1000;

export interface ReadSheets extends ReadDocument {
  /** The sheets that were read, and those that hold nothing of a notice. */
  read: string[];
  others: string[];
  /** Of those with words beyond what is read, sentences that say so. */
  said: string[];
}

/** @throws DocumentError */
export function readSheets(content: Uint8Array | string): ReadSheets {
  if (typeof content === 'string') boundMarkup(content);
  let book: WorkBook;
  // The library looks without end for the end of a part whose packing is damaged: every part is unpacked here first.
  if (typeof content !== 'string' && content[0] === 0x50 && content[1] === 0x4b) unzip(content, () => true);
  // The library tells the console of number formats it does not know; nobody here reads that.
  const { error: say } = console;
  console.error = () => undefined;
  try {
    book = typeof content === 'string'
      ? read(content, { type: 'string', raw: true, dense: false })
      : read(content, { type: 'array', cellNF: true, cellText: true, cellDates: false, cellStyles: true, sheetRows: MOST_ROWS + ROWS_BELOW, bookVBA: false, dense: false });
  } catch (error) {
    throw new DocumentError(/password-protected/i.test(String(error)) ? '文件设有打开密码' : '文件已损坏，或不完整');
  } finally {
    console.error = say;
  }
  const losses = new Losses();
  const shown = book.SheetNames.filter((name, at) => {
    const hidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
    if (hidden && (book.Sheets[name]?.['!ref'] ?? '') !== '') losses.add('sheets');
    return !hidden;
  });
  const filled = shown.flatMap((name) => {
    const sheet = book.Sheets[name];
    const read = sheet ? readSheet(name, sheet, losses) : null;
    return read ? [{ name, ...read }] : [];
  });
  // Where some sheets are lists of tasks, or else tables at all, the others are notes to them: they are named.
  const best = Math.max(0, ...filled.map(({ likeness }) => likeness));
  const chosen = filled.filter(({ likeness }) => likeness === best);
  const blocks = chosen.flatMap(({ blocks: each }, at) => (at === 0 ? each : [paragraph(['']), ...each]));
  return { blocks, losses, read: chosen.map(({ name }) => name), others: filled.filter((each) => !chosen.includes(each)).map(({ name }) => name), said: chosen.flatMap(({ said }) => said) };
}

/** Words that head the columns of a list of tasks. */
const HEADS = /^(?:序号|编号|.*(?:任务|事项|要求|措施|举措)|(?:工作|具体|主要)内容|.*(?:单位|处室|部门|科室).*|.*(?:时限|时间|期限).*|备注)$/;
/** So many rows of three cells make a table. */
const TABLE_ROWS = 2;

function readSheet(name: string, sheet: WorkSheet, losses: Losses): { blocks: Block[]; likeness: 0 | 1 | 2; said: string[] } | null {
  const ref = sheet['!ref'];
  if (!ref) return null;
  const range = utils.decode_range(ref);
  const last = { row: Math.min(range.e.r, MOST_ROWS - 1), column: Math.min(range.e.c, MOST_COLUMNS - 1) };
  const merges = (sheet['!merges'] ?? []).filter(({ s }) => s.r <= last.row && s.c <= last.column).slice(0, MOST_ROWS);
  const merged = new Map(merges.map((merge) => [`${String(merge.s.r)},${String(merge.s.c)}`, merge]));
  const covered = new Set<string>();
  for (const { s, e } of merges) {
    for (let row = s.r; row <= Math.min(e.r, last.row); row++) for (let column = s.c; column <= Math.min(e.c, last.column); column++) if (row !== s.r || column !== s.c) covered.add(`${String(row)},${String(column)}`);
  }
  const isHidden = (kind: '!rows' | '!cols', at: number) => sheet[kind]?.[at]?.hidden === true;
  const rows = new Map<number, { column: number; text: string }[]>();
  let left = Infinity;
  let right = -1;
  for (let row = range.s.r; row <= last.row; row++) {
    const cells: { column: number; text: string }[] = [];
    for (let column = range.s.c; column <= last.column; column++) {
      const cell = sheet[utils.encode_cell({ r: row, c: column })] as CellObject | undefined;
      const text = cell && !covered.has(`${String(row)},${String(column)}`) ? toText(cell) : '';
      if (text.trim() !== '') cells.push({ column, text });
    }
    if (cells.length === 0) continue;
    if (isHidden('!rows', row)) {
      losses.add('cells');
      continue;
    }
    const open = cells.filter(({ column }) => !isHidden('!cols', column));
    if (open.length < cells.length) losses.add('cells', undefined, cells.length - open.length);
    rows.set(row, open);
    for (const { column } of open) {
      left = Math.min(left, column);
      right = Math.max(right, merged.get(`${String(row)},${String(column)}`)?.e.c ?? column);
    }
  }
  if (rows.size === 0) return null;
  right = Math.min(right, last.column);
  const inOrder = order(rows);
  const columns = Array.from({ length: right - left + 1 }, (_, at) => left + at).filter((column) => !isHidden('!cols', column));
  const blocks: Block[] = [];
  let table: LayoutCell[][] = [];
  let likeness: 0 | 1 | 2 = inOrder.filter((row) => (rows.get(row)?.length ?? 0) > 2).length >= TABLE_ROWS ? 1 : 0;
  const close = () => {
    if (table.length > 0) blocks.push({ kind: 'table', rows: table, data: true });
    table = [];
  };
  const several = (row: number) => (rows.get(row)?.length ?? 0) > 1;
  const lastTable = inOrder.findLast(several) ?? -1;
  let before = -1;
  /** The rows that a merge reaches from above. */
  let reach = -1;
  for (const row of inOrder) {
    const cells = rows.get(row) ?? [];
    for (const { column } of cells) reach = Math.max(reach, merged.get(`${String(row)},${String(column)}`)?.e.r ?? row);
    // A blank row parts tables, unless a merged cell reaches over it.
    if (before >= 0 && row > before + 1 && reach < row) close();
    before = Math.max(row, before);
    const [only] = cells;
    const alone = cells.length === 1 && only && (table.length === 0 || row > lastTable);
    if (cells.length > 1 && cells.filter(({ text }) => HEADS.test(text.replace(/\s/g, ''))).length * 2 > cells.length) likeness = 2;
    const place = (column: number) => ({ sheet: name, cell: utils.encode_cell({ r: row, c: column }) });
    if (alone) {
      close();
      blocks.push(paragraph([only.text], place(only.column)));
      continue;
    }
    table.push(columns.filter((column) => !covered.has(`${String(row)},${String(column)}`)).map((column): LayoutCell => {
      const merge = merged.get(`${String(row)},${String(column)}`);
      const text = cells.find((cell) => cell.column === column)?.text ?? '';
      return {
        blocks: text === '' ? [] : [paragraph([text])],
        columns: merge ? columns.filter((each) => each >= merge.s.c && each <= merge.e.c).length : 1,
        rows: merge ? inOrder.filter((each) => each >= merge.s.r && each <= merge.e.r).length : 1,
        place: place(cells[0]?.column ?? column),
      };
    }));
  }
  close();
  return { blocks, likeness, said: sayBeyond(name, sheet, range.e.r > last.row || range.e.c > last.column ? last : null) };
}

/** @param last the last row and column that were read, null where the sheet has no cells beyond */
function sayBeyond(name: string, sheet: WorkSheet, last: { row: number; column: number } | null): string[] {
  if (!last) return [];
  const filled = Object.keys(sheet).filter((key) => !key.startsWith('!') && toText(sheet[key] as CellObject).trim() !== '').map((key) => utils.decode_cell(key));
  return [
    ...(filled.some(({ r }) => r > last.row) ? [`工作表${name}很长，只读了前${String(MOST_ROWS / 10_000)}万行。`] : []),
    ...(filled.some(({ r, c }) => r <= last.row && c > last.column) ? [`工作表${name}很宽，只读了前${String(MOST_COLUMNS)}列。`] : []),
  ];
}

function order(rows: ReadonlyMap<number, unknown>): number[] {
  return [...rows.keys()].sort((a, b) => a - b);
}

/** What a sheet shows in a cell; dates as a notice writes them. */
function toText(cell: CellObject): string {
  if (cell.t === 'n' && typeof cell.z === 'string' && typeof cell.v === 'number' && SSF.is_date(cell.z)) {
    const { y, m, d } = SSF.parse_date_code(cell.v) as { y: number; m: number; d: number };
    const [hasYear, hasDay] = [/[ye]/i.test(cell.z), /d/i.test(cell.z)];
    if (y > 1900) return `${hasYear ? `${String(y)}年` : ''}${String(m)}月${hasDay ? `${String(d)}日` : ''}`;
  }
  return toLineFeeds(cell.w ?? (cell.v === undefined || cell.v === null ? '' : String(cell.v)));
}

/** Word 97 to 2003 (.doc; .wps of WPS Writer) → paragraphs with the numbers Word draws, tables with their merges. [MS-DOC] */
import { DocumentError } from './document-error.ts';
import { TableStack, type EdgedCell, type EdgedRow } from './grid-rows.ts';
import { paragraph, type Block, type ReadDocument } from './layout.ts';
import { formatNumber, joinNumber } from './list-numbers.ts';
import { Losses } from './loss.ts';

/** Properties by their code: what of a paragraph or a run differs from its style. */
type Properties = ReadonlyMap<number, Uint8Array>;

/** Codes of properties that matter here. */
const SPRM = {
  deleted: 0x0800, hidden: 0x083c, struck: 0x0837, doubleStruck: 0x2a53,
  inTable: 0x2416, tableDepth: 0x6649, rowEnd: 0x2417, innerCell: 0x244b, innerRowEnd: 0x244c, list: 0x460b, level: 0x260a,
  tableCells: 0xd608, verticalMerge: 0xd62b, horizontalMerge: 0x5624, elsewhere: [0x6646, 0x6645, 0x646b],
} as const;

const FORMATS: Record<number, string> = {
  0: 'decimal', 1: 'upperRoman', 2: 'lowerRoman', 3: 'upperLetter', 4: 'lowerLetter', 10: 'ideographDigital', 11: 'japaneseCounting', 14: 'decimalFullWidth', 18: 'decimalEnclosedCircle', 19: 'decimalFullWidth',
  22: 'decimalZero', 23: 'bullet', 26: 'decimalEnclosedFullstop', 27: 'decimalEnclosedParen', 28: 'decimalEnclosedCircleChinese', 29: 'ideographEnclosedCircle', 30: 'ideographTraditional', 31: 'ideographZodiac',
  33: 'taiwaneseCounting', 35: 'taiwaneseCountingThousand', 37: 'chineseCounting', 38: 'chineseLegalSimplified', 39: 'chineseCountingThousand', 255: 'none',
};

interface Piece {
  from: number;
  to: number;
  offset: number;
  /** A byte a character. */
  small: boolean;
}

interface PropertyRun {
  from: number;
  to: number;
  style: number;
  properties: Properties;
}

interface ListLevel {
  start: number;
  format: number;
  text: string;
}

const NONE: Properties = new Map();

/**
 * @param open a stream of the container, by its name
 * @throws DocumentError
 */
export function readDoc(open: (name: string) => Uint8Array | null): ReadDocument {
  const main = open('WordDocument');
  if (!main) throw new DocumentError('其中没有正文');
  try {
    return new DocReader(main, open).read();
  } catch (error) {
    // A field that points outside the file.
    if (error instanceof RangeError) throw new DocumentError('文件已损坏，或不完整');
    throw error;
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

class DocReader {
  readonly #main: Uint8Array;
  readonly #mainView: DataView;
  readonly #table: Uint8Array;
  readonly #tableView: DataView;
  readonly #data: Uint8Array;
  /** Where the list of positions begins. */
  readonly #positions: number;
  readonly #lengths: { text: number; notes: number; edges: number; remarks: number; endnotes: number; boxes: number };
  readonly #pieces: Piece[] = [];
  #text = '';
  readonly #losses = new Losses();
  readonly #styles: ({ base: number; properties: Properties } | null)[] = [];
  readonly #lists = new Map<number, ListLevel[]>();
  readonly #overrides: { list: number; count: number; levels: Map<number, { start: number | null; level: ListLevel | null }> }[] = [];
  readonly #counts = new Map<string, (number | undefined)[]>();

  constructor(main: Uint8Array, open: (name: string) => Uint8Array | null) {
    const view = viewOf(main);
    const flags = view.getUint16(10, true);
    if (flags & 0x100) throw new DocumentError('文件设有打开密码');
    if (view.getUint16(2, true) < 0xc1) throw new DocumentError('文件由 Word 95 或更早的版本保存');
    const table = open(flags & 0x200 ? '1Table' : '0Table');
    if (!table) throw new DocumentError('文件不完整');
    this.#main = main;
    this.#mainView = view;
    this.#table = table;
    this.#tableView = viewOf(table);
    this.#data = open('Data') ?? new Uint8Array();
    const words = view.getUint16(32, true);
    const longs = 34 + words * 2 + 2;
    this.#positions = longs + view.getUint16(34 + words * 2, true) * 4 + 2;
    const length = (at: number) => Math.max(0, view.getInt32(longs + at, true));
    this.#lengths = { text: length(12), notes: length(16), edges: length(20), remarks: length(28), endnotes: length(32), boxes: length(36) };
    this.#readPieces();
    this.#readStyles();
    this.#readLists();
  }

  #position(index: number): [at: number, length: number] {
    return [this.#mainView.getUint32(this.#positions + 8 * index, true), this.#mainView.getUint32(this.#positions + 8 * index + 4, true)];
  }

  /** The text, put together from where its pieces lie in the file. */
  #readPieces(): void {
    const view = this.#tableView;
    const [start, length] = this.#position(33);
    let at = start;
    while (at < start + length && this.#table[at] === 1) at += 3 + Math.max(0, view.getInt16(at + 1, true));
    if (this.#table[at] !== 2) throw new DocumentError('文件不完整');
    const count = Math.floor((view.getUint32(at + 1, true) - 4) / 12);
    const list = at + 5;
    const small = new TextDecoder('windows-1252');
    const wide = new TextDecoder('utf-16le');
    for (let i = 0; i < count; i++) {
      const from = view.getUint32(list + 4 * i, true);
      const to = view.getUint32(list + 4 * i + 4, true);
      const where = view.getUint32(list + 4 * (count + 1) + 8 * i + 2, true);
      const isSmall = (where & 0x40000000) !== 0;
      const offset = isSmall ? (where & 0x3fffffff) >>> 1 : where & 0x3fffffff;
      if (from !== this.#text.length || to < from || offset > this.#main.length) break;
      const read = isSmall ? small.decode(this.#main.subarray(offset, offset + to - from)) : wide.decode(this.#main.subarray(offset, offset + 2 * (to - from)));
      this.#pieces.push({ from, to, offset, small: isSmall });
      this.#text += read.length === to - from ? read : read.padEnd(to - from, '\ufffd').slice(0, to - from);
      if (this.#text.length > this.#main.length) break;
    }
    if (this.#lengths.text > 0 && this.#text === '') throw new DocumentError('文件不完整');
  }

  #toProperties(bytes: Uint8Array | null, depth = 0): Properties {
    if (!bytes || bytes.length < 3) return NONE;
    const view = viewOf(bytes);
    const found = new Map<number, Uint8Array>();
    for (let i = 0; i + 2 <= bytes.length;) {
      const code = view.getUint16(i, true);
      i += 2;
      const kind = code >> 13;
      let length: number;
      if (kind !== 6) length = [1, 1, 2, 4, 2, 2, 0, 3][kind] as number;
      else if (code === SPRM.tableCells) {
        if (i + 2 > bytes.length) break;
        length = Math.max(0, view.getUint16(i, true) - 1);
        i += 2;
      } else {
        // A list of tabs too long for a byte: nothing after it can be told.
        if (code === 0xc615 && bytes[i] === 255) break;
        length = bytes[i] ?? 0;
        i += 1;
      }
      const data = bytes.subarray(i, i + length);
      i += length;
      if ((SPRM.elsewhere as readonly number[]).includes(code) && data.length >= 4 && depth < 3) {
        const at = viewOf(data).getUint32(0, true);
        if (at + 2 <= this.#data.length) {
          const size = (this.#data[at] ?? 0) | ((this.#data[at + 1] ?? 0) << 8);
          for (const [each, value] of this.#toProperties(this.#data.subarray(at + 2, at + 2 + size), depth + 1)) found.set(each, value);
        }
      }
      found.set(code, data);
    }
    return found;
  }

  /** Runs of properties, of paragraphs or of characters, in the order of the file. */
  #readRuns(index: number, ofParagraphs: boolean): PropertyRun[] {
    const [start, length] = this.#position(index);
    const count = Math.floor((length - 4) / 8);
    const runs: PropertyRun[] = [];
    for (let i = 0; i < count; i++) {
      const page = (this.#tableView.getUint32(start + 4 * (count + 1) + 4 * i, true) & 0x3fffff) * 512;
      if (page + 512 > this.#main.length) continue;
      const size = this.#main[page + 511] ?? 0;
      for (let k = 0; k < size && 4 * (k + 2) < 511; k++) {
        const from = this.#mainView.getUint32(page + 4 * k, true);
        const to = this.#mainView.getUint32(page + 4 * k + 4, true);
        const at = (this.#main[page + 4 * (size + 1) + (ofParagraphs ? 13 : 1) * k] ?? 0) * 2;
        let style = 0;
        let bytes: Uint8Array | null = null;
        if (at > 0 && ofParagraphs) {
          const half = this.#main[page + at] ?? 0;
          const first = page + at + (half === 0 ? 2 : 1);
          const end = half === 0 ? first + 2 * (this.#main[page + at + 1] ?? 0) : first + 2 * half - 1;
          style = (this.#main[first] ?? 0) | ((this.#main[first + 1] ?? 0) << 8);
          bytes = this.#main.subarray(first + 2, end);
        } else if (at > 0) bytes = this.#main.subarray(page + at + 1, page + at + 1 + (this.#main[page + at] ?? 0));
        runs.push({ from, to, style, properties: this.#toProperties(bytes) });
      }
    }
    return runs.sort((a, b) => a.from - b.from);
  }

  #readStyles(): void {
    const view = this.#tableView;
    const [start, length] = this.#position(1);
    if (length === 0) return;
    const head = view.getUint16(start, true);
    const count = view.getUint16(start + 2, true);
    const base = view.getUint16(start + 4, true);
    let at = start + 2 + head;
    for (let i = 0; i < count && at + 2 <= start + length; i++) {
      const size = view.getUint16(at, true);
      at += 2;
      if (size === 0) {
        this.#styles.push(null);
        continue;
      }
      const isParagraph = (view.getUint16(at + 2, true) & 15) === 1;
      let inner = at + base + 2 + view.getUint16(at + base, true) * 2 + 2;
      let bytes: Uint8Array | null = null;
      if (isParagraph && (view.getUint16(at + 4, true) & 15) > 0) {
        if ((inner - at) & 1) inner++;
        bytes = this.#table.subarray(inner + 4, inner + 2 + view.getUint16(inner, true));
      }
      this.#styles.push({ base: view.getUint16(at + 2, true) >> 4, properties: this.#toProperties(bytes) });
      at += size;
    }
  }

  #styled(style: number, code: number): Uint8Array | undefined {
    for (let at = style, steps = 0; at !== 0xfff && steps < 20; steps++) {
      const found = this.#styles[at];
      if (!found) return undefined;
      const value = found.properties.get(code);
      if (value) return value;
      at = found.base;
    }
    return undefined;
  }

  #readLists(): void {
    const view = this.#tableView;
    const [start, length] = this.#position(73);
    if (length === 0) return;
    const count = view.getInt16(start, true);
    let at = start + length;
    const readLevel = (): ListLevel => {
      const level = { start: view.getInt32(at, true), format: this.#table[at + 4] ?? 0, text: '' };
      at += 28 + (this.#table[at + 25] ?? 0) + (this.#table[at + 24] ?? 0);
      const letters = view.getUint16(at, true);
      for (let k = 0; k < letters && k < 200; k++) level.text += String.fromCharCode(view.getUint16(at + 2 + 2 * k, true));
      at += 2 + 2 * letters;
      return level;
    };
    for (let i = 0; i < count; i++) {
      const simple = ((this.#table[start + 2 + 28 * i + 26] ?? 0) & 1) === 1;
      this.#lists.set(view.getInt32(start + 2 + 28 * i, true), Array.from({ length: simple ? 1 : 9 }, readLevel));
    }
    const [from, size] = this.#position(74);
    if (size === 0) return;
    const overrides = view.getInt32(from, true);
    for (let i = 0; i < overrides && from + 4 + 16 * (i + 1) <= this.#table.length; i++) {
      this.#overrides.push({ list: view.getInt32(from + 4 + 16 * i, true), count: this.#table[from + 4 + 16 * i + 12] ?? 0, levels: new Map() });
    }
    at = from + 4 + 16 * overrides;
    for (const each of this.#overrides) {
      at += 4;
      for (let k = 0; k < each.count && at + 8 <= from + size; k++) {
        const first = view.getInt32(at, true);
        const flags = view.getUint32(at + 4, true);
        at += 8;
        each.levels.set(flags & 15, { start: flags & 0x10 ? first : null, level: flags & 0x20 ? readLevel() : null });
      }
    }
  }

  /** The number of the next paragraph of a list. */
  #count(index: number, depth: number): string {
    const override = this.#overrides[index - 1];
    const levels = override && this.#lists.get(override.list);
    if (!override || !levels) return '';
    const levelAt = (at: number): ListLevel | undefined => {
      const changed = override.levels.get(at);
      const base = changed?.level ?? levels[at];
      return base && { ...base, start: changed?.start ?? base.start };
    };
    const level = levelAt(depth);
    if (!level) return '';
    const key = override.levels.size > 0 ? `${String(override.list)}/${String(index)}` : String(override.list);
    const count = this.#counts.get(key) ?? [];
    this.#counts.set(key, count);
    count[depth] = (count[depth] ?? level.start - 1) + 1;
    count.length = depth + 1;
    if (level.format === 255 || level.format === 23) return '';
    // Levels stand in the text of the mark as characters 0 to 8.
    // eslint-disable-next-line no-control-regex
    return level.text.replace(/[\x00-\x08]/g, (char) => {
      const at = char.charCodeAt(0);
      return formatNumber(count[at] ?? levelAt(at)?.start ?? 1, FORMATS[levelAt(at)?.format ?? 0] ?? 'decimal');
    });
  }

  /** The offset in the file of a character; the piece asked last is tried first. */
  #piece = 0;

  #toOffset(at: number): number {
    let piece = this.#pieces[this.#piece];
    if (!piece || at < piece.from || at >= piece.to) {
      let low = 0;
      let high = this.#pieces.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((this.#pieces[middle] as Piece).from <= at) low = middle;
        else high = middle - 1;
      }
      this.#piece = low;
      piece = this.#pieces[low];
    }
    return piece ? piece.offset + (at - piece.from) * (piece.small ? 1 : 2) : -1;
  }

  read(): ReadDocument {
    const text = this.#text;
    const ofParagraphs = this.#readRuns(13, true);
    const ofCharacters = this.#readRuns(12, false);
    const tables = new TableStack();
    let start = 0;
    for (let at = 0; at < Math.min(this.#lengths.text, text.length); at++) {
      const code = text.charCodeAt(at);
      // A paragraph ends, a cell, or a page.
      if (code !== 13 && code !== 7 && code !== 12) continue;
      const run = findRun(ofParagraphs, this.#toOffset(at));
      const get = (sprm: number) => run?.properties.get(sprm) ?? this.#styled(run?.style ?? 0, sprm);
      const depth = Math.max(get(SPRM.tableDepth)?.[0] ?? 0, get(SPRM.inTable)?.[0] === 1 ? 1 : 0);
      const made = paragraph([]);
      const words = this.#clean(start, at, ofCharacters, made);
      start = at + 1;
      if ((code === 7 && get(SPRM.rowEnd)?.[0] === 1) || (depth > 1 && get(SPRM.innerRowEnd)?.[0] === 1)) {
        tables.endRow(code === 7 ? 1 : depth, (cells) => toEdgedRow(cells, run?.properties ?? NONE));
        continue;
      }
      const list = get(SPRM.list);
      const index = list && list.length >= 2 ? viewOf(list).getInt16(0, true) : 0;
      const number = index > 0 ? this.#count(index, get(SPRM.level)?.[0] ?? 0) : '';
      made.lines = words.trim() === '' && depth === 0 ? [''] : joinNumber(number, words).split('\n');
      // A mark of a cell is the outermost's; in tables in cells an ordinary paragraph ends one.
      const place = code === 7 ? Math.min(depth, 1) : depth;
      tables.put(made, place);
      if (place > 0 && (code === 7 || (depth > 1 && get(SPRM.innerCell)?.[0] === 1))) tables.endCell(place);
    }
    const blocks = tables.close();
    const { text: body, notes, edges, remarks, endnotes, boxes } = this.#lengths;
    if (edges > 0 && text.slice(body + notes, body + notes + edges).replace(/[\s\x01-\x1f]/g, '') !== '') this.#losses.add('edges'); // eslint-disable-line no-control-regex
    const first = body + notes + edges + remarks + endnotes;
    // Without the instructions of fields, up to what they show.
    const boxed = boxes > 0 ? text.slice(first, first + boxes).replace(/\x13[^\x13-\x15]*[\x14\x15]?/g, '') : ''; // eslint-disable-line no-control-regex
    for (const line of boxed.split(/[\r\x07]/)) if (line.trim() !== '') blocks.push(paragraph([line.trim()])); // eslint-disable-line no-control-regex
    return { blocks, losses: this.#losses };
  }

  /** The words between two places, without fields' instructions, what is hidden or deleted, and what are no letters. */
  #clean(from: number, to: number, runs: readonly PropertyRun[], made: Block): string {
    let out = '';
    /** For each open field, whether its instruction is still being told. */
    const fields: boolean[] = [];
    let run: PropertyRun | null = null;
    let left: 'deleted' | 'hidden' | 'struck' | null = null;
    for (let at = from; at < to; at++) {
      const code = this.#text.charCodeAt(at);
      const offset = this.#toOffset(at);
      if (!run || offset < run.from || offset >= run.to) run = findRun(runs, offset);
      if (code === 0x13) {
        fields.push(true);
        continue;
      }
      if (code === 0x14) {
        if (fields.length > 0) fields[fields.length - 1] = false;
        continue;
      }
      if (code === 0x15) {
        fields.pop();
        continue;
      }
      if (fields.includes(true)) continue;
      const on = (sprm: number) => run?.properties.get(sprm)?.[0] === 1;
      const kind = on(SPRM.deleted) ? 'deleted' : on(SPRM.hidden) ? 'hidden' : on(SPRM.struck) || on(SPRM.doubleStruck) ? 'struck' : null;
      if (kind) {
        if (left !== kind) this.#losses.add(kind, made);
        left = kind;
        continue;
      }
      left = null;
      if (code === 1 || code === 8) this.#losses.add('images', made);
      else if (code === 2 || code === 5) this.#losses.add('footnotes', made);
      else if (code === 0x1e) out += '-';
      else if (code === 0x0b) out += '\n';
      else if (code >= 0x20 || code === 9) out += this.#text.charAt(at);
    }
    return out;
  }
}

function findRun(runs: readonly PropertyRun[], offset: number): PropertyRun | null {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle] as PropertyRun;
    if (offset < run.from) high = middle - 1;
    else if (offset >= run.to) low = middle + 1;
    else return run;
  }
  return null;
}

/** A row of cells, by the edges and merges its end tells. */
function toEdgedRow(cells: readonly Block[][], properties: Properties): EdgedRow {
  const definition = properties.get(SPRM.tableCells);
  const edges: number[] = [];
  const told: { beside: boolean; below: EdgedCell['below'] }[] = [];
  if (definition && definition.length > 0) {
    const view = viewOf(definition);
    const count = definition[0] ?? 0;
    for (let i = 0; i <= count && 3 + 2 * i <= definition.length; i++) edges.push(view.getInt16(1 + 2 * i, true));
    for (let i = 0; i < count; i++) {
      const at = 1 + 2 * (count + 1) + 20 * i;
      const flags = at + 2 <= definition.length ? view.getUint16(at, true) : 0;
      told.push({ beside: (flags & 2) !== 0, below: (flags >> 6) & 1 ? 'starts' : (flags >> 5) & 1 ? 'goes-on' : null });
    }
  }
  const vertical = properties.get(SPRM.verticalMerge);
  const one = vertical && told[vertical[0] ?? -1];
  if (one) one.below = vertical[1] === 3 ? 'starts' : vertical[1] ? 'goes-on' : null;
  const horizontal = properties.get(SPRM.horizontalMerge);
  for (const cell of told.slice((horizontal?.[0] ?? 0) + 1, horizontal?.[1] ?? 0)) cell.beside = true;
  return {
    left: edges[0] ?? 0,
    cells: cells.map((blocks, at) => ({ blocks, right: edges[at + 1], beside: told[at]?.beside ?? false, below: told[at]?.below ?? null })),
  };
}

/** Rich Text Format → paragraphs with the numbers their writer drew, tables with their merges. */
import { TableStack, type EdgedCell, type EdgedRow } from './grid-rows.ts';
import { paragraph, type ReadDocument } from './layout.ts';
import { LONGEST_ANALYSED } from './limits.ts';
import { Losses } from './loss.ts';
import { tooLong } from './markup.ts';

/** Groups that hold no text of the document. */
const SKIPPED = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'footnote', 'annotation', 'atnid',
  'atnauthor', 'fldinst', 'xe', 'tc', 'listtable', 'listoverridetable', 'rsidtbl', 'generator', 'themedata', 'colorschememapping', 'latentstyles', 'datastore', 'bkmkstart', 'bkmkend', 'revtbl', 'pgdsctbl',
  'nonshppict', 'mmathPr', 'xmlnstbl', 'listpicture', 'filetbl', 'ftnsep', 'ftnsepc', 'aftnsep', 'aftnsepc', 'pnseclvl', 'nonesttables', 'background', 'wgrffmtfilter', 'docvar', 'falt', 'panose', 'picprop',
  'sp', 'sn', 'sv']);
/** Optional groups that do. */
const OPTIONAL = /^(?:shpinst|shptxt|nesttableprops|listtext)$/;

const CHARSETS: Record<string, string> = { 0: 'windows-1252', 1: 'windows-1252', 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5', 161: 'windows-1253', 162: 'windows-1254', 204: 'windows-1251', 238: 'windows-1250' };
const PAGES: Record<string, string> = { 936: 'gb18030', 950: 'big5', 54936: 'gb18030', 65001: 'utf-8', 932: 'shift_jis', 949: 'euc-kr' };
const SIGNS: Record<string, string> = { emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', emspace: '\u2003', enspace: '\u2002', line: '\n', tab: '\t' };

interface State {
  skip: boolean;
  font: number | null;
  /** So many characters after \u stand for it where it is not known. */
  instead: number;
  hidden: boolean;
  deleted: boolean;
  struck: boolean;
}

/** What is told of a row before its cells. */
interface Row {
  left: number;
  cells: { right: number; beside: boolean; below: EdgedCell['below'] }[];
  /** Of the cell whose edge comes next. */
  next: { beside: boolean; below: EdgedCell['below'] };
}

const newRow = (): Row => ({ left: 0, cells: [], next: { beside: false, below: null } });

/** Groups in groups: documents have some ten, and what is kept of each that is open takes memory. */
const MOST_DEPTH = 10_000;

/** @throws DocumentError where there is more than is read */
export function readRtf(bytes: Uint8Array): ReadDocument {
  return new RtfReader(new TextDecoder('latin1').decode(bytes)).read();
}

class RtfReader {
  readonly #source: string;
  readonly #tables = new TableStack();
  readonly #losses = new Losses();
  readonly #fonts = new Map<number, string>();
  readonly #decoders = new Map<string, TextDecoder>();
  #page = 'windows-1252';
  #state: State = { skip: false, font: null, instead: 1, hidden: false, deleted: false, struck: false };
  readonly #stack: State[] = [];
  /** Bytes that wait for their neighbours: a Chinese letter is two. */
  #bytes: number[] = [];
  #words = '';
  #letters = 0;
  #inTable = false;
  /** How deep in tables a paragraph of a table stands. */
  #depth = 1;
  #row = newRow();
  /** The row around a table in a cell, while the rows of that are told. */
  #outer: Row | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  read(): ReadDocument {
    const source = this.#source;
    /** Characters still to be left out after \u. */
    let instead = 0;
    for (let i = 0; i < source.length;) {
      const char = source.charAt(i);
      if (char === '{') {
        this.#flush();
        if (this.#stack.length < MOST_DEPTH) this.#stack.push({ ...this.#state });
        instead = 0;
        i++;
      } else if (char === '}') {
        this.#flush();
        this.#state = this.#stack.pop() ?? this.#state;
        instead = 0;
        i++;
        if (this.#stack.length === 0) break;
      } else if (char === '\r' || char === '\n') i++;
      else if (char !== '\\') {
        if (instead > 0) instead--;
        else if (!this.#state.skip) this.#bytes.push(source.charCodeAt(i));
        i++;
      } else if (source.charAt(i + 1) === "'") {
        const byte = Number.parseInt(source.slice(i + 2, i + 4), 16);
        if (instead > 0) instead--;
        else if (!this.#state.skip && Number.isFinite(byte)) this.#bytes.push(byte);
        i += 4;
      } else if (!/[a-z]/i.test(source.charAt(i + 1))) {
        this.#sign(source.charAt(i + 1), i + 2);
        i += 2;
      } else {
        const match = /^\\([a-z]+)(-?\d{1,9})? ?/i.exec(source.slice(i, i + 60));
        if (!match) {
          i++;
          continue;
        }
        i += match[0].length;
        const [, word = '', digits] = match;
        const value = digits === undefined ? null : Number(digits);
        if (word === 'bin') i += Math.max(0, value ?? 0);
        else if (word === 'u') {
          this.#flush();
          this.#put(String.fromCharCode((value ?? 0) < 0 ? (value ?? 0) + 65536 : value ?? 0));
          instead = this.#state.instead;
        } else this.#word(word, value, i);
      }
    }
    this.#flush();
    if (this.#words !== '') this.#endParagraph();
    return { blocks: this.#tables.close(), losses: this.#losses };
  }

  #sign(sign: string, at: number): void {
    if (sign === '*') {
      const name = /^\s*\\([a-z]+)/i.exec(this.#source.slice(at, at + 40))?.[1] ?? '';
      if (!OPTIONAL.test(name)) this.#state.skip = true;
      return;
    }
    this.#flush();
    if (sign === '~') this.#put('\u00a0');
    else if (sign === '_') this.#put('-');
    else if (sign === '\\' || sign === '{' || sign === '}') this.#put(sign);
    else if (sign === '\n' || sign === '\r') this.#endParagraph();
  }

  #word(word: string, value: number | null, at: number): void {
    if (SKIPPED.has(word)) {
      this.#flush();
      if (!this.#state.skip) {
        if (word === 'pict' || word === 'object') this.#losses.add('images');
        if (word === 'footnote' || word === 'annotation') this.#losses.add('footnotes');
        if (/^(?:header|footer)/.test(word)) this.#losses.add('edges');
        if (word === 'fonttbl') this.#readFonts(at);
      }
      this.#state.skip = true;
      return;
    }
    if (word === 'uc') this.#state.instead = Math.max(0, value ?? 1);
    if (this.#state.skip) return;
    this.#flush();
    const sign = SIGNS[word];
    if (sign !== undefined) {
      this.#put(sign);
      return;
    }
    switch (word) {
      case 'ansicpg': this.#page = PAGES[String(value)] ?? `windows-${String(value)}`; break;
      case 'f': this.#state.font = value; break;
      case 'plain': Object.assign(this.#state, { font: null, hidden: false, deleted: false, struck: false }); break;
      case 'v': this.#state.hidden = value !== 0; break;
      case 'deleted': this.#state.deleted = value !== 0; break;
      case 'strike':
      case 'striked': this.#state.struck = value !== 0; break;
      case 'par':
      case 'sect': this.#endParagraph(); break;
      case 'pard':
        this.#inTable = false;
        this.#depth = 1;
        break;
      case 'intbl': this.#inTable = true; break;
      case 'itap':
        this.#depth = Math.max(1, value ?? 1);
        if (value !== null && value > 0) this.#inTable = true;
        break;
      case 'nesttableprops':
        this.#outer ??= this.#row;
        this.#row = newRow();
        break;
      case 'trowd': this.#row = newRow(); break;
      case 'trleft': this.#row.left = value ?? 0; break;
      case 'clvmgf': this.#row.next.below = 'starts'; break;
      case 'clvmrg': this.#row.next.below = 'goes-on'; break;
      case 'clmrg': this.#row.next.beside = true; break;
      case 'cellx':
        this.#row.cells.push({ right: value ?? 0, ...this.#row.next });
        this.#row.next = { beside: false, below: null };
        break;
      case 'nestcell': this.#endCell(Math.max(2, this.#depth)); break;
      case 'nestrow':
        this.#endRow(Math.max(2, this.#depth));
        this.#row = this.#outer ?? this.#row;
        this.#outer = null;
        break;
      case 'cell': this.#endCell(1); break;
      case 'row':
        this.#endRow(1);
        this.#words = '';
        break;
      default:
    }
  }

  /** The encodings of fonts: bytes mean what their font's script says. */
  #readFonts(at: number): void {
    let depth = 1;
    let end = at;
    for (; end < this.#source.length && depth > 0; end++) {
      if (this.#source[end] === '{') depth++;
      else if (this.#source[end] === '}') depth--;
    }
    for (const [, font, charset] of this.#source.slice(at, end).matchAll(/\\f(\d{1,6})(?:[^;{}\\]|\\(?!f\d|fcharset))*\\fcharset(\d{1,3})/g)) {
      const label = CHARSETS[charset ?? ''];
      if (label) this.#fonts.set(Number(font), label);
    }
  }

  #decoder(label: string): TextDecoder {
    let decoder = this.#decoders.get(label);
    if (!decoder) {
      try {
        decoder = new TextDecoder(label);
      } catch {
        decoder = new TextDecoder('windows-1252');
      }
      this.#decoders.set(label, decoder);
    }
    return decoder;
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const label = (this.#state.font !== null ? this.#fonts.get(this.#state.font) : undefined) ?? this.#page;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    this.#put(this.#decoder(label === 'windows-1252' && this.#page !== label ? this.#page : label).decode(bytes));
  }

  #put(words: string): void {
    const { skip, deleted, hidden, struck } = this.#state;
    if (skip) return;
    const kind = deleted ? 'deleted' : hidden ? 'hidden' : struck ? 'struck' : null;
    if (kind === null) {
      this.#words += words;
      this.#letters += words.length;
      if (this.#letters > LONGEST_ANALYSED) throw tooLong(this.#letters);
    }
    else if (words.trim() !== '') this.#losses.add(kind);
  }

  #endParagraph(): void {
    const made = paragraph([this.#words]);
    this.#words = '';
    this.#tables.put(made, this.#inTable ? this.#depth : 0);
  }

  #endCell(depth: number): void {
    this.#tables.put(paragraph([this.#words]), depth);
    this.#words = '';
    this.#tables.endCell(depth);
  }

  #endRow(depth: number): void {
    const { left, cells: told } = this.#row;
    this.#tables.endRow(depth, (cells): EdgedRow => ({
      left,
      cells: cells.map((blocks, place) => {
        const { right, beside = false, below = null } = told[place] ?? {};
        return { blocks, right, beside, below };
      }),
    }));
  }
}

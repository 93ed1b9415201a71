/** A Word document (.docx; flat OPC) → paragraphs with the numbers Word draws, and tables with their cells as they are. */
import type { Element, Root } from 'xast';
import { decodeLeniently } from '../text/decode.ts';
import { DocumentError } from './document-error.ts';
import { makeNumbering, type Numbering } from './docx-numbering.ts';
import { readStyles, type Styles } from './docx-styles.ts';
import { readHtml } from './html.ts';
import { paragraph, type Block, type LayoutCell, type LayoutTable, type Paragraph, type ReadDocument } from './layout.ts';
import { joinNumber } from './list-numbers.ts';
import { Losses } from './loss.ts';
import { childOf, childrenOf, isOn, readXml, valueOf, wordsOf } from './xml.ts';
import { unzip } from './zip.ts';

/** The parts of a package: by name, bytes or XML. */
export interface Parts {
  get: (name: string) => Uint8Array | Root | undefined;
  names: () => Iterable<string>;
}

const isXml = (part: Uint8Array | Root): part is Root => !(part instanceof Uint8Array);

/** What may be needed of a document; pictures and fonts are not even unpacked. */
const WANTED = /\.(?:xml|rels|html?|xhtml|mht|txt|docx)$/i;

/** @throws DocumentError */
export function readDocx(bytes: Uint8Array): ReadDocument {
  const files = unzip(bytes, (name) => WANTED.test(name) || name.endsWith('.rels'));
  return readPackage({ get: (name) => files.get(name), names: () => files.keys() }, 0);
}

/** Documents put into documents (altChunk), so many deep: one in one is what programs write; the limit ends a circle. */
const MOST_NESTED = 3;

/** @throws DocumentError */
export function readPackage(parts: Parts, depth: number): ReadDocument {
  const main = findMain(parts);
  const open = (name: string | undefined): Root | null => {
    const file = name === undefined ? undefined : parts.get(name);
    if (!file || name === undefined) return null;
    return isXml(file) ? file : readXml(file, name.slice(name.lastIndexOf('/') + 1));
  };
  const root = open(main);
  if (!root) throw new DocumentError('其中没有正文（word/document.xml）');
  const relations = readRelations(parts, main);
  const related = (kind: string) => [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target;
  const beside = (name: string) => `${main.slice(0, main.lastIndexOf('/') + 1)}${name}.xml`;
  const styles = readStyles(open(related('styles') ?? beside('styles')));
  const reader = new Reader(makeNumbering(open(related('numbering') ?? beside('numbering')), styles), styles, (id) => {
    const target = relations.get(id)?.target;
    const file = target === undefined ? undefined : parts.get(target);
    return file && target !== undefined && !isXml(file) ? readChunk(target, file, depth) : null;
  });
  try {
    for (const body of childrenOf(root, 'w:document').flatMap((document) => childrenOf(document, 'w:body'))) reader.readBlocks(body, reader.blocks);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('其中的元素嵌套太深');
    throw error;
  }
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  for (const name of parts.names()) {
    if (!name.startsWith(folder) || !/(?:header|footer)\d*\.xml$/.test(name)) continue;
    const part = parts.get(name);
    if (part && (isXml(part) ? wordsOf(part).trim() !== '' : /<(?:\w+:)?t[ >]/.test(decodeLeniently(part)))) reader.losses.add('edges');
  }
  return { blocks: reader.blocks, losses: reader.losses };
}

/** The name of the main part: as the package says, else the usual one. */
function findMain(parts: Parts): string {
  const main = [...readRelations(parts, '').values()].find(({ type }) => type.endsWith('/officeDocument'))?.target;
  return main !== undefined && parts.get(main) ? main : 'word/document.xml';
}

/** What a part refers to, by id; targets as names in the package. */
function readRelations(parts: Parts, part: string): Map<string, { type: string; target: string }> {
  const slash = part.lastIndexOf('/') + 1;
  const file = parts.get(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (!file) return new Map();
  let root: Root;
  try {
    root = isXml(file) ? file : readXml(file, `${part}.rels`);
  } catch {
    // A document without its list of parts is still read, by their usual names.
    return new Map();
  }
  return new Map(childrenOf(root).flatMap((list) => childrenOf(list)).flatMap((node): [string, { type: string; target: string }][] => {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = node.attributes;
    if (!id || !target || mode === 'External') return [];
    const steps: string[] = [];
    for (const step of (target.startsWith('/') ? target : part.slice(0, slash) + target).split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '' && step !== '.') steps.push(step);
    }
    return [[id, { type: type ?? '', target: steps.join('/') }]];
  }));
}

/** A part in another form that a document takes in (altChunk); null where it is none that is read. */
function readChunk(name: string, bytes: Uint8Array, depth: number): ReadDocument | null {
  if (/\.x?html?$/i.test(name)) return readHtml(decodeLeniently(bytes));
  if (/\.txt$/i.test(name)) return { blocks: [paragraph([decodeLeniently(bytes)])], losses: new Losses() };
  if (/\.docx$/i.test(name) && depth < MOST_NESTED) {
    const files = unzip(bytes, (each) => WANTED.test(each));
    return readPackage({ get: (each) => files.get(each), names: () => files.keys() }, depth + 1);
  }
  return null;
}

/**
 * A Word document in one XML file: a package written flat (2007 and after), or Word 2003.
 *
 * @throws DocumentError
 */
export function readWordXml(text: string): ReadDocument {
  const root = readXml(text.replace(/^\ufeff/, ''), 'XML');
  const top = childrenOf(root)[0];
  if (top?.name === 'pkg:package') {
    const parts = new Map<string, Uint8Array | Root>();
    for (const part of childrenOf(top, 'pkg:part')) {
      const name = (part.attributes['pkg:name'] ?? '').replace(/^\//, '');
      const xml = childOf(part, 'pkg:xmlData');
      const binary = childOf(part, 'pkg:binaryData');
      if (xml) parts.set(name, { type: 'root', children: childrenOf(xml) });
      else if (binary && WANTED.test(name)) parts.set(name, fromBase64(wordsOf(binary)));
    }
    return readPackage({ get: (name) => parts.get(name), names: () => parts.keys() }, 0);
  }
  if (top?.name !== 'w:wordDocument') throw new DocumentError('其中没有 Word 文档');
  const styles = readStyles({ type: 'root', children: childrenOf(top, 'w:styles') });
  const reader = new Reader(makeNumbering(null, styles), styles, () => null);
  try {
    for (const body of childrenOf(top, 'w:body')) reader.readBlocks(body, reader.blocks);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('其中的元素嵌套太深');
    throw error;
  }
  return { blocks: reader.blocks, losses: reader.losses };
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/[^A-Za-z0-9+/=]/g, '')), (char) => char.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

const EMPTY: Element = { type: 'element', name: '', attributes: {}, children: [] };

/** Reads WordprocessingML, of 2006 and after; what it finds of text goes to {@link blocks}. */
export class Reader {
  readonly blocks: Block[] = [];
  readonly losses = new Losses();
  readonly #numbering: Numbering;
  readonly #styles: Styles;
  readonly #chunk: (id: string) => ReadDocument | null;
  /** The fields that are open, the innermost last: their instruction, and whether its words are still coming. */
  readonly #fields: { words: string; telling: boolean }[] = [];
  /** In a cell, an empty paragraph shows its number. */
  #inCell = 0;

  constructor(numbering: Numbering, styles: Styles, chunk: (id: string) => ReadDocument | null) {
    this.#numbering = numbering;
    this.#styles = styles;
    this.#chunk = chunk;
  }

  readBlocks(parent: Element, blocks: Block[]): void {
    for (const node of childrenOf(parent)) {
      switch (node.name) {
        case 'w:p':
          this.#readParagraph(node, blocks);
          break;
        case 'w:tbl':
          blocks.push(this.#readTable(node));
          break;
        case 'w:del':
        case 'w:moveFrom':
          this.losses.add('deleted', blocks[blocks.length - 1]);
          break;
        case 'mc:AlternateContent':
          this.readBlocks(chooseBranch(node), blocks);
          break;
        case 'w:altChunk': {
          const read = this.#chunk(node.attributes['r:id'] ?? '');
          if (!read) this.losses.add('chunks', blocks[blocks.length - 1]);
          else blocks.push(...read.blocks);
          break;
        }
        case 'w:sdt':
          if (isContentsControl(node)) this.#leaveContents(blocks);
          else this.readBlocks(node, blocks);
          break;
        case 'w:binData':
        case 'w:docSuppData':
        case 'w:hdr':
        case 'w:ftr':
          break;
        default:
          // Content controls, custom XML, insertions: what they hold.
          if (!node.name.endsWith('Pr')) this.readBlocks(node, blocks);
      }
    }
  }

  /** A table of contents repeats headings: it goes, with the word 目录 above it. */
  #leaveContents(blocks: Block[]): void {
    let last = blocks[blocks.length - 1];
    while (last?.kind === 'paragraph' && last.lines.every((line) => line.trim() === '')) {
      blocks.pop();
      last = blocks[blocks.length - 1];
    }
    if (last?.kind === 'paragraph' && /^目\s*录$/.test(last.lines.join('').trim())) blocks.pop();
    this.losses.add('contents', blocks[blocks.length - 1]);
    // A gap stays: the title above it and the title below are two.
    blocks.push(paragraph(['']));
  }

  get #inContents(): boolean {
    return this.#fields.some(({ words, telling }) => !telling && /^\s*TOC\b/.test(words));
  }

  /** A paragraph, then what stands in text boxes anchored in it. */
  #readParagraph(node: Element, blocks: Block[]): void {
    const properties = childOf(node, 'w:pPr');
    const style = valueOf(properties, 'w:pStyle');
    const made: Paragraph = paragraph([]);
    const boxes: Block[] = [];
    const before = this.#inContents;
    const text = this.#readInline(node, boxes, made, style);
    const contents = before || this.#inContents || this.#styles.isContents(style);
    if (contents) {
      if (!this.#wasContents) this.#leaveContents(blocks);
      this.#wasContents = true;
      return;
    }
    this.#wasContents = false;
    const hidden = text === '' && this.#styles.switches(style, 'w:vanish') === true;
    // Word 2003 keeps the number it drew.
    const drawn = childOf(childOf(properties, 'w:listPr'), 'wx:t')?.attributes['wx:val'];
    const number = hidden ? '' : drawn ?? this.#numbering(properties);
    made.lines = text === '' && this.#inCell === 0 ? [''] : joinNumber(number, text).split('\n');
    blocks.push(made, ...boxes);
  }

  #wasContents = false;

  #readInline(parent: Element, boxes: Block[], made: Paragraph, style: string | null): string {
    let text = '';
    for (const node of childrenOf(parent)) {
      switch (node.name) {
        case 'w:t':
          text += wordsOf(node).replace(/[\n\r]+/g, ' ');
          break;
        case 'w:tab':
        case 'w:ptab':
          text += '\t';
          break;
        case 'w:br':
        case 'w:cr':
          text += '\n';
          break;
        case 'w:noBreakHyphen':
          text += '-';
          break;
        case 'w:sym':
          this.losses.add('symbols', made);
          break;
        case 'w:r':
          text += this.#readRun(node, boxes, made, style);
          break;
        case 'w:del':
        case 'w:moveFrom':
          this.losses.add('deleted', made);
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
        case 'w:commentReference':
        case 'w:footnote':
        case 'w:endnote':
          this.losses.add('footnotes', made);
          break;
        case 'm:oMath':
        case 'm:oMathPara':
          this.losses.add('formulas', made);
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object': {
          const before = boxes.length;
          this.#readInline(node, boxes, made, style);
          if (boxes.length === before) this.losses.add('images', made);
          break;
        }
        case 'w:txbxContent': {
          const found: Block[] = [];
          this.readBlocks(node, found);
          boxes.push(...found);
          break;
        }
        case 'w:ruby':
          for (const base of childrenOf(node, 'w:rubyBase')) text += this.#readInline(base, boxes, made, style);
          if (childrenOf(node, 'w:rt').some((each) => wordsOf(each) !== '')) this.losses.add('ruby', made);
          break;
        case 'mc:AlternateContent':
          text += this.#readInline(chooseBranch(node), boxes, made, style);
          break;
        case 'w:fldSimple':
          this.#fields.push({ words: node.attributes['w:instr'] ?? '', telling: false });
          text += this.#readInline(node, boxes, made, style);
          if (!this.#inContents) this.#fields.pop();
          else {
            // The paragraph itself is left out: so is what was read of it.
            this.#fields.pop();
            text = '';
          }
          break;
        case 'w:fldChar': {
          const kind = node.attributes['w:fldCharType'];
          const open = this.#fields[this.#fields.length - 1];
          if (kind === 'begin') this.#fields.push({ words: '', telling: true });
          else if (kind === 'separate' && open) open.telling = false;
          else if (kind === 'end') {
            if (this.#inContents) text = '';
            this.#fields.pop();
          }
          break;
        }
        case 'w:instrText': {
          const open = this.#fields[this.#fields.length - 1];
          if (open) open.words += wordsOf(node);
          break;
        }
        case 'w:pPr':
        case 'w:rPr':
        case 'w:delText':
        case 'w:delInstrText':
        case 'w:sdtPr':
        case 'w:sdtEndPr':
        case 'w:binData':
          break;
        default:
          text += this.#readInline(node, boxes, made, style);
      }
    }
    return text;
  }

  #readRun(run: Element, boxes: Block[], made: Paragraph, style: string | null): string {
    const own = childOf(run, 'w:rPr');
    const character = valueOf(own, 'w:rStyle');
    const has = (property: string) => isOn(own, property) ?? this.#styles.switches(character, property) ?? this.#styles.switches(style, property) ?? false;
    const kind = has('w:vanish') ? 'hidden' : has('w:strike') || has('w:dstrike') ? 'struck' : null;
    if (kind === null) return this.#readInline(run, boxes, made, style);
    // Fields begin and end in runs of any kind.
    const text = this.#readInline(run, [], made, style);
    if (text.trim() !== '') this.losses.add(kind, made);
    return '';
  }

  #readTable(table: Element): LayoutTable {
    /** For each grid column, the cell that a vertical merge goes on from. */
    const merging: (LayoutCell | undefined)[] = [];
    this.#inCell++;
    const rows = unwrap(table, 'w:tr').map((row) => {
      const cells: LayoutCell[] = [];
      const properties = childOf(row, 'w:trPr');
      let column = Number(valueOf(properties, 'w:gridBefore') ?? 0) || 0;
      if (column > 0 && column < 1000) cells.push({ blocks: [], columns: column, rows: 1 });
      else column = 0;
      const hidden = isOn(properties, 'w:hidden') === true;
      for (const cell of unwrap(row, 'w:tc')) {
        const own = childOf(cell, 'w:tcPr');
        const columns = Math.min(1000, Math.max(1, Number(valueOf(own, 'w:gridSpan') ?? 1) || 1));
        const merge = valueOf(own, 'w:vMerge') ?? valueOf(own, 'w:vmerge');
        const blocks: Block[] = [];
        this.readBlocks(cell, blocks);
        const above = merging[column];
        if (merge !== null && merge !== 'restart' && above) {
          above.rows++;
          // What stands in a cell that is covered is not shown.
        } else {
          const read: LayoutCell = { blocks, columns, rows: 1 };
          cells.push(read);
          for (let at = 0; at < columns; at++) merging[column + at] = merge === 'restart' ? read : undefined;
        }
        column += columns;
      }
      if (hidden && cells.length > 0) this.losses.add('cells');
      return hidden ? [] : cells;
    });
    this.#inCell--;
    return { kind: 'table', rows: rows.filter((row) => row.length > 0) };
  }
}

/** The branch of an alternative that is read: the first that says something. */
function chooseBranch(node: Element): Element {
  const branches = childrenOf(node).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
  return branches.find(hasWords) ?? branches.find((branch) => childrenOf(branch).length > 0) ?? EMPTY;
}

function hasWords(node: Element): boolean {
  return node.children.some((child) => (child.type === 'text' ? child.value.trim() !== '' : child.type === 'element' && hasWords(child)));
}

function isContentsControl(node: Element): boolean {
  const kept = childOf(childOf(node, 'w:sdtPr'), 'w:docPartObj');
  return valueOf(kept, 'w:docPartGallery') === 'Table of Contents';
}

/** Children of a name, also those in content controls and insertions. */
function unwrap(node: Element, name: string): Element[] {
  return childrenOf(node).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === 'mc:AlternateContent') return unwrap(chooseBranch(child), name);
    return /^w:(?:sdt|sdtContent|ins|customXml|moveTo)$/.test(child.name) ? unwrap(child, name) : [];
  });
}

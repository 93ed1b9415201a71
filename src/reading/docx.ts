/** A Word document (.docx) → its text: paragraphs, automatic numbers, tables. */
import { unzipSync, type Unzipped } from 'fflate';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { decodeLeniently } from '../text/decode.ts';
import { makeNumbering, type Numbering } from './docx-numbering.ts';
import { childrenOf, valueOf } from './docx-xml.ts';
import type { Loss, noteOf } from './loss.ts';
import { toTableLines, type DocumentCell } from './table.ts';

/** A document is read up to this size, unpacked. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What keeps a document from being read, for readers. */
export class DocumentError extends Error {}

/** @throws DocumentError */
export function readDocx(bytes: Uint8Array): { text: string; losses: Loss[] } {
  let files: Unzipped;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^word\/(?:document|numbering|styles)\.xml$|^word\/(?:header|footer|footnotes|endnotes|comments)\d*\.xml$/.test(name)) return false;
        if (originalSize > MOST_BYTES) throw new DocumentError('文件展开后太大');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof DocumentError ? error : new DocumentError('压缩包已损坏，或文件不完整');
  }
  const open = (name: string): Root | null => {
    const file = files[`word/${name}.xml`];
    if (!file) return null;
    try {
      return fromXml(decodeLeniently(file));
    } catch {
      throw new DocumentError(`其中的 ${name}.xml 已损坏`);
    }
  };
  const root = open('document');
  if (!root) throw new DocumentError('其中没有正文（word/document.xml）');
  const reader = new Reader(makeNumbering(open('numbering'), open('styles')));
  try {
    for (const body of childrenOf(root, 'w:document').flatMap((document) => childrenOf(document, 'w:body'))) reader.readBlocks(body);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('其中的元素嵌套太深');
    throw error;
  }
  const edges = Object.entries(files).filter(([name, file]) => /header|footer/.test(name) && /<w:t[ >]/.test(decodeLeniently(file))).length;
  if (edges > 0) reader.losses.set('edges', edges);
  return { text: `${reader.lines.join('\n')}\n`, losses: [...reader.losses].map(([kind, count]) => ({ kind, count })) };
}

class Reader {
  readonly lines: string[] = [];
  readonly losses = new Map<keyof typeof noteOf, number>();
  readonly numbering: Numbering;

  constructor(numbering: Numbering) {
    this.numbering = numbering;
  }

  lose(kind: keyof typeof noteOf): void {
    this.losses.set(kind, (this.losses.get(kind) ?? 0) + 1);
  }

  readBlocks(parent: Element): void {
    for (const node of childrenOf(parent)) {
      if (node.name === 'w:p') this.lines.push(...this.readParagraph(node));
      else if (node.name === 'w:tbl') this.lines.push(...toTableLines(this.readTable(node)));
      else if (node.name === 'w:del' || node.name === 'w:moveFrom') this.lose('deleted');
      // Content controls, custom XML, insertions: what they hold.
      else if (!node.name.endsWith('Pr')) this.readBlocks(node);
    }
  }

  /** A paragraph's lines: its own, then those of text boxes anchored in it. */
  readParagraph(paragraph: Element): string[] {
    const boxes: string[] = [];
    const text = this.readInline(paragraph, boxes);
    const number = this.numbering(childrenOf(paragraph, 'w:pPr')[0], text.trim() !== '');
    return [...`${number}${text}`.split('\n'), ...boxes];
  }

  readInline(parent: Element, boxes: string[]): string {
    let text = '';
    for (const node of childrenOf(parent)) {
      switch (node.name) {
        case 'w:t':
          text += node.children.map((child) => ('value' in child ? child.value : '')).join('');
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
          this.lose('symbols');
          break;
        case 'w:r':
          if (isVanished(node)) {
            if (this.readInline({ ...node, children: node.children.filter((child) => !('name' in child) || child.name !== 'w:rPr') }, []) !== '') this.lose('hidden');
          } else text += this.readInline(node, boxes);
          break;
        case 'w:del':
        case 'w:moveFrom':
          this.lose('deleted');
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
        case 'w:commentReference':
          this.lose('footnotes');
          break;
        case 'm:oMath':
        case 'm:oMathPara':
          this.lose('formulas');
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object': {
          const before = boxes.length;
          this.readInline(node, boxes);
          if (boxes.length === before) this.lose('images');
          break;
        }
        case 'w:txbxContent': {
          const reader = new Reader(this.numbering);
          reader.readBlocks(node);
          for (const [kind, count] of reader.losses) this.losses.set(kind, (this.losses.get(kind) ?? 0) + count);
          boxes.push(...reader.lines);
          break;
        }
        case 'mc:AlternateContent':
          text += this.readInline(childrenOf(node, 'mc:Choice')[0] ?? childrenOf(node, 'mc:Fallback')[0] ?? { type: 'element', name: '', attributes: {}, children: [] }, boxes);
          break;
        case 'w:pPr':
        case 'w:rPr':
        case 'w:instrText':
        case 'w:delText':
          break;
        default:
          text += this.readInline(node, boxes);
      }
    }
    return text;
  }

  readTable(table: Element): DocumentCell[][] {
    /** For each grid column, the cell that a vertical merge goes on from. */
    const merging: (DocumentCell | undefined)[] = [];
    return unwrap(table, 'w:tr').map((row) => {
      const cells: DocumentCell[] = [];
      const properties = childrenOf(row, 'w:trPr')[0];
      let column = Number(valueOf(properties, 'w:gridBefore') ?? 0) || 0;
      if (column > 0 && column < 1000) cells.push({ text: '', columns: column, rows: 1 });
      for (const cell of unwrap(row, 'w:tc')) {
        const own = childrenOf(cell, 'w:tcPr')[0];
        const columns = Math.min(1000, Math.max(1, Number(valueOf(own, 'w:gridSpan') ?? 1) || 1));
        const merge = valueOf(own, 'w:vMerge');
        const reader = new Reader(this.numbering);
        reader.readBlocks(cell);
        for (const [kind, count] of reader.losses) this.losses.set(kind, (this.losses.get(kind) ?? 0) + count);
        const above = merging[column];
        if (merge !== null && merge !== 'restart' && above) above.rows++;
        else {
          const read: DocumentCell = { text: reader.lines.join('\n'), columns, rows: 1 };
          cells.push(read);
          for (let at = 0; at < columns; at++) merging[column + at] = merge === 'restart' ? read : undefined;
        }
        column += columns;
      }
      return cells;
    });
  }
}

function isVanished(run: Element): boolean {
  const value = valueOf(childrenOf(run, 'w:rPr')[0], 'w:vanish');
  return value !== null && !/^(?:0|false|off)$/.test(value);
}

/** Children of a name, also those in content controls and insertions. */
function unwrap(node: Element, name: string): Element[] {
  return childrenOf(node).flatMap((child) => {
    if (child.name === name) return [child];
    return /^w:(?:sdt|sdtContent|ins|customXml|moveTo)$/.test(child.name) ? unwrap(child, name) : [];
  });
}

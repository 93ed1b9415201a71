/** A web page saved from a browser → what a reader of it sees: paragraphs, lists with their numbers, tables with their cells. */
import type { Element, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { isHidden, isStruck, readStyleSheets, styleOf, type HiddenBy } from './html-style.ts';
import { paragraph, type Block, type LayoutCell, type LayoutTable, type ReadDocument } from './layout.ts';
import { formatNumber, toHan } from './list-numbers.ts';
import { Losses, type LossKind } from './loss.ts';
import { boundMarkup } from './markup.ts';

/** What is not the text of a page. */
const LEFT_OUT: Record<string, LossKind> = {
  head: 'scripts', script: 'scripts', style: 'scripts', noscript: 'scripts', template: 'scripts', link: 'scripts', meta: 'scripts', title: 'scripts',
  nav: 'navigation', button: 'controls', select: 'controls', input: 'controls', textarea: 'controls', datalist: 'controls',
  iframe: 'embedded', object: 'embedded', embed: 'embedded', video: 'embedded', audio: 'embedded', frame: 'embedded',
  img: 'images', svg: 'images', canvas: 'images', math: 'formulas',
  rt: 'ruby', rp: 'ruby', rtc: 'ruby', s: 'struck', strike: 'struck', del: 'struck',
};

const BLOCKS = new Set(['address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'legend', 'li', 'listing', 'main', 'menu', 'ol', 'p', 'plaintext', 'pre', 'search', 'section', 'summary', 'table', 'ul', 'xmp',
  'tbody', 'td', 'tfoot', 'th', 'thead', 'tr']);

/** Of a saved page, the source of another that it shows in a frame; null where it has none of that address. */
export type FindFrame = (address: string) => string | null;

/** Pages in frames in frames: sites have two. */
const MOST_FRAMES_DEEP = 4;

/**
 * @param findFrame of pages that were saved with those in their frames
 * @throws RangeError where elements are nested so deep that it cannot be read, DocumentError where there is more than is read
 */
export function readHtml(source: string, findFrame: FindFrame = () => null): ReadDocument {
  const reader = new PageReader(findFrame);
  reader.readSource(source);
  reader.losses.forget('scripts');
  return { blocks: reader.blocks, losses: reader.losses };
}

/** What stands for a line end, a space and a tab that are kept, until the others are collapsed: no page holds them. */
const BREAK = '\u0000';
const SPACE = '\u0001';
const TAB = '\u0002';
// eslint-disable-next-line no-control-regex
const KEPT = /[\u0001\u0002]/g;

/** In a saved 公众号 page, the article; what stands after it are buttons and counts. One without words ends nothing: a copy of the page may have moved them. */
const ARTICLE = 'js_content';
/** The name of the account, the author, the hour. */
const ARTICLE_DATA = 'meta_content';

class PageReader {
  blocks: Block[] = [];
  readonly losses = new Losses();
  readonly #findFrame: FindFrame;
  #framesDeep = 0;
  #hiddenBy: HiddenBy = { classes: new Set(), ids: new Set() };
  #afterArticle = false;
  /** The words of the paragraph that is open. */
  #words = '';
  /** The number of a list that the next paragraph begins with. */
  #number = '';
  #kept = false;

  constructor(findFrame: FindFrame) {
    this.#findFrame = findFrame;
  }

  readSource(source: string): void {
    const tree = unified().use(rehypeParse).parse(boundMarkup(source.replace(/^\ufeff/, ''))) as Root;
    const before = { hiddenBy: this.#hiddenBy, afterArticle: this.#afterArticle };
    this.#hiddenBy = readStyleSheets(tree);
    this.#readNodes(tree.children);
    this.#close();
    // An article in a frame ends nothing outside of it.
    this.#hiddenBy = before.hiddenBy;
    this.#afterArticle = before.afterArticle;
  }

  /** @returns whether the file has the page of the frame */
  #readFrame({ properties: { src } }: Element): boolean {
    const source = typeof src === 'string' && !this.#afterArticle && this.#framesDeep < MOST_FRAMES_DEEP ? this.#findFrame(src) : null;
    if (source === null) return false;
    this.#close();
    this.#framesDeep++;
    this.readSource(source);
    this.#framesDeep--;
    return true;
  }

  #close(): void {
    const words = this.#words;
    this.#words = '';
    // Line ends of the source inside Chinese are layout of the source; elsewhere they are a space.
    const joined = words.replace(/[ \t\r\n\f]+/g, (run, at: number) =>
      (/[\r\n]/.test(run) && isWide(words.charAt(at - 1)) && isWide(words.charAt(at + run.length)) ? '' : ' '));
    const lines = joined.split(BREAK).map((line) => line.trim().replace(KEPT, (kept) => (kept === SPACE ? ' ' : '\t')));
    if (lines.every((line) => line.trim() === '')) return;
    if (this.#number !== '') {
      lines[0] = `${this.#number}${lines[0] ?? ''}`;
      this.#number = '';
    }
    this.blocks.push(paragraph(lines));
  }

  #readNodes(nodes: readonly RootContent[]): void {
    for (const node of nodes) {
      if (node.type === 'text') {
        this.#words += this.#kept ? node.value.replace(/\r\n?|\n/g, BREAK).replace(/\t/g, TAB).replace(/ /g, SPACE) : node.value;
      } else if (node.type === 'element') this.#readElement(node);
      if (node.type === 'element' && node.properties['id'] === ARTICLE && hasWords(node)) this.#afterArticle = true;
    }
  }

  #readElement(node: Element): void {
    const { tagName } = node;
    const left = LEFT_OUT[tagName];
    if (left) {
      if ((tagName === 'frame' || tagName === 'iframe') && this.#readFrame(node)) return;
      if (left === 'struck' && !hasWords(node)) return;
      if (left === 'ruby' && tagName === 'rp') return;
      if (left === 'scripts' && tagName === 'head') {
        // What a careless page puts into its head is shown all the same; the parser has moved it to the body.
        return;
      }
      this.losses.add(left, this.blocks[this.blocks.length - 1]);
      return;
    }
    if (isHidden(node, this.#hiddenBy)) {
      if (hasWords(node)) this.losses.add('hidden', this.blocks[this.blocks.length - 1]);
      return;
    }
    if (this.#afterArticle || node.properties['id'] === ARTICLE_DATA) {
      if (hasWords(node)) this.losses.add('around', this.blocks[this.blocks.length - 1]);
      return;
    }
    if (isStruck(node)) {
      if (hasWords(node)) this.losses.add('struck', this.blocks[this.blocks.length - 1]);
      return;
    }
    if (tagName === 'br') {
      this.#words += BREAK;
      return;
    }
    if (tagName === 'wbr') return;
    if (!BLOCKS.has(tagName) && !/^(?:block|list-item|flex|grid|table)$/.test(styleOf(node, 'display'))) {
      this.#readNodes(node.children);
      return;
    }
    this.#close();
    switch (tagName) {
      case 'table':
        this.#readTable(node);
        break;
      case 'ol':
        this.#readList(node);
        break;
      case 'pre':
      case 'listing':
      case 'xmp': {
        const before = this.#kept;
        this.#kept = true;
        this.#readNodes(node.children);
        this.#close();
        this.#kept = before;
        break;
      }
      default:
        this.#readNodes(node.children);
    }
    this.#close();
    // A heading stands apart from what it heads: two titles one above the other are two.
    if (/^h[1-6]$/.test(tagName) && this.blocks.length > 0) this.blocks.push(paragraph(['']));
  }

  /** The numbers a browser draws before items. */
  #readList(list: Element): void {
    const items = list.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li');
    const { start, reversed } = list.properties;
    let number = Number(start ?? (reversed ? items.length : 1));
    if (!Number.isFinite(number)) number = 1;
    for (const child of list.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'li') {
        const value = Number(child.properties['value'] ?? Number.NaN);
        if (Number.isFinite(value)) number = value;
        this.#number = toMark(number, toListStyle(child, list));
        number += reversed ? -1 : 1;
      }
      this.#readElement(child);
      this.#number = '';
    }
  }

  #readTable(table: Element): void {
    const rows: LayoutCell[][] = [];
    const parts = table.children.filter((child): child is Element => child.type === 'element');
    const outer = this.blocks;
    for (const caption of parts.filter(({ tagName }) => tagName === 'caption')) this.#readElement(caption);
    // The foot stands last, wherever it is written.
    const order = (tag: string) => (tag === 'thead' ? 0 : tag === 'tfoot' ? 2 : 1);
    const groups = parts.filter(({ tagName }) => tagName !== 'caption').sort((a, b) => order(a.tagName) - order(b.tagName));
    for (const group of groups) {
      if (isHidden(group, this.#hiddenBy)) {
        if (hasWords(group)) this.losses.add('cells', outer[outer.length - 1]);
        continue;
      }
      const lines = group.tagName === 'tr' ? [group] : group.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'tr');
      lines.forEach((line, at) => {
        if (isHidden(line, this.#hiddenBy)) {
          if (hasWords(line)) this.losses.add('cells', outer[outer.length - 1]);
          return;
        }
        const cells: LayoutCell[] = [];
        for (const cell of line.children) {
          if (cell.type !== 'element' || (cell.tagName !== 'td' && cell.tagName !== 'th')) continue;
          if (isHidden(cell, this.#hiddenBy)) {
            if (hasWords(cell)) this.losses.add('cells', outer[outer.length - 1]);
            continue;
          }
          this.blocks = [];
          this.#readNodes(cell.children);
          this.#close();
          const span = (name: string) => Math.floor(Number(cell.properties[name] ?? 1));
          const height = span('rowSpan');
          cells.push({
            blocks: this.blocks,
            columns: Math.max(1, span('colSpan') || 1),
            // 0 reaches to the end of its group.
            rows: height === 0 ? lines.length - at : Math.max(1, height || 1),
          });
        }
        rows.push(cells);
      });
    }
    this.blocks = outer;
    const made: LayoutTable = { kind: 'table', rows };
    if (rows.length > 0) this.blocks.push(made);
  }
}

function isWide(char: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u3000-\u303f\u201c\u201d\u2014\u2026\ud840-\udfff]/.test(char);
}

function hasWords(node: Element): boolean {
  return node.children.some((child) => (child.type === 'text' ? child.value.trim() !== '' : child.type === 'element' && !LEFT_OUT[child.tagName] && hasWords(child)));
}

const TYPES: Record<string, string> = { a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman', '1': 'decimal' };

function toListStyle(item: Element, list: Element): string {
  return (styleOf(item, 'list-style-type') || styleOf(item, 'list-style') || TYPES[String(item.properties['type'] ?? '')])
    ?? (styleOf(list, 'list-style-type') || styleOf(list, 'list-style') || TYPES[String(list.properties['type'] ?? '')])
    ?? 'decimal';
}

/** The mark a browser draws, by the style of the list. */
function toMark(number: number, style: string): string {
  if (/\bnone\b/.test(style)) return '';
  if (/cjk-ideographic|chinese-informal|japanese-informal|cjk-decimal|han/.test(style)) return `${number > 0 ? toHan(number) : String(number)}、`;
  if (/chinese-formal/.test(style)) return `${formatNumber(number, 'chineseLegalSimplified')}、`;
  if (/cjk-heavenly-stem/.test(style)) return `${formatNumber(number, 'ideographTraditional')}、`;
  if (/cjk-earthly-branch/.test(style)) return `${formatNumber(number, 'ideographZodiac')}、`;
  if (/disc|circle|square|disclosure/.test(style)) return '';
  if (/lower-(?:alpha|latin)/.test(style)) return `${formatNumber(number, 'lowerLetter')}. `;
  if (/upper-(?:alpha|latin)/.test(style)) return `${formatNumber(number, 'upperLetter')}. `;
  if (/lower-roman/.test(style)) return `${formatNumber(number, 'lowerRoman')}. `;
  if (/upper-roman/.test(style)) return `${formatNumber(number, 'upperRoman')}. `;
  return `${String(number)}. `;
}

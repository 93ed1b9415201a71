/** OpenDocument text (.odt) → paragraphs with the numbers of its lists, tables with their cells. */
import type { Element, Root } from 'xast';
import { DocumentError } from './document-error.ts';
import { paragraph, type Block, type LayoutCell, type ReadDocument } from './layout.ts';
import { formatNumber, joinNumber } from './list-numbers.ts';
import { Losses } from './loss.ts';
import { childOf, childrenOf, readXml, wordsOf } from './xml.ts';
import { unzip } from './zip.ts';

interface Level {
  format: string;
  prefix: string;
  suffix: string;
  /** The whole mark, with the levels in it as %1%; null where prefix and suffix are all. */
  pattern: string | null;
  start: number;
  /** So many levels are shown: 1.2 shows two. */
  shown: number;
}

/** What text properties do to words. */
interface Looks {
  hidden: boolean;
  struck: boolean;
  parent: string | undefined;
  list: string | undefined;
}

/**
 * A flat one (.fodt): all in one file of XML.
 *
 * @throws DocumentError
 */
export function readFlatOdt(text: string): ReadDocument {
  return readRoots([readXml(text, 'office:document')]);
}

/** @throws DocumentError */
export function readOdt(bytes: Uint8Array): ReadDocument {
  const files = unzip(bytes, (name) => /^(?:content|styles)\.xml$|^META-INF\/manifest\.xml$/.test(name));
  const manifest = files.get('META-INF/manifest.xml');
  if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) throw new DocumentError('文件设有打开密码');
  const content = files.get('content.xml');
  if (!content) throw new DocumentError('其中没有正文（content.xml）');
  const styles = files.get('styles.xml');
  return readRoots([...(styles ? [readXml(styles, 'styles.xml')] : []), readXml(content, 'content.xml')]);
}

/** @param roots the last of them holds the text */
function readRoots(roots: readonly Root[]): ReadDocument {
  const reader = new OdtReader(roots);
  try {
    const document = childrenOf(roots[roots.length - 1] as Root)[0];
    const body = childOf(childOf(document, 'office:body'), 'office:text');
    if (!body) throw new DocumentError('其中没有正文');
    reader.readBlocks(body, reader.blocks, { list: null, level: 0 });
    for (const root of roots) for (const page of findAll(root, 'style:master-page')) {
      for (const edge of childrenOf(page)) if (/^style:(?:header|footer)/.test(edge.name) && wordsOf(edge).trim() !== '') reader.losses.add('edges');
    }
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('其中的元素嵌套太深');
    throw error;
  }
  return { blocks: reader.blocks, losses: reader.losses };
}

function findAll(node: Root | Element, name: string): Element[] {
  return childrenOf(node).flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);
}

const FORMATS: Record<string, string> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman', '①, ②, ③, ...': 'decimalEnclosedCircle', '１, ２, ３, ...': 'decimalFullWidth', '壹, 贰, 叁, ...': 'chineseLegalSimplified', '甲, 乙, 丙, ...': 'ideographTraditional', '子, 丑, 寅, ...': 'ideographZodiac' };

class OdtReader {
  readonly blocks: Block[] = [];
  readonly losses = new Losses();
  readonly #lists = new Map<string, Map<number, Level | null>>();
  readonly #looks = new Map<string, Looks>();
  readonly #counts = new Map<string, (number | undefined)[]>();

  constructor(roots: readonly Root[]) {
    for (const root of roots) {
      for (const list of findAll(root, 'text:list-style')) {
        const levels = new Map<number, Level | null>();
        for (const { name, attributes } of childrenOf(list)) {
          levels.set(Number(attributes['text:level']), name !== 'text:list-level-style-number' ? null : {
            format: attributes['style:num-format'] ?? '',
            prefix: attributes['style:num-prefix'] ?? '',
            suffix: attributes['style:num-suffix'] ?? '',
            pattern: attributes['loext:num-list-format'] ?? null,
            start: Number(attributes['text:start-value'] ?? 1) || 1,
            shown: Number(attributes['text:display-levels'] ?? 1) || 1,
          });
        }
        this.#lists.set(list.attributes['style:name'] ?? '', levels);
      }
      for (const style of findAll(root, 'style:style')) {
        const text = childOf(style, 'style:text-properties')?.attributes ?? {};
        this.#looks.set(`${style.attributes['style:family'] ?? ''}/${style.attributes['style:name'] ?? ''}`, {
          hidden: text['text:display'] === 'none',
          struck: ['style:text-line-through-style', 'style:text-line-through-type'].some((name) => text[name] !== undefined && text[name] !== 'none'),
          parent: style.attributes['style:parent-style-name'] ?? undefined,
          list: style.attributes['style:list-style-name'] ?? undefined,
        });
      }
    }
  }

  /** What a style and those it is based on say. */
  #find<Value>(family: string, name: string | null | undefined, ask: (looks: Looks) => Value | undefined): Value | undefined {
    for (let at = name ?? undefined, steps = 0; at !== undefined && steps < 20; steps++) {
      const looks = this.#looks.get(`${family}/${at}`);
      if (!looks) return undefined;
      const answer = ask(looks);
      if (answer !== undefined) return answer;
      at = looks.parent;
    }
    return undefined;
  }

  #leftOut(family: string, name: string | null | undefined): 'hidden' | 'struck' | null {
    return this.#find(family, name, ({ hidden, struck }) => (hidden ? 'hidden' : struck ? 'struck' : undefined)) ?? null;
  }

  readBlocks(parent: Element, blocks: Block[], { list, level }: { list: string | null; level: number }): void {
    let first = true;
    for (const node of childrenOf(parent)) {
      switch (node.name) {
        case 'text:p':
        case 'text:h': {
          const style = node.attributes['text:style-name'];
          const kind = this.#leftOut('paragraph', style);
          const made = paragraph([]);
          const text = this.#readInline(node, made);
          if (kind && text.trim() !== '') this.losses.add(kind, made);
          const outline = node.name === 'text:h' ? Number(node.attributes['text:outline-level'] ?? 1) : 0;
          const byStyle = this.#find('paragraph', style, (looks) => looks.list);
          const number = kind || (level > 0 && !first) ? '' : level > 0 ? this.#count(list ?? '', level) : byStyle ? this.#count(byStyle, Math.max(1, outline)) : '';
          made.lines = kind ? [''] : (text.trim() === '' ? text : joinNumber(number, text)).split('\n');
          blocks.push(made);
          first = false;
          break;
        }
        case 'text:list':
          this.readBlocks(node, blocks, { list: node.attributes['text:style-name'] ?? list, level: level + 1 });
          break;
        case 'text:list-item':
          this.readBlocks(node, blocks, { list, level });
          break;
        case 'text:list-header':
          this.readBlocks(node, blocks, { list: null, level });
          break;
        case 'table:table':
          blocks.push({ kind: 'table', rows: this.#readRows(node) });
          break;
        case 'text:tracked-changes':
          this.losses.add('deleted');
          break;
        case 'text:table-of-content':
          this.losses.add('contents', blocks[blocks.length - 1]);
          blocks.push(paragraph(['']));
          break;
        case 'text:sequence-decls':
        case 'office:forms':
        case 'text:index-title':
        case 'draw:frame':
          if (node.name === 'draw:frame') blocks.push(paragraph([this.#readInline({ ...node, children: [node] }, blocks[blocks.length - 1] ?? paragraph([]))]));
          break;
        default:
          this.readBlocks(node, blocks, { list, level });
      }
    }
  }

  /** The mark of the next item of a list. */
  #count(name: string, level: number): string {
    const levels = this.#lists.get(name);
    const own = levels?.get(level);
    if (!levels) return '';
    const counts = this.#counts.get(name) ?? [];
    this.#counts.set(name, counts);
    counts[level] = (counts[level] ?? (own?.start ?? 1) - 1) + 1;
    counts.length = level + 1;
    if (!own || own.format === '') return '';
    const draw = (at: number) => formatNumber(counts[at] ?? levels.get(at)?.start ?? 1, toFormat(levels.get(at)?.format ?? '1'));
    if (own.pattern !== null) return own.pattern.replace(/%(\d{1,2})%/g, (_, at: string) => draw(Number(at)));
    const shown = Array.from({ length: Math.min(own.shown, level) }, (_, at) => draw(level - Math.min(own.shown, level) + 1 + at));
    return `${own.prefix}${shown.join('.')}${own.suffix}`;
  }

  #readInline(parent: Element, made: Block): string {
    let text = '';
    for (const node of parent.children) {
      if (node.type === 'text' || node.type === 'cdata') {
        text += node.value.replace(/\s+/g, ' ');
        continue;
      }
      if (node.type !== 'element') continue;
      switch (node.name) {
        case 'text:s':
          text += ' '.repeat(Math.min(200, Number(node.attributes['text:c'] ?? 1) || 1));
          break;
        case 'text:tab':
          text += '\t';
          break;
        case 'text:line-break':
          text += '\n';
          break;
        case 'text:note':
        case 'office:annotation':
          this.losses.add('footnotes', made);
          break;
        case 'text:span': {
          const kind = this.#leftOut('text', node.attributes['text:style-name']);
          const words = this.#readInline(node, made);
          if (!kind) text += words;
          else if (words.trim() !== '') this.losses.add(kind, made);
          break;
        }
        case 'text:ruby':
          for (const base of childrenOf(node, 'text:ruby-base')) text += this.#readInline(base, made);
          if (childrenOf(node, 'text:ruby-text').length > 0) this.losses.add('ruby', made);
          break;
        case 'draw:frame':
        case 'draw:custom-shape': {
          const words = findAll(node, 'text:p').map((inner) => this.#readInline(inner, made)).join('\n');
          if (words.trim() !== '') text += words;
          else this.losses.add('images', made);
          break;
        }
        default:
          text += this.#readInline(node, made);
      }
    }
    return text;
  }

  #readRows(table: Element): LayoutCell[][] {
    return childrenOf(table).flatMap((node): LayoutCell[][] => {
      if (/^table:table-(?:header-rows|rows|row-group)$/.test(node.name)) return this.#readRows(node);
      if (node.name !== 'table:table-row') return [];
      return [childrenOf(node, 'table:table-cell').map((cell) => {
        const blocks: Block[] = [];
        this.readBlocks(cell, blocks, { list: null, level: 0 });
        const span = (name: string) => Math.max(1, Number(cell.attributes[`table:number-${name}-spanned`] ?? 1) || 1);
        return { blocks, columns: span('columns'), rows: span('rows') };
      })];
    });
  }
}

function toFormat(format: string): string {
  return FORMATS[format] ?? (/^[一〇]/.test(format) ? 'chineseCounting' : /^①/.test(format) ? 'decimalEnclosedCircle' : /^壹/.test(format) ? 'chineseLegalSimplified' : 'decimal');
}

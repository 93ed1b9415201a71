/** What a document has and a text has not: said wherever such a document is read, with where it stood. */
import type { Block } from './blocks.ts';

export const noteOf = {
  scripts: '脚本和样式',
  navigation: '导航栏',
  controls: '按钮和输入框',
  around: '公众号文章前后的文字',
  embedded: '嵌入的内容',
  chunks: '插入的子文档（altChunk，没有读）',
  images: '图片（图中文字没有读）',
  hidden: '隐藏的文字',
  struck: '加删除线的文字',
  contents: '目录',
  ruby: '注音',
  links: '链接的网址（链接文字保留）',
  markup: 'HTML 标签',
  front: '文首的元数据（front matter）',
  footnotes: '脚注、尾注和批注',
  deleted: '修订中删去的文字',
  edges: '页眉和页脚',
  symbols: '特殊字体的符号',
  formulas: '公式',
  sheets: '隐藏的工作表',
  cells: '隐藏的行或列',
  headers: '跨页重复的表头',
  pages: '没有文字的页（图片）',
  nested: '层次太深的内容',
} as const;

export type LossKind = keyof typeof noteOf;

export interface Loss {
  kind: LossKind;
  count: number;
  /** The lines of the text where it stood, counted from 1; or pages; as far as is known. */
  lines?: number[];
  pages?: number[];
}

/** Counts what is left out while a file is read. */
export class Losses {
  readonly #found = new Map<LossKind, { count: number; blocks: Block[]; pages: Set<number> }>();

  /** @param at the block it stood in or beside, or its page */
  add(kind: LossKind, at?: Block | number, count = 1): void {
    const found = this.#found.get(kind) ?? { count: 0, blocks: [], pages: new Set() };
    this.#found.set(kind, found);
    found.count += count;
    if (typeof at === 'number') found.pages.add(at);
    else if (at) found.blocks.push(at);
  }

  /** What of it is not worth a word: scripts of a web page. */
  forget(kind: LossKind): void {
    this.#found.delete(kind);
  }

  /** @param lineOf the lines of blocks, from 0, once they are known */
  list(lineOf?: ReadonlyMap<Block, number>): Loss[] {
    return [...this.#found].map(([kind, { count, blocks, pages }]) => {
      const lines = [...new Set(blocks.flatMap((block) => lineOf?.get(block) ?? []))].sort((a, b) => a - b).map((line) => line + 1);
      return { kind, count, ...(lines.length > 0 ? { lines } : {}), ...(pages.size > 0 ? { pages: [...pages].sort((a, b) => a - b) } : {}) };
    });
  }
}

/** So many places are named: a list of all would hide the rest of the note, which is one sentence. */
const MOST_NAMED = 3;

function toPlaces(numbers: readonly number[], unit: string): string {
  return `（第${numbers.slice(0, MOST_NAMED).join('、')}${numbers.length > MOST_NAMED ? '等' : ''}${unit}）`;
}

/** `图片（图中文字没有读）2处（第3、15行）、页眉和页脚1处` */
export function toLossWords(losses: readonly Loss[]): string {
  return losses.map(({ kind, count, lines, pages }) => `${noteOf[kind]}${String(count)}处${lines ? toPlaces(lines, '行') : pages ? toPlaces(pages, '页') : ''}`).join('、');
}

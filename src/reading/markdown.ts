/** Markdown → the same text without its marks, line for line; what is HTML in it, as a browser shows it. Tables stay: the parser reads them as they are. */
import type { List, Nodes, Parents } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readHtml } from './html.ts';
import { paragraph, type Block, type ReadDocument } from './layout.ts';
import { Losses, type LossKind } from './loss.ts';

/** What is taken out of the source, in order, and what stands there instead. */
interface Cut {
  start: number;
  end: number;
  text: string;
  blocks?: Block[];
}

export function readMarkdown(source: string): ReadDocument {
  const front = /^\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source)?.[0] ?? '';
  // Only what says name: value is data about the text; two rules with words between them are words.
  const hasFront = /^[\w-]+[ \t]*:/m.test(front) && front.split(/\r?\n/).slice(1, -2).every((line) => /^(?:[\w-]+[ \t]*:|[ \t]|#|- |$)/.test(line));
  const start = hasFront ? front.length : 0;
  try {
    return convert(source.slice(start), hasFront);
  } catch (error) {
    // Quotes in quotes without end: the source as it is.
    if (!(error instanceof RangeError)) throw error;
    return { blocks: [paragraph([source.replace(/\n$/, '')])], losses: new Losses() };
  }
}

function convert(source: string, hasFront: boolean): ReadDocument {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(source);
  const cuts: Cut[] = [];
  const losses = new Losses();
  const counts = new Map<LossKind, number>(hasFront ? [['front', 1]] : []);
  const lose = (kind: LossKind, count = 1) => counts.set(kind, (counts.get(kind) ?? 0) + count);
  const cut = (start: number | undefined, end: number | undefined, text = '', blocks?: Block[]) => {
    if (start !== undefined && end !== undefined && end > start) cuts.push({ start, end, text, ...(blocks ? { blocks } : {}) });
  };
  const visit = (node: Nodes, parent: Nodes | null, inCell: boolean): void => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    switch (node.type) {
      case 'image':
      case 'imageReference':
        lose('images');
        cut(start, end);
        return;
      case 'html': {
        const isBlock = parent !== null && !['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'link', 'delete'].includes(parent.type);
        if (/^<br\s*\/?>$/i.test(node.value)) {
          // In a cell the line goes on; what stands beneath is a cell line of its own.
          cut(start, end, inCell ? ' ' : '\n');
          return;
        }
        if (isBlock) {
          const page = readHtml(node.value);
          for (const { kind, count } of page.losses.list()) lose(kind, count);
          cut(start, end, '', page.blocks);
          if (page.blocks.length === 0) lose('markup');
        } else {
          lose('markup');
          cut(start, end);
        }
        return;
      }
      case 'definition':
        lose('links');
        cut(start, end);
        return;
      case 'text': {
        // Escapes and references: 1\. and &nbsp; — line by line, since the value has lost what indents a line.
        const written = source.slice(start, end).split(/(?<=\n)/);
        const values = node.value.split(/(?<=\n)/);
        let at = start;
        for (const [index, line] of written.entries()) {
          const value = values[index];
          const from = (at ?? 0) + (line.length - line.trimStart().length) * Number(index > 0);
          const to = (at ?? 0) + line.length;
          if (written.length === values.length && value !== undefined && /[\\&]/.test(line)) cut(from, to, value);
          at = to;
        }
        return;
      }
      case 'inlineCode':
        cut(start, end, node.value);
        return;
      case 'thematicBreak':
        cut(start, end);
        return;
      case 'delete':
        lose('struck');
        cut(start, end);
        return;
      case 'link':
        if (source.slice(start, end).startsWith('[')) lose('links');
        break;
      case 'list':
        if (node.ordered) countItems(node, source, cut);
        break;
      default:
    }
    if (!('children' in node)) return;
    const { children } = node as Parents;
    const first = children[0]?.position?.start.offset;
    const last = children[children.length - 1]?.position?.end.offset;
    const wraps = ['heading', 'emphasis', 'strong', 'link', 'linkReference', 'footnoteDefinition'].includes(node.type);
    // The > before each line of a quotation; numbers and bullets of lists belong to the text.
    if (node.type === 'blockquote') for (const { index, 0: { length } } of source.slice(start, end).matchAll(/^(?:[ ]{0,3}>)+ ?/gm)) cut((start ?? 0) + index, (start ?? 0) + index + length);
    if (wraps) cut(start, first ?? end);
    for (const child of children) visit(child as Nodes, node, inCell || node.type === 'tableCell');
    if (wraps) cut(last, end);
  };
  visit(tree, null, false);
  const blocks: Block[] = [];
  let text = '';
  let at = 0;
  const close = () => {
    if (text !== '') blocks.push(paragraph([text.replace(/\r?\n$/, '')]));
    text = '';
  };
  for (const each of cuts.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (each.start < at) continue;
    text += source.slice(at, each.start) + each.text;
    at = each.end;
    if (each.blocks && each.blocks.length > 0) {
      close();
      blocks.push(...each.blocks);
      // The line end after it ends the block, not a line of the text.
      at += /^\r?\n/.exec(source.slice(at))?.[0].length ?? 0;
    }
  }
  text += source.slice(at);
  close();
  for (const kind of ['front', 'images', 'links', 'markup'] as const) if (counts.has(kind)) losses.add(kind, undefined, counts.get(kind));
  for (const [kind, count] of counts) if (!['front', 'images', 'links', 'markup'].includes(kind)) losses.add(kind, undefined, count);
  return { blocks, losses };
}

/** `1.` before every item: Markdown shows 1. 2. 3. Where the numbers differ, they are those of the notice. */
function countItems(list: List, source: string, cut: (start: number, end: number, text: string) => void): void {
  const marks = list.children.map((item) => {
    const start = item.position?.start.offset ?? 0;
    return { start, number: /^\d{1,9}/.exec(source.slice(start, start + 10))?.[0] };
  });
  if (marks.length < 2 || marks.some(({ number }) => number === undefined || number !== marks[0]?.number)) return;
  marks.forEach(({ start, number = '' }, at) => cut(start, start + number.length, String(Number(number) + at)));
}

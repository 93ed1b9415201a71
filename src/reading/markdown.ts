/** Markdown → the same text without its marks, line for line. Tables stay: the parser reads them as they are. */
import type { Nodes, Parents } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Loss } from './loss.ts';

export function readMarkdown(source: string): { text: string; losses: Loss[] } {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(source);
  /** What is taken out of the source, in order. */
  const cuts: { start: number; end: number; text: string }[] = [];
  const counts = { images: 0, links: 0, markup: 0 };
  const cut = (start: number | undefined, end: number | undefined, text = '') => {
    if (start !== undefined && end !== undefined && end > start) cuts.push({ start, end, text });
  };
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    switch (node.type) {
      case 'image':
      case 'imageReference':
        counts.images++;
        cut(start, end);
        return;
      case 'html':
        counts.markup++;
        cut(start, end);
        return;
      case 'definition':
        counts.links++;
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
      case 'link':
        if (source.slice(start, end).startsWith('[')) counts.links++;
        break;
      default:
    }
    if (!('children' in node)) return;
    const { children } = node as Parents;
    const first = children[0]?.position?.start.offset;
    const last = children[children.length - 1]?.position?.end.offset;
    const wraps = ['heading', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'footnoteDefinition'].includes(node.type);
    // The > before each line of a quotation; numbers and bullets of lists belong to the text.
    if (node.type === 'blockquote') for (const { index, 0: { length } } of source.slice(start, end).matchAll(/^(?:[ ]{0,3}>)+ ?/gm)) cut((start ?? 0) + index, (start ?? 0) + index + length);
    if (wraps) cut(start, first ?? end);
    for (const child of children) visit(child as Nodes);
    if (wraps) cut(last, end);
  };
  try {
    visit(tree);
  } catch (error) {
    // Quotes in quotes without end: the source as it is.
    if (!(error instanceof RangeError)) throw error;
    return { text: source, losses: [] };
  }
  let text = '';
  let at = 0;
  for (const each of cuts.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (each.start < at) continue;
    text += source.slice(at, each.start) + each.text;
    at = each.end;
  }
  const losses = (['images', 'links', 'markup'] as const).filter((kind) => counts[kind] > 0).map((kind) => ({ kind, count: counts[kind] }));
  return { text: text + source.slice(at), losses };
}

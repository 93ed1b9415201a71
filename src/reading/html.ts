/** A web page saved from a browser → the text a reader sees. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { noteOf } from './loss.ts';
import { type Loss } from './loss.ts';
import { toCellText, toTableLines, type DocumentCell } from './table.ts';

/** What is not the text of a page. */
const LEFT_OUT: Record<string, keyof typeof noteOf> = {
  script: 'scripts', style: 'scripts', noscript: 'scripts', template: 'scripts', link: 'scripts', meta: 'scripts',
  nav: 'navigation', button: 'controls', select: 'controls', input: 'controls', textarea: 'controls',
  iframe: 'embedded', object: 'embedded', embed: 'embedded', video: 'embedded', audio: 'embedded',
  img: 'images', svg: 'images', canvas: 'images', picture: 'images',
};

/** @throws RangeError where elements are nested so deep that it cannot be read */
export function readHtml(source: string): { text: string; losses: Loss[] } {
  const losses = new Map<keyof typeof noteOf, number>();
  const tree = unified().use(rehypeParse).parse(source) as Root;
  tree.children = simplify(tree.children, losses) as RootContent[];
  const text = toText(tree, { whitespace: 'normal' }).replace(/\n{3,}/g, '\n\n').trim();
  losses.delete('scripts');
  return { text: `${text}\n`, losses: [...losses].map(([kind, count]) => ({ kind, count })) };
}

function simplify(nodes: readonly RootContent[], losses: Map<keyof typeof noteOf, number>): ElementContent[] {
  const lose = (kind: keyof typeof noteOf) => losses.set(kind, (losses.get(kind) ?? 0) + 1);
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node];
    if (node.type !== 'element') return [];
    const kind = LEFT_OUT[node.tagName];
    if (kind) {
      lose(kind);
      return [];
    }
    if (isHidden(node)) {
      if (toText(node).trim() !== '') lose('hidden');
      return [];
    }
    if (node.tagName === 'table') {
      const rows = readRows(node, losses);
      if (rows) return toTableLines(rows).map((line) => ({ type: 'element', tagName: 'pre', properties: {}, children: [{ type: 'text', value: line }] }));
    }
    const children = simplify(node.children, losses);
    // Cells of a table that only lays out the page are blocks.
    const tagName = /^(?:table|thead|tbody|tfoot|tr|td|th|caption)$/.test(node.tagName) ? 'div' : node.tagName;
    return [{ ...node, tagName, children: tagName === 'ol' ? numberItems(node, children) : children }];
  });
}

function isHidden({ properties }: Element): boolean {
  return properties['hidden'] === true || properties['hidden'] === '' || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(String(properties['style'] ?? ''));
}

/** The numbers a browser draws before items. */
function numberItems({ properties }: Element, children: readonly ElementContent[]): ElementContent[] {
  let number = Number(properties['start'] ?? 1);
  return children.map((item) =>
    item.type === 'element' && item.tagName === 'li' ? { ...item, children: [{ type: 'text', value: `${String(number++)}. ` }, ...item.children] } : item);
}

/** The cells of a table of data; null for a table that lays out a page: a table in it, or hardly ever two cells in a row. */
function readRows(table: Element, losses: Map<keyof typeof noteOf, number>): DocumentCell[][] | null {
  const rows: DocumentCell[][] = [];
  let several = 0;
  for (const row of findElements(table, ['tr'], ['thead', 'tbody', 'tfoot'])) {
    const cells = findElements(row, ['td', 'th'], []);
    if (cells.some((cell) => holds(cell, 'table'))) return null;
    if (cells.length > 1) several++;
    rows.push(cells.map((cell) => {
      const inner: Element = { type: 'element', tagName: 'div', properties: {}, children: simplify(cell.children, losses) };
      const span = (name: string) => Math.max(1, Math.floor(Number(cell.properties[name] ?? 1)) || 1);
      return { text: toCellText(toText(inner)), columns: span('colSpan'), rows: span('rowSpan') };
    }));
  }
  return rows.length > 1 && several * 2 >= rows.length ? rows : null;
}

function findElements(node: Element, names: readonly string[], through: readonly string[]): Element[] {
  return node.children.flatMap((child): Element[] => {
    if (child.type !== 'element') return [];
    if (names.includes(child.tagName)) return [child];
    return through.includes(child.tagName) ? findElements(child, names, through) : [];
  });
}

function holds(node: Element, name: string): boolean {
  return node.children.some((child) => child.type === 'element' && (child.tagName === name || holds(child, name)));
}

/** What a notice is made of: headings that stand on lines of their own, and tables, each with how many points are in it. */
import type { NoticeNode, NoticeRoot } from '../../notice/index.ts';
import type { WorkPoint } from '../../points/index.ts';
import { TRY_LIMITS } from '../../view/limits.ts';

export interface OutlineEntry {
  kind: 'heading' | 'tasks' | 'figures';
  /** How deep it lies, from 0. */
  depth: number;
  /** The heading with its number, cut short; of a table how many rows it has. */
  words: string;
  start: number;
  end: number;
  points: number;
}

export function toOutline(tree: NoticeRoot, text: string, points: readonly WorkPoint[]): OutlineEntry[] {
  const starts = points.flatMap(({ source: [first] }) => first?.start.offset ?? []).sort((a, b) => a - b);
  const countIn = (start: number, end: number) => countBelow(starts, end) - countBelow(starts, start);
  const entries: OutlineEntry[] = [];
  const visit = (node: NoticeNode, depth: number) => {
    if (!('children' in node)) return;
    const { start: { offset: start }, end: { offset: end } } = node.position;
    let below = depth;
    if (node.type === 'section') {
      const heading = node.children.find((child) => child.type === 'heading');
      if (heading?.runIn === false) {
        const words = text.slice(start, heading.position.end.offset).replace(/\s+/g, ' ').trim();
        entries.push({ kind: 'heading', depth, words: words.length > TRY_LIMITS.headingCharacters ? `${words.slice(0, TRY_LIMITS.headingCharacters)}……` : words, start, end: heading.position.end.offset, points: countIn(start, end) });
        below = depth + 1;
      }
    } else if (node.type === 'table') {
      const rows = node.children.filter((child) => child.type === 'row' && !child.header && !child.continued).length;
      entries.push({ kind: node.columns ? 'tasks' : 'figures', depth, words: `${String(rows)}行`, start, end, points: countIn(start, end) });
      return;
    }
    for (const child of node.children) visit(child, below);
  };
  visit(tree, 0);
  return entries;
}

/** How many of the sorted numbers are below. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Anchors for every part of a notice that a reader may point at. They come
 * from the structure — numbers as printed, and the count of paragraphs, tables
 * and rows within their part — never from offsets or lines.
 *
 * | part | anchor |
 * | --- | --- |
 * | a point | `p-17` |
 * | a numbered part | `s-2-1` for 二、（一） |
 * | a paragraph | `s-2-1-g3`, third of its part; `p-17-g2` inside a point; `g1` before all parts |
 * | one of a series (一是…) that is no point | `s-2-1-g3-i2` |
 * | a field | `f-title`, `f-title-2` for the second title |
 * | a table, a row that is no point | `t1`, `t1-r4` |
 */
import { nodesOf, wordsOf, type NoticeNode, type NoticeRoot } from '../notice/index.ts';

/** A point and the stretch of source that is all its own. */
export interface PointStretch {
  number: string;
  start: number;
  end: number;
}

export function assignAnchors(tree: NoticeRoot, points: readonly PointStretch[]): Map<NoticeNode, string> {
  const anchors = new Map<NoticeNode, string>();
  const taken = new Set<string>();
  let tables = 0;
  const give = (node: NoticeNode, wanted: string): string => {
    let anchor = wanted;
    // A number printed twice: the second gets -2, as nothing else tells them apart.
    for (let again = 2; taken.has(anchor); again++) anchor = `${wanted}-${String(again)}`;
    taken.add(anchor);
    anchors.set(node, anchor);
    return anchor;
  };
  // Points first: nothing may take theirs.
  const placed = findPointNodes(tree, points);
  for (const [node, number] of placed) give(node, `p-${number}`);

  /** @param sections the anchor of the sections above; a point among them keeps its number in the parts below it */
  const visit = (node: NoticeNode, above: string, sections: string, count: { paragraphs: number; rows: number }) => {
    const own = anchors.get(node);
    let [below, path] = [above, sections];
    switch (node.type) {
      case 'section':
        path = `${sections}-${String(node.ordinal)}`;
        below = own ?? give(node, path);
        if (own === undefined) path = below;
        break;
      case 'paragraph':
        count.paragraphs++;
        below = own ?? give(node, `${above === '' ? '' : `${above}-`}g${String(count.paragraphs)}`);
        break;
      case 'item':
        below = own ?? give(node, `${above}-i${String(node.ordinal)}`);
        break;
      case 'field':
        // 特此通知 is published as a paragraph: the number of those behind it counts it.
        if (node.name === 'closing') give(node, `${above === '' ? '' : `${above}-`}g${String(++count.paragraphs)}`);
        else give(node, `f-${node.name}`);
        break;
      case 'table':
        below = give(node, `t${String(++tables)}`);
        break;
      case 'row':
        count.rows++;
        if (own === undefined) give(node, `${above}-r${String(count.rows)}`);
        break;
      default:
        break;
    }
    if (!('children' in node)) return;
    const inside = node.type === 'section' || node.type === 'table' || node.type === 'notice' ? { paragraphs: 0, rows: 0 } : count;
    for (const child of node.children) visit(child, below, path, inside);
  };
  visit(tree, '', 's', { paragraphs: 0, rows: 0 });
  return anchors;
}

/** The node that is a point: one that spans just it, else the outermost numbered one that begins with it, else its paragraph. */
function findPointNodes(tree: NoticeRoot, points: readonly PointStretch[]): Map<NoticeNode, string> {
  const startsAt = new Map<number, NoticeNode[]>();
  const wanted = new Set(points.map(({ start }) => start));
  for (const node of nodesOf(tree)) {
    const { offset } = node.position.start;
    if (!wanted.has(offset) || !['section', 'item', 'row', 'paragraph'].includes(node.type)) continue;
    startsAt.set(offset, [...(startsAt.get(offset) ?? []), node]);
  }
  const placed = new Map<NoticeNode, string>();
  for (const { number, start, end } of points) {
    const free = (startsAt.get(start) ?? []).filter((node) => !placed.has(node));
    const numbered = free.filter(({ type }) => type !== 'paragraph');
    const node = numbered.find(({ position }) => position.end.offset === end) ?? numbered[0]
      ?? free.find(({ position }) => position.end.offset === end) ?? free[0];
    if (node) placed.set(node, number);
  }
  return placed;
}

/** The anchors of a notice as content/anchors.txt has them: `yunchuan-2022#s-2-1-g3`, a tab, the first words there. */
export function listAnchors(notice: { id: string; tree: NoticeRoot; points: readonly { record: { number: string }; evidence: { whole: { start: { offset: number }; end: { offset: number } } } }[] }): string[] {
  const anchors = assignAnchors(notice.tree, notice.points.map(({ record, evidence: { whole } }) => ({ number: record.number, start: whole.start.offset, end: whole.end.offset })));
  return [...anchors].map(([node, anchor]) => `${notice.id}#${anchor}\t${wordsOf(node).replace(/\s+/g, ' ').trim().slice(0, 16)}`);
}

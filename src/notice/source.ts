/** From a tree back to its source, and from nodes to their words. */
import { toPlainLetters } from '../text/reading-fold.ts';
import { isLeaf, type Leaf, type NoticeNode, type NoticeRoot, type Position } from './tree.ts';

/** All leaves below a node (or the node itself), in the order of the source. */
export function* leavesOf(node: NoticeNode): Generator<Leaf> {
  const stack: NoticeNode[] = [node];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (isLeaf(top)) yield top;
    else for (let i = top.children.length - 1; i >= 0; i--) stack.push(top.children[i] as NoticeNode);
  }
}

/** All nodes below and including `node`, parents first. */
export function* nodesOf(node: NoticeNode): Generator<NoticeNode> {
  const stack: NoticeNode[] = [node];
  for (let top = stack.pop(); top; top = stack.pop()) {
    yield top;
    if (!isLeaf(top)) for (let i = top.children.length - 1; i >= 0; i--) stack.push(top.children[i] as NoticeNode);
  }
}

/** The exact text a tree was parsed from. */
export function toSource(tree: NoticeRoot): string {
  let text = '';
  for (const leaf of leavesOf(tree)) text += leaf.value;
  return text;
}

/** The words of a node in plain letters ({@link toPlainLetters}): its text leaves joined, without markers, breaks and marks. */
export function wordsOf(node: NoticeNode): string {
  let words = '';
  for (const leaf of leavesOf(node)) if (leaf.type === 'text') words += leaf.value;
  return toPlainLetters(words);
}

/** The stretches of source behind text leaves, neighbours merged. */
export function rangesOf(leaves: Iterable<Leaf>): Position[] {
  const places: Position[] = [];
  for (const leaf of leaves) if (leaf.type === 'text') places.push(leaf.position);
  return mergeNeighbours(places);
}

/** Stretches in their order, each joined with the one that begins where it ends. */
export function mergeNeighbours(places: readonly Position[]): Position[] {
  const merged: Position[] = [];
  for (const { start, end } of places) {
    const last = merged[merged.length - 1];
    if (last?.end.offset === start.offset) last.end = end;
    else merged.push({ start, end });
  }
  return merged;
}

/** What must hold of every tree, as a list of faults: one `expect(…).toEqual([])` says them all. */
import { isLeaf, nodesOf, toSource, type NoticeNode, type NoticeRoot } from '../../src/notice/index.ts';

/** An oracle for lines and columns, written without the parser's own layer of lines. */
export function toPlaces(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** Everything that is wrong with a tree as a tree of `text`; see the specification in src/notice/tree.ts. */
export function findTreeFaults(tree: NoticeRoot, text: string): string[] {
  const faults: string[] = [];
  const places = toPlaces(text);
  const name = (node: NoticeNode) => `${node.type} [${node.position.start.offset},${node.position.end.offset}]`;
  if (toSource(tree) !== text) faults.push('toSource(tree) is not the text');
  if (tree.position.start.offset !== 0 || tree.position.end.offset !== text.length) faults.push('the root does not cover the text');
  // Many nodes end where others start: asking the oracle once for each offset keeps large texts fast.
  const offsets = new Map<number, { line: number; column: number }>();
  for (const node of nodesOf(tree)) {
    const { start, end } = node.position;
    if (start.offset > end.offset) faults.push(`${name(node)} ends before it starts`);
    for (const { line, column, offset } of [start, end]) {
      const expected = offsets.get(offset) ?? places(offset);
      offsets.set(offset, expected);
      if (line !== expected.line || column !== expected.column) {
        faults.push(`${name(node)} says ${line}:${column} for offset ${offset}, expected ${expected.line}:${expected.column}`);
      }
    }
    if (isLeaf(node)) {
      if (node.value !== text.slice(start.offset, end.offset)) faults.push(`${name(node)} has a value that is not its source`);
      continue;
    }
    let at = start.offset;
    for (const child of node.children) {
      if (child.position.start.offset !== at) faults.push(`${name(child)} in ${name(node)} does not start where its neighbour ends (${at})`);
      at = child.position.end.offset;
    }
    // A cell that a merge left without trace has no width and no children.
    if (at !== end.offset) faults.push(`the children of ${name(node)} end at ${at}`);
  }
  return faults;
}

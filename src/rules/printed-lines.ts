import { nodesOf, toPlainLetters, type Leaf, type NoticeRoot, type Paragraph, type Position } from '../notice/index.ts';

/** A line of running text, as it is printed. */
export interface PrintedLine {
  words: string;
  position: Position;
}

/** The lines of each paragraph, or series, of running text: where a break stands inside one, a line ends. Units named on lines of their own are no running text. */
export function* printedLinesOf(tree: NoticeRoot): Generator<PrintedLine[]> {
  for (const node of nodesOf(tree)) {
    // What a person says of a line is not asked again.
    if (node.type !== 'paragraph' || node.chosen) continue;
    yield printedLinesOfParagraph(node);
  }
}

export function printedLinesOfParagraph(paragraph: Paragraph): PrintedLine[] {
  const lines: Leaf[][] = [[]];
  for (const leaf of leavesIn(paragraph.children)) {
    if (leaf.type === 'other' && leaf.kind === 'break') lines.push([]);
    else if (leaf.type !== 'other') lines[lines.length - 1]?.push(leaf);
  }
  return lines.flatMap((leaves) => {
    const [first, last] = [leaves[0], leaves[leaves.length - 1]];
    return first && last ? [{ words: toPlainLetters(leaves.map((leaf) => leaf.value).join('')).trim(), position: { start: first.position.start, end: last.position.end } }] : [];
  });
}

function* leavesIn(nodes: readonly { type: string; children?: readonly unknown[] }[]): Generator<Leaf> {
  for (const node of nodes) {
    if (node.type === 'assignment') continue;
    if (node.children) yield* leavesIn(node.children as { type: string; children?: readonly unknown[] }[]);
    else yield node as unknown as Leaf;
  }
}

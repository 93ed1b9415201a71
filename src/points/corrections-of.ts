/** What people corrected in the reading of a notice, as far as a point hangs on it. */
import { nodesOf, wordsOf, type NoticeRoot, type ReadingCorrection } from '../notice/index.ts';
import type { ExtractedPoint } from './extracted.ts';

/** Those of its lines, of the table it stands in, and of the headings above it. */
export function correctionsOf(tree: NoticeRoot, { path, source, evidence }: Pick<ExtractedPoint, 'path' | 'source' | 'evidence'>): ReadingCorrection[] {
  const stretches = [evidence.whole, ...source];
  const headings = new Set(path.map(({ text }) => text));
  const found = new Set<ReadingCorrection>();
  for (const node of nodesOf(tree)) {
    if (!node.chosen || node.type === 'other') continue;
    const { start, end } = node.position;
    const touches = stretches.some((stretch) => start.offset < stretch.end.offset && end.offset > stretch.start.offset);
    // What is no task belongs to none; a heading in a row of its own stands apart from its rows.
    for (const correction of node.chosen) if (correction.as !== 'no-task' && (touches || (node.type === 'row' && correction.as === 'heading' && headings.has(wordsOf(node))))) found.add(correction);
  }
  return [...found];
}

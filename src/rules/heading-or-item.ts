import { nodesOf, toLineWords, wordsOf, type Heading, type Section } from '../notice/index.ts';
import { splitLines } from '../text/line-ends.ts';
import type { Rule } from './rule.ts';

/**
 * A number with nothing but a short heading behind it, beside numbers of its kind that have something below them: a task
 * in a few words, or the heading of tasks that are missing. It is read as a task.
 */
export const headingOrItem: Rule = {
  id: 'heading-or-item',
  severity: 'info',
  title: '编号下面没有内容，是任务还是标题拿不准',
  *check({ text, tree, metadata }) {
    if (metadata.kind === 'annual-report') return;
    let lines: string[] | null = null;
    for (const parent of nodesOf(tree)) {
      if (parent.type !== 'notice' && parent.type !== 'section') continue;
      const siblings: Section[] = [];
      for (const child of parent.children) if (child.type === 'section') siblings.push(child);
      const filled = new Set(siblings.filter(({ children }) => children.some(({ type }) => type === 'section')).map(({ rank }) => rank));
      for (const section of siblings) {
        const heading = headingAlone(section);
        if (!heading || section.chosen || !filled.has(section.rank)) continue;
        const { start, end } = section.position;
        lines ??= splitLines(text);
        const [marker] = section.children;
        const printed = (marker?.type === 'marker' ? marker.value : '') + wordsOf(heading);
        yield {
          place: { start, end },
          reason: `Unexpected number "${printed}" with nothing below it, expected tasks like below those beside it`,
          note: `“${printed}”下面没有内容，同级的其他编号下面有，已按一项任务读。请核对；如是标题，可按另一种读法读。`,
          second: { kind: 'line', line: start.line, words: toLineWords(lines[start.line - 1] ?? ''), first: { as: 'item' }, second: { as: 'heading', level: String(section.rank) }, by: null },
        };
      }
    }
  },
};

/** The heading of a part that has nothing else, on one line, and ends no sentence. */
function headingAlone(section: Section): Heading | null {
  const filled = section.children.filter(({ type }) => type !== 'marker' && type !== 'other');
  const [heading] = filled;
  if (filled.length !== 1 || heading?.type !== 'heading' || heading.runIn || section.position.start.line !== section.position.end.line) return null;
  return /[。；;！]$/.test(wordsOf(heading).trim()) ? null : heading;
}

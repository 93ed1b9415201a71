import type { Rule } from './rule.ts';

/** The heading of some rows is gone from the annex: the body says under which they stand. */
export const headingMissing: Rule = {
  id: 'heading-missing',
  severity: 'warning',
  title: '附件表格丢失标题',
  *check({ points }) {
    let before: string | null = null;
    for (const point of points) {
      const heading = point.path[point.path.length - 1];
      if (!point.evidence.pathFromBody || !heading || !point.evidence.body) {
        before = null;
        continue;
      }
      const words = heading.marker + heading.text;
      if (words === before) continue;
      before = words;
      yield {
        place: point.evidence.whole,
        cause: point.evidence.body.whole,
        reason: `Unexpected row ${point.number} without its heading, expected "${words}"`,
        note: `表中从第${point.number}项起缺少标题“${words}”，按正文补出。`,
      };
    }
  },
};

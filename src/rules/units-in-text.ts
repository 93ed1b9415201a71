import type { Rule } from './rule.ts';

/** A label of units with its colon, as no task says it of itself. */
const LABEL = /(?:牵头|责任|主办|承办|配合|协办)(?:单位|部门|科室|处室|股室|领导)\s*[:：]|(?:完成|办结)(?:时限|时间)\s*[:：]/;

/** Words that name units or a deadline left inside the words of a point: they were not read as such. */
export const unitsInText: Rule = {
  id: 'units-in-text',
  severity: 'warning',
  title: '责任单位或时限混在条目文字里',
  *check({ points }) {
    for (const point of points) {
      const label = LABEL.exec(point.text)?.[0];
      if (!label) continue;
      yield {
        place: point.evidence.whole,
        reason: `Unexpected "${label}" inside the words of point ${point.number}, expected it behind them`,
        note: `第${point.number}项的文字里有“${label}”，它后面的单位或时限没有读出来。请核对；把它移到句末的括号里，或单独成行，就能读准。`,
      };
    }
  },
};

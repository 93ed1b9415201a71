import type { Rule } from './rule.ts';

/** A point of a plan that nobody is named for. */
export const unitsMissing: Rule = {
  id: 'units-missing',
  severity: 'info',
  title: '没有写明责任单位',
  *check({ points, metadata }) {
    if (metadata.kind === 'annual-report') return;
    for (const point of points) {
      if (point.lead.length + point.participants.length + point.responsible.length > 0) continue;
      yield {
        place: point.evidence.whole,
        reason: `Unexpected point ${point.number} without units, expected a lead or responsible unit`,
        note: `第${point.number}项没有写明牵头单位或责任单位。`,
      };
    }
  },
};

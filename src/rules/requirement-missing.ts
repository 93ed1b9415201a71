import type { Rule } from './rule.ts';

/** A row of the table without its 具体要求. */
export const requirementMissing: Rule = {
  id: 'requirement-missing',
  severity: 'warning',
  title: '表格中缺少具体要求',
  *check({ points }) {
    for (const point of points) {
      if (!point.evidence.textFromBody && point.text !== '') continue;
      const replaced = point.evidence.textFromBody;
      yield {
        place: point.evidence.whole,
        ...(point.evidence.body ? { cause: point.evidence.body.whole } : {}),
        reason: `Unexpected row ${point.number} without a requirement, expected one`,
        note: `第${point.number}项的“具体要求”在表中缺失${replaced ? '，条目文字取自正文对应条款' : ''}。`,
      };
    }
  },
};

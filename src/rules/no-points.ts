import type { Rule } from './rule.ts';

/** A notice in which nothing asks for anything: not a notice of work points, or one whose layout is not understood. */
export const noPoints: Rule = {
  id: 'no-points',
  severity: 'error',
  title: '没有识别出任何工作条目',
  *check({ tree, points }) {
    if (points.length > 0) return;
    yield {
      place: tree.position,
      reason: 'Unexpected notice without work points, expected numbered clauses, a table of tasks or 一是…二是…',
      note: '没有识别出工作条目。请核对文件是否完整；条目应有编号（一、（一）1.）、任务表，或“一是……二是……”。',
    };
  },
};

import type { Rule } from './rule.ts';

/** A day, month, quarter or year by its number. */
const DATED = /[0-9０-９一二三四五六七八九十]\s*(?:月|季度|号)|[12][0-9]{3}\s*年|[0-9]\s*[./-]\s*[0-9]|年底|月底|季度末/;
/** Counted from something that happens, or a span without a first day: it has no date. */
const COUNTED = /后|之日|起|工作日|天内|日内|小时|个月内|年内|期间|每|届时/;

/** A deadline with a date in it that was not understood. */
export const deadlineUnread: Rule = {
  id: 'deadline-unread',
  severity: 'warning',
  title: '完成时限的日期认不出来',
  *check({ points, metadata }) {
    if (metadata.year === null) return;
    for (const { number, deadline, evidence } of points) {
      if (!deadline || deadline.date !== null || deadline.ongoing || !DATED.test(deadline.text) || COUNTED.test(deadline.text)) continue;
      yield {
        place: evidence.deadline[0] ?? evidence.whole,
        reason: `Unexpected deadline "${deadline.text}" of point ${number}, expected a day, a month or words such as 持续推进`,
        note: `第${number}项的时限“${deadline.text.slice(0, 20)}”认不出是哪一天。请核对，或写成“6月底前”“2024年6月30日前”。`,
      };
    }
  },
};

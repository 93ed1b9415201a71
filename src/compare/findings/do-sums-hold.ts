import type { Question } from './finding.ts';
import { nameNotice } from './words.ts';

/** Whether the figures of reports add up: the form prints one equation, the others follow from its totals. */
export const doSumsHold: Question = {
  id: 'do-sums-hold',
  ask: '年度报告的数字对得上吗？',
  answer(source) {
    const reports = source.notices.filter(({ statistics: { checks } }) => checks.length > 0);
    if (reports.length === 0) return null;
    const SAID = { true: '成立', false: '不成立', null: '无法核对' } as const;
    const all = reports.flatMap(({ record, statistics: { checks } }) => checks.map((check) => ({ id: record.id, ...check })));
    const groups = (['false', 'null', 'true'] as const).map((holds) => ({
      id: `holds-${holds}`, title: `${SAID[holds]}的等式`,
      items: all.filter((check) => String(check.holds) === holds).map(({ id, rule, left, right }) => ({
        notice: id, point: null, href: `statistics/${id}.html#checks`, quote: null, note: `${rule}（左边${left === null ? '缺' : String(left)}，右边${right === null ? '缺' : String(right)}）`,
      })),
    })).filter(({ items }) => items.length > 0);
    return {
      parts: [`${reports.length > 1 ? `${String(reports.length)}份报告` : `${nameNotice(source, reports[0]?.record.id ?? '')}的报告`}按表格该成立的等式有${String(all.length)}条：`,
        ...groups.flatMap(({ id, items }, at) => [`${at > 0 ? '，' : ''}${SAID[id.slice('holds-'.length) as keyof typeof SAID]}的`, { figure: String(items.length), group: id }, '条']), '。'],
      groups,
      // Sums are to hold: the share that does not.
      telling: all.filter(({ holds }) => holds === false).length / all.length,
    };
  },
};

import type { EvidenceItem, Question } from './finding.ts';
import { nameNotice, toPercent } from './words.ts';

/** Who asks bureaus for information. */
export const whoApplies: Question = {
  id: 'who-applies',
  ask: '谁在申请公开信息？',
  answer(source) {
    const reports = source.notices.flatMap(({ record, statistics: { cells } }) => {
      const fresh = cells.filter(({ table, row }) => table === '三' && /^一、/.test(row));
      const total = fresh.find(({ column }) => column === '总计')?.value ?? 0;
      const persons = fresh.find(({ column }) => column === '自然人')?.value;
      return total > 0 && persons !== undefined ? [{ id: record.id, total, persons, fresh }] : [];
    });
    if (reports.length === 0) return null;
    const toItems = (id: string, fresh: typeof reports[number]['fresh']): EvidenceItem[] => fresh.filter(({ column, value }) => column !== '总计' && value > 0).map(({ column, value }) => ({
      notice: id, point: null, href: `statistics/${id}.html`, quote: null, note: `${column}：${String(value)}件`,
    }));
    const shown = reports.slice(0, 4);
    return {
      parts: [...shown.flatMap(({ id, total, persons }, at) => [`${at > 0 ? '；' : ''}${nameNotice(source, id)}新收`, { figure: String(total), group: id }, `件申请，${persons === total ? '全部来自个人' : `${String(persons)}件（${toPercent(persons, total)}）来自个人`}`]), reports.length > shown.length ? '等。' : '。'],
      groups: reports.map(({ id, fresh }) => ({ id, title: `${nameNotice(source, id)}新收的申请`, items: toItems(id, fresh) })),
      telling: 0,
    };
  },
};

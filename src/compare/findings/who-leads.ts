import type { AnswerPart, Question } from './finding.ts';
import { demandsOf, listNames, nameNotice, plansOf, toItem } from './words.ts';

/** Who leads a theme in each place. */
export function whoLeads(theme: string, subject: string): Question {
  return {
    id: `who-leads-${theme}`,
    ask: `谁牵头${subject}？`,
    answer(source) {
      const own = demandsOf(source).filter(({ themes }) => themes.primary === theme);
      if (own.length === 0) return null;
      const places = plansOf(source).map((notice) => ({ notice, points: own.filter((point) => point.notice === notice) }));
      const told = places.filter(({ points }) => points.length > 0).map(({ notice, points }) => {
        const leads = [...new Set(points.flatMap(({ lead }) => lead))];
        const responsible = [...new Set(points.flatMap((point) => point.responsible))];
        return { notice, points, leads, responsible };
      });
      const groups = told.map(({ notice, points }) => ({
        id: notice, title: nameNotice(source, notice),
        items: points.map((point) => toItem(point, null, point.lead.length > 0 ? `牵头：${point.lead.join('、')}` : point.responsible.length > 0 ? `责任：${point.responsible.join('、')}` : '未写明责任单位')),
      }));
      const sentences = told.slice(0, 6).map(({ notice, points, leads, responsible }) => {
        const name = nameNotice(source, notice);
        const led = points.filter(({ lead }) => lead.length > 0).length;
        if (leads.length === 0) return `${name}${responsible.length > 0 ? `没有写牵头，只写${listNames(responsible, '个单位', 2)}负责` : '没有写明单位'}`;
        return `${name}${led < points.length ? `${String(points.length)}项里${String(led)}项` : ''}由${listNames(leads, '个单位', 3)}牵头`;
      });
      const silent = places.filter(({ points }) => points.length === 0).map(({ notice }) => nameNotice(source, notice));
      const count: AnswerPart[] = told.length > 6 ? [`等；共${String(told.length)}份通知写到`] : [];
      return {
        parts: [sentences.join('；'), ...count, silent.length > 0 ? `；${listNames(silent)}没有以此为主题的要求。` : '。'],
        groups, telling: 0,
      };
    },
  };
}

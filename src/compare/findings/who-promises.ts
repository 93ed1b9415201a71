import { toElements } from '../elements.ts';
import type { Question } from './finding.ts';
import { byNotice, countOf, demandsOf, listNames, nameNotice, plansOf, toItem } from './words.ts';

/** Who binds itself by a number, and who does not. */
export const whoPromises: Question = {
  id: 'who-promises',
  ask: '谁写了期限和次数？',
  answer(source) {
    const demands = demandsOf(source);
    if (demands.length === 0) return null;
    const firm = demands.filter((point) => toElements(point).figure);
    const isLawOnly = demands.some((point) => !toElements(point).figure && point.commitments.some(({ kind }) => kind !== 'date'));
    const groups = [...byNotice(firm)].map(([notice, points]) => ({
      id: notice, title: `${nameNotice(source, notice)}写了数字的`,
      items: points.map((point) => toItem(point, point.commitments.find(({ kind, basis }) => kind !== 'date' && basis !== 'law')?.quote ?? null)),
    })).sort((a, b) => b.items.length - a.items.length);
    const silent = plansOf(source).filter((notice) => demands.some((point) => point.notice === notice) && !groups.some(({ id }) => id === notice)).map((notice) => nameNotice(source, notice));
    const shown = groups.slice(0, 6);
    return {
      parts: groups.length === 0 ? [`${String(demands.length)}项要求里，没有一项写了天数、次数、数量或比例。`]
        : [`${String(demands.length)}项要求里，写了天数、次数、数量或比例的有${String(firm.length)}项${isLawOnly ? '（只重申法定期限的不算）' : ''}：`,
          ...shown.flatMap((group, at) => [`${at > 0 ? '，' : ''}${nameNotice(source, group.id)}`, countOf(group), '项']), groups.length > shown.length ? '等' : '', silent.length > 0 ? `；${listNames(silent)}没有。` : '。'],
      groups, telling: 0,
    };
  },
};

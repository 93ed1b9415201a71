import { groupBy } from '../../points/group-by.ts';
import { partnersOf } from '../alignment.ts';
import type { Question } from './finding.ts';
import { countOf, demandsOf, findHighest, nameNotice, plansOf, toGroup } from './words.ts';

/** Demands for which nothing that asks the same was found in another plan. */
export const nothingLikeIt: Question = {
  id: 'nothing-like-it',
  ask: '哪些要求在其他要点里没有找到？',
  answer(source) {
    const plans = plansOf(source);
    if (plans.length < 2) return null;
    const demands = demandsOf(source);
    const isDemand = new Set(demands.map(({ id }) => id));
    const partners = partnersOf(source.alignments);
    const own = demands.filter(({ id }) => !(partners.get(id) ?? []).some((other) => other.relation === 'same' && isDemand.has(other.id)));
    if (own.length === 0) return null;
    const places = [...groupBy(own, ({ notice }) => notice)].map(([notice, points]) => toGroup(notice, `${nameNotice(source, notice)}有，其他要点里没有找到同一件事的`, points));
    const { best, figure } = findHighest(places, ({ items }) => items.length);
    return {
      parts: [`${String(demands.length)}项要求里，${String(own.length)}项在其他要点里没有找到同一件事`,
        ...(places.length === 1 ? ['，都在', nameNotice(source, places[0]?.id ?? ''), '（', ...places.map(countOf), '项）。']
          : figure === 0 ? ['。'] : [`：${best.length > 1 ? '最多的是' : ''}`, ...(best.length > 1 ? best : places).slice(0, 6).flatMap((group, at) => [`${at > 0 ? '，' : ''}${nameNotice(source, group.id)}`, countOf(group), '项']), best.length > 1 ? '，并列。' : places.length > 6 ? '等。' : '。'])],
      groups: places,
      // Places differ: that a demand stands alone is expected as often as not.
      telling: own.length / demands.length / 2,
    };
  },
};

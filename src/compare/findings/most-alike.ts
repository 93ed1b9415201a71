import { partnersOf } from '../alignment.ts';
import type { Question } from './finding.ts';
import { byNotice, countOf, demandsOf, findHighest, nameNotice, plansOf, toGroup } from './words.ts';

/** Which two plans have most of their demands in common. */
export const mostAlike: Question = {
  id: 'most-alike',
  ask: '哪两份要点最像？',
  answer(source) {
    const [plans, demands] = [plansOf(source), byNotice(demandsOf(source))];
    const noticeOf = new Map(demandsOf(source).map(({ id, notice }) => [id, notice]));
    const partners = partnersOf(source.alignments);
    /** The points of one for which the other has the same. */
    const shared = (one: string, other: string) => (demands.get(one) ?? []).filter(({ id }) => (partners.get(id) ?? []).some((partner) => partner.relation === 'same' && noticeOf.get(partner.id) === other));
    const pairs = plans.flatMap((one, at) => plans.slice(at + 1).map((other) => {
      const [of, from] = [shared(one, other), shared(other, one)];
      return { sides: [{ notice: one, points: of }, { notice: other, points: from }], share: (of.length + from.length) / Math.max(1, (demands.get(one)?.length ?? 0) + (demands.get(other)?.length ?? 0)) };
    }));
    const { best, figure } = findHighest(pairs, ({ share }) => share);
    const [first] = best;
    if (!first || figure === 0) return null;
    const groups = first.sides.filter(({ points }) => points.length > 0).map(({ notice, points }) => toGroup(`in-${notice}`, `${nameNotice(source, notice)}里的`, points));
    const names = first.sides.map(({ notice }) => nameNotice(source, notice));
    return {
      parts: [`${names.join('与')}${best.length > 1 ? `等${String(best.length)}对并列最像` : '最像'}：`,
        ...groups.flatMap((group, at) => [`${at > 0 ? '，' : ''}${nameNotice(source, group.items[0]?.notice ?? '')}${String(demands.get(group.items[0]?.notice ?? '')?.length ?? 0)}项里`, countOf(group), '项']),
        '，程序在另一份里找到了同一件事。'],
      groups,
      telling: 0,
    };
  },
};

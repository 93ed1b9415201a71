import { groupBy } from '../../points/group-by.ts';
import type { WorkPoint } from '../../points/index.ts';
import type { EvidenceGroup, Question } from './finding.ts';
import { countOf, demandsOf, toItem } from './words.ts';

/** The days a point is due by; one where cell and sentence give the same. */
const daysOf = ({ deadline, commitments }: WorkPoint) =>
  [...new Set([deadline?.date, ...commitments.filter(({ kind }) => kind === 'date').map(({ value }) => value)].filter((date) => typeof date === 'string'))];

/** How much is left for the last day of the year, and what is due before. */
export const whenIsItDue: Question = {
  id: 'when-is-it-due',
  ask: '写了日期的要求，什么时候到期？',
  answer(source) {
    const dated = demandsOf(source).flatMap((point) => daysOf(point).map((date) => ({ point, date })));
    if (dated.length === 0) return null;
    const toDays = (id: string, title: string, of: typeof dated): EvidenceGroup => ({
      id, title, items: [...groupBy(of, ({ date }) => date)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([date, own]) => own.map(({ point }) => toItem(point, null, `最迟${date}`))),
    });
    const last = toDays('year-end', '12月31日到期', dated.filter(({ date }) => date.endsWith('-12-31')));
    const before = toDays('before', '年底以前到期', dated.filter(({ date }) => !date.endsWith('-12-31')));
    const groups = [before, last].filter(({ items }) => items.length > 0);
    const tail = before.items.length === 0 ? ['，没有一处更早。'] : ['，在此以前到期的', ...(before.items.length < last.items.length ? ['只有'] : []), countOf(before), '处。'];
    return {
      parts: ['写了日期的', ...(last.items.length === 0 ? [countOf(before), '处都在12月31日以前到期。'] : [`${String(dated.length)}处（一项一天算一处）里，`, countOf(last), '处在12月31日到期', ...tail])],
      groups,
      // That a year's plan ends with the year is expected: what is due earlier is not, while it is the lesser part.
      telling: before.items.length < last.items.length ? before.items.length / dated.length : 0,
    };
  },
};

import { countElements, ELEMENTS } from '../elements.ts';
import type { Question } from './finding.ts';
import { countOf, demandsOf, toGroup } from './words.ts';

/** How many demands say who leads, by when and how much. */
export const threeElements: Question = {
  id: 'three-elements',
  ask: '哪些要求牵头、时限、数字三样俱全？',
  answer(source) {
    const demands = demandsOf(source);
    if (demands.length === 0) return null;
    const all = toGroup('all', '牵头、时限、数字三样俱全', demands.filter((point) => countElements(point) === ELEMENTS.length));
    const none = toGroup('none', '三样都没有', demands.filter((point) => countElements(point) === 0));
    return {
      parts: [`${String(demands.length)}项要求里，写明牵头单位、完成时限，又有数字的`, ...(all.items.length === 0 ? ['一项也没有'] : ['只有'.repeat(Number(all.items.length * 2 < demands.length)), countOf(all), '项']),
        ...(none.items.length > 0 ? ['，三样都没有的', countOf(none), '项'] : []), '。'],
      groups: [all, none].filter(({ items }) => items.length > 0),
      // A demand is meant to be checked: one that lacks any of the three cannot be, fully.
      telling: 1 - all.items.length / demands.length,
    };
  },
};

import type { Question } from './finding.ts';
import { countOf, demandsOf, toItem, toPercent } from './words.ts';

/** 机关各处室, 局属各单位, 各单位 */
const EVERYBODY = /各(?:处室|科室|单位|部门|业务|相关|有关)/;

/** Demands on which nobody in particular is named first. */
export const everybody: Question = {
  id: 'everybody',
  ask: '哪些事只写各处室、各单位？',
  answer(source) {
    const demands = demandsOf(source);
    const general = demands.flatMap((point) => {
      const named = [...point.lead, ...point.responsible];
      return named.length > 0 && named.every((name) => EVERYBODY.test(name)) ? [toItem(point, null, `责任：${named.join('、')}`)] : [];
    });
    if (general.length === 0) return null;
    const group = { id: 'everybody', title: '牵头或责任单位只写各处室、各单位的', items: general };
    return {
      parts: [`${String(demands.length)}项要求里，`, countOf(group), `项（${toPercent(general.length, demands.length)}）的牵头或责任单位只写各处室、各单位，没有点名。`],
      groups: [group],
      // A division of tasks names who: the share that does not.
      telling: general.length / demands.length,
    };
  },
};

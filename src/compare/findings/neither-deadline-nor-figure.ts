import { toElements } from '../elements.ts';
import type { Question } from './finding.ts';
import { countOf, demandsOf, toGroup, toPercent } from './words.ts';

/** How many demands nobody can find undone: no day, no number. */
export const neitherDeadlineNorFigure: Question = {
  id: 'neither-deadline-nor-figure',
  ask: '多少要求既没有时限也没有数字？',
  answer(source) {
    const demands = demandsOf(source);
    const neither = toGroup('neither', '既没有时限也没有数字', demands.filter((point) => {
      const { deadline, figure } = toElements(point);
      return !deadline && !figure;
    }));
    if (demands.length === 0) return null;
    if (neither.items.length === 0) return { parts: [`${String(demands.length)}项要求，项项写了时限或数字。`], groups: [toGroup('all', '全部要求', demands)], telling: 0 };
    return {
      parts: [`${String(demands.length)}项要求里，`, countOf(neither), `项（${toPercent(neither.items.length, demands.length)}）既没有写明哪天以前完成，也没有数字。`],
      groups: [neither],
      // A reader expects a plan to say when or how much.
      telling: neither.items.length / demands.length,
    };
  },
};

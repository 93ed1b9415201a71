import { groupBy } from '../../points/group-by.ts';
import type { Question } from './finding.ts';
import { countOf, nameNotice, toGroup } from './words.ts';

/** 5-p1: a problem that a report admits. */
const PROBLEM = /-p\d+$/;

/** What reports say went wrong. */
export const reportProblems: Question = {
  id: 'report-problems',
  ask: '年度报告承认了哪些问题？',
  answer(source) {
    const problems = source.points.filter(({ number }) => PROBLEM.test(number));
    if (problems.length === 0) return null;
    const groups = [...groupBy(problems, ({ notice }) => notice)].map(([notice, own]) => toGroup(notice, `${nameNotice(source, notice)}年度报告里的问题`, own));
    return {
      parts: [...groups.slice(0, 4).flatMap((group, at) => [`${at > 0 ? '，' : ''}${nameNotice(source, group.id)}的年度报告写了`, countOf(group), '个问题']), groups.length > 4 ? '等。' : '。'],
      groups, telling: 0,
    };
  },
};

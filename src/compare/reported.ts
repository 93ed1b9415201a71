/** What a report says: what was done, what is wrong, what is to be done about it; and what its figures say of a theme. */
import type { Figure, WorkPoint } from '../points/index.ts';

export type ReportedKind = 'done' | 'problem' | 'measure';

/** 5-p1: the extraction numbers the problems of a report so. */
const PROBLEM = /(?:^|-)p\d+$/;
/** 五、存在的主要问题及改进情况, 下一步打算 */
const AHEAD = /存在的?(?:主要|突出)?(?:问题|不足|困难)|(?:改进|整改)(?:情况|措施|方向|打算)|下一步|打算|工作计划/;

export function toReportedKind({ number, path }: Pick<WorkPoint, 'number' | 'path'>): ReportedKind {
  if (PROBLEM.test(number)) return 'problem';
  return path.some(({ text }) => AHEAD.test(text)) ? 'measure' : 'done';
}

/** Terms of this weight alone stand for their theme; a lesser one may be said of others too (content/themes.yaml). */
const STRONGEST = 5;

/** Of a report's figures those whose row or column names a theme by a term of its own: 行政复议 of 复议与诉讼. */
export function findFiguresOf<Cell extends Pick<Figure, 'row' | 'column'>>(terms: readonly (readonly [string, number])[], cells: readonly Cell[]): Cell[] {
  const own = terms.filter(([, weight]) => weight >= STRONGEST).map(([term]) => term);
  return cells.filter(({ row, column }) => own.some((term) => row.includes(term) || column.includes(term)));
}

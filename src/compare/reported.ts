/** What a report says: what was done, what is wrong, what is to be done about it; and what its figures say of a theme. */
import type { Figure, WorkPoint } from '../points/index.ts';
import { splitSentences } from '../text/sentences.ts';

export type ReportedKind = 'done' | 'problem' | 'measure';

/** 5-p1: the extraction numbers the problems of a report so. */
const PROBLEM = /(?:^|-)p\d+$/;
/** 五、存在的主要问题及改进情况, 下一步打算 */
const AHEAD = /存在的?(?:主要|突出)?(?:问题|不足|困难)|(?:改进|整改)(?:情况|措施|方向|打算)|下一步|打算|工作计划/;

export function toReportedKind({ number, path }: Pick<WorkPoint, 'number' | 'path'>): ReportedKind {
  if (PROBLEM.test(number)) return 'problem';
  return path.some(({ text }) => AHEAD.test(text)) ? 'measure' : 'done';
}

/**
 * Of a report's figures those that speak of a theme.
 *
 * @param rows of the decreed form, as content/themes.yaml names them: 三 a whole part, 二/规范性文件 a row of one
 */
export function findFiguresOf<Cell extends Pick<Figure, 'table' | 'row'>>(rows: readonly string[], cells: readonly Cell[]): Cell[] {
  const wanted = rows.map((each) => each.split('/') as [table: string, row?: string]);
  return cells.filter(({ table, row }) => wanted.some(([part, words = '']) => table === part && row.includes(words)));
}

/** Terms of this weight alone stand for their theme; a lesser one may be said of others too (content/themes.yaml). */
const STRONGEST = 5;

/** Of a report's sentences outside its points those that name a theme by a term of its own: 无行政复议、行政诉讼案件. */
export function findSentencesOf(terms: readonly (readonly [string, number])[], sentences: readonly string[]): string[] {
  const own = terms.filter(([, weight]) => weight >= STRONGEST).map(([term]) => term);
  return sentences.filter((sentence) => own.some((term) => sentence.includes(term)));
}

/** The sentences of a text that end as such and belong to no point. */
export function listSentencesBeside(text: string, points: readonly Pick<WorkPoint, 'source'>[]): string[] {
  const taken = points.flatMap(({ source }) => source).sort((a, b) => a.start.offset - b.start.offset);
  return splitSentences(text).filter(({ start, end }) => !taken.some((stretch) => stretch.start.offset < end && start < stretch.end.offset))
    .map(({ start, end }) => text.slice(start, end).trim()).filter((sentence) => /[。！？；]$/.test(sentence));
}

/** The corpus as pages want it: in order, joined, typed. Read once a build, by the module that all pages share. */
import { forgetCorpus, getCorpus, type Corpus, type CorpusNotice, type CorpusPoint } from '../corpus/load.ts';
import type { ThemeContent } from '../corpus/content-schema.ts';
import { groupBy } from '../points/group-by.ts';
import { MOST_ON_A_PAGE } from '../view/limits.ts';

export { groupBy };

export interface NoticeEntry extends CorpusNotice {
  /** Its place among the notices, from 0: colour and mark. */
  order: number;
}

export interface PointEntry extends CorpusPoint {
  /** `guangzhou-2022/17` */
  id: string;
  /** Its place in the notice, from 0. */
  order: number;
  /** The themes of its notice were read and confirmed by a person. */
  confirmed: boolean;
}

export type ThemeEntry = ThemeContent & { order: number };

/** A development server reads anew once these milliseconds are over, so that a changed seed counts at the next request. */
const KEPT_MS = 1000;
let readAt = -Infinity;

function readCorpus(): Corpus {
  if (import.meta.env.DEV && Date.now() - readAt > KEPT_MS) {
    forgetCorpus();
    readAt = Date.now();
  }
  return getCorpus();
}

/** Remembers what `compute` makes of the corpus for as long as the corpus is the same. */
export function ofCorpus<Value>(compute: (corpus: Corpus) => Value | Promise<Value>): () => Promise<Value> {
  let kept: { corpus: Corpus; value: Promise<Value> } | null = null;
  return async () => {
    const corpus = readCorpus();
    if (kept?.corpus !== corpus) kept = { corpus, value: Promise.resolve(compute(corpus)) };
    return kept.value;
  };
}

/** All notices, in the order of their seeds. */
export const getNotices = ofCorpus(({ notices }): NoticeEntry[] => notices.map((notice, order) => ({ ...notice, order })));

/** All points, notice by notice, in the order of the text. */
export const getPoints = ofCorpus(({ notices }): PointEntry[] => notices.flatMap(({ points, confirmed }) =>
  points.map((point, order) => ({ ...point, id: point.record.id, order, confirmed }))));

/** The points of each notice, in the order of the text. */
export const getPointsByNotice = ofCorpus(async () => groupBy(await getPoints(), ({ record }) => record.notice));

export const getPointsById = ofCorpus(async () => new Map((await getPoints()).map((point) => [point.id, point])));

export const getNoticesById = ofCorpus(async () => new Map((await getNotices()).map((notice) => [notice.id, notice])));

/** For the comparison: what the leads of single clauses are for. */
export const getAssignmentThemes = ofCorpus(async () => new Map((await getPoints()).map(({ id, assignmentThemes }) => [id, assignmentThemes])));

/** All themes, in the order of content/themes.yaml. */
/** Periods the law sets. */
export const getStatutes = ofCorpus(({ statutes }) => statutes);

/** What people judged each promise to be about. */
export const getPromiseTopics = ofCorpus(({ promises }) => promises);

export const getThemes = ofCorpus(({ themes }): ThemeEntry[] => themes.map((theme, order) => ({ ...theme, order })));

/** The notices that pages about all notices show, and their points. */
export const getShown = ofCorpus(async () => {
  const [all, points] = [await getNotices(), await getPoints()];
  const notices = all.slice(0, MOST_ON_A_PAGE);
  const shown = new Set(notices.map(({ id }) => id));
  return { notices, points: all.length > MOST_ON_A_PAGE ? points.filter(({ record }) => shown.has(record.notice)) : points, all: all.length };
});

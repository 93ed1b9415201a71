/** The order of results. */
import type { Hit } from './match.ts';

export type Sort = 'relevance' | 'date';

/** Text before headings and units; then with the term in a heading; then by density. */
function byRelevance(a: Hit, b: Hit): number {
  if (a.termsInText !== b.termsInText) return b.termsInText - a.termsInText;
  if (a.termsInText > 0) {
    if (a.inHeading !== b.inHeading) return a.inHeading ? -1 : 1;
    if (a.density !== b.density) return b.density - a.density;
  }
  return 0;
}

/** The newest notice first. One without a date counts as of the end of its year: it tells of that year. */
function byDate(a: Hit, b: Hit): number {
  const [dateA, dateB] = [a, b].map(({ point: { notice } }) => notice.date ?? `${String(notice.year ?? 0)}-12-31`) as [string, string];
  return dateA === dateB ? 0 : dateA < dateB ? 1 : -1;
}

const COMPARE: Record<Sort, (a: Hit, b: Hit) => number> = { relevance: byRelevance, date: byDate };

/** Hits of one corpus; where nothing parts two, they stand as their notices and numbers do. */
export function rankHits(hits: readonly Hit[], sort: Sort): Hit[] {
  return [...hits].sort((a, b) => COMPARE[sort](a, b) || a.point.order - b.point.order);
}

/**
 * Hits of several corpora, each ranked, as one list: as if all were one corpus, one after the other. Ranking looks at
 * nothing but the hit, so that each list keeps its own order in it.
 */
export function mergeRanked(lists: readonly (readonly Hit[])[], sort: Sort): Hit[] {
  // A stable sort: what nothing parts stays as the lists have it.
  return lists.flat().sort(COMPARE[sort]);
}

/** The order of results. */
import type { Hit } from './match.ts';

export type Sort = 'relevance' | 'date';

/** Text before headings and units; then with the term in a heading; then by density; then by notice and number. */
function byRelevance(a: Hit, b: Hit): number {
  if (a.termsInText !== b.termsInText) return b.termsInText - a.termsInText;
  if (a.termsInText > 0) {
    if (a.inHeading !== b.inHeading) return a.inHeading ? -1 : 1;
    if (a.density !== b.density) return b.density - a.density;
  }
  return a.point.order - b.point.order;
}

/** The newest notice first. One without a date counts as of the end of its year: it tells of that year. */
function byDate(a: Hit, b: Hit): number {
  const [dateA, dateB] = [a, b].map(({ point: { notice } }) => notice.date ?? `${String(notice.year ?? 0)}-12-31`) as [string, string];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  return a.point.order - b.point.order;
}

export function rankHits(hits: readonly Hit[], sort: Sort): Hit[] {
  return [...hits].sort(sort === 'date' ? byDate : byRelevance);
}

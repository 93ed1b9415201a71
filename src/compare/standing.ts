/** How two notices stand to each other: which bureau is above which, and which notice is older. Only what their records say. */
import type { NoticeRecord } from '../points/index.ts';

/** What is needed of a notice. */
export interface Standing extends Pick<NoticeRecord, 'level' | 'issued' | 'published' | 'year' | 'kind'> {
  /** 山东; null where nobody has said it. */
  province: string | null;
}

export interface Order {
  /** first: the first's bureau is the superior of the second's; null where nothing is known. Two of one rank: `peers`. */
  rank: 'first' | 'second' | 'peers' | 'apart' | null;
  /** Which notice is older; null where the records do not say. */
  older: 'first' | 'second' | null;
}

/** A bureau of a province is above those of its cities and counties; bureaus of two provinces have nothing to say to each other. */
function findRank(first: Standing, second: Standing): Order['rank'] {
  if (first.province === null || second.province === null) return null;
  if (first.province !== second.province) return 'apart';
  if (first.level === null || second.level === null) return null;
  if (first.level === second.level) return first.level === '省' ? null : 'peers';
  if (first.level === '省') return 'first';
  // Of which city a county is, no record says.
  return second.level === '省' ? 'second' : null;
}

/** Between which days a notice was issued: a plan that has no date in its year, a report on a year after it. */
/** Null where nothing is known. */
export function toDays({ issued, published, year, kind }: Standing): { from: string; to: string } | null {
  const day = issued ?? published;
  if (day !== null) return { from: day, to: day };
  if (year === null) return null;
  return kind === 'annual-report' ? { from: `${String(year + 1)}-01-01`, to: '9999-12-31' } : { from: `${String(year)}-01-01`, to: `${String(year)}-12-31` };
}

export function findOrder(first: Standing, second: Standing): Order {
  const [a, b] = [toDays(first), toDays(second)];
  return { rank: findRank(first, second), older: !a || !b ? null : a.to < b.from ? 'first' : b.to < a.from ? 'second' : null };
}

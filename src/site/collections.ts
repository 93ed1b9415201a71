/** The collections as pages want them: in order, joined, typed. */
import { getCollection, type CollectionEntry } from 'astro:content';
import { groupBy } from '../points/group-by.ts';
import { MOST_ON_A_PAGE } from './limits.ts';

export { groupBy };

export type NoticeEntry = CollectionEntry<'notices'>['data'] & { id: string };
export type PointEntry = CollectionEntry<'points'>['data'] & { id: string };
export type ThemeEntry = CollectionEntry<'themes'>['data'];

/** Read once a build; a development server reads anew at every request for a page. */
const KEPT_MS = import.meta.env.DEV ? 1000 : Infinity;

/** Remembers what `read` gives, since every page asks and a collection is copied each time. */
function keep<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let kept: { since: number; value: Promise<Value> } | null = null;
  return () => {
    if (!kept || Date.now() - kept.since > KEPT_MS) kept = { since: Date.now(), value: read() };
    return kept.value;
  };
}

/** All notices, in the order of their seeds. */
export const getNotices = keep(async (): Promise<NoticeEntry[]> =>
  (await getCollection('notices')).map(({ id, data }) => ({ ...data, id })).sort((a, b) => a.order - b.order));

/** All points, notice by notice, in the order of the text. */
export const getPoints = keep(async (): Promise<PointEntry[]> => {
  const [entries, notices] = [await getCollection('points'), await getNotices()];
  const rank = new Map(notices.map((notice, at) => [notice.id, at]));
  return entries.map(({ id, data }) => ({ ...data, id }))
    .sort((a, b) => (rank.get(a.record.notice) ?? 0) - (rank.get(b.record.notice) ?? 0) || a.order - b.order);
});

/** The points of each notice, in the order of the text. */
export const getPointsByNotice = keep(async () => groupBy(await getPoints(), ({ record }) => record.notice));

export const getPointsById = keep(async () => new Map((await getPoints()).map((point) => [point.id, point])));

export const getNoticesById = keep(async () => new Map((await getNotices()).map((notice) => [notice.id, notice])));

/** All themes, in the order of content/themes.yaml. */
export const getThemes = keep(async (): Promise<ThemeEntry[]> =>
  (await getCollection('themes')).map(({ data }) => data).sort((a, b) => a.order - b.order));

/** The notices that pages about all notices show, and their points. */
export const getShown = keep(async () => {
  const [all, points] = [await getNotices(), await getPoints()];
  const notices = all.slice(0, MOST_ON_A_PAGE);
  const shown = new Set(notices.map(({ id }) => id));
  return { notices, points: all.length > MOST_ON_A_PAGE ? points.filter(({ record }) => shown.has(record.notice)) : points, all: all.length };
});

/** The collections as pages want them: in order, joined, typed. */
import { getCollection, type CollectionEntry } from 'astro:content';

export type NoticeEntry = CollectionEntry<'notices'>['data'] & { id: string };
export type PointEntry = CollectionEntry<'points'>['data'] & { id: string };
export type ThemeEntry = CollectionEntry<'themes'>['data'];

/** All notices, in the order of their seeds. */
export async function getNotices(): Promise<NoticeEntry[]> {
  const entries = await getCollection('notices');
  return entries.map(({ id, data }) => ({ ...data, id })).sort((a, b) => a.order - b.order);
}

/** All points, notice by notice, in the order of the text. */
export async function getPoints(): Promise<PointEntry[]> {
  const [entries, notices] = [await getCollection('points'), await getNotices()];
  const rank = new Map(notices.map((notice, at) => [notice.id, at]));
  return entries.map(({ id, data }) => ({ ...data, id }))
    .sort((a, b) => (rank.get(a.record.notice) ?? 0) - (rank.get(b.record.notice) ?? 0) || a.order - b.order);
}

/** All themes, in the order of content/themes.yaml. */
export async function getThemes(): Promise<ThemeEntry[]> {
  return (await getCollection('themes')).map(({ data }) => data).sort((a, b) => a.order - b.order);
}

/** Groups in order of first appearance. */
export function groupBy<Value, Key>(values: readonly Value[], toKey: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = toKey(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

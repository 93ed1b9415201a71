/** What the sentences of answers share. */
import { groupBy } from '../../points/group-by.ts';
import { toNameAmong, type WorkPoint } from '../../points/index.ts';
import type { AnswerPart, EvidenceGroup, EvidenceItem, FindingSource } from './finding.ts';

/** A notice by its place; with the year where a place has several. */
export function nameNotice({ notices }: FindingSource, id: string): string {
  const found = notices.find(({ record }) => record.id === id);
  if (!found) return id;
  const name = toNameAmong(found.short, found.record.year, notices.map(({ short }) => short));
  // 白川2023年1项: without 年 the figures would run together.
  return name === found.short ? name : `${name}年`;
}

/** The notices that ask for something; reports tell of what was done. */
export function plansOf({ notices }: FindingSource): string[] {
  return notices.filter(({ record }) => record.kind !== 'annual-report').map(({ record }) => record.id);
}

/** The points of plans. */
export function demandsOf(source: FindingSource): WorkPoint[] {
  const plans = new Set(plansOf(source));
  return source.points.filter(({ notice }) => plans.has(notice));
}

/** `济南、广州`; of many the first: `济南、广州等12份` */
export function listNames(names: readonly string[], of = '份', most = 4): string {
  return names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')}等${String(names.length)}${of}`;
}

/** `65%`; nothing that is not all is 100%, nothing that is something is 0%. */
export function toPercent(part: number, whole: number): string {
  if (whole === 0) return '0%';
  const rounded = Math.round((part / whole) * 100);
  return `${String(part < whole ? Math.min(99, part > 0 ? Math.max(1, rounded) : 0) : rounded)}%`;
}

export function toItem(point: WorkPoint, quote: string | null = null, note: string | null = null): EvidenceItem {
  return { notice: point.notice, point: point.id, href: point.url, quote, note };
}

export function toGroup(id: string, title: string, points: readonly WorkPoint[]): EvidenceGroup {
  return { id, title, items: points.map((point) => toItem(point)) };
}

/** The figure of a group: as many as it has. */
export function countOf(group: EvidenceGroup): AnswerPart {
  return { figure: String(group.items.length), group: group.id };
}

/** The notices with the highest figure, all of them where several have it. */
export function findHighest<Entry>(entries: readonly Entry[], toFigure: (entry: Entry) => number): { best: Entry[]; figure: number } {
  const figure = Math.max(0, ...entries.map(toFigure));
  return { best: entries.filter((entry) => toFigure(entry) === figure), figure };
}

export function byNotice<Entry extends { notice: string }>(entries: readonly Entry[]): Map<string, Entry[]> {
  return groupBy(entries, ({ notice }) => notice);
}

/** The words joined, for titles and for machines. */
export function toSentence(parts: readonly AnswerPart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.figure)).join('');
}

/** The rows that compared notices make: alignments and shared wording. */
import { alignPoints, findSharedWording } from '../compare/index.ts';
import { toAlignmentLimits } from '../compare/limits.ts';
import { toAlignmentRows, toWordingRows } from '../data/rows.ts';
import { toFields, type FieldValue } from '../data/table.ts';
import { ALIGNMENTS, WORDING } from '../data/tables/index.ts';
import type { WorkPoint } from '../points/index.ts';

export interface ComparedTables {
  alignments: FieldValue[][];
  /** Words are numbered from 1. */
  wording: FieldValue[][];
}

/**
 * @param points of all notices compared, in the order of their corpus
 * @param own ids of the notices whose pairs are wanted
 */
export function toComparedTables(points: readonly WorkPoint[], own: ReadonlySet<string>): ComparedTables {
  const notices = new Set(points.map(({ notice }) => notice));
  const noticeOf = new Map(points.map(({ id, notice }) => [id, notice]));
  const isOwn = (point: string) => own.has(noticeOf.get(point) ?? '');
  const alignments = alignPoints(points, toAlignmentLimits(notices.size)).filter(({ a, b }) => isOwn(a) || isOwn(b));
  const spans = findSharedWording(points).spans.filter(({ places }) => places.some(({ point }) => isOwn(point)));
  return {
    alignments: toFields(ALIGNMENTS, toAlignmentRows(alignments, points)),
    wording: toFields(WORDING, toWordingRows(spans)),
  };
}

/** Points as one flat table: what readers download of their own notice has the columns of data/points.csv. */
import type { NoticeRecord, WorkPoint } from '../points/index.ts';
import { toPointRows } from './rows.ts';
import { fillTable, type DataTable } from './table.ts';
import { POINTS } from './tables/points.ts';

/** @param notices of all the points */
export function toPointTable(points: readonly WorkPoint[], notices: readonly NoticeRecord[], themes: readonly { id: string; name: string }[]): DataTable {
  return fillTable(POINTS, toPointRows(points, notices, themes));
}

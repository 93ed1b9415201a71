/** A notice of the corpus → its rows in each table that one notice alone decides. */
import type { UnitsDictionary } from '../compare/index.ts';
import type { CorpusNotice } from '../corpus/load.ts';
import { toAssignmentRows, toCheckRows, toCommitmentRows, toDifferenceRows, toDutyRows, toFigureRows, toPointRows, toPointThemeRows, toUnitRows } from '../data/rows.ts';
import { findBodyAnnexDifferences } from '../points/index.ts';
import { toFields, type FieldValue } from '../data/table.ts';
import { ASSIGNMENTS, CHECKS, COMMITMENTS, DIAGNOSTICS, DIFFERENCES, DUTIES, NOTICES, POINT_THEMES, POINTS, STATISTICS, UNITS } from '../data/tables/index.ts';

/** Tables whose rows come notice by notice. */
export const NOTICE_TABLES = ['notices', 'points', 'point_themes', 'assignments', 'duties', 'commitments', 'units', 'statistics', 'checks', 'differences', 'diagnostics'] as const;

export type NoticeTables = Record<(typeof NOTICE_TABLES)[number], FieldValue[][]>;

export interface NoticeSetting {
  units: UnitsDictionary;
  themes: readonly { id: string; name: string }[];
  /** Name of its corpus, and its place there from 1. */
  corpus: string;
  position: number;
}

/** Faults are numbered where all are put together: their numbers are 0. */
export function toNoticeTables(notice: CorpusNotice, { units, themes, corpus, position }: NoticeSetting): NoticeTables {
  const { record, short, province, confirmed, statistics, diagnostics } = notice;
  const points = notice.points.map((point) => point.record);
  const assignmentThemes = new Map(notice.points.map((point) => [point.record.id, point.assignmentThemes]));
  return {
    notices: toFields(NOTICES, [{ record, short, province, confirmed, corpus, position }]),
    points: toFields(POINTS, toPointRows(points, [record], themes, new Map([[record.id, province]]))),
    point_themes: toFields(POINT_THEMES, toPointThemeRows(points)),
    assignments: toFields(ASSIGNMENTS, toAssignmentRows(points)),
    duties: toFields(DUTIES, toDutyRows(points, units, assignmentThemes)),
    commitments: toFields(COMMITMENTS, toCommitmentRows(points)),
    units: toFields(UNITS, toUnitRows(points, units)),
    statistics: toFields(STATISTICS, toFigureRows(record.id, statistics)),
    checks: toFields(CHECKS, toCheckRows(record.id, statistics)),
    differences: toFields(DIFFERENCES, toDifferenceRows(record.id, findBodyAnnexDifferences(notice.points.map((point) => ({ ...point.record, evidence: point.evidence }))))),
    diagnostics: toFields(DIAGNOSTICS, diagnostics.map((diagnostic) => ({ at: 0, notice: record.id, ...diagnostic }))),
  };
}

/** The reader's notice beside one of the site: two years, or a plan and its report. */
import { compareYears, type YearChanges } from '../../compare/changes.ts';
import { compareReport, type ReportedDemand } from '../../compare/report-against-plan.ts';
import type { NoticeRecord, WorkPoint } from '../../points/index.ts';

export type YearsCompared =
  /** `ownFirst`: the reader's is the earlier. */
  | ({ kind: 'years'; ownFirst: boolean } & YearChanges)
  /** `ownFirst`: the reader's is the plan. */
  | { kind: 'report'; ownFirst: boolean; demands: ReportedDemand[] };

type Side = Pick<NoticeRecord, 'kind' | 'year'> & { points: readonly WorkPoint[] };

/** @returns null for two reports */
export function compareWithOne(own: Side, other: Side): YearsCompared | null {
  const [ownReports, otherReports] = [own, other].map(({ kind }) => kind === 'annual-report');
  if (ownReports && otherReports) return null;
  if (ownReports || otherReports) {
    const [plan, report] = ownReports ? [other, own] : [own, other];
    return { kind: 'report', ownFirst: !ownReports, demands: compareReport(plan.points, report.points) };
  }
  // Without a year the reader's is the one that is being written.
  const ownFirst = own.year !== null && other.year !== null && own.year < other.year;
  const [earlier, later] = ownFirst ? [own, other] : [other, own];
  return { kind: 'years', ownFirst, ...compareYears(earlier.points, later.points) };
}

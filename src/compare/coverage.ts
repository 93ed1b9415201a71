/** What each notice covers: themes, points nobody else has, plans beside a report. */
import type { WorkPoint } from '../points/index.ts';
import { partnersOf, type Alignment, type Partner } from './alignment.ts';

/** The points of a theme in one notice. */
export interface CoverageCell {
  theme: string;
  notice: string;
  /** Ids of points whose primary theme it is; their number is the figure. */
  points: string[];
  /** Ids of points that touch it besides. */
  secondary: string[];
}

export interface Coverage {
  themes: string[];
  notices: string[];
  /** For each theme a row with a cell for each notice, in the orders above. */
  rows: CoverageCell[][];
  /** Cells without a point of their own: `touched` where another point mentions the theme. */
  gaps: { theme: string; notice: string; touched: string[] }[];
}

/**
 * Themes × notices.
 *
 * @param points of any notices
 * @param themes ids of the rows, in order
 * @param notices ids of the columns, in order
 */
export function toCoverage(points: readonly WorkPoint[], themes: readonly string[], notices: readonly string[]): Coverage {
  const cells = new Map<string, CoverageCell>();
  const rows = themes.map((theme) => notices.map((notice) => {
    const cell: CoverageCell = { theme, notice, points: [], secondary: [] };
    cells.set(`${theme} ${notice}`, cell);
    return cell;
  }));
  for (const { id, notice, themes: { primary, secondary } } of points) {
    cells.get(`${primary} ${notice}`)?.points.push(id);
    for (const theme of new Set(secondary)) if (theme !== primary) cells.get(`${theme} ${notice}`)?.secondary.push(id);
  }
  const gaps = rows.flat().filter((cell) => cell.points.length === 0).map(({ theme, notice, secondary }) => ({ theme, notice, touched: secondary }));
  return { themes: [...themes], notices: [...notices], rows, gaps };
}

/** Themes of two notices: what both have, only the one, only the other, neither. */
export interface CoverageDifference {
  both: string[];
  onlyA: CoverageCell[];
  onlyB: CoverageCell[];
  neither: string[];
}

/** What one notice has and another lacks, by themes. */
export function compareCoverage({ rows, notices }: Coverage, a: string, b: string): CoverageDifference {
  const at = [notices.indexOf(a), notices.indexOf(b)] as const;
  const difference: CoverageDifference = { both: [], onlyA: [], onlyB: [], neither: [] };
  for (const row of rows) {
    const [one, two] = [row[at[0]], row[at[1]]];
    if (!one || !two) continue;
    if (one.points.length > 0 && two.points.length > 0) difference.both.push(one.theme);
    else if (one.points.length > 0) difference.onlyA.push(one);
    else if (two.points.length > 0) difference.onlyB.push(two);
    else difference.neither.push(one.theme);
  }
  return difference;
}

/** A point for which nothing that asks the same was found in another notice. */
export interface UnmatchedPoint {
  point: string;
  theme: string;
  /** What the other has that is related, best first. */
  related: Partner[];
  /** Points of the other on the same theme: it may ask the same in quite other words. */
  sameTheme: string[];
}

/**
 * What one notice asks for which nothing that asks the same was found in
 * another. That it is not there is more than this can say.
 *
 * @param points of both notices at least
 * @param alignments of these points
 * @param notice whose points
 * @param other the notice that lacks them
 */
export function findUnmatched(
  points: readonly WorkPoint[], alignments: readonly Alignment[], notice: string, other: string,
): UnmatchedPoint[] {
  const noticeOf = new Map(points.map((point) => [point.id, point.notice]));
  const partners = partnersOf(alignments);
  return points.filter((point) => point.notice === notice).flatMap((point) => {
    const there = (partners.get(point.id) ?? []).filter(({ id }) => noticeOf.get(id) === other);
    if (there.some(({ relation }) => relation === 'same')) return [];
    const theme = point.themes.primary;
    return [{ point: point.id, theme, related: there, sameTheme: points.filter((each) => each.notice === other && each.themes.primary === theme).map(({ id }) => id) }];
  });
}

/** A point of a report, and what plans ask that is like it. */
export interface ReportedPoint {
  point: string;
  /** Points of plans that ask the same, best first. */
  demands: (Partner & { notice: string })[];
}

/** A theme in a report beside the same theme in plans. */
export interface PlanAgainstReport {
  theme: string;
  reported: ReportedPoint[];
  /** Points of the report that touch the theme besides. */
  touched: string[];
  /** Its tables, or sentences outside its points, speak of it. */
  figured: boolean;
  /** For each plan its points on the theme, and those that touch it besides; empty lists included. */
  plans: { notice: string; points: string[]; touched: string[] }[];
  /**
   * `both`, or `report` or `plans` where nothing was found in the others, neither of points nor in figures. A report of one
   * place is never the outcome of the plan of another.
   */
  side: 'both' | 'report' | 'plans';
}

/**
 * For each theme what a report tells next to what plans demand.
 *
 * @param points of the report and the plans
 * @param alignments of these points
 * @param report id of the report
 * @param plans ids of the plans, in order
 * @param themes ids in order; those that neither side has are left out
 * @param figured themes of which the tables of the report speak, or sentences outside its points
 */
export function comparePlansWithReport(
  points: readonly WorkPoint[], alignments: readonly Alignment[], report: string, plans: readonly string[], themes: readonly string[],
  figured: ReadonlySet<string> = new Set(),
): PlanAgainstReport[] {
  const noticeOf = new Map(points.map((point) => [point.id, point.notice]));
  const partners = partnersOf(alignments);
  return themes.flatMap((theme): PlanAgainstReport[] => {
    const onTheme = points.filter((point) => point.themes.primary === theme);
    const reported = onTheme.filter(({ notice }) => notice === report).map(({ id }): ReportedPoint => ({
      point: id,
      demands: (partners.get(id) ?? []).flatMap((partner) => {
        const notice = noticeOf.get(partner.id);
        return notice !== undefined && plans.includes(notice) && partner.relation === 'same' ? [{ ...partner, notice }] : [];
      }),
    }));
    const besides = points.filter(({ themes: { primary, secondary } }) => primary !== theme && secondary.includes(theme));
    const idsOf = (of: readonly WorkPoint[], id: string) => of.filter(({ notice }) => notice === id).map(({ id: own }) => own);
    const touched = idsOf(besides, report);
    const asked = plans.map((notice) => ({ notice, points: idsOf(onTheme, notice), touched: idsOf(besides, notice) }));
    const hasPlans = asked.some((plan) => plan.points.length + plan.touched.length > 0);
    const hasReport = reported.length + touched.length > 0 || figured.has(theme);
    if (!hasReport && !hasPlans) return [];
    return [{ theme, reported, touched, figured: figured.has(theme), plans: asked, side: !hasReport ? 'plans' : hasPlans ? 'both' : 'report' }];
  });
}

/** Records → the rows of tables. Each works for one notice as for all. */
import { findUnit, listDuties, UNIT_ROLES, type Alignment, type AssignmentThemes, type SharedSpan, type UnitsDictionary } from '../compare/index.ts';
import type { BodyAnnexDifference, NoticeRecord, Statistics, WorkPoint } from '../points/index.ts';
import type { CommitmentRecord, DifferenceRecord, UnitRecord } from './schema.ts';
import type { AlignmentRow, AssignmentRow, CheckRow, DutyRow, FigureRow, PointRow, PointThemeRow, WordingRow } from './tables/index.ts';

/** @param notices of all the points */
export function toPointRows(
  points: readonly WorkPoint[], notices: readonly NoticeRecord[], themes: readonly { id: string; name: string }[], provinces: ReadonlyMap<string, string | null> = new Map(),
): PointRow[] {
  const nameOf = new Map(themes.map(({ id, name }) => [id, name]));
  const noticeOf = new Map(notices.map((notice) => [notice.id, notice]));
  const counts = new Map<string, number>();
  return points.map((point): PointRow => {
    const position = (counts.get(point.notice) ?? 0) + 1;
    counts.set(point.notice, position);
    return { point, notice: noticeOf.get(point.notice), province: provinces.get(point.notice) ?? null, themeName: nameOf.get(point.themes.primary) ?? null, position };
  });
}

export function toAssignmentRows(points: readonly WorkPoint[]): AssignmentRow[] {
  return points.flatMap(({ id, notice, url, assignments }) => assignments.map((assignment, at) => ({ point: id, notice, url, at: at + 1, ...assignment })));
}

export function toCommitmentRows(points: readonly WorkPoint[]): CommitmentRecord[] {
  return points.flatMap((point) => point.commitments.map((commitment, at): CommitmentRecord => ({
    id: `${point.id}#${String(at)}`, point: point.id, notice: point.notice, ...commitment,
  })));
}

export function toPointThemeRows(points: readonly WorkPoint[]): PointThemeRow[] {
  return points.flatMap(({ id: point, notice, url, themes: { primary, secondary } }) =>
    [...new Set([primary, ...secondary])].map((theme) => ({ point, notice, theme, primary: theme === primary, url })));
}

export function toDutyRows(points: readonly WorkPoint[], units: UnitsDictionary, assignmentThemes: AssignmentThemes): DutyRow[] {
  return points.flatMap((point) => listDuties([point], units, assignmentThemes).flatMap((duty, at) => {
    const toRow = (touches: boolean) => (theme: string): DutyRow => ({ ...duty, at: at + 1, theme, touches, url: point.url });
    return [...duty.themes.map(toRow(false)), ...duty.touched.map(toRow(true))];
  }));
}

/** Every name a notice prints for a unit, with the points it is named for. */
export function toUnitRows(points: readonly WorkPoint[], units: UnitsDictionary): UnitRecord[] {
  const records = new Map<string, UnitRecord>();
  // As the three fields of the points have them.
  const named = points.flatMap((point) => UNIT_ROLES.flatMap((role) => point[role].map((name) => ({ notice: point.notice, name, point: point.id, role }))));
  for (const { notice, name, point, role } of named) {
    const key = `${notice} ${name}`;
    let record = records.get(key);
    if (!record) {
      const entry = findUnit(units, notice, name);
      record = {
        notice, name,
        function: entry?.function ?? null,
        functionName: entry ? units.functions[entry.function] ?? null : null,
        also: [...(entry?.also ?? [])],
        reason: entry?.reason ?? null,
        lead: [], participants: [], responsible: [],
      };
      records.set(key, record);
    }
    record[role].push(point);
  }
  for (const record of records.values()) for (const role of UNIT_ROLES) record[role] = [...new Set(record[role])];
  return [...records.values()];
}

export function toAlignmentRows(alignments: readonly Alignment[], points: Iterable<WorkPoint>): AlignmentRow[] {
  const textOf = new Map<string, string>();
  for (const { id, text } of points) textOf.set(id, text);
  const quote = (id: string, { start, end }: { start: number; end: number }) => textOf.get(id)?.slice(start, end) ?? '';
  return alignments.map((alignment) => ({ ...alignment, aQuote: quote(alignment.a, alignment.evidence.a), bQuote: quote(alignment.b, alignment.evidence.b) }));
}

/** A place a row; words are numbered from 1. */
export function toWordingRows(spans: readonly Pick<SharedSpan, 'length' | 'places'>[]): WordingRow[] {
  return spans.flatMap(({ length, places }, at) => places.map((place): WordingRow => ({ ...place, length, span: at + 1 })));
}

export function toFigureRows(notice: string, { cells }: Statistics): FigureRow[] {
  return cells.map((cell) => ({ notice, ...cell }));
}

export function toCheckRows(notice: string, { cells, checks }: Statistics): CheckRow[] {
  // A report without figures has no page of them; its words alone may make a check.
  const url = cells.length > 0 ? `statistics/${notice}.html` : `${notice}/index.html`;
  return checks.map((check, at) => ({ notice, url, at: at + 1, ...check }));
}

export function toDifferenceRows(notice: string, differences: readonly BodyAnnexDifference[]): DifferenceRecord[] {
  return differences.map((difference, at): DifferenceRecord => {
    const { kind, part, whole, number, numbers, annex, body, annexContext, bodyContext, annexPlace, bodyPlace } = difference;
    return {
      id: `${notice}#${String(at + 1)}`, notice, point: `${notice}/${number}`, points: numbers.map((each) => `${notice}/${each}`),
      kind, part, whole, annex, body, annexContext, bodyContext, annexSource: annexPlace, bodySource: bodyPlace,
    };
  });
}

/** Points of several notices side by side: those that ask the same share a row. */
import type { WorkPoint } from '../points/index.ts';
import type { Alignment } from './alignment.ts';

/** What one notice has in a row. */
export interface RowCell {
  notice: string;
  /** Ids, in the order of the notice: each is the same as all that the other cells hold. */
  points: string[];
  /** Points that are the same as some in the row but not as all: they stand beneath, with what they are the same as. */
  partly: { id: string; same: string[] }[];
}

export interface ComparisonRow {
  /** One for each column, in their order. */
  cells: RowCell[];
  /** How many notices have something in it. */
  notices: number;
  /** The alignments inside it, best first. Empty in a row of one notice. */
  alignments: Alignment[];
}

export interface RowOptions {
  /** The notices, in the order of their columns; else as they come in `points`. */
  columns?: readonly string[];
}

/** Places of points that share a row. */
interface Group {
  members: number[];
  /** Those that are the same as some member, not as all. */
  partly: number[];
}

/**
 * Puts points side by side.
 *
 * A row is a group, not a chain: every two of its points that belong to different notices are the same. The best
 * pairs come first. A point that is the same as one in a row but not as the others stands beneath that row; one that is
 * the same as none has a row of its own.
 *
 * @param points those to show, each id once, in the order of their notices
 * @param alignments of these points and any others
 * @returns every point in exactly one row: rows of several notices first, in
 *   the order of the first column that has a part in them, then the rest
 */
export function matchRows(points: readonly WorkPoint[], alignments: readonly Alignment[], { columns }: RowOptions = {}): ComparisonRow[] {
  const notices = columns ?? [...new Set(points.map(({ notice }) => notice))];
  const shown = points.filter(({ notice }) => notices.includes(notice));
  const placeOf = new Map(shown.map(({ id }, at) => [id, at]));
  const noticeAt = (at: number) => (shown[at] as WorkPoint).notice;
  const toKey = (a: number, b: number) => Math.min(a, b) * shown.length + Math.max(a, b);

  const pairs: { a: number; b: number; alignment: Alignment }[] = [];
  for (const alignment of alignments) {
    const a = placeOf.get(alignment.a);
    const b = placeOf.get(alignment.b);
    if (a === undefined || b === undefined || noticeAt(a) === noticeAt(b) || alignment.relation !== 'same') continue;
    pairs.push({ a: Math.min(a, b), b: Math.max(a, b), alignment });
  }
  pairs.sort((x, y) => y.alignment.score - x.alignment.score || x.a - y.a || x.b - y.b);
  const same = new Set(pairs.map(({ a, b }) => toKey(a, b)));
  const isSame = (a: number, b: number) => noticeAt(a) === noticeAt(b) || same.has(toKey(a, b));

  const groupOf = shown.map((_, at): Group => ({ members: [at], partly: [] }));
  for (const { a, b } of pairs) {
    const one = groupOf[a] as Group;
    const two = groupOf[b] as Group;
    if (one === two || !one.members.every((i) => two.members.every((j) => isSame(i, j)))) continue;
    one.members.push(...two.members);
    for (const member of two.members) groupOf[member] = one;
  }
  for (const { a, b } of pairs) {
    for (const [alone, partner] of [[a, b], [b, a]] as const) {
      const own = groupOf[alone] as Group;
      const row = groupOf[partner] as Group;
      if (own === row || own.members.length > 1 || own.partly.length > 0 || !row.members.includes(partner) || row.members.length < 2) continue;
      row.partly.push(alone);
      groupOf[alone] = row;
    }
  }

  const alignmentsOf = new Map<Group, Alignment[]>();
  for (const { a, b, alignment } of pairs) {
    const group = groupOf[a] as Group;
    if (group !== groupOf[b]) continue;
    const list = alignmentsOf.get(group);
    if (list) list.push(alignment);
    else alignmentsOf.set(group, [alignment]);
  }
  const idAt = (at: number) => (shown[at] as WorkPoint).id;
  const rows = [...new Set(groupOf)].map((group) => {
    const ofNotice = (list: readonly number[], notice: string) => list.filter((at) => noticeAt(at) === notice).sort((x, y) => x - y);
    const cells = notices.map((notice): RowCell => ({
      notice, points: ofNotice(group.members, notice).map(idAt),
      partly: ofNotice(group.partly, notice).map((at) => ({
        id: idAt(at), same: group.members.filter((member) => same.has(toKey(at, member))).sort((x, y) => x - y).map(idAt),
      })),
    }));
    const filled = cells.filter((cell) => cell.points.length + cell.partly.length > 0).length;
    const column = cells.findIndex((cell) => cell.points.length > 0);
    const first = Math.min(...group.members.filter((at) => noticeAt(at) === notices[column]));
    return { row: { cells, notices: filled, alignments: alignmentsOf.get(group) ?? [] } satisfies ComparisonRow, column, first };
  });
  return rows
    .sort((x, y) => Number(x.row.notices < 2) - Number(y.row.notices < 2) || x.column - y.column || x.first - y.first)
    .map(({ row }) => row);
}

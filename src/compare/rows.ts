/** Points of several notices side by side: those that ask the same share a row. */
import type { WorkPoint } from '../points/index.ts';
import { ALIGNED, type Alignment } from './alignment.ts';

/** What one notice has in a row. */
export interface RowCell {
  notice: string;
  /** Ids; the first is the point the row was made of, the rest say parts of the same. Empty where it has none. */
  points: string[];
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
  /** Pairs with a lower score do not make a row. */
  leastScore?: number;
}

interface Cluster {
  /** Notice → its points, the primary one first. */
  cells: Map<string, number[]>;
}

/**
 * Puts points side by side.
 *
 * The best pairs come first. Two rows grow into one where no notice would
 * have two points in it and their points are, on average over all pairs of
 * notices, aligned at least half as well as asked; so a chain of weak
 * likenesses does not become one row. A point left over joins the row of its
 * best partner as a further point of its notice.
 *
 * @param points those to show, each id once, in the order of their notices
 * @param alignments of these points and any others
 * @returns every point in exactly one row: rows of several notices first, in
 *   the order of the first column that has a part in them, then the rest
 */
export function matchRows(
  points: readonly WorkPoint[], alignments: readonly Alignment[], { columns, leastScore = ALIGNED }: RowOptions = {},
): ComparisonRow[] {
  const notices = columns ?? [...new Set(points.map(({ notice }) => notice))];
  const shown = points.filter(({ notice }) => notices.includes(notice));
  const placeOf = new Map(shown.map(({ id }, at) => [id, at]));
  const noticeAt = (at: number) => (shown[at] as WorkPoint).notice;

  const scores = new Map<number, number>();
  const toKey = (a: number, b: number) => Math.min(a, b) * shown.length + Math.max(a, b);
  const pairs: { a: number; b: number; alignment: Alignment }[] = [];
  for (const alignment of alignments) {
    const a = placeOf.get(alignment.a);
    const b = placeOf.get(alignment.b);
    if (a === undefined || b === undefined || noticeAt(a) === noticeAt(b)) continue;
    scores.set(toKey(a, b), alignment.score);
    if (alignment.score >= leastScore) pairs.push({ a: Math.min(a, b), b: Math.max(a, b), alignment });
  }
  pairs.sort((x, y) => y.alignment.score - x.alignment.score || x.a - y.a || x.b - y.b);

  const clusterOf: Cluster[] = shown.map((point, at) => ({ cells: new Map([[point.notice, [at]]]) }));
  for (const { a, b } of pairs) {
    const one = clusterOf[a] as Cluster;
    const two = clusterOf[b] as Cluster;
    if (one === two || [...two.cells.keys()].some((notice) => one.cells.has(notice))) continue;
    const left = [...one.cells.values()].flat();
    const right = [...two.cells.values()].flat();
    const sum = left.reduce((total, i) => total + right.reduce((part, j) => part + (scores.get(toKey(i, j)) ?? 0), 0), 0);
    if (sum / (left.length * right.length) < leastScore / 2) continue;
    for (const [notice, members] of two.cells) {
      one.cells.set(notice, members);
      for (const member of members) clusterOf[member] = one;
    }
  }
  // Left over: alone, but its best partner has a row in which the notice has another point already.
  for (const { a, b } of pairs) {
    for (const [alone, partner] of [[a, b], [b, a]] as const) {
      const own = clusterOf[alone] as Cluster;
      const row = clusterOf[partner] as Cluster;
      const beside = row.cells.get(noticeAt(alone));
      if (own === row || sizeOf(own) > 1 || row.cells.size < 2 || !beside) continue;
      beside.push(alone);
      clusterOf[alone] = row;
    }
  }

  const alignmentsOf = new Map<Cluster, Alignment[]>();
  for (const { a, b, alignment } of pairs) {
    const cluster = clusterOf[a] as Cluster;
    if (cluster !== clusterOf[b]) continue;
    const list = alignmentsOf.get(cluster);
    if (list) list.push(alignment);
    else alignmentsOf.set(cluster, [alignment]);
  }
  const rows = [...new Set(clusterOf)].map((cluster) => ({
    cluster,
    // Further points in the order of the notice, behind the primary one.
    cells: notices.map((notice) => {
      const [primary, ...more] = cluster.cells.get(notice) ?? [];
      return primary === undefined ? [] : [primary, ...more.sort((x, y) => x - y)];
    }),
  }));
  const rank = ({ cells }: (typeof rows)[number]) => {
    const column = cells.findIndex((cell) => cell.length > 0);
    return { alone: cells.filter((cell) => cell.length > 0).length < 2, column, at: Math.min(...(cells[column] ?? [])) };
  };
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .sort(({ rank: x }, { rank: y }) => Number(x.alone) - Number(y.alone) || x.column - y.column || x.at - y.at)
    .map(({ row: { cluster, cells } }) => ({
      cells: cells.map((cell, column) => ({ notice: notices[column] as string, points: cell.map((at) => (shown[at] as WorkPoint).id) })),
      notices: cells.filter((cell) => cell.length > 0).length,
      alignments: alignmentsOf.get(cluster) ?? [],
    }));
}

function sizeOf({ cells }: Cluster): number {
  return [...cells.values()].reduce((sum, cell) => sum + cell.length, 0);
}

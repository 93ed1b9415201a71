/**
 * Rows and blocks have a rank instead of a place in a list: two tabs that move, add and edit different ones do not get
 * into each other's way.
 */

export interface Ranked {
  id: string;
  rank: number;
}

/** Two ranks nearer than this leave no room between them: halving it would soon meet the end of what a double can tell apart. */
const SMALLEST_GAP = 1e-6;

/** Of the same rank, which two tabs may give, the order of ids decides in both. */
export function sortByRank<Item extends Ranked>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

/** Ranks for so many items behind `after` (null: before all), and ranks of others where there is no room. */
export function makeRoom(items: readonly Ranked[], after: string | null, count: number): { ranks: number[]; moved: Record<string, number> } {
  const at = after === null ? 0 : items.findIndex(({ id }) => id === after) + 1 || items.length;
  const low = items[at - 1]?.rank ?? (items[at]?.rank ?? count + 1) - count - 1;
  const high = items[at]?.rank ?? low + count + 1;
  const step = (high - low) / (count + 1);
  if (step > SMALLEST_GAP) return { ranks: Array.from({ length: count }, (_, nth) => low + step * (nth + 1)), moved: {} };
  const moved = Object.fromEntries(items.map(({ id }, place) => [id, place < at ? place + 1 : place + 1 + count]));
  return { ranks: Array.from({ length: count }, (_, nth) => at + 1 + nth), moved };
}

/** The ranks that put an item at a place (from 0) among the others. */
export function toMovedRanks(items: readonly Ranked[], id: string, at: number): Record<string, number> {
  const others = items.filter((item) => item.id !== id);
  const to = Math.max(0, Math.min(at, others.length));
  const { ranks: [rank = 0], moved } = makeRoom(others, others[to - 1]?.id ?? null, 1);
  return { ...moved, [id]: rank };
}

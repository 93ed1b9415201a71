/** Counts work by how often each block of the project's code runs: the same on any machine, however busy it is. */
import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

interface Range { startOffset: number; endOffset: number; count: number }
/** By script: how often its functions and their blocks ran. */
export type Work = ReadonlyMap<string, readonly Range[]>;

/**
 * @param works what to do, one after the other
 * @returns of each but the first, how often each block of code ran, but for that of packages: V8 makes room for the counts while a function runs
 */
export async function countWorks(works: readonly (() => void)[]): Promise<Work[]> {
  const session = new Session();
  session.connect();
  // Code that V8 has optimised does not count.
  for (const flag of ['--no-turbofan', '--no-maglev']) setFlagsFromString(flag);
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    const counted: Work[] = [];
    for (const work of works) {
      work();
      const { result } = await session.post('Profiler.takePreciseCoverage');
      counted.push(new Map(result.filter(({ url }) => url.includes('/') && !/\/node_modules\/|^node:/.test(url)).map(({ url, functions }) => [url, functions.flatMap(({ ranges }) => ranges)])));
    }
    return counted.slice(1);
  } finally {
    await session.post('Profiler.stopPreciseCoverage');
    for (const flag of ['--turbofan', '--maglev']) setFlagsFromString(flag);
    session.disconnect();
  }
}

/** How often the code of a range ran: as often as the innermost range that holds it. */
function countOf(ranges: readonly Range[], { startOffset, endOffset }: Range): number {
  const holding = ranges.filter((range) => range.startOffset <= startOffset && endOffset <= range.endOffset);
  return holding.reduce<Range | null>((inner, range) => (inner && inner.endOffset - inner.startOffset < range.endOffset - range.startOffset ? inner : range), null)?.count ?? 0;
}

/** How many times as large the larger of two works is. */
export const TIMES = 4;
/** Between what grows as n log n (4.8 for four times as much) and what grows as n^1.5 (8). */
const MOST = 6;

/**
 * Blocks whose work grows faster than the work as a whole, one line each.
 *
 * @param larger {@link TIMES} times as much as `smaller`
 * @param least how often a block must have run in the larger work to be of interest
 */
export function findSteep(smaller: Work, larger: Work, least: number): string[] {
  return [...larger].flatMap(([url, ranges]) => ranges.filter(({ count }) => count >= least).flatMap((range) => {
    const before = countOf(smaller.get(url) ?? [], range);
    return range.count > before * MOST ? [`${url.replace(/^.*\/(?=(?:src|tests)\/)/, '')} at ${String(range.startOffset)}: ${String(before)} times, then ${String(range.count)}`] : [];
  }));
}

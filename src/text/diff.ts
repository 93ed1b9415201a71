/** Where two texts part: the shortest edit script (Myers 1986, as the package `diff` has it), by characters. */
// By its own path: of the package's index the differences of words and JSON, which set themselves up, would come along.
import { diffArrays } from 'diff/lib/diff/array.js';
import { foldText, unfold } from './fold.ts';

/** A stretch where `a` and `b` differ; one of them may be empty. Offsets into what was given. */
export interface Difference {
  a: readonly [start: number, end: number];
  b: readonly [start: number, end: number];
}

/**
 * The differences between two lists, in order.
 *
 * @param mostEdits so many insertions and deletions are looked for
 * @returns null where more would be needed
 */
export function diffLists(a: readonly string[], b: readonly string[], mostEdits: number): Difference[] | null {
  const parts = diffArrays([...a], [...b], { maxEditLength: mostEdits });
  if (!parts) return null;
  const differences: { a: [number, number]; b: [number, number] }[] = [];
  let [i, j] = [0, 0];
  for (const { removed, added, count } of parts) {
    const [nextI, nextJ] = [added ? i : i + count, removed ? j : j + count];
    if (removed || added) {
      const last = differences.at(-1);
      if (last && last.a[1] === i && last.b[1] === j) [last.a[1], last.b[1]] = [nextI, nextJ];
      else differences.push({ a: [i, nextI], b: [j, nextJ] });
    }
    [i, j] = [nextI, nextJ];
  }
  return differences;
}

/** Beyond so many edits two texts are called different as a whole: the work grows with their square, and of two points marks would stand everywhere. */
const MOST_EDITS = 600;

/**
 * The differences between two wordings of the same thing, by characters; width, case, white space, and the shape of
 * brackets and quotes are no difference. Null where they have too little in common to tell.
 */
export function findDifferences(a: string, b: string): Difference[] | null {
  const [left, right] = [foldText(a, 'wording'), foldText(b, 'wording')];
  const toStretch = (folded: typeof left, [start, end]: readonly [number, number]): [number, number] => {
    const span = unfold(folded, { start, end });
    return [span.start, span.end];
  };
  return diffLists(left.text.split(''), right.text.split(''), MOST_EDITS)
    ?.map((difference) => ({ a: toStretch(left, difference.a), b: toStretch(right, difference.b) })) ?? null;
}

/** Text as words are compared: letters and digits alone, without regard to width and case. */
import { foldChar } from './differences.ts';

const folded = new Map<string, string>();

/** A character as it counts: folded if it is a letter or a digit, else ''. */
export function foldLetter(char: string): string {
  let result = folded.get(char);
  if (result === undefined) {
    result = foldChar(char);
    if (!/^[\p{L}\p{N}]+$/u.test(result)) result = '';
    folded.set(char, result);
  }
  return result;
}

/** The runs of letters and digits between punctuation, folded: `推进公开，促发展` → `推进公开`, `促发展`. */
function foldedRuns(original: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (const char of original) {
    const kept = foldLetter(char);
    if (kept !== '') run += kept;
    // White space inside a line is layout, not the end of a clause.
    else if (run !== '' && !/\s/.test(char)) {
      runs.push(run);
      run = '';
    }
  }
  if (run !== '') runs.push(run);
  return runs;
}

/** Pairs of neighbouring characters inside the runs between punctuation. */
export function* pairsOf(text: string): Generator<string> {
  for (const run of foldedRuns(text)) {
    for (let i = 0; i + 1 < run.length; i++) yield run.slice(i, i + 2);
  }
}

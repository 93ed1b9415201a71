/**
 * Texts as bags of character pairs, weighed by how rare a pair is among all texts (TF-IDF): so that 政务公开 says
 * little and 三同步 much. Unit vectors of such weights are compared by their cosine.
 */
import { foldCharacter } from './fold.ts';

/** The runs of letters and digits between punctuation, folded: `推进公开，促发展` → `推进公开`, `促发展`. */
function foldedRuns(original: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (const char of original) {
    const kept = foldCharacter(char, 'letters');
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

/**
 * The pairs of a text, each more the more often it stands there, but ever less: 1 + ln n.
 *
 * @param besides other words that count too, such as a heading, and what each of their pairs adds
 */
export function weighPairs(text: string, besides: readonly { words: string; weight: number }[] = []): Map<string, number> {
  const weights = new Map<string, number>();
  for (const pair of pairsOf(text)) weights.set(pair, (weights.get(pair) ?? 0) + 1);
  for (const [pair, count] of weights) weights.set(pair, 1 + Math.log(count));
  for (const { words, weight } of besides) {
    if (weight <= 0) continue;
    for (const pair of new Set(pairsOf(words))) weights.set(pair, (weights.get(pair) ?? 0) + weight);
  }
  return weights;
}

/** What a pair is worth that stands in `holders` of `all` texts; not below 0. */
export function toRarity(holders: number, all: number): number {
  return Math.max(0, Math.log((all + 1) / (holders + 0.5)));
}

/** Weights made a vector of length 1; zeros stay zeros. */
export function toUnitLength(weights: readonly number[]): number[] {
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return length > 0 ? weights.map((weight) => weight / length) : [...weights];
}

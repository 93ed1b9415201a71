/** Two texts sentence by sentence: which say the same in like words, which stand in one alone. */
import { foldText } from './fold.ts';
import { splitSentences } from './sentences.ts';
import type { Span } from './span.ts';

export interface SentencePair {
  /** In the first text; null where only the second has it. */
  a: Span | null;
  /** In the second text; null where only the first has it. */
  b: Span | null;
  /** How much of them is alike, 0 to 1; 1 where nothing but width and spaces differs. */
  likeness: number;
}

/** With less than this of their pairs of characters in common, marks would stand on most of the words and show nothing. */
const LIKE_ENOUGH = 0.4;

const toPairs = (words: string) => Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2));

/** By pairs of characters, each as often as it stands. */
function toLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const left = new Map<string, number>();
  for (const pair of toPairs(a)) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of toPairs(b)) {
    const more = left.get(pair) ?? 0;
    if (more === 0) continue;
    common++;
    left.set(pair, more - 1);
  }
  // Never quite 1: the same pairs in another order are not the same.
  return Math.min(0.99, (2 * common) / Math.max(1, a.length + b.length - 2));
}

/**
 * Pairs the sentences of two texts, the most alike first; each has at most one partner.
 *
 * @returns in the order of the first text; what only the second has stands behind what it follows there
 */
export function pairSentences(a: string, b: string): SentencePair[] {
  const cut = (text: string) => splitSentences(text).map((span) => ({ span, folded: foldText(text.slice(span.start, span.end), 'letters').text }));
  const [left, right] = [cut(a), cut(b)];
  const candidates = left.flatMap((one, i) => right.map((two, j) => ({ i, j, likeness: toLikeness(one.folded, two.folded) })))
    .filter(({ likeness }) => likeness >= LIKE_ENOUGH).sort((x, y) => y.likeness - x.likeness || x.i - y.i || x.j - y.j);
  const ofLeft = new Map<number, { j: number; likeness: number }>();
  const ofRight = new Set<number>();
  for (const { i, j, likeness } of candidates) {
    if (ofLeft.has(i) || ofRight.has(j)) continue;
    ofLeft.set(i, { j, likeness });
    ofRight.add(j);
  }
  const rows: (SentencePair & { j: number | null })[] = left.map(({ span }, i) => {
    const partner = ofLeft.get(i);
    return { a: span, b: partner ? right[partner.j]?.span ?? null : null, likeness: partner?.likeness ?? 0, j: partner?.j ?? null };
  });
  right.forEach(({ span }, j) => {
    if (ofRight.has(j)) return;
    const before = rows.findLastIndex((row) => row.j === j - 1);
    rows.splice(before < 0 && (j > 0 || ofRight.size === 0) ? rows.length : before + 1, 0, { a: null, b: span, likeness: 0, j });
  });
  return rows.map(({ a: one, b: two, likeness }) => ({ a: one, b: two, likeness }));
}

/** Alignments judged against hand labels. */
import { partnersOf, type Alignment } from '../src/compare/alignment.ts';
import type { WorkPoint } from '../src/points/index.ts';

/** Two points a person calls the same demand, or related. */
export interface AlignmentLabel {
  a: string;
  b: string;
  strength: 'same' | 'related';
  /** What they have in common. */
  why: string;
}

/** A labelled pair looked up from one of its points. */
export interface Trial {
  from: string;
  to: string;
  strength: AlignmentLabel['strength'];
  /** The place of `to` among the points of its notice, 1 the best; null where it is not kept at all. */
  rank: number | null;
}

/** Looks every label up in both directions. */
export function tryLabels(points: readonly WorkPoint[], alignments: readonly Alignment[], labels: readonly AlignmentLabel[]): Trial[] {
  const notices = new Map(points.map(({ id, notice }) => [id, notice]));
  const partners = partnersOf(alignments);
  return labels.flatMap(({ a, b, strength }) => [[a, b] as const, [b, a] as const].map(([from, to]): Trial => {
    if (!notices.has(from) || !notices.has(to)) throw new Error(`Unexpected label of ${from} and ${to}, expected points of the notices`);
    const rank = (partners.get(from) ?? []).filter(({ id }) => notices.get(id) === notices.get(to)).findIndex(({ id }) => id === to);
    return { from, to, strength, rank: rank < 0 ? null : rank + 1 };
  }));
}

/** The share of trials whose partner stands among the first `most`. */
export function rateOf(trials: readonly Trial[], most = 3): number {
  return trials.filter(({ rank }) => rank !== null && rank <= most).length / trials.length;
}

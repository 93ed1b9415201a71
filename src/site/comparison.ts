/** What the compare stage says of this corpus, computed once a build. */
import { alignPoints, partnersOf, type Alignment } from '../compare/alignment.ts';
import { findSharedWording, type SharedWording } from '../compare/wording.ts';
import { getPoints } from './collections.ts';

export interface Comparison {
  alignments: Alignment[];
  /** For each point its partners, best first. */
  partners: Map<string, { id: string; score: number }[]>;
}

let comparison: Promise<Comparison> | null = null;

export function getComparison(): Promise<Comparison> {
  comparison ??= getPoints().then((points) => {
    const alignments = alignPoints(points.map(({ record }) => record));
    return { alignments, partners: partnersOf(alignments) };
  });
  return comparison;
}

let wording: Promise<SharedWording> | null = null;

export function getSharedWording(): Promise<SharedWording> {
  wording ??= getPoints().then((points) => findSharedWording(points.map(({ record }) => record)));
  return wording;
}

/** What the compare stage says of this corpus, computed once a build. */
import { alignPoints, partnersOf, type Alignment, type Partner } from '../compare/alignment.ts';
import { findSharedWording, type SharedWording } from '../compare/wording.ts';
import { getNotices, getPoints, getPointsById, getShown } from './collections.ts';
import { toAlignmentLimits } from './limits.ts';

export interface Comparison {
  alignments: Alignment[];
  /** For each point its partners, best first. */
  partners: Map<string, Partner[]>;
}

let comparison: Promise<Comparison> | null = null;

export function getComparison(): Promise<Comparison> {
  comparison ??= getPoints().then(async (points) => {
    const alignments = alignPoints(points.map(({ record }) => record), toAlignmentLimits((await getNotices()).length));
    return { alignments, partners: partnersOf(alignments) };
  });
  return comparison;
}

/** The alignments that these points have with any others. */
export async function getAlignmentsOf(ids: readonly string[]): Promise<Alignment[]> {
  const { partners } = await getComparison();
  const own = new Set(ids);
  return ids.flatMap((a) => (partners.get(a) ?? []).filter(({ id }) => !own.has(id) || a < id).map(({ id, score, relation, own: stretch, other }) => ({ a, b: id, score, relation, evidence: { a: stretch, b: other } })));
}

/** What another notice has of the points of one. */
export interface Matched {
  /** Points for which it has the same. */
  same: Set<string>;
  /** Of the others those for which it has something related: the best. */
  related: Map<string, string>;
}

/** For each other notice that has something like one of these points, what it has. */
export async function getMatched(ids: readonly string[]): Promise<Map<string, Matched>> {
  const [{ partners }, pointOf] = [await getComparison(), await getPointsById()];
  const matched = new Map<string, Matched>();
  for (const id of ids) {
    for (const partner of partners.get(id) ?? []) {
      const notice = pointOf.get(partner.id)?.record.notice;
      if (notice === undefined) continue;
      const own = matched.get(notice) ?? { same: new Set(), related: new Map() };
      matched.set(notice, own);
      // The best come first.
      if (partner.relation === 'same') own.same.add(id);
      else if (!own.same.has(id) && !own.related.has(id)) own.related.set(id, partner.id);
    }
  }
  return matched;
}

let wording: Promise<SharedWording> | null = null;

export function getSharedWording(): Promise<SharedWording> {
  wording ??= getShown().then(({ points }) => findSharedWording(points.map(({ record }) => record)));
  return wording;
}

/** What the compare stage says of this corpus, computed once a build. */
import { findYearPairs } from '../compare/changes.ts';
import { alignPoints, partnersOf, type Alignment, type Partner } from '../compare/alignment.ts';
import { compareTwo, type Compared, type DifferencePart } from '../compare/difference.ts';
import { matchRows } from '../compare/rows.ts';
import { findSharedWording, type SharedWording } from '../compare/wording.ts';
import { getNotices, getPoints, getPointsById, getPointsByNotice, getShown, ofCorpus } from './corpus.ts';
import { MOST_ON_A_PAGE, toAlignmentLimits } from '../compare/limits.ts';

export interface Comparison {
  alignments: Alignment[];
  /** For each point its partners, best first. */
  partners: Map<string, Partner[]>;
}

export const getComparison = ofCorpus(async ({ notices }): Promise<Comparison> => {
  const alignments = alignPoints((await getPoints()).map(({ record }) => record), toAlignmentLimits(notices.length));
  return { alignments, partners: partnersOf(alignments) };
});

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

export const getSharedWording = ofCorpus(async (): Promise<SharedWording> => findSharedWording((await getShown()).points.map(({ record }) => record)));

/**
 * What one of two notices has and the other lacks, in the words of the page of comparison. That page looks at these two
 * alone, which gives the same while no partner of a point is left out; where some are (see `toAlignmentLimits`), so does this.
 */
export async function getDifference(first: Compared, second: Compared, themes: readonly string[]): Promise<DifferencePart[]> {
  const pointsOf = await getPointsByNotice();
  const points = [first, second].flatMap(({ id }) => (pointsOf.get(id) ?? []).map(({ record }) => record));
  const rows = matchRows(points, await getAlignmentsBetween(first.id, second.id), { columns: [first.id, second.id] });
  return compareTwo(points, rows, [first, second], themes);
}

/** Of two notices looked at alone, each pair once: the nearest of one often has that one among its own nearest. */
const getPairsAlone = ofCorpus(() => new Map<string, Alignment[]>());

async function getAlignmentsBetween(first: string, second: string): Promise<Alignment[]> {
  const [notices, pointsOf] = [await getNotices(), await getPointsByNotice()];
  if (notices.length > MOST_ON_A_PAGE) {
    const kept = await getPairsAlone();
    const pair = [first, second].sort();
    const key = pair.join(' ');
    const found = kept.get(key) ?? alignPoints(pair.flatMap((id) => (pointsOf.get(id) ?? []).map(({ record }) => record)));
    kept.set(key, found);
    return found;
  }
  const { partners } = await getComparison();
  const others = new Set((pointsOf.get(second) ?? []).map(({ id }) => id));
  return (pointsOf.get(first) ?? []).flatMap(({ id: a }) => (partners.get(a) ?? []).filter(({ id }) => others.has(id))
    .map(({ id: b, score, relation, own, other }): Alignment => ({ a, b, score, relation, evidence: { a: own, b: other } })));
}

/** Notices of one bureau that follow each other: each pair has a page. */
export const getYearPairs = ofCorpus(({ notices }) => findYearPairs(notices.map(({ record }) => record)));

/** Two notices of one bureau, the earlier and the later: what was taken over, changed, added and dropped. */
import type { NoticeRecord, WorkPoint } from '../points/index.ts';
import { foldText } from '../text/fold.ts';
import { findWordDifference, type WordChange } from '../text/word-difference.ts';
import { alignPoints } from './alignment.ts';

/** What besides the words of a point may have changed. */
export type ChangedField = 'lead' | 'participants' | 'deadline';

export type PointChange =
  /** Word for word. */
  | { kind: 'kept'; before: WorkPoint; after: WorkPoint; fields: ChangedField[] }
  | { kind: 'changed'; before: WorkPoint; after: WorkPoint; fields: ChangedField[]; words: WordChange[] }
  | { kind: 'new'; after: WorkPoint }
  | { kind: 'dropped'; before: WorkPoint };

export interface YearChanges {
  /** In the order of the later notice; what was dropped stands behind what it followed in the earlier one. */
  changes: PointChange[];
  /** Of the letters of the later notice, those of points taken over word for word, of changed and of new ones. */
  shares: { kept: number; changed: number; new: number };
  /** Of the letters of the earlier notice, those of dropped points. */
  dropped: number;
}

const fold = (words: string): string => foldText(words, 'letters').text;
const unitsOf = ({ lead, responsible }: WorkPoint): string => [...lead, ...responsible].map(fold).join();
/** A deadline of the same month a year later is the same: its year alone follows the notice. */
const deadlineOf = ({ deadline }: WorkPoint): string => (deadline === null ? '' : deadline.date?.slice(5) ?? fold(deadline.text));

function listFields(before: WorkPoint, after: WorkPoint): ChangedField[] {
  return [
    ...(unitsOf(before) === unitsOf(after) ? [] : ['lead' as const]),
    ...(before.participants.map(fold).join() === after.participants.map(fold).join() ? [] : ['participants' as const]),
    ...(deadlineOf(before) === deadlineOf(after) ? [] : ['deadline' as const]),
  ];
}

/**
 * Pairs what says the same word for word, then what is nearest; no point stands in two pairs.
 *
 * @param earlier, later all points of two notices
 */
export function compareYears(earlier: readonly WorkPoint[], later: readonly WorkPoint[]): YearChanges {
  const partner = new Map<string, WorkPoint>();
  const taken = new Set<string>();
  const pair = (before: WorkPoint, after: WorkPoint): void => {
    partner.set(after.id, before);
    taken.add(before.id);
  };
  const same = new Map<string, WorkPoint[]>();
  for (const point of earlier) same.set(fold(point.text), [...same.get(fold(point.text)) ?? [], point]);
  for (const point of later) {
    const before = same.get(fold(point.text))?.shift();
    if (before) pair(before, point);
  }
  const byId = new Map([...earlier, ...later].map((point) => [point.id, point]));
  const isLater = new Set(later.map(({ id }) => id));
  for (const { a, b, relation } of alignPoints([...earlier, ...later])) {
    if (relation !== 'same') continue;
    const [before, after] = (isLater.has(a) ? [b, a] : [a, b]).map((id) => byId.get(id));
    if (before && after && !taken.has(before.id) && !partner.has(after.id)) pair(before, after);
  }
  const dropped = earlier.filter(({ id }) => !taken.has(id));
  /** Id of an earlier point → dropped ones that follow it; '' for those before all that stayed. */
  const behind = new Map<string, WorkPoint[]>();
  let last = '';
  for (const point of earlier) {
    if (taken.has(point.id)) last = point.id;
    else behind.set(last, [...behind.get(last) ?? [], point]);
  }
  const toDropped = (id: string): PointChange[] => (behind.get(id) ?? []).map((before) => ({ kind: 'dropped', before }));
  const changes: PointChange[] = [...toDropped(''), ...later.flatMap((after): PointChange[] => {
    const before = partner.get(after.id);
    if (!before) return [{ kind: 'new', after }];
    const fields = listFields(before, after);
    const one: PointChange = fold(before.text) === fold(after.text) ? { kind: 'kept', before, after, fields }
      : { kind: 'changed', before, after, fields, words: findWordDifference(before.text, after.text) };
    return [one, ...toDropped(before.id)];
  })];
  const letters = (points: readonly WorkPoint[]): number => points.reduce((sum, { text }) => sum + fold(text).length, 0);
  const share = (kind: 'kept' | 'changed' | 'new'): number => letters(changes.flatMap((each) => (each.kind === kind ? [each.after] : []))) / Math.max(1, letters(later));
  return { changes, shares: { kept: share('kept'), changed: share('changed'), new: share('new') }, dropped: letters(dropped) / Math.max(1, letters(earlier)) };
}

/** A pair that has a page of its own: `yunchuan-2022..yunchuan-2023`. */
export interface YearPair {
  earlier: string;
  later: string;
}

/**
 * Of each bureau the notices that follow each other: plans of different years, and a report of a year for which it
 * has a plan (the plan stands first).
 */
export function findYearPairs(notices: readonly Pick<NoticeRecord, 'id' | 'region' | 'issuer' | 'year' | 'kind'>[]): YearPair[] {
  const ofBureau = new Map<string, (typeof notices)[number][]>();
  for (const notice of notices) {
    if (notice.year === null || (notice.issuer ?? notice.region) === null) continue;
    const bureau = `${notice.region ?? ''} ${fold(notice.issuer ?? '')}`;
    ofBureau.set(bureau, [...ofBureau.get(bureau) ?? [], notice]);
  }
  return [...ofBureau.values()].flatMap((all) => {
    const plans = all.filter(({ kind }) => kind !== 'annual-report').sort((a, b) => Number(a.year) - Number(b.year) || (a.id < b.id ? -1 : 1));
    const years = plans.slice(1).flatMap((later, at): YearPair[] => {
      const earlier = plans[at];
      return earlier && earlier.year !== later.year ? [{ earlier: earlier.id, later: later.id }] : [];
    });
    const reports = all.filter(({ kind }) => kind === 'annual-report').flatMap((report) => plans.filter(({ year }) => year === report.year).map((plan) => ({ earlier: plan.id, later: report.id })));
    return [...years, ...reports];
  });
}

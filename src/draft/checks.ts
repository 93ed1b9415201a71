/** What is still wrong with a draft, told while it is being written. */
import { findSharedWording } from '../compare/wording.ts';
import { findCommitments } from '../points/commitments.ts';
import { judgeBasis, type Statute } from '../points/statutes.ts';
import { findDates, readDeadline } from '../points/dates.ts';
import type { WorkPoint } from '../points/schema.ts';
import { foldText } from '../text/fold.ts';
import { isUndated, isUnfilled } from '../text/unfilled.ts';
import { isItem, splitUnits, type Borrowed, type Draft, type ItemBlock } from './draft.ts';
import { listSentences } from './from-notice.ts';
import { findAdvice, listLacks, type Advice } from './advice.ts';
import type { Others } from './others.ts';
import { findStatutory } from './statutory.ts';
import { toPlaceholder } from './units.ts';
import { pairsOf } from '../text/tf-idf.ts';

export type ProblemKind =
  | 'no-text' | 'no-lead' | 'no-deadline' | 'deadline-unread' | 'deadline-past' | 'dates-differ' | 'same-twice' | 'other-place' | 'placeholder' | 'statutory';

export interface Problem {
  /** Id of the item. */
  item: string;
  kind: ProblemKind;
  /** What it is about: the words of a date, a place, a law. */
  words: string;
}

export const PROBLEM: Record<ProblemKind, string> = {
  'no-text': '没有写具体要求', 'no-lead': '没有牵头单位', 'no-deadline': '没有完成时限', 'deadline-unread': '时限看不出是哪天', 'deadline-past': '时限早于本年',
  'dates-differ': '正文的日期晚于完成时限', 'same-twice': '与前面一项相同', 'other-place': '还留着其他地区的地名', placeholder: '单位还没有换成自己的', statutory: '法定期限',
};

/** The id of the draft among notices. */
export const OWN = 'draft';

/** An item as a point, for what compares points. */
export function toPoint(item: ItemBlock, year: number | null, statutes: readonly Statute[] = []): WorkPoint {
  const [lead, participants] = [splitUnits(item.lead), splitUnits(item.participants)];
  const assignments = [{ role: 'lead' as const, units: lead }, { role: 'participants' as const, units: participants }]
    .filter(({ units }) => units.length > 0).map((each) => ({ ...each, scope: null, source: [] }));
  return {
    id: `${OWN}/${item.id}`, notice: OWN, number: item.id, path: [], text: item.text, lead, participants, responsible: [], assignments, inherited: false,
    deadline: readDeadline(item.deadline, year), remark: item.remark === '' ? null : item.remark, commitments: judgeBasis(item.text, findCommitments(item.text, year), statutes),
    themes: { primary: item.theme, secondary: [] }, source: [], url: '',
  } as WorkPoint;
}

/** What is wrong with the items, each by itself and beside each other. */
export function findProblems(draft: Draft, { places = [], functions = [], statutes = [] }: { places?: readonly string[]; functions?: readonly string[]; statutes?: readonly Statute[] } = {}): Problem[] {
  const { year, issuer, title } = draft.head;
  const seen = new Set<string>();
  const foreign = places.filter((place) => !`${issuer}${title}`.includes(place));
  return draft.blocks.filter(isItem).flatMap((item) => {
    const found: Problem[] = [];
    const add = (kind: ProblemKind, words = ''): void => { found.push({ item: item.id, kind, words }); };
    const words = foldText(`${item.task}${item.text}`, 'letters').text;
    if (isUnfilled(item.text)) add('no-text');
    else if (seen.has(words)) add('same-twice');
    seen.add(words);
    if (splitUnits(item.lead).every(isUnfilled)) add('no-lead');
    if (isUndated(item.deadline)) add('no-deadline');
    else {
      const deadline = readDeadline(item.deadline, year);
      const date = deadline?.date ?? null;
      if (date === null && deadline?.ongoing !== true) add('deadline-unread', item.deadline);
      if (date !== null && year !== null && Number(date.slice(0, 4)) < year) add('deadline-past', item.deadline);
      const later = date === null ? undefined : findDates(item.text, year).find((each) => each.date !== null && each.date > date);
      if (later) add('dates-differ', item.text.slice(later.index, later.index + later.length));
    }
    const past = findDates(item.text, year).find((each) => year !== null && each.date !== null && Number(each.date.slice(0, 4)) < year);
    if (past && !found.some(({ kind }) => kind === 'deadline-past')) add('deadline-past', item.text.slice(past.index, past.index + past.length));
    const all = `${item.task}\n${item.text}\n${item.lead}\n${item.participants}`;
    const place = foreign.find((each) => all.includes(each));
    if (place !== undefined) add('other-place', place);
    const placeholders = functions.filter((each) => all.includes(toPlaceholder(each)));
    if (placeholders.length > 0) add('placeholder', placeholders.join('、'));
    for (const each of findStatutory(item.text, year, statutes)) add('statutory', `${each.words}，${each.law}`);
    return found;
  });
}

/** A sentence of an item, and where it is from. */
export interface Sourced {
  sentence: string;
  source: Borrowed | null;
  /** Its words are no longer quite those of the source. */
  changed: boolean;
}

/** So many of a sentence's pairs of characters must still stand in it for it to be called a changed one. */
const STILL_FROM = 0.6;

/** Where the sentences of an item are from: word for word, or changed since. */
export function toSourced(item: Pick<ItemBlock, 'text' | 'borrowed'>): Sourced[] {
  const pairs = item.borrowed.map(({ sentence }) => new Set(pairsOf(sentence)));
  return listSentences(item.text).map((sentence) => {
    const exact = item.borrowed.find((each) => each.sentence === sentence);
    if (exact) return { sentence, source: exact, changed: false };
    const own = new Set(pairsOf(sentence));
    let best: { source: Borrowed; share: number } | null = null;
    pairs.forEach((set, at) => {
      let common = 0;
      for (const pair of own) if (set.has(pair)) common += 1;
      const share = (2 * common) / Math.max(1, set.size + own.size);
      if (share >= STILL_FROM && share > (best?.share ?? 0)) best = { source: item.borrowed[at] as Borrowed, share };
    });
    const found = best as { source: Borrowed } | null;
    return { sentence, source: found?.source ?? null, changed: found !== null };
  });
}

export interface Shares {
  /** Of the letters of the items, the share that stands in other notices, in stretches of 14 and more. */
  others: number;
  /** The share that is whole sentences of one's own last year, unchanged. */
  lastYear: number;
}

export function findShares(draft: Draft, others: Others): Shares {
  const items = draft.blocks.filter(isItem);
  const letters = (words: string): number => foldText(words, 'letters').text.length;
  const all = items.reduce((sum, { text }) => sum + letters(text), 0);
  if (all === 0) return { others: 0, lastYear: 0 };
  const points = [...others.notices.flatMap(({ points: each }) => each), ...items.map((item) => toPoint(item, draft.head.year))];
  const kept = items.reduce((sum, item) => sum + toSourced(item).reduce((own, { sentence, source, changed }) => own + (source?.point === '' && !source.own && !changed ? letters(sentence) : 0), 0), 0);
  return { others: findSharedWording(points, undefined, OWN).shares.find(({ notice }) => notice === OWN)?.share ?? 0, lastYear: kept / all };
}

/** Themes that the draft should have and no item of it has. */
export function findLackingThemes(draft: Draft, wanted: readonly string[]): string[] {
  const have = new Set(draft.blocks.filter(isItem).map(({ theme }) => theme));
  return wanted.filter((theme) => !have.has(theme));
}

/** Where an item is vague or lacks something, and what others say there. */
export function findItemAdvice(item: ItemBlock, year: number | null, others: Others): Advice {
  return findAdvice({ text: item.text, theme: item.theme, lacks: isUnfilled(item.text) ? [] : listLacks(item), figures: judgeBasis(item.text, findCommitments(item.text, year), []) }, others);
}

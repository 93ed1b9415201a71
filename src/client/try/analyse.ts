/** What the page “bring your own notice” finds out about a text. Pure: it runs in a worker. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { alignPoints, partnersOf, type Partner } from '../../compare/alignment.ts';
import { toCoverage } from '../../compare/coverage.ts';
import { toVerifiability, type Verifiability } from '../../compare/promises.ts';
import { matchRows } from '../../compare/rows.ts';
import { findSharedWording, findWordingPairs } from '../../compare/wording.ts';
import { findAdvice, NO_ADVICE, type Advice } from '../../draft/advice.ts';
import { isUndated, isUnfilled } from '../../text/unfilled.ts';
import { Others } from '../../draft/others.ts';
import type { GivenTable, ReadingCorrection } from '../../notice/index.ts';
import { learnThemes, type Diagnostic, type NoticeRecord, type ReadNotice, type Statute, type ThemeGuide, type ThemeModel, type WorkPoint } from '../../points/index.ts';
import { inspectText, toRecords, type InspectionRecords } from '../../rules/inspect.ts';
import { describeUnderstanding, measureUnderstanding } from '../../rules/understanding.ts';
import { TRY_LIMITS } from '../../view/limits.ts';
import type { NoticeData } from '../lib/notice-data.ts';
import { toOutline, type OutlineEntry } from './outline.ts';
import { summarise, type ReadingSummary } from './reading-summary.ts';

/** The id that the reader's own notice has here. */
export const OWN = 'draft';

/** What the reader's notice is compared with. */
export interface Corpus {
  notices: NoticeData[];
  themes: ThemeGuide[];
  /** Periods the law sets. */
  statutes?: readonly Statute[];
}

/** What of a corpus is the same for every text. */
export interface PreparedCorpus extends Corpus {
  model: ThemeModel;
  points: NoticeData['points'];
  /** What they offer a text. */
  others: Others;
  /** Notices that say what is to be done; reports tell of what was. */
  plans: string[];
  inheritedDeadlines: ReadonlySet<string>;
  /** What several plans ask alike: ids of points, one of each. */
  common: string[][];
}

/** So many plans must agree for something to be called common. */
const COMMON = 3;

export function prepareCorpus({ notices, themes, statutes = [] }: Corpus): PreparedCorpus {
  const points = notices.flatMap((notice) => notice.points);
  const plans = notices.filter(({ kind }) => kind !== 'annual-report').map(({ id }) => id);
  const demands = points.filter(({ notice }) => plans.includes(notice));
  const rows = plans.length >= COMMON ? matchRows(demands, alignPoints(demands, { perPoint: 60 })) : [];
  return {
    notices, themes, statutes, points, plans, others: new Others(notices),
    model: learnThemes(themes, notices.filter(({ confirmed }) => confirmed).flatMap((notice) => notice.points)),
    inheritedDeadlines: new Set(points.filter(({ deadlineInherited }) => deadlineInherited).map(({ id }) => id)),
    common: rows.filter((row) => row.notices >= COMMON).sort((a, b) => b.notices - a.notices).map((row) => row.cells.flatMap(({ points: [first], partly: [part] }) => first ?? part?.id ?? [])),
  };
}

/** A stretch of a point's text that stands in other notices word for word. */
export interface SharedStretch {
  start: number;
  end: number;
  /** Ids of points, one of each notice. */
  with: string[];
}

/** A point of the reader's own, with what is found about it. */
export interface OwnPoint {
  record: WorkPoint;
  /** Its place among the points, from 0. */
  index: number;
  /** Null where nothing speaks for any theme. */
  theme: { sure: boolean } | null;
  /** Of each other notice the best point that asks the same; if none does, the one most related of all. */
  nearest: Pick<Partner, 'id' | 'relation'>[];
  shared: SharedStretch[];
  /** Where it is vague or lacks something, and how others put it. */
  advice: Advice;
}

export type Measure = keyof Omit<Verifiability, 'notice' | 'points'>;

/** Which points to see: all, those that lack something, those of a measure, those of a theme. */
export type Filter = 'all' | 'unitless' | 'undated' | 'alone' | 'doubtful' | 'vague' | Measure | `theme:${string}`;

/** A theme in the reader's notice beside the others. */
export interface ThemeRow {
  theme: string;
  /** Points with this primary theme; surely none where `touched` is false too. */
  own: number;
  /** A point has it as secondary theme. */
  touched: boolean;
  /** The same number for each other notice. */
  others: number[];
}

/** All that is shown but the points. */
export interface Overview {
  notice: NoticeRecord;
  /** How many points each filter lets through; without an entry none. */
  counts: Partial<Record<Filter, number>>;
  outline: OutlineEntry[];
  /** How much of the text was understood, in a sentence, and where the rest stands. */
  understood: { words: string; places: { start: number; end: number; quote: string }[] };
  /** What a person can correct in it. */
  reading: ReadingSummary;
  statistics: { cells: number; checks: number; failed: string[] };
  /** With the page or cell each is about, where the file is no text. */
  diagnostics: { total: number; shown: (Diagnostic & { place: string | null })[] };
  /** Points without a suggested theme. */
  themeless: number;
  themes: ThemeRow[];
  /** Themes by what they tell: ids. */
  gaps: { all: string[]; most: string[]; only: string[] };
  /** What several others ask and nothing that asks the same was found for here: ids of points, one of each notice; and the points here that are related to them. */
  lacking: { others: string[]; related: Pick<WorkPoint, 'number' | 'printed'>[] }[];
  /** Of the letters of this notice, the share that stands in another word for word; and the same with each. */
  shared: { share: number; with: { notice: string; share: number }[] };
  /** This notice first, then the other plans. */
  profiles: { notice: string; points: number; counts: Record<Measure, number> }[];
}

export interface Analysis {
  overview: Overview;
  records: InspectionRecords;
  points: OwnPoint[];
  filters: ReadonlyMap<Filter, readonly OwnPoint[]>;
}

/** What is known of a text besides. */
export interface ReadFrom {
  /** The name its records give it. */
  file: string;
  /** What was said when it was read from a file. */
  notes: readonly string[];
  /** What the file says of its tables. */
  tables?: readonly GivenTable[];
  /** Where each line stands in the file. */
  places?: readonly string[];
  /** What the reader said of columns and lines. */
  corrections?: readonly ReadingCorrection[];
}

/** Which part is done, from 0 to 1, and what comes next. */
export type Report = (done: number, next: string) => void;

/** No notice has more points; wording is sought for so many. */
const MOST_ADVISED = 1000;
const RANK = { error: 0, warning: 1, info: 2 };
const MEASURES: readonly Measure[] = ['lead', 'responsible', 'explicitDeadline', 'inheritedDeadline', 'ongoing', 'figure', 'none'];

/**
 * @returns everything the page shows; throws never
 */
export function analyse(text: string, { file, notes, tables = [], places = [], corrections = [] }: ReadFrom, corpus: PreparedCorpus, report: Report = () => undefined): Analysis {
  report(0, '读结构，拆条目');
  const inspection = inspectText(text, { id: OWN, file, sha256: bytesToHex(sha256(utf8ToBytes(text))), themes: corpus.model, statutes: corpus.statutes ?? [], notes, tables, places, corrections });
  const records = toRecords(inspection);
  report(0.4, '找同一件事');
  const all: WorkPoint[] = [...corpus.points, ...records.points];
  const partners = partnersOf(alignPoints(all, { only: OWN, perPoint: 60 }));
  report(0.7, '找相同的原话');
  const wording = findSharedWording(all, undefined, OWN);
  const pairs = findWordingPairs(all).filter(({ notice }) => notice === OWN);
  report(0.9, '数主题，看缺什么');
  const noticeOf = new Map(corpus.points.map(({ id, notice }) => [id, notice]));
  const shared = groupStretches(wording.spans);
  const isReport = records.notice.kind === 'annual-report';
  const points = inspection.points.map(({ record, suggestion }, at): OwnPoint => ({
    record, index: at,
    theme: suggestion && { sure: suggestion.sure },
    nearest: chooseNearest(partners.get(record.id) ?? [], noticeOf),
    shared: shared.get(record.id) ?? [],
    advice: isReport || at >= MOST_ADVISED ? NO_ADVICE : advise(record, suggestion !== null, corpus.others),
  }));
  const inherited = inspection.points.filter(({ evidence }) => evidence.deadlineInherited).map(({ record }) => record.id);
  const profiles = toVerifiability(all, new Set([...corpus.inheritedDeadlines, ...inherited]));
  const filters = toFilters(points, profiles.find(({ notice }) => notice === OWN));
  const sound = points.filter(({ theme }) => theme).map(({ record }) => record);
  const { themes, gaps } = compareThemes(sound, corpus);
  const same = points.map(({ record: { id } }) => new Set((partners.get(id) ?? []).flatMap((partner) => (partner.relation === 'same' ? [partner.id] : []))));
  const { cells, checks } = records.statistics;
  return {
    records, points, filters,
    overview: {
      notice: records.notice,
      counts: Object.fromEntries([...filters].map(([filter, list]) => [filter, list.length])),
      outline: toOutline(inspection.read.tree, text, records.points),
      understood: toUnderstood(inspection.read),
      reading: summarise(inspection.read.tree, text, records.points, places),
      statistics: { cells: cells.length, checks: checks.length, failed: checks.filter(({ holds }) => holds === false).map(({ rule }) => rule) },
      diagnostics: { total: records.diagnostics.length, shown: [...records.diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, TRY_LIMITS.messages).map((each) => ({ ...each, place: places[each.start.line - 1] ?? null })) },
      themeless: points.length - sound.length,
      themes, gaps,
      // Half of them at least have to find it: one of them alone may ask something else besides.
      lacking: corpus.common.filter((ids) => !same.some((found) => ids.filter((id) => found.has(id)).length * 2 >= ids.length)).map((others) => ({
        others,
        related: points.flatMap(({ record }) => ((partners.get(record.id) ?? []).some((partner) => others.includes(partner.id)) ? [record] : [])),
      })),
      shared: { share: wording.shares.find(({ notice }) => notice === OWN)?.share ?? 0, with: pairs.map(({ other, share }) => ({ notice: other, share })) },
      profiles: [OWN, ...corpus.plans].flatMap((id) => profiles.find(({ notice }) => notice === id) ?? []).map((profile) => ({
        notice: profile.notice, points: profile.points.length,
        counts: Object.fromEntries(MEASURES.map((measure) => [measure, profile[measure].length])) as Record<Measure, number>,
      })),
    },
  };
}

/** Nobody is named, or only the sign of a blank stands there. */
export function isUnled({ lead, responsible }: Pick<WorkPoint, 'lead' | 'responsible'>): boolean {
  return [...lead, ...responsible].every(isUnfilled);
}

/** A responsible unit is as good as a lead, a date in the words as good as a deadline. */
function advise(record: WorkPoint, themed: boolean, others: Others): Advice {
  const isDated = (record.deadline !== null && !isUndated(record.deadline.text)) || record.commitments.some(({ kind }) => kind === 'date');
  return findAdvice({
    text: record.text, theme: themed ? record.themes.primary : '', figures: record.commitments,
    lacks: [...(isUnled(record) ? ['lead' as const] : []), ...(isDated ? [] : ['deadline' as const])],
  }, others);
}

function toUnderstood(read: ReadNotice): Overview['understood'] {
  const understanding = measureUnderstanding(read);
  return {
    words: describeUnderstanding(understanding),
    places: understanding.places.slice(0, TRY_LIMITS.notUnderstood).map(({ position: { start, end }, quote }) => ({ start: start.offset, end: end.offset, quote })),
  };
}

function chooseNearest(partners: readonly Partner[], noticeOf: ReadonlyMap<string, string>): Pick<Partner, 'id' | 'relation'>[] {
  const seen = new Set<string | undefined>();
  const best = partners.filter(({ id }) => !seen.has(noticeOf.get(id)) && Boolean(seen.add(noticeOf.get(id))));
  const near = best.filter(({ relation }) => relation === 'same');
  return (near.length > 0 ? near : best.slice(0, 1)).slice(0, TRY_LIMITS.nearest).map(({ id, relation }) => ({ id, relation }));
}

function groupStretches(spans: ReturnType<typeof findSharedWording>['spans']): Map<string, SharedStretch[]> {
  const stretches = new Map<string, SharedStretch[]>();
  for (const { places } of spans) {
    const elsewhere = new Map<string, string>();
    for (const { notice, point } of places) if (notice !== OWN && !elsewhere.has(notice)) elsewhere.set(notice, point);
    for (const { notice, point, start, end } of places) {
      if (notice !== OWN) continue;
      const list = stretches.get(point) ?? [];
      list.push({ start, end, with: [...elsewhere.values()] });
      stretches.set(point, list);
    }
  }
  for (const list of stretches.values()) list.sort((a, b) => a.start - b.start || b.end - a.end);
  return stretches;
}

function toFilters(points: readonly OwnPoint[], profile: Verifiability | undefined): Map<Filter, OwnPoint[]> {
  const filters = new Map<Filter, OwnPoint[]>();
  const put = (filter: Filter, point: OwnPoint) => {
    const list = filters.get(filter);
    if (list) list.push(point);
    else filters.set(filter, [point]);
  };
  const measured = new Map(MEASURES.map((measure) => [measure, new Set(profile?.[measure])]));
  for (const point of points) {
    const { record, theme, nearest, advice } = point;
    put('all', point);
    if ([...record.lead, ...record.participants, ...record.responsible].every(isUnfilled)) put('unitless', point);
    if ((!record.deadline || isUndated(record.deadline.text)) && !record.commitments.some(({ kind }) => kind === 'date')) put('undated', point);
    if (nearest[0]?.relation !== 'same') put('alone', point);
    if (advice.vague.length > 0) put('vague', point);
    if (!theme?.sure) put('doubtful', point);
    if (theme) put(`theme:${record.themes.primary}`, point);
    for (const [measure, ids] of measured) if (ids.has(record.id)) put(measure, point);
  }
  return filters;
}

function compareThemes(own: readonly WorkPoint[], { notices, points, plans, themes }: PreparedCorpus): Pick<Overview, 'themes' | 'gaps'> {
  const ids = themes.map(({ id }) => id);
  const { rows } = toCoverage([...own, ...points], ids, [OWN, ...notices.map(({ id }) => id)]);
  const table = rows.map(([mine, ...others], at): ThemeRow => ({
    theme: ids[at] ?? '', own: mine?.points.length ?? 0, touched: (mine?.secondary.length ?? 0) > 0, others: others.map((cell) => cell.points.length),
  }));
  const isPlan = notices.map(({ id }) => plans.includes(id));
  const having = ({ others }: ThemeRow) => others.filter((count, at) => count > 0 && isPlan[at]).length;
  const absent = table.filter((row) => row.own === 0 && !row.touched);
  const select = (list: readonly ThemeRow[], is: (count: number, row: ThemeRow) => boolean) => list.filter((row) => is(having(row), row)).map(({ theme }) => theme);
  return {
    themes: table.filter(({ own: count, touched, others }) => count > 0 || touched || others.some((each) => each > 0)),
    gaps: {
      all: plans.length === 0 ? [] : select(absent, (count) => count === plans.length),
      most: select(absent, (count) => count < plans.length && count * 2 > plans.length),
      only: notices.length === 0 ? [] : select(table, (_, row) => row.own > 0 && row.others.every((count) => count === 0)),
    },
  };
}

/** What was promised: every figure and date, compared like with like, and how verifiable a notice is. */
import { toNames, type Commitment, type NoticeRecord, type WorkPoint } from '../points/index.ts';
import type { Span } from '../text/span.ts';
import { groupBy } from '../points/group-by.ts';
import { PROMISE_TOPICS, type PromiseTopic } from './promise-topics.ts';
import { spanAt, splitClauses, splitSentences } from '../text/sentences.ts';
import { isUnfilled } from '../text/unfilled.ts';

/** A row of the table of promises. */
export interface Promised {
  /** Unique: `yunchuan-2022/10#0`, `…#deadline`. */
  id: string;
  notice: string;
  /** 云川市; null where the notice does not say. */
  place: string | null;
  point: string;
  url: string;
  theme: string;
  /** A figure or date in the sentence, or the deadline of the point. */
  source: 'commitment' | 'deadline';
  quote: string;
  /** `ongoing` only for deadlines: 长期坚持, 每季度; `unclear` for a deadline that is neither. */
  kind: Commitment['kind'] | 'ongoing' | 'unclear';
  op: Commitment['op'] | null;
  value: number | string | null;
  unit: string | null;
  /** Where `quote` stands in the text of the point; null for a deadline from a column. */
  span: Span | null;
  /** The sentence around it: what is promised. For a deadline from a column the first sentence of the point. */
  sentence: Span;
  /** Of deadlines: the cell was merged over several points. */
  inherited: boolean;
  /** Of dates in the sentence: it is the deadline of the point too, and has no row of its own there. */
  isDeadline: boolean;
  /** What it can be compared by; null where no topic fits. */
  topic: string | null;
  /** The statute that sets it anyway: id in content/statutes.yaml. */
  statute: string | null;
  lead: string[];
  participants: string[];
  responsible: string[];
}

/** Of the points of a corpus, those whose deadline comes from a merged cell. */
export function findInheritedDeadlines(points: Iterable<{ record: { id: string }; evidence: { deadlineInherited: boolean } }>): Set<string> {
  const ids = new Set<string>();
  for (const { record, evidence } of points) if (evidence.deadlineInherited) ids.add(record.id);
  return ids;
}

export interface PromiseOptions {
  /** Ids of points whose deadline comes from a merged cell: see {@link findInheritedDeadlines}. */
  inheritedDeadlines?: ReadonlySet<string>;
  topics?: readonly PromiseTopic[];
  /** Id of a promise → its topic, where a person judged it. */
  judged?: ReadonlyMap<string, string | null>;
}

/**
 * Every commitment and deadline as a row, in the order of the points.
 *
 * @param points of any notices
 * @param notices their records, for the names of places
 */
export function listPromises(
  points: readonly WorkPoint[], notices: readonly Pick<NoticeRecord, 'id' | 'region'>[],
  { inheritedDeadlines = new Set(), topics = PROMISE_TOPICS, judged = new Map() }: PromiseOptions = {},
): Promised[] {
  const regions = new Map(notices.map(({ id, region }) => [id, region]));
  return points.flatMap((point) => {
    const { text, deadline } = point;
    const sentences = splitSentences(text);
    const shared = {
      notice: point.notice, place: regions.get(point.notice) ?? null, point: point.id, url: point.url, theme: point.themes.primary,
    };
    const whole = { lead: point.lead, participants: point.participants, responsible: point.responsible };
    /** Who answers for some words of it: not those who have another clause, or one matter only. */
    const toWho = (words: string) => {
      const own = point.assignments.filter(({ scope }) => scope === null || scope.text.includes(words));
      return own.length === point.assignments.length || own.length === 0 ? whole : toNames(own);
    };
    let from = 0;
    const rows = point.commitments.map((commitment, at): Promised => {
      // Quotes are substrings, in the order of the text; the same words may stand there twice.
      const start = Math.max(text.indexOf(commitment.quote, from), text.indexOf(commitment.quote));
      const span = start < 0 ? null : { start, end: start + commitment.quote.length };
      if (span) from = span.end;
      const isDeadline = deadline?.source === 'text' && commitment.kind === 'date' && commitment.value === deadline.date;
      return {
        id: `${point.id}#${at}`, ...shared, ...toWho(commitment.quote), source: 'commitment',
        quote: commitment.quote, kind: commitment.kind, op: commitment.op, value: commitment.value, unit: commitment.unit,
        span, sentence: spanAt(sentences, span?.start ?? 0), inherited: false, isDeadline,
        topic: span ? findTopic(text, span, commitment.kind, topics) : null, statute: commitment.statute ?? null,
      };
    });
    if (deadline && !rows.some(({ isDeadline }) => isDeadline)) {
      const start = deadline.source === 'text' ? text.indexOf(deadline.text) : -1;
      const span = start < 0 ? null : { start, end: start + deadline.text.length };
      rows.push({
        id: `${point.id}#deadline`, ...shared, ...(deadline.source === 'text' ? toWho(deadline.text) : whole), source: 'deadline', quote: deadline.text,
        kind: deadline.date !== null ? 'date' : deadline.ongoing ? 'ongoing' : 'unclear',
        op: deadline.date === null ? null : 'by', value: deadline.date, unit: null,
        span, sentence: spanAt(sentences, span?.start ?? 0), inherited: inheritedDeadlines.has(point.id), isDeadline: true,
        topic: span && deadline.date !== null ? findTopic(text, span, 'date', topics) : null, statute: null,
      });
    }
    return rows.map((row) => ({ ...row, topic: judged.has(row.id) ? judged.get(row.id) ?? null : row.topic }));
  });
}

/** The topic of a figure: by the words of its clause, else of its sentence. */
function findTopic(text: string, span: Span, kind: Commitment['kind'], topics: readonly PromiseTopic[]): string | null {
  const clause = spanAt(splitClauses(text), span.start);
  // A quote may run over a comma.
  const near = text.slice(clause.start, Math.max(clause.end, span.end));
  const sentence = spanAt(splitSentences(text), span.start);
  for (const words of [near, text.slice(sentence.start, Math.max(sentence.end, span.end))]) {
    const found = topics.find((topic) => topic.kinds.includes(kind) && topic.near.test(words) && !topic.not?.test(near));
    if (found) return found.id;
  }
  return null;
}

/** A point that speaks of a topic without a figure. */
export interface Phrase {
  notice: string;
  point: string;
  url: string;
  /** The sentence, as it stands. */
  quote: string;
  span: Span;
  /** The words that made it one. */
  words: Span;
}

/** A topic in one notice: what it promises, or else what it says. */
export interface TopicPlace {
  notice: string;
  promises: Promised[];
  /** Only of points without a promise on this topic. */
  phrases: Phrase[];
}

export interface TopicComparison {
  topic: PromiseTopic;
  places: TopicPlace[];
}

/**
 * Like with like: for each topic what each notice promises in figures, and
 * where it only has a phrase.
 *
 * @param points of the notices to compare
 * @param promises of the same points, by {@link listPromises}
 * @param notices ids, in the order of the columns
 * @returns topics that any notice has a figure for, in the order of the list
 */
export function comparePromises(
  points: readonly WorkPoint[], promises: readonly Promised[], notices: readonly string[], topics: readonly PromiseTopic[] = PROMISE_TOPICS,
): TopicComparison[] {
  const promisesOf = groupBy(promises, ({ notice, topic }) => `${notice} ${topic ?? ''}`);
  const pointsOf = groupBy(points, ({ notice }) => notice);
  return topics
    .map((topic) => ({
      topic,
      places: notices.map((notice): TopicPlace => {
        const own = promisesOf.get(`${notice} ${topic.id}`) ?? [];
        const said = new Set(own.map(({ point }) => point));
        const phrases = (pointsOf.get(notice) ?? []).filter(({ id }) => !said.has(id)).flatMap((point) => findPhrase(point, topic) ?? []);
        return { notice, promises: own, phrases };
      }),
    }))
    .filter(({ places }) => places.some((place) => place.promises.length > 0));
}

function findPhrase(point: WorkPoint, { phrase, phraseNot }: PromiseTopic): Phrase | null {
  const match = phrase.exec(point.text);
  if (!match) return null;
  const span = spanAt(splitSentences(point.text), match.index);
  if (phraseNot?.test(point.text.slice(span.start, span.end))) return null;
  return {
    notice: point.notice, point: point.id, url: point.url, quote: point.text.slice(span.start, span.end),
    span, words: { start: match.index, end: match.index + match[0].length },
  };
}

/** What is due by a day. */
export interface TimelineDay {
  date: string;
  promises: Promised[];
}

export interface Timeline {
  days: TimelineDay[];
  /** 长期坚持, 每季度: deadlines without a day. */
  ongoing: Promised[];
}

/** Dated promises by their last day, earliest first. */
export function toTimeline(promises: readonly Promised[]): Timeline {
  const days = groupBy(promises.filter(({ kind, value }) => kind === 'date' && typeof value === 'string'), ({ value }) => String(value));
  return {
    days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, due]) => ({ date, promises: due })),
    ongoing: promises.filter(({ kind }) => kind === 'ongoing'),
  };
}

/**
 * How verifiable a notice is. Each list has ids of points; one point may be
 * in several, but for `none`, whose points are in no other.
 */
export interface Verifiability {
  notice: string;
  points: string[];
  /** Names a lead unit. */
  lead: string[];
  /** Names units without a lead: 责任单位. */
  responsible: string[];
  /** Has a day of its own by which it is due, in a cell or in its sentence. */
  explicitDeadline: string[];
  /** Has one only from a merged cell. */
  inheritedDeadline: string[];
  /** Is to be done for ever or again and again: 长期坚持. */
  ongoing: string[];
  /** Has a number of its own: a duration, count, frequency or share that the law does not set anyway. */
  figure: string[];
  /** None of these. */
  none: string[];
}

/** The profile of each notice, in the order of the points. */
export function toVerifiability(points: readonly WorkPoint[], inheritedDeadlines: ReadonlySet<string> = new Set()): Verifiability[] {
  const profiles = new Map<string, Verifiability>();
  for (const point of points) {
    let profile = profiles.get(point.notice);
    if (!profile) {
      profile = { notice: point.notice, points: [], lead: [], responsible: [], explicitDeadline: [], inheritedDeadline: [], ongoing: [], figure: [], none: [] };
      profiles.set(point.notice, profile);
    }
    const inherited = inheritedDeadlines.has(point.id);
    const dated = typeof point.deadline?.date === 'string';
    const dateInText = point.commitments.some(({ kind }) => kind === 'date');
    const isNamed = (units: readonly string[]): boolean => !units.every(isUnfilled);
    const has = {
      lead: isNamed(point.lead),
      responsible: !isNamed(point.lead) && isNamed(point.responsible),
      explicitDeadline: (dated && !inherited) || dateInText,
      inheritedDeadline: dated && inherited && !dateInText,
      ongoing: point.deadline?.ongoing === true,
      figure: point.commitments.some(({ kind, basis }) => kind !== 'date' && basis !== 'law'),
    };
    profile.points.push(point.id);
    for (const [name, holds] of Object.entries(has)) if (holds) profile[name as keyof typeof has].push(point.id);
    if (!Object.values(has).includes(true)) profile.none.push(point.id);
  }
  return [...profiles.values()];
}

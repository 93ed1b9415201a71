/** What other notices offer a draft: their points by theme, the most concrete first, and their wording where the draft is vague. */
import { PROMISE_TOPICS, type PromiseTopic } from '../compare/promise-topics.ts';
import { listPromises, type Promised } from '../compare/promises.ts';
import type { Commitment, WorkPoint } from '../points/schema.ts';
import { spanAt, splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { toRarity, weighPairs } from '../text/tf-idf.ts';

/** A notice that says what is to be done, or tells of it. */
export interface OtherNotice {
  id: string;
  /** 济南 */
  short: string;
  year: number | null;
  kind: 'work-points' | 'task-division' | 'annual-report';
  points: readonly WorkPoint[];
}

/** Words of another notice that say in figures what the draft leaves open. */
export interface Offer {
  point: string;
  notice: string;
  /** The whole sentence. */
  sentence: string;
  /** The figure or date in it. */
  quote: string;
}

/** Who leads such a thing elsewhere, or by when it is done. */
export interface Assigned {
  point: string;
  notice: string;
  /** As printed: `政策法规处`, `11月底前` */
  words: string;
}

/** A stretch of a draft that says something without saying how much or by when. */
export interface Vague {
  span: Span;
  /** What it could say: `解读形式数` */
  matter: string;
  offers: Offer[];
}

export interface ThemeStanding {
  theme: string;
  /** Ids of notices that ask something of it. */
  notices: string[];
  /** The latest year of these; null where there are none. */
  last: number | null;
  /** All notices that ask anything ask this. */
  all: boolean;
  /** Why it may be past, for readers; null where nothing speaks for that. */
  past: string | null;
}

/** How concrete a point is: who leads it, by when, with what figures. */
export function toConcreteness(point: Pick<WorkPoint, 'lead' | 'responsible' | 'deadline' | 'commitments'>): number {
  return (point.lead.length > 0 ? 2 : point.responsible.length > 0 ? 1 : 0) + (point.deadline?.date ? 2 : point.deadline ? 1 : 0)
    + 2 * Math.min(3, point.commitments.filter(({ kind }) => kind !== 'date').length) + Math.min(1, point.commitments.filter(({ kind }) => kind === 'date').length);
}

/** What a year brings once, in the name of a theme. */
const ONE_TIME = /疫情|机构改革|普查|换届|周年|冬奥|亚运|全运会|大运会|世博/;
/** A theme that notices of so many years later no longer have may be past; one year is how notices differ anyway. */
const YEARS_AGO = 2;

function toPastReason(name: string, last: number | null, latest: number, plans: readonly OtherNotice[]): string | null {
  if (last === null || last >= latest) return null;
  const later = plans.filter(({ year }) => year !== null && year > last).length;
  const silent = `${String(last)}年以后的${String(later)}份都没有`;
  if (ONE_TIME.test(name)) return `一时之事，${silent}`;
  return latest - last >= YEARS_AGO ? silent : null;
}

const MOST_OFFERS = 3;
/** A sentence that says nothing in figures and has one of these says little that could be assessed. */
const HOLLOW = /进一步|不断|积极|切实|大力|持续|深入|有效|扎实|着力|适时|及时|定期|不定期|动态|多种(?:形式|方式|渠道)/;

export class Others {
  readonly notices: readonly OtherNotice[];
  /** Those that ask; reports tell of what was done. */
  readonly plans: readonly OtherNotice[];
  readonly points: ReadonlyMap<string, { notice: OtherNotice; point: WorkPoint }>;
  readonly #promises: readonly Promised[];
  readonly #rarity = new Map<string, number>();
  readonly #weights = new Map<string, Map<string, number>>();
  readonly #lengths = new Map<string, number>();

  constructor(notices: readonly OtherNotice[]) {
    this.notices = notices;
    this.plans = notices.filter(({ kind }) => kind !== 'annual-report');
    this.points = new Map(notices.flatMap((notice) => notice.points.map((point) => [point.id, { notice, point }] as const)));
    const asked = this.plans.flatMap(({ points }) => points);
    this.#promises = listPromises(asked, []).filter(({ source, span }) => source === 'commitment' && span !== null);
    const held = new Map<string, number>();
    for (const point of asked) {
      const weights = weighPairs(point.text);
      this.#weights.set(point.id, weights);
      for (const pair of weights.keys()) held.set(pair, (held.get(pair) ?? 0) + 1);
    }
    for (const [pair, count] of held) this.#rarity.set(pair, toRarity(count, asked.length));
    for (const [point, weights] of this.#weights) this.#lengths.set(point, this.#lengthOf(weights));
  }

  /** In the order of the themes given. */
  listThemes(themes: readonly { id: string; name: string }[]): ThemeStanding[] {
    const latest = Math.max(...this.plans.map(({ year }) => year ?? -Infinity));
    return themes.map(({ id: theme, name }) => {
      const having = this.plans.filter(({ points }) => points.some(({ themes: { primary, secondary } }) => primary === theme || secondary.includes(theme)));
      const years = having.flatMap(({ year }) => year ?? []);
      const last = years.length === 0 ? null : Math.max(...years);
      return { theme, notices: having.map(({ id }) => id), last, all: having.length > 0 && having.length === this.plans.length, past: toPastReason(name, last, latest, this.plans) };
    });
  }

  /** The points of a theme, the most concrete first. */
  listPoints(theme: string): { notice: OtherNotice; point: WorkPoint }[] {
    return this.plans.flatMap((notice) => notice.points.filter(({ themes }) => themes.primary === theme).map((point) => ({ notice, point })))
      .sort((a, b) => toConcreteness(b.point) - toConcreteness(a.point) || (b.notice.year ?? 0) - (a.notice.year ?? 0));
  }

  #lengthOf(weights: ReadonlyMap<string, number>): number {
    let sum = 0;
    for (const [pair, weight] of weights) sum += (weight * (this.#rarity.get(pair) ?? 0)) ** 2;
    return Math.sqrt(sum);
  }

  /** How near words are to points of other notices: 0…1, pairs that are rare among all counting more. */
  #nearTo(words: string): (point: string) => number {
    const weights = weighPairs(words);
    const length = this.#lengthOf(weights);
    return (point) => {
      const other = this.#weights.get(point);
      let product = 0;
      if (other) for (const [pair, weight] of weights) product += weight * (other.get(pair) ?? 0) * (this.#rarity.get(pair) ?? 0) ** 2;
      return product === 0 ? 0 : product / (length * (this.#lengths.get(point) ?? 1));
    };
  }

  /**
   * Where words are vague, and what others say instead.
   *
   * @param theme of the item, or ''
   * @param figures what the words promise already
   */
  findVague(text: string, theme: string, figures: readonly Commitment[]): Vague[] {
    const found: Vague[] = [];
    const sentences = splitSentences(text);
    const promised = figures.map(({ quote, kind }) => ({ kind, sentence: spanAt(sentences, Math.max(0, text.indexOf(quote))) }));
    const answers = ({ kinds, near }: PromiseTopic): boolean => promised.some(({ kind, sentence: { start, end } }) => kinds.includes(kind) && near.test(text.slice(start, end)));
    /** Each matter is told once, and so is each sentence of others. */
    const told = new Set<string>();
    const add = (each: Vague): void => {
      const offers = each.offers.filter(({ point, sentence }) => !told.has(`${point} ${sentence}`));
      if (each.offers.length > 0 && offers.length === 0) return;
      for (const { point, sentence } of offers) told.add(`${point} ${sentence}`);
      found.push({ ...each, offers });
    };
    for (const sentence of sentences) {
      if (promised.some((each) => each.sentence.start === sentence.start)) continue;
      const words = text.slice(sentence.start, sentence.end);
      const topic = PROMISE_TOPICS.find((each) => each.phrase.test(words) && !each.phraseNot?.test(words) && !answers(each) && this.#offersOf(each).length > 0);
      if (topic) {
        const match = topic.phrase.exec(words);
        const start = sentence.start + (match?.index ?? 0);
        add({ span: { start, end: start + (match?.[0].length ?? words.length) }, matter: topic.name, offers: this.#nearest(this.#offersOf(topic), words) });
        continue;
      }
      // An item that says anything in figures need not say all so.
      const hollow = promised.length > 0 ? null : HOLLOW.exec(words);
      if (!hollow) continue;
      const offers = this.#nearest(this.#promises.filter((promise) => theme === '' || promise.theme === theme), words, LEAST_NEAR);
      if (offers.length > 0) add({ span: { start: sentence.start + hollow.index, end: sentence.start + hollow.index + hollow[0].length }, matter: '数量、频次或时限', offers });
    }
    return found;
  }

  #offersOf(topic: PromiseTopic): readonly Promised[] {
    return this.#promises.filter((promise) => promise.topic === topic.id);
  }

  /** The sentences around promises, the nearest to the words first, each once. */
  #nearest(promises: readonly Promised[], words: string, least = 0): Offer[] {
    const nearTo = this.#nearTo(words);
    const seen = new Set<string>();
    return promises.map((promise) => ({ promise, near: nearTo(promise.point) })).filter(({ near }) => near >= least)
      .sort((a, b) => b.near - a.near).flatMap(({ promise }): Offer[] => {
        const text = this.points.get(promise.point)?.point.text ?? '';
        const { start, end } = promise.span ? spanAt(splitSentences(text), promise.span.start) : promise.sentence;
        const sentence = text.slice(start, end).trim();
        if (sentence === '' || sentence === words.trim() || seen.has(sentence)) return [];
        seen.add(sentence);
        return [{ point: promise.point, notice: promise.notice, sentence, quote: promise.quote }];
      }).slice(0, MOST_OFFERS);
  }

  /** Who leads such a thing elsewhere, or by when it is done, the nearest first, each words once. */
  findAssigned(text: string, theme: string, lacking: 'lead' | 'deadline'): Assigned[] {
    const nearTo = this.#nearTo(text);
    const seen = new Set<string>();
    const wordsOf = ({ lead, deadline }: WorkPoint): string => (lacking === 'lead' ? lead.join('、') : deadline?.source === 'column' ? deadline.text.trim() : '');
    return this.plans.flatMap((notice) => notice.points.filter((point) => (theme === '' || point.themes.primary === theme) && wordsOf(point) !== '')
      .map((point) => ({ point: point.id, notice: notice.id, words: wordsOf(point), near: nearTo(point.id) })))
      .filter(({ near }) => near >= LEAST_NEAR).sort((a, b) => b.near - a.near)
      .filter(({ words }) => !seen.has(words) && Boolean(seen.add(words))).slice(0, MOST_OFFERS).map(({ point, notice, words }) => ({ point, notice, words }));
  }
}

/** Without a topic in common, sentences less near than this speak of something else: read over the five notices' vague sentences. */
const LEAST_NEAR = 0.12;

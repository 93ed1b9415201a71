/**
 * What two points have to do with each other, and the stretches that say so.
 *
 * A sum of weighted signs, made a probability: the words in common, as wholes and in the two sentences that fit best;
 * the matters both name there; the themes; and how near the two come to the best that each finds in the other's
 * notice. The weights were set by logistic regression on one half of the labelled pairs and judged on the other
 * (`npm run -s eval:alignment`).
 */
import type { WorkPoint } from '../points/index.ts';
import { splitClauses, splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { pairsOf, toRarity } from '../text/tf-idf.ts';
import { COMMON_PAIRS, POINTS_COUNTED } from './common-pairs.ts';
import { blankAdjuncts, countCommon, findMatters, haveCommon, uniteMatters, weighCommon, type MatterSet } from './matters.ts';

/** same: the same object and the same action, so that a reader would put them in one row; related: the same field. */
export type Relation = 'same' | 'related';

/** The stretches of two texts that make them related. */
export interface Evidence {
  a: Span;
  b: Span;
}

const counts = new Map(Object.entries(COMMON_PAIRS).flatMap(([count, pairs]) => (pairs.match(/../gsu) ?? []).map((pair) => [pair, Number(count)] as const)));
const RAREST = toRarity(1, POINTS_COUNTED);
const rarities = new Map([...counts].map(([pair, count]) => [pair, toRarity(count, POINTS_COUNTED)]));

/** What a pair of characters is worth, whatever is compared. */
export function rarityOf(pair: string): number {
  return rarities.get(pair) ?? RAREST;
}

interface Sentence extends Span {
  /** Numbers of pairs of characters, and their weights: a vector of length 1. */
  terms: Int32Array;
  weights: Float64Array;
  matters: MatterSet;
  /** What they weigh together. */
  weight: number;
  /** Its clauses with their pairs of characters; made when they are first asked for. */
  readonly clauses: readonly Clause[];
}

interface Clause extends Span {
  terms: readonly number[];
}

/** A point as it is judged. */
export interface Described {
  sentences: readonly Sentence[];
  /** Pairs of characters of all sentences, and what each is worth. */
  terms: Int32Array;
  worth: Float64Array;
  matters: MatterSet;
  primary: string;
  secondary: readonly string[];
  /** A shortcoming that a report owns up to, or what it means to do about it: an answer to no demand. */
  shortcoming: boolean;
}

/** 五、存在的主要问题及改进情况 */
const SHORTCOMINGS = /存在的?(?:主要)?问题/;
/** A document two points name is a sign, but says the least of what they ask. */
const TITLE = /《[^《》]*》/g;
/** Shorter ones are numbers and scraps. */
const SHORTEST_SENTENCE = 4;

/** Numbers for pairs of characters, the same for all points described with it. */
export class PairNumbers {
  readonly #numbers = new Map<string, number>();
  readonly rarity: number[] = [];

  of(pair: string): number {
    const known = this.#numbers.get(pair);
    if (known !== undefined) return known;
    const number = this.rarity.length;
    this.#numbers.set(pair, number);
    this.rarity.push(rarityOf(pair));
    return number;
  }
}

export function describePoint({ text, path, themes }: WorkPoint, numbers: PairNumbers): Described {
  const blanked = blankAdjuncts(text);
  const untitled = blanked.replace(TITLE, (title) => '，'.repeat(title.length));
  const all = new Map<number, number>();
  const sentences = splitSentences(text).filter(({ start, end }) => end - start >= SHORTEST_SENTENCE).map(({ start, end }): Sentence => {
    const bag = new Map<number, number>();
    for (const pair of pairsOf(blanked.slice(start, end))) {
      const number = numbers.of(pair);
      bag.set(number, (bag.get(number) ?? 0) + 1);
    }
    const entries = [...bag].sort(([a], [b]) => a - b);
    let length = 0;
    const weights = Float64Array.from(entries, ([number, count]) => {
      const rarity = numbers.rarity[number] as number;
      all.set(number, rarity);
      const weight = (1 + Math.log(count)) * rarity;
      length += weight * weight;
      return weight;
    });
    if (length > 0) for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / Math.sqrt(length);
    const matters = findMatters(text.slice(start, end));
    let clauses: Clause[] | null = null;
    return {
      start, end, terms: Int32Array.from(entries, ([number]) => number), weights, matters, weight: weighCommon(matters, matters),
      get clauses() {
        return clauses ??= splitClauses(text.slice(start, end)).map((clause): Clause => {
          const span = trimSpan(text, { start: start + clause.start, end: start + clause.end });
          return { ...span, terms: [...new Set(pairsOf(untitled.slice(span.start, span.end)))].map((pair) => numbers.of(pair)) };
        });
      },
    };
  });
  const worth = [...all].sort(([a], [b]) => a - b);
  return {
    sentences, terms: Int32Array.from(worth, ([number]) => number), worth: Float64Array.from(worth, ([, rarity]) => rarity),
    matters: uniteMatters(sentences.map(({ matters }) => matters)),
    primary: themes.primary, secondary: themes.secondary, shortcoming: path.some((heading) => SHORTCOMINGS.test(heading.text)),
  };
}

/** Signs that two points ask the same; the same whichever is called which. */
export interface Signs {
  /** Likeness of the whole texts with their headings: cosine, 0–1. */
  whole: number;
  /** Of the two sentences most alike. */
  sentence: number;
  /** ln of what the pairs of characters in common are worth together. */
  shared: number;
  /** Of the two sentences that fit best: what their matters in common weigh, of all they name; 0–1. */
  matters: number;
  /** How many matters that decide both name; 2 stands for more. */
  deciding: number;
  /** Both name a matter that tells something. */
  telling: number;
  /** The same primary theme. */
  theme: number;
  /** The primary theme of one is a secondary one of the other. */
  touching: number;
  /** How near the pair comes to the best that each finds in the other's notice, whichever is further from it; 1 where it is the best of both. */
  standing: number;
}

const SIGNS = ['whole', 'sentence', 'shared', 'matters', 'deciding', 'telling', 'theme', 'touching', 'standing'] as const;

/** Set by `npm run -s eval:alignment -- --fit` on the labels for tuning. */
const WEIGHTS: Record<keyof Signs, number> = {
  whole: 3.2, sentence: 3, shared: 1, matters: 6.3, deciding: 2.1, telling: 0.2, theme: 2.8, touching: 2.8, standing: 4.4,
};
const BIAS = -13.3;

/** From this score on two points are called the same: then it is more likely than not. */
export const SAME = 0.5;
/** From this on they are called related; below, nothing is said of them. Of the 145 pairs of the five notices between the two marks, 127 are labelled related or the same by hand. */
export const RELATED = 0.04;

/** @param isAnswer whether the one can be an answer to the other at all; else the two are related at best */
export function toScore(signs: Signs, isAnswer: boolean): number {
  const probability = 1 / (1 + Math.exp(-SIGNS.reduce((sum, sign) => sum + WEIGHTS[sign] * signs[sign], BIAS)));
  return isAnswer && probability >= SAME ? probability : (SAME * (toLikeness(signs) + Math.min(probability, SAME))) / (MOST_LIKE + SAME);
}

/** Likeness before anything is known of other pairs: by it the best of a notice is found. */
export function toLikeness({ whole, sentence, theme, matters }: Omit<Signs, 'standing'>): number {
  return whole + 0.3 * sentence + 0.1 * theme + 0.1 * matters;
}

/** More than any likeness, so that what is related stays below what is the same. */
const MOST_LIKE = 1.51;

/** In two sentences, matters in common that weigh less than this are too few to count in full. */
const FEW_MATTERS = 3;

function compareMatters(a: Sentence, b: Sentence): number {
  if (!haveCommon(a.matters, b.matters)) return 0;
  const common = weighCommon(a.matters, b.matters);
  return (common / (a.weight + b.weight - common)) * Math.min(1, common / FEW_MATTERS);
}

/** Compares one point with others: the one's sentences stand spread over all pairs of characters. */
export class Judge {
  readonly #described: readonly Described[];
  /** Of each pair of characters the first entry of the chosen point; 0 where it has none. */
  readonly #heads: Int32Array;
  readonly #held: Float64Array;
  #sentences: number[] = [];
  #weights: number[] = [];
  #next: number[] = [];
  #point = -1;

  readonly #rarity: readonly number[];
  readonly #marked: Uint8Array;

  constructor(described: readonly Described[], { rarity }: PairNumbers) {
    const size = rarity.length;
    this.#described = described;
    this.#rarity = rarity;
    this.#marked = new Uint8Array(size);
    this.#heads = new Int32Array(size);
    this.#held = new Float64Array(size);
  }

  choose(point: number): void {
    if (this.#point === point) return;
    if (this.#point >= 0) {
      for (const term of this.#at(this.#point).terms) {
        this.#heads[term] = 0;
        this.#held[term] = 0;
      }
    }
    this.#point = point;
    this.#sentences = [0];
    this.#weights = [0];
    this.#next = [0];
    const { sentences, terms, worth } = this.#at(point);
    terms.forEach((term, i) => (this.#held[term] = worth[i] as number));
    sentences.forEach((sentence, at) => {
      sentence.terms.forEach((term, i) => {
        this.#next.push(this.#heads[term] as number);
        this.#heads[term] = this.#sentences.length;
        this.#sentences.push(at);
        this.#weights.push(sentence.weights[i] as number);
      });
    });
  }

  #at(point: number): Described {
    return this.#described[point] as Described;
  }

  /** Likeness of each sentence of the chosen point to one of another, in the array that is given. */
  #compareSentence(other: Sentence, sums: Float64Array): void {
    sums.fill(0);
    for (let i = 0; i < other.terms.length; i++) {
      for (let entry = this.#heads[other.terms[i] as number] as number; entry > 0; entry = this.#next[entry] as number) {
        const sentence = this.#sentences[entry] as number;
        sums[sentence] = (sums[sentence] as number) + (this.#weights[entry] as number) * (other.weights[i] as number);
      }
    }
  }

  /** @param whole the likeness of the whole texts */
  readSigns(other: number, whole: number): Omit<Signs, 'standing'> {
    const [a, b] = [this.#at(this.#point), this.#at(other)];
    let sentence = 0;
    let matters = 0;
    const likeness = new Float64Array(a.sentences.length);
    for (const theirs of b.sentences) {
      this.#compareSentence(theirs, likeness);
      for (let at = 0; at < likeness.length; at++) {
        sentence = Math.max(sentence, likeness[at] as number);
        matters = Math.max(matters, compareMatters(a.sentences[at] as Sentence, theirs));
      }
    }
    // Added up in the order of numbers, so that it is the same either way round.
    let shared = 0;
    for (const term of b.terms) shared += this.#held[term] as number;
    return {
      whole, sentence, shared: Math.log1p(shared), matters,
      deciding: Math.min(2, countCommon(a.matters, b.matters, 3)),
      telling: Math.min(1, countCommon(a.matters, b.matters, 2)),
      theme: Number(a.primary !== '' && a.primary === b.primary),
      touching: Number(a.primary !== b.primary && (a.secondary.includes(b.primary) || b.secondary.includes(a.primary))),
    };
  }

  /** The stretches by which the chosen point and another are what they are to each other: of the two sentences that fit best the clauses in which they do. */
  findEvidence(other: number): Evidence | null {
    const [a, b] = [this.#at(this.#point), this.#at(other)];
    let best: { own: Sentence; theirs: Sentence } | null = null;
    let most = 0;
    const likeness = new Float64Array(a.sentences.length);
    for (const theirs of b.sentences) {
      this.#compareSentence(theirs, likeness);
      for (let at = 0; at < likeness.length; at++) {
        const own = a.sentences[at] as Sentence;
        const fit = ((likeness[at] as number) + 0.3 * compareMatters(own, theirs)) * (isHeading(own) || isHeading(theirs) ? 0.5 : 1);
        if (fit <= most) continue;
        most = fit;
        best = { own, theirs };
      }
    }
    return best && { a: this.#cutToClauses(best.own, best.theirs), b: this.#cutToClauses(best.theirs, best.own) };
  }

  /** The shortest run of clauses of a sentence that holds most of what it has in common with another. */
  #cutToClauses({ clauses }: Sentence, { terms }: Sentence): Span {
    for (const term of terms) this.#marked[term] = 1;
    const worths = clauses.map((clause) => clause.terms.reduce((sum, term) => sum + (this.#marked[term] === 1 ? this.#rarity[term] as number : 0), 0));
    for (const term of terms) this.#marked[term] = 0;
    const all = worths.reduce((sum, worth) => sum + worth, 0);
    const [first, last] = [clauses[0], clauses.at(-1)];
    let best: Span = { start: first?.start ?? 0, end: last?.end ?? 0 };
    let to = 0;
    let sum = 0;
    // Two ends go along, so that a sentence of many clauses takes no longer than it is.
    clauses.forEach((clause, from) => {
      while (to < clauses.length && sum < ENOUGH * all) sum += worths[to++] as number;
      if (sum < ENOUGH * all) return;
      const end = clauses[Math.max(to - 1, from)]?.end ?? clause.end;
      if (end - clause.start < best.end - best.start) best = { start: clause.start, end };
      sum -= worths[from] as number;
    });
    return best;
  }
}

/** A sentence that short is a heading (平台建设。, 发布政策解读方面。): it names the field, not what is asked. */
const isHeading = ({ start, end }: Span) => end - start <= LONGEST_HEADING;
const LONGEST_HEADING = 12;

/** This share of what two sentences have in common has to stand in the clauses shown of them. */
const ENOUGH = 0.7;

/** Without marks and white space around: `，落实“三同步”。` → `落实“三同步”`. */
function trimSpan(text: string, { start, end }: Span): Span {
  while (start < end && /[\s，。；：、,.;:！？]/.test(text.charAt(start))) start++;
  while (end > start && /[\s，。；：、,.;:！？]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

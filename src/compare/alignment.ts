/**
 * Which points of different notices ask for the same thing.
 *
 * Points are compared as bags of character pairs, weighted by how rare a pair
 * is among all points (TF-IDF, cosine), so that 政务公开 and 各处室 say little
 * and 三同步 much. Words of the heading nearest to a point and of a sentence
 * that opens it as a heading count besides; a theme in common adds a little.
 * The weights were set on five notices and are flat around their values; see
 * `npm run -s eval:alignment`.
 */
import type { WorkPoint } from '../points/index.ts';
import { toRarity, toUnitLength, weighPairs } from '../text/tf-idf.ts';

/** Two points of two notices; `a` stands before `b` in the points given. */
export interface Alignment {
  a: string;
  b: string;
  /** 0 (nothing in common) to 1, the same in both directions. */
  score: number;
}

export interface AlignmentOptions {
  /** How many partners each point keeps in each other notice. */
  perNotice: number;
  /** How many it keeps in all other notices together. Bounds the result where there are very many notices. */
  perPoint: number;
  /** Pairs below are not kept. */
  leastScore: number;
  /** What a pair of characters weighs besides its place in the text. */
  weights: {
    /** In the heading nearest above the point. */
    heading: number;
    /** In a short first sentence, which often is a heading: 积极回应社会关切。 */
    opening: number;
    /** The part of the score that themes give. */
    theme: number;
  };
  /**
   * How many entries of the index are read for one point, rarest pairs of
   * characters first. Only very large corpora reach it.
   */
  budget: number;
  /** Only pairs of which one point is of this notice; rarity is judged among all points still. */
  only: string | null;
}

export const ALIGNMENT_DEFAULTS: AlignmentOptions = {
  perNotice: 5,
  perPoint: 200,
  leastScore: 0.03,
  weights: { heading: 0.5, opening: 0.5, theme: 0.1 },
  budget: 6_000,
  only: null,
};

/** From this score on two points may be shown as asking the same; below, as related at best. */
export const ALIGNED = 0.14;

/**
 * Points as sparse vectors, one behind the other: those of point i are at `starts[i]…starts[i + 1]`, their terms
 * ascending, each vector of unit length.
 */
interface Vectors {
  starts: Int32Array;
  terms: Int32Array;
  weights: Float64Array;
  /** Terms are less than this. */
  size: number;
}

/**
 * Aligns the points of several notices.
 *
 * @param points of any number of notices, each id once; rarity is judged among all of them, so give all there are
 * @param options other than {@link ALIGNMENT_DEFAULTS}
 * @returns pairs of points of different notices, best first; each is among the best of one of its two points.
 *   The order of `points` decides between equal scores, and which of a pair is `a`; nothing else.
 */
export function alignPoints(points: readonly WorkPoint[], options: Partial<AlignmentOptions> = {}): Alignment[] {
  const steps = alignPointsInSteps(points, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** {@link alignPoints} for whoever has something else to do in between: stops after each point, twice. */
export function* alignPointsInSteps(points: readonly WorkPoint[], options: Partial<AlignmentOptions> = {}): Generator<undefined, Alignment[]> {
  const settings = { ...ALIGNMENT_DEFAULTS, ...options };
  const { vectors, index } = yield* toVectors(points, settings.weights);
  const noticeNumbers = numberNotices(points);
  const find = makeFinder(vectors, toThemeVectors(points), index, noticeNumbers, settings);
  const lists: Candidate[][] = [];
  for (const [at, { notice }] of points.entries()) {
    lists.push(settings.only === null || notice === settings.only ? find(at) : []);
    yield;
  }
  const isIn = (list: readonly Candidate[] | undefined, wanted: number) => list?.some(({ at }) => at === wanted) ?? false;
  return lists
    // A pair that both keep is named once.
    .flatMap((list, i) => list.filter(({ at }) => at > i || !isIn(lists[at], i)).map(({ at, score }) => ({ a: Math.min(i, at), b: Math.max(i, at), score })))
    .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
    .map(({ a, b, score }) => ({ a: (points[a] as WorkPoint).id, b: (points[b] as WorkPoint).id, score }));
}

function numberNotices(points: readonly WorkPoint[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(points, ({ notice }) => {
    let number = numbers.get(notice);
    if (number === undefined) numbers.set(notice, (number = numbers.size));
    return number;
  });
}

/** The points that hold a term are `holders[starts[term]…starts[term + 1]]`, their weights beside. */
interface Index {
  starts: Int32Array;
  holders: Int32Array;
  weights: Float32Array;
}

/** A first sentence no longer than this may be a heading. */
const LONGEST_OPENING = 30;

function countTerms(point: WorkPoint, weights: AlignmentOptions['weights']): Map<string, number> {
  const end = point.text.indexOf('。');
  const opening = end > 0 && end <= LONGEST_OPENING && end < point.text.length - 1 ? point.text.slice(0, end) : '';
  return weighPairs(point.text, [
    { words: point.path.at(-1)?.text ?? '', weight: weights.heading },
    { words: opening, weight: weights.opening },
  ]);
}

function* toVectors(points: readonly WorkPoint[], weights: AlignmentOptions['weights']): Generator<undefined, { vectors: Vectors; index: Index }> {
  const numbers = new Map<string, number>();
  const held: number[] = [];
  const bags: [number, number][][] = [];
  for (const point of points) {
    const bag: [number, number][] = [];
    for (const [pair, weight] of countTerms(point, weights)) {
      let number = numbers.get(pair);
      if (number === undefined) {
        numbers.set(pair, (number = numbers.size));
        held.push(0);
      }
      held[number] = (held[number] as number) + 1;
      bag.push([number, weight]);
    }
    bags.push(bag.sort(([a], [b]) => a - b));
    yield;
  }
  const rarity = held.map((count) => toRarity(count, points.length));
  const vectors: Vectors = {
    starts: toStarts(bags.map(({ length }) => length)),
    terms: Int32Array.from(bags.flatMap((bag) => bag.map(([term]) => term))),
    weights: Float64Array.from(bags.flatMap((bag) => toUnitLength(bag.map(([term, weight]) => weight * (rarity[term] as number))))),
    size: numbers.size,
  };
  return { vectors, index: toIndex(vectors, held) };
}

/** Where each of several stretches begins that stand one behind the other, and where the last ends. */
function toStarts(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, at) => (starts[at + 1] = (starts[at] as number) + length));
  return starts;
}

function toIndex({ starts: own, terms, weights }: Vectors, held: readonly number[]): Index {
  const starts = toStarts(held);
  const next = starts.slice();
  const holders = new Int32Array(terms.length);
  const postings = new Float32Array(terms.length);
  for (let at = 0; at + 1 < own.length; at++) {
    for (let i = own[at] as number; i < (own[at + 1] as number); i++) {
      const term = terms[i] as number;
      const slot = next[term] as number;
      holders[slot] = at;
      postings[slot] = weights[i] as number;
      next[term] = slot + 1;
    }
  }
  return { starts, holders, weights: postings };
}

/** A secondary theme counts half. */
function toThemeVectors(points: readonly WorkPoint[]): Vectors {
  const numbers = new Map<string, number>();
  const numberOf = (theme: string) => {
    const number = numbers.get(theme) ?? numbers.size;
    numbers.set(theme, number);
    return number;
  };
  const bags = points.map(({ themes: { primary, secondary } }) => {
    const bag = new Map(secondary.map((theme) => [numberOf(theme), 0.5]));
    if (primary !== '') bag.set(numberOf(primary), 1);
    const weights = toUnitLength([...bag.values()]);
    return [...bag.keys()].map((theme, at) => [theme, weights[at] as number] as const).sort(([a], [b]) => a - b);
  });
  const all = bags.flat();
  return {
    starts: toStarts(bags.map((bag) => bag.length)),
    terms: Int32Array.from(all, ([theme]) => theme),
    weights: Float64Array.from(all, ([, weight]) => weight),
    size: numbers.size,
  };
}

/**
 * Compares one point with others. The one's weights stand spread over all terms, so that comparing runs straight
 * through the other's; the sum has the same parts in the same order either way round.
 */
class OneAgainstOthers {
  readonly #vectors: Vectors;
  readonly #spread: Float64Array;
  #point = -1;

  constructor(vectors: Vectors) {
    this.#vectors = vectors;
    this.#spread = new Float64Array(vectors.size);
  }

  /** Chooses the one. */
  choose(point: number): void {
    const { starts, terms, weights } = this.#vectors;
    if (this.#point >= 0) for (let i = starts[this.#point] as number; i < (starts[this.#point + 1] as number); i++) this.#spread[terms[i] as number] = 0;
    for (let i = starts[point] as number; i < (starts[point + 1] as number); i++) this.#spread[terms[i] as number] = weights[i] as number;
    this.#point = point;
  }

  /** @returns the cosine */
  compare(other: number): number {
    const { starts, terms, weights } = this.#vectors;
    const end = starts[other + 1] as number;
    let sum = 0;
    for (let i = starts[other] as number; i < end; i++) sum += (this.#spread[terms[i] as number] as number) * (weights[i] as number);
    return sum;
  }
}

interface Candidate {
  at: number;
  score: number;
}

/** Of a notice and in all, this many more than are kept are scored exactly, since the index gives an estimate where its budget ends. */
const MARGIN = 3;

const byScore = (a: Candidate, b: Candidate) => b.score - a.score || a.at - b.at;

/** The best few points, and of each notice no more than some: found one by one, without keeping the others. */
class Shortlist {
  readonly #notices: Int32Array;
  readonly #most: { all: number; perNotice: number };
  /** How many of each notice are in it. */
  readonly #counts: Int32Array;
  readonly #points: Int32Array;
  readonly #scores: Float64Array;
  #length = 0;

  /** @param notices of each point the number of its notice */
  constructor(notices: Int32Array, most: { all: number; perNotice: number }) {
    this.#notices = notices;
    this.#most = most;
    this.#counts = new Int32Array(notices.reduce((largest, notice) => Math.max(largest, notice + 1), 0));
    this.#points = new Int32Array(most.all);
    this.#scores = new Float64Array(most.all);
  }

  /** What has a lower score has no place in it. */
  get least(): number {
    return this.#length < this.#most.all ? -Infinity : this.#scores[this.#length - 1] as number;
  }

  offer(at: number, score: number): void {
    const isBefore = (slot: number) => {
      const other = this.#scores[slot] as number;
      return other > score || (other === score && (this.#points[slot] as number) < at);
    };
    const noticeIn = (slot: number) => this.#notices[this.#points[slot] as number] as number;
    const notice = this.#notices[at] as number;
    // The one that has to go for it: the last of its notice, or the last of all.
    let slot = this.#length;
    if (this.#counts[notice] === this.#most.perNotice) {
      do slot--; while (noticeIn(slot) !== notice);
    } else if (slot === this.#most.all) slot--;
    if (slot < this.#length) {
      if (isBefore(slot)) return;
      const gone = noticeIn(slot);
      this.#counts[gone] = (this.#counts[gone] as number) - 1;
    } else this.#length++;
    this.#counts[notice] = (this.#counts[notice] as number) + 1;
    for (; slot > 0 && !isBefore(slot - 1); slot--) {
      this.#points[slot] = this.#points[slot - 1] as number;
      this.#scores[slot] = this.#scores[slot - 1] as number;
    }
    this.#points[slot] = at;
    this.#scores[slot] = score;
  }

  /** The points it holds, best first; it is empty afterwards. */
  take(): number[] {
    const all = [...this.#points.subarray(0, this.#length)];
    for (const at of all) this.#counts[this.#notices[at] as number] = 0;
    this.#length = 0;
    return all;
  }
}

function makeFinder(
  vectors: Vectors, themeVectors: Vectors, { starts, holders, weights: postings }: Index, notices: Int32Array, settings: AlignmentOptions,
): (at: number) => Candidate[] {
  const { theme } = settings.weights;
  const estimates = new Float32Array(notices.length);
  const touched = new Int32Array(notices.length);
  const shortlist = new Shortlist(notices, { all: settings.perPoint + MARGIN, perNotice: settings.perNotice + MARGIN });
  const [words, themes] = [new OneAgainstOthers(vectors), new OneAgainstOthers(themeVectors)];
  const sizeOf = (term: number) => (starts[term + 1] as number) - (starts[term] as number);
  /** Estimates what each point has in common with this one. @returns how many are touched */
  const estimate = (at: number): number => {
    const first = vectors.starts[at] as number;
    const terms = vectors.terms.subarray(first, vectors.starts[at + 1]);
    // Rarest terms first; size and place in one number, which sorts fast.
    const order = Float64Array.from(terms, (term, i) => sizeOf(term) * terms.length + i).sort();
    let count = 0;
    let left = settings.budget;
    for (const key of order) {
      const i = key % terms.length;
      const term = terms[i] as number;
      const weight = vectors.weights[first + i] as number;
      left -= sizeOf(term);
      if (left < 0 && count > 0) break;
      if (weight === 0) continue;
      const end = starts[term + 1] as number;
      for (let slot = starts[term] as number; slot < end; slot++) {
        const other = holders[slot] as number;
        const sum = estimates[other] as number;
        if (sum === 0) touched[count++] = other;
        estimates[other] = sum + weight * (postings[slot] as number);
      }
    }
    return count;
  };
  return (at) => {
    const own = notices[at] as number;
    const count = estimate(at);
    words.choose(at);
    themes.choose(at);
    // Most are too far from the best for any theme to help.
    let least = -Infinity;
    for (let i = 0; i < count; i++) {
      const other = touched[i] as number;
      const sum = estimates[other] as number;
      estimates[other] = 0;
      if (sum < least || notices[other] === own) continue;
      const estimated = (1 - theme) * sum + theme * themes.compare(other);
      if (estimated < shortlist.least) continue;
      shortlist.offer(other, estimated);
      least = (shortlist.least - theme) / (1 - theme);
    }
    const counts = new Map<number, number>();
    return shortlist.take()
      .map((other) => ({ at: other, score: Math.min(1, (1 - theme) * words.compare(other) + theme * themes.compare(other)) }))
      .filter((candidate) => candidate.score >= settings.leastScore)
      .sort(byScore)
      .filter(({ at: other }) => {
        const notice = notices[other] as number;
        const kept = (counts.get(notice) ?? 0) + 1;
        counts.set(notice, kept);
        return kept <= settings.perNotice;
      })
      .slice(0, settings.perPoint);
  };
}

/** For each point its partners, best first: the way pages and evaluations read alignments. */
export function partnersOf(alignments: readonly Alignment[]): Map<string, { id: string; score: number }[]> {
  const partners = new Map<string, { id: string; score: number }[]>();
  const add = (from: string, id: string, score: number) => {
    const list = partners.get(from);
    if (list) list.push({ id, score });
    else partners.set(from, [{ id, score }]);
  };
  for (const { a, b, score } of alignments) {
    add(a, b, score);
    add(b, a, score);
  }
  for (const list of partners.values()) list.sort((x, y) => y.score - x.score);
  return partners;
}

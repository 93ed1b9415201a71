/**
 * Which points of different notices ask for the same thing, which are related, and by which words.
 *
 * Candidates are found by their character pairs, weighted by how rare a pair is (TF-IDF, cosine), so that 政务公开 and
 * 各处室 say little and 三同步 much; words of the heading nearest to a point and of a sentence that opens it as a heading
 * count besides. Each candidate is then judged (relation.ts). What is said of two points depends on their two notices
 * alone, never on which others are compared with them: so every page says the same.
 */
import type { WorkPoint } from '../points/index.ts';
import type { Span } from '../text/span.ts';
import { toUnitLength, weighPairs } from '../text/tf-idf.ts';
import { describePoint, Judge, PairNumbers, RELATED, SAME, toLikeness, toScore, type Described, type Evidence, type Relation, type Signs } from './relation.ts';

/** Two points of two notices that are the same or related; `a` stands before `b` in the points given. */
export interface Alignment {
  a: string;
  b: string;
  /** 0 to 1, the same in both directions; from {@link SAME} on the two are called the same. */
  score: number;
  relation: Relation;
  /** The stretches of their texts that make it so. */
  evidence: Evidence;
}

export interface AlignmentOptions {
  /** How many partners each point keeps in each other notice. */
  perNotice: number;
  /** How many it keeps in all other notices together. Bounds the result where there are very many notices. */
  perPoint: number;
  /**
   * How many entries of the index are read for one point, rarest pairs of
   * characters first. Only very large corpora reach it.
   */
  budget: number;
  /** Only pairs of which one point is of this notice. */
  only: string | null;
}

export const ALIGNMENT_DEFAULTS: AlignmentOptions = { perNotice: 8, perPoint: 200, budget: 6_000, only: null };

/** What a pair of characters weighs besides its place in the text, in the heading nearest above a point and in a short first sentence, which often is a heading: 积极回应社会关切。 */
const BESIDES = 0.5;
/** What a theme in common counts among signs by which candidates are chosen. */
const THEME = 0.1;

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
 * @param points of any number of notices, each id once; all of each notice, since each is judged by what its notice has besides
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

/** {@link alignPoints} for whoever has something else to do in between: stops often. */
export function* alignPointsInSteps(points: readonly WorkPoint[], options: Partial<AlignmentOptions> = {}): Generator<undefined, Alignment[]> {
  const { pairs, judge } = yield* readPairs(points, options);
  const alignments: Alignment[] = [];
  const toWhole = (at: number): Span => ({ start: 0, end: (points[at] as WorkPoint).text.length });
  for (const [at, { a, b, score }] of pairs.entries()) {
    if (at % 100 === 99) yield;
    judge.choose(a);
    const evidence = judge.findEvidence(b) ?? { a: toWhole(a), b: toWhole(b) };
    alignments.push({
      a: (points[a] as WorkPoint).id, b: (points[b] as WorkPoint).id, score,
      relation: score >= SAME ? 'same' : 'related', evidence,
    });
  }
  return alignments.sort((x, y) => y.score - x.score);
}

/** A pair of points by their places. */
interface Pair {
  a: number;
  b: number;
  signs: Signs;
  score: number;
}

/** All signs of all candidates: for setting weights. */
export function listSigns(points: readonly WorkPoint[]): { a: string; b: string; signs: Signs; excluded: boolean }[] {
  const steps = readPairs(points, { perNotice: points.length, perPoint: points.length }, -Infinity);
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    const { pairs, described } = step.value;
    return pairs.map(({ a, b, signs }) => ({
      a: (points[a] as WorkPoint).id, b: (points[b] as WorkPoint).id, signs, excluded: isAnswerless(described[a] as Described, described[b] as Described),
    }));
  }
}

/** What a report owns up to or means to do is no answer to a demand; two reports may own up to the same. */
function isAnswerless(a: Described, b: Described): boolean {
  return a.shortcoming !== b.shortcoming;
}

function* readPairs(
  points: readonly WorkPoint[], options: Partial<AlignmentOptions>, least = RELATED,
): Generator<undefined, { pairs: Pair[]; judge: Judge; described: Described[] }> {
  const settings = { ...ALIGNMENT_DEFAULTS, ...options };
  const numbers = new PairNumbers();
  const { vectors, index } = yield* toVectors(points, numbers);
  const described: Described[] = [];
  for (const point of points) {
    described.push(describePoint(point, numbers));
    yield;
  }
  const judge = new Judge(described, numbers);
  const notices = numberNotices(points);
  const find = makeFinder(vectors, toThemeVectors(points), index, notices, judge, settings);
  const found = new Map<number, Omit<Pair, 'score'>>();
  for (const [at, { notice }] of points.entries()) {
    if (settings.only === null || notice === settings.only) {
      for (const { at: other, signs } of find(at)) {
        const [a, b] = at < other ? [at, other] : [other, at];
        found.set(a * points.length + b, { a, b, signs });
      }
    }
    yield;
  }
  // The best that each point finds in each other notice.
  const best = new Map<number, number>();
  const size = points.length + 1;
  const places = ({ a, b }: Omit<Pair, 'score'>) => [a * size + (notices[b] as number), b * size + (notices[a] as number)] as const;
  const isLeftOut = ({ a, b }: Omit<Pair, 'score'>) => isAnswerless(described[a] as Described, described[b] as Described);
  for (const pair of found.values()) {
    if (isLeftOut(pair)) continue;
    const likeness = toLikeness(pair.signs);
    for (const place of places(pair)) best.set(place, Math.max(best.get(place) ?? 0, likeness));
  }
  const pairs: Pair[] = [];
  for (const pair of found.values()) {
    const likeness = toLikeness(pair.signs);
    const standing = likeness > 0 ? Math.min(1, ...places(pair).map((place) => likeness / (best.get(place) ?? likeness))) : 0;
    const signs = { ...pair.signs, standing };
    const score = toScore(signs, !isLeftOut(pair));
    if (score >= least) pairs.push({ ...pair, signs, score });
  }
  return { pairs: pairs.sort((x, y) => x.a - y.a || x.b - y.b), judge, described };
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

function countTerms(point: WorkPoint): Map<string, number> {
  const end = point.text.indexOf('。');
  const opening = end > 0 && end <= LONGEST_OPENING && end < point.text.length - 1 ? point.text.slice(0, end) : '';
  return weighPairs(point.text, [
    { words: point.path.at(-1)?.text ?? '', weight: BESIDES },
    { words: opening, weight: BESIDES },
  ]);
}

function* toVectors(points: readonly WorkPoint[], numbers: PairNumbers): Generator<undefined, { vectors: Vectors; index: Index }> {
  const held: number[] = [];
  const bags: [number, number][][] = [];
  for (const point of points) {
    const bag: [number, number][] = [];
    for (const [pair, weight] of countTerms(point)) {
      const number = numbers.of(pair);
      held[number] = (held[number] ?? 0) + 1;
      bag.push([number, weight]);
    }
    bags.push(bag.sort(([a], [b]) => a - b));
    yield;
  }
  const vectors: Vectors = {
    starts: toStarts(bags.map(({ length }) => length)),
    terms: Int32Array.from(bags.flatMap((bag) => bag.map(([term]) => term))),
    weights: Float64Array.from(bags.flatMap((bag) => toUnitLength(bag.map(([term, weight]) => weight * (numbers.rarity[term] as number))))),
    size: held.length,
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

/** Another point, and the signs there are before all pairs are known. */
interface Candidate {
  at: number;
  likeness: number;
  signs: Signs;
}

/** Of a notice and in all, this many more than are kept are scored exactly, since the index gives an estimate where its budget ends. */
const MARGIN = 3;

const byLikeness = (a: Candidate, b: Candidate) => b.likeness - a.likeness || a.at - b.at;

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
  vectors: Vectors, themeVectors: Vectors, { starts, holders, weights: postings }: Index, notices: Int32Array, judge: Judge, settings: AlignmentOptions,
): (at: number) => Candidate[] {
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
      const estimated = sum + THEME * themes.compare(other);
      if (estimated < shortlist.least) continue;
      shortlist.offer(other, estimated);
      least = shortlist.least - THEME;
    }
    judge.choose(at);
    const counts = new Map<number, number>();
    return shortlist.take()
      .map((other): Candidate => {
        const signs = { ...judge.readSigns(other, Math.min(1, words.compare(other))), standing: 0 };
        return { at: other, likeness: toLikeness(signs), signs };
      })
      .sort(byLikeness)
      .filter(({ at: other }) => {
        const notice = notices[other] as number;
        const kept = (counts.get(notice) ?? 0) + 1;
        counts.set(notice, kept);
        return kept <= settings.perNotice;
      })
      .slice(0, settings.perPoint);
  };
}

/** A point that another is aligned with, seen from that other. */
export interface Partner {
  id: string;
  score: number;
  relation: Relation;
  /** The stretch of the one's own text, and that of the partner's. */
  own: Span;
  other: Span;
}

/** For each point its partners, best first: the way pages and evaluations read alignments. */
export function partnersOf(alignments: readonly Alignment[]): Map<string, Partner[]> {
  const partners = new Map<string, Partner[]>();
  const add = (from: string, partner: Partner) => {
    const list = partners.get(from);
    if (list) list.push(partner);
    else partners.set(from, [partner]);
  };
  for (const { a, b, score, relation, evidence } of alignments) {
    add(a, { id: b, score, relation, own: evidence.a, other: evidence.b });
    add(b, { id: a, score, relation, own: evidence.b, other: evidence.a });
  }
  for (const list of partners.values()) list.sort((x, y) => y.score - x.score);
  return partners;
}

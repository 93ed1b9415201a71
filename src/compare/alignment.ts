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
import { pairsOf, type WorkPoint } from '../points/index.ts';

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
  budget: 8_000,
  only: null,
};

/** From this score on two points may be shown as asking the same; below, as related at best. */
export const ALIGNED = 0.14;

/** A point as a sparse vector: terms ascending, unit length; and its themes, unit length. */
interface Vector {
  terms: Int32Array;
  weights: Float64Array;
  themes: readonly (readonly [theme: string, weight: number])[];
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
  const settings = { ...ALIGNMENT_DEFAULTS, ...options };
  const { vectors, index } = toVectors(points, settings.weights);
  const noticeNumbers = numberNotices(points);
  const find = makeFinder(vectors, index, noticeNumbers, settings);
  const kept = new Map<number, number>();
  for (let i = 0; i < points.length; i++) {
    if (settings.only !== null && points[i]?.notice !== settings.only) continue;
    for (const { at, score } of find(i)) kept.set(Math.min(i, at) * points.length + Math.max(i, at), score);
  }
  return [...kept]
    .sort(([keyA, scoreA], [keyB, scoreB]) => scoreB - scoreA || keyA - keyB)
    .map(([key, score]) => ({
      a: (points[Math.floor(key / points.length)] as WorkPoint).id,
      b: (points[key % points.length] as WorkPoint).id,
      score,
    }));
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
  weights: Float64Array;
}

/** A first sentence no longer than this may be a heading. */
const LONGEST_OPENING = 30;

function countTerms(point: WorkPoint, weights: AlignmentOptions['weights']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pair of pairsOf(point.text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  for (const [pair, count] of counts) counts.set(pair, 1 + Math.log(count));
  const add = (text: string, weight: number) => {
    if (weight <= 0) return;
    for (const pair of new Set(pairsOf(text))) counts.set(pair, (counts.get(pair) ?? 0) + weight);
  };
  add(point.path[point.path.length - 1]?.text ?? '', weights.heading);
  const end = point.text.indexOf('。');
  if (end > 0 && end <= LONGEST_OPENING && end < point.text.length - 1) add(point.text.slice(0, end), weights.opening);
  return counts;
}

function toVectors(points: readonly WorkPoint[], weights: AlignmentOptions['weights']): { vectors: Vector[]; index: Index } {
  const numbers = new Map<string, number>();
  const held: number[] = [];
  const bags = points.map((point) => {
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
    return bag.sort(([a], [b]) => a - b);
  });
  const rarity = held.map((count) => Math.log((points.length + 1) / (count + 0.5)));
  const vectors = bags.map((bag, at): Vector => {
    const vector = {
      terms: Int32Array.from(bag, ([term]) => term),
      weights: Float64Array.from(bag, ([term, weight]) => weight * Math.max(0, rarity[term] as number)),
      themes: toThemeVector(points[at] as WorkPoint),
    };
    const length = Math.sqrt(vector.weights.reduce((sum, weight) => sum + weight * weight, 0));
    if (length > 0) vector.weights.forEach((weight, i) => (vector.weights[i] = weight / length));
    return vector;
  });
  const starts = new Int32Array(held.length + 1);
  held.forEach((count, term) => (starts[term + 1] = (starts[term] as number) + count));
  const next = starts.slice();
  const holders = new Int32Array(starts[held.length] as number);
  const postings = new Float64Array(holders.length);
  vectors.forEach((vector, at) => vector.terms.forEach((term, i) => {
    const slot = next[term] as number;
    holders[slot] = at;
    postings[slot] = vector.weights[i] as number;
    next[term] = slot + 1;
  }));
  return { vectors, index: { starts, holders, weights: postings } };
}

/** A secondary theme counts half. */
function toThemeVector({ themes: { primary, secondary } }: WorkPoint): Vector['themes'] {
  const themes = new Map<string, number>();
  for (const theme of secondary) themes.set(theme, 0.5);
  if (primary !== '') themes.set(primary, 1);
  const length = Math.sqrt([...themes.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return [...themes].map(([theme, weight]) => [theme, weight / length]);
}

function compareThemes(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [theme, weight] of a.themes) {
    for (const [other, otherWeight] of b.themes) if (other === theme) sum += weight * otherWeight;
  }
  return sum;
}

function compareTerms(a: Vector, b: Vector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const left = a.terms[i] as number;
    const right = b.terms[j] as number;
    if (left === right) sum += (a.weights[i++] as number) * (b.weights[j++] as number);
    else if (left < right) i++;
    else j++;
  }
  return sum;
}

interface Candidate {
  at: number;
  score: number;
}

/** Of a notice, this many more than are kept are scored exactly, since the index gives an estimate where its budget ends. */
const MARGIN = 3;

const byScore = (a: Candidate, b: Candidate) => b.score - a.score || a.at - b.at;

/** The best few points of each notice, found one by one without keeping the others. */
class Shortlist {
  readonly #size: number;
  readonly #counts: Int32Array;
  readonly #points: Int32Array;
  readonly #scores: Float64Array;
  readonly #used: number[] = [];

  constructor(notices: number, size: number) {
    this.#size = size;
    this.#counts = new Int32Array(notices);
    this.#points = new Int32Array(notices * size);
    this.#scores = new Float64Array(notices * size);
  }

  offer(notice: number, at: number, score: number): void {
    const base = notice * this.#size;
    let count = this.#counts[notice] as number;
    if (count === 0) this.#used.push(notice);
    const isBefore = (slot: number) => {
      const other = this.#scores[slot] as number;
      return other > score || (other === score && (this.#points[slot] as number) < at);
    };
    if (count === this.#size) {
      if (isBefore(base + count - 1)) return;
      count--;
    }
    let slot = base + count;
    for (; slot > base && !isBefore(slot - 1); slot--) {
      this.#points[slot] = this.#points[slot - 1] as number;
      this.#scores[slot] = this.#scores[slot - 1] as number;
    }
    this.#points[slot] = at;
    this.#scores[slot] = score;
    this.#counts[notice] = count + 1;
  }

  /** All that was kept; the list is empty afterwards. */
  take(): Candidate[] {
    const all: Candidate[] = [];
    for (const notice of this.#used) {
      const base = notice * this.#size;
      for (let slot = base; slot < base + (this.#counts[notice] as number); slot++) {
        all.push({ at: this.#points[slot] as number, score: this.#scores[slot] as number });
      }
      this.#counts[notice] = 0;
    }
    this.#used.length = 0;
    return all;
  }
}

function makeFinder(
  vectors: readonly Vector[], { starts, holders, weights: postings }: Index, notices: Int32Array, settings: AlignmentOptions,
): (at: number) => Candidate[] {
  const { theme } = settings.weights;
  const estimates = new Float64Array(vectors.length);
  const shortlist = new Shortlist(notices.reduce((most, notice) => Math.max(most, notice + 1), 0), settings.perNotice + MARGIN);
  // The same sum in the same order for (a, b) and (b, a): symmetric to the last bit.
  const score = (a: number, b: number) => {
    const first = vectors[Math.min(a, b)] as Vector;
    const second = vectors[Math.max(a, b)] as Vector;
    return Math.min(1, (1 - theme) * compareTerms(first, second) + theme * compareThemes(first, second));
  };
  const sizeOf = (term: number) => (starts[term + 1] as number) - (starts[term] as number);
  return (at) => {
    const vector = vectors[at] as Vector;
    const touched: number[] = [];
    const order = [...vector.terms.keys()].sort((a, b) =>
      sizeOf(vector.terms[a] as number) - sizeOf(vector.terms[b] as number) || a - b);
    let left = settings.budget;
    for (const i of order) {
      const term = vector.terms[i] as number;
      const weight = vector.weights[i] as number;
      left -= sizeOf(term);
      if (left < 0 && touched.length > 0) break;
      for (let slot = starts[term] as number; slot < (starts[term + 1] as number); slot++) {
        const other = holders[slot] as number;
        if (notices[other] === notices[at]) continue;
        const product = weight * (postings[slot] as number);
        if (product === 0) continue;
        if (estimates[other] === 0) touched.push(other);
        estimates[other] = (estimates[other] as number) + product;
      }
    }
    for (const other of touched) {
      const estimate = (1 - theme) * (estimates[other] as number) + theme * compareThemes(vector, vectors[other] as Vector);
      estimates[other] = 0;
      shortlist.offer(notices[other] as number, other, estimate);
    }
    const counts = new Map<number, number>();
    return shortlist.take()
      .sort(byScore)
      .slice(0, settings.perPoint + MARGIN)
      .map(({ at: other }) => ({ at: other, score: score(at, other) }))
      .filter((candidate) => candidate.score >= settings.leastScore)
      .sort(byScore)
      .filter(({ at: other }) => {
        const notice = notices[other] as number;
        const count = (counts.get(notice) ?? 0) + 1;
        counts.set(notice, count);
        return count <= settings.perNotice;
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

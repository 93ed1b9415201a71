/**
 * Wording that stands in more than one notice: the exact spans, longest first,
 * and how much of each notice they make up. Punctuation, white space, width
 * and case do not count, neither in matching nor in length.
 */
import type { WorkPoint } from '../points/index.ts';
import { foldText, unfold, type Folded, type Span } from './fold.ts';

/** Where a span stands: offsets into the text of a point. */
export interface WordingPlace extends Span {
  notice: string;
  point: string;
  /** The words as they stand there, punctuation inside included. */
  quote: string;
}

/** Words that stand in points of two or more notices. */
export interface SharedSpan {
  /** Letters and digits alone. */
  folded: string;
  /** The length of `folded`. */
  length: number;
  /** In the order of the points given; of two notices at least. */
  places: WordingPlace[];
}

/** How much of a notice stands in others too, in letters and digits of its points. */
export interface WordingShare {
  notice: string;
  length: number;
  /** Of `length`, those inside a shared span. */
  shared: number;
  /** shared / length; 0 for a notice without words. */
  share: number;
  /** The same with each other notice alone. */
  with: { notice: string; shared: number; share: number }[];
}

export interface SharedWording {
  spans: SharedSpan[];
  shares: WordingShare[];
}

/** The shortest span that is counted as shared wording between notices. */
export const SHORTEST_SHARED = 14;

/** The shortest that is marked inside a row of a comparison. */
export const SHORTEST_MARKED = 6;

/** A phrase that stands in very many places is compared with this many of the places before it. */
const MOST_PLACES = 64;

interface Match {
  a: number;
  b: number;
  startA: number;
  startB: number;
  length: number;
}

/**
 * All maximal common spans of two different texts: they cannot be made longer
 * on either side. Seeds of the least length are looked up in a table and
 * extended; a seed that could be extended to the left was found already.
 */
function findMatches(texts: readonly string[], least: number, mayMatch: (a: number, b: number) => boolean): Match[] {
  const matches: Match[] = [];
  const seeds = new Map<string, { text: number; at: number }[]>();
  texts.forEach((text, number) => {
    for (let at = 0; at + least <= text.length; at++) {
      const seed = text.slice(at, at + least);
      const places = seeds.get(seed);
      if (!places) {
        seeds.set(seed, [{ text: number, at }]);
        continue;
      }
      for (let i = places.length - 1; i >= Math.max(0, places.length - MOST_PLACES); i--) {
        const { text: other, at: start } = places[i] as { text: number; at: number };
        if (!mayMatch(other, number)) continue;
        const left = texts[other] as string;
        if (at > 0 && start > 0 && left.charCodeAt(start - 1) === text.charCodeAt(at - 1)) continue;
        let length = least;
        while (start + length < left.length && at + length < text.length && left.charCodeAt(start + length) === text.charCodeAt(at + length)) length++;
        matches.push({ a: other, b: number, startA: start, startB: at, length });
      }
      places.push({ text: number, at });
    }
  });
  return matches;
}

/**
 * Finds the wording that points of different notices share.
 *
 * @param points of any number of notices
 * @param least the shortest span, in letters and digits
 * @param only where given, what this notice shares with others and nothing else
 * @returns spans, longest first and then in the order of the points. A span
 *   inside a longer one is listed only where a further notice has no more
 *   than it. And the share of each notice that stands in another.
 */
export function findSharedWording(points: readonly WorkPoint[], least: number = SHORTEST_SHARED, only: string | null = null): SharedWording {
  const folded = points.map(({ text }) => foldText(text));
  const texts = folded.map(({ text }) => text);
  const noticeOf = (at: number) => (points[at] as WorkPoint).notice;
  const matches = findMatches(texts, Math.max(1, least), (a, b) => noticeOf(a) !== noticeOf(b) && (only === null || noticeOf(a) === only || noticeOf(b) === only));
  return { spans: groupMatches(points, folded, matches), shares: measureShares(points, texts, matches) };
}

function groupMatches(points: readonly WorkPoint[], folded: readonly Folded[], matches: readonly Match[]): SharedSpan[] {
  const groups = new Map<string, Map<string, { at: number; start: number }>>();
  for (const { a, b, startA, startB, length } of matches) {
    const words = (folded[a] as Folded).text.slice(startA, startA + length);
    let places = groups.get(words);
    if (!places) groups.set(words, (places = new Map()));
    places.set(`${a} ${startA}`, { at: a, start: startA });
    places.set(`${b} ${startB}`, { at: b, start: startB });
  }
  return [...groups]
    .map(([words, places]) => ({ words, places: [...places.values()].sort((x, y) => x.at - y.at || x.start - y.start) }))
    .sort((x, y) => y.words.length - x.words.length
      || (x.places[0]?.at ?? 0) - (y.places[0]?.at ?? 0) || (x.places[0]?.start ?? 0) - (y.places[0]?.start ?? 0))
    .map(({ words, places }) => ({
      folded: words,
      length: words.length,
      places: places.map(({ at, start }): WordingPlace => {
        const point = points[at] as WorkPoint;
        const span = unfold(folded[at] as Folded, { start, end: start + words.length }, point.text);
        return { notice: point.notice, point: point.id, ...span, quote: point.text.slice(span.start, span.end) };
      }),
    }));
}

function measureShares(points: readonly WorkPoint[], texts: readonly string[], matches: readonly Match[]): WordingShare[] {
  const notices = [...new Set(points.map(({ notice }) => notice))];
  const lengths = new Map(notices.map((notice) => [notice, 0]));
  points.forEach(({ notice }, at) => lengths.set(notice, (lengths.get(notice) ?? 0) + (texts[at] as string).length));
  // Notice, or notice and other notice → point → its stretches.
  const covered = new Map<string, Map<number, Span[]>>();
  const cover = (key: string, at: number, span: Span) => {
    let byPoint = covered.get(key);
    if (!byPoint) covered.set(key, (byPoint = new Map()));
    const spans = byPoint.get(at);
    if (spans) spans.push(span);
    else byPoint.set(at, [span]);
  };
  for (const { a, b, startA, startB, length } of matches) {
    for (const [at, other, start] of [[a, b, startA], [b, a, startB]] as const) {
      const { notice } = points[at] as WorkPoint;
      const span = { start, end: start + length };
      cover(notice, at, span);
      cover(`${notice}\n${(points[other] as WorkPoint).notice}`, at, span);
    }
  }
  const measure = (key: string) =>
    [...covered.get(key)?.values() ?? []].reduce((sum, spans) => sum + mergeSpans(spans).reduce((part, { start, end }) => part + end - start, 0), 0);
  return notices.map((notice) => {
    const length = lengths.get(notice) ?? 0;
    const toShare = (shared: number) => ({ shared, share: length === 0 ? 0 : shared / length });
    return {
      notice,
      length,
      ...toShare(measure(notice)),
      with: notices.filter((other) => other !== notice).map((other) => ({ notice: other, ...toShare(measure(`${notice}\n${other}`)) })),
    };
  });
}

/** Stretches in order, overlapping and touching ones made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged[merged.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** A stretch of a text and the other texts that have the same words; none where the words are its own. */
export interface MarkedStretch extends Span {
  text: string;
  /** Ids, in the order given. */
  with: string[];
}

/**
 * Marks in each of the texts of a row what others have word for word.
 *
 * @param texts what stands side by side; several of one `column` are not compared with each other
 * @param least the shortest common span, in letters and digits
 * @returns for each text, in the order given, stretches that together are the whole of it
 */
export function markWording(
  texts: readonly { id: string; column?: string; text: string }[], least: number = SHORTEST_MARKED,
): { id: string; stretches: MarkedStretch[] }[] {
  const folded = texts.map(({ text }) => foldText(text));
  const matches = findMatches(folded.map(({ text }) => text), Math.max(1, least), (a, b) => {
    const one = texts[a]?.column;
    return a !== b && (one === undefined || one !== texts[b]?.column);
  });
  return texts.map(({ id, text }, at) => {
    const byOther = new Map<number, Span[]>();
    for (const match of matches) {
      if (match.a !== at && match.b !== at) continue;
      const [other, start] = match.a === at ? [match.b, match.startA] : [match.a, match.startB];
      const span = unfold(folded[at] as Folded, { start, end: start + match.length }, text);
      byOther.set(other, [...byOther.get(other) ?? [], span]);
    }
    const common = [...byOther].sort(([a], [b]) => a - b).map(([other, spans]) => ({ id: (texts[other] as { id: string }).id, spans: mergeSpans(spans) }));
    const cuts = [...new Set([0, text.length, ...common.flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start, end]))])].sort((a, b) => a - b);
    const stretches = cuts.slice(1).map((end, i): MarkedStretch => {
      const start = cuts[i] as number;
      const holds = common.filter(({ spans }) => spans.some((span) => span.start <= start && end <= span.end));
      return { start, end, text: text.slice(start, end), with: holds.map((each) => each.id) };
    });
    return { id, stretches };
  });
}

/** A term, and where the notices use it. */
export interface TermUse {
  term: string;
  notices: { notice: string; places: WordingPlace[] }[];
  /** Every notice of the points given uses it. */
  everywhere: boolean;
}

/**
 * In which notices terms occur.
 *
 * @param points of the notices to look in
 * @param terms as readers know them: `双随机一公开` finds `“双随机、一公开”`. Each may have other spellings.
 * @returns one entry for each term, in the order given; also for those nobody uses
 */
export function findTerms(points: readonly WorkPoint[], terms: readonly { term: string; variants?: readonly string[] }[]): TermUse[] {
  const notices = [...new Set(points.map(({ notice }) => notice))];
  const folded = points.map(({ text }) => foldText(text));
  return terms.map(({ term, variants = [] }) => {
    const wanted = [...new Set([term, ...variants].map((each) => foldText(each).text))].filter((each) => each !== '')
      .sort((a, b) => b.length - a.length);
    const byNotice = new Map<string, WordingPlace[]>();
    points.forEach((point, at) => {
      const { text } = folded[at] as Folded;
      const taken: Span[] = [];
      for (const words of wanted) {
        for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
          const end = start + words.length;
          // 双随机 inside 双随机一公开 is found once.
          if (!taken.some((span) => start < span.end && end > span.start)) taken.push({ start, end });
        }
      }
      if (taken.length === 0) return;
      const places = taken.sort((a, b) => a.start - b.start).map((span): WordingPlace => {
        const place = unfold(folded[at] as Folded, span, point.text);
        return { notice: point.notice, point: point.id, ...place, quote: point.text.slice(place.start, place.end) };
      });
      byNotice.set(point.notice, [...byNotice.get(point.notice) ?? [], ...places]);
    });
    return {
      term,
      notices: notices.filter((notice) => byNotice.has(notice)).map((notice) => ({ notice, places: byNotice.get(notice) ?? [] })),
      everywhere: notices.length > 0 && byNotice.size === notices.length,
    };
  });
}

/**
 * Wording that stands in more than one notice: the exact spans, longest first,
 * and how much of each notice they make up. Punctuation, white space, width
 * and case do not count, neither in matching nor in length; a proper name,
 * however long, counts as one letter, and names are listed apart.
 */
import type { WorkPoint } from '../points/index.ts';
import { groupBy } from '../points/group-by.ts';
import { foldText, unfold, type Folded } from '../text/fold.ts';
import { findRepeats, forEachShared, joinTexts, type JoinedTexts } from '../text/repeats.ts';
import { mergeSpans, type Span } from '../text/span.ts';
import { findNames, type NamePlace } from './proper-names.ts';

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
  /** Letters of `folded`, a name in it counted as one. */
  length: number;
  /** In the order of the points given; of two notices at least. */
  places: WordingPlace[];
}

/** How much of a notice stands in others too, in letters and digits of its points, a name counted as one. */
export interface WordingShare {
  notice: string;
  length: number;
  /** Of `length`, those inside a shared span. */
  shared: number;
  /** shared / length; 0 for a notice without words. */
  share: number;
}

/** How much of a notice stands in one other. */
export interface WordingPair {
  notice: string;
  other: string;
  shared: number;
  share: number;
}

/** A name that stands in points of two or more notices. */
export interface SharedName {
  /** As it stands first, without marks around. */
  name: string;
  /** In the order of the points given; of two notices at least. */
  places: WordingPlace[];
}

export interface SharedWording {
  spans: SharedSpan[];
  /** By the number of notices that have them, then the longest first. */
  names: SharedName[];
  shares: WordingShare[];
}

/** The shortest span that is counted as shared wording between notices. */
export const SHORTEST_SHARED = 14;

/** The shortest that is marked inside a row of a comparison. */
export const SHORTEST_MARKED = 6;

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
  const shortest = Math.max(1, least);
  const corpus = joinPoints(points, shortest, only);
  const { texts, folded } = corpus;
  const spans = findRepeats(texts, shortest)
    .sort((x, y) => y.length - x.length || (x.places[0] ?? 0) - (y.places[0] ?? 0))
    .map(({ length, places }): SharedSpan => {
      const first = corpus.placeAt(places[0] as number, length);
      return {
        folded: (folded[first.text] as Folded).text.slice(first.start, first.end),
        length,
        places: places.map((place): WordingPlace => {
          const { text, ...letters } = corpus.placeAt(place, length);
          return toWordingPlace(points[text] as WorkPoint, folded[text] as Folded, letters);
        }),
      };
    });
  const isShared = new Uint8Array(texts.order.length);
  forEachShared(texts, shortest, (first, last) => {
    for (let i = first; i <= last; i++) isShared[texts.order[i] as number] = 1;
  });
  const shared = corpus.notices.map(() => new Cover(shortest));
  isShared.forEach((is, place) => {
    if (is === 1) shared[corpus.noticeAt(place)]?.add(place);
  });
  const shares = corpus.notices.map((notice, number): WordingShare => toShare({ notice }, corpus, number, shared[number]));
  return { spans, names: groupNames(points, folded, corpus.names, only), shares };
}

function toWordingPlace(point: WorkPoint, folded: Folded, letters: Span): WordingPlace {
  const span = unfold(folded, letters);
  return { notice: point.notice, point: point.id, ...span, quote: point.text.slice(span.start, span.end) };
}

/** The same for all spellings of a name: 中华人民共和国 before the name of a law makes no other. */
function toNameKey(folded: readonly Folded[], { text, start, end }: NamePlace): string {
  return (folded[text] as Folded).text.slice(start, end).replace(/^中华人民共和国(?=.{4})/, '');
}

function groupNames(points: readonly WorkPoint[], folded: readonly Folded[], names: readonly NamePlace[], only: string | null): SharedName[] {
  return [...groupBy(names, (name) => toNameKey(folded, name)).values()]
    .map((of) => of.map(({ text, start, end }) => toWordingPlace(points[text] as WorkPoint, folded[text] as Folded, { start, end })))
    .map((places) => ({ name: places[0]?.quote ?? '', places, count: new Set(places.map(({ notice }) => notice)).size }))
    .filter(({ places, count }) => count > 1 && (only === null || places.some(({ notice }) => notice === only)))
    .sort((a, b) => b.count - a.count || b.name.length - a.name.length)
    .map(({ name, places }) => ({ name, places }));
}

/** Characters that stand for names: no text has them, and there are that many. */
const FIRST_SIGN = 0xe000;
const SIGNS = 0x1900;

/**
 * How much of each notice stands in each other one: as many figures as there
 * are pairs, so for no more notices than somebody looks at.
 *
 * @param points as for {@link findSharedWording}
 * @returns pairs that have something in common, both ways round, in the order of the points
 */
export function findWordingPairs(points: readonly WorkPoint[], least: number = SHORTEST_SHARED): WordingPair[] {
  const shortest = Math.max(1, least);
  const corpus = joinPoints(points, shortest);
  const { texts, notices } = corpus;
  /** Of each place the notices that have the same characters there; one list for all of a kind. */
  const holders: (readonly number[])[] = [];
  forEachShared(texts, shortest, (first, last) => {
    const places = texts.order.subarray(first, last + 1);
    const all = [...new Set(Array.from(places, corpus.noticeAt))];
    for (const place of places) holders[place] = all;
  });
  const covers = notices.map(() => new Map<number, Cover>());
  holders.forEach((all, place) => {
    const own = corpus.noticeAt(place);
    for (const other of all) {
      if (other === own) continue;
      const cover = covers[own]?.get(other) ?? new Cover(shortest);
      covers[own]?.set(other, cover);
      cover.add(place);
    }
  });
  return notices.flatMap((notice, number) => [...covers[number] ?? []].sort(([a], [b]) => a - b)
    .map(([other, cover]): WordingPair => toShare({ notice, other: notices[other] as string }, corpus, number, cover)));
}

/** What stands between cuts of a point: its letters, a name for one, and where in the folded text they stand. */
interface Stretch {
  point: number;
  words: string;
  /** The letter of the folded text that it begins with. */
  from: number;
  /** Names in it: their places in `words`, and by how many letters each is longer than one. */
  names: { at: number; more: number }[];
}

/** The letter of the folded text at a place in the words of a stretch. */
function toLetter({ from, names }: Stretch, place: number): number {
  let letter = from + place;
  for (const { at, more } of names) if (at < place) letter += more;
  return letter;
}

/**
 * The points of several notices as texts that can be searched for what they share.
 *
 * @param least the shortest that will be asked for
 * @param only of this notice with the others; all others are then as one to each other
 */
function joinPoints(points: readonly WorkPoint[], least: number, only: string | null = null) {
  const folded = points.map(({ text }) => foldText(text, 'letters'));
  const numbers = new Map<string, number>();
  for (const { notice } of points) if (!numbers.has(notice)) numbers.set(notice, numbers.size);
  const noticeOf = points.map(({ notice }) => numbers.get(notice) as number);
  const names = findNames(points, folded);
  const keys = names.map((name) => toNameKey(folded, name));
  const ownersOf = groupBy(names.map(({ text }, at) => ({ owner: noticeOf[text], key: keys[at] as string })), ({ key }) => key);
  // A name of one notice stands in no wording that another has too: there the words are cut, and it needs no sign.
  const shared = [...ownersOf].filter(([, own]) => own.some(({ owner }) => owner !== own[0]?.owner)).slice(0, SIGNS);
  const signs = new Map(shared.map(([key], at) => [key, String.fromCharCode(FIRST_SIGN + at)]));
  const stretches: Stretch[] = [];
  const lengths = new Array<number>(numbers.size).fill(0);
  let next = 0;
  folded.forEach(({ text }, point) => {
    const notice = noticeOf[point] as number;
    let stretch: Stretch = { point, words: '', from: 0, names: [] };
    stretches.push(stretch);
    let at = 0;
    let length = text.length;
    for (let name = names[next]; name?.text === point; name = names[next]) {
      stretch.words += text.slice(at, name.start);
      at = name.end;
      length -= name.end - name.start - 1;
      const sign = signs.get(keys[next++] as string);
      if (sign === undefined) stretches.push(stretch = { point, words: '', from: at, names: [] });
      else {
        stretch.names.push({ at: stretch.words.length, more: name.end - name.start - 1 });
        stretch.words += sign;
      }
    }
    stretch.words += text.slice(at);
    lengths[notice] = (lengths[notice] ?? 0) + length;
  });
  const ownerOf = ({ point }: Stretch) => (only === null ? noticeOf[point] as number : Number(points[point]?.notice === only));
  const texts = joinTexts(stretches.map(({ words }) => words), stretches.map(ownerOf), least);
  const stretchAt = (place: number) => stretches[texts.sources[texts.textAt[place] as number]?.text ?? 0] as Stretch;
  /** The number of the notice that a place belongs to. */
  const noticeAt = (place: number) => noticeOf[stretchAt(place).point] as number;
  /** The number of the point, and the letters of it. */
  const placeAt = (place: number, length: number) => {
    const text = texts.textAt[place] as number;
    const stretch = stretchAt(place);
    const at = (texts.sources[text]?.from ?? 0) + place - (texts.starts[text] as number);
    return { text: stretch.point, start: toLetter(stretch, at), end: toLetter(stretch, at + length) };
  };
  return { texts, folded, names, notices: [...numbers.keys()], lengths, noticeAt, placeAt };
}

function toPlace({ textAt, starts }: JoinedTexts, place: number): { text: number; start: number } {
  const text = textAt[place] as number;
  return { text, start: place - (starts[text] as number) };
}

/** Stretches of one length, told from left to right: how many characters they cover. */
class Cover {
  readonly #length: number;
  #end = 0;
  total = 0;

  constructor(length: number) {
    this.#length = length;
  }

  add(start: number): void {
    const end = start + this.#length;
    this.total += end - Math.max(start, this.#end);
    this.#end = end;
  }
}

function toShare<Whose extends object>(
  whose: Whose, { lengths }: { lengths: readonly number[] }, number: number, cover: Cover | undefined,
): Whose & { length: number; shared: number; share: number } {
  const [length, shared] = [lengths[number] ?? 0, cover?.total ?? 0];
  return { ...whose, length, shared, share: length === 0 ? 0 : shared / length };
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
 * @param least the shortest common span, in letters and digits; two at least
 * @returns for each text, in the order given, stretches that together are the whole of it
 */
export function markWording(
  texts: readonly { id: string; column?: string; text: string }[], least: number = SHORTEST_MARKED,
): { id: string; stretches: MarkedStretch[] }[] {
  const folded = texts.map(({ text }) => foldText(text, 'letters'));
  const shortest = Math.max(2, least);
  const columns = new Map<string, number>();
  const owners = texts.map(({ column }, at) => {
    if (column === undefined) return texts.length + at;
    const number = columns.get(column) ?? columns.size;
    columns.set(column, number);
    return number;
  });
  const joined = joinTexts(folded.map(({ text }) => text), owners);
  /** Of each text, for each other one: where `shortest` letters begin that both have. */
  const starts = texts.map(() => new Map<number, number[]>());
  forEachShared(joined, shortest, (first, last) => {
    const places = Array.from(joined.order.subarray(first, last + 1), (place) => toPlace(joined, place));
    const holders = [...new Set(places.map(({ text }) => text))];
    for (const { text, start } of places) {
      for (const other of holders) {
        if (owners[other] === owners[text]) continue;
        const list = starts[text]?.get(other);
        if (list) list.push(start);
        else starts[text]?.set(other, [start]);
      }
    }
  });
  return texts.map(({ id, text }, at) => {
    const common = [...starts[at] ?? []].sort(([a], [b]) => a - b).map(([other, found]) => ({
      id: (texts[other] as { id: string }).id,
      spans: mergeSpans(joinRuns(found, shortest).map((span) => unfold(folded[at] as Folded, span))),
    }));
    const cuts = [...new Set([0, text.length, ...common.flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start, end]))])].sort((a, b) => a - b);
    const stretches = cuts.slice(1).map((end, i): MarkedStretch => {
      const start = cuts[i] as number;
      const holds = common.filter(({ spans }) => spans.some((span) => span.start <= start && end <= span.end));
      return { start, end, text: text.slice(start, end), with: holds.map((each) => each.id) };
    });
    return { id, stretches };
  });
}

/** Stretches of one length that begin at `starts`, those one letter apart made one: `least` letters from 3 and from 4 are `least` + 1 from 3. */
function joinRuns(starts: readonly number[], least: number): Span[] {
  const runs: Span[] = [];
  for (const start of [...starts].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && start <= last.end - least + 1) last.end = start + least;
    else runs.push({ start, end: start + least });
  }
  return runs;
}

/** A mark that no term runs over; 、 and quotation marks stand inside of some: 双随机、一公开. */
const BETWEEN_CLAUSES = /[。！？!?；;，,：:\n]/;

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
  const folded = points.map(({ text }) => foldText(text, 'letters'));
  return terms.map(({ term, variants = [] }) => {
    const wanted = [...new Set([term, ...variants].map((each) => foldText(each, 'letters').text))].filter((each) => each !== '')
      .sort((a, b) => b.length - a.length);
    const byNotice = new Map<string, WordingPlace[]>();
    points.forEach((point, at) => {
      const { text } = folded[at] as Folded;
      const taken: Span[] = [];
      for (const words of wanted) {
        for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
          const end = start + words.length;
          // 双随机 inside 双随机一公开 is found once, 信息。公开 not at all.
          if (taken.some((span) => start < span.end && end > span.start)) continue;
          const place = unfold(folded[at] as Folded, { start, end });
          if (!BETWEEN_CLAUSES.test(point.text.slice(place.start, place.end))) taken.push({ start, end });
        }
      }
      if (taken.length === 0) return;
      const places = taken.sort((a, b) => a.start - b.start).map((span): WordingPlace => {
        const place = unfold(folded[at] as Folded, span);
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

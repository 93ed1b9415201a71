/**
 * The levels of a text by the shapes of its numbers. A new shape opens a level, a known one closes back to its own. Which
 * of two shapes stands above the other is told by the text: the one that counts on (1、 … 2、) while the other begins anew
 * beneath it; where the text does not tell, by the order of GB/T 9704.
 */
import { fromNumeral, HAN_DIGITS, toHalfWidthDigits } from '../text/numerals.ts';
import { measureMark, type Kind } from './classify.ts';
import { endsSentence, isTitle, type MarkerMatch, type Shape } from './lexical.ts';
import type { Line } from './lines.ts';

/** From the highest down: 第一章, 第一条, 一、, （一）, 1., 1.1, 1.1.1, （1）, 1）. */
const USUAL_ORDER: readonly Shape[] = ['chapter', 'article', 'bare', 'bare-below', 'han', 'han-brackets', 'digits', 'decimal', 'decimals', 'digits-brackets', 'digits-paren'];

/** A number in the order of the text: its shape and ordinal; null where all levels end (the title of an annex). */
export type Numbered = { shape: Shape; ordinal: number } | null;

/** Whether one shape stands above another in a text. */
export function orderShapes(numbers: readonly Numbered[]): (above: Shape, below: Shape) => boolean {
  /** How often the first counted on with the second begun anew in between. */
  const counts = new Map<string, number>();
  let last = new Map<Shape, number>();
  let before: Shape | null = null;
  /** For each shape, those that began at one right beneath it since it last counted. */
  let begun = new Map<Shape, Set<Shape>>();
  for (const number of numbers) {
    if (number === null) {
      last = new Map();
      begun = new Map();
      before = null;
      continue;
    }
    const { shape, ordinal } = number;
    if (last.get(shape) === ordinal - 1) {
      for (const other of begun.get(shape) ?? []) counts.set(`${shape} ${other}`, (counts.get(`${shape} ${other}`) ?? 0) + 1);
    }
    last.set(shape, ordinal);
    begun.set(shape, new Set());
    if (ordinal === 1 && before !== null && before !== shape) begun.get(before)?.add(shape);
    before = shape;
  }
  return (above, below) => {
    const forth = counts.get(`${above} ${below}`) ?? 0;
    const back = counts.get(`${below} ${above}`) ?? 0;
    return forth === back ? USUAL_ORDER.indexOf(above) < USUAL_ORDER.indexOf(below) : forth > back;
  };
}

const DECIMAL = /^([0-9]{1,2})[.．]([0-9]{1,2})(?:[.．]([0-9]{1,2}))?[.．、]?\s*(?=[^0-9.．%％\s])(?!万|亿|元|倍|公里|个百分点|米|吨)/; // 1.1 1.2.3、
const SPACED = /^([0-9]{1,2})\s+(?=\p{Script=Han})/u; // 1 主动公开, above 1.1
const ARTICLE = new RegExp(`^第([${HAN_DIGITS}]{1,4}|[0-9]{1,3})条[\\s:：、]*(?!规定)(?=[^\\s第（(的至和或、，])`); // 第一条 公开…; not 第二十条规定的
const CHAPTER = new RegExp(`^第([${HAN_DIGITS}]{1,3})[章篇]\\s*(?=\\S)`); // 第一章 总则

/**
 * Adds the numbers that only the whole text shows to be such: 1.1 and 1.2 beside each other, 第一条 and 第二条, the 1 above
 * 1.1 and the 第一章 above 第一条.
 */
export function markWideNumbers(lines: readonly Line[], kinds: readonly Kind[]): void {
  const find = (pattern: RegExp) => kinds.flatMap((kind, at) => {
    const words = kind.blank || kind.tabs > 0 || kind.pipes || kind.chrome || kind.data ? null : toHalfWidthDigits(wordsOf(lines, at));
    const match = words === null ? null : pattern.exec(words);
    return match ? [{ at, match }] : [];
  });
  const mark = (at: number, match: RegExpExecArray, shape: Shape, rank: MarkerMatch['rank'], ordinal: number | null) => {
    if (ordinal !== null) Object.assign(kinds[at] as Kind, { marker: { rank, shape, ordinal, length: match[0].length }, field: null, item: null });
  };
  const decimals = find(DECIMAL);
  const printed = new Set(decimals.map(({ match }) => match.slice(1).filter(Boolean).join('.')));
  // A number with its successor or its chapter's successor beside it is no quantity.
  const counted = decimals.filter(({ match: [, a, b, c] }) => {
    const [first, second, third] = [Number(a), Number(b), Number(c)];
    return c === undefined
      ? printed.has(`${String(first)}.${String(second + 1)}`) || printed.has(`${String(first)}.${String(second - 1)}`) || (second === 1 && (printed.has(`${String(first + 1)}.1`) || printed.has(`${String(first - 1)}.1`) || printed.has(`${String(first)}.1.1`)))
      : printed.has(`${String(first)}.${String(second)}.${String(third + 1)}`) || printed.has(`${String(first)}.${String(second)}.${String(third - 1)}`) || third === 1;
  });
  if (counted.length > 1) {
    for (const { at, match } of counted) mark(at, match, match[3] === undefined ? 'decimal' : 'decimals', match[3] === undefined ? 3 : 4, Number(match[3] ?? match[2]));
    const chapters = new Set(counted.map(({ match }) => match[1]));
    for (const { at, match } of find(SPACED)) if (chapters.has(match[1])) mark(at, match, 'digits', 3, Number(match[1]));
  }
  const articles = find(ARTICLE);
  const ordinals = articles.map(({ match }) => fromNumeral(match[1] ?? ''));
  if (articles.length > 1 && ordinals.every((ordinal, at) => ordinal !== null && (at === 0 || ordinal === 1 || ordinal > (ordinals[at - 1] ?? 0)))) {
    for (const { at, match } of articles) mark(at, match, 'article', 2, fromNumeral(match[1] ?? ''));
    for (const { at, match } of find(CHAPTER)) if (wordsOf(lines, at).length <= LONGEST_CHAPTER) mark(at, match, 'chapter', 1, fromNumeral(match[1] ?? ''));
  }
}

function wordsOf(lines: readonly Line[], at: number): string {
  const { text } = lines[at] as Line;
  return text.slice(measureMark(text)).replace(/\*\*$/, '');
}

/** Of headings on a line of their own 4 is the least and 27 the most for levels below the second (`eval:lengths`). */
const SHORTEST_HEADING = 4;
const LONGEST_HEADING = 30;
/** Of a chapter: 39 at most for the highest levels. */
const LONGEST_CHAPTER = 40;

/**
 * Headings without a number, in a text that numbers nothing: short lines without punctuation, each after the end of a
 * sentence and above text or another heading. One alone may be anything. For each its level: of two above one another the
 * first is the higher.
 */
export function findBareHeadings(lines: readonly Line[], kinds: readonly Kind[]): Map<number, 1 | 2> {
  const found = new Map<number, 1 | 2>();
  if (kinds.some((kind) => kind.marker !== null || kind.item !== null || kind.pipes || kind.tabs > 1)) return found;
  const filled = kinds.flatMap((kind, index) => (kind.blank || kind.page ? [] : [index]));
  const isCandidate = (index: number | undefined): index is number => {
    if (index === undefined) return false;
    const kind = kinds[index] as Kind;
    if (kind.chosen || kind.chrome || kind.field || kind.data || kind.rule || kind.assignment || kind.bullet > 0) return false;
    const words = wordsOf(lines, index);
    // 建立“一月一查、一季一评”机制: what stands in quotation marks is a name.
    return words.length >= SHORTEST_HEADING && words.length <= LONGEST_HEADING && !/[，。；：！？、,;:!?|\s]/.test(words.replace(/“[^“”]*”|《[^《》]*》/g, '')) && !isTitle(words);
  };
  const isText = (index: number | undefined) => index !== undefined && !isCandidate(index) && !(kinds[index] as Kind).chrome && /[。；]/.test(wordsOf(lines, index));
  filled.forEach((index, place) => {
    if (!isCandidate(index)) return;
    const [above, below, next] = [filled[place - 1], filled[place + 1], filled[place + 2]];
    const before = above === undefined ? null : kinds[above] as Kind;
    const opens = before === null || before.field !== null || before.data !== null || before.assignment !== null || before.chrome
      || endsSentence(wordsOf(lines, above as number)) || isTitle(wordsOf(lines, above as number)) || isCandidate(above);
    if (!opens) return;
    if (isText(below)) found.set(index, 2);
    else if (isCandidate(below) && isText(next) && !(isCandidate(above) && found.has(above))) found.set(index, 1);
  });
  // A heading below none is of the first level.
  if (![...found.values()].includes(1)) for (const index of found.keys()) found.set(index, 1);
  return found.size > 1 ? found : new Map();
}

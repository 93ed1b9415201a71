/** Answers above the hits: a question, a theme, a unit, a term, a notice or one of its items that a query asks for. */
import { joinLabel } from '../points/names.ts';
import { foldText } from '../text/fold.ts';

export interface Card {
  kind: 'question' | 'theme' | 'unit' | 'term' | 'notice' | 'item';
  /** 政策解读 */
  title: string;
  /** What readers may call it: its title, other spellings, other names. */
  names: string[];
  /** The answer, in a sentence. */
  text: string;
  /** From the site's root. */
  href: string;
  /** Of a notice: its items by their numbers, each as the notice numbers it: 附件第10项. */
  items?: Record<string, string>;
}

/** Words that ask and are not looked for: 谁牵头……, ……多少天……, 怎么……, ……是什么意思 */
const ASKING = /谁来?(?:牵头|负责|管)|谁|是?什么(?:意思|时候|是)?|怎么(?:办|做|样|写)?|如何|为什么|为何|多久|多长时间|多少(?:天|次|条|个)?|几(?:天|次|个)|哪(?:些|里|个|家|几个|份)|有没有|是否|能不能|可以吗|吗|呢|[？?]/gu;

/** A query without the words that ask, a space where they stood; as it is where it asks nothing, or nothing else. */
export function dropAsking(query: string): string {
  const rest = query.replace(ASKING, ' ').replace(/\s+/gu, ' ').trim();
  return rest === '' ? query : rest;
}

const fold = (words: string) => foldText(words, 'letters').text;

const toPairs = (words: string) => new Set(Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2)));

/** How much two strings have in common, by pairs of characters: 0 to 1. */
function toLikeness(a: string, b: string): number {
  const [one, two] = [toPairs(a), toPairs(b)];
  if (one.size + two.size === 0) return 0;
  return (2 * [...one].filter((pair) => two.has(pair)).length) / (one.size + two.size);
}

/** A single character names nothing. */
const SHORTEST_NAME = 2;
/** Half of the pairs in common: more than 谁牵头 alone. */
const LIKE_ENOUGH = 0.5;

/** How well a card answers: 2 is its very name, above 1 a name in the query, above 0 the query in a name or a question like it. */
function toScore({ kind, names }: Card, whole: string, parts: readonly string[]): number {
  return Math.max(0, ...names.map(fold).filter((name) => name.length >= SHORTEST_NAME).map((name) => {
    if (kind === 'question') {
      if (name === whole) return 3;
      const likeness = toLikeness(name, whole);
      if (likeness >= LIKE_ENOUGH) return 1 + likeness;
      return parts.length > 0 && parts.every((part) => part.length >= SHORTEST_NAME && name.includes(part)) ? likeness : 0;
    }
    if (name === whole || (parts.length === 1 && parts[0] === name)) return 2;
    // 老年人怎么上网站: the name stands in what was asked.
    if (parts.some((part) => part.includes(name))) return 1 + name.length / 100;
    const inside = parts.filter((part) => part.length >= SHORTEST_NAME && name.includes(part));
    return inside.length === parts.length && parts.length > 0 ? toLikeness(inside.join(''), name) : 0;
  }));
}

/** What follows the name of a notice where one of its items is meant: 第17项, 17, 第2-2-1条 */
const NUMBER = /^[\s，,]*(?:附件)?(?:第\s*)?([0-9][0-9a-z-]*)\s*[项条号]?$/u;

/** The items that a query names by notice and number: 广州第17项, 济南2023 5. */
function findItems(query: string, cards: readonly Card[]): Card[] {
  const words = query.normalize('NFKC').trim();
  return cards.flatMap(({ names, title, items, href }) => {
    if (!items) return [];
    const name = [...names].sort((a, b) => b.length - a.length).find((each) => words.startsWith(each));
    if (name === undefined) return [];
    const rest = words.slice(name.length);
    const asked = NUMBER.exec(rest)?.[1] ?? '';
    // By its number here, else as it is printed: 宿迁二（一）1.
    const number = asked in items ? asked : Object.keys(items).find((each) => rest !== '' && fold(items[each] ?? '') === fold(rest));
    const label = items[number ?? ''];
    return number === undefined || label === undefined ? []
      : [{ kind: 'item' as const, title: joinLabel(title, label), names: [], text: '原文、单位、时限、出处和引用', href: href.replace('index.html', `${number}.html`) }];
  });
}

/**
 * The cards that answer a query, the best first and of each kind one before the second of any.
 *
 * @param most so many at most
 */
export function findCards(query: string, cards: readonly Card[], most = 3): Card[] {
  const items = findItems(query, cards);
  if (items.length > 0) return items.slice(0, most);
  const whole = fold(query);
  const parts = dropAsking(query).split(/\s+/u).map(fold).filter(Boolean);
  const found = cards.map((card) => ({ card, score: toScore(card, whole, parts) })).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const rank = new Map<Card['kind'], number>();
  const ranked = found.map((each) => {
    const before = rank.get(each.card.kind) ?? 0;
    rank.set(each.card.kind, before + 1);
    return { ...each, before };
  });
  // Of a kind that has a very name among them, what is only near says nothing more.
  return ranked.filter(({ card, score }) => score >= 1 || !found.some((other) => other.card.kind === card.kind && other.score >= 2))
    .sort((a, b) => a.before - b.before || b.score - a.score).slice(0, most).map(({ card }) => card);
}

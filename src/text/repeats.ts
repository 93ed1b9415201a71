/** What stands word for word in texts of different owners, in time linear in all texts together. */
import { findCommonPrefixes, sortSuffixes } from './suffix-array.ts';

/** Texts one behind the other, each closed by a mark, with their suffixes in order. */
export interface JoinedTexts {
  /** Numbers for characters; 0 for marks. */
  joined: Int32Array;
  /** Where each text begins; at the end, where a further one would. */
  starts: Int32Array;
  /** Of each place the number of its text. */
  textAt: Int32Array;
  /** Of each place the number of its owner. */
  ownerAt: Int32Array;
  /** Of each text the one it was cut from, and where it began there. */
  sources: readonly TextPart[];
  order: Int32Array;
  common: Int32Array;
  /** The characters of all texts before anything was cut out. */
  characters: number;
}

/** A part of a text, `end` exclusive. */
export interface TextPart {
  text: number;
  from: number;
  end: number;
}

const MARK = 0;

/**
 * @param owners of each text the number of its owner
 * @param least where nothing shorter will be asked for: what can be in nothing so long that two owners have is cut out
 *   first, which changes no answer and leaves much less to sort
 */
export function joinTexts(texts: readonly string[], owners: readonly number[], least = 1): JoinedTexts {
  const sources = least > 1 ? findCandidates(texts, owners, least) : texts.map((text, at): TextPart => ({ text: at, from: 0, end: text.length }));
  const starts = new Int32Array(sources.length + 1);
  sources.forEach(({ from, end }, i) => (starts[i + 1] = (starts[i] as number) + end - from + 1));
  const joined = new Int32Array(starts[sources.length] as number);
  const textAt = new Int32Array(joined.length);
  const ownerAt = new Int32Array(joined.length);
  // Few numbers sort faster than many: those of characters that occur.
  const numbers = new Int32Array(0x10000);
  let largest = MARK;
  sources.forEach(({ text: number, from, end }, i) => {
    const text = texts[number] as string;
    const start = starts[i] as number;
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at);
      if (numbers[code] === 0) numbers[code] = ++largest;
      joined[start + at - from] = numbers[code] as number;
    }
    textAt.fill(i, start, start + end - from + 1);
    ownerAt.fill(owners[number] as number, start, start + end - from + 1);
  });
  const order = sortSuffixes(joined, largest);
  return {
    joined, starts, textAt, ownerAt, sources, order, common: findCommonPrefixes(joined, order, MARK),
    characters: texts.reduce((sum, text) => sum + text.length + 1, 0),
  };
}

/** Nobody has a stretch yet; texts of two owners have it. */
const FREE = -1;
const SHARED = -2;

/** An odd number: a stretch's number is a polynomial of it, and the remainder of 2^32 its modulus. */
const FACTOR = 0x01000193;

/** A table for so many stretches, twice as large as they are many, holds 256 MB; of more nothing is cut out. */
const MOST_STRETCHES = 2 ** 24;

/**
 * The parts of texts in which every stretch of `least` characters stands in a text of another owner too. Stretches are
 * told apart by a number of 32 bits: two that share one by chance are kept in vain, none that is shared is lost.
 */
function findCandidates(texts: readonly string[], owners: readonly number[], least: number): TextPart[] {
  const count = texts.reduce((sum, text) => sum + Math.max(0, text.length - least + 1), 0);
  if (count > MOST_STRETCHES) return texts.map((text, at): TextPart => ({ text: at, from: 0, end: text.length }));
  const bits = Math.ceil(Math.log2(count + 1)) + 1;
  // Number and holder side by side: one look into memory for both.
  const table = new Int32Array(2 ** (bits + 1)).fill(FREE);
  const last = table.length - 1;
  let power = 1;
  for (let i = 1; i < least; i++) power = Math.imul(power, FACTOR);
  /** Of each stretch, text by text: its slot in the table. */
  const slots = new Int32Array(count);
  let next = 0;
  texts.forEach((text, at) => {
    const owner = owners[at] as number;
    let number = 0;
    for (let i = 0; i < text.length; i++) {
      number = (Math.imul(number, FACTOR) + text.charCodeAt(i)) | 0;
      const start = i - least + 1;
      if (start < 0) continue;
      const mixed = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d);
      let slot = ((mixed ^ (mixed >>> 13)) >>> (32 - bits)) * 2;
      while (table[slot + 1] !== FREE && table[slot] !== number) slot = (slot + 2) & last;
      if (table[slot + 1] === FREE) {
        table[slot] = number;
        table[slot + 1] = owner;
      } else if (table[slot + 1] !== owner) table[slot + 1] = SHARED;
      slots[next++] = slot;
      number = (number - Math.imul(text.charCodeAt(start), power)) | 0;
    }
  });
  const parts: TextPart[] = [];
  next = 0;
  texts.forEach((text, at) => {
    let part: TextPart | null = null;
    for (let start = 0; start + least <= text.length; start++) {
      if (table[(slots[next++] as number) + 1] !== SHARED) continue;
      if (part && start <= part.end) part.end = start + least;
      else parts.push(part = { text: at, from: start, end: start + least });
    }
  });
  return parts;
}

/**
 * Calls back for each stretch of the order whose suffixes begin with the same `least` characters and belong to two
 * owners at least: from `first` to `last`, both included.
 */
export function forEachShared({ order, common, ownerAt }: JoinedTexts, least: number, call: (first: number, last: number) => void): void {
  for (let first = 0; first < order.length;) {
    let last = first;
    let several = false;
    const owner = ownerAt[order[first] as number];
    while (last + 1 < order.length && (common[last + 1] as number) >= least) {
      last++;
      several ||= ownerAt[order[last] as number] !== owner;
    }
    if (several) call(first, last);
    first = last + 1;
  }
}

/** Words and where they stand: places in the joined texts, in order. */
export interface Repeat {
  length: number;
  places: number[];
}

/** Listing places may take so many times the characters of all texts; only endless repetition of a few words comes near. */
const BUDGET = 64;

/**
 * All words that two places of different owners have in common and that cannot be made longer there on either side.
 *
 * @returns longest first; each with the places that have such a partner
 */
export function findRepeats(texts: JoinedTexts, least: number): Repeat[] {
  const nodes = listNodes(texts, least).sort((a, b) => b.length - a.length || a.first - b.first);
  let left = BUDGET * texts.characters;
  return nodes.flatMap((node) => {
    const cost = (node.last - node.first + 1) * node.length;
    if (cost > left) return [];
    left -= cost;
    const places = listPlaces(texts, node);
    return places.length > 0 ? [{ length: node.length, places: places.sort((a, b) => a - b) }] : [];
  });
}

/** Suffixes from `first` to `last` of the order have their first `length` characters in common, and no more. */
interface Node {
  length: number;
  first: number;
  last: number;
}

/** Nodes of the tree of suffixes at least so deep, but for those that always have the same character before them. */
function listNodes({ joined, ownerAt, order, common }: JoinedTexts, least: number): Node[] {
  const nodes: Node[] = [];
  // How often the character before, and the owner, change along the order.
  const changes = new Int32Array(order.length);
  const ownerChanges = new Int32Array(order.length);
  const beforeOf = (place: number) => (place === 0 ? MARK : joined[place - 1] as number);
  let [before, owner] = order.length > 0 ? [beforeOf(order[0] as number), ownerAt[order[0] as number]] : [MARK, 0];
  for (let i = 1; i < order.length; i++) {
    const place = order[i] as number;
    // The text begins after a mark, which is like nothing.
    const [nextBefore, nextOwner] = [beforeOf(place), ownerAt[place]];
    changes[i] = (changes[i - 1] as number) + Number(before === MARK || before !== nextBefore);
    ownerChanges[i] = (ownerChanges[i - 1] as number) + Number(owner !== nextOwner);
    before = nextBefore;
    owner = nextOwner;
  }
  const open: { length: number; first: number }[] = [];
  for (let i = 1; i <= order.length; i++) {
    const shared = i < order.length ? common[i] as number : 0;
    let first = i - 1;
    for (let top = open.at(-1); top && top.length > shared; top = open.at(-1)) {
      open.pop();
      first = top.first;
      if (changes[i - 1] !== changes[first] && ownerChanges[i - 1] !== ownerChanges[first]) nodes.push({ ...top, last: i - 1 });
    }
    if (shared >= least && (open.at(-1)?.length ?? 0) < shared) open.push({ length: shared, first });
  }
  return nodes;
}

/**
 * The places of a node that have a partner: of another owner, with another character before, another after. Marks
 * count as different from everything.
 *
 * Asked one by one all pairs would be compared. But a place in conflict with the first candidate tells why, and the
 * next candidate is any that cannot conflict for the same reason: so four candidates decide.
 */
function listPlaces({ joined, ownerAt, order, common }: JoinedTexts, { length, first, last }: Node): number[] {
  const size = last - first + 1;
  /** Owner, character before, branch of the tree; -1 conflicts with nothing. */
  const traits: Int32Array[] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const [ownerOf, before, branch] = traits as [Int32Array, Int32Array, Int32Array];
  for (let i = 0; i < size; i++) {
    const at = order[first + i] as number;
    ownerOf[i] = ownerAt[at] as number;
    before[i] = at === 0 || joined[at - 1] === MARK ? -1 : joined[at - 1] as number;
    branch[i] = i === 0 ? 0 : (branch[i - 1] as number) + Number((common[first + i] as number) <= length);
  }
  const candidates = new Map<string, number>();
  /** Any place without these values. */
  const findCandidate = (key: string, avoided: readonly (readonly [trait: number, value: number])[]): number => {
    let found = candidates.get(key);
    if (found === undefined) {
      found = -1;
      for (let i = 0; i < size && found < 0; i++) if (avoided.every(([trait, value]) => traits[trait]?.[i] !== value)) found = i;
      candidates.set(key, found);
    }
    return found;
  };
  const hasPartner = (i: number): boolean => {
    const avoided: [trait: number, value: number][] = [];
    for (let key = '';;) {
      const candidate = findCandidate(key, avoided);
      if (candidate < 0) return false;
      const conflict = traits.findIndex((trait) => trait[i] === trait[candidate] && trait[i] !== -1);
      if (conflict < 0) return true;
      avoided.push([conflict, traits[conflict]?.[i] as number]);
      key += String(conflict);
    }
  };
  const places: number[] = [];
  for (let i = 0; i < size; i++) if (hasPartner(i)) places.push(order[first + i] as number);
  return places;
}

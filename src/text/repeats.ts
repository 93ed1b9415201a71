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
  /** Of each text the number of its owner. */
  owners: readonly number[];
  order: Int32Array;
  common: Int32Array;
}

const MARK = 0;

/** @param owners of each text the number of its owner */
export function joinTexts(texts: readonly string[], owners: readonly number[]): JoinedTexts {
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((text, i) => (starts[i + 1] = (starts[i] as number) + text.length + 1));
  const joined = new Int32Array(starts[texts.length] as number);
  const textAt = new Int32Array(joined.length);
  // Few numbers sort faster than many: those of characters that occur.
  const numbers = new Int32Array(0x10000);
  let largest = MARK;
  texts.forEach((text, i) => {
    const start = starts[i] as number;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (numbers[code] === 0) numbers[code] = ++largest;
      joined[start + at] = numbers[code] as number;
    }
    joined[start + text.length] = MARK;
    textAt.fill(i, start, start + text.length + 1);
  });
  const order = sortSuffixes(joined, largest);
  return { joined, starts, textAt, owners, order, common: findCommonPrefixes(joined, order, MARK) };
}

/**
 * Calls back for each stretch of the order whose suffixes begin with the same `least` characters and belong to two
 * owners at least: from `first` to `last`, both included.
 */
export function forEachShared({ order, common, textAt, owners }: JoinedTexts, least: number, call: (first: number, last: number) => void): void {
  for (let first = 0; first < order.length;) {
    let last = first;
    let several = false;
    const ownerAt = (i: number) => owners[textAt[order[i] as number] as number];
    while (last + 1 < order.length && (common[last + 1] as number) >= least) {
      last++;
      several ||= ownerAt(last) !== ownerAt(first);
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
  let left = BUDGET * texts.order.length;
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
function listNodes({ joined, starts, textAt, owners, order, common }: JoinedTexts, least: number): Node[] {
  const nodes: Node[] = [];
  // How often the character before, and the owner, change along the order.
  const changes = new Int32Array(order.length);
  const ownerChanges = new Int32Array(order.length);
  for (let i = 1; i < order.length; i++) {
    const [a, b] = [order[i - 1] as number, order[i] as number];
    const [textA, textB] = [textAt[a] as number, textAt[b] as number];
    const differs = a === starts[textA] || b === starts[textB] || joined[a - 1] !== joined[b - 1];
    changes[i] = (changes[i - 1] as number) + Number(differs);
    ownerChanges[i] = (ownerChanges[i - 1] as number) + Number(owners[textA] !== owners[textB]);
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
function listPlaces({ joined, starts, textAt, owners, order, common }: JoinedTexts, { length, first, last }: Node): number[] {
  const size = last - first + 1;
  /** Owner, character before, branch of the tree; -1 conflicts with nothing. */
  const traits: Int32Array[] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const [ownerOf, before, branch] = traits as [Int32Array, Int32Array, Int32Array];
  for (let i = 0; i < size; i++) {
    const at = order[first + i] as number;
    const text = textAt[at] as number;
    ownerOf[i] = owners[text] as number;
    before[i] = at === starts[text] ? -1 : joined[at - 1] as number;
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

/** Suffix arrays, in time linear in the length of the text: what repeats stands side by side in them. */

/**
 * Sorts all suffixes of a text, by induced sorting (Nong, Zhang, Chan: Linear Suffix Array Construction, 2009).
 *
 * @param text numbers from 0 to `largest`
 * @returns where the suffixes begin, in their order
 */
export function sortSuffixes(text: Int32Array, largest: number): Int32Array {
  const { length } = text;
  const order = new Int32Array(length);
  if (length < 2) return order;
  /** Smaller than the suffix after it. */
  const rises = new Uint8Array(length);
  for (let i = length - 2; i >= 0; i--) {
    rises[i] = text[i] === text[i + 1] ? rises[i + 1] as number : Number((text[i] as number) < (text[i + 1] as number));
  }
  // In each character's part of the order those that fall stand first: where either kind begins.
  const falling = new Int32Array(largest + 2);
  const rising = new Int32Array(largest + 2);
  for (let i = 0; i < length; i++) {
    const char = text[i] as number;
    if (rises[i] === 1) falling[char + 1] = (falling[char + 1] as number) + 1;
    else rising[char] = (rising[char] as number) + 1;
  }
  for (let char = 0; char <= largest; char++) {
    rising[char] = (rising[char] as number) + (falling[char] as number);
    falling[char + 1] = (falling[char + 1] as number) + (rising[char] as number);
  }
  /** From the order of the valleys that of all. */
  const induce = (valleys: Int32Array) => {
    order.fill(-1);
    const put = (next: Int32Array, at: number) => {
      const char = text[at] as number;
      const slot = next[char] as number;
      next[char] = slot + 1;
      order[slot] = at;
    };
    let next = rising.slice();
    for (const at of valleys) put(next, at);
    next = falling.slice();
    put(next, length - 1);
    for (let i = 0; i < length; i++) {
      const at = order[i] as number;
      if (at >= 1 && rises[at - 1] === 0) put(next, at - 1);
    }
    next = falling.slice();
    for (let i = length - 1; i >= 0; i--) {
      const at = order[i] as number;
      if (at < 1 || rises[at - 1] === 0) continue;
      const end = (text[at - 1] as number) + 1;
      next[end] = (next[end] as number) - 1;
      order[next[end] as number] = at - 1;
    }
  };
  /** The number of each valley: a suffix that rises after one that falls. */
  const numbers = new Int32Array(length).fill(-1);
  const found = new Int32Array(length >> 1);
  let count = 0;
  for (let i = 1; i < length; i++) {
    if (rises[i - 1] === 1 || rises[i] === 0) continue;
    numbers[i] = count;
    found[count++] = i;
  }
  const valleys = found.slice(0, count);
  induce(valleys);
  if (count === 0) return order;
  const sorted = new Int32Array(count);
  let next = 0;
  for (let i = 0; i < length; i++) if (numbers[order[i] as number] !== -1) sorted[next++] = order[i] as number;
  const endOf = (valley: number) => valleys[(numbers[valley] as number) + 1] ?? length;
  const isSame = (a: number, b: number) => {
    const [endA, endB] = [endOf(a), endOf(b)];
    if (endA - a !== endB - b || endA === length || endB === length) return false;
    for (let i = 0; i <= endA - a; i++) if (text[a + i] !== text[b + i]) return false;
    return true;
  };
  const names = new Int32Array(valleys.length);
  let name = 0;
  for (let i = 1; i < sorted.length; i++) {
    if (!isSame(sorted[i - 1] as number, sorted[i] as number)) name++;
    names[numbers[sorted[i] as number] as number] = name;
  }
  induce(sortSuffixes(names, name).map((number) => valleys[number] as number));
  return order;
}

/**
 * How many characters each suffix has in common with the one before it in the order (Kasai et al. 2001).
 *
 * @param order of the suffixes, by {@link sortSuffixes}
 * @param end what is like nothing, not even itself
 */
export function findCommonPrefixes(text: Int32Array, order: Int32Array, end = -1): Int32Array {
  const rank = new Int32Array(order.length);
  order.forEach((at, i) => (rank[at] = i));
  const common = new Int32Array(order.length);
  let length = 0;
  for (let at = 0; at < order.length; at++) {
    const place = rank[at] as number;
    if (place === 0) {
      length = 0;
      continue;
    }
    const before = order[place - 1] as number;
    while (at + length < text.length && before + length < text.length && text[at + length] === text[before + length] && text[at + length] !== end) length++;
    common[place] = length;
    if (length > 0) length--;
  }
  return common;
}

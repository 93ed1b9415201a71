/** Small things the dresses share: choosing, and the numbers of headings. */

/** A source of numbers from 0 to 1, the same for the same seed. */
export type Random = () => number;

/** One of a list. */
export function pick<Value>(random: Random, list: readonly Value[]): Value {
  return list[Math.floor(random() * list.length)] as Value;
}

const HAN = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 to 99 in Chinese: 十二, 三十. */
export function toHan(number: number): string {
  if (number <= 10) return HAN[number] ?? '';
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? HAN[tens] ?? '' : ''}十${number % 10 > 0 ? HAN[number % 10] ?? '' : ''}`;
}

/** A number in a sign of its own: ①, ㈠, ⑴, ⒈. Beyond those that Unicode has, the sign of the last. */
export const enclose = (first: string, number: number, most: number) => String.fromCodePoint((first.codePointAt(0) ?? 0) + Math.min(number, most) - 1);

/** A hash of a text, to make a seed of a name. */
export function toSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** Chinese numerals up to the thousands, and full-width digits. */

const DIGITS: Record<string, number> = {
  〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** The characters a Chinese numeral is written with, for use inside a character class. */
export const HAN_DIGITS = '〇零一二两三四五六七八九十百千';

/**
 * The number a numeral names: `十一` → 11, `二百零三` → 203, `二〇二三` → 2023,
 * `３０` → 30, `30` → 30. Null for anything else, `''` included.
 */
export function fromNumeral(numeral: string): number | null {
  const ascii = toHalfWidthDigits(numeral);
  if (/^\d{1,9}$/.test(ascii)) return Number(ascii);
  if (/^[〇零一二三四五六七八九]{2,}$/.test(numeral)) {
    return Number([...numeral].map((char) => DIGITS[char]).join(''));
  }
  let total = 0;
  let digit: number | null = null;
  let lastUnit = Infinity;
  for (const char of numeral) {
    const unit = UNITS[char];
    if (unit !== undefined) {
      if (unit >= lastUnit || (digit === null && unit !== 10)) return null;
      total += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = null;
      continue;
    }
    const value = DIGITS[char];
    if (value === undefined || (digit !== null && digit !== 0)) return null;
    digit = value;
  }
  return numeral === '' ? null : total + (digit ?? 0);
}

/** `２０２３` → `2023`; other characters stay. */
export function toHalfWidthDigits(text: string): string {
  return text.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** The numeral of a circled digit, `①` → 1 … `⑳` → 20, or null. */
export function fromCircled(char: string): number | null {
  const code = char.charCodeAt(0);
  return code >= 0x2460 && code <= 0x2473 ? code - 0x2460 + 1 : null;
}

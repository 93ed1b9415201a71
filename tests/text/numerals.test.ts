import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNumeral, toHalfWidthDigits } from '../../src/notice/index.ts';
import { fromCircled } from '../../src/text/numerals.ts';

const DIGITS = '零一二三四五六七八九';

/** 1 … 9999 as it is written out: 203 → 二百零三, 12 → 十二, 1010 → 一千零一十. The inverse to test against. */
function toNumeral(value: number): string {
  let numeral = '';
  let gap = false;
  for (const [unit, char] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = numeral !== '';
      continue;
    }
    if (gap) numeral += '零';
    gap = false;
    numeral += DIGITS.charAt(digit) + char;
  }
  return value < 20 ? numeral.replace(/^一十/, '十') : numeral;
}

describe('Chinese numerals', () => {
  it('read back every number from 1 to 9999', () => {
    for (let value = 1; value <= 9999; value++) {
      if (fromNumeral(toNumeral(value)) !== value) expect(`${toNumeral(value)} → ${fromNumeral(toNumeral(value))}`).toBe(value);
    }
  });

  it('read digits, half and full width, and years digit by digit', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
      const digits = String(value);
      const wide = digits.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      expect(fromNumeral(digits)).toBe(value);
      expect(fromNumeral(wide)).toBe(value);
      expect(toHalfWidthDigits(wide)).toBe(digits);
    }));
    expect(fromNumeral('二〇二三')).toBe(2023);
    expect(fromNumeral('二零二三')).toBe(2023);
    expect(fromNumeral('两')).toBe(2);
  });

  it.each(['', '年', '一年', '十百', '百', '一二十', '1a', ' 1', '-1', '1.5', '1234567890'])('give null for "%s"', (words) => {
    expect(fromNumeral(words)).toBeNull();
  });

  it('give null or a whole number for any string', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'〇零一二两三四五六七八九十百千0１a '), maxLength: 12 }), (words) => {
      const value = fromNumeral(words);
      expect(value === null || (Number.isInteger(value) && value >= 0)).toBe(true);
    }));
  });
});

it('reads circled digits from ① to ⑳ and nothing else', () => {
  expect([...'①②③⑩⑳'].map(fromCircled)).toEqual([1, 2, 3, 10, 20]);
  expect([...'㉑⓪1一'].map(fromCircled)).toEqual([null, null, null, null]);
});

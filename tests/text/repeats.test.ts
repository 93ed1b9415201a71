import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRepeats, joinTexts } from '../../src/text/repeats.ts';
import { findCommonPrefixes, sortSuffixes } from '../../src/text/suffix-array.ts';

describe('sortSuffixes', () => {
  it('sorts as comparing one by one does', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3 }).chain((largest) => fc.array(fc.integer({ min: 0, max: largest }), { maxLength: 60 })), (values) => {
      const text = Int32Array.from(values);
      const order = [...sortSuffixes(text, 3)];
      const compare = (a: number, b: number): number => {
        for (let i = 0; ; i++) {
          if (a + i >= text.length || b + i >= text.length) return b - a;
          if (text[a + i] !== text[b + i]) return (text[a + i] ?? 0) - (text[b + i] ?? 0);
        }
      };
      expect(order).toEqual([...values.keys()].sort(compare));
      const common = findCommonPrefixes(text, Int32Array.from(order));
      order.forEach((at, i) => {
        const before = i === 0 ? text.length : order[i - 1] ?? 0;
        let length = 0;
        while (at + length < text.length && before + length < text.length && text[at + length] === text[before + length]) length++;
        expect(common[i]).toBe(length);
      });
    }), { numRuns: 200 });
  });
});

describe('findRepeats', () => {
  /** All pairs of places, one by one. */
  function findSlowly(texts: readonly string[], owners: readonly number[], least: number): [string, string[]][] {
    const found = new Map<string, Set<string>>();
    texts.forEach((a, one) => texts.forEach((b, two) => {
      if (owners[one] === owners[two]) return;
      for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) {
        if (i > 0 && j > 0 && a[i - 1] === b[j - 1]) continue;
        let length = 0;
        while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
        if (length < least) continue;
        const words = a.slice(i, i + length);
        found.set(words, (found.get(words) ?? new Set()).add(`${String(one)}:${String(i)}`));
      }
    }));
    return [...found].map(([words, places]): [string, string[]] => [words, [...places].sort()]).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  it('finds what comparing all pairs finds', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 14 }).map((chars) => chars.join(''));
    fc.assert(fc.property(fc.array(fc.tuple(text, fc.integer({ min: 0, max: 3 })), { maxLength: 7 }), (both) => {
      const [texts, owners] = [both.map(([each]) => each), both.map(([, owner]) => owner)];
      const joined = joinTexts(texts, owners);
      const found = findRepeats(joined, 2).map(({ length, places }): [string, string[]] => {
        const named = places.map((place) => [joined.textAt[place] ?? 0, place - (joined.starts[joined.textAt[place] ?? 0] ?? 0)] as const);
        const [[first, start] = [0, 0]] = named;
        return [(texts[first] ?? '').slice(start, start + length), named.map(([at, from]) => `${String(at)}:${String(from)}`).sort()];
      }).sort(([a], [b]) => (a < b ? -1 : 1));
      expect(found).toEqual(findSlowly(texts, owners, 2));
    }), { numRuns: 200 });
  });

  it('ends soon where one character repeats without end', () => {
    const joined = joinTexts(['甲'.repeat(50_000), '甲'.repeat(50_000)], [0, 1]);
    const found = findRepeats(joined, 14);
    expect(found[0]?.length).toBe(50_000);
    expect(found.reduce((sum, { length, places }) => sum + length * places.length, 0)).toBeLessThan(64 * joined.order.length);
  });
});

/** Cutting out what cannot be shared changes no answer. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findRepeats, forEachShared, joinTexts, type JoinedTexts } from '../../src/text/repeats.ts';

/** Repeats by the texts they were cut from. */
function list(texts: JoinedTexts, least: number) {
  const toSource = (place: number) => {
    const text = texts.textAt[place] as number;
    const source = texts.sources[text] as { text: number; from: number };
    return `${String(source.text)}:${String(source.from + place - (texts.starts[text] as number))}`;
  };
  const shared = new Set<string>();
  forEachShared(texts, least, (first, last) => { for (let i = first; i <= last; i++) shared.add(toSource(texts.order[i] as number)); });
  return {
    repeats: findRepeats(texts, least).map(({ length, places }) => `${String(length)} ${places.map(toSource).join(' ')}`).sort(),
    shared: [...shared].sort(),
  };
}

it('finds the same with and without', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '公'), maxLength: 40 });
  fc.assert(fc.property(fc.array(fc.tuple(text, fc.integer({ min: 0, max: 2 })), { maxLength: 8 }), fc.integer({ min: 2, max: 6 }), (given, least) => {
    const [texts, owners] = [given.map(([words]) => words), given.map(([, owner]) => owner)];
    expect(list(joinTexts(texts, owners, least), least)).toEqual(list(joinTexts(texts, owners), least));
  }), { numRuns: 500 });
});

it('leaves out what one owner alone has', () => {
  const { sources, order } = joinTexts(['甲乙丙丁戊己庚辛', '子丑丙丁戊寅卯', '天地玄黄宇宙洪荒'], [0, 1, 2], 3);
  expect(sources).toEqual([{ text: 0, from: 2, end: 5 }, { text: 1, from: 2, end: 5 }]);
  expect(order.length).toBe(8);
});

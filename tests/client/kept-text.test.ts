/** The text that the browser keeps, with what was said of it. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forget, keep, readKept } from '../../src/client/try/kept-text.ts';
import { COLUMN_CHOICES, LINE_CHOICES, type ReadingCorrection } from '../../src/notice/index.ts';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const corrections: fc.Arbitrary<ReadingCorrection[]> = fc.array(fc.oneof(
  fc.record({ line: fc.integer({ min: 1, max: 999 }), words: fc.string(), columns: fc.dictionary(fc.integer({ min: 1, max: 9 }).map(String), fc.constantFrom(...COLUMN_CHOICES)) }),
  fc.record({ line: fc.integer({ min: 1, max: 999 }), words: fc.string(), as: fc.constantFrom(...LINE_CHOICES), level: fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4), note: fc.string() }, { requiredKeys: ['line', 'words', 'as'] }),
), { maxLength: 5 });

it('is what was kept, whatever was said, and nothing of it is left when it is forgotten', () => {
  fc.assert(fc.property(fc.string(), corrections, (text, said) => {
    keep({ text, corrections: said });
    const kept = readKept();
    forget();
    return kept?.text === text && JSON.stringify(kept.corrections) === JSON.stringify(said) && stored.size === 0 && readKept() === null;
  }));
});

it('has no corrections of an older text, and none that are damaged', () => {
  keep({ text: '一', corrections: [{ line: 1, words: '一', as: 'heading' }] });
  keep({ text: '二', corrections: [] });
  expect(readKept()).toEqual({ text: '二', corrections: [] });
  const [, key] = [...stored.keys(), 'yaodian-duizhao/draft-corrections'];
  for (const damaged of ['{', '{}', '[null,{"line":0,"words":""},{"line":1,"words":"二","as":"x"},{"line":1,"words":"二","columns":{"1":"x"}}]']) {
    stored.set(key as string, damaged);
    expect(readKept()).toEqual({ text: '二', corrections: [] });
  }
});

/** Two texts sentence by sentence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairSentences } from '../../src/text/sentence-pairs.ts';

const show = (a: string, b: string) => pairSentences(a, b).map((pair) => [pair.a ? a.slice(pair.a.start, pair.a.end) : '', pair.b ? b.slice(pair.b.start, pair.b.end) : '', pair.likeness === 1]);

describe('pairSentences', () => {
  it('lays like sentences side by side, wherever they stand', () => {
    expect(show('做好政策解读。严格落实三同步工作机制。归档。', '严格落实“三同步”机制。做好政策解读。')).toEqual([
      ['做好政策解读。', '做好政策解读。', true], ['严格落实三同步工作机制。', '严格落实“三同步”机制。', false], ['归档。', '', false],
    ]);
  });
  it('keeps what only the second has behind what it follows there', () => {
    expect(show('做好政策解读。', '做好政策解读。邀请代表列席会议。')).toEqual([['做好政策解读。', '做好政策解读。', true], ['', '邀请代表列席会议。', false]]);
    expect(show('做好政策解读。', '邀请代表列席会议。做好政策解读。')).toEqual([['', '邀请代表列席会议。', false], ['做好政策解读。', '做好政策解读。', true]]);
  });
  it('pairs nothing that is not alike', () => {
    expect(show('做好政策解读。', '邀请代表列席会议。')).toEqual([['做好政策解读。', '', false], ['', '邀请代表列席会议。', false]]);
  });
  it('has every sentence of both once', () => {
    const text = fc.string({ unit: fc.constantFrom('公', '开', '政', '策', '。', '；', '，') });
    fc.assert(fc.property(text, text, (a, b) => {
      const pairs = pairSentences(a, b);
      expect(pairs.flatMap((pair) => (pair.a ? [a.slice(pair.a.start, pair.a.end)] : [])).join('')).toBe(a);
      expect(pairs.flatMap((pair) => (pair.b ? [pair.b] : [])).sort((x, y) => x.start - y.start).map(({ start, end }) => b.slice(start, end)).join('')).toBe(b);
    }));
  });
});

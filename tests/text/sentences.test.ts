import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanAt, splitClauses, splitSentences } from '../../src/text/sentences.ts';

const words = (text: string, spans: { start: number; end: number }[]) => spans.map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it('keeps a closing mark with its sentence', () => {
    const text = '坚持“先审查、后公开。”落实责任；按期答复';
    expect(words(text, splitSentences(text))).toEqual(['坚持“先审查、后公开。”', '落实责任；', '按期答复']);
  });
});

describe('splitClauses', () => {
  it('does not cut at 、', () => {
    const text = '公开收集、采纳情况,如未采纳，说明原因。';
    expect(words(text, splitClauses(text))).toEqual(['公开收集、采纳情况,', '如未采纳，', '说明原因。']);
  });
});

describe('both', () => {
  it('give the whole text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('公', '开', '，', '。', '”', '；', '\n') }), (text) => {
      expect(words(text, splitSentences(text)).join('')).toBe(text);
      expect(words(text, splitClauses(text)).join('')).toBe(text);
    }));
  });
});

describe('spanAt', () => {
  it('finds the span of an offset, the last for the end, none in an empty text', () => {
    const spans = splitSentences('甲。乙。');
    expect([spanAt(spans, 1), spanAt(spans, 2), spanAt(spans, 4), spanAt([], 0)])
      .toEqual([{ start: 0, end: 2 }, { start: 2, end: 4 }, { start: 2, end: 4 }, { start: 0, end: 0 }]);
  });
});

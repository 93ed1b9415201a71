/** What must hold of every text, real, damaged or hostile: nothing throws, nothing is lost, every place is right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeProcessor, parse, toSource } from '../../src/notice/index.ts';
import { anyText, damage, damagedSeed, noticeLike } from '../support/arbitraries.ts';
import { findFaults, readSeed, SEEDS } from '../support/notices.ts';

describe('every text gives a sound tree, sound points and sound messages', () => {
  it('any string at all', { timeout: 60_000 }, () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(findFaults(text)).toEqual([]);
    }), { numRuns: 1000 });
  });

  it('strings of the pieces of notices', { timeout: 60_000 }, () => {
    fc.assert(fc.property(noticeLike, (text) => {
      expect(findFaults(text)).toEqual([]);
    }), { numRuns: 2000 });
  });

  it('the five notices, damaged', { timeout: 60_000 }, () => {
    fc.assert(fc.property(damagedSeed, (recipe) => {
      expect(findFaults(damage(recipe))).toEqual([]);
    }), { numRuns: 150 });
  });

  it.each(SEEDS)('$id as it is', ({ file }) => {
    expect(findFaults(readSeed(file))).toEqual([]);
  });
});

describe('the unified processor', () => {
  it('parses and stringifies to the same text', () => {
    const processor = noticeProcessor();
    fc.assert(fc.property(noticeLike, (text) => {
      expect(processor.stringify(processor.parse(text))).toBe(text);
    }), { numRuns: 100 });
  });

  it('gives what parse gives', () => {
    const text = '一、总则\n（一）公开。做好公开。\n';
    expect(noticeProcessor().parse(text)).toEqual(parse(text));
    expect(toSource(parse(text))).toBe(text);
  });
});

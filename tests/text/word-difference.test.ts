import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWordDifference, toSides } from '../../src/text/word-difference.ts';

const draw = (a: string, b: string) => findWordDifference(a, b)
  .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');
const joined = (stretches: { text: string }[]) => stretches.map(({ text }) => text).join('');

describe('findWordDifference', () => {
  it('differs by words, not by characters', () => {
    expect(draw('开展政务公开专题培训', '开展政务公开业务培训')).toBe('开展政务公开[-专题-]{+业务+}培训');
  });

  it('reads both ways', () => {
    const there = findWordDifference('每年至少召开1次会议', '每年召开会议2次');
    const back = findWordDifference('每年召开会议2次', '每年至少召开1次会议');
    expect(joined(toSides(there).a)).toBe(joined(toSides(back).b));
    expect(joined(toSides(there).b)).toBe(joined(toSides(back).a));
  });

  it('takes no notice of width and spaces, and keeps both printings', () => {
    expect(findWordDifference('年内至少组织 1 次培训,采用线上方式', '年内至少组织１次培训，采用线上方式')).toEqual([
      { kind: 'same', text: '年内至少组织 1 次培训,采用线上方式', other: '年内至少组织１次培训，采用线上方式' },
    ]);
  });

  it('takes changes together that have only a mark or a particle between them', () => {
    expect(draw('登记、审核与答复工作', '受理、转办与反馈工作')).toBe('[-登记、审核与答复-]{+受理、转办与反馈+}工作');
  });

  it('gives texts with nothing in common as one change', () => {
    expect(draw('甲', '乙')).toBe('[-甲-]{+乙+}');
    expect(draw('', '公开')).toBe('{+公开+}');
    expect(draw('公开', '')).toBe('[-公开-]');
    expect(findWordDifference('', '')).toEqual([]);
  });

  it('goes by characters where it is told to', () => {
    expect(findWordDifference('公开', '公示', (text) => [...text])).toEqual([
      { kind: 'same', text: '公' }, { kind: 'removed', text: '开' }, { kind: 'added', text: '示' },
    ]);
  });

  it('gives back both texts, whatever they are', () => {
    const text = fc.oneof(
      fc.array(fc.constantFrom('政务', '公开', '的', '，', ',', ' ', '\n', '１', '1', '。', '工作'), { maxLength: 25 }).map((words) => words.join('')),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(fc.property(text, text, (a, b) => {
      const sides = toSides(findWordDifference(a, b));
      expect(joined(sides.a)).toBe(a);
      expect(joined(sides.b)).toBe(b);
    }));
  });
});

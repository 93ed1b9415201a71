/** What one of two notices has and the other lacks. */
import { describe, expect, it } from 'vitest';
import { compareTwo, matchRows } from '../../src/compare/index.ts';
import { makePoint } from './make-point.ts';

const points = [
  makePoint({ id: 'a/1', theme: 'budget' }),
  makePoint({ id: 'a/2', theme: 'website' }),
  makePoint({ id: 'a/3', theme: 'training' }),
  makePoint({ id: 'a/4', theme: 'training' }),
  makePoint({ id: 'b/1', theme: 'website' }),
  makePoint({ id: 'b/2', theme: 'conduct', secondary: ['budget'] }),
];
const alignments = [{ a: 'a/2', b: 'b/1', score: 0.9, relation: 'same' as const, evidence: { a: { start: 0, end: 0 }, b: { start: 0, end: 0 } } }];
const compare = (first: string, second: string) => {
  const rows = matchRows(points, alignments, { columns: [first, second] });
  return compareTwo(points, rows, [{ id: first, name: first === 'a' ? '甲' : '乙' }, { id: second, name: second === 'a' ? '甲' : '乙' }], ['budget', 'website', 'training', 'conduct']);
};

describe('compareTwo', () => {
  it('says what only one has first, and counts themes and points', () => {
    expect(compare('a', 'b').map(({ id, words, points: ids }) => [id, words, ids])).toEqual([
      ['only-first', '甲有、乙没有找到：1个主题2项', ['a/3', 'a/4']],
      ['only-second', '乙有、甲没有找到：1个主题1项', ['b/2']],
      // 乙 touches the budget besides: the theme is not lacking there.
      ['otherwise', '同主题而没有找到同一件事的：甲1项', ['a/1']],
      ['both', '两地都有的同一件事：甲1项、乙1项', ['a/2', 'b/1']],
    ]);
  });

  it('says the same the other way round', () => {
    expect(compare('b', 'a').map(({ words }) => words)).toEqual(['乙有、甲没有找到：1个主题1项', '甲有、乙没有找到：1个主题2项', '同主题而没有找到同一件事的：甲1项', '两地都有的同一件事：乙1项、甲1项']);
  });

  it('has every point in exactly one part', () => {
    expect(compare('a', 'b').flatMap((part) => part.points).sort()).toEqual(points.map(({ id }) => id).sort());
  });
});

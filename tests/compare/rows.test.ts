import { describe, expect, it } from 'vitest';
import type { Alignment } from '../../src/compare/alignment.ts';
import { matchRows } from '../../src/compare/rows.ts';
import { makePoint } from './make-point.ts';

const points = ['a/1', 'a/2', 'a/3', 'b/1', 'b/2', 'c/1'].map((id) => makePoint({ id }));
const pair = (a: string, b: string, score: number): Alignment => ({ a, b, score });
const draw = (rows: ReturnType<typeof matchRows>) => rows.map(({ cells }) => cells.map((cell) => cell.points.join('+') || '–').join(' | '));

describe('matchRows', () => {
  it('puts aligned points in a row, the rest after, in the order of the first column', () => {
    expect(draw(matchRows(points, [pair('a/2', 'b/1', 0.5), pair('a/1', 'c/1', 0.3)]))).toEqual([
      'a/1 | – | c/1', 'a/2 | b/1 | –', 'a/3 | – | –', '– | b/2 | –',
    ]);
  });

  it('gives every point exactly one row', () => {
    const rows = matchRows(points, [pair('a/1', 'b/1', 0.5), pair('a/1', 'b/2', 0.4), pair('a/2', 'b/1', 0.4), pair('b/2', 'c/1', 0.3), pair('a/3', 'c/1', 0.2)]);
    expect(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.points)).sort()).toEqual(points.map(({ id }) => id).sort());
  });

  it('lets several points of a notice stand behind the one that fits best', () => {
    const rows = matchRows(points, [pair('a/2', 'b/1', 0.5), pair('a/3', 'b/1', 0.3), pair('a/1', 'b/1', 0.2)]);
    expect(draw(rows)).toEqual(['a/2+a/1+a/3 | b/1 | –', '– | b/2 | –', '– | – | c/1']);
    expect(rows[0]?.alignments.map(({ score }) => score)).toEqual([0.5, 0.3, 0.2]);
    expect(rows.map(({ notices }) => notices)).toEqual([2, 1, 1]);
  });

  it('does not chain: a third notice joins only where it fits both on average', () => {
    const chain = [pair('a/1', 'b/1', 0.5), pair('b/1', 'c/1', 0.13)];
    expect(draw(matchRows(points, chain, { leastScore: 0.13 }))).toContain('a/1 | b/1 | c/1');
    const two = [pair('a/1', 'b/1', 0.2), pair('a/1', 'd/1', 0.19), pair('b/1', 'c/1', 0.18), pair('d/1', 'c/1', 0.01)];
    const rows = matchRows([...points, makePoint({ id: 'd/1' })], two, { leastScore: 0.18 });
    expect(rows[0]?.cells.map((cell) => cell.points)).toEqual([['a/1'], ['b/1'], [], ['d/1']]);
  });

  it('leaves weak pairs apart', () => {
    expect(matchRows(points, [pair('a/1', 'b/1', 0.1)]).every(({ notices }) => notices === 1)).toBe(true);
  });

  it('takes the columns it is given, in their order', () => {
    const rows = matchRows(points, [pair('a/1', 'b/1', 0.5), pair('a/1', 'c/1', 0.5)], { columns: ['c', 'a'] });
    expect(rows[0]?.cells).toEqual([{ notice: 'c', points: ['c/1'] }, { notice: 'a', points: ['a/1'] }]);
    expect(rows.flatMap(({ cells }) => cells.map(({ notice }) => notice))).not.toContain('b');
  });

  it('does not depend on which of a pair is called a', () => {
    const there = [pair('a/1', 'b/1', 0.5), pair('a/2', 'b/1', 0.5), pair('b/2', 'a/2', 0.3)];
    expect(matchRows(points, there.map(({ a, b, score }) => pair(b, a, score))).map(({ cells }) => cells))
      .toEqual(matchRows(points, there).map(({ cells }) => cells));
  });

  it('takes the best pairs first, in whatever order they are given', () => {
    const given = [pair('a/1', 'b/1', 0.2), pair('a/2', 'b/1', 0.5), pair('a/1', 'b/2', 0.3)];
    expect(draw(matchRows(points, given)).slice(0, 2)).toEqual(['a/1 | b/2 | –', 'a/2 | b/1 | –']);
    expect(matchRows(points, [...given].reverse())).toEqual(matchRows(points, given));
  });

  it('bears nothing at all', () => {
    expect(matchRows([], [])).toEqual([]);
  });
});

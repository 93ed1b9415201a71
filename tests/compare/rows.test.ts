import { describe, expect, it } from 'vitest';
import { alignPoints, type Alignment } from '../../src/compare/alignment.ts';
import { SAME } from '../../src/compare/relation.ts';
import { matchRows } from '../../src/compare/rows.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { makePoint } from './make-point.ts';

const points = ['a/1', 'a/2', 'a/3', 'b/1', 'b/2', 'c/1'].map((id) => makePoint({ id }));
const span = { start: 0, end: 1 };
const pair = (a: string, b: string, score: number): Alignment => ({ a, b, score, relation: score >= SAME ? 'same' : 'related', evidence: { a: span, b: span } });
/** `a/1+a/2 (a/3=b/1)`: two in the cell, a third beneath that is the same as b/1 alone. */
const draw = (rows: ReturnType<typeof matchRows>) => rows.map(({ cells }) => cells
  .map((cell) => [cell.points.join('+') || '–', ...cell.partly.map(({ id, same }) => `(${id}=${same.join('+')})`)].join(' ')).join(' | '));

describe('matchRows', () => {
  it('puts points that are the same in a row, the rest after, in the order of the first column', () => {
    expect(draw(matchRows(points, [pair('a/2', 'b/1', 0.9), pair('a/1', 'c/1', 0.6)]))).toEqual([
      'a/1 | – | c/1', 'a/2 | b/1 | –', 'a/3 | – | –', '– | b/2 | –',
    ]);
  });

  it('gives every point exactly one row', () => {
    const rows = matchRows(points, [pair('a/1', 'b/1', 0.9), pair('a/1', 'b/2', 0.8), pair('a/2', 'b/1', 0.8), pair('b/2', 'c/1', 0.6), pair('a/3', 'c/1', 0.5)]);
    expect(rows.flatMap(({ cells }) => cells.flatMap((cell) => [...cell.points, ...cell.partly.map(({ id }) => id)])).sort()).toEqual(points.map(({ id }) => id).sort());
  });

  it('lets several points of a notice stand in a cell that are all the same as the others', () => {
    const rows = matchRows(points, [pair('a/2', 'b/1', 0.9), pair('a/3', 'b/1', 0.7), pair('a/1', 'b/1', 0.6)]);
    expect(draw(rows)).toEqual(['a/1+a/2+a/3 | b/1 | –', '– | b/2 | –', '– | – | c/1']);
    expect(rows[0]?.alignments.map(({ score }) => score)).toEqual([0.9, 0.7, 0.6]);
    expect(rows.map(({ notices }) => notices)).toEqual([2, 1, 1]);
  });

  it('is a group, not a chain: what is the same as one only stands beneath', () => {
    expect(draw(matchRows(points, [pair('a/1', 'b/1', 0.9), pair('b/1', 'c/1', 0.8), pair('a/1', 'c/1', 0.3)]))[0]).toBe('a/1 | b/1 | – (c/1=b/1)');
    expect(draw(matchRows(points, [pair('a/1', 'b/1', 0.9), pair('b/1', 'c/1', 0.8), pair('a/1', 'c/1', 0.7)]))[0]).toBe('a/1 | b/1 | c/1');
  });

  it('leaves what is only related apart', () => {
    expect(matchRows(points, [pair('a/1', 'b/1', 0.4)]).every(({ notices }) => notices === 1)).toBe(true);
  });

  it('takes the columns it is given, in their order', () => {
    const rows = matchRows(points, [pair('a/1', 'b/1', 0.9), pair('a/1', 'c/1', 0.9)], { columns: ['c', 'a'] });
    expect(rows[0]?.cells).toEqual([{ notice: 'c', points: ['c/1'], partly: [] }, { notice: 'a', points: ['a/1'], partly: [] }]);
    expect(rows.flatMap(({ cells }) => cells.map(({ notice }) => notice))).not.toContain('b');
  });

  it('does not depend on which of a pair is called a', () => {
    const there = [pair('a/1', 'b/1', 0.9), pair('a/2', 'b/1', 0.9), pair('b/2', 'a/2', 0.6)];
    expect(matchRows(points, there.map(({ a, b, score }) => pair(b, a, score))).map(({ cells }) => cells))
      .toEqual(matchRows(points, there).map(({ cells }) => cells));
  });

  it('takes the best pairs first, in whatever order they are given', () => {
    const given = [pair('a/1', 'b/1', 0.6), pair('a/2', 'b/1', 0.9), pair('a/1', 'b/2', 0.7), pair('c/1', 'b/1', 0.8), pair('c/1', 'a/2', 0.8)];
    expect(draw(matchRows(points, given)).slice(0, 2)).toEqual(['a/1 | b/2 | –', 'a/2 | b/1 | c/1']);
    expect(matchRows(points, [...given].reverse())).toEqual(matchRows(points, given));
  });

  it('has in every row of the five notices only points that are the same as all others there', () => {
    const records = loadCorpus(process.cwd()).notices.flatMap((notice) => notice.points).map(({ record }) => record);
    const alignments = alignPoints(records);
    const same = new Set(alignments.filter(({ relation }) => relation === 'same').flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
    const rows = matchRows(records, alignments);
    expect(rows.filter(({ notices }) => notices > 2).length).toBeGreaterThan(5);
    const wrong = rows.flatMap(({ cells }) => cells.flatMap((one, i) => cells.slice(i + 1).flatMap((two) =>
      one.points.flatMap((a) => two.points.filter((b) => !same.has(`${a} ${b}`)).map((b) => `${a} ${b}`)))));
    expect(wrong).toEqual([]);
    // What is the same as something stands in a row with such a one.
    const alone = rows.filter(({ notices }) => notices === 1).flatMap(({ cells }) => cells.flatMap((cell) => cell.points));
    expect(alone.filter((id) => [...same].some((key) => key.startsWith(`${id} `)))).toEqual([]);
  });

  it('bears nothing at all', () => {
    expect(matchRows([], [])).toEqual([]);
  });
});

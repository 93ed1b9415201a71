import { describe, expect, it } from 'vitest';
import type { Alignment } from '../../src/compare/alignment.ts';
import { compareCoverage, comparePlansWithReport, findUnmatched, toCoverage } from '../../src/compare/coverage.ts';
import { SAME } from '../../src/compare/relation.ts';
import { makePoint } from './make-point.ts';

const points = [
  makePoint({ id: 'a/1', theme: 'budget', secondary: ['website'] }),
  makePoint({ id: 'a/2', theme: 'budget' }),
  makePoint({ id: 'a/3', theme: 'training' }),
  makePoint({ id: 'b/1', theme: 'budget' }),
  makePoint({ id: 'b/2', theme: 'website', secondary: ['website'] }),
  makePoint({ id: 'r/1', theme: 'training' }),
  makePoint({ id: 'r/2', theme: 'proposals' }),
];
const THEMES = ['website', 'budget', 'training', 'proposals', 'epidemic'];
const own = { start: 0, end: 1 };
const other = { start: 1, end: 2 };
const pair = (a: string, b: string, score: number): Alignment => ({ a, b, score, relation: score >= SAME ? 'same' : 'related', evidence: { a: own, b: other } });
const alignments = [pair('a/1', 'b/1', 0.8), pair('b/1', 'a/2', 0.2), pair('r/1', 'a/3', 0.6), pair('a/1', 'r/1', 0.3), pair('a/2', 'r/1', 0.9)];

describe('toCoverage', () => {
  const coverage = toCoverage(points, THEMES, ['b', 'a']);

  it('counts points of each theme in each notice, with their ids', () => {
    expect(coverage.rows.map((row) => row.map((cell) => `${cell.points.join(' ')}(${cell.secondary.join(' ')})`))).toEqual([
      ['b/2()', '(a/1)'], ['b/1()', 'a/1 a/2()'], ['()', 'a/3()'], ['()', '()'], ['()', '()'],
    ]);
  });

  it('names the gaps, and who touches the theme all the same', () => {
    expect(coverage.gaps.filter(({ notice }) => notice === 'a')).toEqual([
      { theme: 'website', notice: 'a', touched: ['a/1'] }, { theme: 'proposals', notice: 'a', touched: [] }, { theme: 'epidemic', notice: 'a', touched: [] },
    ]);
  });

  it('tells what one has and another lacks', () => {
    const { both, onlyA, onlyB, neither } = compareCoverage(coverage, 'a', 'b');
    expect([both, onlyA.map(({ theme, points: ids }) => [theme, ids]), onlyB.map(({ theme }) => theme), neither])
      .toEqual([['budget'], [['training', ['a/3']]], ['website'], ['proposals', 'epidemic']]);
  });
});

describe('findUnmatched', () => {
  it('lists points for which nothing that asks the same was found, with what is related and with those of the theme', () => {
    expect(findUnmatched(points, alignments, 'a', 'b')).toEqual([
      { point: 'a/2', theme: 'budget', related: [{ id: 'b/1', score: 0.2, relation: 'related', own: other, other: own }], sameTheme: ['b/1'] },
      { point: 'a/3', theme: 'training', related: [], sameTheme: [] },
    ]);
  });
});

describe('comparePlansWithReport', () => {
  it('sets the points of the report beside what plans ask, theme by theme', () => {
    expect(comparePlansWithReport(points, alignments, 'r', ['a', 'b'], THEMES)).toEqual([
      { theme: 'website', reported: [], touched: [], figured: false, plans: [{ notice: 'a', points: [], touched: ['a/1'] }, { notice: 'b', points: ['b/2'], touched: [] }], side: 'plans' },
      { theme: 'budget', reported: [], touched: [], figured: false, plans: [{ notice: 'a', points: ['a/1', 'a/2'], touched: [] }, { notice: 'b', points: ['b/1'], touched: [] }], side: 'plans' },
      {
        theme: 'training',
        reported: [{ point: 'r/1', demands: [
          { id: 'a/2', notice: 'a', score: 0.9, relation: 'same', own: other, other: own }, { id: 'a/3', notice: 'a', score: 0.6, relation: 'same', own, other },
        ] }],
        touched: [], figured: false, plans: [{ notice: 'a', points: ['a/3'], touched: [] }, { notice: 'b', points: [], touched: [] }], side: 'both',
      },
      { theme: 'proposals', reported: [{ point: 'r/2', demands: [] }], touched: [], figured: false, plans: [{ notice: 'a', points: [], touched: [] }, { notice: 'b', points: [], touched: [] }], side: 'report' },
    ]);
  });

  it('counts what a report says besides, and in its tables', () => {
    const more = [...points, makePoint({ id: 'r/3', theme: 'training', secondary: ['website'] })];
    const rows = comparePlansWithReport(more, alignments, 'r', ['a', 'b'], THEMES, new Set(['budget', 'epidemic']));
    expect(rows.map(({ theme, touched, figured, side }) => [theme, touched, figured, side])).toEqual([
      ['website', ['r/3'], false, 'both'], ['budget', [], true, 'both'], ['training', [], false, 'both'], ['proposals', [], false, 'report'], ['epidemic', [], true, 'report'],
    ]);
  });

  it('does not take a plan for one that was not chosen', () => {
    const [training] = comparePlansWithReport(points, alignments, 'r', ['b'], ['training']);
    expect(training).toMatchObject({ side: 'report', reported: [{ demands: [] }] });
  });
});

/** What stands at the head of a theme. */
import { describe, expect, it } from 'vitest';
import { findAlone, findConcrete, matchRows } from '../../src/compare/index.ts';
import { makePoint } from './make-point.ts';

const days = { quote: '3个工作日内', kind: 'duration' as const, op: '<=' as const, value: 3, unit: '工作日' };
const kinds = { quote: '不少于3种', kind: 'count' as const, op: '>=' as const, value: 3, unit: '种' };

describe('findConcrete', () => {
  it('gives the sentence with most figures first, and where they stand in it', () => {
    const found = findConcrete([
      makePoint({ id: 'a/1', text: '做好解读。3个工作日内发布。', commitments: [days] }),
      makePoint({ id: 'b/1', text: '加强统筹。3个工作日内以不少于3种形式发布解读。归档。', commitments: [days, kinds] }),
      makePoint({ id: 'c/1', text: '及时发布。' }),
    ]);
    expect(found.map(({ point, text, figures }) => [point, text, figures.map(({ start, end }) => text.slice(start, end))])).toEqual([
      ['b/1', '3个工作日内以不少于3种形式发布解读。', ['3个工作日内', '不少于3种']],
      ['a/1', '3个工作日内发布。', ['3个工作日内']],
    ]);
  });
  it('takes a figure that stands twice for two', () => {
    const [found] = findConcrete([makePoint({ id: 'a/1', text: '3个工作日内答复，3个工作日内公开', commitments: [days, days] })]);
    expect(found?.figures.map(({ start }) => start)).toEqual([0, 9]);
  });
});

it('findAlone gives the points of rows that one notice has alone', () => {
  const points = ['a/1', 'a/2', 'b/1'].map((id) => makePoint({ id }));
  const rows = matchRows(points, [{ a: 'a/1', b: 'b/1', score: 0.9 } as never], { columns: ['a', 'b'] });
  expect([...findAlone(rows)]).toEqual([['a', ['a/2']]]);
});

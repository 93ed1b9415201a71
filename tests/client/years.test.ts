/** The reader's notice beside one of the site: which is the earlier, and what a report says of a plan. */
import { describe, expect, it } from 'vitest';
import { compareWithOne } from '../../src/client/try/years-compared.ts';
import { makePoint } from '../compare/make-point.ts';

const plan = (notice: string, year: number | null, ...texts: string[]) => ({ kind: 'work-points' as const, year, points: texts.map((text, at) => makePoint({ id: `${notice}/${String(at + 1)}`, notice, number: String(at + 1), text })) });
const OLD = plan('yunchuan-2022', 2022, '组织开展政务公开培训，全年不少于1次。', '办好政务开放日活动。');
const NEW = plan('draft', 2023, '组织开展政务公开培训，全年不少于2次。', '公开财政预算决算信息。');

describe('two plans', () => {
  it('stand in the order of their years, one without a year last', () => {
    expect(compareWithOne(NEW, OLD)).toMatchObject({ kind: 'years', ownFirst: false });
    expect(compareWithOne({ ...NEW, year: 2021 }, OLD)).toMatchObject({ kind: 'years', ownFirst: true });
    expect(compareWithOne({ ...NEW, year: null }, OLD)).toMatchObject({ kind: 'years', ownFirst: false });
  });

  it('say what was changed, added and dropped, with shares', () => {
    const found = compareWithOne(NEW, OLD);
    if (found?.kind !== 'years') throw new Error('Unexpected kind');
    expect(found.changes.map(({ kind }) => kind).sort()).toEqual(['changed', 'dropped', 'new']);
    expect(found.shares.kept + found.shares.changed + found.shares.new).toBeCloseTo(1);
    expect(found.dropped).toBeGreaterThan(0);
  });
});

describe('a plan and a report', () => {
  const report = { ...plan('draft', 2022, '组织开展政务公开培训2次，培训300人次。'), kind: 'annual-report' as const };
  it('list each demand with what the report says, whichever is the reader’s', () => {
    for (const [own, other, ownFirst] of [[report, OLD, false], [OLD, report, true]] as const) {
      const found = compareWithOne(own, other);
      if (found?.kind !== 'report') throw new Error('Unexpected kind');
      expect(found.ownFirst).toBe(ownFirst);
      expect(found.demands.map(({ demand, said }) => [demand.number, said.map(({ point }) => point.number)])).toEqual([['1', ['1']], ['2', []]]);
    }
    expect(compareWithOne(report, report)).toBeNull();
  });
});

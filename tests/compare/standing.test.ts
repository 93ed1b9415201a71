import { describe, expect, it } from 'vitest';
import { findOrder, type Standing } from '../../src/compare/standing.ts';
import { toOrderWords } from '../../src/view/labels.ts';

const make = (fields: Partial<Standing>): Standing => ({ province: '甲省', level: '市', issued: null, published: null, year: null, kind: 'work-points', ...fields });

describe('findOrder', () => {
  it('sets a province over its cities and over nobody else', () => {
    const province = make({ level: '省' });
    expect(findOrder(province, make({})).rank).toBe('first');
    expect(findOrder(make({ level: '县' }), province).rank).toBe('second');
    expect(findOrder(province, make({ province: '乙省' })).rank).toBe('apart');
    expect(findOrder(make({}), make({})).rank).toBe('peers');
    expect(findOrder(make({}), make({ level: '县' })).rank).toBeNull();
    expect(findOrder(province, make({ province: null })).rank).toBeNull();
    expect(findOrder(province, make({ level: null })).rank).toBeNull();
  });

  it('compares days, and years where a day is not printed', () => {
    expect(findOrder(make({ issued: '2021-06-12', year: 2021 }), make({ issued: '2021-07-02', year: 2021 })).older).toBe('first');
    expect(findOrder(make({ published: '2022-07-19' }), make({ issued: '2022-07-18' })).older).toBe('second');
    expect(findOrder(make({ year: 2021 }), make({ issued: '2021-07-02' })).older).toBeNull();
    expect(findOrder(make({ year: 2022 }), make({ issued: '2021-07-02' })).older).toBe('second');
    // A report on a year is made when it is over.
    expect(findOrder(make({ year: 2023, kind: 'annual-report' }), make({ issued: '2023-07-24' })).older).toBe('second');
    expect(findOrder(make({ year: 2023, kind: 'annual-report' }), make({ year: 2024 })).older).toBeNull();
    expect(findOrder(make({}), make({ issued: '2021-07-02' })).older).toBeNull();
  });

  it('is said in words', () => {
    const words = (first: Partial<Standing>, second: Partial<Standing>) => toOrderWords({ ...make(first), name: '甲' }, { ...make(second), name: '乙' });
    expect(words({ level: '省', year: 2021 }, { year: 2023 })).toBe('甲是乙的上级，甲的在先');
    expect(words({ province: '丙省', year: 2023 }, { year: 2021 })).toBe('甲与乙不同省，互不隶属，乙的在先');
    expect(words({ year: 2021 }, { year: 2021 })).toBe('甲与乙同省，互不隶属，先后不明');
    expect(words({ province: null, year: 2021 }, { year: 2021 })).toBe('先后不明');
  });
});

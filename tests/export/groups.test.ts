import { describe, expect, it } from 'vitest';
import { MOST_ABOVE, toGroups } from '../../src/export/groups.ts';
import { toPairs } from '../../src/export/pairs.ts';

const make = (id: number, province: string | null, year: number, level = '县') => ({ id, province, year, level });

describe('which notices are compared', () => {
  it('all of a folder that one site can hold', () => {
    const notices = [make(1, '甲', 2022), make(2, '乙', 2023)];
    expect(toGroups(notices, 2)).toEqual([{ notices, above: [] }]);
    expect(toGroups([], 2)).toEqual([]);
  });

  it('of a larger one those of a province and a year, each in one group and none larger than said', () => {
    const notices = Array.from({ length: 1000 }, (_, at) => make(at, at % 3 === 0 ? '甲' : at % 3 === 1 ? '乙' : null, 2020 + at % 4, at < 40 ? '省' : '县'));
    const groups = toGroups(notices, 50);
    expect(groups.flatMap((group) => group.notices.map(({ id }) => id)).sort((a, b) => a - b)).toEqual(notices.map(({ id }) => id));
    for (const { notices: own, above } of groups) {
      expect(own.length).toBeLessThanOrEqual(50);
      expect(new Set(own.map(({ province, year }) => `${String(province)} ${String(year)}`)).size).toBe(1);
      expect(above.length).toBeLessThanOrEqual(MOST_ABOVE);
      for (const each of above) {
        expect(each).toMatchObject({ level: '省', province: own[0]?.province });
        expect((own[0]?.year ?? 0) - each.year).toBeOneOf([0, 1]);
        expect(own).not.toContain(each);
      }
    }
    expect(groups.some(({ above }) => above.length > 0)).toBe(true);
    expect(groups.filter((group) => group.notices[0]?.province === null).every(({ above }) => above.length === 0)).toBe(true);
  });
});

describe('character pairs', () => {
  it('are those of letters and digits side by side, each once', () => {
    expect(toPairs('政策解读,政策ab1\n读后')).toEqual(['政策', '策解', '解读', '策a', 'ab', 'b1', '读后']);
    expect(toPairs('字')).toEqual([]);
    expect(toPairs('𠮷𠮷野')).toEqual(['𠮷𠮷', '𠮷野']);
  });
});

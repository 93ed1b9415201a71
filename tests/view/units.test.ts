import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../src/points/index.ts';
import { toHtml } from '../../src/view/html.ts';
import { toUnitList, toUnitWords } from '../../src/view/units.ts';

const say = (role: Assignment['role'], units: string[], scope: string | null = null): Assignment => ({ role, units, scope: scope === null ? null : { text: scope, source: [] }, source: [] });

describe('the units of a point', () => {
  it('are named by role, each with what it is limited to', () => {
    expect(toUnitWords({ assignments: [say('responsible', ['各科室', '站所']), say('lead', ['法规科'], '规范性文件有关事项')] }))
      .toEqual(['牵头：法规科（只管“规范性文件有关事项”）', '责任：各科室、站所']);
  });

  it('are led clause by clause, of which the first words are quoted', () => {
    const html = toHtml(...toUnitList({
      inherited: false,
      assignments: [say('lead', ['办公室'], '围绕交通基础设施建设、交通强国试点建设等工作，精心解读政策。'), say('lead', ['财务处'], '做好财政信息公开，按照有关要求扩大公开范围。')],
    }));
    expect(html.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|')).toBe('|牵头|办公室|（只管“围绕交通基础设施建设……”）|财务处|（只管“做好财政信息公开……”）|');
  });

  it('are missed in a plan, not in a report', () => {
    expect(toHtml(...toUnitList({ inherited: false, assignments: [] }))).toContain('未写明责任单位');
    expect(toUnitList({ inherited: false, assignments: [] }, { report: true })).toEqual([]);
  });
});

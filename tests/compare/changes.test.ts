import { describe, expect, it } from 'vitest';
import { compareYears, findYearPairs } from '../../src/compare/changes.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { ROOT } from '../support/notices.ts';
import { makePoint } from './make-point.ts';

const before = [
  makePoint({ id: 'yunchuan-2022/1', text: '及时公开财政预决算和“三公”经费，扩大公开范围。', lead: ['计财科'], deadline: { text: '2022年6月底前', date: '2022-06-30', ongoing: false, source: 'column' } }),
  makePoint({ id: 'yunchuan-2022/2', text: '做好疫情防控信息发布，回应群众关切。' }),
  makePoint({ id: 'yunchuan-2022/3', text: '每年举办政府开放日活动不少于1次，邀请市民代表走进交通指挥大厅。', lead: ['办公室'] }),
];
const after = [
  makePoint({ id: 'yunchuan-2023/1', text: '及时公开财政预决算和"三公"经费，扩大公开范围。', lead: ['计财科'], deadline: { text: '2023年6月底前', date: '2023-06-30', ongoing: false, source: 'column' } }),
  makePoint({ id: 'yunchuan-2023/2', text: '每年举办政府开放日活动不少于3次，邀请市民代表走进交通指挥大厅。', lead: ['宣传科'] }),
  makePoint({ id: 'yunchuan-2023/3', text: '建设智能化政策问答平台，提供即问即答服务。' }),
];

describe('two years of one bureau', () => {
  const { changes, shares, dropped } = compareYears(before, after);
  it('tells what was taken over, dropped, changed and added, in the order of the later', () => {
    expect(changes.map((each) => [each.kind, 'before' in each ? each.before.number : null, 'after' in each ? each.after.number : null])).toEqual([
      ['kept', '1', '1'], ['dropped', '2', null], ['changed', '3', '2'], ['new', null, '3'],
    ]);
  });

  it('names what changed besides the words; a deadline moves on with its year', () => {
    expect(changes[0]).toMatchObject({ kind: 'kept', fields: [] });
    expect(changes[2]).toMatchObject({ kind: 'changed', fields: ['lead'] });
  });

  it('tells the words apart, both ways', () => {
    const [change] = changes.filter((each) => each.kind === 'changed');
    expect(change?.words.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text])).toEqual([['removed', expect.stringContaining('1')], ['added', expect.stringContaining('3')]]);
    expect(change?.words.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('')).toBe(before[2]?.text);
    expect(change?.words.filter(({ kind }) => kind !== 'removed').map(({ text, other }) => other ?? text).join('')).toBe(after[1]?.text);
  });

  it('gives shares that make up the whole', () => {
    expect(shares.kept + shares.changed + shares.new).toBeCloseTo(1);
    expect(dropped).toBeGreaterThan(0.1);
  });

  it('pairs each point once, also where the same words stand twice', () => {
    const twice = [makePoint({ id: 'a-2022/1', text: '加强培训。' }), makePoint({ id: 'a-2022/2', text: '加强培训。' })];
    const once = [makePoint({ id: 'a-2023/1', text: '加强培训。' })];
    expect(compareYears(twice, once).changes.map(({ kind }) => kind)).toEqual(['kept', 'dropped']);
    expect(compareYears([], once).changes.map(({ kind }) => kind)).toEqual(['new']);
    expect(compareYears(once, [])).toMatchObject({ changes: [{ kind: 'dropped' }], shares: { kept: 0, changed: 0, new: 0 }, dropped: 1 });
  });
});

describe('which notices follow each other', () => {
  const notice = (id: string, year: number, kind: 'work-points' | 'annual-report' = 'work-points', issuer = '云川市交通运输局') => ({ id, region: '云川市', issuer, year, kind });
  it('are plans of one bureau, year after year, and its report beside the plan of its year', () => {
    expect(findYearPairs([notice('c', 2023), notice('a', 2021), notice('b', 2022), notice('r', 2022, 'annual-report'), notice('x', 2022, 'work-points', '云川市财政局')])).toEqual([
      { earlier: 'a', later: 'b' }, { earlier: 'b', later: 'c' }, { earlier: 'b', later: 'r' },
    ]);
  });

  it('are none of the five', () => {
    expect(findYearPairs(loadCorpus(ROOT).notices.map(({ record }) => record))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeAlignments, type AlignmentLabel } from '../../bench/alignment-evaluation.ts';
import { inventPoints } from '../../bench/invent-points.ts';
import { alignPoints, partnersOf } from '../../src/compare/alignment.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { makePoint } from './make-point.ts';

const scoreOf = (a: string, b: string, points: Parameters<typeof alignPoints>[0], options?: Parameters<typeof alignPoints>[1]) =>
  alignPoints(points, options).find((each) => (each.a === a && each.b === b) || (each.a === b && each.b === a))?.score ?? 0;

const OPEN_DAY = '每年举办政府开放日活动，邀请市民代表走进交通指挥大厅。';
const BUDGET = '及时公开财政预决算和“三公”经费，扩大公开范围。';

describe('alignPoints', () => {
  it('finds the partner that says the same in other words', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: OPEN_DAY }),
      makePoint({ id: 'a-2021/2', text: BUDGET }),
      makePoint({ id: 'b-2022/1', text: '扩大预决算公开范围，做好“三公”经费公开。' }),
      makePoint({ id: 'b-2022/2', text: '组织政府开放日，请市民代表参观。' }),
    ];
    const partners = partnersOf(alignPoints(points));
    expect(partners.get('a-2021/1')?.[0]?.id).toBe('b-2022/2');
    expect(partners.get('b-2022/1')?.[0]?.id).toBe('a-2021/2');
  });

  it('never pairs points of one notice', () => {
    const points = [makePoint({ id: 'a-2021/1', text: OPEN_DAY }), makePoint({ id: 'a-2021/2', text: OPEN_DAY }), makePoint({ id: 'b-2021/1', text: BUDGET })];
    expect(alignPoints(points).filter(({ a, b }) => a.split('/')[0] === b.split('/')[0])).toEqual([]);
  });

  it('calls the same words under the same theme the same, whatever their punctuation and width', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: '发布３项政策，解读“三同步”。', theme: 'interpretation' }),
      makePoint({ id: 'b-2021/1', text: '发布3项政策,解读三同步', theme: 'interpretation' }),
      makePoint({ id: 'c-2021/1', text: BUDGET, theme: 'budget' }),
    ];
    expect(alignPoints(points).map(({ a, b, relation }) => `${a} ${b} ${relation}`)).toEqual(['a-2021/1 b-2021/1 same']);
  });

  it('shows the stretches that make two points the same, cut to the clauses', () => {
    const a = '做好财政信息公开。强化宣传，严格落实政策解读“三同步”，确保效果，讲求实际。';
    const b = '严格落实政策解读“三同步”，各处室要按照谁起草谁解读办理。定期更新统计数据。';
    const [found] = alignPoints([makePoint({ id: 'a-2021/1', text: a, theme: 'interpretation' }), makePoint({ id: 'b-2021/1', text: b, theme: 'interpretation' })]);
    expect(found?.relation).toBe('same');
    expect([a.slice(found?.evidence.a.start, found?.evidence.a.end), b.slice(found?.evidence.b.start, found?.evidence.b.end)])
      .toEqual(['严格落实政策解读“三同步”', '严格落实政策解读“三同步”']);
  });

  it('takes what a report owns up to for no answer to a demand', () => {
    const demand = makePoint({ id: 'a-2021/1', text: '每年组织1次政务公开业务培训，提高业务能力。', theme: 'training' });
    const words = '政务公开业务培训组织得不够，业务能力有待提高。';
    const at = (path: string) => alignPoints([demand, { ...makePoint({ id: 'r-2021/5-p1', text: words, theme: 'training' }), path: [{ marker: '五、', text: path }] }])[0]?.relation;
    expect(at('存在的主要问题及改进情况')).toBe('related');
    expect(at('总体情况')).toBe('same');
  });

  it('does not call two points the same for the scene they share', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: '严格落实政府网站和政务新媒体“三审三校”制度。', theme: 'secrecy-review' }),
      makePoint({ id: 'b-2021/1', text: '积极推动政府网站和政务新媒体适老化改造。', theme: 'accessibility' }),
    ];
    expect(alignPoints(points).filter(({ relation }) => relation === 'same')).toEqual([]);
  });

  it('says the same of two points whatever else is compared', () => {
    const { notices } = loadCorpus(process.cwd());
    const records = notices.flatMap((notice) => notice.points).map(({ record }) => record);
    const draw = (alignments: ReturnType<typeof alignPoints>) => alignments.map(({ a, b, score, relation }) => `${[a, b].sort().join(' ')} ${relation} ${score.toFixed(9)}`).sort();
    const all = alignPoints(records);
    for (const [i, one] of notices.entries()) {
      for (const two of notices.slice(i + 1)) {
        const ids = [one.record.id, two.record.id];
        const both = alignPoints(records.filter(({ notice }) => ids.includes(notice)));
        expect(draw(both)).toEqual(draw(all.filter(({ a, b }) => [a, b].every((id) => ids.includes(id.split('/')[0] ?? '')))));
      }
    }
  });

  it('counts words that all points have for little', () => {
    const boilerplate = '各处室、各单位按职责分工做好政务公开工作，';
    const points = [
      makePoint({ id: 'a-2021/1', text: `${boilerplate}举办开放日。` }),
      makePoint({ id: 'a-2021/2', text: `${boilerplate}公开收费标准。` }),
      makePoint({ id: 'b-2021/1', text: `${boilerplate}办好开放日。` }),
      makePoint({ id: 'b-2021/2', text: `${boilerplate}公示收费标准。` }),
    ];
    expect(scoreOf('a-2021/1', 'b-2021/1', points)).toBeGreaterThan(2 * scoreOf('a-2021/1', 'b-2021/2', points));
  });

  it('lets a common theme decide between equal texts', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: OPEN_DAY, theme: 'open-days' }),
      makePoint({ id: 'b-2021/1', text: '走进指挥大厅。', theme: 'new-media' }),
      makePoint({ id: 'b-2021/2', text: '走进指挥大厅。', theme: 'open-days' }),
      makePoint({ id: 'c-2021/1', text: BUDGET }),
    ];
    expect(partnersOf(alignPoints(points)).get('a-2021/1')?.map(({ id }) => id)).toEqual(['b-2021/2', 'b-2021/1']);
  });

  it('keeps the best of each other notice, from either side', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: '落实政策解读三同步', theme: 'interpretation' }),
      ...[1, 2, 3, 4].map((n) => makePoint({ id: `b-2021/${n}`, theme: 'interpretation', text: `落实政策解读三同步${'，另有别的事项要做'.repeat(n)}${'甲乙丙丁'.charAt(n - 1)}类事项${'子丑寅卯'.charAt(n - 1)}` })),
      makePoint({ id: 'c-2021/1', text: BUDGET }),
    ];
    // b/2…b/4 are not among the one best of a/1, but a/1 is the best that each of them has.
    expect(alignPoints(points, { perNotice: 1 }).map(({ a, b }) => `${a} ${b}`).sort()).toEqual([1, 2, 3, 4].map((n) => `a-2021/1 b-2021/${n}`));
  });

  it('does not depend on the order of the points, but for which of a pair is called a', () => {
    const points = inventPoints(60, 4);
    const name = ({ a, b, score }: { a: string; b: string; score: number }) => `${[a, b].sort().join(' ')} ${score.toFixed(9)}`;
    expect(alignPoints([...points].reverse()).map(name).sort()).toEqual(alignPoints(points).map(name).sort());
    expect(alignPoints(points)).toEqual(alignPoints(points));
  });

  it('gives scores from 0 to 1, best first', () => {
    const scores = alignPoints(inventPoints(80, 5)).map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(0);
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
    expect(scores).toEqual([...scores].sort((x, y) => y - x));
  });

  it('finds nearly the same where the index may be read only in part', () => {
    const points = inventPoints(120, 6);
    const first = (options?: Parameters<typeof alignPoints>[1]) => {
      const partners = partnersOf(alignPoints(points, options));
      return points.map(({ id }) => partners.get(id)?.[0]?.id);
    };
    const whole = first();
    const part = first({ budget: 600 });
    expect(whole.filter((id, at) => id === part[at]).length / points.length).toBeGreaterThan(0.9);
  });

  it('bears points without words, one notice, none', () => {
    expect(alignPoints([])).toEqual([]);
    expect(alignPoints([makePoint({ id: 'a-2021/1' }), makePoint({ id: 'b-2021/1', text: '。' }), makePoint({ id: 'b-2021/2', text: '公' })])).toEqual([]);
    expect(alignPoints([makePoint({ id: 'a-2021/1', text: OPEN_DAY })])).toEqual([]);
  });
});

describe('alignment against hand labels', () => {
  const labels = JSON.parse(readFileSync(new URL('../labels/alignments.json', import.meta.url), 'utf8')) as AlignmentLabel[];
  const found = loadCorpus(process.cwd()).notices.flatMap((notice) => notice.points);

  it.each(['tune', 'judge'] as const)('calls the right pairs the same, in the part for %s', (part) => {
    const { called, right, same, questions, firstRight } = judgeAlignments(alignPoints(found.map(({ record }) => record)), labels, part);
    expect(same).toBeGreaterThan(50);
    expect(questions).toBeGreaterThan(100);
    expect(right / called).toBeGreaterThanOrEqual(0.9);
    expect(right / same).toBeGreaterThanOrEqual(0.88);
    expect(firstRight / questions).toBeGreaterThanOrEqual(0.97);
  });

  it('reaches the mark too with themes that only the rules suggest', () => {
    const points = found.map(({ record, suggestion }) => ({ ...record, themes: suggestion ?? { primary: '', secondary: [] } }));
    const { called, right, same, questions, firstRight } = judgeAlignments(alignPoints(points), labels, 'judge');
    expect(right / called).toBeGreaterThanOrEqual(0.85);
    expect(right / same).toBeGreaterThanOrEqual(0.8);
    expect(firstRight / questions).toBeGreaterThanOrEqual(0.95);
  });

  it('calls few pairs related that have nothing in common', () => {
    const strengthOf = new Map(labels.flatMap(({ a, b, strength }) => [[`${a} ${b}`, strength], [`${b} ${a}`, strength]]));
    const related = alignPoints(found.map(({ record }) => record)).filter(({ relation }) => relation === 'related').map(({ a, b }) => strengthOf.get(`${a} ${b}`) ?? 'none');
    expect(related.filter((strength) => strength === 'none').length / related.length).toBeLessThanOrEqual(0.13);
  });

  it('has labels of two notices each, named once', () => {
    const keys = labels.map(({ a, b }) => [a, b].sort().join(' '));
    expect(new Set(keys).size).toBe(labels.length);
    expect(labels.filter(({ a, b, why }) => a.split('/')[0] === b.split('/')[0] || why === '')).toEqual([]);
  });
});

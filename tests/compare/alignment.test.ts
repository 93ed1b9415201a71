import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rateOf, tryLabels, type AlignmentLabel } from '../../bench/alignment-evaluation.ts';
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

  it('gives 1 for the same words under the same theme, whatever their punctuation and width', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: '发布３项政策，解读“三同步”。', theme: 'interpretation' }),
      makePoint({ id: 'b-2021/1', text: '发布3项政策,解读三同步', theme: 'interpretation' }),
      makePoint({ id: 'c-2021/1', text: BUDGET, theme: 'budget' }),
    ];
    // A pair of characters across a lost mark is the only thing that differs.
    expect(scoreOf('a-2021/1', 'b-2021/1', points)).toBeGreaterThan(0.8);
    const [first, second, third] = points;
    expect(scoreOf('a-2021/1', 'b-2021/1', [first!, { ...second!, text: '发布3项政策,解读"三同步"。' }, third!])).toBeCloseTo(1, 10);
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
      makePoint({ id: 'a-2021/1', text: '政策解读三同步' }),
      ...[1, 2, 3, 4].map((n) => makePoint({ id: `b-2021/${n}`, text: `政策解读三同步${'，另有别的事项要做'.repeat(n)}${'甲乙丙丁'.charAt(n - 1)}类事项${'子丑寅卯'.charAt(n - 1)}` })),
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
    const points = inventPoints(300, 10);
    const first = (options?: Parameters<typeof alignPoints>[1]) => {
      const partners = partnersOf(alignPoints(points, options));
      return points.map(({ id }) => partners.get(id)?.[0]?.id);
    };
    const whole = first();
    const part = first({ budget: 1500 });
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
  const { notices } = loadCorpus(process.cwd());
  const found = notices.flatMap((notice) => notice.points);
  const same = labels.filter(({ strength }) => strength === 'same');

  it('has the partner among the first three of its notice in 95 % of the pairs that ask the same', () => {
    const points = found.map(({ record }) => record);
    const trials = tryLabels(points, alignPoints(points), same);
    expect(trials.length).toBe(2 * 129);
    expect(rateOf(trials)).toBeGreaterThanOrEqual(0.95);
  });

  it('reaches it too with themes that only the rules suggest', () => {
    const points = found.map(({ record, suggestion }) => ({ ...record, themes: suggestion ?? { primary: '', secondary: [] } }));
    expect(rateOf(tryLabels(points, alignPoints(points), same))).toBeGreaterThanOrEqual(0.95);
  });

  it('stays near nine in ten from the text alone', () => {
    const points = found.map(({ record }) => record);
    const alignments = alignPoints(points, { weights: { heading: 0.5, opening: 0.5, theme: 0 } });
    expect(rateOf(tryLabels(points, alignments, same))).toBeGreaterThanOrEqual(0.9);
  });

  it('has labels of two notices each, named once', () => {
    const keys = labels.map(({ a, b }) => [a, b].sort().join(' '));
    expect(new Set(keys).size).toBe(labels.length);
    expect(labels.filter(({ a, b, why }) => a.split('/')[0] === b.split('/')[0] || why === '')).toEqual([]);
  });
});

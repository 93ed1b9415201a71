/** A ledger that several departments filled in, brought back. */
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/formats/csv-write.ts';
import { fromFile } from '../../src/ledger/file.ts';
import { toRow, type LedgerRow } from '../../src/ledger/ledger.ts';
import { chooseSide, describePlan, planMerge, toMergedValues, type MergeChoice, type MergePlan, type OwnRow } from '../../src/ledger/merge.ts';
import { toTable } from '../../src/ledger/table.ts';
import { toGb18030 } from '../support/gb18030.ts';

const row = (values: Partial<LedgerRow>): LedgerRow => toRow(values);
const own = (id: string, values: Partial<LedgerRow>, changed?: OwnRow['changed']): OwnRow => ({ ...row(values), id, ...(changed === undefined ? {} : { changed }) });
const values = (plan: MergePlan, choice: MergeChoice, saved = 0) => toMergedValues(plan, (matched, difference) => chooseSide(matched, difference, choice, saved));
const pairs = (plan: MergePlan) => plan.matched.map(({ own: { id }, theirs: { task }, by }) => [id, task, by]);

describe('rows are matched', () => {
  it('by the number of their point, whatever became of their words', () => {
    const plan = planMerge([own('a', { task: '解读', point: 'jinan-2023/13' }), own('b', { task: '目录', point: 'jinan-2023/14' })],
      [row({ task: '目录公开', point: 'jinan-2023/14' }), row({ task: '改写了的', point: 'jinan-2023/13' })]);
    expect(pairs(plan)).toEqual([['a', '改写了的', 'point'], ['b', '目录公开', 'point']]);
  });

  it('by their words, spaces and marks apart, the same words in their order', () => {
    const plan = planMerge([own('a', { task: '开展培训' }), own('b', { task: '开展培训' }), own('c', { task: '更新目录。' })],
      [row({ task: '更新 目录' }), row({ task: '开展培训', lead: '甲科' }), row({ task: '开展培训', lead: '乙科' })]);
    expect(plan.matched.map(({ own: { id }, theirs: { lead } }) => [id, lead])).toEqual([['a', '甲科'], ['b', '乙科'], ['c', '']]);
  });

  it('by place or likeness where a word was changed; never where nothing is alike', () => {
    const plan = planMerge([own('a', { task: '每季度更新主动公开目录' }), own('b', { task: '举办政府开放日活动两次' }), own('c', { task: '公开收费目录清单' })],
      [row({ task: '每季度更新主动公开基本目录' }), row({ task: '建立舆情会商机制' }), row({ task: '举办政府开放日活动三次' })]);
    expect(pairs(plan)).toEqual([['a', '每季度更新主动公开基本目录', 'place'], ['b', '举办政府开放日活动三次', 'likeness']]);
    expect(plan.added.map(({ task }) => task)).toEqual(['建立舆情会商机制']);
    expect(plan.kept.map(({ id }) => id)).toEqual(['c']);
  });

  it('never with a row of another point', () => {
    const plan = planMerge([own('a', { task: '加强解读', point: 'jinan-2023/13' })], [row({ task: '加强解读。', point: 'zibo-2023/2' })]);
    expect(plan.matched.map(({ by }) => by)).toEqual(['words']);
    expect(planMerge([own('a', { task: '加强解读工作', point: 'jinan-2023/13' })], [row({ task: '加强解读', point: 'zibo-2023/2' })]).matched).toEqual([]);
  });
});

describe('fields', () => {
  const mine = [own('a', { task: '修目录', lead: '综合科', progress: '已起草', due: '2024-06-30', deadline: '6月底前' }, { progress: 2000 })];
  const theirs = [row({ task: '修目录', lead: '', progress: '已发布', evidence: '网址', due: '2024-09-30', done: true })];
  const plan = planMerge(mine, theirs);

  it('that only the file has are filled in, and blank ones take nothing away', () => {
    expect(values(plan, 'mine')).toEqual([{ row: 'a', values: { evidence: '网址', done: true } }]);
    expect(plan.matched[0]?.differences.map(({ field, fills }) => [field, fills])).toEqual([['due', false], ['progress', false], ['evidence', true], ['done', true]]);
  });

  it('that both have come from the side that is chosen, a date with its words', () => {
    expect(values(plan, 'theirs')).toEqual([{ row: 'a', values: { due: '2024-09-30', deadline: '', progress: '已发布', evidence: '网址', done: true } }]);
  });

  it('come from where they were changed last', () => {
    expect(values(plan, 'newest', 1000)[0]?.values.progress).toBeUndefined();
    expect(values(plan, 'newest', 3000)[0]?.values.progress).toBe('已发布');
    expect(values(plan, 'newest', 1000)[0]?.values.due).toBe('2024-09-30');
  });

  it('are told in a sentence before anything changes', () => {
    expect(describePlan(plan)).toBe('对上1行，其中1行有不同：新填的2处，两边都填了而不一样的2处；文件里新增的0行，加在后面；文件里没有的0行，照原样保留。');
    expect(describePlan(planMerge(mine, mine))).toContain('内容都一样');
  });
});

it('merges the files of three departments, one after another, and loses nothing', () => {
  const tasks = ['修目录', '办培训', '开放日'];
  let ledger: OwnRow[] = tasks.map((task, at) => own(`r${String(at)}`, { task, requirement: `${task}的要求` }));
  for (const [at, lead] of ['综合科', '人事科', '宣传科'].entries()) {
    // Each fills in its own row and adds one.
    const file = [...ledger.map((each, place) => row({ ...each, ...(place === at ? { lead, progress: '完成', done: true } : {}) })), row({ task: `${lead}自加的` })];
    const plan = planMerge(ledger, file);
    expect(plan.kept).toEqual([]);
    const changes = new Map(values(plan, 'theirs').map((each) => [each.row, each.values]));
    ledger = [...ledger.map((each) => ({ ...each, ...changes.get(each.id) })), ...plan.added.map((each, place) => ({ ...each, id: `${lead}${String(place)}` }))];
  }
  expect(ledger.map(({ task, lead, progress, done }) => [task, lead, progress, done])).toEqual([
    ['修目录', '综合科', '完成', true], ['办培训', '人事科', '完成', true], ['开放日', '宣传科', '完成', true],
    ['综合科自加的', '', '', false], ['人事科自加的', '', '', false], ['宣传科自加的', '', '', false],
  ]);
});

it('merges files that three departments made of one ledger in ways of their own', () => {
  const tasks = ['更新主动公开目录', '办好政务开放日', '公开收费目录清单', '开展业务培训', '规范依申请公开答复', '加强政策解读'];
  let ledger: OwnRow[] = tasks.map((task, at) => own(`r${String(at)}`, { task, requirement: `${task}，年内完成${String(at + 1)}次。`, deadline: `${String(at + 4)}月底前`, point: at < 3 ? `jinan-2023/${String(at + 1)}` : '' }));
  const { columns, rows } = toTable({ title: '台账', rows: ledger }, '');
  const place = (field: string) => columns.findIndex((column) => column.field === field);
  // Saved by a spreadsheet: rows in another order, one deleted, columns turned round.
  const first = [2, 0, 1, 5, 4].map((at) => rows[at] as (string | number)[]).map((row) => (row[place('task')] === '公开收费目录清单' ? row.map((cell, at) => (at === place('progress') ? '已公开' : at === place('done') ? '是' : cell)) : row));
  const turned = [columns.map(({ name }) => name), ...first].map((row) => [...row].reverse());
  // From nothing, in GB18030, parted by semicolons, with heads of its own, a row more and a sum below.
  const second = ['办公室台账;;;;;', '重点任务;责任科室（牵头）;落实措施;完成节点;目前进展情况;是否已完成', '办好政务开放日;办公室;办好政务开放日，年内完成2次。;5月底前;"办了2场;群众满意";√', '改版门户网站;办公室;完成改版;10月底前;招标中;否', '合计;2项;;;;'].join('\r\n');
  // A head of two lines, a unit merged down, words a little changed.
  const third = ['序号\t责任分工\t\t重点任务\t要求\t推进\t', '\t牵头处室\t配合处室\t\t\t进展情况\t销号情况', '1\t法规处\t各处室\t规范依申请公开答复工作\t规范依申请公开答复，年内完成5次。\t答复12件\t已销号'].join('\n');
  for (const [name, bytes] of [['甲.csv', strToU8(toCsv(turned))], ['乙.csv', toGb18030(second)], ['丙.txt', strToU8(third)]] as const) {
    const plan = planMerge(ledger, fromFile(bytes, name).ledger.rows);
    const changes = new Map(values(plan, 'theirs').map((each) => [each.row, each.values]));
    ledger = [...ledger.map((each) => ({ ...each, ...changes.get(each.id) })), ...plan.added.map((each, at) => ({ ...each, id: `${name}${String(at)}` }))];
  }
  expect(ledger.map(({ task, lead, progress, done }) => [task, lead, progress, done])).toEqual([
    ['更新主动公开目录', '', '', false], ['办好政务开放日', '办公室', '办了2场;群众满意', true], ['公开收费目录清单', '', '已公开', true],
    ['开展业务培训', '', '', false], ['规范依申请公开答复工作', '法规处', '答复12件', true], ['加强政策解读', '', '', false], ['改版门户网站', '办公室', '招标中', false],
  ]);
});

it('compares a long ledger in time', () => {
  const long = Array.from({ length: 2000 }, (_, at) => own(String(at), { task: `任务${String(at)}`, requirement: `${String(at * 7919)}号文件规定的事项逐条落实` }));
  const plan = planMerge(long, long.map((each) => ({ ...each, progress: '推进' })));
  expect(plan.matched).toHaveLength(2000);
});

/** Corrections of the reading in a corpus: what fits is applied and kept, what does not is a fault of its file, with place and remedy. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAdd } from '../../src/cli/add.ts';
import { inspect } from '../../src/cli/inspect.ts';
import { CorpusError, loadCorpus } from '../../src/corpus/load.ts';
import { correctionsOf } from '../../src/points/corrections-of.ts';
import { useCorpusFolder } from '../support/corpus-folder.ts';
import { ROOT } from '../support/notices.ts';

const NOTICE = '云川市交通运输局2024年政务公开任务分工\n\n编号\t事情\t做到什么\t帮忙\t归口\n1\t规划\t公开规划信息和年度计划。\t办公室\t规划科\n2\t预算\t公开预算信息和决算信息。\t审计科\t财务科\n合计\t2项\t\t\t\n3\t解读\t解读政策文件不少于3次。\t宣传科\t法规科\n';
const CORRECTIONS = `readingCorrections:
  - line: 3
    words: "编号 事情 做到什么 帮忙 归口"
    columns: { 4: participants, 5: lead }
    note: "本局把牵头叫“归口”"
  - line: 6
    words: "合计 2项"
    as: no-task
`;

const root = useCorpusFolder((folder) => {
  mkdirSync(join(folder, 'seeds'));
  mkdirSync(join(folder, 'content/notices'), { recursive: true });
  for (const name of ['themes.yaml', 'statutes.yaml']) cpSync(join(ROOT, 'content', name), join(folder, 'content', name));
  writeFileSync(join(folder, 'content/units.yaml'), 'functions: {}\nnames: {}\n');
  writeFileSync(join(folder, 'notice.txt'), NOTICE);
});

const write = (words: string): string => {
  writeFileSync(join(root(), 'corrections.yaml'), words);
  return join(root(), 'corrections.yaml');
};
async function run(command: typeof runAdd, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await command([join(root(), 'notice.txt'), ...args], (text) => void (out += text), (text) => void (err += text));
  return { code, out, err };
}

it('add writes them, the corpus applies them, and each point knows those it hangs on', async () => {
  const { code, out } = await run(runAdd, '--id', 'yunchuan-2024', '--short', '云川', '--corrections', write(CORRECTIONS));
  expect([code, out]).toEqual([0, expect.stringContaining('人工更正：2 处')]);
  const content = readFileSync(join(root(), 'content/notices/yunchuan-2024.yaml'), 'utf8');
  expect(content).toContain(CORRECTIONS);
  const [notice] = loadCorpus(root()).notices;
  expect(notice?.points.map(({ record }) => [record.number, record.lead.join(), record.participants.join()])).toEqual([['1', '规划科', '办公室'], ['2', '财务科', '审计科'], ['3', '法规科', '宣传科']]);
  expect(notice?.text).toBe(NOTICE);
  expect(notice?.points.map(({ record, evidence }) => correctionsOf(notice.tree, { path: record.path, source: record.source, evidence }).map(({ note }) => note))).toEqual([['本局把牵头叫“归口”'], ['本局把牵头叫“归口”'], ['本局把牵头叫“归口”']]);
  expect(notice?.diagnostics.map(({ ruleId }) => ruleId).filter((id) => id.startsWith('c'))).toEqual([]);
});

it('inspect reads with them', async () => {
  const { code, out } = await run(inspect, '--json', '--corrections', write(CORRECTIONS));
  const { points } = JSON.parse(out) as { points: { lead: string[] }[] };
  expect([code, points.map(({ lead }) => lead.join())]).toEqual([0, ['规划科', '财务科', '法规科']]);
  const plain = JSON.parse((await run(inspect, '--json')).out) as { diagnostics: { ruleId: string; second?: object }[] };
  expect(plain.diagnostics.find(({ ruleId }) => ruleId === 'columns-guessed')?.second).toEqual({
    kind: 'columns', line: 3, words: '编号 事情 做到什么 帮忙 归口', by: 0,
    first: { 1: 'index', 2: 'chapter', 3: 'requirement', 4: 'lead', 5: 'participants' }, second: { 1: 'index', 2: 'chapter', 3: 'requirement', 4: 'participants', 5: 'lead' },
  });
});

describe('what does not fit', () => {
  it.each([
    ['a role nobody knows', '  - { line: 3, words: 编号 事情 做到什么 帮忙 归口, columns: { 4: boss } }', 'readingCorrections.0.columns.4”不符合规定的格式：列的内容应为 index、'],
    ['one role twice', '  - { line: 3, words: 编号 事情 做到什么 帮忙 归口, columns: { 4: lead, 5: lead } }', '第4列和第5列都写成 lead，请只留一列'],
    ['neither columns nor a line', '  - { line: 3, words: 编号 }', '一条更正要么写 columns（表格的列），要么写 as（这一行是什么）'],
    ['a heading without level', '  - { line: 3, words: 编号, as: heading }', '标题（as: heading）要写 level，别的不写'],
    ['a line beyond the last', '  - { line: 60, words: 编号, as: item }', '更正说的是第60行，原文只有7行。请核对行号。'],
    ['other words', '  - { line: 6, words: 合计 3项, as: no-task }', '第6行现在是“合计 2项”，不是更正里写的“合计 3项”。'],
    ['two of one line', '  - { line: 6, words: 合计 2项, as: no-task }\n  - { line: 6, words: 合计 2项, as: text }', '第6行有两条更正。请只留一条。'],
    ['columns of no table', '  - { line: 5, words: 2 预算 公开预算信息和决算信息。 审计科 财务科, columns: { 9: lead } }', '第5行的表只有5列，没有第9列。'],
  ])('%s stops the build, add and inspect', async (_, words, said) => {
    const corrections = `readingCorrections:\n${words}\n`;
    writeFileSync(join(root(), 'seeds/notice.txt'), NOTICE);
    writeFileSync(join(root(), 'content/notices/yunchuan-2024.yaml'), `id: yunchuan-2024\nseed: notice.txt\nshort: 云川\nconfirmed: false\n${corrections}`);
    let report = '';
    try {
      loadCorpus(root());
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      report = error.message;
    }
    // One fault, in the file of the corrections, at the correction.
    expect(report).toContain('content/notices/yunchuan-2024.yaml');
    expect(report).toContain(said);
    expect(report).toMatch(/\n\s*[67]:\d+\s/);
    expect(report.split('\n').filter((line) => / error /.test(line) && !line.includes('seed without content'))).toHaveLength(1);
    rmSync(join(root(), 'content/notices/yunchuan-2024.yaml'));
    rmSync(join(root(), 'seeds/notice.txt'));
    const added = await run(runAdd, '--id', 'yunchuan-2024', '--corrections', write(corrections));
    expect([added.code > 0, added.err]).toEqual([true, expect.stringContaining(said)]);
    const inspected = await run(inspect, '--corrections', join(root(), 'corrections.yaml'));
    expect([inspected.code > 0, inspected.out + inspected.err]).toEqual([true, expect.stringContaining(said)]);
  });

  it('a file that is not there, or is no YAML', async () => {
    expect(await run(inspect, '--corrections', join(root(), 'nowhere.yaml'))).toMatchObject({ code: 2, err: expect.stringContaining('没有这个更正文件') as string });
    expect(await run(runAdd, '--corrections', write('readingCorrections: [\n'))).toMatchObject({ code: 2, err: expect.stringContaining('YAML 写法有误') as string });
    expect(await run(runAdd, '--corrections', write('other: 1\n'))).toMatchObject({ code: 2, err: expect.stringContaining('readingCorrections') as string });
  });
});

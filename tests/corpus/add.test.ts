/** npm run add: a sixth notice comes in whole, or not at all. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inventNotices, writeCorpus } from '../../bench/invent-notices.ts';
import { runAdd } from '../../src/cli/add.ts';
import { inspectFile } from '../../src/corpus/inspect.ts';
import { compareSeeds, loadCorpus } from '../../src/corpus/load.ts';
import { useCorpusFolder } from '../support/corpus-folder.ts';
import { cell, docx, p, table } from '../support/docx.ts';
import { ROOT } from '../support/notices.ts';

const NOTICE = `云川市交通运输局2024年政务公开工作要点

一、做好主动公开
（一）公开规划。及时公开综合交通运输发展规划。（规划科牵头）
（二）公开预算。按时公开部门预算。（财务科牵头）
二、加强解读
（一）政策解读。解读率达到100%。（法规科牵头，各科室配合）

云川市交通运输局
2024年4月3日
`;

const OLD = inventNotices(1, { size: 4 });

// One short notice: a command reads all there are, before and after.
const root = useCorpusFolder((folder) => { writeCorpus(folder, ROOT, OLD); });

function file(name: string, content: string | Uint8Array): string {
  const folder = join(root(), 'incoming');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runAdd(args, (text) => void (out += text), (text) => void (err += text));
  return { code, out, err };
}

/** Every file of the corpus with its content. */
function snapshot(): Record<string, string> {
  const names = ['seeds', 'content'].flatMap((folder) => readdirSync(join(root(), folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(name, 'base64')]));
}

it('a sixth notice: proposed, copied byte for byte, unconfirmed, last in order', async () => {
  for (const name of ['seeds', 'content']) {
    rmSync(join(root(), name), { recursive: true });
    cpSync(join(ROOT, name), join(root(), name), { recursive: true });
  }
  const { code, out } = await run(file('要点.txt', NOTICE));
  expect(code).toBe(0);
  expect(out).toMatch(/编号：yunchuan-2024\s+简称：云川[^]*地区：云川市\s+年份：2024\s+种类：工作要点[^]*条目：3 项[^]*已写入[^]*seeds\/005_[0-9a-f]{16}\.txt[^]*请看[^]*confirmed 改为 true/);
  const { notices } = loadCorpus(root());
  expect(notices.map(({ id }) => id)).toEqual(['jinan-2023', 'shandong-2021', 'zibo-2023', 'suqian-2021', 'guangzhou-2022', 'yunchuan-2024']);
  const added = notices[5];
  expect(added).toMatchObject({ confirmed: false, short: '云川' });
  expect(readFileSync(join(root(), 'seeds', added?.record.source.file ?? ''), 'utf8')).toBe(NOTICE);
  for (const { record, suggestion } of added?.points ?? []) expect(record.themes).toEqual({ primary: suggestion?.primary, secondary: suggestion?.secondary });
  expect(readFileSync(join(root(), 'content/permalinks.txt'), 'utf8')).toMatch(/guangzhou-2022\/39\nyunchuan-2024\nyunchuan-2024\/1-1\nyunchuan-2024\/1-2\nyunchuan-2024\/2-1\n$/);
  expect(readFileSync(join(root(), 'content/notices/yunchuan-2024.yaml'), 'utf8')).toMatch(/^id: yunchuan-2024\nseed: 005_\w+\.txt\nshort: 云川\n# .*待核.*\nconfirmed: false\n# 勘误.*\nerrata: \[\]\n# 主题.*\nthemes:\n {2}'1-1': \{ primary: /);
});

it('the bytes are kept also of a Word document and of GB18030; the corpus reads them', async () => {
  const bytes = docx(NOTICE.split('\n').map((line) => p(line)).join(''));
  expect((await run(file('要点.docx', bytes))).code).toBe(0);
  const added = loadCorpus(root()).notices[1];
  expect(added?.record.source.file).toMatch(/^0001_.*\.docx$/);
  expect(readFileSync(join(root(), 'seeds', added?.record.source.file ?? '')).equals(Buffer.from(bytes))).toBe(true);
  expect(added?.points).toHaveLength(3);
  expect(added?.diagnostics.filter(({ ruleId }) => ruleId === 'file-converted')).toMatchObject([{ severity: 'info' }]);
});

const ANNEX = docx(table(['序号', '工作任务', '牵头单位'].map((words) => cell(words)), ['1', '公开规划执行情况。', '规划科'].map((words) => cell(words)), ['2', '公开收费目录。', '财务科'].map((words) => cell(words))));

it('a notice and its annex: one notice, both files kept byte for byte', async () => {
  const { code, out } = await run(file('附件1.docx', ANNEX), file('要点.txt', '云川市交通运输局2024年政务公开工作要点\n\n一、做好主动公开\n（一）公开规划。及时公开规划。\n\n附件：任务分工表\n'));
  expect([code, out]).toEqual([0, expect.stringMatching(/条目：2 项[^]*seeds\/0001_[0-9a-f]{16}\.txt[^]*seeds\/0001_[0-9a-f]{16}\.docx/) as string]);
  const added = loadCorpus(root()).notices[1];
  expect(added?.points.map(({ record: { lead, place } }) => [lead, place])).toEqual([[['规划科'], '附件1.docx 表1第2行'], [['财务科'], '附件1.docx 表1第3行']]);
  const yaml = readFileSync(join(root(), 'content/notices/yunchuan-2024.yaml'), 'utf8');
  const [, kept = ''] = /annexes:\n {2}- file: (\S+\.docx)\n {4}name: 附件1\.docx/.exec(yaml) ?? [];
  expect(readFileSync(join(root(), 'seeds', kept)).equals(Buffer.from(ANNEX))).toBe(true);
  // Either of them is known from now on.
  expect((await run(file('再来.docx', ANNEX))).err).toMatch(/已经收录：yunchuan-2024/);
});

it('an archive of several files: which is asked for, then taken in', async () => {
  const zip = file('a.zip', zipSync({ '通知.txt': Buffer.from(NOTICE), '附件.docx': ANNEX }));
  const files = snapshot();
  expect(await run(zip)).toMatchObject({ code: 1, err: expect.stringMatching(/请选其中一份通知[^]*1 {2}通知\.txt：“云川市交通运输局2024年政务公开工作要点”，\d+字\n {2}2 {2}附件\.docx（像附件）/) as string });
  expect(snapshot()).toEqual(files);
  expect((await run(zip, '--part', '1')).code).toBe(0);
  expect(readFileSync(join(root(), 'content/notices/yunchuan-2024.yaml'), 'utf8')).toMatch(/seed: 0001_\w+\.zip\nparts:\n {2}- 通知\.txt\n/);
  expect(loadCorpus(root()).notices[1]?.points).toHaveLength(3);
});

it('two notices of one archive: each is taken in, and known again by its part', async () => {
  const zip = file('a.zip', zipSync({ '云川.txt': Buffer.from(NOTICE), '白河.txt': Buffer.from('白河市水务局2025年政务公开工作要点\n\n一、做好主动公开\n（一）公开规划。及时公开供水规划。（规划科牵头）\n\n白河市水务局\n2025年3月4日\n') }));
  expect((await run(zip, '--part', '云川.txt')).code).toBe(0);
  expect(await run(zip)).toMatchObject({ code: 1, err: expect.stringMatching(/已经收录：yunchuan-2024.*另一份.*--part/) as string });
  expect((await run(zip, '--part', '白河.txt')).code).toBe(0);
  expect(loadCorpus(root()).notices.slice(1).map(({ id, points }) => [id, points.length])).toEqual([['yunchuan-2024', 3], ['baihe-2025', 1]]);
  expect((await run(zip, '--part', '白河.txt')).err).toMatch(/已经收录：baihe-2025/);
  for (const [part, id] of [['云川.txt', 'yunchuan-2024'], ['1', 'baihe-2025']] as const) expect((await inspectFile(root(), zip, null, [part])).known?.id).toBe(id);
});

it('--dry-run writes nothing', async () => {
  const files = snapshot();
  expect((await run(file('a.txt', NOTICE), '--dry-run')).out).toMatch(/yunchuan-2024[^]*没有写任何文件/);
  expect(snapshot()).toEqual(files);
});

it('an id of the person’s own', async () => {
  expect((await run(file('a.txt', NOTICE), '--id', 'yc-2024', '--short', '云川局')).code).toBe(0);
  expect(loadCorpus(root()).notices[1]).toMatchObject({ id: 'yc-2024', short: '云川局' });
});

describe('refused, and nothing changed', () => {
  it.each<[string, () => string[], number, RegExp]>([
    ['a seed that is there already', () => [file('a.txt', OLD[0]?.text ?? '')], 1, /已经收录：place-0001-\d+/],
    ['an id that is there already', () => [file('a.txt', NOTICE), '--id', OLD[0]?.id ?? ''], 1, /编号 place-0001-\d+ 已经有了，不覆盖/],
    ['an id that is no address', () => [file('a.txt', NOTICE), '--id', '../云川'], 1, /id：应为小写字母/],
    ['an empty file', () => [file('a.txt', '')], 1, /文件是空的/],
    ['a scan', () => [file('a.pdf', '%PDF-1.7')], 1, /PDF/],
    ['a text without points', () => [file('a.txt', '云川市交通运输局文件\n')], 1, /no-points/],
    ['a text of nobody knows where', () => [file('a.txt', '一、做好主动公开\n（一）公开规划。及时公开规划。\n')], 1, /请用 --id/],
    ['no file', () => [], 2, /用法/],
    ['a file that does not exist', () => ['no-such.txt'], 2, /没有这个文件/],
  ])('%s', async (_, args, code, message) => {
    const given = args();
    const files = snapshot();
    const result = await run(...given);
    expect(result.code).toBe(code);
    expect(result.err).toMatch(message);
    expect(snapshot()).toEqual(files);
  });

  it('where a step fails: the list of permalinks cannot be written', async () => {
    mkdirSync(join(root(), 'content/permalinks.txt'));
    const files = snapshot();
    expect(await run(file('a.txt', NOTICE))).toMatchObject({ code: 1, err: expect.stringContaining('已全部撤回') as string });
    expect(snapshot()).toEqual(files);
  });

  it('where the corpus does not load with it', async () => {
    writeFileSync(join(root(), 'content/units.yaml'), 'functions: [\n');
    const files = snapshot();
    expect(await run(file('a.txt', NOTICE))).toMatchObject({ code: 1, err: expect.stringMatching(/已全部撤回[^]*units\.yaml/) as string });
    expect(snapshot()).toEqual(files);
  });

  it('twice the same', async () => {
    const path = file('a.txt', NOTICE);
    expect((await run(path)).code).toBe(0);
    const files = snapshot();
    expect(await run(path)).toMatchObject({ code: 1, err: expect.stringContaining('已经收录') as string });
    expect(snapshot()).toEqual(files);
  });
});

it('into an empty corpus too', async () => {
  for (const name of ['seeds', 'content/notices']) rmSync(join(root(), name), { recursive: true });
  // Whoever starts a corpus of their own has no functions of other places' units in it.
  writeFileSync(join(root(), 'content/units.yaml'), 'functions: {}\nnames: {}\n');
  expect((await run(file('a.txt', NOTICE))).err).toBe('');
  expect(loadCorpus(root()).notices.map(({ id, record }) => [id, record.source.file.slice(0, 4)])).toEqual([['yunchuan-2024', '000_']]);
});

it('seeds stand by their numbers, those without last', () => {
  expect(['b.txt', '1000_a.txt', '010_a.txt', '101_a.txt', 'a.txt'].sort(compareSeeds)).toEqual(['010_a.txt', '101_a.txt', '1000_a.txt', 'a.txt', 'b.txt']);
});

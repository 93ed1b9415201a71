/** npm run inspect: what it prints, where, and how it ends. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspect } from '../../src/cli/inspect.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { diagnosticSchema, noticeRecordSchema, statisticsSchema, workPointSchema } from '../../src/points/index.ts';
import { cell, docx, table } from '../support/docx.ts';
import { ROOT, SEEDS } from '../support/notices.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await inspect(args, (text) => void (out += text), (text) => void (err += text));
  return { code, out, err };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(name: string, content: string | Uint8Array) {
  const { code, out } = await run([file(name, content), '--json']);
  const json = JSON.parse(out) as { notice: { id: string }; points: unknown[]; statistics: unknown; diagnostics: { ruleId: string; severity: string; start: { offset: number } }[] };
  expect(Object.keys(json)).toEqual(['notice', 'points', 'statistics', 'diagnostics']);
  noticeRecordSchema.parse(json.notice);
  for (const point of json.points) workPointSchema.parse(point);
  statisticsSchema.parse(json.statistics);
  for (const diagnostic of json.diagnostics) diagnosticSchema.parse(diagnostic);
  return { code, ...json };
}

const NOTICE = '云川市交通运输局2024年政务公开工作要点\n一、做好主动公开\n（一）公开规划。及时公开综合交通规划。（规划科牵头）\n';

describe('a seed of the corpus', () => {
  const { notices } = loadCorpus(ROOT);
  it.each(SEEDS.map(({ id, file: name }) => [id, name] as const))('%s: the records of the build', async (id, name) => {
    const { code, out, err } = await run([join(ROOT, 'seeds', name), '--json']);
    const notice = notices.find((each) => each.id === id);
    expect(JSON.parse(out)).toEqual({
      notice: notice?.record,
      points: notice?.points.map(({ record }) => record),
      statistics: { cells: notice?.statistics.cells, checks: notice?.statistics.checks },
      diagnostics: notice?.diagnostics,
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('any other file', () => {
  it('gets an id proposed and themes suggested', async () => {
    const { code, notice, points } = await read('a.txt', NOTICE);
    expect(notice.id).toBe('yunchuan-2024');
    expect(points).toMatchObject([{ id: 'yunchuan-2024/1-1', url: 'yunchuan-2024/1-1.html', themes: { primary: expect.any(String) as string } }]);
    expect(code).toBe(0);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['empty.txt', '', 'file-empty'],
    ['white.txt', ' \n\u3000\n', 'file-empty'],
    ['scan.pdf', '%PDF-1.7', 'file-format'],
    ['old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'file-format'],
    ['none.txt', '云川市交通运输局文件\n', 'no-points'],
  ])('%s: an error, and records of the same shape', async (name, content, ruleId) => {
    const { code, points, diagnostics } = await read(name, content);
    expect(diagnostics).toContainEqual(expect.objectContaining({ ruleId, severity: 'error' }));
    expect({ code, points }).toEqual({ code: 1, points: [] });
  });

  it('undecodable bytes: the offset', async () => {
    const { code, diagnostics } = await read('bytes.txt', Buffer.concat([Buffer.from(NOTICE), Uint8Array.of(0xff, 0xff)]));
    expect(diagnostics).toMatchObject([{ ruleId: 'file-encoding', severity: 'error', start: { offset: Buffer.from(NOTICE).length } }]);
    expect(code).toBe(1);
  });

  it('names an encoding that is not plain UTF-8', async () => {
    const { diagnostics } = await read('wide.txt', Buffer.from(`\ufeff${NOTICE}`, 'utf16le'));
    expect(diagnostics).toContainEqual(expect.objectContaining({ ruleId: 'file-converted', severity: 'info', message: '文件编码是 UTF-16 LE，已转换。' }));
  });

  it('is readable without --json, and carries no control character to the terminal', async () => {
    const { code, out } = await run([file('b.txt', NOTICE.replace('综合', '综\u001b[31m合\u202e'))]);
    expect(out).toMatch(/建议编号：yunchuan-2024[^]*条目 1 项[^]*一（一）（本站第1-1项）[^]*牵头：规划科[^]*主题（建议）：[^]*问题 \d+ 处/);
    // eslint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\x1b\u202e]/);
    expect(code).toBe(0);
  });
});

describe('several files', () => {
  const annex = docx(table(['序号', '工作任务', '牵头单位'].map((words) => cell(words)), ['1', '公开规划执行情况。', '规划科'].map((words) => cell(words)), ['2', '公开收费目录。', '财务科'].map((words) => cell(words))));

  it('a notice and its annex are one notice', async () => {
    const { code, out } = await run([file('附件2.docx', annex), file('通知2.txt', NOTICE)]);
    expect(out).toMatch(/附件2\.docx 表1第2行[^]*《通知2\.txt》：已读入。[^]*《附件2\.docx》/);
    expect(code).toBe(0);
  });

  it('an archive says what is in it; --part names one, or several', async () => {
    const zip = file('两份.zip', zipSync({ '通知.txt': Buffer.from(NOTICE), '附件.docx': annex }));
    const asked = await run([zip]);
    expect(asked.code).toBe(1);
    expect(asked.out).toMatch(/压缩包里有：\n {2}1 {2}通知\.txt：“云川市[^]*2 {2}附件\.docx（像附件）：“序号 工作任务 牵头单位”[^]*--part 1/);
    expect((await run([zip, '--part', '通知.txt'])).out).toMatch(/条目 1 项/);
    expect((await run([zip, '--part', '1', '--part', '2'])).out).toMatch(/《附件\.docx》/);
    expect((await run([zip, '--part', '别的'])).out).toMatch(/里面没有“别的”/);
  });
});

describe('wrong usage', () => {
  it.each<[string, string[], RegExp]>([
    ['no file', [], /用法/],
    ['more files than a notice has', Array.from({ length: 21 }, (_, at) => String(at)), /一次最多20个文件/],
    ['one of two files missing', ['package.json', 'no-such-file.txt'], /没有这个文件：no-such-file\.txt/],
    ['an option that does not exist', ['a', '--jsno'], /没有这个选项：--jsno[^]*用法/],
    ['a file that does not exist', ['no-such-file.txt'], /没有这个文件/],
    ['a folder', ['src'], /src 是文件夹/],
    ['no file at all', ['/dev/null'], /不是普通文件/],
  ])('%s: 2, and nothing on standard output', async (_, args, message) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });
});

it('as a command: JSON alone on standard output, the exit code kept', { timeout: 60_000 }, () => {
  const start = (path: string) => spawnSync('npm', ['run', '-s', 'inspect', '--', path, '--json'], { cwd: ROOT, encoding: 'utf8' });
  const good = start(file('c.txt', NOTICE));
  expect(Object.keys(JSON.parse(good.stdout) as object)).toEqual(['notice', 'points', 'statistics', 'diagnostics']);
  expect(good.status).toBe(0);
  expect(start(file('d.txt', '')).status).toBe(1);
  expect(start(join(folder, 'missing.txt'))).toMatchObject({ status: 2, stdout: '' });
});

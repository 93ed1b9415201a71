/** npm run export: the five notices in every format, and what happens where it cannot be done. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { parquetMetadataAsync, parquetReadObjects, parquetSchema, asyncBufferFromFile } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventNotices, writeCorpus } from '../../bench/invent-notices.ts';
import { runExport } from '../../src/cli/export.ts';
import { loadCorpus, type Corpus } from '../../src/corpus/load.ts';
import { alignPoints, findSharedWording } from '../../src/compare/index.ts';
import { DATABASE_TABLES } from '../../src/data/tables/index.ts';
import { Staging } from '../../src/export/staging.ts';
import type { Manifest } from '../../src/export/run.ts';
import { ROOT } from '../support/notices.ts';

let base: string;
let out: string;
let corpus: Corpus;
const say = { out: '', error: '' };

/** Runs the command and keeps what it says. */
async function run(...args: string[]): Promise<number> {
  say.out = say.error = '';
  return runExport(args, (text) => { say.out += text; }, (text) => { say.error += text; });
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'export-'));
  out = join(base, 'out');
  corpus = loadCorpus(ROOT);
  expect(await run('--to', 'parquet,sqlite,ndjson,jsonl,postgres', '--out', out)).toBe(0);
});
afterAll(() => { rmSync(base, { recursive: true, force: true }); });

const readJsonl = (table: string) => readFileSync(join(out, `${table}.jsonl`), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const readManifest = () => JSON.parse(readFileSync(join(out, 'export.json'), 'utf8')) as Manifest;
/** All files of a folder with their bytes. */
const takeStock = (folder: string) => new Map(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
const TABLES = Object.keys(DATABASE_TABLES);

describe('what is in it', () => {
  it('has every point, alignment and shared words of the corpus, with its address', () => {
    const points = corpus.notices.flatMap((notice) => notice.points.map(({ record }) => record));
    expect(new Map(readJsonl('points').map(({ id, text, url }) => [id, { text, url }]))).toEqual(new Map(points.map(({ id, text, url }) => [id, { text, url }])));
    expect(readJsonl('alignments').map(({ a, b, score }) => ({ a, b, score }))).toEqual(alignPoints(points).map(({ a, b, score }) => ({ a, b, score })));
    const spans = findSharedWording(points).spans;
    expect(readJsonl('wording').map(({ span, point, quote }) => ({ span, point, quote }))).toEqual(spans.flatMap(({ places }, at) => places.map(({ point, quote }) => ({ span: at + 1, point, quote }))));
    for (const table of TABLES) {
      for (const row of readJsonl(table)) expect(Object.entries(row).filter(([name]) => /(?:^|_)url$/.test(name)).map(([, value]) => value)).not.toEqual([]);
    }
  });

  it('is sorted by province and year', () => {
    expect(readJsonl('notices').map(({ id }) => id)).toEqual(['shandong-2021', 'jinan-2023', 'zibo-2023', 'guangzhou-2022', 'suqian-2021'].sort((a, b) => {
      const of = (id: string) => corpus.notices.find((notice) => notice.id === id);
      const [x, y] = [of(a)?.province ?? '', of(b)?.province ?? ''];
      return x === y ? (of(a)?.record.year ?? 0) - (of(b)?.record.year ?? 0) : x < y ? -1 : 1;
    }));
  });

  it('says in export.json what each file is', () => {
    const { corpora, files, tables, schemaVersion } = readManifest();
    expect({ corpora, schemaVersion }).toEqual({ corpora: [{ name: '', notices: 5, points: 127 }], schemaVersion: 1 });
    expect(tables['points']).toBe(127);
    expect(files.map(({ path }) => path).sort()).toEqual(readdirSync(out).filter((name) => name !== 'export.json').sort());
    for (const { path, bytes } of files) expect(readFileSync(join(out, path)).length, path).toBe(bytes);
  });

  it.each(TABLES)('%s is the same in every format', async (table) => {
    const rows = readJsonl(table);
    const definition = DATABASE_TABLES[table as keyof typeof DATABASE_TABLES];
    const columns = definition.columns.map(({ name, type }) => ({ name, type }));
    // Parquet, by a reader that is not the writer.
    const file = await asyncBufferFromFile(join(out, `${table}.parquet`));
    const metadata = await parquetMetadataAsync(file);
    const day = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value ?? null);
    const parquet = (await parquetReadObjects({ file, compressors: { ZSTD: zstd } })).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, day(value)])));
    expect(parquet).toEqual(rows);
    expect(parquetSchema(metadata).children.map(({ element }) => element.name)).toEqual(columns.map(({ name }) => name));
    expect(metadata.key_value_metadata?.find(({ key }) => key === 'schema_version')?.value).toBe('1');
    // SQLite.
    const database = new DatabaseSync(join(out, 'yaodian.sqlite'), { readOnly: true });
    const back = (type: string, value: unknown) => (value === null ? null : type === 'boolean' ? value === 1 : type === 'list' ? JSON.parse(String(value)) as unknown : value);
    expect(database.prepare(`select * from "${table}"`).all().map((row) => Object.fromEntries(columns.map(({ name, type }) => [name, back(type, row[name])])))).toEqual(rows);
    database.close();
    // The bulk form: an action before each record.
    const lines = readFileSync(join(out, `${table}.ndjson`), 'utf8').trimEnd().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter((_, at) => at % 2 === 1)).toEqual(rows);
    const ids = lines.filter((_, at) => at % 2 === 0).map((line) => (line as { index: { _index: string; _id: string } }).index);
    expect(new Set(ids.map(({ _id }) => _id)).size).toBe(rows.length);
    expect(new Set(ids.map(({ _index }) => _index))).toEqual(new Set([`yaodian-${table.replaceAll('_', '-')}`]));
  });

  it('keeps every key once, and every reference leads somewhere', () => {
    const database = new DatabaseSync(join(out, 'yaodian.sqlite'), { readOnly: true });
    for (const { name, primaryKey, foreignKeys } of Object.values(DATABASE_TABLES)) {
      const keys = readJsonl(name).map((row) => primaryKey.map((column) => String(row[column])).join('|'));
      expect(new Set(keys).size, name).toBe(keys.length);
      for (const { field, table, to } of foreignKeys) {
        expect(database.prepare(`select count(*) as lost from "${name}" where "${field}" not in (select "${to}" from "${table}")`).get(), `${name}.${field}`).toEqual({ lost: 0 });
      }
    }
    database.close();
  });
});

const zstd = (input: Uint8Array): Uint8Array => process.getBuiltinModule('node:zlib').zstdDecompressSync(input);

describe('several folders', () => {
  /** Folders of invented notices, some a province's. */
  function invent(count: number, parts: number, size = 5): string {
    const root = mkdtempSync(join(base, 'corpora-'));
    const all = inventNotices(count, { size });
    for (let part = 0; part < parts; part++) {
      writeCorpus(join(root, `p${String(part)}`), ROOT, all.filter((_, at) => at % parts === part));
    }
    return root;
  }

  it('gives the same whatever the number of threads, and addresses that a front page can use', async () => {
    // More than one thread takes at a time.
    const root = invent(102, 2, 1);
    const [one, two] = [join(base, 'one'), join(base, 'two')];
    const common = ['--to', 'parquet,jsonl', '--corpus', root, '--base', 'https://example.org/gk'];
    expect(await run(...common, '--out', one, '--threads', '1'), say.error).toBe(0);
    expect(await run(...common, '--out', two, '--threads', '2'), say.error).toBe(0);
    expect(takeStock(two)).toEqual(takeStock(one));
    const points = readFileSync(join(one, 'points.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { id: string; url: string });
    expect(points.length).toBeGreaterThan(100);
    for (const { id, url } of points.slice(0, 20)) expect(url).toMatch(new RegExp(`^https://example\\.org/gk/p[01]/${id}\\.html$`));
    // A theme is of both folders: its row on the page over them.
    expect(readFileSync(join(one, 'themes.jsonl'), 'utf8')).toContain('"url":"https://example.org/gk/index.html#theme-planning-statistics"');
  });

  it('compares folders with that of the superiors, and with no other', async () => {
    const root = invent(24, 3);
    const target = join(base, 'above');
    const corpusOf = new Map<string, string>();
    const across = async (...more: string[]): Promise<Set<string>> => {
      expect(await run('--to', 'jsonl', '--corpus', root, '--base', 'https://example.org/', '--out', target, ...more), say.error).toBe(0);
      const read = (table: string) => readFileSync(join(target, `${table}.jsonl`), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, string>);
      for (const { id = '', corpus = '' } of read('notices')) corpusOf.set(id, corpus);
      for (const { a = '', a_notice: notice = '', a_url: url } of read('alignments')) expect(url).toBe(`https://example.org/${corpusOf.get(notice) ?? ''}/${a}.html`);
      return new Set(read('alignments').map(({ a_notice: a = '', b_notice: b = '' }) => [corpusOf.get(a), corpusOf.get(b)].sort().join(' ')));
    };
    expect(await across()).toEqual(new Set(['p0 p0', 'p1 p1', 'p2 p2']));
    expect(await run('--to', 'jsonl', '--corpus', root, '--out', join(base, 'alone'), '--skip-compare')).toBe(0);
    expect(['points', 'alignments', 'wording'].map((table) => readFileSync(join(base, 'alone', `${table}.jsonl`), 'utf8') === '')).toEqual([false, true, true]);
    expect(await across('--above', 'p1')).toEqual(new Set(['p0 p0', 'p1 p1', 'p2 p2', 'p0 p1', 'p1 p2']));
  });

  it('refuses the same id twice, and two folders of one name', async () => {
    const root = invent(2, 1);
    mkdirSync(join(base, 'other'), { recursive: true });
    const target = join(base, 'twice');
    expect(await run('--to', 'jsonl', '--corpus', `a=${root}/p0`, '--corpus', `b=${root}/p0`, '--out', target)).toBe(1);
    expect(say.error).toMatch(/编号 place-\S+ 重复：在“a”和“b”里都有/);
    expect(existsSync(target)).toBe(false);
    expect(await run('--to', 'jsonl', '--corpus', `a=${root}/p0`, '--corpus', `a=${root}/p0`, '--out', target)).toBe(2);
    expect(say.error).toContain('有两个文件夹都叫“a”');
  });
});

describe('where it cannot be done, the old files stay whole', () => {
  it('a corpus with a fault: file, line and remedy', async () => {
    const root = mkdtempSync(join(base, 'broken-'));
    writeCorpus(root, ROOT, inventNotices(3));
    const name = readdirSync(join(root, 'content/notices'))[1] ?? '';
    writeFileSync(join(root, 'content/notices', name), readFileSync(join(root, 'content/notices', name), 'utf8').replace('confirmed: false', 'confirmed: perhaps'));
    const before = takeStock(out);
    expect(await run('--to', 'parquet', '--corpus', root, '--out', out)).toBe(1);
    expect(say.error).toContain(name);
    expect(say.error).toContain('原来导出的文件没有动');
    expect(takeStock(out)).toEqual(before);
  });

  it.each([
    ['no format', [], '请用 --to 写明格式：parquet、sqlite、ndjson、jsonl、postgres'],
    ['a format that does not exist', ['--to', 'orc'], '没有“orc”这种格式。可用的格式：parquet、sqlite、ndjson、jsonl、postgres'],
    ['an option that does not exist', ['--to', 'parquet', '--fast'], '没有这个选项：--fast。可用的选项：--to、--out、--corpus、--base、--above、--skip-compare、--threads'],
    ['a folder that does not exist', ['--to', 'parquet', '--corpus', '/nowhere'], '没有这个文件夹：/nowhere'],
    ['a folder without content', ['--to', 'parquet', '--corpus', '/'], '没有 content/'],
    ['superiors that are not there', ['--to', 'parquet', '--above', 'bu'], '没有叫“bu”的文件夹'],
    ['threads that are no number', ['--to', 'parquet', '--threads', 'many'], '--threads 应是1到99的整数'],
  ])('%s', async (_, args, words) => {
    expect(await run(...args)).toBe(2);
    expect(say.error).toContain(words);
  });

  // Linux: a limit for the size of files, with its signal ignored, is a disk that is full.
  it.runIf(process.platform === 'linux')('a disk that is full', async () => {
    const before = takeStock(out);
    const command = `trap '' XFSZ; ulimit -f 16; exec "${process.execPath}" src/cli/export.ts --to parquet,sqlite,jsonl --out "${out}"`;
    const failed = await promisify(execFile)('bash', ['-c', command], { cwd: ROOT }).catch((error: unknown) => error as { code: number; stderr: string });
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.stderr).toContain('原来导出的文件没有动');
    expect(takeStock(out)).toEqual(before);
  });

  it.runIf(process.platform === 'linux')('a folder in which nothing can be made', async () => {
    expect(await run('--to', 'jsonl', '--out', '/proc/export/here')).toBe(1);
    expect(say.error).toContain('写不了：文件不见了（/proc/export，ENOENT）');
  });

  it('a process that died: what it left is cleared on its own machine only', () => {
    const shared = mkdtempSync(join(base, 'shared-'));
    const left = ['.export-here~1-999999999-abc', '.export-there-999999999-abc', `.export-here~1-${String(process.pid)}-abc`];
    for (const name of left) mkdirSync(join(shared, name));
    const staging = new Staging(shared, 'here-1');
    staging.clear();
    expect(readdirSync(shared).sort()).toEqual(left.slice(1).sort());
  });

  it('Ctrl-C', async () => {
    const root = mkdtempSync(join(base, 'long-'));
    writeCorpus(root, ROOT, inventNotices(150, { size: 8 }));
    const before = takeStock(out);
    const child = execFile(process.execPath, ['src/cli/export.ts', '--to', 'parquet,sqlite', '--corpus', root, '--out', out, '--threads', '2'], { cwd: ROOT });
    const ended = new Promise<number | null>((done) => { child.on('exit', (code) => { done(code); }); });
    // As soon as it has said that it compares, everything before that is on the disk.
    await new Promise<void>((done) => { child.stderr?.on('data', (words: string) => { if (words.includes('比较')) done(); }); });
    expect(readdirSync(out).some((name) => name.startsWith('.export-'))).toBe(true);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(takeStock(out)).toEqual(before);
  });
});

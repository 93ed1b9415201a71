/** The questions in queries/: every engine gives what the site's own functions give. And what is said to a wrong question. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toNoticeSources } from '../../src/build/search-index.ts';
import { runExport } from '../../src/cli/export.ts';
import { runQuery } from '../../src/cli/query.ts';
import { alignPoints, compareTwo, findOrder, findSharedWording, listLeaders, listPromises, matchRows, toTimeline } from '../../src/compare/index.ts';
import { countElements, ELEMENTS } from '../../src/compare/elements.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { DATABASE_TABLES } from '../../src/data/tables/index.ts';
import { hasDuckDb, openDuckDb } from '../../src/query/duckdb.ts';
import type { Row, Values } from '../../src/query/engine.ts';
import { listQueries, readQuery } from '../../src/query/queries.ts';
import { openSource } from '../../src/query/sources.ts';
import { openSqlite } from '../../src/query/sqlite.ts';
import { matchPoint, openBlock } from '../../src/search/match.ts';
import { parseQuery, quoteTerm } from '../../src/search/query.ts';
import { toBlocks } from '../../src/search/records.ts';
import { foldText } from '../../src/text/fold.ts';
import { ROOT } from '../support/notices.ts';

interface Question {
  name: string;
  values: Values;
  /** What of each row is compared. */
  columns: string[];
  expected: string[];
}

let out: string;
let questions: Question[];
const say = { out: '', error: '' };
async function run(...args: string[]): Promise<number> {
  say.out = say.error = '';
  return runQuery(args, (text) => { say.out += text; }, (text) => { say.error += text; });
}

const DAYS = ['2021-10-31', '2021-11-01', '2023-12-01', '2100-01-01'];

function ask(): Question[] {
  const { notices, themes, units } = loadCorpus(ROOT);
  const records = new Map(notices.map((notice) => [notice.id, notice]));
  const points = notices.flatMap((notice) => notice.points.map(({ record }) => record));
  const plans = notices.filter(({ record }) => record.kind !== 'annual-report').map(({ id }) => id);
  const demands = points.filter(({ notice }) => plans.includes(notice));
  const assignmentThemes = new Map(notices.flatMap((notice) => notice.points.map((point) => [point.record.id, point.assignmentThemes])));
  const blank = { province: null, year: null, notice: null };

  const leaders = listLeaders(demands, units, themes.map(({ id }) => id), plans, assignmentThemes).map(({ theme, places }): Question => ({
    name: 'who-leads', values: { ...blank, theme }, columns: ['notice', 'role', 'unit', 'point'],
    expected: places.flatMap(({ leads, responsible }) => [['lead', leads], ['responsible', responsible]] as const).flatMap(([role, named]) => named.flatMap(({ notice, name, points: ids }) => ids.map((id) => [notice, role, name, id].join(' ')))),
  }));
  const elements: Question = {
    name: 'three-elements', values: blank, columns: ['point'], expected: demands.filter((point) => countElements(point) === ELEMENTS.length).map(({ id }) => id),
  };
  const differences = plans.flatMap((has) => plans.filter((lacks) => lacks !== has).map((lacks): Question => {
    const own = points.filter(({ notice }) => notice === has || notice === lacks);
    const parts = compareTwo(own, matchRows(own, alignPoints(own), { columns: [has, lacks] }), [{ id: has, name: '' }, { id: lacks, name: '' }]);
    const of = new Map(own.map((point) => [point.id, point]));
    return {
      name: 'has-lacks', values: { has, lacks }, columns: ['part', 'point'],
      expected: parts.filter(({ id }) => id === 'only-first' || id === 'otherwise').flatMap(({ id, points: ids }) => ids.filter((point) => of.get(point)?.notice === has).map((point) => `${id === 'otherwise' ? id : 'only'} ${point}`)),
    };
  }));
  const standing = (id: string) => {
    const notice = records.get(id);
    if (!notice) throw new Error(id);
    return { ...notice.record, province: notice.province };
  };
  const handedDown: Question = {
    name: 'handed-down', values: blank, columns: ['above_point', 'below_point', 'quote'],
    expected: findSharedWording(points).spans.flatMap(({ places }) => places.flatMap((above) => places.flatMap((below) => {
      if (above.notice === below.notice) return [];
      const { rank, older } = findOrder(standing(above.notice), standing(below.notice));
      return rank === 'first' && older === 'first' ? [[above.point, below.point, below.quote].join(' ')] : [];
    }))),
  };
  const due = DAYS.map((today): Question => ({
    name: 'overdue', values: { ...blank, today }, columns: ['day', 'point', 'quote'],
    expected: toTimeline(listPromises(demands, notices.map(({ record }) => record))).days.filter(({ date }) => date < today).flatMap(({ date, promises }) => promises.map(({ point, quote }) => [date, point, quote].join(' '))),
  }));
  const blocks = toBlocks(toNoticeSources({ notices, themes, units, statutes: [], promises: new Map(), reports: null })).map((packed) => openBlock(packed));
  const substrings = points.flatMap(({ text }, at) => (at % 9 === 0 ? [text.slice(at % 7, at % 7 + 2 + at % 5)] : []));
  const words = ['政策解读', '公开', '的', '。', '，并', '12345', 'IPv6', 'ipv', '办公室', '三同步', '“三', '%', '_', '不会有的字', ...substrings].map((text) => foldText(text, 'search').text).filter((text) => text !== '');
  const search = words.map((text): Question => ({
    name: 'search', values: { ...blank, text }, columns: ['point'],
    expected: blocks.flatMap((block) => block.points.filter((point) => matchPoint(point, parseQuery(quoteTerm(text)))).map(({ id }) => id)),
  }));
  return [...leaders, elements, ...differences, handedDown, ...due, ...search];
}

const toKeys = (rows: readonly Row[], columns: readonly string[]) => rows.map((row) => columns.map((column) => String(row[column])).join(' ')).sort();
const toAnswers = (answers: readonly Row[][], of = questions) => of.map(({ name, values, columns }, at) => ({ name, values, found: toKeys(answers[at] ?? [], columns) }));
const toExpected = (of = questions) => of.map(({ name, values, expected }) => ({ name, values, found: expected.slice().sort() }));

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'query-'));
  expect(await runExport(['--to', 'parquet,sqlite,postgres', '--out', out], () => undefined, () => undefined)).toBe(0);
  questions = ask();
});
afterAll(() => { rmSync(out, { recursive: true, force: true }); });

describe('every engine gives what the site gives', () => {
  it('asks something', () => {
    expect(new Set(questions.map(({ name }) => name))).toEqual(new Set(listQueries()));
    for (const name of listQueries()) expect(questions.some((question) => question.name === name && question.expected.length > 0), name).toBe(true);
  });

  it('SQLite', async () => {
    const engine = await openSqlite([openSource(out, (path) => path)]);
    const answers: Row[][] = [];
    for (const { name, values } of questions) answers.push(await engine.ask(readQuery(name, 'sqlite'), values));
    engine.close();
    expect(toAnswers(answers)).toEqual(toExpected());
  });

  it('DuckDB, where it is installed (npm run query installs it)', async ({ skip }) => {
    skip(!hasDuckDb(), 'DuckDB is not installed in queries/duckdb');
    const engine = await openDuckDb([openSource(out, (path) => path)], Object.keys(DATABASE_TABLES), () => undefined);
    const answers: Row[][] = [];
    for (const { name, values } of questions) answers.push(await engine.ask(readQuery(name, 'duckdb'), values));
    engine.close();
    expect(toAnswers(answers)).toEqual(toExpected());
  });

  it('PostgreSQL, where a server is installed: started, filled and asked by deploy/postgres/try.sh', async ({ skip }) => {
    const file = join(out, 'questions.json');
    // Each costs a connection: of those that are asked many times a few.
    const some = questions.filter(({ name }, at) => at % 4 === 0 || questions.filter((each) => each.name === name).length < 10);
    writeFileSync(file, JSON.stringify(some.map(({ name, values }) => ({ name, values }))));
    const { code, stdout, stderr } = await new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
      execFile(join(ROOT, 'deploy/postgres/try.sh'), [out, process.execPath, join(ROOT, 'tests/query/ask.ts'), file], { maxBuffer: 1 << 28, cwd: ROOT }, (error, said, warned) => {
        done({ code: error ? Number(error.code ?? 1) : 0, stdout: said, stderr: warned });
      });
    });
    skip(code === 3, 'no PostgreSQL server is installed');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(toAnswers(JSON.parse(stdout) as Row[][], some)).toEqual(toExpected(some));
  });
});

describe('npm run query', () => {
  it('prints a table, and JSON', async () => {
    expect(await run('who-leads', '--theme', 'interpretation', '--engine', 'sqlite', '--from', out), say.error).toBe(0);
    expect(say.out).toMatch(/^notice +place +year +role +unit/);
    expect(say.out).toContain('suqian-2021/2-1');
    expect(await run('who-leads', '--theme', 'interpretation', '--year', '2021', '--engine', 'sqlite', '--from', out, '--json')).toBe(0);
    const rows = JSON.parse(say.out) as Row[];
    expect(new Set(rows.map(({ notice }) => notice))).toEqual(new Set(['shandong-2021', 'suqian-2021']));
    expect(await run('search', '--text', '没 有 的 话', '--engine', 'sqlite', '--from', out)).toBe(0);
    expect(say.out).toBe('没有找到。\n');
  });

  it('folds what is searched for', async () => {
    await run('search', '--text', '１２ ３４５', '--engine', 'sqlite', '--from', out, '--json');
    const wide = say.out;
    await run('search', '--text', '12345', '--engine', 'sqlite', '--from', out, '--json');
    expect(JSON.parse(wide)).toEqual(JSON.parse(say.out));
    expect((JSON.parse(wide) as Row[]).length).toBeGreaterThan(0);
  });

  it('asks files at an address, and says which is not there', async () => {
    const server = createServer((request, answer) => {
      const name = (request.url ?? '').replace('/data/', '');
      if (name === 'yaodian.sqlite') answer.end(readFileSync(join(out, name)));
      else answer.writeHead(404).end();
    });
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
    const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    try {
      expect(await run('three-elements', '--engine', 'sqlite', '--from', `${address}/data`, '--json'), say.error).toBe(0);
      expect((JSON.parse(say.out) as Row[]).length).toBeGreaterThan(0);
      expect(await run('three-elements', '--engine', 'sqlite', '--from', `${address}/other`)).toBe(1);
      expect(say.error).toContain('/other/yaodian.sqlite（404）');
    } finally {
      server.close();
    }
  });

  it.each([
    ['no question', [], '请写明问题'],
    ['a question that does not exist', ['who-sleeps'], '没有“who-sleeps”这个问题。有：handed-down、has-lacks、overdue、search、three-elements、who-leads'],
    ['an option that does not exist', ['overdue', '--color', 'red'], '没有这个选项：--color。可用的选项：--engine、--from、--json'],
    ['an option of another question', ['overdue', '--theme', 'website'], '问题 overdue 没有选项 --theme。它的选项：--today、--province、--notice'],
    ['a required option left out', ['who-leads'], '请用 --theme 写明主题编号'],
    ['an engine that does not exist', ['overdue', '--engine', 'oracle'], '没有“oracle”这种引擎。可用的：duckdb、sqlite、postgres'],
    ['a day that is none', ['overdue', '--today', 'tomorrow'], '--today 应是年-月-日'],
    ['a day that the calendar lacks', ['overdue', '--today', '2023-02-30'], '--today 应是年-月-日'],
  ])('%s', async (_, args, words) => {
    expect(await run(...args)).toBe(2);
    expect(say.error).toContain(words);
  });

  it.each([
    ['a theme', ['who-leads', '--theme', 'sleep'], '--theme：themes 表里没有“sleep”。有：accessibility、'],
    ['a notice', ['has-lacks', '--has', 'guangzhou-2022', '--lacks', 'suqian-2012'], '--lacks：notices 表里没有“suqian-2012”。有：guangzhou-2022、jinan-2023、'],
    ['a province', ['three-elements', '--province', '山东省'], '--province：notices 表里没有“山东省”。有：山东、'],
    ['a year', ['search', '--text', '公开', '--year', '1999'], '--year：notices 表里没有“1999”。有：2021、2022、2023。'],
  ])('%s that is not in the tables: those that are', async (_, args, words) => {
    for (const engine of hasDuckDb() ? ['sqlite', 'duckdb'] : ['sqlite']) {
      expect(await run(...args, '--engine', engine, '--from', out)).toBe(1);
      expect(say.error).toContain(words);
    }
  });

  it('several folders by DuckDB: one that is missing or of another version is told of, the rest answers', async ({ skip }) => {
    skip(!hasDuckDb(), 'DuckDB is not installed in queries/duckdb');
    const other = join(out, 'other');
    mkdirSync(other);
    for (const table of Object.keys(DATABASE_TABLES)) {
      const bytes = readFileSync(join(out, `${table}.parquet`));
      // schema_version, then the field's end and the next one's head, its length and its value.
      const at = bytes.lastIndexOf('schema_version') + 'schema_version'.length + 2;
      expect(bytes.toString('latin1', at, at + 1)).toBe('1');
      bytes.write('9', at, 'latin1');
      writeFileSync(join(other, `${table}.parquet`), bytes);
    }
    expect(await run('three-elements', '--from', out, '--json')).toBe(0);
    const alone = say.out;
    expect(await run('three-elements', '--from', out, '--from', '/nowhere', '--from', other, '--json'), say.error).toBe(0);
    expect(say.out).toBe(alone);
    expect(say.error).toMatch(/没有这个文件夹：\/nowhere[\s\S]*这一处略过，其余照查[\s\S]*的表是第9版，这里读的是第1版[\s\S]*这一处略过/);
    expect(await run('three-elements', '--from', other)).toBe(1);
    expect(say.error).toContain('请用同一版的程序重新导出');
  });

  it('a SQLite file of another version, or none', async () => {
    const other = mkdtempSync(join(out, 'sqlite-'));
    writeFileSync(join(other, 'yaodian.sqlite'), readFileSync(join(out, 'yaodian.sqlite')));
    const database = new DatabaseSync(join(other, 'yaodian.sqlite'));
    database.exec("update export_info set value = '2' where key = 'schema_version'");
    database.close();
    expect(await run('three-elements', '--engine', 'sqlite', '--from', other)).toBe(1);
    expect(say.error).toContain('的表是第2版，这里读的是第1版');
    writeFileSync(join(other, 'yaodian.sqlite'), 'not a database, but long enough to be looked at');
    expect(await run('three-elements', '--engine', 'sqlite', '--from', other)).toBe(1);
    expect(say.error).toContain('没有写明的版本');
  });

  it('a folder without an export', async () => {
    expect(await run('three-elements', '--engine', 'sqlite', '--from', '/nowhere')).toBe(1);
    expect(say.error).toContain('没有这个文件夹：/nowhere。请先运行 npm run export');
  });
});

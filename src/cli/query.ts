/**
 * npm run query -- NAME [--theme … …] [--engine duckdb|sqlite|postgres] [--from DIR|URL …] [--json]
 *
 * Asks one of the questions in queries/ of exported files. Exit code: 0 answered, 1 not, 2 for wrong usage.
 */
import { DATABASE_TABLES } from '../data/tables/index.ts';
import { ExportError } from '../export/targets/target.ts';
import { openDuckDb } from '../query/duckdb.ts';
import { QueryError, type Engine, type Row, type Values } from '../query/engine.ts';
import { checkValues } from '../query/known.ts';
import { openPostgres } from '../query/postgres.ts';
import { listQueries, readQuery, type EngineName, type Query } from '../query/queries.ts';
import { openSource } from '../query/sources.ts';
import { openSqlite } from '../query/sqlite.ts';
import { foldText } from '../text/fold.ts';
import { isStarted } from './is-started.ts';
import { toPrintable } from './one-file.ts';
import { readOptions, toPath, UsageError } from './options.ts';

const ENGINES: readonly EngineName[] = ['duckdb', 'sqlite', 'postgres'];

const listParameters = ({ parameters }: Query): string => parameters.map(({ name, words, required }) => `    --${name}${required ? '' : '（可不写）'}\u3000${words}`).join('\n');

function toUsage(): string {
  const queries = listQueries().map((name) => readQuery(name, 'duckdb'));
  return `用法：npm run query -- 问题 [问题的选项] [--engine duckdb|sqlite|postgres] [--from 文件夹或网址 …] [--json]

--engine  用什么来查，默认 duckdb（第一次用时安装）；sqlite 是 Node.js 自带的；postgres 用 psql
--from    导出的文件在哪里，默认 export/；duckdb 可以写几次；postgres 是连接地址，默认由 PGHOST、PGDATABASE 等决定
--json    只输出 JSON

问题：
${queries.map((query) => `  ${query.name}\u3000${query.question}\n${listParameters(query)}`).join('\n')}`;
}

/** What is written for each parameter of a question. */
function readValues({ name, parameters }: Query, given: Record<string, unknown>): Values {
  const all = parameters.map((each) => `--${each.name}`).join('、');
  for (const option of Object.keys(given)) {
    if (!parameters.some((each) => each.name === option)) throw new UsageError(`问题 ${name} 没有选项 --${option}。它的选项：${all}。`);
  }
  return Object.fromEntries(parameters.map(({ name: parameter, required, words, fallback }): [string, string | null] => {
    const value = given[parameter];
    if (typeof value !== 'string' || value === '') {
      if (required && fallback === null && parameter !== 'pairs') throw new UsageError(`请用 --${parameter} 写明${words}。`);
      return [parameter, fallback === 'today' ? toToday() : fallback];
    }
    if (fallback === 'today' && !isDay(value)) throw new UsageError(`--${parameter} 应是年-月-日，如 2023-10-01。`);
    return [parameter, parameter === 'text' ? foldText(value, 'search').text : value];
  }));
}

/** 2023-10-01: a day that the calendar has. */
function isDay(words: string): boolean {
  const day = new Date(`${words}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === words;
}

/** The day it is here. */
function toToday(): string {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}

const toWidth = (words: string) => [...words].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);

/** A cell holds so many columns of a terminal; whole texts are in the JSON. */
const WIDEST = 48;

function clip(words: string): string {
  let width = 0;
  let clipped = '';
  for (const char of words) {
    width += toWidth(char);
    if (width > WIDEST - 2) return `${clipped}……`;
    clipped += char;
  }
  return words;
}

export function toTable(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => clip(toPrintable(toWords(row[column])).replace(/\s+/g, ' '))))];
  const widths = columns.map((_, at) => lines.reduce((most, line) => Math.max(most, toWidth(line[at] ?? '')), 0));
  return lines.map((line) => line.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - toWidth(cell))).join('  ').trimEnd()).join('\n');
}

function toWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

async function openEngine(name: EngineName, from: readonly string[], warn: (text: string) => void): Promise<{ engine: Engine; clear: () => void }> {
  if (name === 'postgres') {
    if (from.length > 1) throw new UsageError('PostgreSQL 一次只连一个库。');
    return { engine: openPostgres(from[0] ?? null), clear: () => undefined };
  }
  const sources = (from.length > 0 ? from : ['export']).map((each) => openSource(each, toPath));
  const clear = () => { for (const source of sources) source.clear(); };
  try {
    return { engine: name === 'sqlite' ? await openSqlite(sources) : await openDuckDb(sources, Object.keys(DATABASE_TABLES), warn), clear };
  } catch (error) {
    clear();
    throw error;
  }
}

/** @returns the exit code */
export async function runQuery(args: readonly string[], write = (text: string) => void process.stdout.write(text), warn = (text: string) => void process.stderr.write(text)): Promise<number> {
  try {
    const names = [...new Set(listQueries().flatMap((name) => readQuery(name, 'duckdb').parameters.map((each) => each.name)))];
    const { values: { help, engine = 'duckdb', from = [], json = false, ...given }, positionals } = readOptions(args, {
      engine: { type: 'string' }, from: { type: 'string', multiple: true }, json: { type: 'boolean' },
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    });
    if (help === true) {
      write(`${toUsage()}\n`);
      return 0;
    }
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError(name === undefined ? '请写明问题。' : '一次只问一个问题。');
    if (!listQueries().includes(name)) throw new UsageError(`没有“${name}”这个问题。有：${listQueries().join('、')}。`);
    const chosen = ENGINES.find((each) => each === engine);
    if (!chosen) throw new UsageError(`没有“${String(engine)}”这种引擎。可用的：${ENGINES.join('、')}。`);
    const query = readQuery(name, chosen);
    const values = readValues(query, given);
    const { engine: opened, clear } = await openEngine(chosen, from as string[], warn);
    try {
      await checkValues(opened, query, values);
      const rows = await opened.ask(query, values);
      if (json === true) write(`${JSON.stringify(rows, null, 2)}\n`);
      else write(rows.length === 0 ? '没有找到。\n' : `${toTable(rows)}\n\n${String(rows.length)} 行\n`);
    } finally {
      opened.close();
      clear();
    }
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      warn(`${error.message}\n\n${toUsage()}\n`);
      return 2;
    }
    if (!(error instanceof QueryError || error instanceof ExportError)) throw error;
    warn(`${error.message}\n`);
    return 1;
  }
}

if (isStarted(import.meta.url)) process.exitCode = await runQuery(process.argv.slice(2));

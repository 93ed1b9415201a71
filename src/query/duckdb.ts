/** Questions to exported Parquet files, one folder or many, by DuckDB inside this process. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '../data/tables/index.ts';
import { QueryError, type Engine, type Row } from './engine.ts';
import { findTables, QUERIES } from './queries.ts';
import { toVersionWords } from './version.ts';
import type { Source } from './sources.ts';

/** Of @duckdb/node-api what is used: the package is not there until somebody asks. */
interface DuckDb {
  DuckDBInstance: { create: (path: string) => Promise<{ connect: () => Promise<Connection>; closeSync: () => void }> };
}
interface Connection {
  run: (sql: string) => Promise<unknown>;
  runAndReadAll: (sql: string, values?: Record<string, string | null>) => Promise<{ getRowObjectsJson: () => Row[] }>;
  closeSync: () => void;
}

const FOLDER = join(QUERIES, 'duckdb');
const PACKAGE = '@duckdb/node-api';

/** True where DuckDB was installed already. */
export function hasDuckDb(): boolean {
  return existsSync(join(FOLDER, 'node_modules', PACKAGE));
}

/** Installs DuckDB into a folder of its own, by the lock there. */
function install(say: (words: string) => void): void {
  say('第一次用 DuckDB，正在安装（约 70 MB）……\n');
  const npm = process.env['npm_execpath'];
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, args] = npm === undefined ? ['npm', options] : [process.execPath, [npm, ...options]];
  const { status, stderr, error } = spawnSync(command, args, { cwd: FOLDER, encoding: 'utf8', shell: npm === undefined && process.platform === 'win32' });
  if (status !== 0 || !hasDuckDb()) {
    const why = (error?.message ?? stderr).trim().split('\n')[0] ?? '';
    throw new QueryError(`装不了 DuckDB${why === '' ? '' : `：${why}`}。请在能联网的地方到 queries/duckdb 里运行 npm ci；或者改用 --engine sqlite。`);
  }
}

/** Which version of the tables a Parquet file has. */
async function checkVersion(connection: Connection, file: string): Promise<void> {
  const [row] = (await connection.runAndReadAll(`select decode(value) as version from parquet_kv_metadata(${quote(file)}) where decode(key) = 'schema_version'`)).getRowObjectsJson();
  const version = row?.['version'];
  if (version !== String(SCHEMA_VERSION)) throw new QueryError(toVersionWords(file, version));
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** @param tables all there are */
export async function openDuckDb(sources: readonly Source[], tables: readonly string[], say: (words: string) => void): Promise<Engine> {
  if (!hasDuckDb()) install(say);
  const { DuckDBInstance } = createRequire(join(FOLDER, 'package.json'))(PACKAGE) as DuckDb;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const made = new Set<string>();
  let live = [...sources];
  /** The table's file of each source; of several a source that cannot be read is told of and left out. */
  const findFiles = async (table: string): Promise<string[]> => {
    const files: string[] = [];
    for (const source of live) {
      try {
        const file = await source.locate(`${table}.parquet`);
        await checkVersion(connection, file);
        files.push(file);
      } catch (error) {
        if (!(error instanceof QueryError) || live.length === 1) throw error;
        say(`${error.message}\n这一处略过，其余照查。\n`);
        live = live.filter((each) => each !== source);
      }
    }
    return files;
  };
  return {
    name: 'duckdb',
    async ask({ sql, parameters }, values) {
      const wanted = findTables(sql, tables);
      const files = new Map<string, string[]>();
      for (let before = -1; before !== live.length;) {
        // Whoever lacks one table is left out of all.
        before = live.length;
        for (const table of wanted) files.set(table, await findFiles(table));
      }
      for (const [table, of] of files) {
        if (made.has(table)) continue;
        await connection.run(`create view ${table} as select * from read_parquet([${of.map(quote).join(', ')}], union_by_name = true)`);
        made.add(table);
      }
      return (await connection.runAndReadAll(sql, Object.fromEntries(parameters.map(({ name }) => [name, values[name] ?? null])))).getRowObjectsJson();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

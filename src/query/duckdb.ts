/** Questions to exported Parquet files, one folder or many, by DuckDB inside this process. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { QueryError, type Engine, type Row } from './engine.ts';
import { findTables, QUERIES } from './queries.ts';
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

/** @param tables all there are */
export async function openDuckDb(sources: readonly Source[], tables: readonly string[], say: (words: string) => void): Promise<Engine> {
  if (!hasDuckDb()) install(say);
  const { DuckDBInstance } = createRequire(join(FOLDER, 'package.json'))(PACKAGE) as DuckDb;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const made = new Set<string>();
  return {
    name: 'duckdb',
    async ask({ sql, parameters }, values) {
      for (const table of findTables(sql, tables)) {
        if (made.has(table)) continue;
        const files: string[] = [];
        for (const source of sources) files.push(await source.locate(`${table}.parquet`));
        await connection.run(`create view ${table} as select * from read_parquet([${files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')}])`);
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

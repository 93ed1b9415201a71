/** The questions in queries/*.sql: what each asks, and what has to be said for it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const QUERIES = fileURLToPath(new URL('../../queries/', import.meta.url));

/** One engine's SQL of a question may differ from DuckDB's. */
export type EngineName = 'duckdb' | 'sqlite' | 'postgres';

export interface Parameter {
  name: string;
  /** What to write. */
  words: string;
  required: boolean;
  /** Instead of nothing. */
  fallback: string | null;
  /** Table and column in which the value has to stand: a notice that is not there lacks nothing. */
  column: { table: string; name: string } | null;
}

export interface Query {
  name: string;
  /** 谁牵头一个主题？ */
  question: string;
  parameters: Parameter[];
  sql: string;
}

/** `-- $year? in notices.year  只看一年`: `?` where it may be left out, `=today` what stands for it then, `in` where its values are. */
const PARAMETER = /^-- \$(\w+)(\?|=(\S+))?(?: in (\w+)\.(\w+))?\s+(.*)$/;

export function readQuery(name: string, engine: EngineName): Query {
  const own = join(QUERIES, engine, `${name}.sql`);
  const sql = readFileSync(existsSync(own) ? own : join(QUERIES, `${name}.sql`), 'utf8');
  const comments = sql.split('\n').filter((line) => line.startsWith('--'));
  return {
    name, sql,
    question: (comments[0] ?? '').replace(/^-- */, ''),
    parameters: comments.flatMap((line): Parameter[] => {
      const [, parameter = '', mark, fallback, table, column, words = ''] = PARAMETER.exec(line) ?? [];
      return parameter === '' ? [] : [{ name: parameter, words, required: mark === undefined, fallback: fallback ?? null, column: table === undefined || column === undefined ? null : { table, name: column } }];
    }),
  };
}

export function listQueries(): string[] {
  return readdirSync(QUERIES).filter((name) => name.endsWith('.sql')).map((name) => name.replace(/\.sql$/, '')).sort();
}

/** Names of tables that the SQL speaks of. */
export function findTables(sql: string, tables: readonly string[]): string[] {
  const code = sql.replace(/^--.*$/gm, '');
  return tables.filter((table) => new RegExp(`\\b${table}\\b`).test(code));
}

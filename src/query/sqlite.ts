/** Questions to the exported SQLite file. */
import type { DatabaseSync } from 'node:sqlite';
import { SCHEMA_VERSION } from '../data/tables/index.ts';
import { toPairs } from '../export/pairs.ts';
import { loadSqlite, SQLITE_FILE } from '../export/targets/sqlite.ts';
import { QueryError, type Engine } from './engine.ts';
import { readQuery } from './queries.ts';
import type { Source } from './sources.ts';
import { toVersionWords } from './version.ts';

export async function openSqlite(sources: readonly Source[]): Promise<Engine> {
  const [source, ...others] = sources;
  if (!source || others.length > 0) throw new QueryError('SQLite 一次只问一个文件。几个一起问请用 --engine duckdb。');
  const { DatabaseSync } = await loadSqlite();
  const file = await source.locate(SQLITE_FILE);
  const database = new DatabaseSync(file, { readOnly: true });
  const version = readVersion(database);
  if (version !== String(SCHEMA_VERSION)) {
    database.close();
    throw new QueryError(toVersionWords(file, version));
  }
  return {
    name: 'sqlite',
    ask(query, values) {
      const pairs = values['text'] === undefined || values['text'] === null ? [] : toPairs(values['text']);
      // A single character has no pairs to look up.
      const asked = query.name === 'search' && pairs.length === 0 ? readQuery('search-one', 'sqlite') : query;
      const statement = database.prepare(asked.sql);
      const all: Record<string, string | null> = { ...values, pairs: pairs.map((pair) => `"${pair}"`).join(' ') };
      const bound = Object.fromEntries(asked.parameters.map(({ name }) => [name, all[name] ?? null]));
      return Promise.resolve(statement.all(bound).map((row) => ({ ...row })));
    },
    close() { database.close(); },
  };
}

function readVersion(database: DatabaseSync): unknown {
  try {
    return database.prepare("select value from export_info where key = 'schema_version'").get()?.['value'];
  } catch {
    // Not an export of ours, or no SQLite file at all.
    return null;
  }
}

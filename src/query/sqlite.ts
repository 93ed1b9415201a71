/** Questions to the exported SQLite file. */
import { toPairs } from '../export/pairs.ts';
import { loadSqlite, SQLITE_FILE } from '../export/targets/sqlite.ts';
import { QueryError, type Engine } from './engine.ts';
import { readQuery } from './queries.ts';
import type { Source } from './sources.ts';

export async function openSqlite(sources: readonly Source[]): Promise<Engine> {
  const [source, ...others] = sources;
  if (!source || others.length > 0) throw new QueryError('SQLite 一次只问一个文件。几个一起问请用 --engine duckdb。');
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(await source.locate(SQLITE_FILE), { readOnly: true });
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

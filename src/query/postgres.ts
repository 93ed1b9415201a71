/** Questions to a PostgreSQL that deploy/postgres/ filled, by psql: who may connect, and how, is settled where psql looks for it. */
import { spawnSync } from 'node:child_process';
import { POSTGRES_SCHEMA } from '../export/targets/postgres-sql.ts';
import { QueryError, type Engine, type Row } from './engine.ts';
import type { Query } from './queries.ts';

/** `$name` → what psql puts in for its variable, quoted; nothing is null. */
export function toPsql({ sql }: Pick<Query, 'sql'>): string {
  return sql.replace(/^--.*$\n/gm, '').replace(/\$([a-z_]+)\b/g, "nullif(:'$1', '')");
}

/** @param connection an address or name of a database; null where the environment says it (PGHOST, PGDATABASE …) */
export function openPostgres(connection: string | null): Engine {
  return {
    name: 'postgres',
    ask(query, values) {
      const input = `set search_path to ${POSTGRES_SCHEMA};\nselect coalesce(json_agg(answer), '[]') from (\n${toPsql(query)}\n) answer;\n`;
      const args = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', ...query.parameters.flatMap(({ name }) => ['-v', `${name}=${values[name] ?? ''}`]), ...(connection === null ? [] : [connection])];
      const { status, stdout, stderr, error } = spawnSync('psql', args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
      if (error) throw new QueryError(`没有找到 psql：${error.message}。请安装 PostgreSQL 的客户端。`);
      if (status !== 0) throw new QueryError(`PostgreSQL：${stderr.trim()}\n请用 --from 写明连接，或设好 PGHOST、PGDATABASE；库由 deploy/postgres/fill.sh 建立。`);
      return Promise.resolve(JSON.parse(stdout) as Row[]);
    },
    close: () => undefined,
  };
}

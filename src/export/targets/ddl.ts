/** Tables as SQL defines them. */
import { DATABASE_TABLES } from '../../data/tables/index.ts';
import type { ColumnType, TableDefinition } from '../../data/table.ts';

export type Dialect = 'sqlite' | 'postgres';

const TYPE: Record<Dialect, Record<ColumnType, string>> = {
  // Dates are ISO words, lists JSON arrays: what SQLite's own functions read.
  sqlite: { string: 'text', integer: 'integer', number: 'real', boolean: 'boolean', date: 'date', list: 'json' },
  postgres: { string: 'text', integer: 'integer', number: 'double precision', boolean: 'boolean', date: 'date', list: 'text[]' },
};

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

type AnyTable = TableDefinition<never>;

/** `create table …;`, each column with what it means. */
export function toCreateTable({ name, title, english, columns, primaryKey }: AnyTable, dialect: Dialect, { key = true } = {}): string {
  const lines = columns.map(({ name: column, type, required, title: columnTitle, description, english: words, unit }) => ({
    sql: `${quoteName(column)} ${TYPE[dialect][type]}${required ? ' not null' : ''}`,
    note: `${columnTitle}${unit === null ? '' : `（${unit}）`}${description === '' ? '' : `：${description}`}. ${words}`,
  }));
  const rest = key ? [{ sql: `primary key (${primaryKey.map(quoteName).join(', ')})`, note: '' }] : [];
  const all = [...lines, ...rest];
  return `create table ${quoteName(name)} ( -- ${title}. ${english}\n${all.map(({ sql, note }, at) => `  ${sql}${at < all.length - 1 ? ',' : ''}${note === '' ? '' : ` -- ${note}`}`).join('\n')}\n);`;
}

export function listTables(): AnyTable[] {
  return Object.values(DATABASE_TABLES);
}

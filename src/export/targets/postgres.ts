/** CSV files as PostgreSQL's \copy reads them: deploy/postgres/ loads them. */
import { join } from 'node:path';
import { DATABASE_TABLES, type DatabaseTableName } from '../../data/tables/index.ts';
import type { FieldValue } from '../../data/table.ts';
import { TextFile } from '../text-file.ts';
import type { Target } from './target.ts';

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Blank is null; the empty string stands in quotes; a list is an array of PostgreSQL's. PostgreSQL has no character 0. */
function toField(value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return quote(value.replaceAll('\u0000', ''));
  if (typeof value !== 'object') return String(value);
  return quote(`{${value.map((each) => `"${each.replaceAll('\u0000', '').replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
}

export function openPostgres(folder: string): Target {
  const names = Object.keys(DATABASE_TABLES).map((name) => `${name}.csv`);
  const files = new Map(names.map((name) => [name, new TextFile(join(folder, name))]));
  for (const [name, { columns }] of Object.entries(DATABASE_TABLES)) files.get(`${name}.csv`)?.write(`${columns.map((column) => column.name).join(',')}\n`);
  return {
    write(table: DatabaseTableName, rows) {
      const file = files.get(`${table}.csv`);
      for (const row of rows) file?.write(`${row.map(toField).join(',')}\n`);
    },
    finish() {
      for (const file of files.values()) file.close();
      return names;
    },
    abandon() {
      for (const file of files.values()) file.abandon();
    },
  };
}

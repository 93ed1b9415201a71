/**
 * A record a line. As `jsonl` plain lines, for jq, Meilisearch, Quickwit and DuckDB; as `ndjson` in the bulk form of
 * OpenSearch and Elasticsearch, where a line before each says into which index it goes and under which id.
 */
import { join } from 'node:path';
import { DATABASE_TABLES, type DatabaseTableName } from '../../data/tables/index.ts';
import type { FieldValue, TableDefinition } from '../../data/table.ts';
import { TextFile } from '../text-file.ts';
import type { Target } from './target.ts';

/** Names of indexes must be unlike those of others on the server. */
const INDEX_PREFIX = 'yaodian-';

type AnyTable = TableDefinition<never>;

function toRecord({ columns }: AnyTable, row: readonly FieldValue[]): Record<string, FieldValue> {
  return Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]));
}

/** The values of the key, in one word. */
function toKey({ columns, primaryKey }: AnyTable, row: readonly FieldValue[]): string {
  return primaryKey.map((name) => String(row[columns.findIndex((column) => column.name === name)] ?? '')).join('|');
}

export function openLines(folder: string, form: 'ndjson' | 'jsonl'): Target {
  const names = Object.keys(DATABASE_TABLES).map((name) => `${name}.${form}`);
  const files = new Map(names.map((name) => [name, new TextFile(join(folder, name))]));
  return {
    write(name: DatabaseTableName, rows) {
      const table: AnyTable = DATABASE_TABLES[name];
      const file = files.get(`${name}.${form}`);
      for (const row of rows) {
        if (form === 'ndjson') file?.write(`${JSON.stringify({ index: { _index: INDEX_PREFIX + name.replaceAll('_', '-'), _id: toKey(table, row) } })}\n`);
        file?.write(`${JSON.stringify(toRecord(table, row))}\n`);
      }
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

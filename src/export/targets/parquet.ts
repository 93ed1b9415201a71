/** Parquet files, a table a file: for DuckDB, pandas, Spark. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { DATABASE_TABLES, type DatabaseTableName } from '../../data/tables/index.ts';
import type { ColumnDefinition, ColumnType, FieldValue, TableDefinition } from '../../data/table.ts';
import type { ExportInfo, Target } from './target.ts';

/**
 * A row group is written when it has so many rows or so many characters. Groups follow the order of the rows, by
 * province and year: a question about one of them passes over the other groups.
 */
const MOST_ROWS = 20_000;
const MOST_CHARACTERS = 12_000_000;

type AnyTable = TableDefinition<never>;
type AnyColumn = Pick<ColumnDefinition<never>, 'name' | 'type' | 'required'>;

const UTF8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
const PHYSICAL: Record<Exclude<ColumnType, 'list'>, Pick<SchemaElement, 'type' | 'converted_type'>> = {
  string: UTF8, integer: { type: 'INT32' }, number: { type: 'DOUBLE' }, boolean: { type: 'BOOLEAN' }, date: { type: 'INT32', converted_type: 'DATE' },
};

function toElements({ name, type, required }: AnyColumn): SchemaElement[] {
  if (type !== 'list') return [{ name, repetition_type: required ? 'REQUIRED' : 'OPTIONAL', ...PHYSICAL[type] }];
  return [
    { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', ...UTF8 },
  ];
}

const DAY = 86_400_000;
const toStored = (type: ColumnType) => (value: FieldValue): unknown => (type === 'date' && typeof value === 'string' ? Date.parse(value) / DAY : value);

/** Bytes that go to a file as they come. */
class FileWriter extends ByteWriter {
  readonly #file: number;

  constructor(path: string) {
    super(1 << 20);
    this.#file = openSync(path, 'wx');
  }

  flush(): void {
    for (let done = 0; done < this.index;) done += writeSync(this.#file, new Uint8Array(this.buffer, done, this.index - done));
    this.index = 0;
  }

  override finish(): void {
    this.flush();
    closeSync(this.#file);
  }

  abandon(): void {
    closeSync(this.#file);
  }
}

/** One table as it is written: rows wait until they fill a group. */
class TableFile {
  readonly #table: AnyTable;
  readonly #bytes: FileWriter;
  readonly #parquet: ParquetWriter;
  #waiting: FieldValue[][] = [];
  #characters = 0;
  isOpen = true;

  constructor(table: AnyTable, path: string, info: ExportInfo) {
    this.#table = table;
    this.#bytes = new FileWriter(path);
    const { name, title, english, primaryKey, foreignKeys } = table;
    const described = {
      name, title, english, primaryKey, foreignKeys,
      columns: table.columns.map(({ name: column, title: columnTitle, type, description, english: words, unit, required }) => ({ name: column, title: columnTitle, type, description, english: words, unit, required })),
    };
    this.#parquet = new ParquetWriter({
      writer: this.#bytes, codec: 'ZSTD', compressors: { ZSTD: (input) => zstdCompressSync(input) }, createdBy: `yaodian-duizhao ${info.version}`,
      schema: [{ name: 'schema', num_children: table.columns.length }, ...table.columns.flatMap(toElements)],
      kvMetadata: [{ key: 'schema_version', value: String(info.schemaVersion) }, { key: 'table', value: JSON.stringify(described) }],
    });
  }

  write(rows: readonly FieldValue[][]): void {
    for (const row of rows) {
      this.#waiting.push(row);
      for (const value of row) if (typeof value === 'string') this.#characters += value.length;
      if (this.#waiting.length >= MOST_ROWS || this.#characters >= MOST_CHARACTERS) this.#flush();
    }
  }

  #flush(): void {
    const rows = this.#waiting;
    if (rows.length === 0) return;
    const columnData = this.#table.columns.map(({ name, type }, at) => ({ name, data: rows.map((row) => toStored(type)(row[at] ?? null)) }));
    void this.#parquet.write({ columnData, rowGroupSize: rows.length });
    this.#waiting = [];
    this.#characters = 0;
  }

  finish(): void {
    this.#flush();
    void this.#parquet.finish();
    this.isOpen = false;
  }

  abandon(): void {
    if (this.isOpen) this.#bytes.abandon();
    this.isOpen = false;
  }
}

export function openParquet(folder: string, info: ExportInfo): Target {
  const files = new Map(Object.entries(DATABASE_TABLES).map(([name, table]) => [name, new TableFile(table, join(folder, `${name}.parquet`), info)]));
  return {
    write: (table: DatabaseTableName, rows) => { files.get(table)?.write(rows); },
    finish() {
      for (const file of files.values()) file.finish();
      return [...files.keys()].map((name) => `${name}.parquet`);
    },
    abandon() {
      for (const file of files.values()) file.abandon();
    },
  };
}

/** Tables as they are defined, once each, and as they are filled: for spreadsheets, and for databases. */
import type { CellValue } from '../formats/cell.ts';

/** `list`: several names, in a cell of a spreadsheet joined by a mark, in a database an array. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'list';

/** What a column of a database may hold; null where the notice says nothing. */
export type FieldValue = CellValue | readonly string[];

interface ColumnWords {
  name: string;
  /** As spreadsheets head it. */
  title: string;
  type: ColumnType;
  /** What it means, for readers. */
  description: string;
  /** The same for programmers abroad. */
  english: string;
  /** Of a number: what it counts. */
  unit: string | null;
  required: boolean;
}

export interface ColumnDefinition<Row> extends ColumnWords {
  of: (row: Row) => FieldValue;
  /** Only in databases: what a spreadsheet has in another table, or has no use for. */
  database: boolean;
  /** Between the names of a list in one cell. */
  mark: string;
}

/** A table without its rows. */
export interface TableDefinition<Row> {
  name: string;
  title: string;
  english: string;
  columns: readonly ColumnDefinition<Row>[];
  primaryKey: readonly string[];
  /** Column → table and column it refers to. */
  foreignKeys: readonly ForeignKey[];
  /** For databases only. */
  database: boolean;
}

export interface ForeignKey {
  field: string;
  table: string;
  to: string;
}

export interface Column extends Omit<ColumnWords, 'type'> {
  type: Exclude<ColumnType, 'list'>;
}

/** A flat table for spreadsheets: `rows` have a value for each of `columns`. */
export interface DataTable {
  name: string;
  title: string;
  columns: Column[];
  rows: CellValue[][];
  primaryKey: readonly string[];
  foreignKeys: readonly ForeignKey[];
}

/** Several names in one cell are joined by this, at which no name is printed with it inside: names were split there. */
export const LIST_MARK = '、';

export interface ColumnOptions {
  required?: boolean;
  unit?: string;
  database?: boolean;
  mark?: string;
}

export type ColumnOf<Row> = [name: string, type: ColumnType, title: string, description: string, english: string, of: (row: Row) => FieldValue, options?: ColumnOptions];

export interface TableWords {
  name: string;
  title: string;
  english: string;
  key: readonly string[];
  foreign?: readonly ForeignKey[];
  database?: boolean;
}

export function defineTable<Row>({ name, title, english, key, foreign = [], database = false }: TableWords, columns: readonly ColumnOf<Row>[]): TableDefinition<Row> {
  return {
    name, title, english, primaryKey: key, foreignKeys: foreign, database,
    columns: columns.map(([column, type, columnTitle, description, columnEnglish, of, { required = false, unit, database: only = false, mark = LIST_MARK } = {}]) => ({
      name: column, type, title: columnTitle, description, english: columnEnglish, of, unit: unit ?? null, required, database: only, mark,
    })),
  };
}

/** A table as a spreadsheet has it. */
export function fillTable<Row>({ name, title, columns, primaryKey, foreignKeys }: TableDefinition<Row>, rows: readonly Row[]): DataTable {
  const shown = columns.filter(({ database }) => !database);
  return {
    name, title, primaryKey, foreignKeys,
    columns: shown.map(({ name: column, title: columnTitle, type, description, english, unit, required }) => ({
      name: column, title: columnTitle, type: type === 'list' ? 'string' : type, description, english, unit, required,
    })),
    rows: rows.map((row) => shown.map(({ of, mark }) => joinList(of(row), mark))),
  };
}

/** Rows as a database has them: a value for each column. */
export function toFields<Row>({ columns }: Pick<TableDefinition<Row>, 'columns'>, rows: readonly Row[]): FieldValue[][] {
  return rows.map((row) => columns.map(({ of }) => of(row)));
}

function joinList(value: FieldValue, mark: string): CellValue {
  if (typeof value !== 'object' || value === null) return value;
  return value.length > 0 ? value.join(mark) : null;
}

/** The rows of a table's file: its header, then its rows. */
export function toRows({ columns, rows }: DataTable): CellValue[][] {
  return [columns.map(({ name }) => name), ...rows];
}

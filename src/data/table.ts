/** Records as flat tables for spreadsheets. */
import type { CellValue } from '../formats/cell.ts';

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

export interface Column {
  name: string;
  title: string;
  type: ColumnType;
  description: string;
  required: boolean;
}

/** A flat table: `rows` have a value for each of `columns`. */
export interface DataTable {
  name: string;
  title: string;
  columns: Column[];
  rows: CellValue[][];
  primaryKey: string[];
  /** Column → table and column it refers to. */
  foreignKeys: { field: string; table: string; to: string }[];
}

/** Several names in one cell are joined by this, at which no name is printed with it inside: names were split there. */
export const LIST_MARK = '、';

export type ColumnOf<Row> = [name: string, type: ColumnType, title: string, description: string, of: (row: Row) => CellValue, required?: 'required'];

/** A table of rows, each column by what it takes of one. */
export function toTable<Row>(
  name: string, title: string, rows: readonly Row[], columns: readonly ColumnOf<Row>[],
  primaryKey: string[], foreignKeys: DataTable['foreignKeys'] = [],
): DataTable {
  return {
    name, title, primaryKey, foreignKeys,
    columns: columns.map(([column, type, columnTitle, description, , required]) => ({ name: column, type, title: columnTitle, description, required: required === 'required' })),
    rows: rows.map((row) => columns.map(([, , , , of]) => of(row))),
  };
}

/** Names in one cell; blank where there are none. */
export function joinNames(names: readonly string[]): string | null {
  return names.length > 0 ? names.join(LIST_MARK) : null;
}

/** The rows of a table's file: its header, then its rows. */
export function toRows({ columns, rows }: DataTable): CellValue[][] {
  return [columns.map(({ name }) => name), ...rows];
}

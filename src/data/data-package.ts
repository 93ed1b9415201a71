/** Datasets → JSON, JSON Schema, sheets and a Frictionless data package; the same bytes for the same records. */
import { z } from 'zod';
import type { Dataset } from './datasets.ts';
import type { DataTable } from './table.ts';
import { SCHEMA_VERSION } from './tables/index.ts';
import { toWidth, type XlsxTable } from '../formats/xlsx-write.ts';

/** A record a line: small, and a change shows as a changed line. */
export function toJsonLines(records: readonly object[]): string {
  return records.length === 0 ? '[]\n' : `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
}

/** The JSON Schema (2020-12) of a dataset: an array of its records. */
export function toJsonSchema({ name, title, description, schema }: Dataset): object {
  return { ...z.toJSONSchema(z.array(schema)), $id: `${name}.schema.json`, title, description };
}

export function toPretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What a table's file is like, once written. */
export interface WrittenTable {
  table: DataTable;
  dataset: Dataset;
  bytes: number;
  sha256: string;
}

export interface PackageInfo {
  version: string;
  /** Where the site is, if that is known. */
  homepage: string | null;
}

/** https://specs.frictionlessdata.io/ (v1, whose descriptors v2 still reads). */
export function toDataPackage(written: readonly WrittenTable[], { version, homepage }: PackageInfo): object {
  return {
    profile: 'tabular-data-package',
    name: 'yaodian-duizhao',
    title: '要点对照：政务公开工作要点的结构化数据',
    description: '各地交通运输部门政务公开工作要点、分工方案和年度报告，逐条整理。不是政府网站的数据；条目文字照录文件原文。',
    version,
    // Not of the specification either: who puts several sites together asks for it.
    schemaVersion: SCHEMA_VERSION,
    ...(homepage === null ? {} : { homepage }),
    licenses: [{ name: 'CC0-1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/', title: 'CC0 1.0' }],
    sources: [{ title: '各文件的来源文件，见 notices.csv 的 source_file 与 source_sha256' }],
    resources: written.map(({ table, dataset, bytes, sha256 }) => ({
      profile: 'tabular-data-resource',
      name: table.name,
      path: `${table.name}.csv`,
      title: table.title,
      description: dataset.description,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: toTableSchema(table),
      // Not of the specification, which allows further properties: the same records with all their parts.
      json: `${dataset.name}.json`,
      jsonSchema: `schema/${dataset.name}.json`,
    })),
  };
}

function toTableSchema({ columns, primaryKey, foreignKeys }: DataTable): object {
  return {
    fields: columns.map(({ name, title, type, description, required }) => ({
      name, type, title,
      ...(description === '' ? {} : { description }),
      ...(required ? { constraints: { required: true } } : {}),
    })),
    missingValues: [''],
    primaryKey,
    ...(foreignKeys.length === 0 ? {} : { foreignKeys: foreignKeys.map(({ field, table, to }) => ({ fields: field, reference: { resource: table, fields: to } })) }),
  };
}

/** A table as a sheet, with the Chinese titles of its columns as its head; days stay ISO words, as in the CSV. */
export function toSheet({ title, columns, rows }: DataTable): XlsxTable {
  return {
    title,
    columns: columns.map((column, at) => {
      // Wide enough for most of a column's words; long texts wrap.
      const widths = rows.map((row) => toWidth(String(row[at] ?? ''))).sort((a, b) => a - b);
      return { title: column.title, width: Math.min(60, Math.max(9, (widths[Math.floor(widths.length * 0.9)] ?? 0) + 2)) };
    }),
    rows,
  };
}

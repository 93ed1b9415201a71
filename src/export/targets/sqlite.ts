/** One SQLite file, with an index of character pairs for words of any length from two on: for sqlite3, Datasette. */
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { DATABASE_TABLES, type DatabaseTableName } from '../../data/tables/index.ts';
import type { FieldValue } from '../../data/table.ts';
import { toPairs } from '../pairs.ts';
import { listTables, quoteName, toCreateTable } from './ddl.ts';
import { ExportError, type ExportInfo, type Target } from './target.ts';

export const SQLITE_FILE = 'yaodian.sqlite';

const INFO = 'create table export_info (key text primary key, value text not null);';

/**
 * Of the points, every two characters in a row of `folded`, which stand in it as tokens. Ask for the pairs of a word,
 * and then whether the word itself stands there:
 *   select id from points where rowid in (select rowid from points_pairs where points_pairs match '政策 策解 解读')
 *     and instr(folded, '政策解读') > 0;
 */
const PAIRS = "create virtual table points_pairs using fts5(pairs, content='', detail=none, columnsize=0);";

const INDEXES = [
  'create index points_place on points (province, year);', 'create index points_notice on points (notice);', 'create index points_theme on points (theme);',
  'create index point_themes_theme on point_themes (theme);', 'create index duties_theme on duties (theme, role);', 'create index commitments_point on commitments (point);',
  'create index alignments_b on alignments (b);', 'create index alignments_notices on alignments (a_notice, b_notice);', 'create index wording_point on wording (point);',
];

/** Node's own SQLite: in Node from 22.5 on. */
export async function loadSqlite(): Promise<typeof import('node:sqlite')> {
  try {
    return await import('node:sqlite');
  } catch {
    throw new ExportError(`这个 Node.js（${process.versions.node}）没有自带 SQLite。请装 Node.js 24（https://nodejs.org/）再运行；或者改用 --to parquet。`);
  }
}

function toStored(value: FieldValue): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}

/** Rows in one transaction. */
const MOST_IN_TRANSACTION = 50_000;

/** Cuts the FTS index into segments that are merged only at the end: much faster than merging as it grows. */
const NO_MERGING = "insert into points_pairs(points_pairs, rank) values ('automerge', 0);";

export async function openSqlite(folder: string, info: ExportInfo): Promise<Target> {
  const { DatabaseSync: Database } = await loadSqlite();
  const database: DatabaseSync = new Database(join(folder, SQLITE_FILE));
  // What is lost when it is interrupted is only the file beside the one that counts.
  database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -65536; pragma foreign_keys = off;');
  for (const table of listTables()) database.exec(toCreateTable(table, 'sqlite'));
  database.exec(`${INFO} ${PAIRS} ${NO_MERGING}`);
  const put = database.prepare('insert into export_info values (?, ?)');
  put.run('version', info.version);
  put.run('schema_version', String(info.schemaVersion));
  const inserts = new Map<string, StatementSync>(listTables().map(({ name, columns }) => [name, database.prepare(`insert into ${quoteName(name)} values (${columns.map(() => '?').join(', ')})`)]));
  const index = database.prepare('insert into points_pairs (rowid, pairs) values (?, ?)');
  const folded = DATABASE_TABLES.points.columns.findIndex(({ name }) => name === 'folded');
  let written = 0;
  database.exec('begin');
  return {
    write(table: DatabaseTableName, rows) {
      const insert = inserts.get(table) as StatementSync;
      for (const row of rows) {
        const { lastInsertRowid } = insert.run(...row.map(toStored));
        if (table === 'points') index.run(lastInsertRowid, toPairs(String(row[folded])).join(' '));
        if (++written % MOST_IN_TRANSACTION === 0) database.exec('commit; begin');
      }
    },
    finish() {
      database.exec('commit');
      for (const sql of INDEXES) database.exec(sql);
      database.exec("insert into points_pairs(points_pairs) values ('optimize'); analyze;");
      database.close();
      return [SQLITE_FILE];
    },
    abandon() {
      database.close();
    },
  };
}

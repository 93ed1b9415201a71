/** The same files for a corpus that is loaded already: data/ of a site offers them beside JSON and CSV. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Alignment, SharedSpan } from '../compare/index.ts';
import type { Corpus } from '../corpus/load.ts';
import { toAlignmentRows, toWordingRows } from '../data/rows.ts';
import { ALIGNMENTS, SCHEMA_VERSION, THEMES, WORDING, type DatabaseTableName } from '../data/tables/index.ts';
import { toFields, type FieldValue } from '../data/table.ts';
import { NOTICE_TABLES, toNoticeTables } from './notice-rows.ts';
import { byProvinceAndYear } from './order.ts';
import { openParquet } from './targets/parquet.ts';
import { openSqlite, SQLITE_FILE } from './targets/sqlite.ts';
import { abandonAll, ExportError, type Target } from './targets/target.ts';

export interface LoadedExport {
  corpus: Corpus;
  /** Of the points of the whole corpus. */
  alignments: readonly Alignment[];
  spans: readonly SharedSpan[];
  /** Of the program. */
  version: string;
  /** Told what is left out, where this Node has no SQLite. */
  warn: (words: string) => void;
}

/** @returns Parquet files, and the SQLite file where this Node can write one: name → bytes */
export async function exportLoaded({ corpus, alignments, spans, version, warn }: LoadedExport): Promise<Map<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), 'yaodian-data-'));
  const targets: Target[] = [];
  try {
    const info = { version, schemaVersion: SCHEMA_VERSION };
    targets.push(openParquet(folder, info));
    try {
      targets.push(await openSqlite(folder, info));
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
      warn(`data/ 里没有 ${SQLITE_FILE}：${error.message}`);
    }
    for (const [table, rows] of toTables(corpus, alignments, spans)) for (const target of targets) await target.write(table, rows);
    const names: string[] = [];
    for (const target of targets) names.push(...await target.finish());
    return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  } catch (error) {
    abandonAll(targets);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* toTables({ notices, themes, units }: Corpus, alignments: readonly Alignment[], spans: readonly SharedSpan[]): Generator<[DatabaseTableName, FieldValue[][]]> {
  const points = notices.flatMap((notice) => notice.points.map(({ record }) => record));
  yield ['themes', toFields(THEMES, themes.map(({ id, group, name, definition }) => ({
    id, group, name, definition, url: `themes/${id}.html`,
    primary: points.filter((point) => point.themes.primary === id).length, secondary: points.filter((point) => point.themes.secondary.includes(id)).length,
  })))];
  let diagnostics = 0;
  const placed = notices.map((notice, at) => ({ notice, position: at + 1, province: notice.province, year: notice.record.year })).sort(byProvinceAndYear);
  for (const { notice, position } of placed) {
    const tables = toNoticeTables(notice, { units, themes, corpus: '', position });
    for (const row of tables.diagnostics) row[0] = ++diagnostics;
    for (const table of NOTICE_TABLES) yield [table, tables[table]];
  }
  yield ['alignments', toFields(ALIGNMENTS, toAlignmentRows(alignments, points))];
  yield ['wording', toFields(WORDING, toWordingRows(spans))];
}

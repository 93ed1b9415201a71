/** Corpora → files for databases, without pages, and without holding more than a part of them at a time. */
import { createHash } from 'node:crypto';
import { createReadStream, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DATABASE_TABLES, SCHEMA_VERSION, THEMES, type DatabaseTableName } from '../data/tables/index.ts';
import { toFields, type FieldValue } from '../data/table.ts';
import { openFolder, type CorpusFolder } from './folder.ts';
import { MOST_ABOVE, MOST_COMPARED, toGroups } from './groups.ts';
import { NOTICE_TABLES, type NoticeTables } from './notice-rows.ts';
import { byProvinceAndYear } from './order.ts';
import { Staging } from './staging.ts';
import { makePool, type Pool } from './pool.ts';
import { SpoolReader } from './spool.ts';
import { openLines } from './targets/lines.ts';
import { openParquet } from './targets/parquet.ts';
import { openPostgres } from './targets/postgres.ts';
import { openSqlite } from './targets/sqlite.ts';
import { abandonAll, ExportError, type ExportInfo, type Target } from './targets/target.ts';
import type { CompareAnswer, NoticeEntry, ReadAnswer } from './tasks.ts';

export const TARGETS = {
  parquet: openParquet,
  sqlite: openSqlite,
  ndjson: (folder: string) => openLines(folder, 'ndjson'),
  jsonl: (folder: string) => openLines(folder, 'jsonl'),
  postgres: openPostgres,
} satisfies Record<string, (folder: string, info: ExportInfo) => Target | Promise<Target>>;

export type TargetName = keyof typeof TARGETS;

/** What the last file of an export says of the others. */
export const MANIFEST = 'export.json';

export interface ExportOptions {
  to: readonly TargetName[];
  out: string;
  /** Name and folder of each corpus. */
  corpora: readonly { name: string; root: string }[];
  /** Of the program. */
  version: string;
  /** Before every address; of several corpora each has its name behind it. A theme is of all, and has its row on their front page. */
  base?: string;
  /** Name of the corpus whose notices all others are compared with: those of the ministry. */
  above?: string | null;
  /** False: alignments and shared wording stay empty, which takes half the time and a quarter of the space. */
  compare?: boolean;
  threads?: number;
  say?: (words: string) => void;
}

export interface Manifest {
  program: string;
  version: string;
  schemaVersion: number;
  corpora: { name: string; notices: number; points: number }[];
  /** How notices were compared: in how many groups, of at most so many. */
  compared: { groups: number; most: number };
  /** Rows of each table. */
  tables: Record<string, number>;
  files: { path: string; bytes: number; sha256: string }[];
}

/** So many notices are one task. */
const SLICE = 100;

/**
 * Exports corpora.
 *
 * @throws ExportError, CorpusError where something can be mended; whatever is thrown, the files of the last export stay
 */
export async function exportCorpora(options: ExportOptions): Promise<Manifest> {
  const { out, corpora, threads = availableParallelism(), say = () => undefined } = options;
  const folders = corpora.map(({ name, root }) => openFolder(name, root));
  const count = folders.reduce((sum, { notices }) => sum + notices.length, 0);
  const staging = new Staging(out);
  const pool = makePool(count <= SLICE ? 1 : threads);
  const targets: Target[] = [];
  const stop = (signal: NodeJS.Signals): void => {
    abandonAll(targets);
    staging.clear();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    const read = await readAll(folders, options, pool, staging.folder, say);
    const groups = options.compare === false ? [] : await compareAll(folders, read.entries, options.above ?? null, pool, staging.folder, say);
    const info: ExportInfo = { version: options.version, schemaVersion: SCHEMA_VERSION };
    for (const name of options.to) targets.push(await TARGETS[name](staging.folder, info));
    const rows = await writeAll(read, groups, targets, toThemeAddress(options), say);
    say('收尾');
    const names: string[] = [];
    for (const target of targets) names.push(...await target.finish());
    targets.length = 0;
    const manifest: Manifest = {
      program: 'yaodian-duizhao', ...info,
      corpora: folders.map(({ name }) => {
        const own = read.entries.filter((entry) => entry.corpus === name);
        return { name, notices: own.length, points: own.reduce((sum, { points }) => sum + points, 0) };
      }),
      compared: { groups: groups.length, most: MOST_COMPARED },
      tables: rows,
      files: await describeFiles(staging.folder, names),
    };
    writeFileSync(join(staging.folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    staging.commit([...names, MANIFEST]);
    return manifest;
  } finally {
    for (const signal of signals) process.off(signal, stop);
    abandonAll(targets);
    await pool.close();
    staging.clear();
  }
}

interface ReadCorpora extends Omit<ReadAnswer, 'entries'> {
  /** Folder by folder, in the order of their seeds. */
  entries: NoticeEntry[];
}

async function readAll(folders: readonly CorpusFolder[], { base = '' }: ExportOptions, pool: Pool, spool: string, say: (words: string) => void): Promise<ReadCorpora> {
  const count = folders.reduce((sum, { notices }) => sum + notices.length, 0);
  let done = 0;
  const tasks = folders.flatMap(({ name, root, notices, teachers }, folder) => Array.from({ length: Math.ceil(notices.length / SLICE) }, async (_, slice) => {
    const own = notices.slice(slice * SLICE, (slice + 1) * SLICE);
    const prefix = base === '' || folders.length === 1 ? base : `${base}${name}/`;
    const answer = await pool.run({ kind: 'read', root, corpus: name, base: prefix, notices: own, teachers, first: slice * SLICE + 1, spool: join(spool, `read-${String(folder)}-${String(slice)}`) });
    done += own.length;
    say(`读取通知 ${String(done)}/${String(count)}`);
    return answer;
  }));
  const answers = await allOrFirstError(tasks);
  const entries = answers.flatMap((answer) => answer.entries);
  const seen = new Map<string, string>();
  for (const { id, corpus } of entries) {
    const other = seen.get(id);
    if (other !== undefined) throw new ExportError(`编号 ${id} 重复：在“${other}”和“${corpus}”里都有。请给其中一份改一个编号。`);
    seen.set(id, corpus);
  }
  const themes = new Map(answers.flatMap((answer) => answer.themes.map((theme) => [theme.id, theme])));
  const counts: ReadAnswer['counts'] = {};
  for (const answer of answers) {
    for (const [theme, { primary, secondary }] of Object.entries(answer.counts)) {
      const sum = counts[theme] ??= { primary: 0, secondary: 0 };
      sum.primary += primary;
      sum.secondary += secondary;
    }
  }
  return { entries, themes: [...themes.values()], counts };
}

async function compareAll(folders: readonly CorpusFolder[], entries: readonly NoticeEntry[], above: string | null, pool: Pool, spool: string, say: (words: string) => void): Promise<CompareAnswer[]> {
  const sample = entries.filter(({ corpus }) => corpus === above).slice(0, MOST_ABOVE);
  const groups = folders.flatMap(({ name }) => toGroups(entries.filter(({ corpus }) => corpus === name)).map((group) => (name === above ? group : { ...group, above: [...group.above, ...sample] })));
  let done = 0;
  return allOrFirstError(groups.map(async (group, at) => {
    const notices = [...group.above, ...group.notices].map(({ id, texts, base }) => ({ id, texts, base }));
    const answer = await pool.run({ kind: 'compare', notices, own: group.notices.map(({ id }) => id), spool: join(spool, `compare-${String(at)}`) });
    say(`比较 ${String(++done)}/${String(groups.length)} 组`);
    return answer;
  }));
}

/** All of them; where one fails the others come to their end first, so that nobody writes after the folder is gone. */
async function allOrFirstError<Value>(tasks: readonly Promise<Value>[]): Promise<Value[]> {
  const settled = await Promise.allSettled(tasks);
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

/** Where a theme is: a page of the one site, or of several the row of the front page over them (src/front/pages/index.astro). */
function toThemeAddress({ base = '', corpora }: ExportOptions): (id: string) => string {
  return corpora.length === 1 ? (id) => `${base}themes/${id}.html` : (id) => `${base}index.html#theme-${id}`;
}

/** So many notices are written before signals are heard. */
const BREATH = 20;

async function writeAll({ entries, themes, counts }: ReadCorpora, groups: readonly CompareAnswer[], targets: readonly Target[], toAddress: (theme: string) => string, say: (words: string) => void): Promise<Record<string, number>> {
  const rowCounts: Record<string, number> = Object.fromEntries(Object.keys(DATABASE_TABLES).map((name) => [name, 0]));
  const write = async (table: DatabaseTableName, rows: FieldValue[][]): Promise<void> => {
    if (table === 'diagnostics') rows.forEach((row, at) => { row[0] = (rowCounts[table] ?? 0) + at + 1; });
    rowCounts[table] = (rowCounts[table] ?? 0) + rows.length;
    for (const target of targets) await target.write(table, rows);
  };
  await write('themes', toFields(THEMES, themes.map((theme) => ({ ...theme, ...counts[theme.id] ?? { primary: 0, secondary: 0 }, url: toAddress(theme.id) }))));
  const reader = new SpoolReader();
  try {
    const sorted = entries.slice().sort(byProvinceAndYear);
    for (const [at, { rows }] of sorted.entries()) {
      const tables = reader.read(rows) as NoticeTables;
      for (const table of NOTICE_TABLES) await write(table, tables[table]);
      if (at % BREATH === 0) {
        say(`写出 ${String(at + 1)}/${String(sorted.length)} 份`);
        await new Promise((done) => { setImmediate(done); });
      }
    }
    let spans = 0;
    for (const { blocks } of groups) {
      const before = spans;
      for (const { table, address } of blocks) {
        const rows = reader.read(address) as FieldValue[][];
        if (table === 'wording') for (const row of rows) row[0] = spans = before + Number(row[0]);
        await write(table, rows);
        await new Promise((done) => { setImmediate(done); });
      }
    }
  } finally {
    reader.close();
  }
  return rowCounts;
}

async function describeFiles(folder: string, names: readonly string[]): Promise<Manifest['files']> {
  const files: Manifest['files'] = [];
  for (const path of names) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, path)), hash);
    files.push({ path, bytes: statSync(join(folder, path)).size, sha256: hash.digest('hex') });
  }
  return files;
}

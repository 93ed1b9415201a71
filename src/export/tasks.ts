/** What an export does a part at a time, in this thread or in another: reading notices, and comparing them. */
import { chooseExamples, CorpusError, openCorpus, report, throwIfBroken, type CorpusNotice, type OpenedCorpus } from '../corpus/load.ts';
import { isSystemError } from '../corpus/system-error.ts';
import { DATABASE_TABLES, type DatabaseTableName } from '../data/tables/index.ts';
import type { FieldValue } from '../data/table.ts';
import { learnThemes, type ThemeModel, type WorkPoint } from '../points/index.ts';
import { toComparedTables } from './compare.ts';
import type { Groupable } from './groups.ts';
import { toNoticeTables } from './notice-rows.ts';
import { SpoolReader, SpoolWriter, type SpoolAddress } from './spool.ts';
import { ExportError } from './targets/target.ts';

/** Reads some notices of a folder. */
export interface ReadTask {
  kind: 'read';
  root: string;
  corpus: string;
  /** Before the addresses of its pages. */
  base: string;
  notices: string[];
  teachers: string[];
  /** Which in the folder the first of them is, from 1. */
  first: number;
  spool: string;
}

/** A notice that was read: what is kept of it in memory. */
export interface NoticeEntry extends Groupable {
  id: string;
  corpus: string;
  base: string;
  position: number;
  points: number;
  /** Its rows in each table, and its points. */
  rows: SpoolAddress;
  texts: SpoolAddress;
}

export interface ThemeCount {
  primary: number;
  secondary: number;
}

export interface ReadAnswer {
  entries: NoticeEntry[];
  themes: { id: string; group: string; name: string; definition: string }[];
  counts: Record<string, ThemeCount>;
}

/** Compares notices that were read. */
export interface CompareTask {
  kind: 'compare';
  /** In the order of their folder. */
  notices: Pick<NoticeEntry, 'id' | 'texts' | 'base'>[];
  /** Those whose pairs are wanted. */
  own: string[];
  spool: string;
}

export interface CompareAnswer {
  blocks: { table: 'alignments' | 'wording'; address: SpoolAddress }[];
}

export type Task = ReadTask | CompareTask;
export type Answer<T extends Task> = T extends ReadTask ? ReadAnswer : CompareAnswer;

/** What is wrong with files of a corpus, as people read it. */
export interface TaskFault {
  report: string;
}

/** The folder read last; a thread reads one after the other. */
let opened: { root: string; corpus: OpenedCorpus; untaught: ThemeModel; taught: ThemeModel | null } | null = null;

function open(root: string) {
  if (opened?.root !== root) {
    const corpus = openCorpus(root);
    throwIfBroken(corpus.files);
    opened = { root, corpus, untaught: learnThemes(corpus.themes), taught: null };
  }
  return opened;
}

function teach({ corpus, untaught, taught }: NonNullable<typeof opened>, teachers: readonly string[]): ThemeModel {
  return taught ?? learnThemes(corpus.themes, chooseExamples(corpus.openNotices(teachers).flatMap((each) => corpus.read(untaught, each) ?? [])));
}

const urlsOf = (table: DatabaseTableName): number[] => DATABASE_TABLES[table].columns.flatMap(({ name }, at) => (/(?:^|_)url$/.test(name) ? [at] : []));

/** Puts something before the addresses in rows. */
function addBase(table: DatabaseTableName, rows: FieldValue[][], toBase: (row: readonly FieldValue[], column: string) => string): void {
  for (const at of urlsOf(table)) {
    const name = DATABASE_TABLES[table].columns[at]?.name ?? '';
    for (const row of rows) row[at] = toBase(row, name) + String(row[at]);
  }
}

export function readNotices({ root, corpus: name, base, notices, teachers, first, spool }: ReadTask): ReadAnswer {
  const folder = open(root);
  const { corpus, untaught } = folder;
  const { themes, units, files } = corpus;
  const writer = new SpoolWriter(spool);
  const counts: Record<string, ThemeCount> = {};
  const entries: NoticeEntry[] = [];
  const keep = (notice: CorpusNotice, position: number): void => {
    const points = notice.points.map(({ record }) => record);
    for (const { themes: { primary, secondary } } of points) {
      (counts[primary] ??= { primary: 0, secondary: 0 }).primary++;
      for (const theme of secondary) (counts[theme] ??= { primary: 0, secondary: 0 }).secondary++;
    }
    const rows = toNoticeTables(notice, { units, themes, corpus: name, position });
    if (base !== '') for (const [table, of] of Object.entries(rows)) addBase(table as DatabaseTableName, of, () => base);
    entries.push({
      id: notice.id, corpus: name, base, position, province: notice.province, year: notice.record.year, level: notice.record.level, points: points.length,
      rows: writer.write(rows),
      // Comparing asks nothing of where they stand in the source.
      texts: writer.write(points.map((point): WorkPoint => ({ ...point, source: [], assignments: [] }))),
    });
  };
  try {
    corpus.openNotices(notices).forEach((each, at) => {
      const notice = corpus.read(each.content.confirmed ? untaught : (folder.taught = teach(folder, teachers)), each);
      if (notice) keep(notice, first + at);
    });
    throwIfBroken(files);
  } finally {
    // The texts of files read are let go.
    files.length = 0;
    writer.close();
  }
  return { entries, themes: themes.map(({ id, group, name: words, definition }) => ({ id, group, name: words, definition })), counts };
}

/** So many rows are read back at once. */
const BLOCK = 2000;

export function compareNotices({ notices, own, spool }: CompareTask): CompareAnswer {
  const reader = new SpoolReader();
  const points = notices.flatMap(({ texts }) => reader.read(texts) as WorkPoint[]);
  reader.close();
  const tables = toComparedTables(points, new Set(own));
  const baseOf = new Map(notices.map(({ id, base }) => [id, base]));
  const noticeOf = (id: FieldValue) => String(id).slice(0, String(id).lastIndexOf('/'));
  addBase('alignments', tables.alignments, (row, column) => baseOf.get(noticeOf(row[column === 'a_url' ? 0 : 1] ?? '')) ?? '');
  addBase('wording', tables.wording, (row) => baseOf.get(String(row[2])) ?? '');
  const writer = new SpoolWriter(spool);
  try {
    const blocks = (['alignments', 'wording'] as const).flatMap((table) => {
      const rows = tables[table];
      return Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, at) => ({ table, address: writer.write(rows.slice(at * BLOCK, (at + 1) * BLOCK)) }));
    });
    return { blocks };
  } finally {
    writer.close();
  }
}

export function perform(task: Task): ReadAnswer | CompareAnswer {
  return task.kind === 'read' ? readNotices(task) : compareNotices(task);
}

/** An error on its way from one thread to another, where it loses all but its message. */
export interface SentError {
  error: unknown;
  /** What says that the system refused (a full disk), and where. */
  system: Record<string, unknown>;
}

/** An error as it goes from one thread to another: what is wrong with a corpus as its report. */
export function toFault(error: unknown): TaskFault | SentError {
  if (error instanceof CorpusError) return { report: report(error.files) };
  return { error, system: isSystemError(error) ? { ...error } : {} };
}

/** @throws the error that was sent */
export function throwFault(fault: TaskFault | SentError): never {
  if ('report' in fault) throw new ExportError(fault.report);
  throw fault.error instanceof Error ? Object.assign(fault.error, fault.system) : fault.error;
}

/** Answers the questions of the page; src/build/client.ts makes one function of it, which a worker runs. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { DraftError, type Draft } from '../../draft/draft.ts';
import { fromNotice } from '../../draft/from-notice.ts';
import { toCsv } from '../../formats/csv-write.ts';
import { toPointTable } from '../../data/point-table.ts';
import { toRows } from '../../data/table.ts';
import { ReadingError, type LoadReader, type ReaderName, type Readers } from '../../reading/index.ts';
import { orderFiles } from '../../reading/join-files.ts';
import { readFiles } from '../../reading/read-files.ts';
import { analyse, prepareCorpus, type Analysis, type PreparedCorpus } from './analyse.ts';
import { annotate } from './annotate.ts';
import { compareWithOne } from './years-compared.ts';
import { toLedgerRow } from './ledger-row.ts';
import type { Answer, Format, Question } from './messages.ts';

interface Port {
  postMessage: (answer: Answer) => void;
  onmessage: ((event: { data: Question }) => void) | null;
}

/** The readers that the page has loaded, each a function that makes it. */
export interface LoadedReaders {
  documents?: () => Readers['documents'];
  sheets?: () => Readers['sheets'];
  pdf?: () => typeof import('./readers/pdf.ts');
  cmaps?: Record<string, string>;
}

/** A reader that the page has to load first. */
class ReaderNeeded extends Error {
  readonly reader: ReaderName;

  constructor(reader: ReaderName) {
    super(reader);
    this.reader = reader;
  }
}

function makeLoader({ documents, sheets, pdf, cmaps = {} }: LoadedReaders): LoadReader {
  const made: Partial<Readers> = {};
  return (<Name extends ReaderName>(name: Name): Promise<Readers[Name]> => {
    if (name === 'documents' && documents) made.documents ??= documents();
    if (name === 'sheets' && sheets) made.sheets ??= sheets();
    if (name === 'pdf' && pdf && !made.pdf) {
      const { readPdf } = pdf();
      made.pdf = { readPdf: (bytes, report) => readPdf(bytes, cmaps, report) };
    }
    const reader = made[name];
    return reader ? Promise.resolve(reader as Readers[Name]) : Promise.reject(new ReaderNeeded(name));
  });
}

export function connect(port: Port, readers: LoadedReaders = {}): void {
  const load = makeLoader(readers);
  let corpus: PreparedCorpus = prepareCorpus({ notices: [], themes: [] });
  let last: { turn: number; text: string; analysis: Analysis } | null = null;

  const answer = async (question: Exclude<Question, { kind: 'corpus' }>): Promise<void> => {
    const { turn } = question;
    switch (question.kind) {
      case 'files': {
        const report = (name: string) => (done: number, pages: number) => port.postMessage({ kind: 'progress', turn, done: done / pages, next: `读${name}第${String(done)}页，共${String(pages)}页` });
        const files = orderFiles(question.files);
        const { name, text, format, notes, tables, places, parts } = await readFiles(files, load, { report, parts: question.parts ?? [] });
        const isDocx = format === 'docx' && files.length === 1 && parts === undefined;
        port.postMessage({ kind: 'file', turn, name: name.replace(/^.*\//, ''), text, notes, tables, places, isDocx });
        return;
      }
      case 'text': {
        const { text, file, notes, tables, places, corrections } = question;
        const analysis = analyse(text, { file, notes, tables, places, corrections }, corpus, (done, next) => port.postMessage({ kind: 'progress', turn, done, next }));
        last = { turn, text, analysis };
        port.postMessage({ kind: 'overview', turn, overview: analysis.overview });
        return;
      }
    }
    if (last?.turn !== turn) return;
    const { text, analysis } = last;
    switch (question.kind) {
      case 'points': {
        const { filter, from, count } = question;
        const list = analysis.filters.get(filter) ?? [];
        port.postMessage({ kind: 'points', turn, filter, from, points: list.slice(from, from + count), total: list.length });
        return;
      }
      case 'download':
        port.postMessage({ kind: 'download', turn, ...makeFile(question.format, text, analysis, corpus) });
        return;
      case 'rows':
        port.postMessage({ kind: 'rows', turn, rows: analysis.records.points.map((point) => toLedgerRow(analysis.records.notice, point)) });
        return;
      case 'annotate':
        port.postMessage({ kind: 'download', turn, ...annotate(text, analysis, corpus, question.docx) });
        return;
      case 'years': {
        const other = corpus.notices.find(({ id }) => id === question.other);
        const { notice, points } = analysis.records;
        if (other) port.postMessage({ kind: 'years', turn, other: other.id, found: compareWithOne({ kind: notice.kind, year: notice.year, points }, other) });
        return;
      }
      case 'draft':
        port.postMessage({ kind: 'draft', turn, ...makeDraft(analysis) });
    }
  };

  port.onmessage = ({ data }) => {
    if (data.kind === 'corpus') {
      corpus = prepareCorpus(data.corpus);
      return;
    }
    answer(data).catch((error: unknown) => {
      if (error instanceof ReaderNeeded) {
        port.postMessage({ kind: 'need', turn: data.turn, reader: error.reader });
        return;
      }
      if (error instanceof ReadingError && error.parts.length > 0) {
        port.postMessage({ kind: 'choice', turn: data.turn, parts: [...error.parts] });
        return;
      }
      const words = error instanceof ReadingError ? error.note : error instanceof DraftError ? error.message : `${data.kind === 'files' ? '这个文件没有读成' : '分析没有完成'}：${String(error)}`;
      port.postMessage({ kind: 'failure', turn: data.turn, words });
    });
  };
}

/** The points as they were read here; their words have no source but the reader's own. */
function makeDraft({ records: { notice, points } }: Analysis): { draft: Draft; digest: string } {
  const draft = fromNotice(notice, points, () => ({ point: '', label: '' }));
  return { draft, digest: bytesToHex(sha256(utf8ToBytes(JSON.stringify(draft)))) };
}

const TYPE: Record<Format, string> = { json: 'application/json', csv: 'text/csv', txt: 'text/plain' };

/** The records in the shapes of data/ and of `inspect --json`; or the text, whose digest is in them. */
function makeFile(format: Format, text: string, { records }: Analysis, corpus: PreparedCorpus): { name: string; file: Blob } {
  const content = format === 'txt' ? text : format === 'json' ? `${JSON.stringify(records, null, 2)}\n`
    : toCsv(toRows(toPointTable(records.points, [records.notice], corpus.themes)));
  const name = records.notice.source.file.replace(/\.[^.]*$/, '').replace(/[\\/:*?"<>|\p{C}]/gu, '-');
  return { name: `${name}.${format}`, file: new Blob([content], { type: `${TYPE[format]};charset=utf-8` }) };
}

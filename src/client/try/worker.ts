/** Answers the questions of the page; src/build/client.ts makes one function of it, which a worker runs. */
import { config } from 'zod';
import { toCsv } from '../../formats/csv-write.ts';
import { toPointTable } from '../../data/point-table.ts';
import { toRows } from '../../data/table.ts';
import { readAtOnce, ReadingError } from '../../reading/index.ts';
import { analyse, prepareCorpus, type Analysis, type PreparedCorpus } from './analyse.ts';
import { toLedgerRow } from './ledger-row.ts';
import type { Answer, Format, Question } from './messages.ts';

// The policy of the pages forbids code made from text, which zod otherwise tries.
config({ jitless: true });

interface Port {
  postMessage: (answer: Answer) => void;
  onmessage: ((event: { data: Question }) => void) | null;
}

export function connect(port: Port): void {
  let corpus: PreparedCorpus = prepareCorpus({ notices: [], themes: [] });
  let last: { turn: number; text: string; analysis: Analysis } | null = null;

  const answer = (question: Exclude<Question, { kind: 'corpus' }>): void => {
    const { turn } = question;
    switch (question.kind) {
      case 'file': {
        const { text, notes, tables } = readAtOnce(question.name, question.bytes);
        port.postMessage({ kind: 'file', turn, text, notes, tables });
        return;
      }
      case 'text': {
        const { text, file, notes, tables } = question;
        const analysis = analyse(text, { file, notes, tables }, corpus, (done, next) => port.postMessage({ kind: 'progress', turn, done, next }));
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
    }
  };

  port.onmessage = ({ data }) => {
    if (data.kind === 'corpus') {
      corpus = prepareCorpus(data.corpus);
      return;
    }
    try {
      answer(data);
    } catch (error) {
      const words = error instanceof ReadingError ? error.note : `${data.kind === 'file' ? '这个文件没有读成' : '分析没有完成'}：${String(error)}`;
      port.postMessage({ kind: 'failure', turn: data.turn, words });
    }
  };
}

const TYPE: Record<Format, string> = { json: 'application/json', csv: 'text/csv', txt: 'text/plain' };

/** The records in the shapes of data/ and of `inspect --json`; or the text, whose digest is in them. */
function makeFile(format: Format, text: string, { records }: Analysis, corpus: PreparedCorpus): { name: string; file: Blob } {
  const content = format === 'txt' ? text : format === 'json' ? `${JSON.stringify(records, null, 2)}\n`
    : toCsv(toRows(toPointTable(records.points, [records.notice], corpus.themes)));
  const name = records.notice.source.file.replace(/\.[^.]*$/, '').replace(/[\\/:*?"<>|\p{C}]/gu, '-');
  return { name: `${name}.${format}`, file: new Blob([content], { type: `${TYPE[format]};charset=utf-8` }) };
}

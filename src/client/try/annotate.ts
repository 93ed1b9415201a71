/** What was found about a text, as comments in a Word document. */
import { sentenceOf } from '../../draft/advice.ts';
import { annotateDocx, type Comment } from '../../formats/docx-comments.ts';
import { DOCX_TYPE, writePlainDocx } from '../../formats/docx-plain.ts';
import { FormatError } from '../../formats/format-error.ts';
import { toPlaceName } from '../../points/names.ts';
import { splitLines } from '../../text/line-ends.ts';
import { SEVERITY, toPointLabel } from '../../view/labels.ts';
import { isUnled, type Analysis, type OwnPoint, type PreparedCorpus } from './analyse.ts';

const LACKS = { lead: '没有写牵头单位', deadline: '没有写完成时限' } as const;

/** In the order of the text. */
export function listComments(text: string, { overview, records, points }: Analysis, corpus: PreparedCorpus): Comment[] {
  const names = new Map(corpus.themes.map(({ id, name }) => [id, name]));
  const labelOf = (id: string): string => {
    const found = corpus.others.points.get(id);
    return found ? toPlaceName(found.notice.short, found.notice.year) + toPointLabel(found.point) : id;
  };
  const lines = splitLines(text);
  const placed: (Comment & { at: number })[] = [];
  const { gaps } = overview;
  const listed = (themes: readonly string[]): string => themes.map((theme) => names.get(theme) ?? theme).join('、');
  const missing = records.notice.kind === 'annual-report' ? [] : [
    ...(gaps.all.length > 0 ? [`其他地区都有、程序在这里没有找到的主题：${listed(gaps.all)}。`] : []),
    ...(gaps.most.length > 0 ? [`多数地区有、程序在这里没有找到的主题：${listed(gaps.most)}。`] : []),
  ];
  if (missing.length > 0) placed.push({ at: -1, quote: records.notice.title ?? '', lines: missing });
  for (const { severity, message, start } of records.diagnostics) {
    if (severity !== 'info') placed.push({ at: start.offset, quote: quoteAt(lines, start.line - 1), lines: [`${SEVERITY[severity]}：${message}`] });
  }
  for (const point of points) {
    const [first] = point.record.source;
    const said = toLines(point, labelOf);
    if (first && said.length > 0) placed.push({ at: first.start.offset, quote: text.slice(first.start.offset, first.end.offset), lines: said });
  }
  if (placed.length === 0) placed.push({ at: -1, quote: records.notice.title ?? '', lines: ['没有查出要改的地方。'] });
  return placed.sort((a, b) => a.at - b.at).map(({ quote, lines: said }) => ({ quote, lines: said }));
}

/** A line, or where it is but a number in a cell, what follows it. */
function quoteAt(lines: readonly string[], from: number): string {
  return lines.slice(from, from + 4).find((line) => line.replace(/[^\p{L}]/gu, '').length >= 4) ?? lines[from] ?? '';
}

function toLines({ record, advice }: OwnPoint, labelOf: (id: string) => string): string[] {
  return [
    ...advice.vague.flatMap((each) => [
      `“${record.text.slice(each.span.start, each.span.end)}”没有写明${each.matter}${each.offers.length > 0 ? '。其他地区写：' : `：“${sentenceOf(record.text, each)}”`}`,
      ...each.offers.map(({ point, sentence }) => `${labelOf(point)}：${sentence}`),
    ]),
    ...advice.lacking.map(({ field, offers }) => `${LACKS[field]}。其他地区类似的事：${offers.map(({ point, words }) => `${labelOf(point)}“${words}”`).join('；')}。`),
    ...(isUnled(record) && !advice.lacking.some(({ field }) => field === 'lead') ? [`${LACKS.lead}。`] : []),
  ];
}

/** @param docx the document that the text was read from; where it takes no comments, and where there is none, a plain one is made */
export function annotate(text: string, analysis: Analysis, corpus: PreparedCorpus, docx: Uint8Array | null): { name: string; file: Blob } {
  const comments = listComments(text, analysis, corpus);
  const name = `${analysis.records.notice.source.file.replace(/(?:\.docx)?\.[^.]*$/i, '').replace(/[\\/:*?"<>|\p{C}]/gu, '-')}-批注.docx`;
  return { name, file: new Blob([write(text, comments, docx) as Uint8Array<ArrayBuffer>], { type: DOCX_TYPE }) };
}

function write(text: string, comments: readonly Comment[], docx: Uint8Array | null): Uint8Array {
  if (docx !== null) {
    try {
      return annotateDocx(docx, comments).bytes;
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
    }
  }
  return annotateDocx(writePlainDocx(text), comments).bytes;
}

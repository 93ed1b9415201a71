/** A notice with what was found about it as comments: read back it is the same notice. */
import { describe, expect, it } from 'vitest';
import type { NoticeData } from '../../src/client/lib/notice-data.ts';
import { analyse, prepareCorpus } from '../../src/client/try/analyse.ts';
import { annotate, listComments } from '../../src/client/try/annotate.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { toDocx } from '../../src/draft/docx.ts';
import { readAtOnce } from '../../src/reading/index.ts';
import { makeSample } from '../draft/sample.ts';
import { ROOT } from '../support/notices.ts';
import { findFaults } from '../support/ooxml.ts';

const { notices, themes } = loadCorpus(ROOT);
const corpus = prepareCorpus({ themes, notices: notices.map((notice, order): NoticeData => ({
  id: notice.id, order, short: notice.short, confirmed: notice.confirmed, year: notice.record.year, kind: notice.record.kind, title: notice.record.title, url: notice.record.url,
  number: notice.record.number, level: notice.record.level, issued: notice.record.issued, published: notice.record.published, province: notice.province,
  points: notice.points.map(({ record, evidence }) => ({ ...record, deadlineInherited: evidence.deadlineInherited })),
})) });
const look = (text: string, tables = readAtOnce('x.txt', new TextEncoder().encode('x')).tables) => analyse(text, { file: '草稿.docx', notes: [], tables }, corpus);
const records = (analysis: ReturnType<typeof look>) => analysis.records.points.map(({ number, text, lead, participants, responsible, deadline, themes: { primary } }) => ({ number, text, lead, participants, responsible, deadline, primary }));
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

describe.each(notices.map(({ id, text }) => [id, text] as const))('%s', (_id, text) => {
  it('as a plain document gives the same records', async () => {
    const analysis = look(text);
    const { file } = annotate(text, analysis, corpus, null);
    const bytes = await bytesOf(file);
    expect(findFaults(bytes)).toEqual([]);
    const again = readAtOnce('x.docx', bytes);
    expect(records(look(again.text, again.tables))).toEqual(records(analysis));
  });
});

it('a Word document keeps its layout, and its items', async () => {
  const made = await toDocx(makeSample(8));
  const { text, tables } = readAtOnce('x.docx', made);
  const analysis = look(text, tables);
  const comments = listComments(text, analysis, corpus);
  // What the document says twice, in brackets and in cells, is no difference.
  expect(comments.flatMap(({ lines }) => lines).filter((line) => line.includes('附件表述为'))).toEqual([]);
  expect(comments.flatMap(({ lines }) => lines).join('\n')).toContain('没有写牵头单位');
  const { name, file } = annotate(text, analysis, corpus, made);
  expect(name).toBe('草稿-批注.docx');
  const bytes = await bytesOf(file);
  expect(findFaults(bytes)).toEqual([]);
  const again = readAtOnce('x.docx', bytes);
  expect(again.text).toBe(text);
  expect(records(look(again.text, again.tables))).toEqual(records(analysis));
});

it('says others’ wording with its source at the item that is vague', () => {
  const text = '云川市交通运输局2024年政务公开工作要点\n一、做好解读\n1. 积极开展多种形式解读，让群众看得懂。\n';
  const comments = listComments(text, look(text), corpus);
  const own = comments.find(({ quote }) => quote.includes('多种形式解读'));
  expect(own?.lines.join('\n')).toMatch(/没有写明解读形式数。其他地区写：\n.*济南2023附件第13项：.*不少于3种/s);
});

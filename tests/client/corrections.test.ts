/** 自查: what the reader says of columns and lines, step by step, and the second readings it is offered. */
import { describe, expect, it } from 'vitest';
import { analyse, prepareCorpus } from '../../src/client/try/analyse.ts';
import { Corrections } from '../../src/client/try/corrections.ts';
import type { Answer } from '../../src/client/try/messages.ts';
import { connect } from '../../src/client/try/worker.ts';
import { toSecondCorrection, type ReadingCorrection } from '../../src/notice/index.ts';
import { describeCorrection, describeSecond } from '../../src/view/corrections.ts';

const TABLE = '云川市2024年政务公开任务分工\n\n编号\t事情\t做到什么\t帮忙\t归口\n1\t规划\t公开规划信息和年度计划。\t办公室\t规划科\n2\t预算\t公开预算信息和决算信息。\t审计科\t财务科\n3\t解读\t解读政策文件不少于3次。\t宣传科\t法规科\n';
const HEAD = { line: 3, words: '编号 事情 做到什么 帮忙 归口' };
const corpus = prepareCorpus({ notices: [], themes: [{ id: 'a', name: 'A', definition: 'a', terms: [['规划', 1]] }] });
const look = (text: string, corrections: readonly ReadingCorrection[] = []) => analyse(text, { file: 'x.txt', notes: [], corrections }, corpus);

describe('what was said', () => {
  it('is joined for a table, replaced for a line, and taken back step by step', () => {
    const said = new Corrections();
    said.say({ ...HEAD, columns: { 4: 'participants' } });
    said.say({ ...HEAD, columns: { 5: 'lead' } });
    expect(said.list).toEqual([{ ...HEAD, columns: { 4: 'participants', 5: 'lead' } }]);
    // The role goes to the column of which it was said last.
    said.say({ ...HEAD, columns: { 4: 'lead' } });
    expect(said.list).toEqual([{ ...HEAD, columns: { 4: 'lead' } }]);
    said.explain(3, ' 本局的叫法 ');
    said.say({ line: 6, words: 'x', as: 'item' });
    said.say({ line: 6, words: 'x', as: 'text' });
    expect(said.list).toEqual([{ ...HEAD, columns: { 4: 'lead' }, note: '本局的叫法' }, { line: 6, words: 'x', as: 'text' }]);
    said.forgetColumn(3, '4');
    expect(said.list.map(({ line }) => line)).toEqual([6]);
    for (let step = 0; step < 4; step++) said.undo();
    expect(said.list).toEqual([{ ...HEAD, columns: { 4: 'participants', 5: 'lead' } }]);
    said.undo();
    said.undo();
    expect([said.list, said.canUndo]).toEqual([[], false]);
  });

  it('goes with its lines as the text is edited', () => {
    const said = new Corrections();
    said.reset(TABLE);
    said.say({ ...HEAD, columns: { 4: 'participants' } });
    said.say({ ...HEAD, columns: { 5: 'lead' } });
    said.moveTo(`一份草稿\n${TABLE}`);
    expect(said.list[0]?.line).toBe(4);
    said.undo();
    expect(said.list).toEqual([{ ...HEAD, line: 4, columns: { 4: 'participants' } }]);
  });
});

it('changes records, warnings and how much was understood at once', () => {
  const [plain, corrected] = [look(TABLE), look(TABLE, [{ ...HEAD, columns: { 4: 'participants', 5: 'lead' } }])];
  expect(plain.records.points.map(({ lead }) => lead.join())).toEqual(['办公室', '审计科', '宣传科']);
  expect(corrected.records.points.map(({ lead }) => lead.join())).toEqual(['规划科', '财务科', '法规科']);
  const ids = (analysis: typeof plain) => analysis.overview.diagnostics.shown.map(({ ruleId }) => ruleId);
  expect(ids(plain)).toContain('columns-guessed');
  expect(ids(corrected)).not.toContain('columns-guessed');
  const none = look(TABLE, [{ line: 4, words: '1 规划 公开规划信息和年度计划。 办公室 规划科', as: 'no-task' }]);
  expect(none.records.points.map(({ number }) => number)).toEqual(['2', '3']);
  expect(none.overview.understood.words).not.toBe(plain.overview.understood.words);
});

it('is what a draft is made of', () => {
  const answers: Answer[] = [];
  const port: Parameters<typeof connect>[0] = { postMessage: (answer) => answers.push(answer), onmessage: null };
  connect(port);
  port.onmessage?.({ data: { kind: 'text', turn: 1, text: TABLE, file: 'x.txt', notes: [], tables: [], places: [], corrections: [{ ...HEAD, columns: { 4: 'participants', 5: 'lead' } }] } });
  port.onmessage?.({ data: { kind: 'draft', turn: 1 } });
  const draft = answers.flatMap((answer) => (answer.kind === 'draft' ? [answer.draft] : []))[0];
  expect(draft?.blocks.flatMap((block) => (block.kind === 'item' ? [[block.lead, block.participants]] : []))).toEqual([['规划科', '办公室'], ['财务科', '审计科'], ['法规科', '宣传科']]);
});

it('tells the tables by column and what each line was taken for', () => {
  const { reading } = look(`${TABLE}\n一、主动公开\n1.公开规划信息。（责任单位：规划科）\n（此件主动公开）\n`).overview;
  expect(reading.tables.map(({ line, words, columns }) => [line, words, columns.map(({ choice }) => choice)])).toEqual([[3, HEAD.words, ['index', 'chapter', 'requirement', 'lead', 'participants']]]);
  expect(reading.lines.slice(0, 8)).toBe('fbccccbh');
});

describe('a second reading', () => {
  it('of columns is offered with what differs, and makes the records it says', () => {
    const second = look(TABLE).overview.diagnostics.shown.find(({ ruleId }) => ruleId === 'columns-guessed')?.second;
    expect(second && describeSecond(second)).toBe('第4列是配合单位，第5列是牵头单位');
    expect(second?.by).toBe(0);
    const correction = second && toSecondCorrection(second);
    expect(correction && look(TABLE, [correction]).records.points[0]?.lead).toEqual(['规划科']);
  });

  it('of a table that was not read', () => {
    const text = '云川市2024年政务公开任务分工\n\n| 事情 | 哪家 |\n| 公开部门预算和决算的说明材料。 | 财务科 |\n| 公开综合规划和年度的计划。 | 规划科 |\n';
    expect(look(text).records.points).toEqual([]);
    const second = look(text).overview.diagnostics.shown.find(({ ruleId }) => ruleId === 'table-unread')?.second;
    expect(second && describeSecond(second)).toBe('第1列是工作任务，第2列是责任单位');
    expect(second && look(text, [toSecondCorrection(second)]).records.points.map(({ text: words, responsible }) => [words, responsible.join()])).toEqual([['公开部门预算和决算的说明材料。', '财务科'], ['公开综合规划和年度的计划。', '规划科']]);
  });

  it('of a number with nothing below it, beside one with tasks', () => {
    const text = '云川市2024年政务公开工作要点\n\n一、主动公开\n**（一）规划公开**\n（二）预算公开\n1.公开部门预算。\n2.公开部门决算。\n';
    const [before, after] = ['公开部门预算。', '公开部门决算。'];
    expect(look(text).records.points.map(({ text: words }) => words)).toEqual(['规划公开', before, after]);
    const second = look(text).overview.diagnostics.shown.find(({ ruleId }) => ruleId === 'heading-or-item')?.second;
    expect(second && describeSecond(second)).toBe('二级标题（同“（一）”）');
    const corrected = second && look(text, [toSecondCorrection(second)]);
    expect(corrected?.records.points.map(({ text: words }) => words)).toEqual([before, after]);
    expect(corrected?.overview.diagnostics.shown.map(({ ruleId }) => ruleId)).not.toContain('heading-or-item');
  });

  it('is offered for no number that ends a sentence, or whose siblings have nothing below either', () => {
    const ids = (text: string) => look(text).overview.diagnostics.shown.map(({ ruleId }) => ruleId);
    expect(ids('云川市2024年政务公开工作要点\n\n一、主动公开\n（一）公开规划。\n（二）预算公开\n1.公开部门预算。\n2.公开部门决算。\n')).not.toContain('heading-or-item');
    expect(ids('云川市2024年政务公开工作要点\n\n一、主动公开\n（一）规划公开\n（二）预算公开\n')).not.toContain('heading-or-item');
  });

  it('of a line without a number', () => {
    const text = '云川市2024年政务公开工作要点\n\n一、主动公开\n1.公开规划信息。\n2.公开预算信息。\n保障措施\n3.加强督查。\n';
    const second = look(text).overview.diagnostics.shown.find(({ ruleId }) => ruleId === 'heading-doubtful')?.second;
    const correction = second && toSecondCorrection(second);
    expect(correction && describeCorrection(correction)).toBe('一级标题（同“一、”）');
    expect(correction && look(text, [correction]).records.points.map(({ path }) => path[0]?.text)).toEqual(['主动公开', '主动公开', '保障措施']);
  });
});

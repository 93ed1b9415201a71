/** Printed pages, of PDF and OFD: lines joined, tables as their rules draw them, over pages; or refused in words. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { readFile, ReadingError } from '../../src/reading/index.ts';
import { loadReader } from '../../src/reading/load-reader.ts';
import { pdf, rule, table, text } from '../support/pdf.ts';

const read = (bytes: Uint8Array, name = 'a.pdf') => readFile(name, bytes, loadReader);
const fixture = (name: string) => readFileSync(new URL(`files/${name}`, import.meta.url));
const refused = async (bytes: Uint8Array) => {
  const error: unknown = await read(bytes).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ReadingError);
  return (error as ReadingError).note;
};

const XS = [60, 100, 280, 360, 440, 540];
const HEAD = ['序号', '工作任务', '牵头单位', '配合单位', '完成时限'];
const FIRST = [HEAD, ['1', '公开规划执行情况。', '规划处\n财务处', '办公室', '6月底前'], ['2', '公开收费目录。', null, '', '']];

describe('PDF', { timeout: 60_000 }, () => {
  it('lines cut by the width are one paragraph; running heads and page numbers go', async () => {
    const long = '一、公开规划执行情况。及时公开综合交通运输发展规划和年度计划的执行情';
    const page = (words: string, number: number) => text(72, 40, '云川市交通运输局文件汇编') + words + text(290, 810, `- ${String(number)} -`);
    const file = await read(pdf([page(text(96, 100, long) + text(72, 120, '况，每季度更新。') + text(96, 140, '二、公开收费目录。'), 1), page(text(96, 100, '三、公开部门预算。'), 2)]));
    expect(file.text).toBe(`${long}况，每季度更新。\n二、公开收费目录。\n三、公开部门预算。\n`);
    expect(file.places).toEqual(['第1页', '第1页', '第2页']);
    expect(file.notes.join()).toMatch(/2页.*页眉和页脚4处（第1、2页）/);
  });

  it('a table over two pages: merged cells, units on lines, the header repeated, a row cut', async () => {
    const file = await read(pdf([
      text(150, 80, '云川市2024年政务公开工作要点任务分工表') + table(XS, 700, FIRST),
      table(XS, 60, [HEAD, ['', '同步更新。', '', '', ''], ['3', '公开部门预算。', '审计处', '', '3月底前']]),
    ]));
    const points = readNotice(file.text, file.tables).points.map(({ number, text: words, lead, participants, deadline, inherited }) => [number, words, lead, participants, deadline?.text ?? null, inherited]);
    expect(points).toEqual([
      ['1', '公开规划执行情况。', ['规划处', '财务处'], ['办公室'], '6月底前', false],
      ['2', '公开收费目录。同步更新。', ['规划处', '财务处'], [], null, true],
      ['3', '公开部门预算。', ['审计处'], [], '3月底前', false],
    ]);
    expect(file.notes.join()).toMatch(/跨页的表合并1处，跨页的行合并1处.*2页，1个表格，1处合并单元格.*跨页重复的表头1处（第2页）/);
  });

  it('a table without upright rules is read, and said to be a guess', async () => {
    const file = await read(pdf([text(150, 80, '云川市2024年政务公开工作要点任务分工表') + table(XS, 100, [HEAD, ['1', '公开规划执行情况。', '规划处', '办公室', '6月底前'], ['2', '公开收费目录。', '财务处', '法规处', '9月底前']], { upright: false })]));
    expect(readNotice(file.text, file.tables).points.map(({ lead, participants }) => [lead, participants])).toEqual([[['规划处'], ['办公室']], [['财务处'], ['法规处']]]);
    expect(file.notes.join()).toMatch(/第1页的表格没有竖线，列按空白推断，请核对/);
  });

  it('columns that nothing divides are said to be unread', async () => {
    const row = (y: number, cells: string[]) => cells.map((cell, at) => text((XS[at] as number) + 4, y, cell, { size: 10 })).join('');
    expect((await read(pdf([[HEAD, ['1', '公开规划。', '规划处', '办公室', '6月底前'], ['2', '公开目录。', '财务处', '法规处', '9月底前']].map((cells, at) => row(100 + at * 30, cells)).join('')]))).notes.join()).toMatch(/第1页有没有框线的表格，列没有读出/);
  });

  it('notes below a short rule, words put behind a scan', async () => {
    const file = await read(pdf([text(96, 100, '一、公开规划执行情况，及时更新。') + rule(72, 700, 180, 700) + text(72, 715, '1  见年度计划。', { size: 8 }) + text(96, 200, '二、公开收费目录，按季度更新，同步公开依据。', { mode: 3 })], { image: true }));
    expect(file.text).toBe('一、公开规划执行情况，及时更新。\n二、公开收费目录，按季度更新，同步公开依据。\n');
    expect(file.notes.join()).toMatch(/扫描识别，可能有错字.*脚注/);
  });

  it('a scan, a file that is broken', async () => {
    expect(await refused(pdf(['', ''], { image: true }))).toMatch(/扫描件：共2页都是图片，没有文字层.*识别文字/);
    expect(await refused(Buffer.from('%PDF-1.7\nnothing'))).toMatch(/PDF不能读取：文件已损坏/);
  });

  it('cut or with bytes changed: read, or refused in words', async () => {
    const whole = pdf([table(XS, 100, FIRST)]);
    let seed = 11;
    const next = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
    for (let round = 0; round < 25; round++) {
      const bytes = Uint8Array.from(whole.subarray(0, round % 3 === 0 ? next(whole.length) : whole.length));
      for (let change = 0; change < 6 && bytes.length > 0; change++) bytes[next(bytes.length)] = next(256);
      const outcome: unknown = await read(bytes).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ReadingError);
    }
  });
});

describe('OFD', () => {
  it.each(['clauses', 'tasks'])('%s: the same as .docx', async (name) => {
    const [got, wanted] = await Promise.all([read(fixture(`${name}.ofd`), `${name}.ofd`), read(fixture(`${name}.docx`), `${name}.docx`)]);
    const key = ({ text: words, tables }: typeof got) => readNotice(words, tables).points.map(({ number, path, text: each, lead, participants, responsible, deadline }) => ({ number, path, text: each.replace(/\s/g, ''), lead, participants, responsible, deadline }));
    expect(key(got)).toEqual(key(wanted));
    expect(got.format).toBe('ofd');
  });
});

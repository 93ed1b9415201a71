/** Printed pages, of PDF and OFD: lines joined, tables as their rules draw them, over pages; or refused in words. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { readFile, ReadingError } from '../../src/reading/index.ts';
import { loadReader } from '../../src/reading/load-reader.ts';
import { straighten, type PageContent } from '../../src/reading/page-content.ts';
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

  it('paragraphs without indent: a full last line ends one where a number or white follows; what browsers print at the edges goes', async () => {
    const full = '（一）公开规划。编制规划目录，按季度更新执行进度。（规划处）';
    const file = await read(pdf([text(20, 20, '2026/12/1 07:15') + text(72, 100, '一、公开') + text(72, 127, full) + text(72, 154, '（二）公开收费目录，按季度更新并同步公开依据、标准、范围，不') + text(72, 174, '得漏项。') + text(72, 201, '各科室抓紧落实。') + text(20, 830, 'https://example.invalid/a.html 1/1', { size: 8 })]));
    expect(file.text).toBe(`一、公开\n${full}\n（二）公开收费目录，按季度更新并同步公开依据、标准、范围，不得漏项。\n各科室抓紧落实。\n`);
    expect(file.notes.join()).toMatch(/页眉和页脚2处/);
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

  it('a number that the width cut is one', async () => {
    const file = await read(pdf([text(96, 100, '一、公开综合交通运输发展规划，逐项更新执行情况和年度计划，20') + text(72, 120, '25年6月底前完成。')]));
    expect(file.text).toBe('一、公开综合交通运输发展规划，逐项更新执行情况和年度计划，2025年6月底前完成。\n');
  });

  it('sheets that lie across: running heads go, and a table goes on under them', async () => {
    const head = text(300, 80, '云川市交通运输局文件');
    const file = await read(pdf([head + table(XS, 520, FIRST.slice(0, 2)), head + table(XS, 100, [HEAD, ['2', '公开收费目录。', '财务处', '', '']])], { box: '0 247 842 842' }));
    expect(file.notes.join()).toMatch(/跨页的表合并1处.*页眉和页脚2处（第1、2页）/);
    expect(readNotice(file.text, file.tables).points).toHaveLength(2);
  });

  it('words of a merged cell that stand below the last rule of the page (Chromium) are the cell’s', async () => {
    const [left, right] = [XS[2] as number, XS[3] as number];
    // Nothing closes the unit’s cell on the first page: its row goes on over the page.
    const first = table(XS, 700, FIRST.slice(0, 1)) + [60, 100, 280, 360, 440, 540].map((x) => rule(x, 740, x, 780)).join('') + rule(60, 780, left, 780) + rule(right, 780, 540, 780)
      + text(64, 754, '1', { size: 10 }) + text(104, 754, '公开规划执行情况。', { size: 10 }) + text(284, 754, '综合行政执法', { size: 10 }) + text(444, 754, '6月底前', { size: 10 }) + text(284, 792, '支队', { size: 10 });
    const file = await read(pdf([first, table(XS, 60, [HEAD, ['2', '公开收费目录。', '', '', ''], ['3', '公开部门预算。', null, '', '3月底前'], ['4', '公开部门决算。', '审计处', '', '9月底前']])]));
    expect(readNotice(file.text, file.tables).points.map(({ lead }) => lead.join())).toEqual(['综合行政执法支队', '综合行政执法支队', '综合行政执法支队', '审计处']);
  });

  it('a cell whose words the width cut: before a letter that a mark clings to, not between two names', async () => {
    const file = await read(pdf([table(XS, 100, [HEAD, ['1', '公开规划执行情况。', '规划处', '公路养护中\n心、质监站', '6月底前'], ['2', '公开收费目录。', '财务处', '城市公交集团\n轨道交通集团', '']])]));
    expect(readNotice(file.text, file.tables).points.map(({ participants }) => participants)).toEqual([['公路养护中心', '质监站'], ['城市公交集团', '轨道交通集团']]);
  });

  it('letters that are drawn twice for weight, a little apart, are one', async () => {
    const words = '一、公开部门预算，按季度公开收费目录。';
    const file = await read(pdf([[0, 0.3, 0.6].map((shift) => text(96 + shift, 100, words)).join('')]));
    expect(file.text).toBe(`${words}\n`);
  });

  it('narrow letters beside one another are two', () => {
    // As a narrow font has them: the l of `install` is 0.19 of its height wide.
    const glyphs = [...'install'].map((char, at) => ({ char, x: 96 + at * 2.3, y: 100, width: 2.3, height: 12, dx: 1, dy: 0 }));
    const page: PageContent = { number: 1, width: 595, height: 842, glyphs, rules: [], images: 0, imageShare: 0, invisible: 0 };
    straighten(page);
    expect(page.glyphs.map(({ char }) => char).join('')).toBe('install');
  });

  it('a cell merged over the page, closed by a rule at its end as LibreOffice does: read so where the column has merged cells, and said', async () => {
    const pages = (blank: string) => pdf([
      table(XS, 600, [HEAD, ['1', '公开规划执行情况。', '规划处', '办公室', '6月底前'], ['2', '公开收费目录。', null, '办公室', '6月底前'], ['3', '公开年度总结。', '财务处', '办公室', '6月底前']]),
      table(XS, 60, [HEAD, ['4', '公开部门预算。', '', '办公室', '3月底前'], ['5', '公开部门决算。', blank, '办公室', '9月底前']]),
    ]);
    const merged = await read(pages('审计处'));
    expect(readNotice(merged.text, merged.tables).points.map(({ lead }) => lead.join())).toEqual(['规划处', '规划处', '财务处', '财务处', '审计处']);
    expect(merged.notes.join()).toMatch(/第2页开头的空白单元格按上一页的合并单元格读，请核对。/);
    // A column with blank cells of its own may have one here.
    const own = await read(pages(''));
    expect(readNotice(own.text, own.tables).points.map(({ lead }) => lead.join())).toEqual(['规划处', '规划处', '财务处', '', '']);
  });

  it('a row of figures that the page cut: its figures stand above only', async () => {
    const heads = ['事项', '情形', '自然人', '企业', '总计'];
    const file = await read(pdf([table(XS, 640, [heads, ['办理结果', '予以公开', '3', '2', '5'], [null, '其他法律行政', '1', '0', '1']]), table(XS, 60, [heads, ['', '法规禁止公开', '', '', ''], ['总计', '', '4', '2', '6']])]));
    expect(file.text).toContain('\t其他法律行政法规禁止公开\t1\t0\t1\n总计\t\t4\t2\t6\n');
  });

  it.each([
    ['a name with its number', '2.其他法律行政', '3.危及三安全一稳定'],
    ['a sentence before it that ended', '按季度更新。', '同步公开依据'],
  ])('a row without figures at the top of a page is its own: %s', async (_, above, below) => {
    const heads = ['事项', '情形', '自然人', '企业', '总计'];
    const file = await read(pdf([table(XS, 640, [heads, ['办理结果', '1.予以公开', '3', '2', '5'], [null, above, '1', '0', '1']]), table(XS, 60, [heads, ['', below, '', '', ''], ['总计', '', '4', '2', '6']])]));
    expect(file.text).toContain(`\t${above}\t1\t0\t1\n`);
    expect(file.text).toContain(`\t${below}\t`);
    expect(file.notes.join()).not.toContain('跨页的行合并');
  });

  it('a notice in one frame of rules over pages: the frame is no table, what stands in it is read as without', async () => {
    const row = (number: number) => [String(number), `公开规划执行情况第${String(number)}项。`, '规划处', '办公室', '6月底前'];
    const [title, lead] = [text(150, 60, '云川市2024年政务公开工作要点任务分工表'), text(84, 90, '各科室、各中心：请对照落实。')];
    // The page cuts the frame where it cuts a table: at its foot, at both ends, at both with words between, at its head.
    const bodies = [
      title + lead + table(XS, 660, [HEAD, row(1), row(2)]),
      table(XS, 50, Array.from({ length: 18 }, (_, at) => row(at + 3))),
      table(XS, 50, [row(21), row(22)]) + text(84, 160, '联系人：张三。') + table(XS, 660, [HEAD, row(1), row(2)]),
      table(XS, 50, [row(3), row(4)]) + text(84, 160, '联系人：李四。'),
    ];
    const sides = (top: number, bottom: number) => rule(54, top, 54, bottom) + rule(550, top, 550, bottom);
    const level = (y: number) => rule(54, y, 550, y);
    const frames = [level(30) + sides(30, 781) + level(781), level(49) + sides(49, 771) + level(771), level(49) + sides(49, 781) + level(781), level(49) + sides(49, 300) + level(300)];
    const plain = await read(pdf(bodies));
    const framed = await read(pdf(bodies.map((body, at) => body + (frames[at] ?? ''))));
    expect(plain.text).toMatch(/\n22\t公开规划执行情况第22项。\t规划处\t办公室\t6月底前\n联系人：张三。\n/);
    expect(framed.text).toBe(plain.text);
    expect(readNotice(framed.text, framed.tables).points).toHaveLength(26);
    expect(framed.notes).toEqual(plain.notes);
  });

  it('a table without upright rules is read, and said to be a guess', async () => {
    const file = await read(pdf([text(150, 80, '云川市2024年政务公开工作要点任务分工表') + table(XS, 100, [HEAD, ['1', '公开规划执行情况。', '规划处', '办公室', '6月底前'], ['2', '公开收费目录。', '财务处', '法规处', '9月底前']], { upright: false })]));
    expect(readNotice(file.text, file.tables).points.map(({ lead, participants }) => [lead, participants])).toEqual([[['规划处'], ['办公室']], [['财务处'], ['法规处']]]);
    expect(file.notes.join()).toMatch(/第1页的表格没有竖线，列按空白推断，请核对/);
  });

  /** Cells without rules: words at a column and a height, centred beside one another or beginning at one. */
  const bare = (cells: readonly (readonly [column: number, y: number, words: string])[]) => cells.map(([column, y, words]) => text((XS[column] as number) + 4, y, words, { size: 10 })).join('');
  const HEADS = HEAD.map((words, column): [number, number, string] => [column, 100, words]);

  it('a table without rules, cells centred: rows beside their numbers, units over two rows, a row the page cut', async () => {
    const file = await read(pdf([
      bare([...HEADS, [0, 127, '1'], [1, 120, '公开规划执行情况和年度重点'], [1, 134, '项目清单。'], [2, 141, '规划处'], [3, 127, '办公室'], [4, 127, '6月底前'],
        [0, 155, '2'], [1, 148, '公开收费目录，逐项写明依据'], [1, 162, '和标准。'], [4, 155, '9月底前'], [0, 176, '3'], [1, 176, '公开部门预算，一季度'], [2, 176, '财务处'], [3, 176, '法规处'], [4, 176, '3月底前']]),
      bare([...HEADS, [1, 114, '内完成。'], [0, 135, '4'], [1, 128, '公开部门决算，九月底前'], [1, 142, '完成。'], [2, 135, '财务处'], [4, 135, '9月底前']]),
    ]));
    expect(readNotice(file.text, file.tables).points.map(({ number, text: words, lead, participants, deadline, inherited }) => [number, words, lead, participants, deadline?.text ?? null, inherited])).toEqual([
      ['1', '公开规划执行情况和年度重点项目清单。', ['规划处'], ['办公室'], '6月底前', false],
      ['2', '公开收费目录，逐项写明依据和标准。', ['规划处'], [], '9月底前', true],
      ['3', '公开部门预算，一季度内完成。', ['财务处'], ['法规处'], '3月底前', false],
      ['4', '公开部门决算，九月底前完成。', ['财务处'], [], '9月底前', false],
    ]);
    expect(file.notes.join()).toMatch(/第1、2页的表格没有框线或框线不全，行和列按位置推断，可能有错，请逐条核对/);
  });

  it('a table without rules, cells beginning at one height', async () => {
    const file = await read(pdf([bare([...HEADS, [0, 120, '1'], [1, 120, '公开规划执行情况和年度重点'], [1, 134, '项目清单。'], [2, 120, '规划处'], [3, 120, '办公室'], [4, 120, '6月底前'],
      [0, 148, '2'], [1, 148, '公开收费目录。'], [2, 148, '财务处'], [3, 148, '法规处'], [4, 148, '9月底前']])]));
    expect(readNotice(file.text, file.tables).points.map(({ text: words, lead, participants }) => [words, lead, participants])).toEqual([['公开规划执行情况和年度重点项目清单。', ['规划处'], ['办公室']], ['公开收费目录。', ['财务处'], ['法规处']]]);
  });

  it('a table without rules, cells ending at one height, units merged over rows resting on the last', async () => {
    const file = await read(pdf([bare([...HEADS, [1, 120, '公开规划执行情况和年度重点'], [0, 134, '1'], [1, 134, '项目清单。'], [3, 134, '办公室'], [4, 134, '6月底前'],
      [0, 154, '2'], [1, 154, '公开收费目录。'], [2, 154, '财务处'], [3, 154, '法规处'], [4, 154, '9月底前'], [1, 174, '公开部门预算并附绩效情况的'], [0, 188, '3'], [1, 188, '说明和细化表。'], [2, 188, '审计处'], [3, 188, '人事处'], [4, 188, '3月底前']])]));
    expect(readNotice(file.text, file.tables).points.map(({ number, text: words, lead, participants }) => [number, words, lead, participants])).toEqual([
      ['1', '公开规划执行情况和年度重点项目清单。', ['财务处'], ['办公室']], ['2', '公开收费目录。', ['财务处'], ['法规处']], ['3', '公开部门预算并附绩效情况的说明和细化表。', ['审计处'], ['人事处']],
    ]);
    expect(file.notes.join()).toMatch(/请逐条核对/);
  });

  it('cells that fill their columns: the next column begins where others do', async () => {
    const file = await read(pdf([bare([...HEADS, ...[1, 2, 3, 4].flatMap((row): [number, number, string][] => [[0, 100 + row * 20, String(row)], [1, 100 + row * 20, row === 2 ? '' : '公开收费目录。'], [2, 100 + row * 20, '规划处'], [3, 100 + row * 20, '办公室'], [4, 100 + row * 20, '6月底前']])])
      + text(109, 140, '公开综合交通运输规划执行情况以及项', { size: 10 })]));
    expect(readNotice(file.text, file.tables).points.map(({ text: words, lead }) => [words, lead.join()])[1]).toEqual(['公开综合交通运输规划执行情况以及项', '规划处']);
  });

  it('more rows and lines than a page has are left as lines, and this is said', async () => {
    const lines = Array.from({ length: 400 }, (_, row) => [0, 1, 2].map((column) => text(60 + column * 100, 100 + row, `${String(row + 1)}`, { size: 0.6 })).join('')).join('');
    const file = await read(pdf([text(72, 60, '一、公开综合交通运输规划执行情况和年度重点项目清单。') + lines]));
    expect(file.tables).toHaveLength(0);
    expect(file.notes.join()).toMatch(/列没有读出/);
  });

  it('ruled columns without ruled rows', async () => {
    const uprights = XS.map((x) => rule(x, 88, x, 170)).join('') + rule(60, 88, 540, 88) + rule(60, 170, 540, 170);
    const file = await read(pdf([uprights + bare([...HEADS, [0, 120, '1'], [1, 120, '公开规划。'], [2, 120, '规划处'], [3, 120, '办公室'], [4, 120, '6月底前'], [0, 150, '2'], [1, 143, '公开收费目录，逐项写明依据'], [1, 157, '和标准。'], [2, 150, '财务处'], [3, 150, '法规处'], [4, 150, '9月底前']])]));
    expect(readNotice(file.text, file.tables).points.map(({ text: words, lead, deadline }) => [words, lead, deadline?.text])).toEqual([['公开规划。', ['规划处'], '6月底前'], ['公开收费目录，逐项写明依据和标准。', ['财务处'], '9月底前']]);
  });

  it('rows that nothing tells are said to be unread', async () => {
    const words = ['公开规划执行', '公开收费目录', '公开部门预算', '公开重大项目'];
    const file = await read(pdf([words.map((each, at) => bare([[1, 100 + at * 14, each], [2, 100 + at * 14, '规划处'], [4, 100 + at * 14, '六月']])).join('')]));
    expect(file.notes.join()).toMatch(/第1页有没有框线的表格，列没有读出/);
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

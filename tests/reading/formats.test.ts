/** One notice in every format that is read: the same records from each that can carry them. */
import { utils, write, type BookType } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { readFile, ReadingError, type ReadFile } from '../../src/reading/index.ts';
import { loadReader } from '../../src/reading/load-reader.ts';
import { inspectText } from '../../src/rules/inspect.ts';
import { learnThemes } from '../../src/points/index.ts';
import { docx, p } from '../support/docx.ts';

const read = (name: string, bytes: Uint8Array) => readFile(name, bytes, loadReader);
const fixture = (name: string) => readFileSync(new URL(`files/${name}`, import.meta.url));

const toTasks = ({ text, tables }: ReadFile) => readNotice(text, tables).points.map(({ number, text: words, lead, participants, deadline, inherited }) => [number, words, lead, participants, deadline?.date ?? null, inherited]);

const TASKS = [
  ['1', '公开规划执行情况。', ['规划处'], ['办公室'], '2024-06-30', false],
  ['2', '公开收费目录。', ['规划处'], [], null, true],
  ['3', '公开部门预算。', ['财务处', '审计处'], [], '2024-03-31', false],
];

/** The rows of {@link TASKS}: the second row’s lead is merged with the first’s, its deadline is not. */
const ROWS = [
  ['云川市2024年政务公开工作要点任务分工表'], ['序号', '工作任务', '牵头单位', '配合单位', '完成时限'],
  ['1', '公开规划执行情况。', '规划处', '办公室', '6月底前'], ['2', '公开收费目录。', '', '', ''], ['3', '公开部门预算。', '财务处\n审计处', '', '3月底前'],
];

function workbook(type: BookType, extra: (book: ReturnType<typeof utils.book_new>) => void = () => undefined): Uint8Array {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet(ROWS);
  sheet['!merges'] = [utils.decode_range('C3:C4'), utils.decode_range('A1:E1')];
  utils.book_append_sheet(book, sheet, '分工表');
  extra(book);
  return new Uint8Array(write(book, { type: 'array', bookType: type }) as ArrayBuffer);
}

describe('sheets', () => {
  it.each<[string, BookType]>([['a.xlsx', 'xlsx'], ['a.xls', 'biff8'], ['a.et', 'biff8'], ['a.ods', 'ods'], ['a.xml', 'xlml'], ['mislabelled.doc', 'xlsx']])('%s', async (name, type) => {
    const file = await read(name, workbook(type));
    expect(toTasks(file)).toEqual(TASKS);
    expect(file.places[2]).toBe('分工表!A3');
    expect(file.notes.join()).toMatch(/1个表格，1处合并单元格/);
  });

  it('.csv, in GB18030 too: without merges, as it is', async () => {
    const csv = ROWS.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    expect(toTasks(await read('a.csv', Buffer.from(`\ufeff${csv}`)))).toEqual(TASKS.map((row) => (row[0] === '2' ? ['2', '公开收费目录。', [], [], null, false] : row)));
  });

  it('the sheet of tasks is read, others and hidden ones are named', async () => {
    const file = await read('a.xlsx', workbook('xlsx', (book) => {
      utils.book_append_sheet(book, utils.aoa_to_sheet([['填表说明：本表由办公室填写。']]), '说明');
      utils.book_append_sheet(book, utils.aoa_to_sheet([['序号', '工作任务', '牵头单位'], ['9', '内部任务。', '办公室']]), '旧表');
      book.Workbook = { Sheets: [{}, {}, { Hidden: 1 }] };
    }));
    expect(toTasks(file)).toEqual(TASKS);
    expect(file.notes.join()).toMatch(/没有读工作表说明.*隐藏的工作表1处/);
  });

  it('a sheet that is longer than is read says so', async () => {
    const file = await read('a.xlsx', workbook('xlsx', ({ Sheets }) => utils.sheet_add_aoa(Sheets['分工表'] ?? {}, [['20010']], { origin: 'A20010' })));
    expect(file.notes.join()).toContain('工作表分工表很长，只读了前2万行。');
  });

  it('a sheet is called longer or wider than is read only where words stand beyond', async () => {
    const withCell = (cell: string, value: string) => workbook('xlsx', ({ Sheets }) => utils.sheet_add_aoa(Sheets['分工表'] ?? {}, [[value]], { origin: cell }));
    // Formats alone make a sheet large: the bottom row, and the last column.
    for (const blank of ['A20010', 'IV30']) expect((await read('a.xlsx', withCell(blank, ' '))).notes.join()).not.toContain('只读了');
    const parts = unzipSync(workbook('xlsx'));
    const name = 'xl/worksheets/sheet1.xml';
    const large = strFromU8(parts[name] ?? new Uint8Array()).replace(/<dimension ref="[^"]*"/, '<dimension ref="A1:XFD1048576"');
    expect(large).toContain('XFD1048576');
    expect((await read('a.xlsx', zipSync({ ...parts, [name]: strToU8(large) }))).notes.join()).not.toContain('只读了');
    const wide = (await read('a.xlsx', withCell('IV3', '备注'))).notes.join();
    expect(wide).toContain('工作表分工表很宽，只读了前200列。');
    expect(wide).not.toContain('很长');
  });

  it('points say their cell', async () => {
    const { text, tables, places } = await read('a.xlsx', workbook('xlsx'));
    const { points } = inspectText(text, { id: 'x', file: 'a.xlsx', sha256: '0'.repeat(64), themes: learnThemes([]), tables, places });
    expect(points.map(({ record }) => record.place)).toEqual(['分工表!A3', '分工表!A4', '分工表!A5']);
  });
});

describe('documents', () => {
  it('.rtf: numbers as drawn, merges, letters of GBK and Unicode, what is hidden', async () => {
    const row = (cells: string[], merge = '') => `\\trowd${[1000, 4000, 6000, 8000, 9000].map((x, at) => `${at === 2 ? merge : ''}\\cellx${String(x)}`).join('')}\\pard\\intbl ${cells.map((cell) => `${[...cell].map((char) => (char === '\n' ? '\\par ' : char < '\x80' ? char : `\\u${String(char.charCodeAt(0) > 32767 ? char.charCodeAt(0) - 65536 : char.charCodeAt(0))}?`)).join('')}\\cell `).join('')}\\row`;
    const [title = [], head = [], ...rows] = ROWS;
    const rtf = `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}}{\\info{\\title x}}\\pard ${[...title.join('')].map((char) => (char < '\x80' ? char : `\\u${String(char.charCodeAt(0) > 32767 ? char.charCodeAt(0) - 65536 : char.charCodeAt(0))}?`)).join('')}{\\v hidden}\\par ${row(head)}${rows.map((cells, at) => row(cells, at === 0 ? '\\clvmgf' : at === 1 ? '\\clvmrg' : '')).join('')}\\pard\\f0 \\'b9\\'ab\\'bf\\'aa\\par}`;
    const file = await read('a.rtf', Buffer.from(rtf, 'latin1'));
    expect(toTasks(file)).toEqual(TASKS);
    expect(file.text).toMatch(/公开\n$/);
    expect(file.notes.join()).toMatch(/隐藏的文字1处/);
  });

  it('.rtf: a table of tasks in the one cell of a frame', async () => {
    const code = (words: string) => [...words].map((char) => (char === '\n' ? '\\par ' : char < '\x80' ? char : `\\u${String(char.charCodeAt(0))}?`)).join('');
    const rows = ROWS.slice(1).map((cells, at) => `${cells.map((cell) => `\\pard\\intbl\\itap2 ${code(cell)}\\nestcell{\\nonesttables\\par}`).join('')}\\pard\\intbl\\itap2{\\*\\nesttableprops\\trowd${[1000, 4000, 6000, 8000, 9000].map((x, column) => `${column !== 2 ? '' : at === 1 ? '\\clvmgf' : at === 2 ? '\\clvmrg' : ''}\\cellx${String(x)}`).join('')}\\nestrow}`);
    const file = await read('a.rtf', Buffer.from(`{\\rtf1\\ansi\\trowd\\cellx9500\\pard\\intbl ${code('云川市2024年政务公开工作要点任务分工表')}\\par ${rows.join('')}\\pard\\intbl\\cell\\row\\pard ${code('办公室印发')}\\par}`, 'latin1'));
    expect(toTasks(file)).toEqual(TASKS);
    expect(file.text).toMatch(/办公室印发\n$/);
  });

  it.each([
    ['paragraphs in a table that is none', '\\pard\\intbl\\itap2 inner1\\par inner2\\par \\pard\\intbl after\\cell right\\cell\\row'],
    ['cells without a row', '\\pard\\intbl\\itap2 inner1\\nestcell inner2\\nestcell \\pard\\intbl after\\cell right\\cell\\row'],
    ['a row whose last cell does not end', '\\pard\\intbl right\\cell \\pard\\intbl\\itap2 inner1\\par inner2\\par\\row'],
  ])('.rtf, words of a cell stand in their place: %s', async (_, inner) => {
    const { text } = await read('a.rtf', Buffer.from(`{\\rtf1\\ansi\\trowd\\cellx4500\\cellx9000\\pard\\intbl left\\par ${inner}\\pard tail\\par}`, 'latin1'));
    expect(text.match(/[a-z]+\d?/g)).toEqual(['left', ...(inner.includes('after') ? ['inner1', 'inner2', 'after', 'right'] : ['right', 'inner1', 'inner2']), 'tail']);
  });

  it('a flat .fodt, a flat .fods', async () => {
    const names = ['office', 'text', 'table'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ');
    const flat = (kind: string, body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?><office:document ${names} office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`);
    const row = (cells: readonly string[]) => `<table:table-row>${cells.map((words) => `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`).join('')}</table:table-row>`;
    const rows = `<table:table table:name="分工表">${row(['序号', '工作任务', '责任单位'])}${row(['1', '公开规划', '规划处'])}</table:table>`;
    const file = await read('a.fodt', flat('text', `<text:p>任务分工</text:p>${rows}`));
    expect([file.text, file.format, file.places[2]]).toEqual(['任务分工\n序号\t工作任务\t责任单位\n1\t公开规划\t规划处\n', 'odt', '表1第2行']);
    const sheet = await read('a.fods', flat('spreadsheet', rows));
    expect([sheet.text, sheet.places[1]]).toEqual(['序号\t工作任务\t责任单位\n1\t公开规划\t规划处\n', '分工表!A2']);
  });

  it('.odt: lists, merges, what is hidden', async () => {
    const names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"';
    const cell = (words: string, more = '') => `<table:table-cell${more}>${words.split('\n').map((line) => `<text:p>${line}</text:p>`).join('')}</table:table-cell>`;
    const [title = [], head = [], ...rows] = ROWS;
    const body = `<text:p>${title.join('')}<text:span text:style-name="Hid">内部</text:span></text:p><text:list text:style-name="L1"><text:list-item><text:p>总则</text:p></text:list-item></text:list>
      <table:table><table:table-header-rows><table:table-row>${head.map((each) => cell(each)).join('')}</table:table-row></table:table-header-rows>${rows.map((cells, at) => `<table:table-row>${cells.map((each, column) => (column !== 2 ? cell(each) : at === 0 ? cell(each, ' table:number-rows-spanned="2"') : at === 1 ? '<table:covered-table-cell/>' : cell(each))).join('')}</table:table-row>`).join('')}</table:table>`;
    const file = await read('a.odt', zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(`<office:document-content ${names}><office:automatic-styles><style:style style:name="Hid" style:family="text"><style:text-properties text:display="none"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`),
    }));
    expect(file.text).toMatch(/^云川市2024年政务公开工作要点任务分工表\n一、总则\n序号\t/);
    expect(toTasks(file)).toEqual(TASKS);
    expect(file.notes.join()).toMatch(/隐藏的文字1处/);
  });

  it.each(['clauses', 'tasks'])('%s of Word 97, .doc and .wps: the same as .docx', async (name) => {
    const wanted = await read(`${name}.docx`, fixture(`${name}.docx`));
    for (const ending of ['doc', 'wps']) {
      const file = await read(`${name}.${ending}`, fixture(`${name}.doc`));
      expect(file.format).toBe('doc');
      expect(toTasks(file)).toEqual(toTasks(wanted));
      expect(toTasks(file).length).toBeGreaterThan(10);
    }
  });

  it('a saved page: bytes in GB18030, whatever it says of itself', async () => {
    const page = Buffer.concat([Buffer.from('<html><meta charset="utf-8"><p>'), Uint8Array.of(0xb9, 0xab, 0xbf, 0xaa, 0xb9, 0xe6, 0xbb, 0xae), Buffer.from('</p></html>')]);
    const mail = `From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${page.toString('base64')}\r\n--b--\r\n`;
    for (const name of ['a.mht', 'a.doc']) expect(await read(name, Buffer.from(mail))).toMatchObject({ text: '公开规划\n', format: 'mht' });
  });

  it('a saved page that shows the notice in a frame', async () => {
    const part = (address: string, body: string) => `--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: ${address}\r\n${address.endsWith('2') ? 'Content-ID: <frame-2@mhtml.blink>\r\n' : ''}\r\n${body}\r\n`;
    for (const frame of ['<iframe src="/in/2"></iframe>', '<iframe src="cid:frame-2@mhtml.blink"></iframe>']) {
      const mail = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n${part('https://a.invalid/1', `<p>首页</p>${frame}<p>页脚</p>`)}${part('https://a.invalid/in/2', '<p>公开规划</p><iframe src="cid:frame-2@mhtml.blink"></iframe>')}--b--\r\n`;
      const file = await read('a.mht', Buffer.from(mail));
      expect(file.text).toBe('首页\n公开规划\n页脚\n');
      expect(file.notes.join()).toContain('嵌入的内容1处');
    }
  });

  it('Word in one XML file: flat, and of 2003', async () => {
    const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const flat = `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="${w}"><w:body>${p('一、公开')}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`;
    const old = '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"><w:body><wx:sect><w:p><w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>公开</w:t></w:r></w:p></wx:sect></w:body></w:wordDocument>';
    for (const xml of [flat, old]) expect((await read('a.xml', Buffer.from(xml))).text).toBe('一、公开\n');
  });

  it('an archive: the one notice in it, in any format', async () => {
    expect(await read('a.zip', zipSync({ '要点.docx': docx(p('一、公开')) }))).toMatchObject({ text: '一、公开\n', notes: [expect.stringContaining('《要点.docx》') as string, expect.any(String) as string] });
    expect(toTasks(await read('a.zip', zipSync({ '分工表.xls': workbook('biff8'), 'readme.exe': strToU8('x') })))).toEqual(TASKS);
  });

  it('an archive of several files: what each looks like; those that are chosen, as one notice', async () => {
    const zip = zipSync({ '附件.xlsx': workbook('xlsx'), '通知/要点.docx': docx(p('云川市要点')), '通知/扫描.pdf': strToU8('%PDF-1.7\nnothing'), '__MACOSX/._要点.docx': strToU8('x') });
    const error = await read('a.zip', zip).catch((reason: unknown) => reason) as ReadingError;
    expect(error.note).toMatch(/里面有3个文件：1 通知\/扫描\.pdf、2 通知\/要点\.docx、3 附件\.xlsx/);
    expect(error.parts).toMatchObject([
      { name: '通知/扫描.pdf', readable: false, looks: expect.stringMatching(/^这份PDF不能读取/) as string },
      { name: '通知/要点.docx', looks: '“云川市要点”，5字', readable: true, annex: false },
      { name: '附件.xlsx', looks: expect.stringMatching(/^“云川市2024年政务公开工作要点任务分工表”，\d+字，1个表格$/) as string, annex: true },
    ]);
    const choose = (parts: string[]) => readFile('a.zip', zip, loadReader, undefined, parts);
    expect((await choose(['要点.docx'])).text).toBe('云川市要点\n');
    const both = await choose(['3', '2']);
    expect(both.text).toMatch(/^云川市要点\n\n云川市2024年/);
    expect(toTasks(both)).toEqual(TASKS);
    await expect(choose(['没有.docx'])).rejects.toMatchObject({ note: expect.stringMatching(/里面没有“没有\.docx”。里面有：/) as string });
    await expect(choose(['扫描.pdf'])).rejects.toMatchObject({ note: expect.stringMatching(/^压缩包里的《通知\/扫描\.pdf》：这份PDF不能读取/) as string });
  });

  it('names in an archive that programs wrote in GB18030', async () => {
    const name = String.fromCharCode(0xcd, 0xa8, 0xd6, 0xaa); // 通知
    expect((await read('a.zip', zipSync({ [`${name}.txt`]: strToU8('一、公开') }))).notes[0]).toBe('读的是压缩包里的《通知.txt》。');
  });
});

describe('hostile files', () => {
  const refused = async (name: string, bytes: Uint8Array) => {
    const error: unknown = await read(name, bytes).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ReadingError);
    return (error as ReadingError).note;
  };

  it('archives that unpack to more than is read', { timeout: 60_000 }, async () => {
    expect(await refused('bomb.docx', zipSync({ 'word/document.xml': [new Uint8Array(65 * 1024 * 1024), { level: 1 }] }))).toMatch(/展开后太大/);
  });

  it('files beyond the limit, before anything is read of them', async () => {
    const big = new Uint8Array(65 * 1024 * 1024);
    big.set(Buffer.from('{\\rtf1'));
    expect(await refused('big.rtf', big)).toMatch(/64兆字节/);
  });

  it('spans without end in small tables', async () => {
    const rows = '<tr><td colspan="100000" rowspan="100000">x</td></tr>'.repeat(3000);
    expect(await refused('spans.html', Buffer.from(`<table><tr><td>a</td><td>b</td></tr><tr><td>a</td><td>b</td></tr>${'<tr><td>a</td><td>b</td></tr>'.repeat(3000)}${rows}</table>`))).toMatch(/大得不像一张表/);
  });

  it.each(['a.doc', 'a.rtf', 'a.xlsx', 'a.odt'])('%s cut or with bytes changed: read, or refused in words', { timeout: 60_000 }, async (name) => {
    const whole = name === 'a.doc' ? new Uint8Array(fixture('tasks.doc')) : name === 'a.xlsx' ? workbook('xlsx') : name === 'a.rtf' ? Buffer.from('{\\rtf1{\\fonttbl{\\f0\\fcharset134 x;}}\\trowd\\cellx100\\intbl a\\cell\\row\\pard \\u20844?\\par}') : zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<a/>') });
    // A fixed series of numbers: the same changes every time.
    let seed = 7;
    const next = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
    for (let round = 0; round < 60; round++) {
      const bytes = Uint8Array.from(whole.subarray(0, round % 3 === 0 ? next(whole.length) : whole.length));
      for (let change = 0; change < 8 && bytes.length > 0; change++) bytes[next(bytes.length)] = next(256);
      const outcome: unknown = await read(name, bytes).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ReadingError);
    }
  });
});

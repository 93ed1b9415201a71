/** Files of every kind people have: recognised, named, read, or refused with a reason. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { EncodingError, decodeText } from '../../src/text/decode.ts';
import { readAtOnce, readFile, ReadingError } from '../../src/reading/index.ts';
import { loadReader } from '../../src/reading/load-reader.ts';
import { toGb18030 } from '../support/gb18030.ts';
import { cell, docx, NUMBERING, p, table } from '../support/docx.ts';
import { readSeed, readSeedBytes, SEEDS } from '../support/notices.ts';

const TEXT = '云川市交通运输局2024年政务公开工作要点\n\n一、做好主动公开\n（一）公开规划。及时公开综合交通规划。（规划科牵头）\n';

function toUtf16(text: string, big = false): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

async function refuse(name: string, bytes: Uint8Array): Promise<ReadingError> {
  try {
    await readFile(name, bytes, loadReader);
  } catch (error) {
    if (error instanceof ReadingError) return error;
    throw error;
  }
  throw new Error('the file is read');
}

describe('encodings', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8', Buffer.from(TEXT), 'UTF-8', TEXT],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`), 'UTF-8（带 BOM）', `\ufeff${TEXT}`],
    ['UTF-16 LE with one', toUtf16(`\ufeff${TEXT}`), 'UTF-16 LE', `\ufeff${TEXT}`],
    ['UTF-16 BE with one', toUtf16(`\ufeff${TEXT}`, true), 'UTF-16 BE', `\ufeff${TEXT}`],
    ['UTF-16 LE without', toUtf16(TEXT), 'UTF-16 LE', TEXT],
    ['UTF-16 BE without', toUtf16(TEXT, true), 'UTF-16 BE', TEXT],
    ['GB18030', toGb18030(TEXT), 'GB18030', TEXT],
    ['ASCII', Buffer.from('1. Publish the plan.\n'), 'UTF-8', '1. Publish the plan.\n'],
  ])('%s', (_, bytes, encoding, text) => {
    expect(readAtOnce('x.txt', bytes)).toMatchObject({ encoding, text, format: 'txt' });
  });

  it('names every encoding but plain UTF-8', () => {
    expect(readAtOnce('x.txt', Buffer.from(TEXT)).notes).toEqual([]);
    expect(readAtOnce('x.txt', toGb18030(TEXT)).notes).toEqual(['文件编码是 GB18030，已转换。']);
  });

  it.each(SEEDS.map(({ file }) => file))('%s: UTF-8, and the same in every other encoding', (file) => {
    const bytes = readSeedBytes(file);
    const text = bytes.toString('utf8');
    expect(decodeText(bytes)).toEqual({ text, encoding: 'UTF-8' });
    expect(decodeText(toUtf16(text))).toEqual({ text, encoding: 'UTF-16 LE' });
    expect(decodeText(toUtf16(text, true))).toEqual({ text, encoding: 'UTF-16 BE' });
    expect(decodeText(toGb18030(text))).toEqual({ text, encoding: 'GB18030' });
  });

  it.each<[string, Uint8Array, object]>([
    ['UTF-8 with a wrong byte', Buffer.concat([Buffer.from(TEXT), Uint8Array.of(0xff), Buffer.from(TEXT)]), { offset: Buffer.from(TEXT).length, encoding: 'UTF-8', line: 5, column: 1 }],
    ['UTF-8 cut in a character', Buffer.from(TEXT).subarray(0, 20), { offset: 18, encoding: 'UTF-8' }],
    ['UTF-16 with half a character', toUtf16(`\ufeff${TEXT}`).subarray(0, 21), { offset: 20, encoding: 'UTF-16 LE' }],
    ['UTF-16 with a lone surrogate', Buffer.concat([toUtf16('\ufeff云川'), Uint8Array.of(0x00, 0xd8), toUtf16('市')]), { offset: 6, encoding: 'UTF-16 LE' }],
    ['GB18030 with a wrong byte', Buffer.concat([toGb18030(TEXT), Uint8Array.of(0xff), toGb18030(TEXT)]), { offset: toGb18030(TEXT).length, encoding: 'GB18030' }],
  ])('%s: an error with its offset', async (_, bytes, fields) => {
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining(fields) as Error);
    expect(() => decodeText(bytes)).toThrow(EncodingError);
    const { ruleId, note, place } = await refuse('x.txt', bytes);
    expect({ ruleId, offset: place.offset }).toEqual({ ruleId: 'file-encoding', offset: (fields as { offset: number }).offset });
    expect(note).toMatch(/第\d+个字节/);
  });
});

describe('what cannot be read is named', () => {
  it.each<[string, string | number[], RegExp]>([
    ['要点.doc', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /旧版 Word.*另存为 \.docx/],
    ['要点.txt', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /旧版 Word/],
    ['扫描.pdf', '%PDF-1.7 …', /PDF/],
    ['扫描.png', [0x89, 0x50, 0x4e, 0x47], /图片/],
    ['扫描.jpg', [0xff, 0xd8, 0xff, 0xe0], /图片/],
    ['表.xlsx', 'PK\x03\x04………xl/workbook.xml', /表格.*损坏/],
    ['包.zip', 'PK\x03\x04………', /压缩包/],
    ['要点.rtf', '{\\rtf1', /RTF/],
    ['密.docx', [0xd0, 0xcf, 0x11, 0xe0, ...Array.from({ length: 508 }, () => 0), ...Buffer.from('EncryptedPackage\0\0', 'utf16le'), ...Array.from({ length: 128 }, () => 0)], /打开密码.*取消密码/],
    ['数据.xml', '<?xml version="1.0"?><a/>', /XML/],
    ['要点.docx', 'no zip at all', /内容却不是 Word 文档/],
    ['坏.docx', 'PK\x03\x04………word/document.xml', /损坏/],
    ['二进制.txt', Array.from({ length: 400 }, (_, at) => at % 32), /控制字符/],
  ])('%s: %s', async (name, content, note) => {
    const error = await refuse(name, typeof content === 'string' ? Buffer.from(content) : Uint8Array.from(content));
    expect(error.ruleId).toBe('file-format');
    expect(error.note).toMatch(note);
  });

  it.each([['', ''], ['of white space', ' \n\u3000\r\n']])('an empty file %s', async (_, text) => {
    expect((await refuse('x.txt', Buffer.from(text))).ruleId).toBe('file-empty');
  });

  it('XML that is broken, elements nested without end', async () => {
    expect((await refuse('x.docx', docx('<w:p>'))).note).toMatch(/已损坏/);
    expect((await refuse('x.docx', docx(`${'<w:sdt>'.repeat(50_000)}${'</w:sdt>'.repeat(50_000)}`))).note).toMatch(/嵌套太深|已损坏/);
    expect((await refuse('x.html', Buffer.from(`<html>${'<div>'.repeat(50_000)}云川市`))).note).toMatch(/嵌套太深/);
  });
});

describe('Markdown', () => {
  it('loses its marks, line for line, and keeps numbers, bullets and tables', () => {
    const { text, notes } = readAtOnce('x.md', Buffer.from(
      '# 云川市**2024年**要点\n\n一、公开\n（一）*公开规划*。见[通知](https://example.org/a)。\n1\\. 公开&nbsp;预算。\n\n- 一是公开统计。\n\n![图](a.png)\n\n| 序号 | 任务 |\n| --- | --- |\n| 1 | 公开规划 |\n'));
    expect(text).toBe('云川市2024年要点\n\n一、公开\n（一）公开规划。见通知。\n1. 公开\u00a0预算。\n\n- 一是公开统计。\n\n\n\n| 序号 | 任务 |\n| --- | --- |\n| 1 | 公开规划 |\n');
    expect(notes.join()).toMatch(/Markdown.*图片.*1处.*网址.*1处/);
  });

  it('that has none is the same text', () => {
    expect(readAtOnce('x.md', Buffer.from(TEXT)).text).toBe(TEXT);
  });
});

const TABLE_POINTS = [
  ['1', '公开规划。', ['规划科'], false],
  ['2', '公开统计。', ['规划科'], true],
  ['3', '公开预算。', ['财务科'], false],
];

const toPoints = (text: string) => readNotice(text).points.map((point) => [point.number, point.text, [...point.lead, ...point.responsible], point.inherited]);

describe('web pages', () => {
  it('paragraphs, merged cells, what is left out', () => {
    const { text, notes } = readAtOnce('x.html', Buffer.from(`<!doctype html><html><head><title>标题</title><style>p{}</style></head><body>
      <nav><a href="/">首页</a></nav><h1>云川市交通运输局2024年<br>政务公开工作要点</h1>
      <p style="display:none">藏</p><p>一、做好&nbsp;公开</p><script>alert(1)</script><img src="a.png">
      <table><tr><th>序号</th><th>工作任务</th><th>责任单位</th></tr>
      <tr><td>1</td><td><p>公开</p><p>规划。</p></td><td rowspan="2">规划科</td></tr>
      <tr><td>2</td><td>公开统计。</td></tr><tr><td>3</td><td>公开预算。</td><td>财务科</td></tr></table></body></html>`));
    expect(text).toContain('云川市交通运输局2024年\n政务公开工作要点\n');
    expect(text).toContain('序号\t工作任务\t责任单位\n1\t公开规划。\t规划科\n2\t公开统计。\t\n3\t公开预算。\t财务科\n');
    expect(text).not.toMatch(/首页|藏|alert|<|标题/);
    expect(notes.join()).toMatch(/网页.*导航栏1处.*隐藏的文字1处.*图片/);
    expect(toPoints(text)).toEqual(TABLE_POINTS);
  });

  it('tables that lay out a page are no tables; lists keep their numbers', () => {
    const { text } = readAtOnce('x.htm', Buffer.from('<table><tr><td><table><tr><td><p>一、公开</p><ol start="2"><li>公开规划。</li><li>公开预算。</li></ol></td></tr></table></td></tr></table>'));
    expect(text).not.toContain('\t');
    expect(text).toMatch(/一、公开\n+2\. 公开规划。\n3\. 公开预算。/);
  });

  it('in GB18030', () => {
    expect(readAtOnce('x.html', toGb18030('<html><meta charset="gb2312"><p>公开规划。</p></html>'))).toMatchObject({ text: '公开规划。\n', encoding: 'GB18030', format: 'html' });
  });
});

describe('Word documents', () => {
  it('paragraphs with the numbers Word draws', () => {
    const { text, encoding, notes } = readAtOnce('x.docx', docx([
      p('云川市交通运输局2024年政务公开工作要点'), p('做好公开', [1, 0]), p('公开规划。', [1, 1]), p('公开统计。', [1, 1]), p('按月。', [1, 2]), p('按季。', [1, 2]), p('公示。', [1, 3]),
      p('抓好落实', [1, 0]), p('督查。', [1, 1]), p('另起', [2, 0]),
    ].join(''), { numbering: NUMBERING }));
    expect(text).toBe('云川市交通运输局2024年政务公开工作要点\n一、做好公开\n（一）公开规划。\n（二）公开统计。\n1.按月。\n2.按季。\n①公示。\n二、抓好落实\n（一）督查。\n三、另起\n');
    expect(encoding).toBeNull();
    expect(notes).toEqual(['由Word 文档转换为文字，版式和字体没有保留。']);
  });

  it('tables with merged cells', () => {
    const { text } = readAtOnce('x.docx', docx(table(
      [cell('序号'), cell('工作任务'), cell('责任单位')], [cell('一、主动公开', { span: 3 })],
      [cell('1'), cell('公开规划。'), cell('规划科', { merge: 'restart' })], [cell('2'), cell('公开统计。'), cell('', { merge: 'continue' })],
      [cell('3'), cell('公开预算。'), cell('财务科')],
    )));
    expect(text).toBe('序号\t工作任务\t责任单位\n一、主动公开\t\t\n1\t公开规划。\t规划科\n2\t公开统计。\t\n3\t公开预算。\t财务科\n');
    expect(toPoints(text)).toEqual(TABLE_POINTS);
  });

  it('revisions, text boxes, hidden runs, pictures, notes', () => {
    const { text, notes } = readAtOnce('x.docx', docx(
      '<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:tab/><w:t>后</w:t><w:br/><w:t>行</w:t><w:footnoteReference/></w:r>'
      + '<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict><w:drawing/></w:r></w:p>'));
    expect(text).toBe('增\t后\n行\n框\n');
    expect(notes.join()).toMatch(/修订中删去的文字1处.*隐藏的文字1处.*脚注、尾注和批注1处.*图片.*1处/);
  });
});

it('a seed in any encoding with bytes changed, cut or added: a text, or an error that says what is wrong', { timeout: 60_000 }, () => {
  const text = readSeed(SEEDS[3].file);
  const encodings = [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(`\ufeff${text}`, 'utf16le').swap16()];
  fc.assert(fc.property(fc.constantFrom(...encodings), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 40 }), fc.uint8Array({ maxLength: 6 }), fc.constantFrom('x.txt', 'x.md', 'x.html', 'x.docx'), (bytes, share, length, added, name) => {
    const at = Math.floor(share * bytes.length);
    try {
      expect(readAtOnce(name, Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + length)])).text.trim()).not.toBe('');
    } catch (error) {
      expect(error).toBeInstanceOf(ReadingError);
      expect((error as ReadingError).message).toMatch(/Unexpected/);
    }
  }), { numRuns: 200 });
});

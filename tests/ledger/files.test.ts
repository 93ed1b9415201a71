/** Files that a person has worked on, and files that mean harm. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/formats/csv-write.ts';
import { fromCsv } from '../../src/formats/csv-read.ts';
import { fromFile, LARGEST_LEDGER_FILE, toFile } from '../../src/ledger/file.ts';
import { toLedger, type Ledger } from '../../src/ledger/ledger.ts';
import { readXlsx } from '../../src/formats/xlsx-read.ts';

const example: Ledger = toLedger({
  title: '2023年台账',
  rows: [
    { task: '政策解读', requirement: '实质性解读', lead: '办公室', due: '2023-12-31', deadline: '2023年12月底前', progress: '=HYPERLINK("http://x")', done: true, point: 'jinan-2023/13' },
    { task: '自己加的', requirement: '<script>alert(1)</script>', deadline: '长期坚持', link: 'https://example.org/a' },
  ],
});
const csv = (rows: (string | number)[][]) => new TextEncoder().encode(toCsv(rows));
const sheet = (rows: string, extra: Record<string, string> = {}) => zipSync(Object.fromEntries(Object.entries({
  '_rels/.rels': '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="甲" r:id="r1"/></x:sheets></x:workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>',
  'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="General"/><numFmt numFmtId="171" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="9"/></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`, ...extra,
}).map(([path, xml]) => [path, strToU8(xml)])));
const inline = (words: string[]) => `<row>${words.map((word) => `<c t="inlineStr"><is><t>${word}</t></is></c>`).join('')}</row>`;

describe('a file a person has edited', () => {
  it('has columns in another order and under other names, a title above, blank rows, and more', () => {
    const { ledger, notes } = fromFile(csv([
      ['2023年工作台账', '', '', ''],
      ['', '', '', ''],
      ['备注', '完成时间', '联系人', '任务名称', '*具体要求（摘要）', '责任单位', '是否完成'],
      ['急', '2023/6/5', '张三', '一', '甲', '办公室', '√'],
      ['', '', '', '', '', '', ''],
      ['', '6月底前', '', '二', '乙', '', '未完成'],
      ['', '2024年6月底前', '', '三', '', '', '差不多'],
    ]), '台账 (2).csv');
    expect(ledger.title).toBe('台账');
    expect(ledger.rows.map(({ task, requirement, lead, due, deadline, done, remark }) => [task, requirement, lead, due, deadline, done, remark])).toEqual([
      ['一', '甲', '办公室', '2023-06-05', '', true, '急'],
      ['二', '乙', '', '', '6月底前', false, ''],
      ['三', '', '', '2024-06-30', '2024年6月底前', false, ''],
    ]);
    expect(notes.join('')).toMatch(/联系人/);
    expect(notes.join('')).toMatch(/差不多/);
  });

  it('has dates as numbers, merged cells, formulas and percentages', () => {
    const rows = `${inline(['工作任务', '完成时限', '牵头单位', '进展'])}
      <row r="2"><c r="A2" t="str"><f>"一"</f><v>一</v></c><c r="B2" s="1"><v>45291</v></c><c r="C2" t="inlineStr"><is><r><t>办公</t></r><r><t>室</t></r><rPh><t>bangong</t></rPh></is></c><c r="D2" s="4"><v>0.8</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>二</t></is></c><c r="B3" s="2"><v>45291</v></c><c r="D3" s="2"><v>12</v></c></row>
      <row r="9"><c r="A9" t="inlineStr"><is><t>三</t></is></c><c r="B9" s="3"><v>45291.5</v></c></row>`;
    const { ledger, notes } = fromFile(sheet(rows, { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="C2:C3"/><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>` }), 'x.xlsx');
    expect(ledger.rows.map(({ task, due, lead, progress }) => [task, due, lead, progress])).toEqual([
      ['一', '2023-12-31', '办公室', '80%'], ['二', '2023-12-31', '办公室', '12'], ['三', '2023-12-31', '', ''],
    ]);
    expect(notes.join('')).toContain('1格是公式');
  });

  it.each(['utf-16le', 'gb18030', 'tabs'])('is saved by a spreadsheet as %s', (how) => {
    const text = '工作任务,具体要求,牵头单位\r\n解读,"多行\n文字",办公室\r\n';
    // 解读 and the heads in GB 18030, as Excel for Windows writes them.
    const gb = [0xb9, 0xa4, 0xd7, 0xf7, 0xc8, 0xce, 0xce, 0xf1, 0x2c, 0xc7, 0xa3, 0xcd, 0xb7, 0xb5, 0xa5, 0xce, 0xbb, 0x0d, 0x0a, 0xbd, 0xe2, 0xb6, 0xc1, 0x2c, 0xb0, 0xec, 0xb9, 0xab, 0xca, 0xd2, 0x0d, 0x0a];
    const bytes = how === 'gb18030' ? Uint8Array.from(gb)
      : how === 'utf-16le' ? Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])])
        : new TextEncoder().encode(text.replaceAll(',', '\t'));
    const [row] = fromFile(bytes, 'a.csv').ledger.rows;
    expect([row?.task, row?.lead]).toEqual(['解读', '办公室']);
  });

  it('is in every format what was exported, formulas as text', () => {
    const xlsx = toFile(example, 'xlsx', 'https://example.org/').content as Uint8Array;
    const xml = new TextDecoder().decode(unzipSync(xlsx)['xl/worksheets/sheet1.xml']);
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('<v>45291</v>');
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain("&lt;script&gt;");
    // For paper without the column that only programs read; addresses wide enough to be read whole.
    const workbook = new TextDecoder().decode(unzipSync(xlsx)['xl/workbook.xml']);
    expect(workbook).toContain("Print_Area\" localSheetId=\"0\">'2023年台账'!$A$1:$N$3<");
    expect(workbook).toContain("Print_Titles\" localSheetId=\"0\">'2023年台账'!$1:$1<");
    expect(xml).toContain('<col min="14" max="14" width="40" customWidth="1"/>');
    expect(xml).toContain('sqref="I2:I1002"><formula1>"是,否"</formula1>');
    expect(String(toFile(example, 'csv', '').content)).toContain("'=HYPERLINK");
    expect(String(toFile(example, 'csv', 'https://example.org/').content)).toContain('https://example.org/jinan-2023/13.html');
  });
});

describe('a file that is no ledger', () => {
  const bomb = () => {
    const zeros = new Uint8Array(60 * 1024 * 1024).fill(32);
    return zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': zeros }, { level: 1 });
  };
  /** The same bomb, which says of itself that it is small. */
  const liar = () => {
    const bytes = bomb();
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at += 1) {
      const sign = view.getUint32(at, true);
      if (sign === 0x04034b50 && view.getUint32(at + 22, true) > 1e6) view.setUint32(at + 22, 1000, true);
      if (sign === 0x02014b50 && view.getUint32(at + 24, true) > 1e6) view.setUint32(at + 24, 1000, true);
    }
    return bytes;
  };
  /** No part is large, all together are. */
  const many = () => zipSync(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`xl/part${String(at)}.xml`, new Uint8Array(1024 * 1024).fill(32)])), { level: 1 });
  const oldFile = (words: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(504), ...[...words].flatMap((sign) => [sign.charCodeAt(0), 0])]);
  const entities = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;">]>';
  it.each<[string, () => Uint8Array, RegExp]>([
    ['nothing', () => new Uint8Array(), /空的/],
    ['too large', () => new Uint8Array(LARGEST_LEDGER_FILE + 1), /太大/],
    ['a zip bomb', bomb, /解压后太大/],
    ['a zip bomb that lies', liar, /解压后太大/],
    ['a zip bomb of many parts', many, /解压后太大/],
    ['a workbook without its end', () => (toFile(example, 'xlsx', '').content as Uint8Array).slice(0, -30), /没有下载完/],
    ['half of a workbook', () => (toFile(example, 'xlsx', '').content as Uint8Array).slice(0, 900), /打不开|没有下载完整/],
    ['a zip of something else', () => zipSync({ 'word/document.xml': strToU8('<a/>') }), /没有工作簿/],
    ['entities without end', () => sheet('', { 'xl/workbook.xml': `${entities}<workbook>&c;</workbook>` }), /打不开/],
    ['broken XML', () => sheet('<row><c'), /打不开/],
    ['a workbook without heads', () => sheet(inline(['姓名', '电话'])), /没有找到台账的列名.*姓名、电话/],
    ['other columns', () => csv([['姓名', '电话'], ['甲', '1']]), /没有找到台账的列名/],
    ['an old .xls', () => oldFile('Workbook'), /旧版.*\.xls.*另存为/],
    ['an encrypted .xlsx', () => oldFile('EncryptedPackage'), /加了密码.*另存/],
    ['an .ods', () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<a/>') }), /\.ods.*另存为/],
    ['a PDF', () => strToU8('%PDF-1.7'), /PDF/],
    ['a web page', () => strToU8('<!DOCTYPE html><html><script>alert(1)</script>'), /网页/],
    ['an image', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /看不出|没有找到/],
    ['broken JSON', () => strToU8('{"format": "yaodian'), /不是完整的 JSON/],
    ['other JSON', () => strToU8('[1,2,3]'), /不是本站导出的台账/],
    ['JSON of a later version', () => strToU8('{"format":"yaodian-duizhao/ledger","version":99,"rows":[]}'), /较新版本/],
    ['JSON without rows', () => strToU8('{"format":"yaodian-duizhao/ledger","version":1,"rows":{}}'), /没有行/],
    ['too many words', () => csv([['工作任务', '备注'], ...Array.from({ length: 60 }, () => ['甲', '乙'.repeat(20_000)])]), /字数太多/],
    ['too many rows', () => csv([['工作任务', '备注'], ...Array.from({ length: 2001 }, (_, at) => [`任务${String(at)}`, ''])]), /行数太多/],
  ])('is refused in words: %s', (_name, make, words) => {
    expect(() => fromFile(make(), 'x.xlsx')).toThrow(expect.objectContaining({ name: 'LedgerError', message: expect.stringMatching(words) as string }) as Error);
  }, 20_000);

  it('is not made long by one long text that many cells name, nor by a line of commas', () => {
    const cells = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(3);
    const bytes = sheet(cells, {
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/></Relationships>',
      'xl/strings.xml': `<sst><si><t>${'长'.repeat(100_000)}</t></si></sst>`,
    });
    expect(readXlsx(bytes).sheets[0]?.rows.flat().map((cell) => String(cell).length)).toEqual(Array.from({ length: 6 }, () => 32_767));
    expect(fromCsv(`工作任务,备注${','.repeat(100_000)}\n甲,乙`).map((row) => row.length)).toEqual([256, 2]);
  });

  it('keeps what looks like markup or a prototype as text', () => {
    const json = strToU8('{"format":"yaodian-duizhao/ledger","version":1,"title":"<b>","rows":[{"task":"<img src=x onerror=alert(1)>","__proto__":{"lead":"x"},"point":"../../etc","link":"javascript:alert(1)","done":"yes"}]}');
    const { ledger } = fromFile(json, 'a.json');
    expect(ledger.rows[0]).toMatchObject({ task: '<img src=x onerror=alert(1)>', lead: '', point: '', done: false });
  });
});

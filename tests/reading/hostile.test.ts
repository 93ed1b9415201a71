/** Files made to harm: read, or refused in words, within bounds; nothing of them is run, followed or fetched. */
import { readFileSync } from 'node:fs';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFile, ReadingError, type ReadFile } from '../../src/reading/index.ts';
import { loadReader } from '../../src/reading/load-reader.ts';
import { docx, p } from '../support/docx.ts';

beforeEach(() => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new Error('fetched'))));
});
afterEach(() => {
  expect(fetch).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});

/** Whatever it is, it is read or refused in one sentence of words. */
async function take(name: string, content: Uint8Array | string): Promise<ReadFile | string> {
  try {
    return await readFile(name, typeof content === 'string' ? strToU8(content) : content, loadReader);
  } catch (error) {
    expect(error).toBeInstanceOf(ReadingError);
    return (error as ReadingError).note;
  }
}
const textOf = (taken: ReadFile | string) => (typeof taken === 'string' ? `refused: ${taken}` : taken.text);

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = (body: string, parts: Zippable = {}) => zipSync({ 'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`), ...parts });

describe('archives', { timeout: 120_000 }, () => {
  const zeros = zipSync({ '0.txt': [new Uint8Array(50 * 1024 * 1024), { level: 9 }] });

  it('more text than any notice has, in a small archive or as it is: refused before it is taken apart', async () => {
    const clause = '<w:p><w:r><w:t>公开。</w:t></w:r></w:p>';
    expect(textOf(await take('a.docx', word(clause.repeat(450_000))))).toMatch(/文件内部的代码太长（约\d+万个字符），没有读取/);
    expect(textOf(await take('a.csv', '公开,规划处\n'.repeat(2_300_000)))).toMatch(/文件里有1610万个字符，比一份通知长得多/);
    for (const name of ['a.txt', 'a.md']) expect(textOf(await take(name, 'a'.repeat(6_000_001)))).toMatch(/600万个字符，比一份通知长得多/);
  });

  it('an archive in an archive, called by another name: not opened', async () => {
    expect(textOf(await take('a.zip', zipSync({ '要点.docx': zipSync({ '要点.docx': docx(p('一、公开')) }) })))).toMatch(/压缩包里的《要点\.docx》：这是压缩包里的压缩包/);
    expect(textOf(await take('a.zip', zipSync({ 'a.zip': zeros })))).toMatch(/其中的压缩包请先解压/);
    expect(textOf(await take('a.zip', zipSync({ '要点.txt': strToU8('一、公开') }).subarray(0, -30)))).toMatch(/压缩包已损坏，或文件不完整/);
  });

  it('a file that unpacks to much: said of it alone', async () => {
    expect(textOf(await take('a.zip', zipSync({ '大.txt': [new Uint8Array(65 * 1024 * 1024), { level: 1 }], '要点.txt': strToU8('一、公开') })))).toMatch(/里面有2个文件/);
  });

  it('more files than anybody chooses from', async () => {
    expect(textOf(await take('a.zip', zipSync(Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`${String(at)}.txt`, new Uint8Array(0)])))))).toMatch(/refused: .*里面有3000个文件/);
  });
});

describe('Word documents', { timeout: 120_000 }, () => {
  it('entities that multiply, and one that is a file of the machine', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body><w:p><w:r><w:t>一、公开&j;&x;</w:t></w:r></w:p></w:body></w:document>`;
    const text = textOf(await take('a.docx', zipSync({ 'word/document.xml': strToU8(bomb) })));
    expect(text.length).toBeLessThan(200);
    expect(text).not.toMatch(/root:|aaaa/);
  });

  it('a part that takes in itself, styles and lists that rest on one another', async () => {
    const parts = (target: string) => ({ 'word/_rels/document.xml.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/aFChunk" Target="${target}"/><Relationship Id="r2" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${RELATIONS}/numbering" Target="numbering.xml"/></Relationships>`),
      'word/styles.xml': strToU8(`<w:styles ${W}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`),
      'word/numbering.xml': strToU8(`<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`) });
    for (const target of ['document.xml', 'http://example.invalid/a.docx', '../../../../etc/passwd']) {
      expect(textOf(await take('a.docx', word('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>公开</w:t></w:r></w:p><w:altChunk r:id="r1"/>', parts(target))))).toMatch(/公开\n$|refused/);
    }
  });

  it('documents in documents in documents', async () => {
    let inner = docx(p('最里面'));
    for (let depth = 0; depth < 30; depth++) {
      inner = word('<w:p><w:r><w:t>公开</w:t></w:r></w:p><w:altChunk r:id="r1"/>', { 'word/_rels/document.xml.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/aFChunk" Target="c.docx"/></Relationships>`), 'word/c.docx': inner });
    }
    expect(textOf(await take('a.docx', inner))).toMatch(/公开/);
  });

  it('elements nested without end, and tables in tables', async () => {
    expect(textOf(await take('a.docx', word(`${'<w:sdt><w:sdtContent>'.repeat(50_000)}<w:p/>${'</w:sdtContent></w:sdt>'.repeat(50_000)}`)))).toMatch(/refused: .*(?:嵌套太深|没有文字|已损坏)/);
    const deep = 300;
    expect(textOf(await take('a.docx', word(`${'<w:tbl><w:tr><w:tc>'.repeat(deep)}<w:p><w:r><w:t>公开</w:t></w:r></w:p>${'</w:tc></w:tr></w:tbl>'.repeat(deep)}`)))).toMatch(/公开|嵌套太深/);
  });

  it('macros and templates elsewhere are left alone', async () => {
    const taken = await take('a.docx', word('<w:p><w:r><w:instrText>INCLUDETEXT "http://example.invalid/x"</w:instrText></w:r><w:r><w:t>一、公开</w:t></w:r></w:p>', {
      'word/vbaProject.bin': strToU8('Sub AutoOpen()'), 'word/_rels/settings.xml.rels': strToU8(`<Relationships><Relationship Id="r" Type="${RELATIONS}/attachedTemplate" Target="http://example.invalid/t.dotm" TargetMode="External"/></Relationships>`),
    }));
    expect(textOf(taken)).toBe('一、公开\n');
  });
});

describe('PDF', { timeout: 120_000 }, () => {
  const file = (objects: readonly string[], trailer = '') => `%PDF-1.7\n${objects.map((object, at) => `${String(at + 1)} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R ${trailer} >>\n%%EOF\n`;
  const stream = (content: string, more = '') => `<< /Length ${String(content.length)} ${more} >>\nstream\n${content}\nendstream`;
  it.each<[string, string]>([
    ['pages that are their own pages', file(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R 2 0 R] >>'])],
    ['a million pages that are not there', file(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>', '<< /Type /Page /Parent 2 0 R >>'])],
    ['a form that draws itself', file(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> /Contents 4 0 R >>', stream('/F Do'), stream('/F Do /F Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>')])],
    ['tables of objects that refer to one another', `${file(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>'], '/Prev 9')}startxref\n9\n%%EOF`],
    ['a length that is its own length', file(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>', '<< /Length 4 0 R >>\nstream\nx\nendstream'])],
    ['arrays nested without end', file(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count 1 /Kids ${'['.repeat(100_000)} >>`])],
    ['a script at opening', file(['<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\("http://example.invalid"\\)) >> >>', '<< /Type /Pages /Count 0 /Kids [] >>'])],
  ])('%s', async (_, content) => {
    expect(textOf(await take('a.pdf', content))).toMatch(/^refused: /);
  });
});

describe('sheets', () => {
  it('a part whose packing is damaged is refused; the library alone looks for its end without end', async () => {
    const name = 'xl/workbook.xml';
    const packed = zipSync({ [name]: strToU8('<workbook/>'.repeat(400)), '[Content_Types].xml': strToU8('<Types/>') }, { level: 9 });
    // The first bytes of what is packed, behind a header of 30 bytes and the name.
    packed.fill(0xff, 30 + name.length, 30 + name.length + 12);
    expect(textOf(await take('a.xlsx', packed))).toMatch(/^refused: .*已损坏/);
  });
});

describe('the others', { timeout: 120_000 }, () => {
  const odt = (content: string) => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8(content) });
  it.each<[string, string, Uint8Array | string]>([
    ['RTF, groups', 'a.rtf', `{\\rtf1 ${'{'.repeat(300_000)}x${'}'.repeat(300_000)}}`],
    ['RTF, a run of data that is not there', 'a.rtf', '{\\rtf1\\bin2147483647 x}'],
    ['RTF, an object that starts a program', 'a.rtf', '{\\rtf1{\\object\\objocx{\\*\\objdata 0105000002000000}}{\\field{\\*\\fldinst DDEAUTO cmd "/c calc"}{\\fldrslt }}}'],
    ['web page, elements', 'a.html', `<html>${'<div>'.repeat(100_000)}x`],
    ['web page, tables in tables', 'a.html', `<html>${'<table><tr><td>'.repeat(5000)}x`],
    ['OpenDocument, elements', 'a.odt', odt(`<o:a xmlns:o="urn:x">${'<o:b>'.repeat(100_000)}${'</o:b>'.repeat(100_000)}</o:a>`)],
    ['OpenDocument, cells repeated without end', 'a.odt', odt('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text><table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p><text:p><text:s text:c="1000000000"/></text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>')],
    ['MIME, parts in parts', 'a.mht', `MIME-Version: 1.0\r\n${Array.from({ length: 2000 }, (_, at) => `Content-Type: multipart/mixed; boundary="b${String(at)}"\r\n\r\n--b${String(at)}\r\n`).join('')}\r\nx`],
    ['OFD, a template that is its own, and a page that is not there', 'a.ofd', zipSync({ 'OFD.xml': strToU8('<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'), 'D.xml': strToU8('<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:TemplatePage ID="1" BaseLoc="P.xml"/></ofd:CommonData><ofd:Pages><ofd:Page ID="2" BaseLoc="P.xml"/><ofd:Page ID="3" BaseLoc="../../../etc/passwd"/></ofd:Pages></ofd:Document>'), 'P.xml': strToU8('<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Template TemplateID="1"/></ofd:Page>') })],
    ['a sheet that says it has all cells there are', 'a.xlsx', zipSync({
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'),
      '_rels/.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
      'xl/workbook.xml': strToU8(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="s.xml"/></Relationships>`),
      'xl/s.xml': strToU8('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c></row><row r="1048576"><c r="XFD1048576"><f>WEBSERVICE("http://example.invalid")</f><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells></worksheet>'),
    })],
  ])('%s', async (_, name, content) => {
    expect(textOf(await take(name, content)).length).toBeLessThan(300_000);
  });

  it('pictures, styles and frames elsewhere are not fetched, scripts not run', async () => {
    const page = '<html><head><link rel="stylesheet" href="http://example.invalid/a.css"><script>globalThis.ran = true</script></head><body onload="globalThis.ran = true"><iframe src="http://example.invalid/"></iframe><img src="http://example.invalid/a.png" onerror="globalThis.ran = true"><p>一、公开</p></body></html>';
    expect(textOf(await take('a.html', page))).toMatch(/^一、公开\n$/);
    expect('ran' in globalThis).toBe(false);
  });
});

describe('bytes changed at random', { timeout: 120_000 }, () => {
  it.each(['clauses.docx', 'tasks.doc', 'tasks.ofd'])('%s: read, or refused in words', async (name) => {
    const whole = readFileSync(new URL(`files/${name}`, import.meta.url));
    let seed = 29;
    const next = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
    for (let round = 0; round < 12; round++) {
      const bytes = Uint8Array.from(round % 4 === 0 ? whole.subarray(0, next(whole.length)) : whole);
      for (let change = 0; change < 12 && bytes.length > 0; change++) bytes[next(bytes.length)] = next(256);
      await take(name, bytes);
    }
  });
});

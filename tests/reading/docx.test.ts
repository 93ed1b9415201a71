/** Word documents as programs write them: numbers, merges, what is hidden, parts of other names. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { readAtOnce } from '../../src/reading/index.ts';
import { cell, docx, p, table } from '../support/docx.ts';

const read = (body: string, parts: Record<string, string> = {}) => readAtOnce('x.docx', docx(body, parts));
const points = ({ text, tables }: { text: string; tables: Parameters<typeof readNotice>[1] }) =>
  readNotice(text, tables).points.map(({ number, text: words, lead, participants, responsible, deadline, inherited }) => ({ number, text: words, lead, participants, responsible, deadline: deadline?.text ?? null, inherited }));

/** A cell of several paragraphs. */
const lines = (...texts: string[]) => `<w:tc><w:tcPr/>${texts.map((text) => p(text)).join('')}</w:tc>`;
const style = (id: string, inner: string, type = 'paragraph') => `<w:style w:type="${type}" w:styleId="${id}">${inner}</w:style>`;
const lists = (levels: string, more = '') => `<w:numbering><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${more}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const level = (at: number, format: string, text: string, more = '') => `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

describe('tables', () => {
  const HEAD = [cell('序号'), cell('工作任务'), cell('牵头单位'), cell('配合单位'), cell('完成时限')];

  it('units on lines of one cell are several, a word broken by hand is one', () => {
    const found = points(read(table(HEAD, [cell('1'), lines('公开规划执行', '情况。'), lines('规划处', '财务处'), lines('工会', '团委'), cell('6月底前')], [cell('2'), cell('公开收费目录。'), cell('财务处'), cell('办公室'), cell('9月底前')])));
    expect(found[0]).toMatchObject({ text: '公开规划执行情况。', lead: ['规划处', '财务处'], participants: ['工会', '团委'] });
  });

  it('measures on lines stay apart', () => {
    const { text } = read(table(HEAD, [cell('1'), lines('公开目录清单', '公开办事指南', '年内不少于2次'), cell('规划处'), cell(''), cell('')], [cell('2'), cell('公开预算。'), cell('财务处'), cell(''), cell('')]));
    expect(text).toContain('1\t公开目录清单 公开办事指南 年内不少于2次\t规划处');
  });

  it('a blank cell has what stands above it only where the file merges them', () => {
    const rows = (merge: boolean) => table(HEAD,
      [cell('1'), cell('公开规划。'), cell('规划处', merge ? { merge: 'restart' } : {}), cell('办公室', merge ? { merge: 'restart' } : {}), cell('6月底前')],
      [cell('2'), cell('公开统计。'), cell('', merge ? { merge: 'continue' } : {}), cell('', merge ? { merge: 'continue' } : {}), cell('')],
      [cell('3'), cell('公开预算。'), cell('财务处'), cell('办公室'), cell('9月底前')]);
    expect(points(read(rows(true)))[1]).toMatchObject({ lead: ['规划处'], participants: ['办公室'], deadline: null, inherited: true });
    expect(points(read(rows(false)))[1]).toMatchObject({ lead: [], participants: [], deadline: null, inherited: false });
  });

  it('counts tables and merged cells in what it says', () => {
    expect(read(table(HEAD, [cell('1'), cell('公开规划。'), cell('规划处', { span: 2 }), cell('')], [cell('2'), cell('公开统计。'), cell('规划处'), cell(''), cell('')])).notes.join())
      .toMatch(/1个表格，1处合并单元格/);
  });

  it('a frame around the notice is none of its tables', () => {
    const { text } = read(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>云川市交通运输局文件</w:t></w:r></w:p></w:tc>${cell('云交〔2024〕1号')}</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${['一、公开', '（一）公开规划。', '（二）公开统计。', '二、落实'].map((line) => p(line)).join('')}</w:tc></w:tr></w:tbl>`);
    expect(text).toBe('云川市交通运输局文件\n云交〔2024〕1号\n一、公开\n（一）公开规划。\n（二）公开统计。\n二、落实\n');
  });

  it('a table in a cell gives a line a cell', () => {
    const inner = table([cell('6月底前'), cell('公开计划')], [cell('12月底前'), cell('公开执行情况')]);
    expect(read(table(HEAD, [cell('1'), `<w:tc>${inner}<w:p/></w:tc>`, cell('规划处'), cell(''), cell('')])).text).toContain('1\t6月底前 公开计划 12月底前 公开执行情况\t规划处');
  });

  it('automatic numbers fill the cells of 序号, from where they start', () => {
    const number = '<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>';
    const found = points(read(table(HEAD, [number, cell('公开规划。'), cell('规划处'), cell(''), cell('')], [number, cell('公开统计。'), cell('统计处'), cell(''), cell('')]), { numbering: lists(level(0, 'decimal', '%1').replace('w:val="1"/><w:numFmt', 'w:val="5"/><w:numFmt')) }));
    expect(found.map((point) => point.number)).toEqual(['5', '6']);
  });

  it('a hidden row is left out and said', () => {
    const { text, notes } = read(table(HEAD, [cell('1'), cell('公开规划。'), cell('规划处'), cell(''), cell('')], [cell('2'), cell('公开统计。'), cell('统计处'), cell(''), cell('')]).replace('<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">2<', '<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">2<'));
    expect(text).not.toContain('统计处');
    expect(notes.join()).toContain('隐藏的行或列1处');
  });
});

describe('numbers', () => {
  const both = `${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%2.')}`;

  it('stand apart from a digit', () => {
    expect(read(p('2024年底前公开规划。', [1, 1]) + p('公开统计。', [1, 1]), { numbering: lists(both) }).text).toBe('1. 2024年底前公开规划。\n2.公开统计。\n');
  });

  it.each([['decimalEnclosedParen', '⑴'], ['decimalEnclosedFullstop', '⒈'], ['ideographEnclosedCircle', '㊀'], ['chineseLegalSimplified', '壹'], ['ideographTraditional', '甲'], ['upperRoman', 'I']])('%s', (format, drawn) => {
    expect(read(p('公开规划。', [1, 0]), { numbering: lists(level(0, format, '%1')) }).text).toBe(`${drawn}公开规划。\n`);
  });

  it('an empty paragraph takes a number', () => {
    expect(read(p('公开规划。', [1, 1]) + p('', [1, 1]) + p('公开统计。', [1, 1]), { numbering: lists(both) }).text).toBe('1.公开规划。\n\n3.公开统计。\n');
  });

  it('lvlRestart 0: never anew', () => {
    const numbering = lists(`${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>')}`);
    expect(read([p('公开', [1, 0]), p('规划。', [1, 1]), p('落实', [1, 0]), p('督查。', [1, 1])].join(''), { numbering }).text).toBe('一、公开\n1.规划。\n二、落实\n2.督查。\n');
  });

  it('the level whose pStyle names the style', () => {
    const numbering = lists(`${level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>')}${level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>')}`);
    const styles = `<w:styles>${['H1', 'H2'].map((id) => style(id, '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')).join('')}</w:styles>`;
    const styled = (id: string, text: string) => p(text).replace('<w:p>', `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>`);
    expect(read(styled('H1', '公开') + styled('H2', '规划。'), { numbering, styles }).text).toBe('一、公开\n（一）规划。\n');
  });

  it('a list that a list style defines', () => {
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Mine"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Mine"/>${both}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
    expect(read(p('公开', [1, 0]), { numbering, styles: `<w:styles>${style('Mine', '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', 'numbering')}</w:styles>` }).text).toBe('一、公开\n');
  });
});

describe('what is left out is said, with its line', () => {
  it.each([
    ['by a style of characters', `<w:p><w:r><w:t>公开。</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Hid"/></w:rPr><w:t>内部。</w:t></w:r></w:p>`, '公开。\n', /隐藏的文字1处（第1行）/],
    ['by a style of paragraphs', `${p('公开。')}${p('内部。').replace('<w:p>', '<w:p><w:pPr><w:pStyle w:val="HidP"/></w:pPr>').replace('<w:rPr><w:b/></w:rPr>', '')}`, '公开。\n\n', /隐藏的文字1处（第2行）/],
    ['struck through', '<w:p><w:r><w:t>（</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>法规处</w:t></w:r><w:r><w:t>规划处牵头）</w:t></w:r></w:p>', '（规划处牵头）\n', /加删除线的文字1处/],
    ['a phonetic guide', '<w:p><w:r><w:ruby><w:rt><w:r><w:t>gōng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>公</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>开</w:t></w:r></w:p>', '公开\n', /注音1处/],
    ['a table of contents', `${p('标题')}${p('目录')}<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一、公开</w:t></w:r></w:p><w:p><w:r><w:t>二、落实</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>${p('一、公开')}`, '标题\n\n一、公开\n', /目录1处/],
    ['the branch that is not shown', `<mc:AlternateContent><mc:Choice Requires="x">${p('新')}</mc:Choice><mc:Fallback>${p('旧')}</mc:Fallback></mc:AlternateContent><mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>${p('只有旧')}</mc:Fallback></mc:AlternateContent>`, '新\n只有旧\n', /版式和字体没有保留/],
  ])('%s', (_, body, text, note) => {
    const found = read(body, { styles: `<w:styles>${style('Hid', '<w:rPr><w:vanish/></w:rPr>', 'character')}${style('HidP', '<w:rPr><w:vanish/></w:rPr>')}</w:styles>` });
    expect(found.text).toBe(text);
    expect(found.notes.join()).toMatch(note);
  });
});

describe('packages', () => {
  const parts = unzipSync(docx(p('一、公开')));
  const relation = (type: string, target: string) => strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`);
  const [main] = [parts['word/document.xml'] as Uint8Array];

  it('the main part by another name, elements by another prefix', () => {
    expect(readAtOnce('x.docx', zipSync({ '_rels/.rels': relation('officeDocument', 'word/document2.xml'), 'word/document2.xml': main })).text).toBe('一、公开\n');
    const other = strToU8(new TextDecoder().decode(main).replace(/xmlns:w=/, 'xmlns:ns0=').replace(/(<\/?)w:/g, '$1ns0:').replace(/ w:/g, ' ns0:'));
    expect(readAtOnce('x.docx', zipSync({ 'word/document.xml': other })).text).toBe('一、公开\n');
  });

  it('a page taken in by altChunk is read, one of another kind is said', () => {
    const body = docx('<w:altChunk r:id="r1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>');
    const with_ = (name: string, text: string) => readAtOnce('x.docx', zipSync({ ...unzipSync(body), 'word/_rels/document.xml.rels': relation('aFChunk', name), [`word/${name}`]: strToU8(text) }));
    expect(with_('a.html', '<p>一、公开</p>').text).toBe('一、公开\n');
    expect(() => with_('a.rtf', '{\\rtf1 x}')).toThrow();
  });

  it('places: paragraphs, rows of tables', () => {
    const { text, places } = read(p('标题') + table([cell('序号'), cell('任务')], [cell('1'), cell('公开')]) + p('完'));
    expect(text.split('\n').slice(0, -1)).toHaveLength(places.length);
    expect(places).toEqual(['第1段', '表1第1行', '表1第2行', '第2段']);
  });
});

/** Files of one notice: in order, as one text, with tables and places moved along. */
import { describe, expect, it } from 'vitest';
import { readAtOnce } from '../../src/reading/index.ts';
import { joinFiles, orderFiles } from '../../src/reading/join-files.ts';
import { cell, docx, p, table } from '../support/docx.ts';

describe('orderFiles', () => {
  it.each([
    [['附件2.xls', '附件10.xls', '附件1.xls', '通知.docx'], ['通知.docx', '附件1.xls', '附件2.xls', '附件10.xls']],
    [['任务分工表.xlsx', '云川市要点.pdf'], ['云川市要点.pdf', '任务分工表.xlsx']],
  ])('%j', (names, wanted) => {
    expect(orderFiles(names.map((name) => ({ name }))).map(({ name }) => name)).toEqual(wanted);
  });
});

describe('joinFiles', () => {
  const notice = { name: '通知.txt', read: readAtOnce('通知.txt', Buffer.from('\ufeff云川市要点\r\n一、公开')) };
  const annex = { name: '附件.docx', read: readAtOnce('附件.docx', docx(table([cell('序号'), cell('任务', { span: 2 })], [cell('1'), cell('公开'), cell('规划处')]))) };

  it('a blank line between, line ends alike, tables and places where they now stand', () => {
    const { text, tables, places, notes } = joinFiles([notice, annex]);
    expect(text).toBe('云川市要点\n一、公开\n\n序号\t任务\t\n1\t公开\t规划处\n');
    expect(tables).toEqual([{ line: 3, rows: 2, spans: [{ row: 0, column: 1, rows: 1, columns: 2 }] }]);
    expect(places).toEqual(['通知.txt 第1行', '通知.txt 第2行', '', '附件.docx 表1第1行', '附件.docx 表1第2行']);
    expect(notes.join()).toMatch(/《通知\.txt》：文件编码是 UTF-8（带 BOM），已转换。,《附件\.docx》：由Word 文档转换/);
  });

  it('a note of a file is one of the whole: what was guessed ends as such notes end', () => {
    const guessed = { ...annex, read: { ...annex.read, notes: ['第1页的表格没有竖线，列按空白推断，请核对。', '由PDF转换为文字。'] } };
    expect(joinFiles([notice, guessed]).notes.slice(1)).toEqual(['《附件.docx》：第1页的表格没有竖线，列按空白推断，请核对。', '《附件.docx》：由PDF转换为文字。']);
  });

  it('one file is itself', () => {
    expect(joinFiles([annex])).toBe(annex.read);
    expect(readAtOnce('x.docx', docx(p('一、公开'))).places).toEqual(['第1段']);
  });
});

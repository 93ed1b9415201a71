/** Files of one notice: in order, as one text, with tables and places moved along. */
import { describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { readAtOnce, type ReadingError } from '../../src/reading/index.ts';
import { joinFiles, orderFiles } from '../../src/reading/join-files.ts';
import { loadReader } from '../../src/reading/load-reader.ts';
import { readFiles } from '../../src/reading/read-files.ts';
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

describe('readFiles', () => {
  const zip = (name: string, parts: Record<string, string>) => ({ name, bytes: zipSync(Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, strToU8(text)]))) });
  const [notice, one, several] = [zip('通知.zip', { '通知.txt': '一、公开' }), zip('附件.zip', { '附件/通知.txt': '二、落实' }), zip('附件1.zip', { '附件1.txt': '三、解读', '附件2.txt': '四、回应' })];
  const read = (files: (typeof notice)[], parts: readonly string[] = []) => readFiles(files, loadReader, { parts });

  it('archives of one file each: read again by what was read of them', async () => {
    const { text, parts } = await read([notice, one]);
    expect({ text, parts }).toEqual({ text: '一、公开\n\n二、落实\n', parts: ['通知.txt', '附件/通知.txt'] });
    expect((await read([notice, one], parts)).text).toBe(text);
  });

  it('what is chosen of one archive is not asked of the other', async () => {
    const plain = { name: '通知.txt', bytes: strToU8('一、公开') };
    expect(await read([notice, several], ['附件2.txt'])).toMatchObject({ text: '一、公开\n\n四、回应\n', parts: ['通知.txt', '附件2.txt'] });
    expect(await read([plain, several], ['附件2.txt'])).toMatchObject({ text: '一、公开\n\n四、回应\n', parts: ['附件2.txt'] });
    expect((await read([notice, several]).catch((error: unknown) => error) as ReadingError).parts).toHaveLength(2);
    await expect(read([notice, several], ['附件3.txt'])).rejects.toMatchObject({ note: expect.stringMatching(/里面没有“附件3\.txt”/) as string });
  });
});

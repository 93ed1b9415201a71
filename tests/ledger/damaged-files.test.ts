/** Files as several departments send them back: titles above, heads of two lines, hidden sheets, dates without a day, broken bytes and quotes. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fromFile } from '../../src/ledger/file.ts';
import type { TextField } from '../../src/ledger/ledger.ts';

const read = (bytes: Uint8Array, ...fields: TextField[]) => {
  const { ledger, notes } = fromFile(bytes, '台账.xlsx');
  return { rows: ledger.rows.map((row) => fields.map((field) => row[field])), notes: notes.join('') };
};
const text = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));

describe('a text file', () => {
  it('has a title above a table parted by semicolons', () => {
    expect(read(text('泥桥局台账', '序号;工作任务;具体要求;牵头单位', '1;修目录;"6月,12月各一次；报备";综合科', '2;办培训;年内两次;人事科'), 'task', 'requirement', 'lead').rows)
      .toEqual([['修目录', '6月,12月各一次；报备', '综合科'], ['办培训', '年内两次', '人事科']]);
  });

  it('has a title with a comma above a table parted by tabs', () => {
    expect(read(text('泥桥局台账,2024', '工作任务\t牵头单位\t备注', '修目录\t综合科\t', '办培训\t人事科\t急'), 'task', 'lead', 'remark').rows)
      .toEqual([['修目录', '综合科', ''], ['办培训', '人事科', '急']]);
  });

  it('has a head of two lines', () => {
    const { rows, notes } = read(text('序号,工作任务,责任分工,,完成时限', ',,牵头单位,配合单位,', '1,修目录,综合科,法规科,6月底前'), 'task', 'lead', 'participants', 'deadline');
    expect(rows).toEqual([['修目录', '综合科', '法规科', '6月底前']]);
    expect(notes).toBe('');
  });

  it('has a head of three lines', () => {
    expect(read(text('序号,工作任务,责任分工,,落实,', ',,单位,,情况,', ',,牵头单位,配合单位,进展,是否销号', '1,修目录,综合科,法规科,已办,是'), 'task', 'lead', 'participants', 'progress').rows).toEqual([['修目录', '综合科', '法规科', '已办']]);
  });

  it('names its columns in words of its own, roles in brackets and in any order', () => {
    const { rows, notes } = read(text('序号,任务事项,工作举措,责任科室（配合）,责任科室（牵头）,完成时间节点,落实进度,是否完成（是/否）,分管领导', '1,修目录,逐条核对,法规科,综合科,6月底前,已核对,是。,王'), 'task', 'requirement', 'lead', 'participants', 'deadline', 'progress');
    expect(rows).toEqual([['修目录', '逐条核对', '综合科', '法规科', '6月底前', '已核对']]);
    expect(notes).toBe('没有用到的列：分管领导。');
    // What is read by what it says is no reason to take a table of something else.
    expect(() => read(text('姓名,电话,备注', '甲,1,'), 'task')).toThrow('没有找到台账的列名');
  });

  it('has lines below that are no tasks, and a task whose words are like a head', () => {
    const { rows, notes } = read(text('序号,工作任务,具体要求,牵头单位,完成时限', '1,完成年度任务,明确要求,责任科室,时限', '合计,1项,,,', '注：以上由各科填报,,,,', '填报人：张三,,审核人：李四,,'), 'task', 'requirement', 'lead', 'deadline');
    expect(rows).toEqual([['完成年度任务', '明确要求', '责任科室', '时限']]);
    expect(notes).toBe('略过3行没有任务的文字。');
  });

  it('has dates in the ways of programs, and only those that can mean one day', () => {
    expect(read(text('工作任务,完成时限', '一,20240630', '二,6/30/2024', '三,6/7/2024', '四,2024.6.30'), 'due').rows).toEqual([['2024-06-30'], ['2024-06-30'], [''], ['2024-06-30']]);
  });

  it('has a quotation mark that nothing closes, or that the next row seems to close', () => {
    const last = read(text('工作任务,牵头单位', '"修目录,综合科', '办培训,人事科'), 'task', 'lead');
    expect(last.rows).toEqual([['"修目录', '综合科'], ['办培训', '人事科']]);
    expect(last.notes).toContain('1个引号');
    const next = read(text('工作任务,牵头单位', '"修目录,综合科', '"办培训",人事科'), 'task', 'lead');
    expect(next.rows).toEqual([['"修目录', '综合科'], ['办培训', '人事科']]);
    expect(next.notes).toContain('1个引号');
  });

  it('has a byte that is none of its encoding, or is cut in the middle of a character', () => {
    const whole = text('工作任务,牵头单位', '修目录,综合科');
    const bad = Uint8Array.from(whole, (byte, at) => (at === 30 ? 0xff : byte));
    expect(read(bad, 'task').notes).toContain('字节不成字');
    expect(read(whole.subarray(0, -1), 'task', 'lead')).toEqual({ rows: [['修目录', '综合\ufffd']], notes: expect.stringContaining('1处字节不成字') as string });
    expect(read(whole, 'task').notes).toBe('');
  });

  it('has a cell longer than a spreadsheet can hold', () => {
    const { rows, notes } = read(text('工作任务,具体要求', `修目录,${'要'.repeat(32_100)}`), 'requirement');
    expect(rows[0]?.[0]).toHaveLength(32_000);
    expect(notes).toContain('1格的文字太长');
    expect(read(text('工作任务,具体要求', `修目录,${'要'.repeat(25_000)}完`), 'requirement').rows[0]?.[0]).toMatch(/完$/);
  });
});

describe('a workbook', () => {
  const words = (...cells: string[]) => `<row>${cells.map((word) => `<c t="inlineStr"><is><t>${word}</t></is></c>`).join('')}</row>`;
  /** Styles 1 to 7: 2024年12月, 2024年, 2024/12/31, 000, 2024年12月 by number, 3项, 第3批 */
  const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="yyyy&quot;年&quot;"/><numFmt numFmtId="172" formatCode="yyyy/m/d"/><numFmt numFmtId="173" formatCode="000"/><numFmt numFmtId="174" formatCode="0&quot;项&quot;"/><numFmt numFmtId="175" formatCode="&quot;第&quot;General&quot;批&quot;"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/><xf numFmtId="57"/><xf numFmtId="174"/><xf numFmtId="175"/></cellXfs></styleSheet>`;
  const workbook = (sheets: { state?: string; rows: string; merge?: string }[]) => zipSync(Object.fromEntries(Object.entries({
    '_rels/.rels': '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets.map(({ state }, at) => `<sheet name="表${String(at)}" r:id="r${String(at)}"${state === undefined ? '' : ` state="${state}"`}/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) => `<Relationship Id="r${String(at)}" Type="x/worksheet" Target="worksheets/sheet${String(at)}.xml"/>`).join('')}<Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map(({ rows, merge }, at) => [`xl/worksheets/sheet${String(at)}.xml`, `<worksheet><sheetData>${rows}</sheetData>${merge === undefined ? '' : `<mergeCells><mergeCell ref="${merge}"/></mergeCells>`}</worksheet>`])),
  }).map(([path, xml]) => [path, strToU8(xml)])));

  it('has what people see read before what they hid', () => {
    const old = words('工作任务', '牵头单位') + words('作废的', '旧科');
    const now = words('工作任务', '牵头单位') + words('修目录', '综合科');
    expect(read(workbook([{ state: 'hidden', rows: old }, { rows: now }]), 'task')).toEqual({ rows: [['修目录']], notes: '' });
    expect(read(workbook([{ state: 'veryHidden', rows: old }]), 'task')).toEqual({ rows: [['作废的']], notes: '工作表“表0”是隐藏的。' });
  });

  it('has dates that show a month or a year alone: the last day of it', () => {
    const rows = `${words('工作任务', '完成时限')}${[['一', 1, 45627], ['二', 2, 45292], ['三', 3, 45627], ['四', 5, 45323]].map(([task, style, value]) =>
      `<row><c t="inlineStr"><is><t>${String(task)}</t></is></c><c s="${String(style)}"><v>${String(value)}</v></c></row>`).join('')}`;
    expect(read(workbook([{ rows }]), 'due').rows).toEqual([['2024-12-31'], ['2024-12-31'], ['2024-12-01'], ['2024-02-29']]);
  });

  it('has numbers as they are shown', () => {
    const rows = `${words('工作任务', '备注')}${[['一', 4, '7'], ['二', 0, '0.30000000000000004'], ['三', 0, '1234567.5'], ['四', 6, '3'], ['五', 7, '2.5']].map(([task, style, value]) =>
      `<row><c t="inlineStr"><is><t>${String(task)}</t></is></c><c s="${String(style)}"><v>${String(value)}</v></c></row>`).join('')}`;
    expect(read(workbook([{ rows }]), 'remark').rows).toEqual([['007'], ['0.3'], ['1234567.5'], ['3项'], ['第2.5批']]);
  });

  it('has a merged cell that covers cells with words of nothing', () => {
    const rows = `${words('具体要求', '工作任务', '牵头单位')}${words('上半年一次', '办培训', '人事科')}${words('下半年一次', '', '人事科')}`;
    expect(read(workbook([{ rows, merge: 'B2:B3' }]), 'task', 'requirement').rows).toEqual([['办培训', '上半年一次'], ['办培训', '下半年一次']]);
  });

  it('has a cell merged over columns and rows', () => {
    const rows = `${words('工作任务', '牵头单位', '配合单位')}${words('修目录', '综合科')}<row><c t="inlineStr"><is><t>办培训</t></is></c></row>${words('开放日', '人事科', '各科')}`;
    expect(read(workbook([{ rows, merge: 'B2:C3' }]), 'task', 'lead').rows).toEqual([['修目录', '综合科'], ['办培训', '综合科'], ['开放日', '人事科']]);
  });
});

/** Rows lead to pages that every site has, whatever the size of its corpus. */
import { expect, it } from 'vitest';
import { toCheckRows } from '../../src/data/rows.ts';
import { DIAGNOSTICS } from '../../src/data/tables/index.ts';
import { toFields } from '../../src/data/table.ts';
import type { Statistics } from '../../src/points/index.ts';

const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } };
const check = { rule: '正文“无行政复议、行政诉讼案件”＝四 总计之和', left: 0, right: null, holds: null };

it('a check of a report without figures leads to the report: there is no page of its figures', () => {
  const cells: Statistics['cells'] = [{ table: '四', row: '', column: '行政复议/总计', value: 0, source: position }];
  expect(toCheckRows('a-2022', { cells: [], checks: [check] }).map(({ url }) => url)).toEqual(['a-2022/index.html']);
  expect(toCheckRows('a-2022', { cells, checks: [check] }).map(({ url }) => url)).toEqual(['statistics/a-2022.html']);
});

it('a fault of a source leads to the notice: only large sites have a page for each source', () => {
  const [row] = toFields(DIAGNOSTICS, [{ at: 1, notice: 'a-2022', ruleId: 'x', severity: 'warning', message: '', file: 'a.txt', quote: '', ...position }]);
  expect(row?.at(-1)).toBe('a-2022/index.html');
});

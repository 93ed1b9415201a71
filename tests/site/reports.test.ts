import { expect, it } from 'vitest';
import { toReportLink } from '../../src/site/reports.ts';

it('leads to the address there is, else to the page that says there is none', () => {
  expect(toReportLink(null, '../', '济南2023附件第10项')).toEqual({ href: '../guide/errors.html', words: '发现错误' });
  expect(toReportLink('https://example.org/issues', '../', '济南')).toEqual({ href: 'https://example.org/issues', words: '报告错误' });
  expect(toReportLink('bianji@example.org', '')).toEqual({ href: 'mailto:bianji@example.org', words: '报告错误' });
  expect(toReportLink('bianji@example.org', '', '宿迁2021 三（一）1').href).toBe(`mailto:bianji@example.org?subject=${encodeURIComponent('报告错误：宿迁2021 三（一）1')}`);
});

import type { EvidenceGroup, EvidenceItem, FindingSource, Question } from './finding.ts';
import { nameNotice } from './words.ts';

type Cells = FindingSource['notices'][number]['statistics']['cells'];

/** What a report says of the requests it received, and of how many the file gives a result. */
export const requestsAnswered: Question = {
  id: 'requests-answered',
  ask: '收到的申请都有结果吗？',
  answer(source) {
    const reports = source.notices.map(({ record, statistics: { cells, gaps } }) => {
      const totals = cells.filter(({ table, column }) => table === '三' && column === '总计');
      const received = totals.find(({ row }) => /^一、/.test(row));
      const carried = totals.find(({ row }) => /^二、/.test(row));
      const forward = totals.find(({ row }) => /^四、/.test(row));
      const results = totals.filter(({ row, value }) => /^三、/.test(row) && !/总计/.test(row) && value > 0);
      return { record, received, carried, forward, results, isCut: gaps.some(({ kind, table }) => kind === 'truncated' && table === '三') };
    }).flatMap((report) => (report.received ? [{ ...report, received: report.received }] : []));
    if (reports.length === 0) return null;
    const toItems = (id: string, cells: Cells): EvidenceItem[] => cells.map(({ row, value }) => ({
      notice: id, point: null, href: `statistics/${id}.html`, quote: null, note: `${row}：${String(value)}件`,
    }));
    const sum = (cells: Cells) => cells.reduce((total, { value }) => total + value, 0);
    const groups: EvidenceGroup[] = [];
    const told = reports.slice(0, 3).map(({ record, received, carried, forward, results, isCut }) => {
      const all = received.value + (carried?.value ?? 0);
      const in_: EvidenceGroup = { id: `received-${record.id}`, title: `${nameNotice(source, record.id)}收到的申请`, items: toItems(record.id, carried && carried.value > 0 ? [received, carried] : [received]) };
      const out: EvidenceGroup = { id: `results-${record.id}`, title: `${nameNotice(source, record.id)}列出的办理结果`, items: toItems(record.id, results) };
      groups.push(in_, ...(results.length > 0 ? [out] : []));
      const name = nameNotice(source, record.id);
      const year = record.year === null || name.endsWith('年') ? '' : `${String(record.year)}年`;
      return {
        parts: [`${name}${year}收到`, { figure: String(all), group: in_.id }, '件信息公开申请，',
          ...(results.length === 0 ? ['来源文件没有列出办理结果'] : [isCut ? '来源文件只列出' : '列出办理结果的', { figure: String(sum(results)), group: out.id }, isCut ? '件的办理结果（表格到此截断）' : '件'])],
        missing: Math.max(0, all - sum(results) - (forward?.value ?? 0)), all,
      };
    });
    const [first] = told;
    if (!first || groups.length === 0) return null;
    const all = told.reduce((total, report) => total + report.all, 0);
    return {
      parts: [...told.flatMap(({ parts }, at) => (at > 0 ? ['；', ...parts] : parts)), '。'],
      groups,
      // Every request is to be answered or carried over: the share of which the report does not say how.
      telling: all === 0 ? 0 : told.reduce((total, report) => total + report.missing, 0) / all,
    };
  },
};

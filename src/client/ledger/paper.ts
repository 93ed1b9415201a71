/** A ledger on paper, A4 landscape: plain words in a table whose head, with the title, stands on every page. */
import { listColumns, toLink } from '../../ledger/table.ts';
import { countStanding } from '../../ledger/ledger.ts';
import { toChineseDate } from '../../view/labels.ts';
import { h } from '../lib/dom.ts';
import type { StoredLedger, StoredRow } from './edits.ts';

/**
 * @param rows the rows to print, with their numbers
 * @param only what they were chosen by; '' for all
 * @param base the site's address, for the addresses of sources
 */
export function buildPaper(ledger: StoredLedger, rows: readonly { row: StoredRow; number: number }[], only: string, base: string, today: string): HTMLElement {
  const columns = listColumns(rows.map(({ row }) => row)).filter(({ field }) => !['document', 'link', 'point', 'deadline'].includes(field));
  const { done, overdue } = countStanding(ledger.rows, today);
  return h('table', {},
    // The first row spans all columns: widths must come before it.
    h('colgroup', {}, ...columns.map(({ field }) => h('col', { class: `paper-${field}` }))),
    h('thead', {},
      h('tr', {}, h('th', { class: 'paper-title', colspan: columns.length },
        h('strong', {}, ledger.title), h('span', {}, `${only === '' ? '' : `只列${only}的${String(rows.length)}项；`}共${String(ledger.rows.length)}项，已销号${String(done)}项，逾期${String(overdue)}项；${toChineseDate(today)}打印`))),
      h('tr', {}, ...columns.map(({ field, name }) => h('th', { scope: 'col', class: `paper-${field}` }, name)))),
    h('tbody', {}, ...rows.map(({ row, number }) => h('tr', {}, ...columns.map(({ field }) => {
      const cell = (...children: (Node | string | false)[]) => h('td', { class: `paper-${field}` }, ...children);
      switch (field) {
        case 'index': return cell(String(number));
        case 'done': return cell(row.done ? '是' : '否');
        case 'due': return cell(row.deadline, row.deadline !== '' && row.due !== '' && h('br'), row.due);
        case 'source': return cell(...[row.source, row.document].filter((words) => words !== '').map((words) => h('p', {}, words)), toLink(row, base) !== '' && h('p', { class: 'paper-address' }, toLink(row, base)));
        default: return cell(row[field]);
      }
    })))));
}

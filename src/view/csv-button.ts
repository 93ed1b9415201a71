/** What stands with a table. */
import { h, type ViewElement } from './element.ts';

/**
 * The button that downloads a table; src/client/every-page/table-download.ts answers it.
 *
 * @param table its id
 * @param label for screen readers, where several such buttons would be called the same
 */
export function toCsvButton(table: string, label?: string): ViewElement {
  return h('p', { class: 'actions', 'data-needs-script': true }, h('button', { type: 'button', 'data-table-csv': table, 'aria-label': label }, '下载表格（CSV）'));
}

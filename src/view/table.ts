/** What stands around a table: the part of the page that it scrolls in, and the button that downloads it. */
import { h, type ViewElement } from './element.ts';

/** The attributes of an element that scrolls by itself where a table is too wide; the keyboard can scroll it too. */
export function toScrollerAttributes(label: string): { class: string; tabindex: number; role: 'region'; 'aria-label': string } {
  return { class: 'scroll-x', tabindex: 0, role: 'region', 'aria-label': label };
}

/**
 * The button that downloads a table; src/client/table-download.ts answers it.
 *
 * @param table its id
 * @param label for screen readers, where several such buttons would be called the same
 */
export function toCsvButton(table: string, label?: string): ViewElement {
  return h('p', { class: 'actions', 'data-needs-script': true }, h('button', { type: 'button', 'data-table-csv': table, 'aria-label': label }, '下载表格（CSV）'));
}

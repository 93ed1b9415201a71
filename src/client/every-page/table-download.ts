/** Buttons that download a table as CSV: `<button data-table-csv="id of the table">`. */
import { toCsv } from '../../formats/csv-write.ts';
import { download, readTable } from '../lib/download.ts';

export function setUpTableDownloads(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-table-csv]') : null;
    const table = button && document.getElementById(button.dataset['tableCsv'] ?? '');
    if (!(table instanceof HTMLTableElement)) return;
    download(`${table.dataset['name'] ?? document.title}.csv`, toCsv(readTable(table)), 'text/csv;charset=utf-8');
  });
}

/**
 * Sorting and filtering for tables marked `data-sortable`. Heads become
 * buttons; a head marked `data-filter` gets a list of the values of its
 * column. The tools stand in `[data-table-tools="id of the table"]`. Sort and
 * filters stand in the address, so that a view can be linked.
 */
import { h } from './dom.ts';

const COLLATOR = new Intl.Collator('zh-CN', { numeric: true });

export function setUpTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) setUpTable(table);
}

function valueOf(cell: HTMLTableCellElement | undefined): string {
  return (cell?.dataset['value'] ?? cell?.textContent ?? '').trim();
}

function setUpTable(table: HTMLTableElement): void {
  const [body] = table.tBodies;
  const head = table.tHead?.rows[0];
  if (!body || !head) return;
  const rows = [...body.rows];
  const printed = new Map(rows.map((row, at) => [row, at]));
  const heads = [...head.cells];
  const names = heads.map((cell) => cell.textContent.trim());
  const tools = document.querySelector<HTMLElement>(`[data-table-tools="${CSS.escape(table.id)}"]`);
  const status = h('span', { class: 'note', role: 'status' });
  const query = new URLSearchParams(location.search);
  let sorted: { column: number; down: boolean } | null = null;
  const filters = new Map<number, HTMLSelectElement>();
  const search = h('input', { type: 'search', 'aria-label': '在表中查找', placeholder: '在表中查找' });

  const sort = () => {
    const order = [...rows];
    const now = sorted;
    if (now) {
      const keyOf = (row: HTMLTableRowElement) => row.cells[now.column]?.dataset['sort'] ?? valueOf(row.cells[now.column]);
      order.sort((a, b) => {
        const [left, right] = [keyOf(a), keyOf(b)];
        // Blank cells stand last, whichever way round.
        if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
        return COLLATOR.compare(left, right) * (now.down ? -1 : 1);
      });
    }
    body.append(...order);
    heads.forEach((cell, column) => {
      cell.setAttribute('aria-sort', now?.column === column ? (now.down ? 'descending' : 'ascending') : 'none');
    });
  };
  const filter = () => {
    const words = search.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = [...filters].every(([column, select]) => select.value === '' || valueOf(row.cells[column]) === select.value)
        && (words === '' || [...row.cells].map(valueOf).join('\n').toLowerCase().includes(words));
      row.hidden = !fits;
      if (fits) shown++;
    }
    status.textContent = shown === rows.length ? `共${String(rows.length)}行` : `${String(shown)}行，共${String(rows.length)}行`;
  };
  const remember = () => {
    const address = new URL(location.href);
    const set = (name: string, value: string) => {
      if (value === '') address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    };
    set('sort', sorted ? `${sorted.down ? '-' : ''}${names[sorted.column] ?? ''}` : '');
    for (const [column, select] of filters) set(names[column] ?? '', select.value);
    set('find', search.value.trim());
    try {
      history.replaceState(history.state, '', address);
    } catch {
      // From a disk some browsers forbid it; the view then lasts as long as the page.
    }
  };

  heads.forEach((cell, column) => {
    const button = h('button', { type: 'button', class: 'sort' }, names[column]);
    button.addEventListener('click', () => {
      sorted = sorted?.column !== column ? { column, down: false } : sorted.down ? null : { column, down: true };
      sort();
      remember();
    });
    cell.replaceChildren(button);
    if (!('filter' in cell.dataset)) return;
    const values = [...new Set(rows.map((row) => valueOf(row.cells[column])))].filter(Boolean).sort(COLLATOR.compare);
    const select = h('select', {}, h('option', { value: '' }, '全部'), ...values.map((value) => h('option', { value }, value)));
    const wanted = query.get(names[column] ?? '') ?? '';
    if (values.includes(wanted)) select.value = wanted;
    select.addEventListener('change', () => {
      filter();
      remember();
    });
    filters.set(column, select);
  });
  const wantedSort = query.get('sort') ?? '';
  const column = names.indexOf(wantedSort.replace(/^-/, ''));
  if (column >= 0) sorted = { column, down: wantedSort.startsWith('-') };
  search.value = query.get('find') ?? '';
  search.addEventListener('input', () => {
    filter();
    remember();
  });
  tools?.replaceChildren(
    ...[...filters].map(([at, select]) => h('label', {}, `${names[at] ?? ''} `, select)), search,
    h('button', { type: 'button', 'data-table-csv': table.id }, '下载所见（CSV）'), status);
  rows.sort((a, b) => (printed.get(a) ?? 0) - (printed.get(b) ?? 0));
  sort();
  filter();
}

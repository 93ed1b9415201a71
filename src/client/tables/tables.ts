/**
 * Sorting and filtering for tables marked `data-sortable`. Heads become buttons; the lists of values to filter by stand
 * in `[data-table-tools="id of the table"]`, src/components/TableTools.astro. Sort and filters stand in the address, so
 * that a view can be linked.
 */
import { compareChinese } from '../../text/order.ts';
import { h } from '../lib/dom.ts';

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
  const heads = [...head.cells];
  const names = heads.map((cell) => cell.textContent.trim());
  const tools = document.querySelector(`[data-table-tools="${CSS.escape(table.id)}"]`);
  const status = tools?.querySelector('[role="status"]');
  const search = tools?.querySelector<HTMLInputElement>('input[type="search"]');
  const query = new URLSearchParams(location.search);
  let sorted: { column: number; down: boolean } | null = null;
  const filters = new Map([...tools?.querySelectorAll('select') ?? []].map((select) => [names.indexOf(select.dataset['column'] ?? ''), select]));

  const sort = () => {
    const order = [...rows];
    const now = sorted;
    if (now) {
      const keyOf = (row: HTMLTableRowElement) => row.cells[now.column]?.dataset['sort'] ?? valueOf(row.cells[now.column]);
      order.sort((a, b) => {
        const [left, right] = [keyOf(a), keyOf(b)];
        // Blank cells stand last, whichever way round.
        if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
        return compareChinese(left, right) * (now.down ? -1 : 1);
      });
    }
    body.append(...order);
    heads.forEach((cell, column) => {
      cell.setAttribute('aria-sort', now?.column === column ? (now.down ? 'descending' : 'ascending') : 'none');
    });
  };
  const filter = () => {
    const words = search?.value.trim().toLowerCase() ?? '';
    let shown = 0;
    for (const row of rows) {
      const fits = [...filters].every(([column, select]) => select.value === '' || valueOf(row.cells[column]) === select.value)
        && (words === '' || [...row.cells].map(valueOf).join('\n').toLowerCase().includes(words));
      row.hidden = !fits;
      if (fits) shown++;
    }
    if (status) status.textContent = shown === rows.length ? `共${String(rows.length)}行` : `${String(shown)}行，共${String(rows.length)}行`;
  };
  const remember = () => {
    const address = new URL(location.href);
    const set = (name: string, value: string) => {
      if (value === '') address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    };
    set('sort', sorted ? `${sorted.down ? '-' : ''}${names[sorted.column] ?? ''}` : '');
    for (const [column, select] of filters) set(names[column] ?? '', select.value);
    set('find', search?.value.trim() ?? '');
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
    cell.setAttribute('aria-sort', 'none');
  });
  for (const [column, select] of filters) {
    const wanted = query.get(names[column] ?? '') ?? '';
    if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted;
    select.addEventListener('change', () => {
      filter();
      remember();
    });
  }
  if (search) {
    search.value = query.get('find') ?? '';
    search.addEventListener('input', () => {
      filter();
      remember();
    });
  }
  const wantedSort = query.get('sort') ?? '';
  const column = names.indexOf(wantedSort.replace(/^-/, ''));
  if (column >= 0) {
    sorted = { column, down: wantedSort.startsWith('-') };
    sort();
  }
  // A table as it came needs no second look at all its rows.
  if (search?.value || [...filters.values()].some(({ value }) => value !== '')) filter();
}

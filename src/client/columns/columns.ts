/** The tools over a comparison: show or hide a place, move it left or right. */
import { FEW_COLUMNS, FEW_PLACES } from '../../view/limits.ts';


interface Column {
  id: string;
  label: string;
  shown: boolean;
}

/**
 * Builds the tools and keeps table, tools and address in step. The address
 * holds `columns=a,b,-c`: the order, hidden ones with a minus.
 */
export function setUpColumns(comparison: HTMLElement, tools: HTMLElement): void {
  const heads = [...comparison.querySelectorAll<HTMLElement>('thead [data-column]')];
  let columns: Column[] = heads.map((head) => ({ id: head.dataset['column'] ?? '', label: head.dataset['label'] ?? '', shown: true }));
  if (columns.length < 2) return;
  // Of very many the first few; the reader adds others.
  const many = columns.length > FEW_PLACES;
  if (many) columns.forEach((column, at) => (column.shown = at < FEW_COLUMNS));
  const printed = toWords(columns);
  columns = readAddress(columns);

  const status = document.createElement('span');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');

  const apply = (focus?: { id: string; action: string }) => {
    const order = new Map(columns.map((column, at) => [column.id, { at, ...column }]));
    for (const row of comparison.querySelectorAll('tr')) {
      const cells = [...row.querySelectorAll<HTMLElement>(':scope > [data-column]')];
      cells.sort((a, b) => (order.get(a.dataset['column'] ?? '')?.at ?? 0) - (order.get(b.dataset['column'] ?? '')?.at ?? 0));
      const moved = cells.some((cell, at) => row.children[at] !== cell);
      for (const cell of cells) {
        const hidden = !(order.get(cell.dataset['column'] ?? '')?.shown ?? true);
        // Touching nothing that stays as it is spares the page a new layout.
        if (cell.hidden !== hidden) cell.hidden = hidden;
        if (moved) row.append(cell);
      }
      // A row whose points are all hidden says nothing.
      const says = cells.some((cell) => !cell.hidden && !cell.classList.contains('empty'));
      if (cells.length > 0 && row.parentElement?.tagName === 'TBODY' && row.hidden === says) row.hidden = !says;
    }
    const shown = columns.filter((column) => column.shown).length;
    for (const part of comparison.querySelectorAll<HTMLTableCellElement>('tr.part > th')) if (part.colSpan !== shown) part.colSpan = Math.max(1, shown);
    writeAddress(columns, printed);
    build(focus);
  };

  const build = (focus?: { id: string; action: string }) => {
    const label = document.createElement('span');
    label.className = 'note';
    label.textContent = '显示的列：';
    const items = columns.map((column, at) => {
      const item = document.createElement('span');
      item.className = 'column-tool';
      const check = document.createElement('input');
      check.type = 'checkbox';
      check.checked = column.shown;
      check.id = `column-${column.id}`;
      check.disabled = column.shown && columns.filter((each) => each.shown).length === 1;
      check.addEventListener('change', () => {
        column.shown = check.checked;
        status.textContent = `${column.label}已${check.checked ? '显示' : '隐藏'}`;
        apply({ id: column.id, action: 'check' });
      });
      const name = document.createElement('label');
      name.htmlFor = check.id;
      name.textContent = column.label;
      const move = (by: -1 | 1, words: string, sign: string) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = sign;
        button.setAttribute('aria-label', `${column.label}${words}`);
        button.disabled = at + by < 0 || at + by >= columns.length;
        button.dataset['action'] = String(by);
        button.addEventListener('click', () => {
          columns.splice(at, 1);
          columns.splice(at + by, 0, column);
          status.textContent = `${column.label}已移到第${String(at + by + 1)}列`;
          apply({ id: column.id, action: String(by) });
        });
        return button;
      };
      item.dataset['tool'] = column.id;
      item.append(check, name, move(-1, '左移', '‹'), move(1, '右移', '›'));
      return item;
    });
    if (many) {
      // The list stays open while the reader chooses in it.
      const list = document.createElement('details');
      list.className = 'column-list';
      list.open = tools.querySelector('details')?.open ?? false;
      const summary = document.createElement('summary');
      summary.textContent = `显示${String(columns.filter((each) => each.shown).length)}列，共${String(columns.length)}列：选择要看的列`;
      list.append(summary, ...items);
      tools.replaceChildren(list, status);
    } else tools.replaceChildren(label, ...items, status);
    if (!focus) return;
    const item = tools.querySelector<HTMLElement>(`[data-tool="${CSS.escape(focus.id)}"]`);
    const wanted = focus.action === 'check' ? item?.querySelector('input') : item?.querySelector<HTMLButtonElement>(`button[data-action="${focus.action}"]:not(:disabled)`) ?? item?.querySelector<HTMLButtonElement>('button:not(:disabled)');
    wanted?.focus();
  };

  apply();
  comparison.prepend(buildPlaceSwitch(comparison, heads));
}

/** So far a finger moves sideways, in pixels, before it means another place. */
const SWIPE = 60;

/** On a phone: one place or all, by a press or a swipe. Places the reader has taken away stay away. */
function buildPlaceSwitch(comparison: HTMLElement, heads: readonly HTMLElement[]): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'place-switch';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', '看哪一地');
  const ids = ['', ...heads.map((head) => head.dataset['column'] ?? '')];
  let now = '';
  const show = (id: string) => {
    now = id;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset['place'] === id));
    for (const row of comparison.querySelectorAll<HTMLElement>('tr')) {
      const cells = [...row.querySelectorAll<HTMLElement>(':scope > [data-column]')];
      for (const cell of cells) cell.classList.toggle('switched-off', id !== '' && cell.dataset['column'] !== id);
      row.classList.toggle('switched-off', cells.length > 0 && cells.every((cell) => cell.classList.contains('switched-off') || cell.classList.contains('empty')));
    }
  };
  const buttons = ids.map((id, at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['place'] = id;
    button.textContent = id === '' ? '全部' : heads[at - 1]?.querySelector('.place')?.firstChild?.textContent ?? '';
    if (id !== '') button.append(heads[at - 1]?.dataset['label']?.replace(/\d{4}$/, '') ?? '');
    button.addEventListener('click', () => { show(id); });
    return button;
  });
  bar.append(...buttons);
  show('');
  let start: Touch | null = null;
  comparison.addEventListener('touchstart', ({ touches }) => { start = touches.length === 1 ? touches[0] ?? null : null; }, { passive: true });
  comparison.addEventListener('touchend', ({ changedTouches: [end] }) => {
    if (!start || !end || bar.offsetParent === null) return;
    const [right, down] = [end.clientX - start.clientX, end.clientY - start.clientY];
    // Across, and not while scrolling.
    if (Math.abs(right) < SWIPE || Math.abs(right) < 2 * Math.abs(down)) return;
    const next = ids[ids.indexOf(now) + (right < 0 ? 1 : -1)];
    if (next === undefined) return;
    show(next);
    bar.scrollIntoView({ block: 'nearest' });
  }, { passive: true });
  return bar;
}

function readAddress(columns: Column[]): Column[] {
  const wanted = new URLSearchParams(location.search).get('columns')?.split(',') ?? [];
  const known = new Map(columns.map((column) => [column.id, column]));
  const chosen: Column[] = [];
  for (const entry of wanted) {
    const column = known.get(entry.replace(/^-/, ''));
    if (!column || chosen.includes(column)) continue;
    column.shown = !entry.startsWith('-');
    chosen.push(column);
  }
  const all = [...chosen, ...columns.filter((column) => !chosen.includes(column))];
  if (!all.some((column) => column.shown)) for (const column of all) column.shown = true;
  return all;
}

function toWords(columns: readonly Column[]): string {
  return columns.map(({ id, shown }) => (shown ? id : `-${id}`)).join(',');
}

function writeAddress(columns: readonly Column[], printed: string): void {
  const address = new URL(location.href);
  const now = toWords(columns);
  if (now === printed) address.searchParams.delete('columns');
  else address.searchParams.set('columns', now);
  const href = address.href.replace(/%2C/g, ',');
  if (href === location.href) return;
  try {
    history.replaceState(history.state, '', href);
  } catch {
    // From a disk some browsers forbid it; the choice then lasts as long as the page.
  }
}

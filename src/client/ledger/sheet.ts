/** The table of a ledger on its page: the rows a filter leaves, each kept in step with what is stored. */
import { nameProgress } from '../../ledger/table.ts';
import { h } from '../lib/dom.ts';
import type { StoredLedger } from './edits.ts';
import { headOf, PAGE_COLUMNS, RowView, type RowActions } from './rows.ts';

export class Sheet {
  readonly #body = h('tbody', { role: 'rowgroup' });
  readonly #table: HTMLTableElement;
  readonly #empty = h('p', { class: 'ledger-empty' });
  readonly #views = new Map<string, RowView>();
  readonly #root: string;
  readonly #actions: RowActions;

  constructor(place: HTMLElement, root: string, actions: RowActions) {
    this.#root = root;
    this.#actions = actions;
    const head = h('tr', { role: 'row' }, ...PAGE_COLUMNS.map((column) => h('th', { scope: 'col', role: 'columnheader', class: `ledger-${column}`, 'data-column': column }, headOf(column))));
    this.#table = h('table', { role: 'table', 'aria-label': '台账' }, h('thead', { role: 'rowgroup' }, head), this.#body);
    place.append(this.#table, this.#empty);
  }

  /**
   * @param chosen the rows to show
   * @param day today, ISO
   * @param instead what is said where no row is shown
   */
  show({ rows }: StoredLedger, chosen: ReadonlySet<string>, day: string, instead: () => (Node | string)[]): void {
    const shown = rows.flatMap((row, at) => (chosen.has(row.id) ? [{ row, at }] : []));
    this.#table.classList.toggle('has-part', rows.some(({ part }) => part !== ''));
    this.#table.hidden = shown.length === 0;
    this.#empty.hidden = shown.length > 0;
    this.#empty.replaceChildren(...(shown.length > 0 ? [] : instead()));

    const ids = new Set(shown.map(({ row }) => row.id));
    for (const [id, view] of this.#views) {
      if (ids.has(id)) continue;
      view.element.remove();
      this.#views.delete(id);
    }
    const active = document.activeElement;
    let next = this.#body.firstElementChild;
    for (const { row, at } of shown) {
      let view = this.#views.get(row.id);
      if (!view) {
        view = new RowView(row, this.#root, this.#actions);
        this.#views.set(row.id, view);
      }
      view.show(row, at, rows.length, day);
      if (view.element === next) next = next.nextElementSibling;
      else this.#body.insertBefore(view.element, next);
    }
    this.#nameProgress(nameProgress(rows));
    if (active instanceof HTMLElement && active !== document.activeElement && this.#body.contains(active)) active.focus({ preventScroll: true });
  }

  #nameProgress(name: string): void {
    for (const cell of this.#table.querySelectorAll<HTMLElement>('[data-column="progress"]')) {
      if (cell.tagName === 'TH' && cell.textContent !== name) cell.textContent = name;
      else cell.dataset['name'] = name;
    }
  }

  /** Keeps what is typed and not yet kept. */
  flush(): void {
    for (const view of this.#views.values()) view.flush();
  }

  /** Focuses a row's task, or one of its arrows. */
  focus(row: string | undefined, step?: -1 | 1): void {
    this.#views.get(row ?? '')?.focus(step);
  }

  scrollTo(row: string | undefined, block: ScrollLogicalPosition): void {
    this.#views.get(row ?? '')?.element.scrollIntoView({ block });
  }
}

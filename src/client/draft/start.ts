/** Where a draft begins: from nothing, a file, a notice of the site, a ledger. */
import { getStore } from '../ledger/shared-store.ts';
import { h } from '../lib/dom.ts';
import { takeDrops } from '../try/field.ts';

interface Actions {
  files: (files: readonly File[]) => Promise<void>;
  notice: (id: string) => void;
  ledger: (id: string) => void;
}

export class Start {
  readonly #app: HTMLElement;

  constructor(app: HTMLElement, actions: Actions) {
    this.#app = app;
    this.#get<HTMLInputElement>('year').value = String(new Date().getFullYear() + 1);
    const file = this.#get<HTMLInputElement>('file');
    file.addEventListener('change', () => {
      const chosen = [...file.files ?? []];
      // The same file, chosen again after it was changed, counts again.
      if (chosen.length > 0) void actions.files(chosen).finally(() => { file.value = ''; });
    });
    takeDrops(app, (dropped) => void actions.files(dropped));
    for (const [name, act] of [['base', actions.notice], ['ledger', actions.ledger]] as const) {
      const select = this.#get<HTMLSelectElement>(name);
      select.addEventListener('change', () => {
        if (select.value !== '') act(select.value);
        select.value = '';
      });
    }
  }

  #get<Type extends HTMLElement = HTMLElement>(name: string): Type {
    const element = this.#app.querySelector<Type>(`[data-draft-${name}]`);
    if (!element) throw new Error(`Unexpected page without [data-draft-${name}]`);
    return element;
  }

  /** The year that the reader gave for a draft from nothing. */
  get year(): number | undefined {
    const year = Number(this.#get<HTMLInputElement>('year').value);
    return year >= 1990 && year <= 2199 ? year : undefined;
  }

  chooseFile(): void {
    this.#get<HTMLInputElement>('file').click();
  }

  show(isNeeded: boolean): void {
    this.#get('start').hidden = !isNeeded;
    const ledgers = getStore().list().filter(({ unreadable, rows }) => !unreadable && rows > 0);
    this.#get('ledgers').hidden = ledgers.length === 0;
    const select = this.#get<HTMLSelectElement>('ledger');
    if (select.options.length !== ledgers.length + 1) select.replaceChildren(h('option', { value: '' }, '请选择'), ...ledgers.map(({ id, title, rows }) => h('option', { value: id }, `${title}（${String(rows)}）`)));
  }

  /** What to choose from an archive, in place of what was there of another. */
  ask(choice: HTMLElement | null): void {
    this.#app.querySelector('[data-try-archive]')?.remove();
    if (!choice) return;
    this.#get('bar').after(choice);
    choice.querySelector('input')?.focus();
  }
}

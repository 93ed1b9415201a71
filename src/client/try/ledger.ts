/** Points of the reader's own notice go into the ledger, as rows of the reader's own. */
import type { LedgerRow } from '../../ledger/ledger.ts';
import type { NoticeRecord, WorkPoint } from '../../points/index.ts';
import { ADD_TO_LEDGER, IN_LEDGER } from '../ledger/button.ts';
import { putRows } from '../ledger/put.ts';
import { getStore } from '../ledger/shared-store.ts';
import { h } from '../lib/dom.ts';
import { toLedgerRow } from './ledger-row.ts';

/** Knows what is in the ledger already: the same words from the same place. */
export class AddToLedger {
  readonly #notice: NoticeRecord;
  readonly #page: string;
  #inside: ReadonlySet<string>;

  constructor(notice: NoticeRecord, root: string) {
    this.#notice = notice;
    this.#page = `${root}ledger/index.html`;
    this.#inside = this.#look();
  }

  #look(): ReadonlySet<string> {
    return new Set(getStore().current()?.rows.filter(({ point }) => point === '').map(toKey));
  }

  has(point: WorkPoint): boolean {
    return this.#inside.has(toKey(toLedgerRow(this.#notice, point)));
  }

  addOne(point: WorkPoint, label: string): boolean {
    const row = toLedgerRow(this.#notice, point);
    return this.add([row], row.source || label);
  }

  /** Those that are not in it yet. */
  add(rows: readonly LedgerRow[], label?: string): boolean {
    const fresh = rows.filter((row) => !this.#inside.has(toKey(row)));
    const done = putRows(getStore(), fresh, label ?? `${String(fresh.length)}项`, this.#page);
    this.#inside = this.#look();
    return done;
  }
}

const toKey = ({ source, requirement }: LedgerRow) => `${source}\n${requirement}`;

/** The button of one point. */
export function buildAddButton(point: WorkPoint, label: string, ledger: AddToLedger): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'ledger-add' });
  const show = () => {
    const added = ledger.has(point);
    button.textContent = added ? IN_LEDGER : ADD_TO_LEDGER;
    button.setAttribute('aria-label', `${button.textContent}：${label}`);
    button.dataset['added'] = String(added);
  };
  button.addEventListener('click', () => {
    if (!ledger.has(point)) ledger.addOne(point, label);
    show();
  });
  show();
  return button;
}

/** The button that puts a point into the ledger, as LedgerButton.astro makes it at build time; buttons.ts answers it. */
import { h } from '../dom.ts';

export const ADD_TO_LEDGER = '加入台账';

/** @param label which point it is, for readers who hear it: `广州2022第17条` */
export function buildLedgerButton(point: string, label: string): HTMLButtonElement {
  return h('button', { type: 'button', class: 'ledger-add', 'data-add-to-ledger': point, 'data-label': label, 'aria-label': `${ADD_TO_LEDGER}：${label}` }, ADD_TO_LEDGER);
}

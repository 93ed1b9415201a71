/** The button that puts a point into the reader's ledger; src/client/ledger/buttons.ts answers it. */
import { h, type ViewElement } from './element.ts';

export const ADD_TO_LEDGER = '加入台账';
/** What it says once the point is in the ledger. */
export const IN_LEDGER = '已在台账';

/**
 * @param point its id
 * @param label which point it is, for screen readers: `广州2022第17项`
 */
export function toLedgerButton(point: string, label: string): ViewElement {
  return h('button', {
    type: 'button', class: 'ledger-add', 'data-needs-script': true, 'data-add-to-ledger': point, 'data-label': label, 'aria-label': `${ADD_TO_LEDGER}：${label}`,
  }, ADD_TO_LEDGER);
}

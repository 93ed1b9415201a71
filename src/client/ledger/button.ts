/** The button that puts a point into the ledger, as an element; buttons.ts answers it. */
import { toLedgerButton } from '../../view/ledger-button.ts';
import { toElement } from '../lib/dom.ts';

export { ADD_TO_LEDGER, IN_LEDGER } from '../../view/ledger-button.ts';

/** @param label which point it is, for screen readers: `广州2022第17项` */
export function buildLedgerButton(point: string, label: string): HTMLElement {
  return toElement(toLedgerButton(point, label));
}

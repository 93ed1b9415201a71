/** One store for all scripts of a page, which are bundled apart from each other. */
import { LedgerStore } from './store.ts';

declare global {
  var ledgerStore: LedgerStore | undefined;
}

export function getStore(): LedgerStore {
  return globalThis.ledgerStore ??= new LedgerStore();
}

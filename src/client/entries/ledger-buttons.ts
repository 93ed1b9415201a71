/** Buttons that put points into the ledger; loaded by src/client/ledger/loader.ts. */
import { setUpLedgerButtons } from '../ledger/buttons.ts';
import { getStore } from '../ledger/shared-store.ts';

setUpLedgerButtons(getStore());

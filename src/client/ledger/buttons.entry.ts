/** Buttons that put points into the ledger; loaded by src/client/every-page/ledger-loader.ts. */
import { setUpLedgerButtons } from './buttons.ts';
import { getStore } from './shared-store.ts';

setUpLedgerButtons(getStore());

/** The page of the ledger. */
import { setUpLedgerPage } from './page.ts';

setUpLedgerPage();

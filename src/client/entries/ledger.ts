/** The page of the ledger. */
import { setUpLedgerPage } from '../ledger/page.ts';

setUpLedgerPage();

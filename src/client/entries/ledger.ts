/** The page of the ledger. */
import { setUpLedgerPage } from '../ledger/page.ts';
import { whenParsed } from '../when-parsed.ts';

whenParsed(setUpLedgerPage);

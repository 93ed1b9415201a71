/** Tables that can be sorted and filtered. */
import { setUpTables } from '../tables.ts';
import { whenParsed } from '../when-parsed.ts';

whenParsed(setUpTables);

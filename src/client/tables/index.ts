/** Tables that can be sorted and filtered. */
import { setUpTables } from './tables.ts';

setUpTables();

/** Tables that can be sorted, filtered and searched. */
import { setUpFind, setUpFolds } from './find.ts';
import { setUpTables } from './tables.ts';

setUpTables();
setUpFind();
setUpFolds();

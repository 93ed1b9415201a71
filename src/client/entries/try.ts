/** Bring your own notice. */
import { setUpTryPage } from '../try/page.ts';

setUpTryPage();

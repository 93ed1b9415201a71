/** Bring your own notice. */
import { setUpTryPage } from './page.ts';

setUpTryPage();

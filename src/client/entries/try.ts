/** Bring your own notice. */
import { setUpTryPage } from '../try/page.ts';
import { whenParsed } from '../when-parsed.ts';

whenParsed(setUpTryPage);

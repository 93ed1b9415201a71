/** The page 起草. */
import { setUpDraftPage } from './page.ts';

setUpDraftPage();

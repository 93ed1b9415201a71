// Asked for when a reader opens the panel of references: see src/client/every-page/cite-panel.ts.
import { setUpCitations } from './citations.ts';

setUpCitations();

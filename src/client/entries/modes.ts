// Runs before the first paint: what the reader chose is there from the start.
import { setAsked } from '../dom.ts';
import { applyModes, readModes } from '../modes.ts';

applyModes(readModes());
document.documentElement.classList.add('has-script');
setAsked(location.search.length > 1);

// Runs before the first paint: what the reader chose is there from the start.
import { setAsked } from '../dom.ts';
import { drawInParts } from '../drawing.ts';
import { startModes } from '../modes.ts';

startModes();
setAsked(location.search.length > 1);
// Who comes for a place in the page, or comes back to where the page was left, gets all of it at once, and so does
// whoever opens it in the background.
const forAPlace = location.hash !== '' || /[?&]hl=/.test(location.search);
const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (!forAPlace && visit?.type === 'navigate' && document.visibilityState === 'visible') drawInParts();

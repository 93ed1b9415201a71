// Runs before the first paint: what the reader chose is there from the start.
import { setAsked } from '../lib/dom.ts';
import { startModes } from './modes.ts';

startModes();
setAsked(location.search.length > 1);

/** Pages that show a choice of many notices. */
import { setUpPlaces } from './places.ts';

setUpPlaces();

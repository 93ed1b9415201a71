/** Pages that show a choice of many notices. */
import { setUpPlaces } from '../places.ts';
import { whenParsed } from '../when-parsed.ts';

whenParsed(setUpPlaces);

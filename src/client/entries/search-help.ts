// What is near a search without results: loaded by src/client/search/help-loader.ts.
import { makeHelp } from '../search/help.ts';

globalThis.makeSearchHelp = makeHelp;

/** What is near a search without results: loaded by src/client/search/page.ts. */
import { provide } from '../lib/load.ts';
import { makeHelp } from './help.ts';

provide('assets/search-help', makeHelp);

/** What answers a query above its hits: loaded by load-cards.ts with the first query. */
import { findCards } from '../../search/cards.ts';
import { provide } from '../lib/load.ts';

provide('assets/search-cards', findCards);

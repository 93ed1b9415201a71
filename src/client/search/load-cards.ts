/** The cards for a query, by a script and data that come with the first. */
import type { Card } from '../../search/cards.ts';
import { load } from '../lib/load.ts';

/** Without them the hits are still there: none where they cannot be loaded. */
export async function loadCards(query: string, most?: number): Promise<Card[]> {
  if (query.trim() === '') return [];
  try {
    const [find, cards] = await Promise.all([load('assets/search-cards'), load('assets/cards')]);
    return find(query, cards, most);
  } catch {
    return [];
  }
}

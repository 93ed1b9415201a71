/** The cards for a query, by a script and data that come with the first. */
import type { Card } from '../../search/cards.ts';
import { isHere, load } from '../lib/load.ts';

/**
 * Whether cards cost nothing now. Where they do not, hits come first: what a reader loads before the first result is
 * the index, and no more.
 */
export function areCardsHere(): boolean {
  return isHere('assets/search-cards') && isHere('assets/cards');
}

/**
 * Without them the hits are still there: none where they cannot be loaded.
 *
 * @param show makes what the page shows of a card
 */
export async function loadCards<Shown>(query: string, show: (card: Card, toElement: (card: Card, root: string) => HTMLElement) => Shown, most?: number): Promise<Shown[]> {
  if (query.trim() === '') return [];
  try {
    const [{ findCards, toCardElement }, cards] = await Promise.all([load('assets/search-cards'), load('assets/cards')]);
    return findCards(query, cards, most).map((card) => show(card, toCardElement));
  } catch {
    return [];
  }
}

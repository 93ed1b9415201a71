/** The text of a notice in the browser, loaded on demand. */
import { load } from './load.ts';

/** @throws where the script cannot be loaded; asking again tries again */
export async function loadNoticeText(id: string): Promise<string> {
  return load(`assets/texts/${id}`);
}

/** Addresses that depend on how many notices there are. */
import { MOST_ON_A_PAGE } from '../view/limits.ts';

/** Where the state of a notice's source is told, from the root: one page for all, or one each. */
export function toSourceAddress(notice: string, count: number): string {
  return count <= MOST_ON_A_PAGE ? `sources/index.html#${notice}` : `sources/${notice}.html`;
}

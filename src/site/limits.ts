/** What pages and files can hold of very many notices. */
import type { AlignmentOptions } from '../compare/alignment.ts';

/** Pages that lay notices side by side hold so many of them; others the reader adds on the page of comparison. */
export const MOST_ON_A_PAGE = 60;

/** Of very many notices no page lists more than the nearest partners of a point. */
export function toAlignmentLimits(notices: number): Partial<AlignmentOptions> {
  return notices > MOST_ON_A_PAGE ? { perNotice: 3, perPoint: 24 } : {};
}

/** How much of very many notices is compared and laid side by side. */
import type { AlignmentOptions } from './alignment.ts';

/** Pages that lay notices side by side hold so many of them; others the reader adds on the page of comparison. */
export const MOST_ON_A_PAGE = 60;

/** Of very many notices nothing lists more than the nearest partners of a point. */
export function toAlignmentLimits(notices: number): Partial<AlignmentOptions> {
  return notices > MOST_ON_A_PAGE ? { perNotice: 3, perPoint: 24 } : {};
}

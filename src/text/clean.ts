/** Text that somebody typed or a file brought, as every format can hold it. */
import { toLineFeeds } from './line-ends.ts';
import { toWellFormed } from './well-formed.ts';

/**
 * Line feeds, no control characters, no halves of characters.
 *
 * @param most characters; the rest is cut off
 */
export function cleanText(text: string, most: number): string {
  // XML holds neither the control characters but tab and line feed, nor U+FFFE and U+FFFF.
  const kept = toLineFeeds(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, ''); // eslint-disable-line no-control-regex
  return toWellFormed(kept.slice(0, most));
}

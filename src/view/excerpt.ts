/** A stretch of a text with the words in question in its middle. */

export interface Excerpt {
  before: string;
  words: string;
  after: string;
}

/**
 * @param quote the words in question; where they do not stand in the text, its beginning is given
 * @param around so many characters on either side; what is cut shows it
 */
export function toExcerpt(text: string, quote: string | null, around: number): Excerpt {
  const at = quote === null || quote === '' ? -1 : text.indexOf(quote);
  if (at < 0 || quote === null) return { before: '', words: '', after: text.length > 2 * around ? `${text.slice(0, 2 * around)}……` : text };
  const start = at <= around + 2 ? 0 : at - around;
  const end = at + quote.length;
  const stop = text.length - end <= around + 2 ? text.length : end + around;
  return { before: (start > 0 ? '……' : '') + text.slice(start, at), words: text.slice(at, end), after: text.slice(end, stop) + (stop < text.length ? '……' : '') };
}

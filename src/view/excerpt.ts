/** A stretch of a text with the words in question in its middle, cut where a clause begins or ends if one does nearby. */

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
  return toStretch(text, at, at + quote.length, around);
}

/** The same for words whose place is known. */
export function toStretch(text: string, at: number, end: number, around: number): Excerpt {
  const start = at <= around + 2 ? 0 : startOfClause(text, at - around, at);
  const stop = text.length - end <= around + 2 ? text.length : endOfClause(text, end, end + around);
  return { before: (start > 0 ? '……' : '') + text.slice(start, at), words: text.slice(at, end), after: text.slice(end, stop) + (stop < text.length ? '……' : '') };
}

const STOP = /[，。；：！？,;]/;

/** Behind the first stop in the stretch, or the first comma of a list; its beginning where there is none. One right before the words would leave nothing of what stands before them. */
function startOfClause(text: string, start: number, end: number): number {
  const words = text.slice(start, end - 1);
  const stop = words.search(STOP);
  return start + (stop < 0 ? words.indexOf('、') : stop) + 1;
}

/** Before the last stop in the stretch but one that opens it; its end where there is none. What lists go on with is no end. */
function endOfClause(text: string, start: number, end: number): number {
  for (let at = end - 1; at > start; at--) if (STOP.test(text.charAt(at))) return text.charAt(at) === '。' ? at + 1 : at;
  return text.charAt(end - 1) === '、' ? end - 1 : end;
}

/** A text in pieces that differ in how they are shown, without a character changed. */
import type { Span } from './span.ts';

/** A stretch of a text that lies in one of its spans, or between them. */
export interface Piece<S extends Span = Span> extends Span {
  text: string;
  span: S | null;
}

/**
 * Cuts a text where spans begin and end: the pieces together are the text, or what lies `within` it.
 *
 * @param spans in order; of two that overlap the first keeps what both have
 */
export function cutAtSpans<S extends Span>(text: string, spans: readonly S[], within: Span = { start: 0, end: text.length }): Piece<S>[] {
  const pieces: Piece<S>[] = [];
  let at = within.start;
  const push = (end: number, span: S | null) => {
    if (end > at) pieces.push({ start: at, end, text: text.slice(at, end), span });
    at = Math.max(at, end);
  };
  for (const span of spans) {
    const [from, to] = [Math.max(span.start, at), Math.min(span.end, within.end)];
    if (from >= to) continue;
    push(from, null);
    push(to, span);
  }
  push(within.end, null);
  return pieces;
}

/** Where quotes stand in a text: each is looked for after the one before; those not found are passed over. */
export function findQuotes(text: string, quotes: readonly string[]): Span[] {
  let at = 0;
  return quotes.flatMap((quote) => {
    const start = text.indexOf(quote, at);
    if (start < 0 || quote === '') return [];
    at = start + quote.length;
    return [{ start, end: at }];
  });
}

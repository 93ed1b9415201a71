/** A text in pieces that differ in how they are shown, without a character changed. */

export interface Piece {
  start: number;
  end: number;
  text: string;
  /** Part of a figure or date that is promised. */
  figure: boolean;
}

/** Cuts a point's text at its commitments. Quotes come in the order of the text; each is looked for after the one before. */
export function cutAtCommitments(text: string, commitments: readonly { quote: string }[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const push = (start: number, end: number, figure: boolean) => {
    if (end > start) pieces.push({ start, end, text: text.slice(start, end), figure });
  };
  for (const { quote } of commitments) {
    const found = text.indexOf(quote, at);
    if (found < 0) continue;
    push(at, found, false);
    push(found, found + quote.length, true);
    at = found + quote.length;
  }
  push(at, text.length, false);
  return pieces;
}

/** Cuts the stretch `start…end` of a text where marks begin and end; `common` says whether it lies in one. */
export function cutAtMarks(
  text: string, start: number, end: number, marks: readonly { start: number; end: number }[],
): { text: string; common: boolean }[] {
  const cuts = [...new Set([start, end, ...marks.flatMap((mark) => [mark.start, mark.end]).filter((at) => at > start && at < end)])]
    .sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] as number;
    return { text: text.slice(from, to), common: marks.some((mark) => mark.start <= from && to <= mark.end) };
  });
}

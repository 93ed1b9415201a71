/** What to see of a theme before reading it all: the most concrete sentences, and what one place alone has. */
import type { WorkPoint } from '../points/index.ts';
import { spanAt, splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import type { ComparisonRow } from './rows.ts';

/** A sentence with the figures in it. */
export interface ConcreteSentence {
  point: string;
  notice: string;
  text: string;
  /** Of its figures and dates, in the sentence. */
  figures: Span[];
}

/**
 * The sentences that bind themselves by a number or a day, the most concrete first: by how many figures they have, then
 * in the order of the points.
 */
export function findConcrete(points: readonly WorkPoint[]): ConcreteSentence[] {
  return points.flatMap((point) => {
    const sentences = splitSentences(point.text);
    const found = new Map<number, ConcreteSentence>();
    let from = 0;
    for (const { quote } of point.commitments) {
      const start = Math.max(point.text.indexOf(quote, from), point.text.indexOf(quote));
      if (start < 0) continue;
      from = start + quote.length;
      const sentence = spanAt(sentences, start);
      const known = found.get(sentence.start) ?? { point: point.id, notice: point.notice, text: point.text.slice(sentence.start, Math.max(sentence.end, start + quote.length)), figures: [] };
      known.figures.push({ start: start - sentence.start, end: start - sentence.start + quote.length });
      found.set(sentence.start, known);
    }
    return [...found.values()];
  }).sort((a, b) => b.figures.length - a.figures.length);
}

/** For each notice the points of rows that it has alone, in the order of the rows. */
export function findAlone(rows: readonly ComparisonRow[]): Map<string, string[]> {
  const alone = new Map<string, string[]>();
  for (const row of rows) {
    if (row.notices !== 1) continue;
    for (const { notice, points } of row.cells) if (points.length > 0) alone.set(notice, [...alone.get(notice) ?? [], ...points]);
  }
  return alone;
}

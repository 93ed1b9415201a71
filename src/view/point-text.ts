/** The verbatim text of a point. */
import type { WorkPoint } from '../points/schema.ts';
import { cutAtSpans, findQuotes } from '../text/pieces.ts';
import type { Span } from '../text/span.ts';
import { h, type ViewElement } from './element.ts';

/** A stretch of a text that is a term of the glossary. */
export interface TermSpan extends Span {
  /** The page of the term, from the page it is linked on. */
  href: string;
  /** What it means, in a sentence. */
  short: string;
}

/**
 * The text with its figures and dates standing out, terms of the glossary linked, and the words underlined that
 * another column has too. No character is changed.
 *
 * @param common stretches that stand word for word in another column
 * @param evidence stretches that make the point the same as another in its row; none overlap
 * @param terms in the order of the text; none overlaps a commitment
 */
export function toPointText(
  { text, commitments }: Pick<WorkPoint, 'text' | 'commitments'>,
  { common = [], terms = [], evidence = [] }: { common?: readonly Span[]; terms?: readonly TermSpan[]; evidence?: readonly Span[] } = {},
): ViewElement {
  const toCommon = (within: Span) => cutAtSpans(text, common, within).map((piece) => (piece.span ? h('span', { class: 'common' }, piece.text) : piece.text));
  const toWords = (within: Span) => cutAtSpans(text, evidence, within).flatMap((piece) => (piece.span ? [h('span', { class: 'why' }, ...toCommon(piece))] : toCommon(piece)));
  return h('p', { class: 'point-text', 'data-point-text': true },
    ...cutAtSpans(text, findQuotes(text, commitments.map(({ quote }) => quote))).flatMap((piece) => (piece.span ? [h('b', { class: 'figure' }, ...toWords(piece))]
      : cutAtSpans(text, terms, piece).flatMap((part) => (part.span ? [h('a', { class: 'term', href: part.span.href, title: part.span.short }, ...toWords(part))] : toWords(part))))));
}

/** Lines of a text, whatever program ended them: `\n`, `\r\n` or `\r`. */
import type { Span } from './span.ts';

/** The line ends of a text, in order. */
export function findLineEnds(text: string): Span[] {
  return [...text.matchAll(/\r\n|\n|\r/g)].map((end) => ({ start: end.index, end: end.index + end[0].length }));
}

/** The lines without their ends; after the last end an empty one. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The offsets at which lines start. */
export function listLineStarts(text: string): number[] {
  return [0, ...findLineEnds(text).map(({ end }) => end)];
}

/** The same text with `\n` alone. */
export function toLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

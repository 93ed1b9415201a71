/** A piece of the text around its first hit. */
import { cutAtSpans } from '../text/pieces.ts';
import type { Span } from '../text/span.ts';

export interface ExcerptPiece {
  text: string;
  marked: boolean;
}

const BEFORE = 36;
const LENGTH = 120;

/** Starts after a stop where there is one near, and never cuts a character or a mark in two. */
export function makeExcerpt(text: string, marks: readonly Span[]): ExcerptPiece[] {
  const first = marks[0] ?? { start: 0, end: 0 };
  let start = 0;
  if (first.start > BEFORE && text.length > LENGTH) {
    start = first.start - BEFORE;
    const stop = text.slice(start, first.start).search(/[，。；！？,;]/u);
    if (stop >= 0 && stop < BEFORE - 4) start += stop + 1;
  }
  let end = Math.min(text.length, Math.max(start + LENGTH, first.end));
  for (const mark of marks) if (mark.start < end && mark.end > end) end = mark.end;
  if (isLowSurrogate(text, start)) start -= 1;
  if (isLowSurrogate(text, end)) end += 1;
  const pieces = cutAtSpans(text, marks, { start, end }).map((piece): ExcerptPiece => ({ text: piece.text, marked: piece.span !== null }));
  if (start > 0) pieces.unshift({ text: '……', marked: false });
  if (end < text.length) pieces.push({ text: '……', marked: false });
  return pieces;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

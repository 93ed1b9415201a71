/** A piece of the text around its first hit. */
import type { Span } from '../text/span.ts';

export interface Piece {
  text: string;
  marked: boolean;
}

/** A text cut at its marks. */
export function cutAtMarks(text: string, marks: readonly Span[], { start, end }: Span = { start: 0, end: text.length }): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const mark of marks) {
    const [from, to] = [Math.max(mark.start, at), Math.min(mark.end, end)];
    if (from >= to) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), marked: false });
  return pieces;
}

const BEFORE = 36;
const LENGTH = 120;

/** Starts after a stop where there is one near, and never cuts a character or a mark in two. */
export function makeExcerpt(text: string, marks: readonly Span[]): Piece[] {
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
  const pieces = cutAtMarks(text, marks, { start, end });
  if (start > 0) pieces.unshift({ text: '……', marked: false });
  if (end < text.length) pieces.push({ text: '……', marked: false });
  return pieces;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

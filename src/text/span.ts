/** A stretch of text, `end` exclusive, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** Stretches in order; those that overlap or touch are made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

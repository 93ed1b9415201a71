/** Sentences and clauses of official Chinese, with their places. */
import type { Span } from './span.ts';

/** The stretches between the marks that `mark` matches, marks at their end included; together the whole text. */
function splitAt(text: string, mark: RegExp): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!mark.test(text.charAt(i))) continue;
    // 。” belongs to one sentence
    while (/[”"’』」）)]/.test(text.charAt(i + 1))) i++;
    spans.push({ start, end: i + 1 });
    start = i + 1;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** Stretches that end in 。！？; */
export function splitSentences(text: string): Span[] {
  return splitAt(text, /[。！？!?；;\n]/);
}

/** Stretches that end in 。，；: but not in 、, which stands inside a clause. */
export function splitClauses(text: string): Span[] {
  return splitAt(text, /[。！？!?；;\n，,：:]/);
}

/** The span that holds an offset; the last one for the end of the text. */
export function spanAt(spans: readonly Span[], offset: number): Span {
  return spans.find(({ end }) => offset < end) ?? spans[spans.length - 1] ?? { start: 0, end: 0 };
}

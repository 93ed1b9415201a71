/** The dressed notices that the reader is measured on: the same for the same seed, and nothing lost in dressing. */
import { describe, expect, it } from 'vitest';
import { toLetters } from '../../bench/reader/compare.ts';
import { dressAll, DRESSES } from '../../bench/reader/dresses.ts';

/** Dresses that put page numbers, other columns or units into the middle of a text. */
const CUTS_TEXT = /^(?:pdf|wrapped-.*|page-break-through-row|headings-centred-pdf|mixed|noise-spaces)$/;

describe.each(['tune', 'judge'] as const)('part %s', (part) => {
  const documents = dressAll({ seed: 1, part, copies: 1 });

  it('has every dress', () => {
    expect(new Set(documents.map(({ kind, dress }) => `${kind}/${dress}`))).toEqual(new Set(DRESSES.map(({ kind, name }) => `${kind}/${name}`)));
  });

  it('is the same for the same seed, another for another', () => {
    expect(dressAll({ seed: 1, part, copies: 1 })).toEqual(documents);
    expect(dressAll({ seed: 2, part, copies: 1 }).map(({ text }) => text)).not.toEqual(documents.map(({ text }) => text));
  });

  it('holds the words of every label', () => {
    const lost = documents.filter(({ dress }) => !CUTS_TEXT.test(dress)).flatMap(({ id, kind, dress, text, points }) => {
      const letters = toLetters(text);
      return points.flatMap((point) => {
        const units = [...point.lead ?? [], ...point.participants ?? [], ...point.responsible ?? []];
        return [point.text ?? '', ...point.path ?? [], ...units].filter((words) => !letters.includes(toLetters(words))).map((words) => `${id} ${kind}/${dress}: ${words}`);
      });
    });
    expect(lost).toEqual([]);
  });

  it('holds every figure of a report that the reader should give', () => {
    const lost = documents.flatMap(({ id, dress, text, figures }) =>
      Object.values(figures ?? {}).flat().filter(({ value }) => !new RegExp(`(?<!\\d)${String(value)}(?!\\d)`).test(text)).map(({ row, value }) => `${id} ${dress}: ${row} ${String(value)}`));
    expect(lost).toEqual([]);
  });
});

it('keeps whole notices for judging', () => {
  const [tune, judge] = (['tune', 'judge'] as const).map((part) => new Set(dressAll({ seed: 1, part, copies: 1 }).map(({ id }) => id)));
  expect([...tune ?? []].filter((id) => judge?.has(id))).toEqual([]);
  expect(judge?.size).toBeGreaterThan(0);
});

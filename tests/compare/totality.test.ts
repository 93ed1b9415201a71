/** Comparisons hold for whatever was read, also from damaged texts: nothing throws, every place is a place in a text that was given. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  alignPoints, findSharedWording, indexCitations, listPromises, matchRows, partnersOf, toCoverage, type Alignment,
} from '../../src/compare/index.ts';
import { judgeBasis, findBodyAnnexDifferences, pairBodyWithAnnex, readNotice, type ReadNotice, type WorkPoint } from '../../src/points/index.ts';
import { damage, damagedSeed, noticeLike } from '../support/arbitraries.ts';

const THEMES = ['a', 'b'];

function toPoints({ points }: ReadNotice, notice: string): WorkPoint[] {
  return points.map(({ evidence: _evidence, ...point }, at) => ({
    ...point, commitments: judgeBasis(point.text, point.commitments, []), id: `${notice}/${point.number}`, notice, url: `${notice}/${point.number}.html`, themes: { primary: THEMES[at % 2] as string, secondary: [] },
  }));
}

/** The same pair, or one with as high a score that has one of its points. */
function isSameOrEqual(one: Alignment, other: Alignment): boolean {
  return Math.abs(one.score - other.score) < 1e-9 && [one.a, one.b].some((id) => id === other.a || id === other.b);
}

it.each([['pieces of notices', noticeLike, 150], ['damaged notices', damagedSeed.map(damage), 25]] as const)('two %s', { timeout: 120_000 }, (_, texts, numRuns) => {
  fc.assert(fc.property(texts, texts, (one, two) => {
    const notices = [readNotice(one), readNotice(two)] as const;
    const sets = [toPoints(notices[0], 'x-2021'), toPoints(notices[1], 'y-2022')] as const;
    const points = sets.flat();
    const byId = new Map(points.map((point) => [point.id, point]));
    const alignments = alignPoints(points);
    for (const { a, b, score } of alignments) {
      expect(byId.get(a)?.notice).not.toBe(byId.get(b)?.notice);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
    // A second time, the other way round: the same pairs with the same scores, but where the order decides between equals.
    const reversed = alignPoints([...points].reverse());
    for (const [some, others] of [[alignments, reversed], [reversed, alignments]] as const) {
      for (const pair of some) expect(others.some((other) => isSameOrEqual(pair, other)), `${pair.a} ${pair.b}`).toBe(true);
    }
    for (const partners of partnersOf(alignments).values()) for (const { id } of partners) expect(byId.has(id)).toBe(true);
    matchRows(points, alignments);
    const coverage = toCoverage(points, THEMES, ['x-2021', 'y-2022']);
    expect(coverage.rows).toHaveLength(THEMES.length);
    for (const { point } of listPromises(points, [])) expect(byId.has(point)).toBe(true);
    for (const { point, start, end, quote } of findSharedWording(points).spans.flatMap(({ places }) => places)) {
      expect(quote).not.toBe('');
      expect(byId.get(point)?.text.slice(start, end)).toBe(quote);
    }
    notices.forEach((notice, at) => {
      for (const { annexPlace } of findBodyAnnexDifferences(notice.points)) expect(annexPlace.end.offset).toBeLessThanOrEqual(notice.text.length);
      pairBodyWithAnnex(notice.points);
      indexCitations([{ id: `n${String(at)}`, tree: notice.tree, points: notice.points.map((record) => ({ record: { id: record.number, source: record.source } })) }]);
    });
  }), { numRuns });
});

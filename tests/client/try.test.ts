/** What the page “bring your own notice” finds out, apart from any browser: sound for every text. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeData } from '../../src/client/lib/notice-data.ts';
import { analyse, OWN, prepareCorpus, type Corpus } from '../../src/client/try/analyse.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { anyText, damage, damagedSeed, noticeLike } from '../support/arbitraries.ts';
import { ROOT } from '../support/notices.ts';

const { notices, themes } = loadCorpus(ROOT);
const toData = (notice: (typeof notices)[number], order: number): NoticeData => ({
  id: notice.id, order, short: notice.short, confirmed: notice.confirmed, year: notice.record.year, kind: notice.record.kind, title: notice.record.title,
  url: notice.record.url, number: notice.record.number,
  level: notice.record.level, issued: notice.record.issued, published: notice.record.published, province: notice.province,
  points: notice.points.map(({ record, evidence }) => ({ ...record, deadlineInherited: evidence.deadlineInherited })),
});
const FIVE: Corpus = { notices: notices.map(toData), themes };
const without = (id: string): Corpus => ({ ...FIVE, notices: FIVE.notices.filter((notice) => notice.id !== id) });
const textOf = (id: string) => notices.find((notice) => notice.id === id)?.text ?? '';

describe('an analysis', () => {
  const corpus = prepareCorpus(FIVE);

  it('names the text by the SHA-256 of its bytes', { timeout: 60_000 }, () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(analyse(text, { file: '草稿.txt', notes: [] }, corpus).records.notice.source.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    }), { numRuns: 20 });
  });

  it.each([['any text', anyText], ['the pieces of notices', noticeLike], ['damaged notices', damagedSeed.map(damage)]] as const)('of %s adds up, and points into the text', { timeout: 60_000 }, (name, texts) => {
    fc.assert(fc.property(texts, (text) => {
      const { overview, points, filters, records } = analyse(text, { file: '草稿.txt', notes: [] }, corpus);
      expect(points.map(({ record }) => record)).toEqual(records.points);
      expect(overview.counts.all ?? 0).toBe(points.length);
      const byTheme = [...filters].filter(([filter]) => filter.startsWith('theme:')).reduce((sum, [, list]) => sum + list.length, 0);
      expect(byTheme + overview.themeless).toBe(points.length);
      expect(overview.themes.reduce((sum, { own }) => sum + own, 0)).toBe(byTheme);
      for (const { start, end } of overview.outline) expect(text.slice(start, end).length).toBe(end - start);
      for (const { record, shared, nearest } of points) {
        expect(shared.every(({ start, end, with: places }) => start < end && end <= record.text.length && places.length > 0)).toBe(true);
        expect(nearest.every(({ id }) => !id.startsWith(OWN))).toBe(true);
      }
    }), { numRuns: name === 'damaged notices' ? 15 : 30 });
  });

  it('says what the others have and this one lacks, and what it alone has', () => {
    const { overview, points } = analyse(textOf('guangzhou-2022'), { file: 'x.txt', notes: [] }, prepareCorpus(without('guangzhou-2022')));
    expect(overview.gaps.all).toEqual(['enforcement']);
    expect(overview.gaps.only).toEqual(['service-points']);
    expect(overview.lacking.length).toBeGreaterThan(0);
    for (const { others } of overview.lacking) expect(others.length).toBeGreaterThanOrEqual(3);
    const own = new Set(points.map(({ record }) => record.number));
    expect(overview.lacking.flatMap(({ related }) => related).filter(({ number }) => !own.has(number))).toEqual([]);
    expect(overview.lacking.some(({ related }) => related.length > 0)).toBe(true);
    expect(overview.profiles.map(({ notice }) => notice)).toEqual([OWN, 'jinan-2023', 'shandong-2021', 'suqian-2021']);
    expect(overview.profiles[0]).toMatchObject({ points: 39, counts: { lead: 39, none: 0 } });
  });

  it('finds the notice itself among the others: the same points, word for word', () => {
    const { overview, points } = analyse(textOf('suqian-2021'), { file: 'x.txt', notes: [] }, corpus);
    expect(points.map(({ nearest }) => nearest[0]?.id)).toEqual(points.map(({ record }) => record.id.replace(OWN, 'suqian-2021')));
    expect(overview.shared.with.find(({ notice }) => notice === 'suqian-2021')?.share).toBeGreaterThan(0.99);
    expect(overview.lacking.flatMap(({ others }) => others).filter((id) => id.startsWith('suqian-2021/'))).toEqual([]);
  });

  it('stands alone where there is nothing to compare with', () => {
    const { overview, points } = analyse(textOf('jinan-2023'), { file: 'x.txt', notes: [] }, prepareCorpus({ notices: [], themes }));
    expect(points).toHaveLength(32);
    expect(overview).toMatchObject({ gaps: { all: [], most: [], only: [] }, lacking: [], shared: { share: 0, with: [] } });
    expect(overview.profiles).toHaveLength(1);
  });

  it.each([
    ['brackets never closed', '（'.repeat(20_000)],
    ['bidi and unseen characters', '\u202e\u2066\u200b\ufeff\u0000'.repeat(2000)],
    ['a table of 400 columns', `${Array.from({ length: 400 }, (_, at) => `列${String(at)}`).join('\t')}\n${Array.from({ length: 400 }, () => '值').join('\t')}\n`],
    ['2 MB on one line', '公开规划，'.repeat(150_000)],
  ])('of %s comes to an end', { timeout: 120_000 }, (_, text) => {
    const { overview, points } = analyse(text, { file: 'x.txt', notes: [] }, corpus);
    expect(overview.counts.all ?? 0).toBe(points.length);
  });
});

/** Search from a query to its hits, with the files of the build and the engine of the pages, apart from any browser. */
import { close } from 'pagefind';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildSearchFiles, toNoticeSources } from '../../src/build/search-index.ts';
import { Engine } from '../../src/client/search/engine.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import type { NoticeSource } from '../../src/search/index.ts';
import { ROOT } from '../support/notices.ts';
import { asQuery, drawAround, drawSubstrings, scan, toScanned } from '../support/plain-scan.ts';

const NOTICES = toNoticeSources(loadCorpus(ROOT));

/** A large corpus in small: every notice cut into several, so that blocks are files of their own. */
const MANY: NoticeSource[] = NOTICES.flatMap((notice) =>
  Array.from({ length: 5 }, (_, part) => ({
    ...notice,
    record: { ...notice.record, id: `${notice.record.id}-${String(part)}` },
    points: notice.points.filter((_point, at) => at % 5 === part),
  })));

afterAll(async () => {
  vi.unstubAllGlobals();
  await close();
});

describe.each([['a small corpus', NOTICES, 2000], ['a large corpus', MANY, 300]] as const)('in %s', (_, notices, count) => {
  let engine: Engine;
  beforeAll(async () => {
    const files = new Map((await buildSearchFiles(notices)).map(({ name, bytes }) => [`search/data/${name}.bin`, bytes]));
    vi.stubGlobal('location', { protocol: 'http:' });
    vi.stubGlobal('document', { documentElement: { dataset: { root: '' } } });
    vi.stubGlobal('fetch', (address: string) => {
      const bytes = files.get(address);
      return Promise.resolve(bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 }));
    });
    engine = new Engine();
    await engine.open();
  });

  it('every substring is found, and nothing else, in each field', { timeout: 60_000 }, async () => {
    const points = notices.flatMap(({ record, points: own }) => toScanned(own).map((point, at) => ({ ...point, id: `${record.id}/${own[at]?.number ?? ''}` })));
    const parts = [
      ...drawSubstrings(points.flatMap(({ text }) => text), count, 20260101),
      // What folding is about is rare in the texts.
      ...drawAround(points.flatMap(({ text }) => text), /[〔〕（）；A-Za-z0-9+—]/u, 6).slice(0, count),
      ...drawSubstrings(points.flatMap(({ heading }) => heading), count / 10, 7),
      ...drawSubstrings(points.flatMap(({ unit }) => unit), count / 10, 8),
      // Not alone: two of a text, two fields run together, what is nowhere.
      ...points.map(({ text }) => (text[0] ?? '').slice(-2) + (text[0] ?? '').slice(0, 2)), '宇宙飞船',
    ];
    const mistakes: unknown[] = [];
    for (const part of parts) {
      const answer = await engine.searchAll({ q: asQuery(part), choices: {}, sort: 'relevance', all: true });
      const shown = Object.fromEntries((answer?.hits ?? []).map(({ point, via }) => [point.id, via.join(' ')]));
      const expected = scan(points, part);
      if (JSON.stringify(Object.entries(shown).sort()) !== JSON.stringify(Object.entries(expected).sort())) mistakes.push({ part, expected, shown });
    }
    expect(parts.length).toBeGreaterThan(count);
    expect(mistakes).toEqual([]);
  });
});

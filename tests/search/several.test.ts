/** Several sites searched as one: the hits and the order of each, and what is said of those that do not answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close } from 'pagefind';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inventNotices, writeCorpus } from '../../bench/invent-notices.ts';
import { buildSearchFiles, toNoticeSources } from '../../src/build/search-index.ts';
import { Engine, type Answer } from '../../src/client/search/engine.ts';
import { CheckedEngine, SeveralEngines } from '../../src/client/search/several.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import type { NoticeSource, Search, Shard } from '../../src/search/index.ts';
import { ROOT } from '../support/notices.ts';
import { drawSubstrings } from '../support/plain-scan.ts';

const SHARDS: Shard[] = [{ path: 'dong/', name: '东省' }, { path: 'xi/', name: '西省' }, { path: 'nan/', name: '南省' }];
/** The second is large enough for blocks in files of their own. */
const SIZES = [6, 22, 4];

let sources: NoticeSource[][];
/** Address → bytes, or what happens instead. */
const files = new Map<string, Uint8Array>();
let whole: Engine;
/** What a host does with an address before it answers. */
let delay: (address: string) => Promise<void> | undefined;

beforeAll(async () => {
  sources = SIZES.map((size, at) => {
    const folder = mkdtempSync(join(tmpdir(), 'several-'));
    writeCorpus(folder, ROOT, inventNotices(size, { size: 6, seed: at + 1 }));
    const notices = toNoticeSources(loadCorpus(folder));
    rmSync(folder, { recursive: true, force: true });
    // Ids of two sites may be the same; of the corpus that holds all of them they may not.
    return notices;
  });
  const put = async (path: string, notices: readonly NoticeSource[]) => {
    for (const { name, bytes } of await buildSearchFiles(notices)) files.set(`${path}search/data/${name}.bin`, bytes);
  };
  for (const [at, { path }] of SHARDS.entries()) await put(path, sources[at] ?? []);
  await put('', sources.flat());
  vi.stubGlobal('location', { protocol: 'http:' });
  vi.stubGlobal('document', { documentElement: { dataset: { root: '' } } });
  vi.stubGlobal('fetch', async (address: string) => {
    await delay(address);
    const bytes = files.get(address);
    return bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 });
  });
  delay = () => undefined;
  whole = new Engine();
});
afterEach(() => {
  vi.useRealTimers();
  delay = () => undefined;
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await close();
});

const toEngines = (shards: readonly Shard[] = SHARDS) => shards.map((shard) => ({ shard, engine: new CheckedEngine(shard) }));
const ask = (q: string, more: Partial<Search> = {}): Search => ({ q, choices: {}, sort: 'relevance', all: true, ...more });
const idsOf = (answer: Answer | null) => (answer?.hits ?? []).map(({ point }) => `${point.notice.shard?.path ?? ''}${point.id}`);
/** Without the site: as the corpus of all has them. */
const plainIdsOf = (answer: Answer | null) => (answer?.hits ?? []).map(({ point }) => point.id);

/** Strings of all three, and words of many points. */
const drawQueries = () => ['公开', '政策 解读', '航道 -公路', '办公室', '没有人写过的话',
  ...drawSubstrings(sources.flat().flatMap(({ points }) => points.map(({ text }) => text)), 40, 5)];

describe('three sites, all at hand', () => {
  it('give the hits and the order of one corpus that holds all', async () => {
    const several = new SeveralEngines(toEngines());
    let found = 0;
    for (const q of drawQueries()) for (const sort of ['relevance', 'date'] as const) {
      const [merged, one] = [await several.searchAll(ask(q, { sort })), await whole.searchAll(ask(q, { sort }))];
      expect(plainIdsOf(merged), q).toEqual(plainIdsOf(one));
      expect(merged?.unfiltered).toBe(one?.unfiltered);
      expect(merged?.passages.map(({ notice, line }) => `${notice.id} ${String(line)}`)).toEqual(one?.passages.map(({ notice, line }) => `${notice.id} ${String(line)}`));
      for (const facet of ['year', 'kind', 'theme', 'role'] as const) expect([...merged?.counts[facet] ?? []].sort(), `${q} ${facet}`).toEqual([...one?.counts[facet] ?? []].sort());
      expect(merged?.sites).toEqual({ asked: 3, unanswered: [] });
      found += merged?.hits.length ?? 0;
    }
    expect(found).toBeGreaterThan(200);
  });

  it('keep the order that each engine gives, the chosen site before the others', async () => {
    const engines = toEngines();
    let first = '';
    const several = new SeveralEngines(engines, () => first);
    for (const q of drawQueries()) for ({ path: first } of SHARDS) {
      const ids = idsOf(await several.searchAll(ask(q)));
      for (const { shard, engine } of engines) expect(ids.filter((id) => id.startsWith(shard.path)), q).toEqual(idsOf(await engine.searchAll(ask(q))));
      const others = ids.findIndex((id) => !id.startsWith(first));
      if (others >= 0) expect(ids.slice(others).filter((id) => id.startsWith(first)), q).toEqual([]);
    }
  });

  it('a site is a condition like any other', async () => {
    const several = new SeveralEngines(toEngines());
    const all = await several.searchAll(ask('公开'));
    const one = await several.searchAll(ask('公开', { choices: { site: ['xi/'] } }));
    expect(idsOf(one)).toEqual(idsOf(all).filter((id) => id.startsWith('xi/')));
    expect(Object.fromEntries(one?.counts.site ?? [])).toEqual(Object.fromEntries(SHARDS.map(({ path }) => [path, idsOf(all).filter((id) => id.startsWith(path)).length])));
    expect(one?.passages.every(({ notice }) => notice.shard?.path === 'xi/')).toBe(true);
  });
});

describe('a site that does not answer is named, and the others stand', () => {
  const withoutXi = async () => idsOf(await new SeveralEngines(toEngines()).searchAll(ask('公开'))).filter((id) => !id.startsWith('xi/'));

  it('one that is gone; it is asked again the next time', async () => {
    const expected = await withoutXi();
    const several = new SeveralEngines(toEngines([SHARDS[0] as Shard, { path: 'xi-gone/', name: '西省' }, SHARDS[2] as Shard]));
    const answer = await several.searchAll(ask('公开'));
    expect(answer?.complete).toBe(true);
    expect(idsOf(answer)).toEqual(expected);
    expect(answer?.sites).toEqual({ asked: 3, unanswered: [{ shard: { path: 'xi-gone/', name: '西省' }, why: 'failed' }] });
    for (const [path, bytes] of [...files]) if (path.startsWith('xi/')) files.set(path.replace('xi/', 'xi-gone/'), bytes);
    let last: Answer | null = null;
    for await (const each of several.search(ask('公开'))) last = each;
    expect(last?.sites?.unanswered).toEqual([]);
    expect(last?.hits.length).toBeGreaterThan(expected.length);
    for (const path of [...files.keys()]) if (path.startsWith('xi-gone/')) files.delete(path);
  });

  it('one that was built by another version', async () => {
    const expected = await withoutXi();
    const path = 'xi/search/data/entry.bin';
    const kept = files.get(path) as Uint8Array;
    files.set(path, gzipSync(JSON.stringify({ ...JSON.parse(gunzipSync(kept).toString()) as object, format: 99 })));
    try {
      const answer = await new SeveralEngines(toEngines()).searchAll(ask('公开'));
      expect(idsOf(answer)).toEqual(expected);
      expect(answer?.sites?.unanswered).toEqual([{ shard: SHARDS[1], why: 'format' }]);
    } finally {
      files.set(path, kept);
    }
  });

  it('one that is slow: said while it is awaited, added when it comes', async () => {
    const expected = await withoutXi();
    let release = (): void => undefined;
    const held = new Promise<void>((done) => { release = done; });
    delay = (address) => (address.startsWith('xi/') ? held : undefined);
    const several = new SeveralEngines(toEngines(), () => '', { slow: 0, silent: 600_000 });
    let slow: Answer | null = null;
    let last: Answer | null = null;
    for await (const answer of several.search(ask('公开'))) {
      last = answer;
      if (slow || answer.sites?.unanswered.length !== 1 || answer.hits.length < expected.length) continue;
      slow = answer;
      release();
    }
    expect(slow?.complete).toBe(false);
    expect(slow?.sites?.unanswered).toEqual([{ shard: SHARDS[1], why: 'slow' }]);
    expect(idsOf(slow)).toEqual(expected);
    expect(last?.sites?.unanswered).toEqual([]);
    expect(last?.hits.length).toBeGreaterThan(expected.length);
  });

  it('one that never answers: the search ends without it, and what is asked on the side does not wait for it', async () => {
    const expected = await withoutXi();
    const PATIENCE = { slow: 10_000, silent: 20_000 };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    delay = (address) => (address.startsWith('xi/') ? new Promise<void>(() => undefined) : undefined);
    const several = new SeveralEngines(toEngines(), () => '', PATIENCE);
    let answer: Answer | null = null;
    for await (answer of several.search(ask('公开'))) {
      // Time passes when the others have answered.
      if (!answer.complete && answer.hits.length === expected.length) vi.advanceTimersByTime(PATIENCE.slow);
    }
    expect(answer?.complete).toBe(true);
    expect(idsOf(answer)).toEqual(expected);
    expect(answer?.sites).toEqual({ asked: 3, unanswered: [{ shard: SHARDS[1], why: 'silent' }] });
    const aside = await several.searchAll(ask('公开'));
    expect(idsOf(aside)).toEqual(expected);
    expect(aside?.sites).toEqual({ asked: 2, unanswered: [] });
  });
});

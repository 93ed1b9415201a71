/**
 * npm run bench:shards -- [SIZE] [--sites N]
 *
 * Builds so many sites (3) of so many invented notices each (200), puts a front over them, and searches all of them as
 * the browser does, from the files on the disk: each site's hits and their order must be those of its own engine, the
 * whole list that of ranking all together. Says what it took; nothing stays behind. Exit code 1 where a hit differs.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Engine, type Answer } from '../src/client/search/engine.ts';
import { SeveralEngines } from '../src/client/search/several.ts';
import { loadCorpus } from '../src/corpus/load.ts';
import { mergeRanked, type Search, type Shard } from '../src/search/index.ts';
import { inventNotices, writeCorpus } from './invent-notices.ts';
import { runMeasured } from './measured-process.ts';
import { makeRandom } from './random.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const LARGEST = 1000;
const QUERIES = 40;

const toIds = (answer: Answer | null) => (answer?.hits ?? []).map(({ point }) => `${point.notice.shard?.path ?? ''}${point.id}`);
const toSearch = (q: string): Search => ({ q, choices: {}, sort: 'relevance', all: true });

/** Strings of the texts, from two to eight characters, and words of many points. */
function drawQueries(texts: readonly string[]): string[] {
  const random = makeRandom(7);
  return ['公开', '政策解读', '航道', '没有人写过的话', ...Array.from({ length: QUERIES }, () => {
    const text = texts[Math.floor(random() * texts.length)] ?? '';
    const at = Math.floor(random() * Math.max(1, text.length - 8));
    return `"${text.slice(at, at + 2 + Math.floor(random() * 7)).replace(/["\s]/g, '')}"`;
  })];
}

/** Lets the engines of pages run here: what they fetch comes from a folder. @returns how many bytes they had of it since last asked */
function serveFrom(folder: string): () => number {
  let bytes = 0;
  Object.assign(globalThis, {
    location: { protocol: 'http:' }, document: { documentElement: { dataset: { root: '' } } },
    fetch(address: string) {
      const path = join(folder, address);
      if (!existsSync(path)) return Promise.resolve(new Response(null, { status: 404 }));
      const content = readFileSync(path);
      bytes += content.length;
      return Promise.resolve(new Response(new Uint8Array(content)));
    },
  });
  return () => {
    const had = bytes;
    bytes = 0;
    return had;
  };
}

/** @returns what differs, a line each */
async function compareSearch(folder: string, shards: readonly Shard[], queries: readonly string[]): Promise<string[]> {
  const takeBytes = serveFrom(folder);
  const cold: number[] = [];
  const faults: string[] = [];
  const engines = shards.map((shard) => ({ shard, engine: new Engine(shard) }));
  let chosen = '';
  const several = new SeveralEngines(engines, () => chosen);
  const start = performance.now();
  let hits = 0;
  for (const q of queries) {
    const own: (Answer | null)[] = [];
    for (const { engine } of engines) own.push(await engine.searchAll(toSearch(q)));
    chosen = '';
    const merged = toIds(await several.searchAll(toSearch(q)));
    hits += merged.length;
    if (merged.join() !== mergeRanked(own.map((answer) => answer?.hits ?? []), 'relevance').map(({ point }) => `${point.notice.shard?.path ?? ''}${point.id}`).join()) faults.push(`${q}：合起来的次序不同`);
    for (const [at, { path }] of shards.entries()) {
      if (merged.filter((id) => id.startsWith(path)).join() !== toIds(own[at] ?? null).join()) faults.push(`${q}：${path} 与它自己的不同`);
      chosen = path;
      const first = toIds(await several.searchAll(toSearch(q)));
      if (first.slice(0, toIds(own[at] ?? null).length).join() !== toIds(own[at] ?? null).join()) faults.push(`${q}：${path} 没有在前`);
    }
  }
  console.log(`${String(queries.length)}个查询，${String(hits)}个结果，共 ${((performance.now() - start) / 1000).toFixed(1)} s；不同 ${String(faults.length)} 处`);
  for (const q of queries) {
    takeBytes();
    await new SeveralEngines(shards.map((shard) => ({ shard, engine: new Engine(shard) }))).searchAll(toSearch(q));
    cold.push(takeBytes());
  }
  cold.sort((a, b) => a - b);
  console.log(`从头查一次各网站共取 ${((cold[Math.floor(cold.length / 2)] ?? 0) / 1000).toFixed(0)} KB（中位），最多 ${((cold.at(-1) ?? 0) / 1000).toFixed(0)} KB`);
  return faults;
}

async function main(size: number, count: number): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'bench-shards-'));
  mkdirSync(join(ROOT, '.astro'), { recursive: true });
  // Astro's own work needs a folder inside the project.
  const sites = mkdtempSync(join(ROOT, '.astro', 'shards-'));
  process.once('exit', () => { for (const folder of [place, sites]) rmSync(folder, { recursive: true, force: true }); });
  const shards: Shard[] = [];
  const texts: string[] = [];
  for (let at = 0; at < count; at++) {
    const path = `p${String(at + 1)}`;
    const corpus = join(place, path);
    writeCorpus(corpus, ROOT, inventNotices(size, { seed: at + 1 }));
    const { user, wall, peak } = await runMeasured({
      cwd: ROOT, report: join(place, `usage-${path}`), args: [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', join(sites, path), '--silent'],
      env: { CORPUS_DIR: corpus, CACHE_DIR: join(place, `cache-${path}`) },
    });
    console.log(`${path}：${String(size)}份，构建 处理器 ${user.toFixed(0)} s，时钟 ${wall.toFixed(0)} s，内存峰值 ${(peak / 2 ** 20).toFixed(0)} MiB`);
    shards.push({ path: `${path}/`, name: path });
    texts.push(...loadCorpus(corpus).notices.flatMap((notice) => notice.points.map(({ record }) => record.text)));
  }
  const list = join(place, 'shards.yaml');
  writeFileSync(list, `title: 各省\nshards:\n${shards.map(({ name }) => `  - { path: ${name}, name: ${name}, site: ${JSON.stringify(join(sites, name))} }\n`).join('')}`);
  const out = join(place, 'out');
  const { user, wall, peak } = await runMeasured({ cwd: ROOT, report: join(place, 'usage-front'), args: [join(ROOT, 'src/cli/front.ts'), list, '--out', out] });
  console.log(`首页：${String(texts.length)}项，处理器 ${user.toFixed(1)} s，时钟 ${wall.toFixed(1)} s，内存峰值 ${(peak / 2 ** 20).toFixed(0)} MiB`);
  const faults = await compareSearch(out, shards, drawQueries(texts));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

const { values, positionals } = parseArgs({ options: { sites: { type: 'string', default: '3' } }, allowPositionals: true });
const [size = 200, ...more] = positionals.map(Number);
const count = Number(values.sites);
if (more.length > 0 || [size, count].some((each) => !Number.isInteger(each) || each < 1 || each > LARGEST)) {
  console.error(`用法：npm run bench:shards -- [每个网站的份数] [--sites 网站个数]\n\n份数是1到${String(LARGEST)}的整数。`);
  process.exitCode = 2;
} else await main(size, count);

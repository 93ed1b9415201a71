/**
 * `npm run bench:search`, after a build: recall, precision, bytes before the first result and times of this site's
 * search, and beside it of default Pagefind with its own interface over the same points; then the bytes again for a
 * made-up corpus a hundred times as large.
 *
 * Recall and precision: over random substrings, as many points as should be shown, and as many shown as should be.
 * Bytes: what the browser asked the host for, each answer packed with gzip (or as it is, if it is packed already).
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildSearchFiles, toNoticeSources, writeSearchFiles } from '../src/build/search-index.ts';
import { startServer } from '../src/cli/serve.ts';
import { loadCorpus } from '../src/corpus/load.ts';
import type { NoticeSource } from '../src/search/index.ts';
import { findBrowser } from '../tests/browser/browser.ts';
import { drawSubstrings, scan, type ScannedPoint } from '../tests/support/plain-scan.ts';
import { makeRandom } from './random.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SITE = process.env['SITE_FOLDER'] ?? join(ROOT, 'dist/');
const QUERIES = Number(process.env['QUERIES'] ?? 300);
const COPIES = Number(process.env['COPIES'] ?? 100);
const SEED = 42;
const ROUNDS = 9;

interface Shown {
  /** Ids of points, in any order. */
  (page: Page, query: string): Promise<string[]>;
}

/** A search interface to be measured. */
interface Interface {
  name: string;
  /** Its page. */
  url: string;
  field: string;
  /** In the page: whether the answer to the query is shown. */
  isShown: (query: string) => boolean;
  find: Shown;
}

const isSiteShown = (query: string): boolean =>
  (document.querySelector<HTMLElement>('[data-search-results]')?.dataset['results'] ?? null) === query
  && document.querySelector('[data-search-results] > [data-point]') !== null;
const isPagefindShown = (query: string): boolean =>
  (document.querySelector('.pagefind-ui__message')?.textContent ?? '').includes(query)
  && document.querySelector('.pagefind-ui__result-link') !== null;

function toScanned(notices: readonly NoticeSource[]): ScannedPoint[] {
  return notices.flatMap(({ points }) => points.map((point) => ({
    id: point.id, text: [point.text], heading: point.path.map(({ text }) => text), unit: [...point.lead, ...point.participants, ...point.responsible],
  })));
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

/** Default Pagefind over the pages of the points: their text alone is its body, so that both search the same. */
async function writePagefindSite(folder: string, points: readonly ScannedPoint[]): Promise<void> {
  const { index } = await createIndex({});
  if (!index) throw new Error('Pagefind makes no index');
  for (const { id } of points) {
    const html = readFileSync(join(SITE, `${id}.html`), 'utf8').replace(/data-point-text/, 'data-point-text data-pagefind-body');
    await index.addHTMLFile({ url: `/${id}.html`, content: html });
  }
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  await index.deleteIndex();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'start.js'), "new PagefindUI({ element: '#search', showImages: false, showSubResults: false, pageSize: 20 });\n");
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Pagefind</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="pagefind/pagefind-ui.css"><div id="search"></div>
<script src="pagefind/pagefind-ui.js"></script><script src="start.js"></script></html>\n`);
}

/** From a cold browser: bytes and time until the first result of a query that is put in at once. */
async function measureCold(browser: Browser, { url, field }: Interface, isFirst: () => boolean, query: string): Promise<{ search: number; page: number; ms: number }> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const arriving: Promise<{ at: number; address: string; bytes: number }>[] = [];
  page.on('response', (response) => {
    const at = performance.now();
    arriving.push(response.body().then((body) => ({
      at, address: response.url(), bytes: body[0] === 0x1f && body[1] === 0x8b ? body.length : Math.min(body.length, gzipSync(body, { level: 9 }).length),
    }), () => ({ at, address: response.url(), bytes: 0 })));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const before = arriving.length;
  const { ms, loaded } = await page.evaluate(({ selector, words, source }) => new Promise<{ ms: number; loaded: string[] }>((done) => {
    const check = new Function(`return (${source})()`) as () => boolean;
    const input = document.querySelector<HTMLInputElement>(selector);
    if (!input) throw new Error(`no ${selector}`);
    const observer = new MutationObserver(() => {
      if (!check()) return;
      observer.disconnect();
      const now = performance.now();
      const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      done({ ms: now - start, loaded: all.filter(({ responseEnd }) => responseEnd <= now).map(({ name }) => name) });
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    const start = performance.now();
    input.focus();
    input.value = words;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }), { selector: field, words: query, source: String(isFirst) });
  // A page cannot see what its worker loads (Pagefind's own interface has one): there, all that came until now.
  const usesWorker = page.workers().length > 0;
  const now = performance.now();
  const answers = (await Promise.all(arriving)).filter(({ at, address }) =>
    (usesWorker ? at <= now : loaded.includes(address) || address === page.url().replace(/#.*/, '') || address === url));
  const sum = (list: typeof answers): number => list.reduce((total, { bytes }) => total + bytes, 0);
  const ofSearch = answers.filter(({ address }, i) => i >= before || /pagefind/.test(new URL(address).pathname));
  await context.close();
  return { search: sum(ofSearch), page: sum(answers), ms };
}

/** From key press to the whole answer, everything loaded: the last character of each query is typed. */
async function measureKeys(page: Page, { field, isShown }: Interface, queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    const chars = Array.from(query);
    await page.locator(field).fill(chars.slice(0, -1).join(''));
    await page.waitForTimeout(450);
    const time = page.evaluate(({ selector, words, source }) => new Promise<number>((done) => {
      const check = new Function('query', `return (${source})(query)`) as (query: string) => boolean;
      let start = 0;
      const observer = new MutationObserver(() => {
        if (start === 0 || !check(words)) return;
        observer.disconnect();
        clearTimeout(late);
        done(performance.now() - start);
      });
      // No answer is an answer too, but a different one: not counted.
      const late = setTimeout(() => { observer.disconnect(); done(Number.NaN); }, 3000);
      document.querySelector(selector)?.addEventListener('beforeinput', () => { start = performance.now(); }, { once: true });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    }), { selector: field, words: query, source: String(isShown) });
    await page.locator(field).focus();
    await page.keyboard.press('End');
    await page.keyboard.insertText(chars.at(-1) ?? '');
    times.push(await time);
  }
  return times.filter((time) => !Number.isNaN(time));
}

async function measureAnswers(page: Page, find: Shown, points: readonly ScannedPoint[], queries: readonly string[], textOnly: boolean): Promise<{ recall: number; precision: number; empty: number }> {
  let [hits, wanted, shown, empty] = [0, 0, 0, 0];
  for (const query of queries) {
    const expected = new Set(Object.entries(scan(points, query)).filter(([, via]) => !textOnly || via.includes('text')).map(([id]) => id));
    const found = await find(page, query);
    wanted += expected.size;
    shown += found.length;
    hits += found.filter((id) => expected.has(id)).length;
    if (found.length === 0) empty += 1;
  }
  return { recall: hits / wanted, precision: hits / Math.max(1, shown), empty };
}

const findOnSite: Shown = (page, query) => page.evaluate(async (words) => {
  const field = document.querySelector<HTMLInputElement>('#q');
  const list = document.querySelector<HTMLElement>('[data-search-results]');
  if (!field || !list) return [];
  field.value = words;
  const answered = new Promise<void>((done) => {
    const observer = new MutationObserver(() => {
      if (list.dataset['results'] !== words) return;
      observer.disconnect();
      done();
    });
    observer.observe(list, { attributes: true });
  });
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await answered;
  return [...list.querySelectorAll<HTMLElement>('[data-point]')].map((each) => each.dataset['point'] ?? '');
}, query);

const findWithPagefind = (quoted: boolean): Shown => (page, query) => page.evaluate(async ({ words, base }) => {
  type Api = { search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }> };
  const pagefind = (await import(base)) as Api;
  const { results } = await pagefind.search(words);
  const pages = await Promise.all(results.map((result) => result.data()));
  return pages.map(({ url }) => /([^/]+\/[^/]+)\.html$/.exec(url)?.[1] ?? '');
}, { words: quoted ? `"${query}"` : query, base: new URL('pagefind/pagefind.js', page.url()).href });

/** A hundred times as many notices: clauses of the real ones in new order, some characters replaced. */
function makeCorpus(notices: readonly NoticeSource[], copies: number): NoticeSource[] {
  const random = makeRandom(SEED);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const clauses = notices.flatMap(({ points }) => points.flatMap(({ text }) => text.match(/[^，。；,;]+[，。；,;]?/gu) ?? []));
  const chars = notices.flatMap(({ points }) => points.flatMap(({ text }) => Array.from(text).filter((char) => /\p{Script=Han}/u.test(char))));
  const vary = (text: string): string => Array.from(text, (char) => (/\p{Script=Han}/u.test(char) && random() < 0.08 ? pick(chars) : char)).join('');
  return Array.from({ length: copies }, (_, copy) => notices.map((notice): NoticeSource => {
    const id = copy === 0 ? notice.record.id : `${notice.record.id}-${String(copy)}`;
    return {
      ...notice,
      record: { ...notice.record, id },
      short: copy === 0 ? notice.short : pick(chars) + pick(chars),
      points: notice.points.map((point) => {
        let text = point.text;
        if (copy > 0) for (text = ''; text.length < point.text.length;) text += vary(pick(clauses));
        return { ...point, id: `${id}/${point.number}`, notice: id, text, path: point.path.map((heading) => ({ ...heading, text: copy === 0 ? heading.text : vary(heading.text) })) };
      }),
    };
  })).flat();
}

async function main(): Promise<void> {
  if (!existsSync(join(SITE, 'search/data'))) throw new Error('先运行 npm run build。 Run npm run build first.');
  const notices = toNoticeSources(loadCorpus(ROOT));
  const points = toScanned(notices);
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
  const { executablePath, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'], env: { ...process.env, ...env } as Record<string, string> });
  const site = await startServer({ dir: SITE, base: '/bench/', port: 0 });
  try {
    await writePagefindSite(join(folder, 'pagefind'), points);
    const other = await startServer({ dir: join(folder, 'pagefind'), base: '/bench/', port: 0 });
    const all: Interface[] = [
      { name: '本站', url: `${site.url}search/index.html`, field: '#q', isShown: isSiteShown, find: findOnSite },
      { name: 'Pagefind', url: `${other.url}index.html`, field: '.pagefind-ui__search-input', isShown: isPagefindShown, find: findWithPagefind(false) },
      { name: 'Pagefind “…”', url: `${other.url}index.html`, field: '.pagefind-ui__search-input', isShown: isPagefindShown, find: findWithPagefind(true) },
    ];
    const texts = points.flatMap(({ text }) => text);
    const queries = drawSubstrings(texts, QUERIES, SEED).filter((query) => !/\s/.test(query));
    const words = ['政策解读', '三同步', '政务公开', '规范性文件', '依申请公开', '交通运输', '责任单位', '信息公开', '公开指南'];
    const rows: Record<string, Record<string, string | number>> = {};
    for (const each of all) {
      const isSite = each.name === '本站';
      const page = await browser.newPage({ });
      await page.goto(isSite ? `${each.url}?all` : each.url, { waitUntil: 'networkidle' });
      const { recall, precision, empty } = await measureAnswers(page, each.find, points, queries, !isSite);
      const row: Record<string, string | number> = { 查全率: recall.toFixed(4), 查准率: precision.toFixed(4), 空手: `${String(empty)}/${String(queries.length)}` };
      if (!each.name.includes('“')) {
        const keys = await measureKeys(page, each, words);
        const cold = [];
        for (let round = 0; round < ROUNDS; round++) {
          cold.push(await measureCold(browser, each, isSite
            ? () => document.querySelector('[data-search-results] > [data-point]') !== null
            : () => document.querySelector('.pagefind-ui__result-link') !== null, words[round % words.length] ?? ''));
        }
        Object.assign(row, {
          '搜索本身，首个结果前': kb(Math.max(...cold.map(({ search }) => search))),
          '连同页面': kb(Math.max(...cold.map(({ page: bytes }) => bytes))),
          '按键到结果（中位）': `${median(keys).toFixed(1)} ms`,
          '冷启动到首个结果（中位）': `${median(cold.map(({ ms }) => ms)).toFixed(0)} ms`,
        });
      }
      rows[each.name] = row;
      await page.close();
    }
    await other.close();
    console.log(`\n${String(notices.length)}份通知，${String(points.length)}条；随机子串${String(queries.length)}个，种子${String(SEED)}`);
    console.table(rows);

    if (COPIES > 1) {
      const many = makeCorpus(notices, COPIES);
      const manyPoints = toScanned(many);
      const large = join(folder, 'large');
      for (const part of ['index.html', 'search', 'assets']) cpSync(join(SITE, part), join(large, part), { recursive: true });
      const started = performance.now();
      writeSearchFiles(join(large, 'search/data'), await buildSearchFiles(many));
      const built = performance.now() - started;
      const server = await startServer({ dir: large, base: '/bench/', port: 0 });
      const target: Interface = { name: '大', url: `${server.url}search/index.html`, field: '#q', isShown: isSiteShown, find: findOnSite };
      const sample = [...words, ...drawSubstrings(manyPoints.flatMap(({ text }) => text), 40, SEED).filter((query) => !/\s/.test(query))];
      const cold = [];
      for (const query of sample) {
        cold.push({ query, ...await measureCold(browser, target, () => document.querySelector('[data-search-results] > [data-point]') !== null, query) });
      }
      const worst = cold.reduce((a, b) => (b.search > a.search ? b : a));
      const page = await browser.newPage();
      await page.goto(`${target.url}?all`, { waitUntil: 'networkidle' });
      const answers = await measureAnswers(page, findOnSite, manyPoints, sample.filter((query) => query.length > 2), false);
      console.log(`\n${String(many.length)}份虚构通知，${String(manyPoints.length)}条，建索引${(built / 1000).toFixed(1)}秒；${String(sample.length)}个查询，每个都从冷启动开始`);
      console.table({
        大: {
          查全率: answers.recall.toFixed(4), 查准率: answers.precision.toFixed(4),
          '首个结果前（中位）': kb(median(cold.map(({ search }) => search))),
          '首个结果前（最多）': `${kb(worst.search)}（${worst.query}）`,
          '连同页面（最多）': kb(Math.max(...cold.map(({ page: bytes }) => bytes))),
          '冷启动到首个结果（中位）': `${median(cold.map(({ ms }) => ms)).toFixed(0)} ms`,
        },
      });
      await server.close();
    }
  } finally {
    await browser.close();
    await site.close();
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();

/** Three sites under one front, over http below a sub-path and from a disk: figures, addresses, and search in all at once. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/serve.ts';
import { runFrontCommand } from '../support/front.ts';
import { findViolations } from './axe.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { findInventedSite } from './invented-site.ts';

/** Two invented, of which the second has notices of the same ids, and the site itself. */
const SHARDS = [{ path: 'dong', name: '东省' }, { path: 'xi', name: '西省' }, { path: 'all', name: '五地' }];

let browser: Browser;
let sites: string[];
let out: string;
let server: RunningServer;
const folders: string[] = [];

beforeAll(async () => {
  [browser, ...sites] = [await launchBrowser(), ...await Promise.all([findInventedSite(1), findInventedSite(15)])];
  sites.push(inject('siteFolder'));
  const place = mkdtempSync(join(tmpdir(), 'front-'));
  folders.push(place);
  const list = join(place, 'shards.yaml');
  writeFileSync(list, `title: 三省政务公开要点\nshards:\n${SHARDS.map(({ path, name }, at) => `  - { path: ${path}, name: ${name}, site: ${JSON.stringify(sites[at])} }\n`).join('')}`);
  out = join(place, 'out');
  expect(await runFrontCommand(list, '--out', out)).toMatchObject({ code: 0 });
  server = await startServer({ dir: out, base: '/gov/points/', port: 0 });
}, 600_000);
afterAll(async () => {
  await closeContexts(browser);
  await server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

const readRecords = <Kind>(shard: string, name: string) => JSON.parse(readFileSync(join(out, shard, 'data', `${name}.json`), 'utf8')) as Kind[];

/** Opens a page; what goes wrong there is a fault. */
async function open(address: string, faults: string[] = []): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
  await page.goto(address);
  return page;
}

/** What a page of search lists for a query: `dong/place-0001-2022/1`, of a site alone without its folder. */
async function listHits(page: Page, address: string): Promise<string[]> {
  await page.goto('about:blank');
  await page.goto(address);
  await page.locator('[data-results]').waitFor({ state: 'attached' });
  return page.locator('[data-search-results] > li').evaluateAll((items) => items.map((item) => `${item.querySelector<HTMLElement>('[data-shard]')?.dataset['shard'] ?? ''}${item.getAttribute('data-point') ?? ''}`));
}
const toQuery = (q: string, more = '') => `search/index.html?q=${encodeURIComponent(q)}&all${more}`;

it('every file of a site stands below its folder, byte by byte, and nothing else', () => {
  for (const [at, { path }] of SHARDS.entries()) {
    const files = listFiles(sites[at] ?? '');
    expect(listFiles(join(out, path))).toEqual(files);
    for (const file of files) if (!readFileSync(join(out, path, file)).equals(readFileSync(join(sites[at] ?? '', file)))) expect.fail(`${path}/${file}`);
  }
});

it('the front counts what the data of the sites say, and each figure leads to what it counts', async () => {
  const faults: string[] = [];
  const page = await open(`${server.url}index.html`, faults);
  for (const { path } of SHARDS) {
    const cells = await page.locator(`[data-shard="${path}"] .number`).allInnerTexts();
    expect(cells).toEqual([readRecords(path, 'notices'), readRecords(path, 'points')].map(({ length }) => String(length)));
  }
  for (const [at, { path }] of SHARDS.entries()) {
    for (const { id, primary, secondary } of readRecords<{ id: string; primary: string[]; secondary: string[] }>(path, 'themes')) {
      const cell = page.locator(`#theme-${id} td`).nth(at);
      expect((await cell.innerText()).replace(/[项\s]|兼及|没有/g, ''), `${path} ${id}`).toBe(`${primary.length > 0 ? String(primary.length) : ''}${secondary.length > 0 ? `＋${String(secondary.length)}` : ''}`);
    }
  }
  expect(await page.locator('[data-finding]').count()).toBe(3);
  const links = [...new Set(await page.locator('a').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href)))];
  expect(links.length).toBeGreaterThan(40);
  for (const link of links) {
    expect(link.startsWith(server.url), link).toBe(true);
    const [address = '', hash] = link.split('#');
    const answer = await page.request.get(address);
    expect(answer.status(), link).toBe(200);
    if (hash !== undefined) expect(await answer.text(), link).toMatch(new RegExp(`id="${hash}"`));
  }
  expect(await findViolations(page)).toEqual([]);
  for (const width of [390, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.body.offsetWidth), String(width)).toBe(0);
  }
  // A long name leaves the menu whole on a phone.
  await page.setViewportSize({ width: 390, height: 900 });
  await page.locator('.site-name').evaluate((name) => { name.textContent = '全国交通运输政务公开要点'; });
  expect(await page.locator('.menu a').evaluateAll((all) => all.map((each) => each.getClientRects().length))).toEqual([1, 1, 1]);
  expect(faults).toEqual([]);
  await page.close();
});

/** Types a query into the page of search and reads what it lists, as {@link listHits} does. */
async function typeQuery(page: Page, q: string): Promise<string[]> {
  const list = page.locator('[data-search-results]');
  await page.locator('#q').fill(q);
  await list.and(page.locator(`[data-results=${JSON.stringify(q)}]`)).waitFor({ state: 'attached' });
  return list.locator('> li').evaluateAll((items) => items.map((item) => `${item.querySelector<HTMLElement>('[data-shard]')?.dataset['shard'] ?? ''}${item.getAttribute('data-point') ?? ''}`));
}

/** What each site alone answers to a query, with its folder; what all of them answer to the first. */
const own = new Map<string, string[]>();
let all: string[];
const QUERIES = ['公开', '政策解读', '航道', '"解读 方案"', '没有人写过的话'];

beforeAll(async () => {
  const page = await open(`${server.url}index.html`);
  for (const { path } of SHARDS) {
    await listHits(page, `${server.url}${path}/search/index.html?all`);
    for (const q of QUERIES) own.set(q, [...own.get(q) ?? [], ...(await typeQuery(page, q)).map((id) => `${path}/${id}`)]);
  }
  all = await listHits(page, server.url + toQuery('公开'));
  await page.close();
}, 120_000);

describe.each([['over http', () => server.url], ['from a disk', () => pathToFileURL(out + sep).href]])('search %s', (_, toBase) => {
  it('gives the hits and the order of each site, the chosen one first, and each hit is where it says', { timeout: 120_000 }, async () => {
    const faults: string[] = [];
    const page = await open(`${toBase()}index.html`, faults);
    const merged = new Map([['公开', await listHits(page, toBase() + toQuery('公开'))]]);
    for (const q of QUERIES.slice(1)) merged.set(q, await typeQuery(page, q));
    let found = 0;
    for (const [q, hits] of merged) {
      for (const { path } of SHARDS) expect(hits.filter((id) => id.startsWith(`${path}/`)), q).toEqual(own.get(q)?.filter((id) => id.startsWith(`${path}/`)));
      expect(hits, q).toHaveLength(own.get(q)?.length ?? -1);
      found += hits.length;
    }
    expect(found).toBeGreaterThan(60);
    await listHits(page, toBase() + toQuery('公开', '&first=xi%2F'));
    for (const q of ['公开', '政策解读']) {
      const hits = merged.get(q) ?? [];
      expect(await typeQuery(page, q)).toEqual([...hits.filter((id) => id.startsWith('xi/')), ...hits.filter((id) => !id.startsWith('xi/'))]);
    }
    // Whose a passage is stands beside it, and its address says the same.
    await typeQuery(page, '交通运输局');
    const passages = await page.locator('[data-passage]').evaluateAll((items) => items.map((item) => [item.querySelector('a')?.href ?? '', item.querySelector<HTMLElement>('[data-shard]')?.dataset['shard'] ?? '-']));
    expect(new Set(passages.map(([, shard]) => shard))).toEqual(new Set(SHARDS.map(({ path }) => `${path}/`)));
    expect(passages.filter(([href = '', shard = '']) => !href.startsWith(`${toBase()}${shard}`))).toEqual([]);
    const [id = ''] = await listHits(page, toBase() + toQuery('公开', '&first=dong%2F'));
    await page.locator('[data-search-results] h2 a').first().click();
    expect(page.url().startsWith(`${toBase()}${id}.html`)).toBe(true);
    // A script of the page marks it.
    await page.locator('mark').first().waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  it('names a site that is gone, and finds what the others have', async () => {
    const page = await open(`${toBase()}index.html`);
    const expected = all.filter((id) => !id.startsWith('xi/'));
    renameSync(join(out, 'xi'), join(out, 'gone'));
    try {
      expect(await listHits(page, toBase() + toQuery('公开'))).toEqual(expected);
      expect(await page.locator('[data-unanswered]').innerText()).toMatch(/^西省的搜索数据没有加载成功，这里没有它的结果。到西省的网站搜索 ?再试一次$/);
      expect(await listHits(page, toBase() + toQuery('没有人写过的话'))).toEqual([]);
      expect(await page.locator('[data-search-summary]').innerText()).toBe('回答了的网站里没有找到。');
    } finally {
      renameSync(join(out, 'gone'), join(out, 'xi'));
    }
    await page.locator('[data-unanswered] button').click();
    await page.locator('[data-unanswered]').waitFor({ state: 'detached' });
    await page.close();
  });

  it('names a site of another version, and finds what the others have', async () => {
    const page = await open(`${toBase()}index.html`);
    const expected = all.filter((id) => !id.startsWith('xi/'));
    const [packed, script] = ['bin', 'js'].map((form) => join(out, 'xi/search/data', `entry.${form}`)) as [string, string];
    const kept = [readFileSync(packed), readFileSync(script)] as const;
    const other = gzipSync(JSON.stringify({ ...JSON.parse(gunzipSync(kept[0]).toString()) as object, format: 99 }));
    writeFileSync(packed, other);
    writeFileSync(script, `provide("search/data/entry","${other.toString('base64')}")\n`);
    try {
      expect(await listHits(page, toBase() + toQuery('公开'))).toEqual(expected);
      expect(await page.locator('[data-unanswered]').innerText()).toBe('西省的网站是另一版本的程序做的，不能在这里一起搜索。到西省的网站搜索');
    } finally {
      writeFileSync(packed, kept[0]);
      writeFileSync(script, kept[1]);
    }
    await page.close();
  });
});

it('says that a site is slow while the others are shown, and adds it when it comes', async () => {
  const page = await open(`${server.url}index.html`);
  let release = (): void => undefined;
  const held = new Promise<void>((done) => { release = done; });
  await page.route(/\/xi\/search\/data\//, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.url + toQuery('公开'));
  await page.locator('[data-unanswered="slow"]').waitFor();
  expect(await page.locator('[data-unanswered]').innerText()).toBe('西省还没有回答，来了再添上。到西省的网站搜索');
  expect(await page.locator('[data-search-summary]').innerText()).toMatch(/^已找到\d+项，还在继续……$/);
  expect(await page.locator('[data-search-results] > li').count()).toBeGreaterThan(0);
  release();
  await page.locator('[data-results]').waitFor({ state: 'attached' });
  expect(await page.locator('[data-search-results] > li').count()).toBe(all.length);
  expect(await page.locator('[data-unanswered]').count()).toBe(0);
  await page.close();
});

it('takes the choice of what comes first where storage is full', async () => {
  const faults: string[] = [];
  const page = await open(`${server.url}index.html`, faults);
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await listHits(page, server.url + toQuery('公开'));
  await page.locator('select[name="first"]').selectOption('xi/');
  await page.locator('[data-search-results] > li:first-child [data-shard="xi/"]').waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

it('a front stands without a site that was not built, and says so', async () => {
  const place = mkdtempSync(join(tmpdir(), 'front-'));
  folders.push(place);
  const list = join(place, 'shards.yaml');
  writeFileSync(list, `title: 两省\nshards:\n  - { path: dong, name: 东省, site: ${JSON.stringify(sites[0])} }\n  - { path: bei, name: 北省, site: not-there }\n`);
  // One made before, of which a site is no longer listed: it is replaced whole.
  mkdirSync(join(place, 'out', 'nan'), { recursive: true });
  for (const file of ['front.json', 'nan/index.html']) writeFileSync(join(place, 'out', file), '{}');
  const { code, said } = await runFrontCommand(list, '--out', join(place, 'out'), '--link');
  expect(code).toBe(1);
  expect(readdirSync(join(place, 'out'))).not.toContain('nan');
  expect(said).toMatch(/北省：没有找到它的网站。/);
  const faults: string[] = [];
  const page = await open(pathToFileURL(join(place, 'out/index.html')).href, faults);
  expect(await page.locator('[data-shard="bei"]').innerText()).toMatch(/^北省（没有找到它的网站）\s*—\s*—\s*—$/);
  expect(await page.locator('[data-front-sum]').innerText()).toMatch(/^2 ?个网站，1 ?份文件.*（1 ?个网站没有计入）。$/);
  expect(await page.locator('[data-shard="bei"] a').count()).toBe(0);
  expect((await listHits(page, pathToFileURL(join(place, 'out', sep)).href + toQuery('公开'))).length).toBeGreaterThan(0);
  expect(await page.locator('main').innerText()).toContain('没有找到北省的网站，这里不搜索。');
  expect(faults).toEqual([]);
  await page.close();
});

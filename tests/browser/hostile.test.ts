/** A corpus that means harm, built and opened: all of it stays text, on every page and in every file. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, relative, sep } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/serve.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { buildSite } from '../support/build.ts';
import { COMMENT, DRAWING, FORMULA, HOLE, IMAGE, LONG, SCRIPT, UNSEEN, writeHostileCorpus } from '../support/hostile.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { untilSettled } from './crawl.ts';

let browser: Browser;
let context: BrowserContext;
let corpus: string;
let site: string;
let server: RunningServer;
/** By extension: .html, .json … */
let files: Map<string, string[]>;

beforeAll(async () => {
  corpus = mkdtempSync(join(tmpdir(), 'yaodian-hostile-'));
  writeHostileCorpus(corpus);
  [browser, site] = await Promise.all([launchBrowser(), buildSite(corpus)]);
  server = await startServer({ dir: site, base: '/hostile/', port: 0 });
  context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 390, height: 844 } });
  page = await watch();
  files = new Map();
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(site, join(entry.parentPath, entry.name)).split(sep).join('/');
    files.set(extname(path), [...files.get(extname(path)) ?? [], path]);
  }
}, 600_000);
afterAll(async () => {
  await closeContexts(browser);
  await server.close();
  for (const folder of [site, corpus]) rmSync(folder, { recursive: true, force: true });
});

let page: Page;
/** What is no text, since the page was opened. */
let heard: string[] = [];

/** One page for all, since each of its own costs as much as opening what it shows. */
async function watch(): Promise<Page> {
  const watched = await context.newPage();
  watched.on('dialog', (dialog) => {
    heard.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  watched.on('pageerror', (error) => heard.push(error.message));
  watched.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Service Worker')) heard.push(message.text());
  });
  watched.on('request', (request) => {
    if (request.resourceType() === 'image' && !request.url().endsWith('/icon.svg')) heard.push(`image ${request.url()}`);
    if (!request.url().startsWith(server.url) && !/^(?:data|blob|about):/.test(request.url())) heard.push(`request to ${request.url()}`);
  });
  watched.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${String(response.status())} ${response.url()}`);
  });
  return watched;
}

/** Opens a page narrow, and collects whatever is no text. */
async function open(path: string): Promise<{ faults: () => Promise<string[]> }> {
  await page.goto('about:blank');
  heard = [];
  await page.goto(server.url + path, { waitUntil: 'load' });
  return {
    faults: async () => [...heard, ...await page.evaluate((origin) => [
      ...[...document.querySelectorAll('img, svg, iframe, object, embed, base, style')].map((element) => element.outerHTML),
      ...[...document.querySelectorAll('script')].filter((script) => (script.src === '' ? !/json$/.test(script.type) : !script.src.startsWith(origin))).map((script) => script.outerHTML),
      ...[...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]
        .filter(({ name, value }) => /^on/.test(name) || (/^(?:href|src|action)$/.test(name) && /^\s*javascript:/i.test(value)))
        .map(({ name, value }) => `${element.tagName} ${name}=${value}`)),
      ...(document.documentElement.scrollWidth > document.body.offsetWidth ? [`${String(document.documentElement.scrollWidth)} px wide`] : []),
    ], server.url)],
  };
}

/** All words of a page, hidden ones too, scripts not. */
const wordsOf = (page: Page): Promise<string> => page.evaluate(() => {
  const copy = document.body.cloneNode(true) as HTMLElement;
  for (const script of copy.querySelectorAll('script')) script.remove();
  return copy.textContent;
});

const DANGERS = [IMAGE, DRAWING, SCRIPT, HOLE, COMMENT, UNSEEN, FORMULA, LONG];
/** UNSEEN in plain letters, as headings, names and cells are given; the text of a point stays as it is. */
const SEEN = '反转零宽连字符';

describe('the corpus', () => {
  it('has danger in every field', () => {
    const { notices } = loadCorpus(corpus);
    const holds = (values: (string | null)[]) => (danger: string) => values.some((value) => value?.includes(danger));
    const hits = (values: (string | null)[]) => DANGERS.filter(holds(values));
    const plainHits = (values: (string | null)[]) => DANGERS.map((danger) => (danger === UNSEEN ? SEEN : danger)).filter(holds(values));
    const points = notices.flatMap((notice) => notice.points.map(({ record }) => record));
    expect(hits(notices.map(({ record }) => record.title))).toContain(IMAGE);
    expect(hits(notices.map(({ record }) => record.issuer))).toContain(IMAGE);
    expect(notices.map(({ record }) => record.openness)).toContain('此件<b>"主动</b>公开');
    expect(plainHits(points.flatMap(({ path }) => path.map(({ text }) => text)))).toEqual([IMAGE, HOLE, SEEN, LONG]);
    expect(hits(points.map(({ text }) => text))).toEqual(DANGERS);
    expect(plainHits(points.flatMap(({ lead, participants }) => [...lead, ...participants]))).toEqual([IMAGE, DRAWING, HOLE, SEEN, FORMULA, LONG]);
    expect(plainHits(points.map(({ deadline }) => deadline?.text ?? null))).toEqual([IMAGE, DRAWING, SEEN, LONG]);
    expect(plainHits(points.map(({ remark }) => remark))).toEqual([SCRIPT, SEEN, FORMULA, LONG]);
    expect(hits(notices.flatMap(({ statistics }) => statistics.cells.map(({ row }) => row)))).toEqual([IMAGE, DRAWING, SCRIPT, FORMULA]);
  });
});

/** Words that must stand on these pages as they are. */
const WORDS = new Map<string, string[]>([
  ['index.html', [IMAGE, '<b>"\'&</b>', '=1+1<i>']],
  ['yunchuan-2023/index.html', [IMAGE, DRAWING, SCRIPT, HOLE, COMMENT, UNSEEN, FORMULA, LONG, '此件<b>"主动</b>公开']],
  ['yunchuan-2023/1.html', [IMAGE, DRAWING, `备注${SCRIPT}`, `理由${IMAGE}${SCRIPT}`, FORMULA]],
  ['yunchuan-2023/2.html', [HOLE, COMMENT, FORMULA]],
  ['yunchuan-2023/3.html', [UNSEEN, '@SUM(1+1)、+1+1、-2+3']],
  ['yunchuan-2023/4.html', [LONG]],
  ['report-2023/1-1.html', [IMAGE, SCRIPT]],
  ['statistics/report-2023.html', [IMAGE, SCRIPT, FORMULA]],
  ['themes/index.html', [IMAGE, FORMULA, SCRIPT]],
  ['themes/planning.html', [IMAGE, SCRIPT, HOLE]],
  ['units/index.html', [IMAGE, SCRIPT, FORMULA, SEEN]],
  ['sources/index.html', [IMAGE, SCRIPT, HOLE]],
  ['compare/index.html?notices=yunchuan-2023,haiyan-2022&themes=planning,budget,hotline', [IMAGE, DRAWING, SCRIPT, HOLE, COMMENT, UNSEEN, FORMULA, LONG]],
  ['compare/index.html?points=yunchuan-2023/2,haiyan-2022/2', [HOLE, COMMENT, IMAGE]],
]);

describe('pages', () => {
  it('run nothing, load nothing, are no wider than the window, and show all of it letter by letter', async () => {
    const found: Record<string, string[]> = {};
    // 404.html holds no words of a notice, and looks for the site's root by asking: deploy.test.ts sees to it.
    const pages = (files.get('.html') ?? []).filter((path) => path !== '404.html' && !/^(?:glossary|guide)\/./.test(path));
    expect(pages.length).toBeGreaterThan(25);
    const states = [...WORDS.keys()].filter((path) => path.includes('?'));
    expect([...WORDS.keys()].filter((path) => !path.includes('?') && !pages.includes(path))).toEqual([]);
    for (const path of [...pages, ...states, 'compare/index.html?notices=<img/src=x/onerror=alert(1)>&themes=<svg/onload=alert(1)>', 'compare/index.html?points=<script>alert(1)</script>,__proto__/1']) {
      const { faults } = await open(path);
      if (WORDS.has(path) && path.includes('?')) await page.locator('[data-compare-results] .point-text').first().waitFor();
      else if (path.includes('?')) await page.locator('[data-compare-status]:not(:empty)').waitFor();
      for (const figure of await page.locator('figure[data-chart]').all()) {
        await figure.scrollIntoViewIfNeeded();
        await figure.and(page.locator('[data-drawn]')).waitFor();
      }
      await untilSettled(page);
      const words = await wordsOf(page);
      const all = [...await faults(), ...(WORDS.get(path) ?? []).filter((danger) => !words.includes(danger)).map((danger) => `not shown: ${danger}`)];
      if (all.length > 0) found[path] = all.map((fault) => fault.slice(0, 300));
    }
    expect(found).toEqual({});
  }, 600_000);

  it('a notice of the reader beside such notices: taken apart and compared, and all of it stays words', async () => {
    const { faults } = await open('try/index.html');
    await page.locator('[data-try-example="yunchuan-2023"]').click();
    await page.locator('.try-point').first().waitFor();
    for (const summary of await page.locator('[data-try-results] summary').all()) await summary.click();
    const words = await wordsOf(page);
    expect([IMAGE, DRAWING, SCRIPT, HOLE, FORMULA].filter((danger) => !words.includes(danger))).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  it('show in search what was found and what was asked, letter by letter', async () => {
    for (const asked of ['<script>', '<img/src=x', 'constructor', 'A'.repeat(60), '"><svg/onload=alert(2)>', '公开']) {
      const { faults } = await open(`search/index.html?q=${encodeURIComponent(asked)}`);
      await page.waitForFunction((q) => document.querySelector<HTMLElement>('[data-results]')?.dataset['results'] === q, asked);
      expect(await faults(), asked).toEqual([]);
      if (asked === '<script>') expect(await page.locator('.search-excerpt').allTextContents()).toContainEqual(expect.stringContaining(SCRIPT));
    }
    const { faults } = await open('index.html');
    await page.keyboard.press('/');
    await page.keyboard.type('<img/src=x');
    await page.locator('#site-search-list[data-results="<img/src=x"]').waitFor();
    expect(await page.locator('#site-search-list').textContent()).toContain(IMAGE);
    expect(await faults()).toEqual([]);
    await page.goto(`${server.url}yunchuan-2023/2.html?hl=${encodeURIComponent(IMAGE)}`);
    await page.locator('mark.search-mark').first().waitFor();
    expect(await faults()).toEqual([]);
  });

  it('keep dangers of the address text: filters, columns, fragments', async () => {
    for (const path of ['commitments/index.html', 'units/index.html', 'themes/planning.html']) {
      const { faults } = await open(`${path}?find=${encodeURIComponent(IMAGE)}&sort=${encodeURIComponent(SCRIPT)}&columns=${encodeURIComponent(DRAWING)}&hl=${encodeURIComponent(IMAGE)}#${encodeURIComponent(IMAGE)}`);
      await untilSettled(page);
      expect(await faults(), path).toEqual([]);
    }
  });
});

/** A reader of CSV written apart from the project's. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain ?? '' : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

/** What a spreadsheet would run, or take for a formula. */
const isLive = (cell: string): boolean => /^[\s]*[=+\-@＝＋－＠\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);

describe('files', () => {
  it('in JSON give the records back exactly', () => {
    const { notices } = loadCorpus(corpus);
    const read = (path: string): unknown => JSON.parse(readFileSync(join(site, path), 'utf8'));
    for (const path of files.get('.json') ?? []) read(path);
    expect(read('data/notices.json')).toEqual(notices.map(({ record }) => record));
    expect(read('data/points.json')).toEqual(notices.flatMap(({ points }) => points.map(({ record }) => record)));
  });

  it('in CSV have no cell that a spreadsheet would run', async () => {
    const texts = new Map((files.get('.csv') ?? []).map((path) => [path, readFileSync(join(site, path), 'utf8')]));
    for (const path of ['units/index.html', 'commitments/index.html', 'statistics/report-2023.html', 'themes/index.html', 'sources/index.html']) {
      await open(path);
      for (const button of await page.locator('[data-table-csv]').all()) {
        const waiting = page.waitForEvent('download');
        await button.evaluate((element: HTMLElement) => { element.click(); });
        const download = await waiting;
        expect(download.suggestedFilename()).toMatch(/\.csv$/);
        texts.set(`${path} ${download.suggestedFilename()}`, readFileSync(await download.path(), 'utf8'));
      }
    }
    expect(texts.size).toBeGreaterThan(4);
    expect([...texts.values()].some((text) => text.includes(FORMULA))).toBe(true);
    for (const [name, text] of texts) expect(parseCsv(text).flat().filter(isLive), name).toEqual([]);
  });

  it('in XLSX have text cells only, and in XML are well formed', async () => {
    const faultOf = (xml: string): Promise<string | null> => page.evaluate((source) =>
      new DOMParser().parseFromString(source, 'text/xml').querySelector('parsererror')?.textContent ?? null, xml);
    for (const path of files.get('.xlsx') ?? []) {
      for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(site, path))))) {
        const xml = strFromU8(bytes);
        expect(await faultOf(xml), `${path} ${name}`).toBeNull();
        expect(xml, `${path} ${name}`).not.toMatch(/<f[\s>]/);
      }
    }
    for (const path of files.get('.xml') ?? []) expect(await faultOf(readFileSync(join(site, path), 'utf8')), path).toBeNull();
  });

  it('carried in pages parse', () => {
    for (const path of files.get('.html') ?? []) {
      const html = readFileSync(join(site, path), 'utf8');
      for (const [, json = ''] of html.matchAll(/<script[^>]*type="application\/(?:ld\+)?json"[^>]*>([^]*?)<\/script>/g)) {
        expect(() => { JSON.parse(json); }, path).not.toThrow();
      }
    }
  });
});

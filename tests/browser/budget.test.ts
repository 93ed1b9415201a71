/** No page costs a reader more than its budget. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { measureCost } from './cost.ts';
import { findKinds, openKind } from './kinds.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ scrollbars: true });
});
afterAll(() => browser.close());

describe('a page costs at most', () => {
  it.each([
    ['a point', 'guangzhou-2022/17.html', 20],
    ['a point with its clause of the body', 'jinan-2023/18.html', 20],
    ['a theme', 'themes/interpretation.html', 60],
    ['the largest theme', 'themes/website.html', 60],
    ['the matrix', 'themes/index.html', 60],
    ['a page with charts', 'wording/index.html', 120],
    ['a page that begins with a chart', 'statistics/zibo-2023.html', 120],
    ['the home page', 'index.html', 60],
    ['bring your own notice, before one is there', 'try/index.html', 60],
  ])('%s: %s, %i KB', async (_kind, path, kilobytes) => {
    const cost = await measureCost(browser, inject('siteUrl'), path);
    expect(cost.bytes, cost.requests.join(' ')).toBeLessThanOrEqual(kilobytes * 1000);
    // A page that computes has a stylesheet of its own besides.
    expect(cost.requests.length, cost.requests.join(' ')).toBeLessThanOrEqual(path === 'try/index.html' ? 7 : 6);
    console.info(`${path}: ${(cost.bytes / 1000).toFixed(1)} KB gzip, ${String(cost.requests.length)} requests, longest task ${cost.longestTask.toFixed(0)} ms at 4× slowdown`);
  });
});

/** What makes tasks long while a page opens; the time itself depends on what else a machine does: `npm run bench:pages`. */
const MOST_SCRIPT = 180_000;

describe('opening a page, as it is everywhere and on a phone', () => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext({ serviceWorkers: 'block' });
    await context.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node: Element | null }[] };
          shifts.push(`${value.toFixed(4)} ${sources.map(({ node }) => node?.outerHTML.slice(0, 80)).join(' | ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
  });
  afterAll(() => context.close());

  it.each(findKinds(inject('siteFolder')))('%s moves nothing, and runs no more than it must', async (path) => {
    for (const width of [390, 1280]) {
      const page = await openKind(context, path, width);
      await page.waitForTimeout(150);
      const cost = await page.evaluate(() => ({
        shifts: (window as unknown as { shifts: string[] }).shifts,
        script: (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ initiatorType }) => initiatorType === 'script').reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
      }));
      expect(cost.shifts, String(width)).toEqual([]);
      expect(cost.script, 'bytes of script').toBeLessThanOrEqual(MOST_SCRIPT);
      await page.close();
    }
  });

  it('moves nothing at a place further down either', async () => {
    for (const width of [390, 1280]) {
      const page = await openKind(context, 'commitments/index.html#all', width);
      await page.waitForTimeout(150);
      expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts), String(width)).toEqual([]);
      await page.close();
    }
  });
});

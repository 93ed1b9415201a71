/** No page costs a reader more than its budget. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { measureCost } from './cost.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('a page costs at most', () => {
  it.each([
    ['a point', 'guangzhou-2022/17.html', 20],
    ['a point with its clause of the body', 'jinan-2023/18.html', 20],
    ['a theme', 'themes/interpretation.html', 60],
    ['the largest theme', 'themes/website.html', 60],
    ['a page with charts', 'themes/index.html', 120],
    ['a page that begins with a chart', 'statistics/zibo-2023.html', 120],
    ['the home page', 'index.html', 60],
    ['bring your own notice, before one is there', 'try/index.html', 60],
  ])('%s: %s, %i KB', async (_kind, path, kilobytes) => {
    const cost = await measureCost(browser, inject('siteUrl'), path);
    expect(cost.bytes, cost.requests.join(' ')).toBeLessThanOrEqual(kilobytes * 1000);
    expect(cost.requests.length, cost.requests.join(' ')).toBeLessThanOrEqual(6);
    expect(cost.shift).toBe(0);
    console.info(`${path}: ${(cost.bytes / 1000).toFixed(1)} KB gzip, ${String(cost.requests.length)} requests, longest task ${cost.longestTask.toFixed(0)} ms at 4× slowdown`);
  });
});

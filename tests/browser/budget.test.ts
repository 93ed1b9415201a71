/** What a page costs a reader before the first touch: bytes, requests, shifts, long tasks. */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Cost {
  /** gzip, all files together */
  bytes: number;
  requests: string[];
  /** Cumulative layout shift. */
  shift: number;
  /** Longest task in milliseconds, at a quarter of this machine's speed. */
  longestTask: number;
}

async function measure(path: string): Promise<Cost> {
  // What the service worker keeps for later is no part of showing the page.
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  const requests: string[] = [];
  page.on('response', (response) => {
    requests.push(response.url().slice(inject('siteUrl').length));
    bodies.push(response.body());
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const seen = { shift: 0, longestTask: 0 };
    (window as unknown as { seen: typeof seen }).seen = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, entry.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(inject('siteUrl') + path, { waitUntil: 'load' });
  await page.waitForTimeout(800);
  const { shift, longestTask } = await page.evaluate(() => (window as unknown as { seen: { shift: number; longestTask: number } }).seen);
  const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  await context.close();
  return { bytes, requests, shift, longestTask };
}

describe('a page costs at most', () => {
  it.each([
    ['a point', 'guangzhou-2022/17.html', 20],
    ['a point with its clause of the body', 'jinan-2023/18.html', 20],
    ['a theme', 'themes/interpretation.html', 60],
    ['the largest theme', 'themes/website.html', 60],
    ['a page with charts', 'themes/index.html', 120],
    ['a page that begins with a chart', 'statistics/zibo-2023.html', 120],
    ['the home page', 'index.html', 60],
  ])('%s: %s, %i KB', async (_kind, path, kilobytes) => {
    const cost = await measure(path);
    expect(cost.bytes, cost.requests.join(' ')).toBeLessThanOrEqual(kilobytes * 1000);
    expect(cost.requests.length, cost.requests.join(' ')).toBeLessThanOrEqual(6);
    expect(cost.shift).toBe(0);
    console.info(`${path}: ${(cost.bytes / 1000).toFixed(1)} KB gzip, ${String(cost.requests.length)} requests, longest task ${cost.longestTask.toFixed(0)} ms at 4× slowdown`);
  });
});

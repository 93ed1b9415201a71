/** What a page costs a reader before the first touch: bytes, requests, shifts, long tasks. */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

export interface Cost {
  /** gzip, all files together */
  bytes: number;
  /** Addresses, from the site's root. */
  requests: string[];
  /** The same until the page says it is loaded; what comes later it fetched for itself. */
  atLoad: { bytes: number; requests: number };
  /** Cumulative layout shift. */
  shift: number;
  /** Longest task in milliseconds, at a quarter of this machine's speed; 0 where none is longer than 50. */
  longestTask: number;
}

/** Opens a page in a browser that never was there, and waits until it is quiet. */
export async function measureCost(browser: Browser, site: string, path: string): Promise<Cost> {
  // What the service worker keeps for later is no part of showing the page.
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  const requests: string[] = [];
  page.on('response', (response) => {
    if (!/^https?:/.test(response.url())) return;
    requests.push(response.url().slice(site.length));
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
  await page.goto(site + path, { waitUntil: 'load' });
  const loaded = requests.length;
  await page.waitForTimeout(800);
  const { shift, longestTask } = await page.evaluate(() => (window as unknown as { seen: { shift: number; longestTask: number } }).seen);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  await context.close();
  return { bytes: sum(sizes), requests, atLoad: { bytes: sum(sizes.slice(0, loaded)), requests: loaded }, shift, longestTask };
}

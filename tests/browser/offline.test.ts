/** The site kept in the browser: when a new build comes out, and without a network. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listPrecache, writeServiceWorker } from '../../src/build/service-worker.ts';
import { startServer, type RunningServer } from '../../src/cli/serve.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { expectSearchInShort } from './search-page.ts';
import { expectDraftCompared } from './try-page.ts';
import { newWatchedPage, waitForWorker } from './ways.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let browser: Browser;
let folder: string;
let server: RunningServer;
let context: BrowserContext;
let visit: Awaited<ReturnType<typeof newWatchedPage>>;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  cpSync(inject('siteFolder'), folder, { recursive: true });
  server = await startServer({ dir: folder, base: '/deep/path/', port: 0 });
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  visit = await newWatchedPage(context);
});
afterAll(async () => {
  await closeContexts(browser);
  rmSync(folder, { recursive: true, force: true });
});

// One visit, and what comes after it, in this order.
it('a new build says so, waits to be asked for, and then replaces the old one whole', async () => {
  const { page, errors } = visit;
  await page.goto(`${server.url}index.html`);
  await waitForWorker(page);
  expect(await page.locator('[data-update-notice]').count()).toBe(0);

  const home = join(folder, 'index.html');
  writeFileSync(home, readFileSync(home, 'utf8').replace(/<title>[^<]*/, '<title>新的一版'));
  await writeServiceWorker(ROOT, folder);
  await page.reload();
  await page.locator('[data-update-notice]').waitFor();
  expect(await page.title()).not.toBe('新的一版');
  await page.locator('[data-update-notice] button').first().click();
  await page.waitForFunction(() => document.title === '新的一版');
  expect(await page.locator('[data-update-notice]').count()).toBe(0);
  expect(errors).toEqual([]);
});

describe('when the host is gone', () => {
  beforeAll(() => server.close());

  it('every file is there, but for what only file:// needs', async () => {
    const { page, errors } = visit;
    // The page that was open goes on; then pages that never were.
    expect(await page.evaluate(async (all) => {
      const failed: string[] = [];
      for (const url of all) {
        const response = await fetch(url).catch(() => null);
        if (!response?.ok) failed.push(url);
      }
      return failed;
    }, listPrecache(folder).map(({ url }) => url))).toEqual([]);
    await page.reload();
    expect(await page.title()).toBe('新的一版');
    await page.goto(`${server.url}suqian-2021/2-1.html?hl=%E8%A7%A3%E8%AF%BB`);
    await page.locator('mark.search-mark').first().waitFor();
    await page.goto(server.url);
    expect(await page.title()).toBe('新的一版');
    expect(errors).toEqual([]);
  });

  it('search finds and leads to the words', () => expectSearchInShort({ context, url: server.url }));

  it('自查 takes a draft apart and compares it', () => expectDraftCompared(context, server.url));
});

/** The site without a network: after one visit, and when a new build comes out. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listPrecache, writeServiceWorker } from '../../src/build/service-worker.ts';
import { startServer } from '../../src/cli/serve.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { newWatchedPage, waitForWorker } from './ways.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('after one visit', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), 'offline-'));
    cpSync(inject('siteFolder'), folder, { recursive: true });
  });
  afterAll(async () => {
    await closeContexts(browser);
    rmSync(folder, { recursive: true, force: true });
  });

  it('every file is there without the host, but for what only file:// needs', async () => {
    const server = await startServer({ dir: folder, base: '/deep/path/', port: 0 });
    const context = await browser.newContext();
    const { page, errors } = await newWatchedPage(context);
    await page.goto(`${server.url}index.html`);
    await waitForWorker(page);
    await server.close();
    // The page that was open goes on; then pages that never were.
    expect(await page.evaluate(async (all) => {
      const failed: string[] = [];
      for (const url of all) {
        const response = await fetch(url).catch(() => null);
        if (!response?.ok) failed.push(url);
      }
      return failed;
    }, listPrecache(folder).map(({ url }) => url))).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('三同步');
    await page.locator('#site-search-list[data-results="三同步"]').waitFor();
    await page.goto(`${server.url}suqian-2021/2-1.html?hl=%E8%A7%A3%E8%AF%BB`);
    await page.locator('mark.search-mark').first().waitFor();
    await page.goto(server.url);
    expect(await page.title()).not.toBe('');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('a new build says so, waits to be asked for, and then replaces the old one whole', async () => {
    const server = await startServer({ dir: folder, port: 0 });
    const context = await browser.newContext();
    const { page, errors } = await newWatchedPage(context);
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
    await server.close();
    await page.reload();
    expect(await page.title()).toBe('新的一版');
    expect(errors).toEqual([]);
    await context.close();
  });
});

/** A corpus of one notice, and of more than a handful: the reader chooses which to see. */
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeContexts, launchBrowser } from './browser.ts';
import { findInventedSite } from './invented-site.ts';

let browser: Browser;
const build = async (count: number) => pathToFileURL(await findInventedSite(count)).href;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

describe('fifteen notices', () => {
  let site: string;
  beforeAll(async () => {
    site = await build(15);
  }, 600_000);

  it('a matrix shows twelve at first; the choice is in the address', async () => {
    const page = await browser.newPage();
    await page.goto(`${site}themes/index.html`);
    const columns = page.locator('table.matrix thead th:visible');
    expect(await columns.count()).toBe(13);
    expect(await page.locator('tr.group > th').first().getAttribute('colspan')).toBe('13');
    await page.locator('.place-chooser > summary').click();
    await page.locator('[data-place-all]').click();
    expect(await columns.count()).toBe(16);
    for (let at = 2; at < 15; at++) await page.locator('.place-chooser input[type="checkbox"]').nth(at).uncheck();
    expect(await columns.count()).toBe(3);
    const address = page.url();
    expect(address).toMatch(/\?notices=place-0001-\d+,place-0002-\d+$/);
    await page.goto('about:blank');
    await page.goto(address);
    expect(await columns.count()).toBe(3);
    await page.close();
  });

  it('a theme shows six columns at first, and the reader adds others', async () => {
    const page = await browser.newPage();
    await page.goto(`${site}themes/interpretation.html`);
    const columns = page.locator('.comparison thead th:visible');
    expect(await columns.count()).toBe(6);
    await page.locator('.column-list > summary').click();
    await page.locator('.column-list input').nth(9).check();
    expect(await columns.count()).toBe(7);
    expect(page.url()).toContain('columns=');
    await page.close();
  });

  it.each(['units/index.html', 'commitments/index.html', 'wording/index.html', 'index.html', 'compare/index.html', 'try/index.html'])('%s is no wider than its window', async (path) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await page.goto(site + path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.body.offsetWidth)).toBe(0);
    await page.close();
  });

  it('a notice of the reader is compared with twelve at first, and with those the reader adds', async () => {
    const page = await browser.newPage();
    await page.goto(`${site}try/index.html`);
    await page.locator('[data-try-text]').fill('一、政策解读\n（一）公开政策解读材料。（办公室负责）\n');
    const said = (words: RegExp) => expect.poll(() => page.locator('[data-try-status]').innerText(), { timeout: 40_000 }).toMatch(words);
    await said(/^1项，.*与12份文件对照/);
    await page.locator('[data-try-notices] > summary').click();
    await page.locator('[data-try-notices] input').nth(13).check();
    await said(/与13份文件对照/);
    await page.close();
  });

  it('the home page tells what these notices show, and each figure leads to what it counts', async () => {
    const page = await browser.newPage();
    await page.goto(`${site}index.html`);
    expect(await page.locator('.finding').count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator('a.square').count()).toBeGreaterThan(0);
    const links = await page.locator('.finding .answer-figure').evaluateAll((all) => all.map((each) => ({ href: (each as HTMLAnchorElement).href, said: Number(each.textContent) })));
    expect(links.length).toBeGreaterThan(0);
    for (const { href, said } of links) {
      await page.goto(href);
      const items = page.locator(`section:has(> #${new URL(href).hash.slice(1)}) .evidence > li`);
      const sum = (await items.locator('.evidence-head').allInnerTexts()).map((words) => /：(\d+)件$/.exec(words)?.[1]).filter((value) => value !== undefined);
      expect(sum.length > 0 ? sum.reduce((all, value) => all + Number(value), 0) : await items.count(), href).toBe(said);
    }
    await page.close();
  });

  it('no two of them have both colour and sign in common', async () => {
    const page = await browser.newPage();
    await page.goto(`${site}index.html`);
    const marks = await page.locator('.notice-list .place').evaluateAll((places) => places.map((place) => `${place.className} ${place.querySelector('.place-glyph')?.textContent ?? ''}`));
    expect(marks).toHaveLength(15);
    expect(new Set(marks).size).toBe(15);
    await page.close();
  });
});

it('one notice: every page stands, and none speaks of others', { timeout: 600_000 }, async () => {
  const site = await build(1);
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  for (const path of ['index.html', 'themes/index.html', 'themes/interpretation.html', 'units/index.html', 'commitments/index.html', 'wording/index.html', 'sources/index.html', 'compare/index.html', 'try/index.html', 'questions/index.html']) {
    await page.goto(site + path);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('main').innerText()).not.toMatch(/undefined|NaN|null/);
    if (path === 'index.html') expect(await page.locator('.finding').count()).toBeGreaterThan(0);
  }
  expect(errors).toEqual([]);
  await page.close();
});

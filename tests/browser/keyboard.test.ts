/** Pages by keyboard to the last control; the crawl asks every kind of page about the way there. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeContexts, launchBrowser } from './browser.ts';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
});
afterAll(() => closeContexts(browser));

describe('the whole of a page', () => {
  it.each(['guangzhou-2022/17.html', 'themes/interpretation.html', 'search/index.html'])('%s is reached by keyboard, and the skip link jumps', async (path) => {
    const page = await context.newPage();
    await page.goto(inject('siteUrl') + path);
    const wanted = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled, [tabindex="-1"]'))
      .map((element, at) => { element.dataset['stop'] = String(at); return String(at); }));
    const reached: string[] = [];
    for (let step = 0; step < wanted.length + 5; step++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['stop']);
      if (stop !== undefined) reached.push(stop);
    }
    expect([...new Set(reached)].sort((a, b) => Number(a) - Number(b))).toEqual(wanted);

    await page.reload();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main, footer') !== null)).toBe(true);
    await page.close();
  });
});

describe('the menu of three', () => {
  it.each([true, false])('opens by keyboard, says which page this is, and leads on; scripts: %s', async (javaScriptEnabled) => {
    const own = await browser.newContext({ serviceWorkers: 'block', javaScriptEnabled });
    const page = await own.newPage();
    await page.goto(`${inject('siteUrl')}themes/interpretation.html`);
    const summaries = page.locator('.menu summary');
    expect(await summaries.count()).toBe(3);
    expect(await summaries.first().innerText()).toContain('主题');
    await summaries.nth(1).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '术语', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('术语');
    await page.keyboard.press('Enter');
    await page.waitForURL(/glossary\/index\.html$/);
    expect(await summaries.nth(1).innerText()).toContain('术语');
    await own.close();
  });

  it('closes by Escape and where the reader goes on', async () => {
    const page = await context.newPage();
    await page.goto(`${inject('siteUrl')}themes/interpretation.html`);
    const open = () => page.locator('.menu details[open]').count();
    await page.locator('.menu summary').first().click();
    expect(await open()).toBe(1);
    await page.locator('.menu summary').nth(2).click();
    await expect.poll(open).toBe(1);
    await page.keyboard.press('Escape');
    expect(await open()).toBe(0);
    expect(await page.locator('.menu summary').nth(2).evaluate((summary) => summary === document.activeElement)).toBe(true);
    await page.locator('.menu summary').first().click();
    await page.locator('h1').click();
    expect(await open()).toBe(0);
    await page.close();
  });

  it('is whole at 320 px in large print', async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(`${inject('siteUrl')}index.html`);
    await page.locator('[data-mode="large"]').click();
    for (const summary of await page.locator('.menu summary').all()) {
      await summary.click();
      const outside = await page.locator('.menu details[open] a').evaluateAll((links) => links.filter((link) => {
        const { left, right } = link.getBoundingClientRect();
        return left < 0 || right > document.body.offsetWidth;
      }).length);
      expect(outside).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.body.offsetWidth)).toBe(0);
    }
    await page.close();
  });
});

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

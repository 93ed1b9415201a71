/** Large print that stays, a voice that stops, and pages for readers whose browser runs no scripts. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeContexts, launchBrowser } from './browser.ts';
import { findKinds } from './kinds.ts';

const kinds = findKinds(inject('siteFolder'));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

describe('large print (长辈版)', () => {
  it('makes words larger, and stays from page to page until it is taken back', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const sizeOf = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p, main li') as Element).fontSize));
    const large = page.getByRole('button', { name: '长辈版' });
    await page.goto(`${inject('siteUrl')}index.html`);
    const usual = await sizeOf();
    await large.click();
    expect(await sizeOf()).toBeGreaterThanOrEqual(usual * 1.2);
    for (const path of ['guangzhou-2022/17.html', 'search/index.html']) {
      await page.goto(inject('siteUrl') + path);
      expect(await large.getAttribute('aria-pressed'), path).toBe('true');
    }
    await page.goto(`${inject('siteUrl')}index.html`);
    expect(await sizeOf()).toBeGreaterThanOrEqual(usual * 1.2);
    await large.click();
    await page.reload();
    expect(await large.getAttribute('aria-pressed')).toBe('false');
    expect(await sizeOf()).toBe(usual);
    await context.close();
  });
});

describe('reading aloud', () => {
  it('speaks the whole text of a point in Chinese, sentence by sentence, and stops when told or when the page is left', async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const spoken: string[] = [];
      let stopped = 0;
      Object.assign(window, { spoken, countStops: () => stopped });
      // Test machines have no voice.
      speechSynthesis.speak = ({ text, lang }) => { spoken.push(`${lang} ${text}`); };
      speechSynthesis.cancel = () => { stopped++; };
    });
    await page.goto(`${inject('siteUrl')}jinan-2023/18.html`);
    const readState = () => page.evaluate(() => {
      const { spoken, countStops } = window as unknown as { spoken: string[]; countStops: () => number };
      return { spoken, stops: countStops(), text: document.querySelector('[data-point-text]')?.textContent };
    });
    await page.getByRole('button', { name: '朗读' }).click();
    const { spoken, stops, text } = await readState();
    expect(spoken.every((sentence) => sentence.startsWith('zh-CN '))).toBe(true);
    expect(spoken.map((sentence) => sentence.slice(6)).join('')).toBe(text);
    expect(stops).toBe(0);
    await page.getByRole('button', { name: '停止朗读' }).click();
    expect((await readState()).stops).toBe(1);
    expect(await page.getByRole('button', { name: '朗读', exact: true }).getAttribute('aria-pressed')).toBe('false');
    await page.evaluate(() => { dispatchEvent(new Event('pagehide')); });
    expect((await readState()).stops).toBe(2);
    await page.close();
  });
});

describe('without scripts', () => {
  it('every kind of page can be read, or says what it needs and where to go instead; nothing is offered that would do nothing', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of kinds.filter((each) => !each.includes('?'))) {
      await page.goto(inject('siteUrl') + path);
      const { heading, words, dead, needs, charts } = await page.locator('main').evaluate((main: HTMLElement) => {
        const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
        return {
          heading: [...main.querySelectorAll('h1')].some(isSeen), words: main.innerText.replace(/\s/g, '').length, needs: main.querySelector('noscript') !== null,
          dead: [...document.querySelectorAll('main button, footer select, header button[data-mode]')].filter(isSeen).map((element) => element.outerHTML.slice(0, 120)),
          charts: [...main.querySelectorAll('canvas')].filter(isSeen).length,
        };
      });
      expect([heading, charts], path).toEqual([true, 0]);
      expect(words, path).toBeGreaterThan(60);
      if (!needs) expect(dead, path).toEqual([]);
    }
    await context.close();
  });
});

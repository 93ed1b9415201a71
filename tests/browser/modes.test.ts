/** Where colours are the system's. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeContexts, launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

describe('forced colours', () => {
  it('are those of the system; marks, pressed buttons and the focus have outlines', async () => {
    const forced = await browser.newContext({ serviceWorkers: 'block', forcedColors: 'active' });
    const page = await forced.newPage();
    const faults: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    for (const path of ['index.html', 'guangzhou-2022/17.html', 'themes/index.html', 'themes/interpretation.html']) {
      await page.goto(inject('siteUrl') + path, { waitUntil: 'load' });
      expect(await page.evaluate(() => {
        const probe = document.createElement('p');
        probe.className = 'forced-probe';
        probe.style.setProperty('color', 'CanvasText');
        document.body.append(probe);
        const text = getComputedStyle(probe).color;
        return [...document.querySelectorAll('main p, main td, main dd')].filter((element) => getComputedStyle(element).color !== text).length;
      }), path).toBe(0);
    }
    await page.goto(`${inject('siteUrl')}suqian-2021/1-2-1.html`);
    await page.locator('[data-mode="large"]').click();
    const styleOf = (selector: string) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(await styleOf('[aria-pressed="true"]')).toBe('solid');
    expect(await styleOf('.seed-lines mark')).toBe('solid');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement && getComputedStyle(document.activeElement).outlineStyle)).toBe('solid');
    expect(faults).toEqual([]);
    await forced.close();
  });
});

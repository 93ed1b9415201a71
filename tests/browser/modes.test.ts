/** Every kind of page in every mode: dark, large print, narrow, and where colours are the system's. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findViolations } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { findKinds, openKind } from './kinds.ts';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' });
});
afterAll(() => browser.close());

describe.each(findKinds(inject('siteFolder')))('%s', (path) => {
  it('passes axe dark, in large print, and narrow', async () => {
    const page = await openKind(context, path);
    const found: Record<string, string[]> = {};
    await page.locator('[data-mode="colours"]').selectOption('dark');
    found['dark'] = await findViolations(page);
    await page.locator('[data-mode="colours"]').selectOption('light');
    await page.locator('[data-mode="large"]').click();
    found['large print'] = await findViolations(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('[data-mode="colours"]').selectOption('dark');
    found['large print, dark, narrow'] = await findViolations(page);
    await page.locator('[data-mode="large"]').click();
    await page.locator('[data-mode="colours"]').selectOption('auto');
    found['narrow'] = await findViolations(page);
    expect(Object.fromEntries(Object.entries(found).filter(([, violations]) => violations.length > 0))).toEqual({});
    await page.close();
  });
});

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

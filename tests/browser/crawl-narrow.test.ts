/** Every kind of page on a phone, on a tablet, and at 320 px, which is 400 % of 1280; in large print, and dark besides. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { faulty, findBoxes, findHeadingFaults, findOverflow, KINDS, openCrawler, readShifts, type Crawler } from './crawl.ts';

const PHONE = { width: 390, height: 844 };
const TABLET = { width: 768, height: 1024 };

let browser: Browser;
let crawler: Crawler;
beforeAll(async () => {
  browser = await launchBrowser();
  crawler = await openCrawler(browser);
});
afterAll(() => closeContexts(browser));

describe.each(KINDS)('%s', (path) => {
  it('opens without a fault or a shift, and is no wider than the window in any mode', async () => {
    const { page, faults } = await crawler.visit(path, PHONE);
    const found: Record<string, readonly string[]> = { headings: await findHeadingFaults(page), width: await findOverflow(page), boxes: await findBoxes(page), axe: await findViolations(page, { alike: 'two' }) };
    found['shifts'] = await readShifts(page);
    found['motion'] = await page.evaluate(() => document.getAnimations().map((animation) => (animation as CSSAnimation).animationName ?? 'animation'));

    await page.setViewportSize(TABLET);
    found['width, tablet'] = await findOverflow(page);
    found['boxes, tablet'] = await findBoxes(page);
    await page.setViewportSize({ width: 320, height: 900 });
    found['width, 320 px'] = await findOverflow(page);
    await page.getByRole('button', { name: '长辈版' }).click();
    found['width, 320 px, large print'] = await findOverflow(page);
    await page.setViewportSize(PHONE);
    await page.getByLabel('颜色').selectOption('dark');
    found['axe, large print, dark'] = await findViolations(page, { rules: 'looks', alike: 'two' });
    found['faults'] = faults;
    expect(faulty(found)).toEqual({});
  });
});

it('moves nothing at a place further down either', async () => {
  const { page } = await crawler.visit('commitments/index.html#all', PHONE);
  expect(await readShifts(page)).toEqual([]);
});

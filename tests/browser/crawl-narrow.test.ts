/** Every kind of page on a phone, on a tablet, and at 320 px, which is 400 % of 1280; in large print, and dark besides. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { faulty, findBoxes, findHeadingFaults, findOverflow, KINDS, readShifts, visit } from './crawl.ts';

const PHONE = { width: 390, height: 844 };
const TABLET = { width: 768, height: 1024 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

describe.each(KINDS)('%s', (path) => {
  it('opens without a fault or a shift, and is no wider than the window in any mode', async () => {
    const { context, page, faults } = await visit(browser, path, PHONE.width);
    const found: Record<string, readonly string[]> = { headings: await findHeadingFaults(page), width: await findOverflow(page), boxes: await findBoxes(page), axe: await findViolations(page) };
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
    await context.close();
  });
});

it('moves nothing at a place further down either', async () => {
  const { context, page } = await visit(browser, 'commitments/index.html#all', PHONE.width);
  expect(await readShifts(page)).toEqual([]);
  await context.close();
});

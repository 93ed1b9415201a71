/** Every kind of page by keyboard, and enlarged. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { findKinds, openKind } from './kinds.ts';

/** Where a page has more to stop at, the rest is of the same making. */
const MOST_STEPS = 60;

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' });
});
afterAll(() => browser.close());

/** Where the focus is, and whether a reader sees it: an outline, in the window, not under something else. */
function describeFocus(): { name: string; region: string; fault: string } {
  const element = document.activeElement as HTMLElement;
  const name = `${element.tagName}${element.className ? `.${element.className}` : ''} ${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 20)}`;
  if (element === document.body) return { name: 'BODY', region: '', fault: '' };
  const region = element.matches('.skip') ? 'skip' : element.matches('.site-name') ? 'home' : element.closest('.site-header nav') ? 'nav'
    : element.matches('[data-mode="large"]') ? 'large print' : element.closest('.site-header [role="search"]') ? 'search'
      : element.closest('main') ? 'main' : element.closest('footer') ? 'footer' : 'elsewhere';
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const boxes = [...element.getClientRects()];
  const shown = boxes.some(({ left, right, top, bottom }) => [[0.5, 0.5], [0.05, 0.2], [0.95, 0.8], [0.5, 0.05], [0.5, 0.95]].some(([x = 0, y = 0]) => {
    const [left1, right1, top1, bottom1] = [Math.max(0, left), Math.min(innerWidth, right), Math.max(0, top), Math.min(innerHeight, bottom)];
    if (right1 <= left1 || bottom1 <= top1) return false;
    const hit = document.elementFromPoint(left1 + (right1 - left1) * x, top1 + (bottom1 - top1) * y);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  }));
  const fault = outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? `outline ${outlineStyle} ${outlineWidth}` : shown ? '' : 'not in sight';
  return { name, region, fault };
}

describe.each(findKinds(inject('siteFolder')))('%s', (path) => {
  it('needs no sideways scrolling at 320 px, which is 400 % of 1280, nor in large print; headings go down step by step', async () => {
    const page = await openKind(context, path, 320);
    const measure = () => page.evaluate(() => document.documentElement.scrollWidth - document.body.offsetWidth);
    expect(await measure()).toBe(0);
    await page.locator('[data-mode="large"]').click();
    expect(await measure(), 'large print').toBe(0);
    await page.locator('[data-mode="large"]').click();
    const levels = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName.slice(1))));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 1) + 1), String(levels)).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length), 'motion').toBe(0);
    await page.close();
  });

  it('goes by keyboard from the skip link through the header to the last control, each in sight', async () => {
    const page = await openKind(context, path);
    await page.evaluate(() => { window.scrollTo(0, 0); });
    const where: string[] = [];
    const unseen: string[] = [];
    for (let step = 0; step < MOST_STEPS; step++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(describeFocus);
      if (focus.name === 'BODY') break;
      where.push(focus.region);
      if (focus.fault !== '') unseen.push(`${focus.name}: ${focus.fault}`);
    }
    expect(unseen).toEqual([]);
    // Regions in the order of first visit; none is a trap.
    expect([...new Set(where)].slice(0, 5)).toEqual(['skip', 'home', 'nav', 'large print', 'search']);
    expect(where.some((region) => region === 'main' || region === 'footer')).toBe(true);
    await page.close();
  });
});

describe('the whole of a page', () => {
  it.each(['guangzhou-2022/17.html', 'themes/interpretation.html', 'search/index.html'])('%s is reached by keyboard, and the skip link jumps', async (path) => {
    const page = await openKind(context, path);
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
    const page = await openKind(context, 'index.html', 320);
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

/** Pages are drawn part by part (src/client/drawing.ts): each part is small, and in the end all of them are there. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { findKinds, openKind } from './kinds.ts';

/** Of a part that is laid out in one go; a slow machine takes some 40 ms over so much. */
const MOST_CHARACTERS = 700;
const MOST_ELEMENTS = 200;

interface Piece {
  characters: number;
  elements: number;
  html: string;
}

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } });
  await context.addInitScript(() => {
    const pieces: Piece[] = [];
    Object.assign(window, { pieces });
    const cut = new WeakSet<Element>();
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        for (let around = target.parentElement; around; around = around.parentElement) cut.add(around);
      }
      for (const { target, oldValue } of changes) {
        if (!(target instanceof Element) || !oldValue?.split(' ').includes('not-yet') || target.classList.contains('not-yet') || cut.has(target)) continue;
        const shown = [target, ...target.querySelectorAll('*')].filter((element) => element.checkVisibility({ contentVisibilityAuto: true }));
        const own = shown.flatMap((element) => [...element.childNodes].filter((node) => node instanceof Text));
        pieces.push({ characters: own.reduce((sum, node) => sum + (node.nodeValue ?? '').trim().length, 0), elements: shown.length, html: target.outerHTML.slice(0, 80) });
      }
    }).observe(document, { subtree: true, attributeFilter: ['class'], attributeOldValue: true });
  });
});
afterAll(() => browser.close());

const readMain = (page: Page): Promise<string> => page.evaluate(() => document.getElementById('main')?.innerText ?? '');
const isWhole = (page: Page): Promise<boolean> => page.evaluate(() =>
  document.documentElement.dataset['drawing'] === undefined && document.querySelector('.not-yet') === null
  && document.querySelector('.site-footer')?.checkVisibility({ visibilityProperty: true }) === true);

describe.each(findKinds(inject('siteFolder')).filter((path) => !path.includes('?hl=')))('%s', (path) => {
  it('is drawn in small parts, and then whole', async () => {
    const page = await openKind(context, path);
    expect(await isWhole(page)).toBe(true);
    const pieces = await page.evaluate(() => (window as unknown as { pieces: Piece[] }).pieces);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.filter(({ characters, elements }) => characters > MOST_CHARACTERS || elements > MOST_ELEMENTS)).toEqual([]);
    // The page for wrong addresses does not know what was asked for.
    if (!path.includes('?') && path !== '404.html') {
      const drawn = await readMain(page);
      const atOnce = await openKind(context, `${path}#main`);
      expect(await atOnce.evaluate(() => (window as unknown as { pieces: Piece[] }).pieces)).toEqual([]);
      expect(drawn).toBe(await readMain(atOnce));
      await atOnce.close();
    }
    await page.close();
  });
});

describe('a reader who does not wait', () => {
  interface Early {
    before: string | undefined;
    after: string | undefined;
    hidden: number;
  }
  /** Opens a page and acts before it is drawn; what was so just before, and just after. */
  async function openEarly(path: string, act: string): Promise<{ page: Page; early: Early }> {
    const page = await context.newPage();
    await page.addInitScript(`document.addEventListener('DOMContentLoaded', () => {
      const { dataset } = document.documentElement;
      const before = dataset.drawing;
      ${act}
      window.early = { before, after: dataset.drawing, hidden: document.querySelectorAll('.not-yet').length };
    });`);
    await page.goto(inject('siteUrl') + path, { waitUntil: 'load' });
    return { page, early: await page.evaluate(() => (window as unknown as { early: Early }).early) };
  }
  const WHOLE = { after: undefined, hidden: 0 };

  it('has only the head at first', async () => {
    const { page, early } = await openEarly('jinan-2023/index.html', '');
    expect(early.after).toBeDefined();
    expect(early.hidden).toBeGreaterThan(0);
    await page.close();
  });

  it('gets to a place further down', async () => {
    const { page, early } = await openEarly('commitments/index.html', 'document.querySelector(\'a[href="#all"]\').click();');
    expect(early.before).toBeDefined();
    expect(early).toMatchObject(WHOLE);
    await expect.poll(() => page.evaluate(() => Math.abs(document.getElementById('all')?.getBoundingClientRect().top ?? Infinity))).toBeLessThan(200);
    await page.close();
  });

  it('prints the whole page', async () => {
    const { page, early } = await openEarly('jinan-2023/index.html', 'dispatchEvent(new Event("beforeprint"));');
    expect(early.before).toBeDefined();
    expect(early).toMatchObject(WHOLE);
    await page.close();
  });

  it('finds the page as it was left', async () => {
    const page = await openKind(context, 'jinan-2023/index.html');
    await page.evaluate(() => { scrollTo(0, 5000); });
    await page.goto(`${inject('siteUrl')}guide/index.html`, { waitUntil: 'load' });
    await page.goBack({ waitUntil: 'load' });
    await expect.poll(() => page.evaluate(() => Math.round(scrollY / 100))).toBe(50);
    await page.close();
  });

  it.each([
    ['a place in it was asked for', 'jinan-2023/index.html#s-3', ''],
    ['words of it were searched for', 'guangzhou-2022/17.html?hl=%E5%85%AC%E5%BC%80', ''],
    ['it was opened in the background', 'jinan-2023/index.html', 'Object.defineProperty(document, "visibilityState", { get: () => "hidden" });'],
  ])('gets the page whole from the start where %s', async (_why, path, before) => {
    const page = await context.newPage();
    await page.addInitScript(`${before}
      document.addEventListener('DOMContentLoaded', () => { window.early = { after: document.documentElement.dataset.drawing, hidden: document.querySelectorAll('.not-yet').length }; });`);
    await page.goto(inject('siteUrl') + path, { waitUntil: 'load' });
    expect(await page.evaluate(() => (window as unknown as { early: Early }).early)).toEqual(WHOLE);
    await page.close();
  });
});

/** A notice and a theme on paper. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeContexts, launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

/** Sizes of the pages of a PDF in points, and how many there are. */
function readPages(pdf: Buffer): { count: number; sizes: string[] } {
  const text = pdf.toString('latin1');
  return { count: [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, sizes: [...new Set([...text.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box]) => (box ?? '').trim().split(/\s+/).slice(2).map((side) => String(Math.round(Number(side)))).join('×')))] };
}

describe.each([
  ['guangzhou-2022/index.html', '595×842', '.permalink[data-address]', 'guangzhou-2022/'],
  ['themes/interpretation.html', '842×595', '.cell[data-point]', '-202'],
])('%s', (path, size, marked, address) => {
  it('prints on A4, with its name and version at the head of each sheet, rows whole, and the address of each point', async () => {
    const page = await browser.newPage();
    await page.goto(inject('siteUrl') + path);
    // The title on each sheet comes when there is time, or with beforeprint.
    await page.waitForFunction(() => document.adoptedStyleSheets.length > 0);
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(([selector]) => {
      const styleOf = (query: string, part?: string) => [...document.querySelectorAll(query)].map((element) => getComputedStyle(element, part));
      return {
        head: styleOf('.print-head').map(({ display }) => display),
        hidden: styleOf('.site-header, .breadcrumb, main button').map(({ display }) => display),
        rows: [...new Set(styleOf('main tbody tr').map(({ breakInside }) => breakInside))],
        heads: styleOf('main thead').map(({ display }) => display),
        addresses: styleOf(selector, '::after').map(({ content }) => content),
        sheets: document.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText).join('')),
        title: document.title,
      };
    }, [marked] as const);
    expect(seen.head).toEqual(['flex']);
    expect(new Set(seen.hidden)).toEqual(new Set(['none']));
    expect(seen.rows).toEqual(['avoid']);
    expect(new Set(seen.heads)).toEqual(new Set(['table-header-group']));
    expect(seen.addresses.length).toBeGreaterThan(5);
    for (const content of seen.addresses) expect(content).toContain(address);
    expect(seen.sheets.join('')).toContain(seen.title);
    const { count, sizes } = readPages(await page.pdf({ preferCSSPageSize: true }));
    expect(sizes).toEqual([size]);
    expect(count).toBeGreaterThan(1);
    await page.close();
  });
});

it('prints charts, also those that were never near the window', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 400 } });
  await page.goto(inject('siteUrl') + 'wording/index.html');
  await page.waitForFunction(() => document.querySelectorAll('figure[data-chart]').length > 0 && document.documentElement.classList.contains('has-script'));
  await page.evaluate(() => { window.scrollTo(0, document.body.scrollHeight); });
  await page.locator('figure[data-chart] canvas').first().scrollIntoViewIfNeeded();
  await page.locator('figure[data-chart][data-drawn]').first().waitFor();
  await page.evaluate(() => { window.dispatchEvent(new Event('beforeprint')); });
  await page.emulateMedia({ media: 'print' });
  const displays = await page.locator('figure[data-chart] .chart-canvas').evaluateAll((boxes) => boxes.map((box) => getComputedStyle(box).display));
  expect(displays.length).toBeGreaterThan(0);
  expect(displays).not.toContain('none');
  await page.close();
});

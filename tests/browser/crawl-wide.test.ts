/** Every kind of page in a wide window whose bars take room, as on Windows; by mouse, by keyboard, dark and in large print. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { faulty, findHeadingFaults, findOverflow, findTablesWithoutButton, KINDS, openCrawler, readCost, readShifts, tabThrough, type Crawler, type Stop } from './crawl.ts';

/** Where a page has more to stop at, the rest is of the same making. */
const MOST_STOPS = 60;
/** Bytes of script before compression; more makes long tasks while a page opens: `npm run bench:pages`. */
const MOST_SCRIPT = 180_000;
/** KB of all files a page asks for by itself, packed. */
const BUDGETS: Record<string, number> = {
  'guangzhou-2022/17.html': 20, 'jinan-2023/18.html': 20, 'zibo-2023/1-1-2.html': 20, 'themes/interpretation.html': 60, 'themes/website.html': 60,
  'themes/index.html': 60, 'wording/index.html': 120, 'statistics/zibo-2023.html': 120, 'index.html': 60, 'try/index.html': 60,
};
/** The smallest side of what is offered to a finger, in px. */
const FINGER = 44;

const WINDOW = { width: 1280, height: 900 };

let browser: Browser;
let crawler: Crawler;
beforeAll(async () => {
  browser = await launchBrowser({ scrollbars: true });
  crawler = await openCrawler(browser);
});
afterAll(() => closeContexts(browser));

/** The skip link, the header, the page, its end: none twice, none before another, none a trap; all of them where that many stops reach the end. */
function findOrderFaults(stops: readonly Stop[]): string[] {
  const regions = stops.map(({ region }) => region).filter((region, at, all) => region !== all[at - 1]);
  const order = ['skip', 'header', 'main', 'footer'].filter((region) => region !== 'main' || regions.includes('main'));
  const expected = stops.length < MOST_STOPS ? order : order.slice(0, Math.max(3, regions.length));
  return regions.join(' ') === expected.join(' ') ? [] : [`${regions.join(' ')}, expected ${expected.join(' ')}`];
}

describe.each(KINDS)('%s', (path) => {
  it('opens without a fault or a shift, and reads in every mode and by keyboard', async () => {
    const { page, faults } = await crawler.visit(path, WINDOW);
    const found: Record<string, readonly string[]> = { headings: await findHeadingFaults(page), width: await findOverflow(page), axe: await findViolations(page) };
    found['shifts'] = await readShifts(page);
    found['tables'] = await findTablesWithoutButton(page);
    const { bytes, files, script } = await readCost(page, path);
    const budget = BUDGETS[path.replace(/\?.*$/, '')];
    // A page that computes has a stylesheet of its own besides.
    const most = path === 'try/index.html' ? 7 : 6;
    found['cost'] = [
      ...(budget !== undefined && !path.includes('?') && bytes > budget * 1000 ? [`${(bytes / 1000).toFixed(1)} KB: ${files.join(' ')}`] : []),
      ...(budget !== undefined && !path.includes('?') && files.length > most ? [`${String(files.length)} files: ${files.join(' ')}`] : []),
      ...(script > MOST_SCRIPT ? [`${String(script)} bytes of script`] : []),
    ];

    const stops = await tabThrough(page, MOST_STOPS);
    found['focus'] = stops.filter(({ fault }) => fault !== '').map(({ name, fault }) => `${name}: ${fault}`);
    found['order'] = findOrderFaults(stops);

    const colours = page.getByLabel('颜色');
    await colours.selectOption('dark');
    found['axe, dark'] = await findViolations(page, { rules: 'looks', alike: 'two' });
    await colours.selectOption('light');
    const large = page.getByRole('button', { name: '长辈版' });
    await large.click();
    found['axe, large print'] = await findViolations(page, { rules: 'looks', alike: 'two' });
    found['width, large print'] = await findOverflow(page);
    const box = await large.boundingBox();
    found['large print'] = [
      ...(await large.getAttribute('aria-pressed') === 'true' ? [] : ['not pressed']),
      ...(Math.min(box?.width ?? 0, box?.height ?? 0) >= FINGER ? [] : [`its button is ${JSON.stringify(box)}`]),
    ];
    found['faults'] = faults;
    expect(faulty(found)).toEqual({});
  });
});

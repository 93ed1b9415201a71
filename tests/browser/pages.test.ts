/** What single kinds of pages do besides being there: charts, and the page of a point. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeContexts, launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage({ serviceWorkers: 'block', ...options });
  await page.goto(inject('siteUrl') + path, { waitUntil: 'load' });
  return page;
}

describe('the charts', () => {
  it.each(['wording/index.html', 'statistics/zibo-2023.html'])('of %s draw the figures of the table beneath them', async (path) => {
    const page = await open(path);
    // Drawings are made when they come near the window.
    for (const figure of await page.locator('figure[data-chart]').all()) {
      await figure.scrollIntoViewIfNeeded();
      await figure.and(page.locator('[data-drawn]')).waitFor();
    }
    const shown = await page.evaluate(() => [...document.querySelectorAll('figure[data-chart]')].map((figure) => {
      const data = JSON.parse(figure.querySelector('script')?.textContent ?? '{}') as { labels: string[]; series: { label: string; values: number[] }[] };
      const rows = [...figure.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));
      const canvas = figure.querySelector('canvas');
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return { data, rows, drawn: pixels.some((value) => value > 0) };
    }));
    expect(shown.length).toBeGreaterThan(0);
    for (const { data, rows, drawn } of shown) {
      expect(drawn).toBe(true);
      expect(rows).toEqual(data.labels.map((label, row) => [label, ...data.series.map(({ values }) => String(values[row]))]));
    }
    await page.close();
  });
});

describe('a point', () => {
  it('shows the lines of the seed it came from, lit, and they are its words', async () => {
    const page = await open('suqian-2021/1-2-1.html');
    const lit = await page.locator('.seed-lines mark.text').allTextContents();
    expect(lit.join('')).toBe(await page.locator('[data-point-text]').textContent());
    await page.close();
  });

  it('copies its own address', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(`${inject('siteUrl')}guangzhou-2022/17.html?from=search`);
    await page.getByRole('button', { name: '复制本项链接' }).click();
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${inject('siteUrl')}guangzhou-2022/17.html`);
    await context.close();
  });

  it('can be read without scripts', async () => {
    const page = await open('jinan-2023/5.html', { javaScriptEnabled: false });
    expect(await page.locator('[data-point-text]').textContent()).toContain('不得少于30日');
    expect(await page.getByRole('button', { name: '复制本项链接' }).isVisible()).toBe(false);
    await page.close();
  });
});

describe('the page of units', () => {
  it('leaves of its tables what has the words of the field, and opens the register for it', async () => {
    const page = await open('units/index.html');
    const seen = (table: string, entry: string) => page.locator(`#${table} > ${entry}:visible`).allInnerTexts();
    expect(await page.locator('#table-register').isVisible()).toBe(false);
    const all = (await seen('table-leaders', 'tbody > tr')).length;
    await page.locator('[data-table-find]').fill('应急中心');
    const left = [...await seen('table-leaders', 'tbody > tr'), ...await seen('table-register', 'tbody')];
    expect(left.length).toBeGreaterThan(1);
    expect(left.filter((words) => !words.includes('应急中心'))).toEqual([]);
    expect(await page.locator('.table-find [role="status"]').innerText()).toBe(`${String(left.length)}条`);
    await page.locator('[data-table-find]').fill('');
    expect((await seen('table-leaders', 'tbody > tr')).length).toBe(all);
    await page.close();
  });

  it('opens the register where the address leads into it', async () => {
    const page = await open('units/index.html#f-office');
    expect(await page.locator('#f-office').isVisible()).toBe(true);
    await page.close();
  });
});

/** Comparing as a reader does: choosing, hiding, moving, sorting; on a host in full, from a disk in short. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeContexts, launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

async function open(base: string, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(base + path);
  return page;
}

const heads = (page: Page) => page.locator('[data-comparison] thead th:visible').evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['label']));

const base = () => inject('siteUrl');

it('from a disk: compares what is chosen, puts two points face to face, and hides columns', async () => {
  const disk = pathToFileURL(inject('siteFolder')).href;
  const page = await open(disk, 'compare/index.html');
  await page.getByRole('checkbox', { name: /宿迁/ }).check();
  await page.getByRole('checkbox', { name: /广州/ }).check();
  await expect.poll(() => heads(page)).toEqual(['宿迁2021', '广州2022']);
  await page.goto(`${disk}suqian-2021/2-2-1.html`);
  await page.locator('.partners li', { hasText: '山东' }).getByRole('link', { name: '逐字对照' }).first().click();
  await page.getByRole('heading', { name: /逐句对照$/ }).waitFor();
  await page.goto(`${disk}themes/interpretation.html`);
  const all = await heads(page);
  await page.getByRole('checkbox', { name: '山东2021' }).uncheck();
  expect(await heads(page)).toEqual(all.filter((label) => label !== '山东2021'));
  await page.close();
});

describe('comparing', () => {
  it('compares chosen notices and themes, and keeps the choice in the address', async () => {
    const page = await open(base(), 'compare/index.html');
    expect(await page.locator('.at-start', { hasText: '从一对开始' }).isVisible()).toBe(true);
    await page.getByRole('checkbox', { name: /宿迁/ }).check();
    await page.getByRole('checkbox', { name: /广州/ }).check();
    await page.getByText('主题（不选就是全部）').click();
    await page.getByLabel('政策解读').check();
    // Until then the comparison of all themes may stand there.
    const untilCompared = (shownOn: Page) => shownOn.locator('[data-compare-status]', { hasText: /，政策解读，共\d+项。$/ }).waitFor({ state: 'attached' });
    await untilCompared(page);
    expect(await heads(page)).toEqual(['宿迁2021', '广州2022']);
    expect(await page.locator('.at-start', { hasText: '从一对开始' }).isVisible()).toBe(false);
    expect(decodeURIComponent(new URL(page.url()).search)).toBe('?notices=suqian-2021,guangzhou-2022&themes=interpretation');
    const shown = await page.locator('[data-comparison] [data-point]').evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['point']).sort());

    // The address alone gives the same page again.
    const again = await open('', page.url());
    await untilCompared(again);
    expect(await again.locator('[data-comparison] [data-point]').evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['point']).sort())).toEqual(shown);
    await page.close();
    await again.close();
  });

  it('starts from any pair, with the number of points for which the other has the same', async () => {
    const page = await open(base(), 'compare/index.html');
    const pair = page.getByRole('link', { name: /^宿迁与广州并排/ });
    const count = Number(/\d+/.exec(await pair.innerText())?.[0]);
    await pair.click();
    await page.locator('[data-comparison]').waitFor();
    expect(await heads(page)).toEqual(['宿迁2021', '广州2022']);
    const aligned = page.locator('[data-comparison] tbody[data-part="both"] td[data-column="suqian-2021"] [data-point]');
    await aligned.first().waitFor();
    expect(await aligned.count()).toBeLessThanOrEqual(count);
    await page.close();
  });

  it('says what one of two has and the other lacks; each part shows its rows, in the words of the page of the notice', async () => {
    const notice = await open(base(), 'guangzhou-2022/index.html');
    const said = await notice.locator('.others li', { hasText: '宿迁' }).locator('.parts a').allInnerTexts();
    expect(said.length).toBeGreaterThanOrEqual(2);
    await notice.locator('.others li', { hasText: '宿迁' }).locator('.parts a').first().click();
    await notice.locator('[data-part-filter]').first().waitFor();
    const buttons = notice.locator('[data-part-filter]');
    expect((await buttons.allInnerTexts()).slice(0, said.length)).toEqual(said);
    const words = await buttons.first().innerText();
    const bodies = () => notice.locator('[data-comparison] tbody:visible').count();
    await expect.poll(bodies).toBe(1);
    expect(await notice.locator('[data-comparison] [data-point]:visible').count()).toBe(Number(/(\d+)项$/.exec(words)?.[1]));
    expect(new Set(await notice.locator('[data-comparison] .cell-theme:visible').allInnerTexts()).size).toBe(Number(/(\d+)个主题/.exec(words)?.[1]));
    await buttons.first().click();
    expect(await bodies()).toBe(await buttons.count());
    await notice.close();
  });

  it('shows the same points as the page of the theme', async () => {
    const points = JSON.parse(readFileSync(`${inject('siteFolder')}data/points.json`, 'utf8')) as { id: string; themes: { primary: string; secondary: string[] } }[];
    const wanted = points.filter(({ themes }) => [themes.primary, ...themes.secondary].includes('new-media')).map(({ id }) => id).sort();
    for (const path of ['themes/new-media.html', `compare/index.html?notices=${[...new Set(points.map(({ id }) => id.split('/')[0]))].join(',')}&themes=new-media`]) {
      const page = await open(base(), path);
      // Rows come one by one; the page says when all are there.
      if (path.startsWith('compare')) await page.getByText(/，共\d+项。/).waitFor();
      await expect.poll(() => page.locator('[data-comparison] [data-point]').evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['point']).sort())).toEqual(wanted);
      await page.close();
    }
  });

  it('puts two points face to face, sentence by sentence, what both have folded away', async () => {
    const page = await open(base(), 'suqian-2021/2-2-1.html');
    await page.locator('.partners li', { hasText: '山东' }).getByRole('link', { name: '逐字对照' }).first().click();
    await page.locator('.aligned').waitFor();
    const points = JSON.parse(readFileSync(`${inject('siteFolder')}data/points.json`, 'utf8')) as { id: string; text: string }[];
    const [first, second] = (new URL(page.url()).searchParams.get('points') ?? '').split(',').map((id) => points.find((point) => point.id === id)?.text ?? '');
    const sides = await page.locator('.aligned tbody td').evaluateAll((cells) => cells.map((cell) => ({ side: (cell as HTMLElement).dataset['side'] ?? 'both', text: cell.querySelector('.point-text')?.textContent ?? cell.textContent })));
    // Each sentence of both, once.
    expect(sides.filter(({ side }) => side !== 'second').map(({ text }) => text).join('')).toBe(first);
    for (const { side, text } of sides) if (side === 'second') expect(second).toContain(text);
    expect(sides.filter(({ side }) => side !== 'first').map(({ text }) => text).join('').length).toBe(second?.length);
    // Marked is what only this side has.
    for (const mark of await page.locator('.aligned td[data-side="first"] mark').allTextContents()) expect(first).toContain(mark);
    await page.close();
  });

  it('says what is wrong with an address it cannot show', async () => {
    for (const [query, words] of [
      ['?notices=atlantis-2020', '没有“atlantis-2020”'], ['?points=suqian-2021/99,shandong-2021/7', '没有编号为“suqian-2021/99”的条目'],
      ['?points=suqian-2021/1-1', '需要两个条目'], ['?notices=zibo-2023&themes=epidemic', '没有涉及'], ['?points=<img src=x onerror=alert(1)>,a/1', '没有编号为'],
    ] as const) {
      const page = await open(base(), `compare/index.html${query}`);
      await page.locator('[data-compare-status]', { hasText: words }).waitFor();
      expect(await page.locator('img').count()).toBe(0);
      await page.close();
    }
  });

  it('hides and moves columns', async () => {
    const page = await open(base(), 'themes/interpretation.html');
    const all = await heads(page);
    await page.getByRole('checkbox', { name: '山东2021' }).uncheck();
    expect(await heads(page)).toEqual(all.filter((label) => label !== '山东2021'));
    await page.getByRole('button', { name: '广州2022左移' }).click();
    expect((await heads(page)).slice(-2)).toEqual(['广州2022', '宿迁2021']);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('广州2022左移');
    await page.reload();
    expect((await heads(page)).slice(-2)).toEqual(['广州2022', '宿迁2021']);
    await page.close();
  });

  it('sorts and filters the promises, and downloads what is seen', async () => {
    const page = await open(base(), 'commitments/index.html');
    const cells = (column: number) => page.locator(`#table-promises tbody tr:visible td:nth-child(${String(column)})`).allTextContents();
    const all = (await cells(3)).length;
    await page.locator('[data-table-tools] label', { hasText: '种类' }).locator('select').selectOption('期限');
    const some = await cells(3);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all);
    expect(new Set(await cells(4))).toEqual(new Set(['期限']));
    await page.getByRole('button', { name: '意思', exact: true }).click();
    const amounts = (await cells(5)).map((words) => Number(/\d+/.exec(words)?.[0]));
    expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /下载筛选结果/ }).click()]);
    const csv = readFileSync(await file.path(), 'utf8');
    expect(csv.startsWith('\ufeff地区,条目,')).toBe(true);
    expect(csv.trim().split('\r\n')).toHaveLength(some.length + 1);
    await page.close();
  });
});

describe('on a phone', () => {
  it.each(['themes/interpretation.html', 'compare/index.html?notices=suqian-2021,guangzhou-2022'])('%s: places stand one below the other under a switch that stays in sight; a swipe goes to the next', async (path) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const page = await context.newPage();
    await page.goto(inject('siteUrl') + path);
    await page.locator('.place-switch').waitFor();
    const boxes = await page.locator('[data-comparison] td:visible').evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
    expect(boxes.length).toBeGreaterThan(2);
    expect(boxes.every(({ top }, at) => at === 0 || top >= (boxes[at - 1]?.bottom ?? 0) - 1)).toBe(true);
    expect(await page.locator('main *:visible').evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX)).map((each) => each.className))).toEqual([]);
    const columns = async () => [...new Set(await page.locator('[data-comparison] td:visible').evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['column'])))];
    const all = await columns();
    await page.evaluate(() => { window.scrollTo(0, 2000); });
    expect((await page.locator('.place-switch').boundingBox())?.y).toBe(0);
    await page.locator('.place-switch button').nth(1).click();
    const [first] = await columns();
    expect(await columns()).toHaveLength(1);
    const swipe = (by: number) => page.locator('[data-comparison]').evaluate((element, x) => {
      const touch = (clientX: number) => new Touch({ identifier: 1, target: element, clientX, clientY: 300 });
      element.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(200)], changedTouches: [touch(200)] }));
      element.dispatchEvent(new TouchEvent('touchend', { changedTouches: [touch(200 + x)] }));
    }, by);
    await swipe(-120);
    expect(await columns()).toHaveLength(1);
    expect(await columns()).not.toEqual([first]);
    await swipe(120);
    expect(await columns()).toEqual([first]);
    await swipe(120);
    expect(await columns()).toEqual(all);
    await context.close();
  });
});

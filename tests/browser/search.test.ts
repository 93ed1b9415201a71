/**
 * Search as readers meet it: on a host in full, without a network and from a disk in short. Whether the engine finds
 * every substring, tests/search/engine.test.ts asks.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { plain, scan } from '../support/plain-scan.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { ask, expectSearchInShort, open, POINTS, q, readResults } from './search-page.ts';
import { newWatchedPage, WAYS, type Site } from './ways.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

it.each(WAYS)('search $way, in short: shows what is typed where it is found, answers an address, and leads to the words', async ({ open: openSite }) => {
  const site = await openSite(browser);
  await expectSearchInShort(site);
  await site.context.close();
});

describe('search on a host', () => {
  let site: Site;
  beforeAll(async () => {
    const [{ open: openSite }] = WAYS as [typeof WAYS[number]];
    site = await openSite(browser);
  });
  afterAll(() => site.context.close());

  it('wants all terms, takes what is quoted as one and leaves out what is excluded', async () => {
    const { page } = await newWatchedPage(site.context);
    const expected = (include: string[], exclude: string[]): string[] => POINTS.filter((point) => {
      const has = (word: string): boolean => point.id in scan([point], word);
      return include.every(has) && !exclude.some(has);
    }).map(({ id }) => id).sort();
    expect((await open(page, site.url, q('政策 解读', '&all'))).sort()).toEqual(expected(['政策', '解读'], []));
    expect((await open(page, site.url, q('公开 -信息 -“', '&all'))).sort()).toEqual(expected(['公开'], ['信息', '“']));
    expect((await open(page, site.url, q('"政策 解读"', '&all'))).sort()).toEqual(expected(['政策解读'], []));
    await page.close();
  });

  it('ranks: text first, with heading before without, then density', async () => {
    const { page } = await newWatchedPage(site.context);
    const shown = await open(page, site.url, q('政策解读', '&all'));
    const rank = (id: string): number => {
      const via = scan(POINTS.filter((point) => point.id === id), '政策解读')[id] ?? '';
      return via.includes('text') ? (via.includes('heading') ? 0 : 1) : 2;
    };
    const density = (id: string): number => {
      const text = plain(POINTS.find((point) => point.id === id)?.text[0] ?? '');
      return (text.split('政策解读').length - 1) / text.length;
    };
    const order = POINTS.map(({ id }) => id);
    expect(new Set(shown.map(rank))).toEqual(new Set([0, 1, 2]));
    expect(shown).toEqual([...shown].sort((a, b) => rank(a) - rank(b) || density(b) - density(a) || order.indexOf(a) - order.indexOf(b)));

    const dated = await open(page, site.url, q('政策解读', '&sort=date&all'));
    expect(dated.map((id) => id.split('/')[0])).toEqual([...dated.map((id) => id.split('/')[0] ?? '')].sort((a, b) => {
      const at = ['zibo-2023', 'jinan-2023', 'guangzhou-2022', 'suqian-2021', 'shandong-2021'];
      return at.indexOf(a) - at.indexOf(b);
    }));
    await page.close();
  });

  it('narrows by facets, counts what they leave, and keeps the search in the address', async () => {
    const { page } = await newWatchedPage(site.context);
    const all = await open(page, site.url, q('公开', '&all'));
    const count = Number(await page.locator('label:has(input[name="place"][value="济南"]) [data-count]').textContent());
    expect(count).toBe(all.filter((id) => id.startsWith('jinan')).length);
    await page.locator('input[name="place"][value="济南"]').check();
    const narrowed = await readResults(page);
    expect(narrowed).toEqual(all.filter((id) => id.startsWith('jinan')));
    await page.locator('input[name="commitment"]').check();
    const both = await readResults(page);
    expect(both.length).toBeGreaterThan(0);
    expect(both.length).toBeLessThan(narrowed.length);
    expect(new URL(page.url()).searchParams.get('place')).toBe('济南');

    // The address alone is the search.
    const other = await newWatchedPage(site.context);
    await other.page.goto(page.url());
    expect(await readResults(other.page)).toEqual(both);
    expect(await other.page.locator('input[name="commitment"]').isChecked()).toBe(true);
    await other.page.close();

    await page.goBack();
    expect(await readResults(page)).toEqual(narrowed);
    expect(await page.locator('input[name="commitment"]').isChecked()).toBe(false);
    await page.goBack();
    expect(await readResults(page)).toEqual(all);
    await page.goForward();
    expect(await readResults(page)).toEqual(narrowed);
    await page.close();
  });

  it('leads to the point with the hits marked, until they are cleared', async () => {
    const { page, errors } = await newWatchedPage(site.context);
    await open(page, site.url, q('三同步'));
    const before = await page.locator('[data-search-results] mark').allTextContents();
    expect(new Set(before)).toEqual(new Set(['三同步']));
    await page.locator('[data-search-results] a').first().click();
    await page.locator('mark.search-mark').first().waitFor();
    const text = page.locator('[data-point-text]').first();
    const marked = await text.textContent();
    expect(new Set(await text.locator('mark.search-mark').allTextContents())).toEqual(new Set(['三同步']));
    await page.locator('[data-clear-marks]').click();
    expect(await page.locator('mark.search-mark').count()).toBe(0);
    expect(await text.textContent()).toBe(marked);
    expect(page.url()).not.toContain('hl=');
    expect(errors).toEqual([]);
    await page.close();
  });

  it('finds what stands outside of points, and opens the notice there with the hits marked', async () => {
    const { page, errors } = await newWatchedPage(site.context);
    expect(await open(page, site.url, q('济交办〔2023〕1号'))).toEqual([]);
    const passage = page.locator('[data-search-passages] [data-passage^="jinan-2023:"] a').first();
    expect(await page.locator('[data-search-summary]').textContent()).toContain('文件的其他地方');
    await passage.click();
    const mark = page.locator('[data-notice-text] mark.search-mark').first();
    await mark.waitFor();
    expect(await mark.textContent()).toBe('济交办〔2023〕1号');
    expect(errors).toEqual([]);
    await page.close();
  });

  it('helps when nothing matches', async () => {
    const { page } = await newWatchedPage(site.context);
    expect(await open(page, site.url, q('政策解读 宇宙飞船'))).toEqual([]);
    const alone = page.locator('[data-search-alone] a', { hasText: '政策解读' }).first();
    const number = Object.keys(scan(POINTS, '政策解读')).length;
    expect(await alone.textContent()).toBe(`政策解读：${String(number)}项`);
    expect(await page.locator('[data-search-glossary] dt').allTextContents()).toContain('政策解读');
    await alone.click();
    expect((await readResults(page)).length).toBe(Math.min(20, number));
    await page.close();
  });

  describe('answers with nothing, clearly', () => {
    let watched: Awaited<ReturnType<typeof newWatchedPage>>;
    beforeAll(async () => { watched = await newWatchedPage(site.context); });
    afterAll(() => watched.page.close());
    const expectNothing = async (shown: unknown[]): Promise<void> => {
      const { page, errors } = watched;
      expect(shown).toEqual([]);
      expect(await page.locator('[data-search-summary]').textContent()).toMatch(/没有|太长/);
      expect(await page.locator('[data-search-help]').textContent()).not.toBe('');
      expect(await page.evaluate(() => 'broken' in window)).toBe(false);
      expect(errors).toEqual([]);
    };

    it.each([
      ['10,000 letters', `?q=${'x'.repeat(10_000)}`],
      ['only punctuation', q('！？；：……——')],
      ['markup', q('<img src=x onerror=window.broken=1>')],
      ['a lone surrogate', '?q=%ED%A0%80'],
      ['bidi and zero-width characters', q('\u202e\u200b\u2066\ufeff')],
      ['a broken escape', '?q=%E0%A4%A'],
      ['a facet nobody knows', '?q=%E5%85%AC%E5%BC%80&place=%3Cb%3E&theme=__proto__'],
    ])('an address of %s', async (_, query) => {
      await expectNothing(await open(watched.page, site.url, query));
    });

    // A host may refuse so long an address; then it is typed.
    it('10,000 characters that are typed, and lone surrogates', async () => {
      await open(watched.page, site.url, '?all');
      expect(await ask(watched.page, ['\ud800', '政\udc00', '公开\ud83d', '政'.repeat(10_000)])).toEqual([{}, {}, {}, {}]);
      await expectNothing([]);
    });
  });

  it('opens from the keyboard on every page, answers as one types, and goes where Enter says', async () => {
    const { page, errors } = await newWatchedPage(site.context);
    await page.goto(`${site.url}guangzhou-2022/17.html`);
    await page.keyboard.press('/');
    const field = page.locator('#site-search');
    expect(await field.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.type('三同步');
    const list = page.locator('#site-search-list[data-results="三同步"]');
    await list.waitFor();
    expect(await list.locator('[data-point]').count()).toBeGreaterThan(0);
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('[data-search-box] [role="status"]').textContent()).toContain('项结果');
    await page.keyboard.press('ArrowDown');
    const active = await field.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active ?? ''}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await list.isVisible()).toBe(false);
    expect(await field.inputValue()).toBe('三同步');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\/index\.html\?q=/);
    expect((await readResults(page)).length).toBe(Object.keys(scan(POINTS, '三同步')).length);
    await page.keyboard.press('Control+k');
    expect(await page.locator('#q').evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('mark.search-mark').first().waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it('waits for an input method to finish', async () => {
    const { page } = await newWatchedPage(site.context);
    await page.goto(`${site.url}index.html`);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('公开');
    const list = page.locator('#site-search-list');
    await page.locator('#site-search-list[data-results="公开"]').waitFor();
    await page.keyboard.press('Control+a');
    const keyboard = await site.context.newCDPSession(page);
    for (const words of ['s', 'sa', 'san', 'san tong bu']) {
      await keyboard.send('Input.imeSetComposition', { text: words, selectionStart: words.length, selectionEnd: words.length });
    }
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
    // A question takes the old answer away at once.
    expect(await page.locator('#site-search').inputValue()).toBe('san tong bu');
    expect(await list.getAttribute('data-results')).toBe('公开');
    await keyboard.send('Input.insertText', { text: '三同步' });
    await page.locator('#site-search-list[data-results="三同步"]').waitFor();
    expect(page.url()).toMatch(/index\.html$/);
    await page.close();
  });
});

describe('what search costs', () => {
  /** What a page asks for and when its first hit is drawn, in that order. */
  function watchOrder(): void {
    const order: string[] = [];
    Object.assign(window, { order });
    const { fetch: ask } = window;
    window.fetch = (input, init) => {
      order.push(typeof input === 'string' ? input : String(input));
      return ask(input, init);
    };
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (node instanceof HTMLScriptElement) order.push(node.src);
        else if (node instanceof Element && node.matches('[data-search-results] > li, #site-search-list > li')) order.push('hit');
      }
    }).observe(document, { childList: true, subtree: true });
  }

  it.each([
    ['on its page', 'search/index.html', '#q'],
    ['in the box of another page', 'guangzhou-2022/17.html', '#site-search'],
  ])('is at most 100 KB packed before the first result, all that is loaded for it, %s', async (name, path, field) => {
    const folder = inject('siteFolder');
    const [{ open: openSite }] = WAYS as [typeof WAYS[number]];
    const { context, url } = await openSite(browser);
    const page = await context.newPage();
    await page.addInitScript(watchOrder);
    await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
    await page.evaluate(() => { (window as unknown as { order: string[] }).order.length = 0; });
    await page.locator(field).fill('谁牵头政策解读');
    await page.locator('[data-search-cards] a, .search-popup-card a').first().waitFor();
    const order = await page.evaluate(() => (window as unknown as { order: string[] }).order);
    const before = order.slice(0, order.indexOf('hit')).map((each) => new URL(each, page.url()).href.slice(url.length));
    expect(before).toContain(name === 'on its page' ? 'assets/search.js' : 'assets/search-suggest.js');
    expect(before.length).toBeLessThan(order.length - 1);
    const sizes = before.map((each) => (each.endsWith('.bin') ? statSync(folder + each).size : gzipSync(readFileSync(folder + each)).length));
    expect(sizes.reduce((a, b) => a + b)).toBeLessThanOrEqual(100_000);
    await context.close();
  });

  it('is at most 100 KB packed before the first result, whatever the query', () => {
    const site = inject('siteFolder');
    const data = readdirSync(`${site}search/data`).filter((name) => name.endsWith('.bin') && name !== 'glossary.bin');
    const sizes = [
      ...data.map((name) => statSync(`${site}search/data/${name}`).size),
      gzipSync(readFileSync(`${site}assets/search.js`)).length,
    ];
    expect(sizes.reduce((a, b) => a + b)).toBeLessThanOrEqual(100_000);
  });

  it('is nothing until the box is touched, and no request leaves the site', async () => {
    const [{ open: openSite }] = WAYS as [typeof WAYS[number]];
    const { context, url } = await openSite(browser);
    const { page } = await newWatchedPage(context);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${url}guangzhou-2022/17.html`, { waitUntil: 'networkidle' });
    await page.goto(`${url}search/index.html`, { waitUntil: 'networkidle' });
    expect(requests.filter((each) => /assets\/search[^/]*\.js|search\/data/.test(each))).toEqual([]);
    await page.locator('#q').fill('三同步');
    await readResults(page);
    expect(requests.filter((each) => /assets\/search|search\/data/.test(each)).length).toBeGreaterThan(3);
    expect(requests.filter((each) => !each.startsWith(url))).toEqual([]);
    await context.close();
  });
});

it('answers first: the question, the theme or the term that was asked for stands above the hits', async () => {
  const page = await browser.newPage();
  const cards = async (query: string) => {
    await open(page, inject('siteUrl'), `?q=${encodeURIComponent(query)}`);
    return page.locator('[data-search-cards] a').allInnerTexts();
  };
  expect((await cards('谁牵头政策解读'))[0]).toBe('谁牵头政策解读？');
  expect(await page.locator('[data-search-results] > li').count()).toBeGreaterThan(0);
  expect(await page.locator('[data-search-summary]').innerText()).toMatch(/“政策解读”：找到/);
  expect(await cards('老年人')).toContain('适老化与无障碍');
  expect((await cards('三同步'))[0]).toBe('三同步');
  // What asks is still found where a notice has it.
  expect((await cards('谁执法谁公示'))[0]).toBe('谁执法谁公示');
  expect(await page.locator('[data-search-results] > li').count()).toBeGreaterThan(0);
  await cards('谁牵头政策解读');
  await page.locator('[data-search-cards] a').first().click();
  await page.waitForURL(/questions\/who-leads-interpretation\.html$/);
  await page.close();
});

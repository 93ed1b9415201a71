/** The panel of references and the links to copy, as a reader uses them. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { toTextFragment } from '../../src/client/every-page/text-fragment.ts';
import { closeContexts, findWholeBrowser, launch, launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

async function open(address: string): Promise<Page> {
  const context = await browser.newContext({ permissions: address.startsWith('http') ? ['clipboard-read', 'clipboard-write'] : [], acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

describe('the panel of references', () => {
  it('adds the address and today, and gives them to the clipboard', async () => {
    const page = await open(`${inject('siteUrl')}guangzhou-2022/17.html?x=1`);
    const address = `${inject('siteUrl')}guangzhou-2022/17.html`;
    await page.locator('.cite summary').click();
    await expect.poll(() => page.locator('[data-format="gbt2025"]').textContent()).toContain(address);
    const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
    const texts = Object.fromEntries(await page.locator('[data-format]').evaluateAll((all) => all.map((each) => [(each as HTMLElement).dataset['format'], each.textContent])));
    expect(texts['gbt2025']).toBe(`广州市交通运输局. 广州市交通运输局关于印发贯彻落实广州市2022年政务公开工作要点分工方案的通知：穗交运函〔2022〕415号：第17项[EB/OL]. （2022-07-18）[${today}]. ${address}.`);
    expect(texts['gbt2015']).toContain(`[A/OL]. (2022-07-18)[${today}]. ${address}.`);
    await page.getByRole('button', { name: '复制 GB/T 7714—2025' }).click();
    expect(await readClipboard(page)).toBe(texts['gbt2025']);
    for (const [label, name, begin] of [['BibTeX', 'guangzhou-2022-17.bib', '@misc{'], ['RIS', 'guangzhou-2022-17.ris', 'TY  - GOVDOC'], ['CSL-JSON', 'guangzhou-2022-17.json', '[\n']] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `下载 ${label}` }).click()]);
      expect(file.suggestedFilename()).toBe(name);
      const words = readFileSync(await file.path(), 'utf8');
      expect(words.startsWith(begin)).toBe(true);
      expect(words).toContain(address);
    }
    await page.context().close();
  });

  it('has no address to give from a disk, and what the source does not state is said', async () => {
    const page = await open(pathToFileURL(join(inject('siteFolder'), 'zibo-2023/index.html')).href);
    await page.locator('.cite summary').click();
    await expect.poll(() => page.locator('[data-format="gbt2025"]').textContent()).toBe('淄博市交通运输局. 淄博市交通运输局2023年度政府信息公开工作年度报告[R].');
    expect(await page.locator('.cite').textContent()).toContain('来源文件未见发文字号、日期');
    await page.context().close();
  });
});

describe('links to copy', () => {
  it('to a point, and to its words', async () => {
    const page = await open(`${inject('siteUrl')}guangzhou-2022/17.html`);
    await page.getByRole('button', { name: '复制本项链接' }).click();
    expect(await readClipboard(page)).toBe(`${inject('siteUrl')}guangzhou-2022/17.html`);
    await page.getByRole('button', { name: '复制指到原话的链接' }).click();
    const link = await readClipboard(page);
    expect(decodeURIComponent(link.split('#')[1] ?? '')).toBe(':~:text=加强人工智能等技术运用,,形成政策问答库并不断丰富完善。');
    await page.context().close();
  });

  it.each([['guangzhou-2022/index.html', '复制本文件链接'], ['themes/interpretation.html', '复制本主题链接']])('to a whole page: %s', async (path, name) => {
    const page = await open(`${inject('siteUrl')}${path}?x=1`);
    await page.getByRole('button', { name }).click();
    expect(await readClipboard(page)).toBe(inject('siteUrl') + path);
    await page.context().close();
  });

  it('from a disk too, where there is no host', async () => {
    const page = await open(pathToFileURL(join(inject('siteFolder'), 'guangzhou-2022/17.html')).href);
    await page.getByRole('button', { name: '复制本项链接' }).click();
    await page.getByRole('button', { name: '已复制' }).waitFor();
    await page.context().close();
  });

  const whole = findWholeBrowser();
  it.skipIf(whole === null)('to words, which a whole browser finds in the whole notice too', async () => {
    const own = await launch(whole as NonNullable<typeof whole>);
    const page = await own.newPage();
    await page.goto(`${inject('siteUrl')}guangzhou-2022/39.html`);
    const quote = await page.locator('[data-quote]').getAttribute('data-quote') ?? '';
    await page.goto('about:blank');
    await page.goto(`${inject('siteUrl')}guangzhou-2022/index.html#${toTextFragment(quote)}`);
    await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBeGreaterThan(1000);
    await page.goto('about:blank');
    await page.goto(`${inject('siteUrl')}guangzhou-2022/index.html#${toTextFragment('没有这样的话')}`);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await own.close();
  });

  it('to the words a reader has marked', async () => {
    const page = await open(`${inject('siteUrl')}guangzhou-2022/17.html`);
    await page.evaluate(() => {
      const text = document.querySelector('.point-text') as HTMLElement;
      getSelection()?.selectAllChildren(text.firstElementChild ?? text);
    });
    const marked = await page.evaluate(() => getSelection()?.toString().trim() ?? '');
    expect(marked).not.toBe('');
    await page.getByRole('button', { name: '复制指到原话的链接' }).click();
    expect(decodeURIComponent((await readClipboard(page)).split('#')[1] ?? '')).toContain(marked.slice(0, 10));
    await page.context().close();
  });

  it('to a paragraph of a notice, which the link then finds', async () => {
    const page = await open(`${inject('siteUrl')}shandong-2021/index.html`);
    const paragraph = page.locator('#g1');
    await paragraph.hover();
    await paragraph.getByRole('button', { name: '复制这一段的链接' }).click();
    const link = await readClipboard(page);
    expect(link).toBe(`${inject('siteUrl')}shandong-2021/index.html#g1`);
    await page.goto(link);
    expect(await page.locator(':target').getAttribute('id')).toBe('g1');
    await page.context().close();
  });
});

describe('tables', () => {
  it('with cells over several rows keep each value in its column', async () => {
    const page = await open(`${inject('siteUrl')}units/index.html`);
    await page.locator('details:has(#table-register) > summary').click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-table-csv="table-register"]').click()]);
    const rows = readFileSync(await file.path(), 'utf8').replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) => line.split(','));
    const [header] = rows;
    expect(header?.slice(0, 3)).toEqual(['职能', '地区', '名称（照原文）']);
    const places = new Set(['济南', '山东', '淄博', '宿迁', '广州']);
    expect(rows.slice(1).filter((row) => !places.has(row[1] ?? '') || row[0] === '')).toEqual([]);
    await page.context().close();
  });
});

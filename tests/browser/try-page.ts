/** 自查 as a reader has it: opening its page, giving it a text, waiting for what it says. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/** A worker has to start on a machine that does much else. */
export const PATIENT = { timeout: 40_000 };

export const DRAFT = `云川市交通运输局2024年政务公开工作要点

一、加强政策解读
（一）落实三同步。要做到解读方案、解读材料与政策文件同步组织、同步审签、同步部署。（法规科牵头，各科室配合）
（二）扩大参与。公开征求意见时间不少于30日。（办公室负责）
二、培育花卉
（一）开展花卉展览。举办月季展览。
`;

export interface Opened {
  page: Page;
  /** Errors, dialogs, and requests that went elsewhere than to the site's own scripts. */
  faults: string[];
}

/** Opens the page in a context of the site at `url`. */
export async function openTry(context: BrowserContext, url = inject('siteUrl')): Promise<Opened> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const own = request.url().startsWith('blob:') || ['assets/', 'icon.svg', 'try/index.html'].some((path) => request.url().startsWith(url + path));
    if (request.method() !== 'GET' || request.postData() !== null || request.url().includes('?') || !own) faults.push(`${request.method()} ${request.url()}`);
  });
  await page.goto(`${url}try/index.html`);
  return { page, faults };
}

export const status = (page: Page) => page.locator('[data-try-status]');
export const untilSaid = (page: Page, words: RegExp) => expect.poll(() => status(page).innerText(), PATIENT).toMatch(words);

export async function paste(page: Page, text: string, said = /\d项，/): Promise<void> {
  await page.locator('[data-try-text]').fill(text);
  await untilSaid(page, said);
}

/** A draft is taken apart and compared, and nothing is sent anywhere: whichever way a reader has the site. */
export async function expectDraftCompared(context: BrowserContext, url: string): Promise<void> {
  const { page, faults } = await openTry(context, url);
  await paste(page, DRAFT, /^3项，\d+处问题，与5份文件对照。$/);
  const points = page.locator('.try-point');
  await expect.poll(() => points.count()).toBe(3);
  const first = points.first();
  expect(await first.innerText()).toMatch(/第1-1项[^]*政策解读 未确认[^]*落实三同步[^]*牵头\s*法规科[^]*配合\s*各科室/);
  expect(await first.locator('.common').allInnerTexts()).toContain('做到解读方案、解读材料与政策文件同步组织、同步审签、同步部署');
  expect(await points.nth(1).locator('.figure').innerText()).toBe('不少于30日');
  expect(await points.nth(2).innerText()).toMatch(/看不出主题[^]*未写明责任单位[^]*程序没有找到同一件事/);

  await first.locator('summary', { hasText: '同一件事：' }).click();
  const near = first.locator('.try-near').first();
  expect(await near.innerText()).toMatch(/第[\d-]+项[^]*同一件事[^]*你的[^]*的\s/);
  expect(await near.locator('mark').count()).toBeGreaterThan(1);
  const address = await near.locator('a').getAttribute('href');
  expect(address).toMatch(/^\.\.\/[a-z]+-20\d\d\/[\d-]+\.html$/);
  await first.locator('summary', { hasText: '相同的原话' }).click();
  expect(await first.locator('details[data-key^="shared"] li').first().innerText()).toMatch(/同步组织[^]*宿迁 二（一）/);

  const gaps = page.locator('#gaps');
  expect(await gaps.innerText()).toMatch(/其他地区都有，程序在你的文字里没有找到的主题[^]*监管执法与信用[^]*程序只在你的文字里找到的主题/);
  await gaps.locator('summary', { hasText: '每个主题各有几项' }).click();
  expect(await gaps.locator('tr', { hasText: '政策解读' }).innerText()).toMatch(/政策解读\s+1(\s+\d+){5}/);
  expect(await page.locator('#profile tr.own').innerText()).toMatch(/你的\s+3\s+1 33%\s+1 33%\s+—\s+—\s+—\s+—\s+1 33%/);
  expect(await page.locator('#structure').innerText()).toMatch(/云川市交通运输局2024年政务公开工作要点[^]*工作要点[^]*二、培育花卉 1项/);
  expect(faults).toEqual([]);
  await page.close();
}

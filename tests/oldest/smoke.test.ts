/** The site in Chrome 109, the last for Windows 7: every kind of page, and what scripts do that is more than a page. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { fromFile } from '../../src/ledger/file.ts';
import { closeContexts, launchBrowser } from '../browser/browser.ts';
import { findKinds } from '../browser/kinds.ts';
import { followFirst } from '../browser/search-page.ts';
import { pdf, table, text } from '../support/pdf.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

let context: BrowserContext;
let page: Page;
let faults: string[];
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block', acceptDownloads: true });
  faults = [];
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
});
afterEach(() => context.close());

const open = (path: string) => page.goto(inject('siteUrl') + path, { waitUntil: 'load' });

/** What a click on a button brings as a file. */
async function download(button: ReturnType<Page['locator']>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

it('is Chrome 109', () => {
  expect(browser.version()).toMatch(/^109\./);
});

it.each(findKinds(inject('siteFolder')))('%s opens without a fault', async (path) => {
  await open(path);
  await page.locator('html.has-script').waitFor();
  await page.locator('main h1').waitFor();
  if (path.includes('?q=')) await page.locator('[data-search-results] [data-point]').first().waitFor();
  if (path.includes('?notices=') || path.includes('?points=')) await page.locator('[data-compare-results] .point-text').first().waitFor();
  // Drawings are made when they come near the window.
  for (const figure of await page.locator('figure[data-chart]').all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.and(page.locator('[data-drawn]')).waitFor();
  }
  await page.getByRole('button', { name: '长辈版' }).click();
  expect(faults).toEqual([]);
});

describe('search', () => {
  it('answers as one types, and marks what was found', async () => {
    await open('index.html');
    await followFirst(page, '三同步');
    expect(faults).toEqual([]);
  });

  it('narrows by a facet', async () => {
    await open('search/index.html?q=%E5%85%AC%E5%BC%80&all');
    const results = page.locator('[data-search-results] > [data-point]');
    await results.first().waitFor();
    const all = await results.count();
    await page.locator('input[name="commitment"]').check();
    await expect.poll(() => results.count()).toBeLessThan(all);
    expect(await results.count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});

it('自查 takes a notice apart, compares it and gives the records', async () => {
  await open('try/index.html');
  await page.locator('[data-try-text]').fill('云川市交通运输局2024年政务公开工作要点\n\n一、政策解读\n（一）落实三同步。解读方案、解读材料与政策文件同步组织、同步审签、同步部署。（法规科牵头，各科室配合）\n（二）扩大参与。公开征求意见时间不少于30日。（办公室负责）\n');
  await expect.poll(() => page.locator('[data-try-status]').innerText(), { timeout: 40_000 }).toMatch(/^2项/);
  const { bytes } = await download(page.locator('[data-try-download="json"]'));
  expect((JSON.parse(bytes.toString()) as { points: unknown[] }).points).toHaveLength(2);
  expect(faults).toEqual([]);
});

it('自查 reads a PDF, in its worker', async () => {
  await open('try/index.html');
  const rows = [['序号', '工作任务', '牵头单位', '完成时限'], ['1', '公开规划执行情况。', '规划处', '6月底前'], ['2', '公开收费目录。', '财务处', '9月底前']];
  const buffer = Buffer.from(pdf([text(150, 80, '云川市2024年政务公开工作要点任务分工表') + table([60, 100, 300, 420, 540], 100, rows)]));
  await page.locator('[data-try-file]').setInputFiles({ name: '分工表.pdf', mimeType: 'application/pdf', buffer });
  await expect.poll(() => page.locator('[data-try-status]').innerText(), { timeout: 60_000 }).toMatch(/^2[个项]/);
  expect(faults).toEqual([]);
});

it('自查 reads a table', async () => {
  await open('try/index.html');
  await page.locator('[data-try-text]').fill('云川市交通运输局2024年政务公开工作要点任务分工\n\n序号\t工作任务\t牵头单位\t完成时限\n1\t公开财政预算决算信息。\t财务科\t6月底前\n2\t公开重点工程进展。\t建设科\t10月底前\n');
  await expect.poll(() => page.locator('[data-try-status]').innerText(), { timeout: 40_000 }).toMatch(/^2项/);
  expect(faults).toEqual([]);
});

it('a ledger is made, edited, kept, and carried away in each format', async () => {
  await open('suqian-2021/index.html');
  await page.getByRole('button', { name: '做一份回头看台账' }).click();
  await page.waitForURL(/ledger\/index\.html/);
  const progress = page.getByLabel('第1行进展', { exact: true });
  await progress.fill('完成');
  await page.getByLabel('第2行是否销号', { exact: true }).check();
  await page.reload();
  expect(await progress.inputValue()).toBe('完成');
  const files = [];
  for (const format of ['xlsx', 'csv', 'json']) files.push(await download(page.locator(`[data-ledger-export="${format}"]`)));
  const [rows, ...others] = files.map(({ name, bytes }) => fromFile(new Uint8Array(bytes), name).ledger.rows);
  expect(rows?.[0]?.progress).toBe('完成');
  expect(rows?.[1]?.done).toBe(true);
  for (const other of others) expect(other).toEqual(rows);
  const [file] = files;
  await page.locator('[data-ledger-file]').setInputFiles({ name: 'x.xlsx', mimeType: '', buffer: file?.bytes ?? Buffer.alloc(0) });
  await page.locator('.ledger-said', { hasText: '已导入' }).waitFor();
  expect(faults).toEqual([]);
});

it('figures, references and links are carried away', async () => {
  await open('commitments/index.html');
  expect((await download(page.locator('[data-table-csv]').first())).bytes.toString()).toMatch(/^\ufeff/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('guangzhou-2022/17.html');
  await page.locator('.cite summary').click();
  expect((await download(page.getByRole('button', { name: '下载 BibTeX' }))).bytes.toString()).toMatch(/^@misc\{/);
  await page.getByRole('button', { name: '复制指到原话的链接' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(':~:text=');
  expect(faults).toEqual([]);
});

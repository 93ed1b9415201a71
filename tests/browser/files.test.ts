/** Files of every kind in the page “bring your own notice”: read in the worker, from a host and from a disk, nothing sent. */
import { utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { docx, p } from '../support/docx.ts';
import { pdf, table, text } from '../support/pdf.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { WAYS } from './ways.ts';

const PATIENT = { timeout: 60_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

const fixture = (name: string) => readFileSync(new URL(`../reading/files/${name}`, import.meta.url));

const ROWS = [['序号', '工作任务', '牵头单位', '配合单位', '完成时限'], ['1', '公开规划执行情况。', '规划处', '办公室', '6月底前'], ['2', '公开收费目录。', '财务处', '', '']];

function sheet(): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), '分工表');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

const TABLE = table([60, 100, 280, 360, 440, 540], 120, ROWS);
const PRINTED = pdf([text(150, 80, '云川市2024年政务公开工作要点任务分工表') + TABLE]);

const choose = (page: Page, ...files: [name: string, bytes: Uint8Array][]) =>
  page.locator('[data-try-file]').setInputFiles(files.map(([name, bytes]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })));
const untilSaid = (page: Page, words: RegExp) => expect.poll(() => page.locator('[data-try-status]').innerText(), PATIENT).toMatch(words);

// Readers are not fetched ahead: a host that is gone has none.
describe.each(WAYS)('$way', ({ open: openSite }) => {
  it('one file of each kind; its reader is loaded when it comes, and not before', { timeout: 240_000 }, async () => {
    const { context, url } = await openSite(browser);
    const page = await context.newPage();
    const faults: string[] = [];
    const readers: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    page.on('request', (request) => {
      const reader = /assets\/(reader-\w+)\.js/.exec(request.url())?.[1];
      if (reader) readers.push(reader);
      if (!request.url().startsWith(url) && !request.url().startsWith('blob:')) faults.push(request.url());
    });
    await page.goto(`${url}try/index.html`);
    const read = async (name: string, bytes: Uint8Array, points: number, note: RegExp) => {
      await page.locator('[data-try-clear]').click();
      await untilSaid(page, /^$/);
      await choose(page, [name, bytes]);
      await untilSaid(page, new RegExp(`^${String(points)}项`));
      expect(await page.locator('#problems').innerText()).toMatch(note);
    };
    await read('要点.docx', docx(p('一、公开') + p('（一）公开规划。（规划处负责）')), 1, /由Word 文档转换/);
    expect(readers).toEqual([]);
    await read('要点.doc', fixture('tasks.doc'), 13, /由Word 97—2003 文档转换.*1个表格，7处合并单元格/);
    expect(readers).toEqual(['reader-documents']);
    await read('要点.ofd', fixture('tasks.ofd'), 13, /由OFD 文件转换.*2页/);
    await read('分工表.xlsx', sheet(), 2, /由表格转换/);
    await read('分工表.csv', Buffer.from(ROWS.map((row) => row.join(',')).join('\n')), 2, /由表格转换/);
    expect(readers).toEqual(['reader-documents', 'reader-sheets']);
    await read('分工表.pdf', PRINTED, 2, /由PDF转换.*1页，1个表格/);
    expect(readers).toEqual(['reader-documents', 'reader-sheets', 'reader-cmaps', 'reader-pdf']);
    expect(await page.locator('[data-try-text]').inputValue()).toContain('1\t公开规划执行情况。\t规划处\t办公室\t6月底前');
    // Where a column was read wrongly, the table is named by its page too.
    expect(await page.locator('#reading h3').first().textContent()).toBe('第2行（第1页）起的表');
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('several files', () => {
  it('notice and annex are one; what cannot be read leaves the text', { timeout: 120_000 }, async () => {
    const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
    await page.goto(`${inject('siteUrl')}try/index.html`);
    await choose(page, ['附件.xlsx', sheet()], ['关于印发要点的通知.docx', docx(p('云川市交通运输局2024年政务公开工作要点'))]);
    await untilSaid(page, /^2项/);
    const field = page.locator('[data-try-text]');
    expect(await field.inputValue()).toMatch(/^云川市交通运输局2024年政务公开工作要点\n\n序号\t/);
    expect(await page.locator('#problems').innerText()).toMatch(/《附件\.xlsx》/);
    const before = await field.inputValue();
    await choose(page, ['扫描.pdf', pdf([''], { image: true })]);
    await untilSaid(page, /扫描件：共1页都是图片/);
    expect(await field.inputValue()).toBe(before);
    // In an archive: what there is, the notice and its annex chosen.
    await choose(page, ['一包.zip', zipSync({ '附件.xlsx': sheet(), '通知.docx': docx(p('云川市交通运输局2024年政务公开工作要点')) })]);
    const choice = page.locator('[data-try-archive]');
    await choice.waitFor();
    expect(await choice.locator('input:checked').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value))).toEqual(['通知.docx', '附件.xlsx']);
    await choice.locator('input[value="通知.docx"]').uncheck();
    await choice.locator('button').click();
    await expect.poll(() => field.inputValue()).toMatch(/^序号\t/);
    await untilSaid(page, /^2项/);
    await page.context().close();
  });

  it('a long PDF tells how far it is, and can be stopped', { timeout: 120_000 }, async () => {
    const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
    await page.goto(`${inject('siteUrl')}try/index.html`);
    // At once when it says so: a machine that is quick would else be through.
    const stopped = page.evaluate(() => new Promise<void>((resolve) => {
      const status = document.querySelector('[data-try-status]') as HTMLElement;
      new MutationObserver((_, observer) => {
        if (!/读长\.pdf第\d+页，共400页/.test(status.innerText)) return;
        observer.disconnect();
        (document.querySelector('[data-try-cancel]') as HTMLButtonElement).click();
        resolve();
      }).observe(status, { childList: true, subtree: true, characterData: true });
    }));
    await choose(page, ['长.pdf', pdf(Array.from({ length: 400 }, () => TABLE))]);
    await stopped;
    await untilSaid(page, /已停止读文件/);
    expect(await page.locator('[data-try-text]').inputValue()).toBe('');
    expect(await page.locator('[data-try-cancel]').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('size', () => {
  // What the page says of the size of readers, and what a host sends of them compressed: issue “Files as bureaus send them”.
  it.each([['reader-documents', 450_000], ['reader-sheets', 450_000], ['reader-pdf', 2_000_000], ['reader-cmaps', 450_000], ['try-worker', 800_000]])('assets/%s.js has at most %i bytes', (name, most) => {
    expect(statSync(join(inject('siteFolder'), 'assets', `${name}.js`)).size).toBeLessThan(most);
  });
});

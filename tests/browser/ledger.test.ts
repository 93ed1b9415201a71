/** A ledger built, edited, carried away and brought back as a reader does; on a host in full, from a disk in short. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fromFile } from '../../src/ledger/file.ts';
import { findViolations } from './axe.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { faulty, findOverflow } from './crawl.ts';
import { newWatchedContext } from './ways.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

const start = (options: BrowserContextOptions = {}) => newWatchedContext(browser, options);

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const field = (page: Page, row: number, name: string) => page.locator(`[aria-label="第${String(row)}行${name}"]`);
const tasks = (page: Page) => page.locator('[data-ledger-sheet] tbody [data-field="requirement"]').evaluateAll((fields) => fields.map((each) => (each as HTMLTextAreaElement).value.slice(0, 6)));
const count = (page: Page) => page.locator('[data-ledger-sheet] tbody tr').count();
const command = (page: Page, name: string) => page.locator(`[data-ledger-do="${name}"]`).click();

async function review(context: BrowserContext, base: string, notice = 'guangzhou-2022'): Promise<Page> {
  const page = await open(context, `${base}${notice}/index.html`);
  await page.getByRole('button', { name: '做一份回头看台账' }).click();
  await page.waitForURL(/ledger\/index\.html/);
  await page.locator('[data-ledger-sheet] tbody tr').first().waitFor();
  return page;
}

async function exportAs(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-ledger-export="${format}"]`).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

const base = () => inject('siteUrl');

it('from a disk: is built, edited, carried away and brought back, also in two tabs', async () => {
  const disk = pathToFileURL(inject('siteFolder')).href;
  const { context, faults } = await start();
  const page = await review(context, disk, 'suqian-2021');
  await field(page, 1, '进展').fill('甲');
  await field(page, 2, '是否销号').check();
  await page.reload();
  expect(await field(page, 1, '进展').inputValue()).toBe('甲');
  const files = [];
  for (const format of ['xlsx', 'csv', 'json']) files.push(await exportAs(page, format));
  const [rows, ...others] = files.map(({ name, bytes }) => fromFile(new Uint8Array(bytes), name).ledger.rows);
  expect(rows?.map(({ progress, done }) => [progress, done]).slice(0, 3)).toEqual([['甲', false], ['', true], ['', false]]);
  for (const other of others) expect(other).toEqual(rows);
  const two = await open(context, `${disk}guangzhou-2022/17.html`);
  await two.getByRole('button', { name: '加入台账：广州2022第17项' }).click();
  await expect.poll(() => count(page)).toBe(19);
  await page.locator('[data-ledger-file]').setInputFiles({ name: 'x.xlsx', mimeType: '', buffer: files[0]?.bytes ?? Buffer.alloc(0) });
  await page.locator('.ledger-said', { hasText: '已导入' }).waitFor();
  expect(await count(page)).toBe(18);
  expect(await field(page, 1, '进展').inputValue()).toBe('甲');
  expect(faults).toEqual([]);
  await context.close();
});

describe('a ledger', () => {
  it('is built by hand from a point, a theme, a comparison and a search', async () => {
    const { context, faults } = await start();
    const page = await open(context, `${base()}guangzhou-2022/17.html`);
    await page.getByRole('button', { name: '加入台账：广州2022第17项' }).click();
    await page.getByRole('button', { name: '已在台账：广州2022第17项' }).waitFor();
    await page.goto(`${base()}themes/interpretation.html`);
    expect(await page.locator('[data-add-to-ledger]').count()).toBe(await page.locator('[data-point]').count());
    await page.locator('[data-add-to-ledger="suqian-2021/2-2-1"]').click();
    await page.locator('[data-ledger-count]', { hasText: '2' }).waitFor();
    await page.goto(`${base()}compare/index.html?notices=jinan-2023&themes=training`);
    await page.locator('[data-add-to-ledger]').first().click();
    await page.locator('[data-ledger-count]', { hasText: '3' }).waitFor();
    await page.goto(`${base()}search/index.html?q=%E4%B8%89%E5%90%8C%E6%AD%A5`);
    const results = page.locator('[data-search-results] li');
    await results.first().waitFor();
    await results.first().getByRole('button').click();
    await page.locator('[data-ledger-count]', { hasText: '4' }).waitFor();
    // Once more takes it out again, and the message puts it back.
    await results.first().getByRole('button').click();
    await page.locator('[data-ledger-count]', { hasText: '3' }).waitFor();
    await page.locator('.ledger-said').getByRole('button', { name: '撤销' }).click();
    await page.locator('[data-ledger-count]', { hasText: '4' }).waitFor();
    await page.locator('.menu summary', { hasText: '用' }).click();
    await page.getByRole('link', { name: '台账', exact: true }).click();
    await expect.poll(() => count(page)).toBe(4);
    expect(await field(page, 1, '具体要求').inputValue()).toMatch(/^加强人工智能等技术运用/);
    expect(await field(page, 1, '牵头单位').inputValue()).toBe('局办公室、政策法规处、科技信息处');
    const source = page.locator('tr').nth(1).getByRole('link', { name: '广州2022第17项' });
    await source.click();
    await page.waitForURL(/guangzhou-2022\/17\.html/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps what is written through reloads, and takes it back', async () => {
    const { context, faults } = await start();
    const page = await review(context, base());
    await field(page, 2, '进展').fill('第一季度完成\n<b>两份</b>');
    await field(page, 2, '完成时限').fill('2023年6月底前');
    await field(page, 3, '是否销号').check();
    await command(page, 'add');
    const last = await count(page);
    await page.keyboard.type('自己的任务');
    await field(page, last, '最迟日期').fill('2199-01-01');
    await page.reload();
    expect(await field(page, 2, '进展').inputValue()).toBe('第一季度完成\n<b>两份</b>');
    expect(await field(page, 2, '最迟日期').inputValue()).toBe('2023-06-30');
    expect(await field(page, last, '工作任务').inputValue()).toBe('自己的任务');
    expect(await page.locator('[data-ledger-progress-words]').textContent()).toBe('已销号 1 / 40 项（2%），逾期 1 项');

    await page.getByRole('radio', { name: /逾期/ }).check();
    expect(await count(page)).toBe(1);
    await page.getByRole('radio', { name: /已销号/ }).check();
    expect(await count(page)).toBe(1);
    await page.getByRole('radio', { name: '全部' }).check();

    const before = await tasks(page);
    await field(page, 1, '工作任务').focus();
    await page.keyboard.press('Alt+ArrowDown');
    expect((await tasks(page)).slice(0, 2)).toEqual([before[1], before[0]]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('第2行工作任务');
    await page.getByRole('button', { name: '上移第2行' }).click();
    expect(await tasks(page)).toEqual(before);
    await page.getByLabel('第40行的序号').fill('1');
    await page.keyboard.press('Tab');
    expect(await field(page, 1, '工作任务').inputValue()).toBe('自己的任务');
    await page.getByRole('button', { name: '删除第1行' }).click();
    expect(await count(page)).toBe(39);
    await command(page, 'undo');
    await command(page, 'undo');
    expect(await tasks(page)).toEqual(before);
    await command(page, 'redo');
    expect(await field(page, 1, '工作任务').inputValue()).toBe('自己的任务');
    await page.getByLabel('重排').selectOption('due');
    expect(await field(page, 1, '最迟日期').inputValue()).toBe('2023-06-30');
    await command(page, 'undo');
    await command(page, 'undo');
    expect(await tasks(page)).toEqual(before);
    expect(await page.locator('[data-ledger-sheet] b').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('comes back from each format as it was, and the files are what they say', async () => {
    const { context, faults } = await start();
    const page = await review(context, base(), 'suqian-2021');
    await field(page, 1, '进展').fill('=HYPERLINK("http://example.org")');
    await field(page, 2, '最迟日期').fill('2022-03-01');
    await field(page, 2, '是否销号').check();
    const files = [];
    for (const format of ['xlsx', 'csv', 'json']) files.push(await exportAs(page, format));
    const read = files.map(({ name, bytes }) => fromFile(new Uint8Array(bytes), name).ledger);
    expect(read[1]).toEqual(read[0]);
    expect(read[2]).toEqual(read[0]);
    expect(read[0]?.title).toBe('宿迁2021回头看');
    expect(read[0]?.rows[1]).toMatchObject({ due: '2022-03-01', done: true, document: '宿交发〔2021〕88号', source: '宿迁2021 一（二）1（本站第1-2-1项）', part: '一（一）主动公开' });
    expect(files[1]?.bytes.toString('utf8')).toMatch(/^\ufeff序号,工作任务,具体要求,牵头单位,配合单位,完成时限,落实结果,佐证,是否销号,备注,/);
    for (const [at, { name, bytes }] of files.entries()) {
      await page.locator('[data-ledger-file]').setInputFiles({ name, mimeType: '', buffer: bytes });
      await page.locator('[data-ledger-choice] option').nth(at + 1).waitFor({ state: 'attached' });
      await page.locator('.ledger-said', { hasText: '已导入' }).waitFor();
      const again = fromFile(new Uint8Array((await exportAs(page, 'json')).bytes), 'x').ledger;
      expect(again.rows).toEqual(read[0]?.rows);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('lets two tabs write at once', async () => {
    const { context } = await start();
    const one = await review(context, base(), 'suqian-2021');
    const two = await open(context, `${base()}ledger/index.html`);
    await field(one, 1, '进展').fill('甲');
    await field(two, 1, '佐证').fill('乙');
    await field(two, 2, '进展').fill('丙');
    await field(one, 3, '是否销号').check();
    await two.getByRole('button', { name: '删除第5行' }).click();
    await field(two, 2, '进展').blur();
    const three = await open(context, `${base()}guangzhou-2022/1.html`);
    await three.getByRole('button', { name: /^加入台账/ }).click();
    await three.locator('.ledger-said').waitFor();
    for (const page of [one, two]) {
      await expect.poll(() => count(page)).toBe(18);
      await expect.poll(async () => [
        await field(page, 1, '进展').inputValue(), await field(page, 1, '佐证').inputValue(), await field(page, 2, '进展').inputValue(), await field(page, 3, '是否销号').isChecked(),
      ]).toEqual(['甲', '乙', '丙', true]);
    }
    await one.reload();
    expect(await count(one)).toBe(18);
    expect(await field(one, 1, '佐证').inputValue()).toBe('乙');
    await context.close();
  });
});

describe('two tabs', () => {
  it('that write into one row at the same moment, again and again, lose nothing', async () => {
    const { context } = await start();
    const one = await review(context, inject('siteUrl'), 'shandong-2021');
    const two = await open(context, `${inject('siteUrl')}ledger/index.html`);
    const write = (page: Page, name: string) => page.evaluate((words) => {
      for (let row = 1; row <= 15; row += 1) {
        const area = document.querySelector<HTMLTextAreaElement>(`[aria-label="第${String(row)}行${words}"]`);
        if (!area) throw new Error(words);
        area.value = `${words}${String(row)}`;
        area.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }, name);
    await Promise.all([write(one, '进展'), write(two, '佐证')]);
    const three = await open(context, `${inject('siteUrl')}ledger/index.html`);
    for (let row = 1; row <= 15; row += 1) {
      expect(await field(three, row, '进展').inputValue()).toBe(`进展${String(row)}`);
      expect(await field(three, row, '佐证').inputValue()).toBe(`佐证${String(row)}`);
    }
    await context.close();
  });
});

describe('every place that shows a point', () => {
  it('has a button for it', async () => {
    const { context, faults } = await start();
    const page = await open(context, inject('siteUrl'));
    const added: string[] = [];
    for (const path of ['commitments/index.html', 'wording/index.html', 'jinan-2023/annex.html', 'jinan-2023/index.html', 'zibo-2023/index.html', 'suqian-2021/2-2-1.html']) {
      await page.goto(inject('siteUrl') + path);
      const offered = await page.locator('main [data-add-to-ledger]').evaluateAll((all) => all.map((button) => (button as HTMLElement).dataset['addToLedger'] ?? ''));
      const id = offered.find((each) => !added.includes(`../${each}.html`)) ?? '';
      added.push(`../${id}.html`);
      await page.locator(`main [data-add-to-ledger="${id}"]`).first().click();
      await page.locator('[data-ledger-count]', { hasText: String(added.length) }).waitFor();
    }
    await page.goto(`${inject('siteUrl')}ledger/index.html`);
    expect(await page.locator('.ledger-source a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(added);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('several ledgers', () => {
  it('are made, named, copied, chosen, deleted and brought back', async () => {
    const { context } = await start();
    const page = await review(context, inject('siteUrl'), 'shandong-2021');
    await command(page, 'create');
    await page.getByLabel('名称', { exact: true }).fill('明年的');
    await page.keyboard.press('Enter');
    await page.getByText('这份台账还是空的').waitFor();
    await page.getByRole('button', { name: '自己加一行' }).click();
    await field(page, 1, '工作任务').fill('甲');
    await command(page, 'rename');
    await page.getByLabel('名称', { exact: true }).fill('2027年');
    await page.keyboard.press('Enter');
    await command(page, 'duplicate');
    await field(page, 1, '工作任务').fill('乙');
    const names = () => page.locator('[data-ledger-choice] option').allTextContents();
    expect(await names()).toEqual(['山东2021回头看（15）', '2027年（1）', '2027年 副本（1）']);
    await command(page, 'delete');
    expect(await names()).toHaveLength(2);
    await page.locator('.ledger-said').getByRole('button', { name: '撤销' }).click();
    expect(await field(page, 1, '工作任务').inputValue()).toBe('乙');
    // Also after a reload, when the message is gone.
    await command(page, 'delete');
    await page.reload();
    expect(await names()).toHaveLength(2);
    await command(page, 'undo');
    expect(await field(page, 1, '工作任务').inputValue()).toBe('乙');
    await page.getByLabel('当前台账').selectOption({ label: '2027年（1）' });
    expect(await field(page, 1, '工作任务').inputValue()).toBe('甲');
    await page.reload();
    expect(await field(page, 1, '工作任务').inputValue()).toBe('甲');
    await context.close();
  });
});

describe('what was done', () => {
  it('is taken back after a reload too', async () => {
    const { context, faults } = await start();
    const page = await review(context, inject('siteUrl'), 'shandong-2021');
    await field(page, 1, '进展').fill('甲');
    await page.getByRole('button', { name: '删除第2行' }).click();
    await page.reload();
    await command(page, 'undo');
    expect(await count(page)).toBe(15);
    await command(page, 'undo');
    expect(await field(page, 1, '进展').inputValue()).toBe('');
    await page.reload();
    await command(page, 'redo');
    expect(await field(page, 1, '进展').inputValue()).toBe('甲');
    await command(page, 'delete');
    await page.getByText('这份台账还是空的').waitFor();
    await page.reload();
    await command(page, 'undo');
    expect(await field(page, 1, '进展').inputValue()).toBe('甲');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('elsewhere with an exported file takes its place, if the reader says so, and can be taken back', async () => {
    const { context } = await start();
    const page = await review(context, inject('siteUrl'), 'shandong-2021');
    const { name, bytes } = await exportAs(page, 'csv');
    await page.locator('[data-ledger-file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes.toString('utf8').replace('\r\n1,', '\r\n1,改过的')) });
    await page.locator('.ledger-said').getByRole('button', { name: '用它替换“山东2021回头看”' }).click();
    const names = () => page.locator('[data-ledger-choice] option').allTextContents();
    expect(await names()).toEqual(['山东2021回头看（15）']);
    expect(await field(page, 1, '工作任务').inputValue()).toMatch(/^改过的/);
    await command(page, 'undo');
    expect(await names()).toEqual(['山东2021回头看（15）', '山东2021回头看 2（15）']);
    expect(await field(page, 1, '工作任务').inputValue()).not.toMatch(/^改过的/);
    await context.close();
  });

  it('by another department is merged field by field, after a look at what differs, and taken apart again', async () => {
    const { context, faults } = await start();
    const page = await review(context, inject('siteUrl'), 'shandong-2021');
    await field(page, 2, '进展').fill('自己填的');
    await field(page, 2, '进展').press('Tab');
    const { name, bytes } = await exportAs(page, 'json');
    const file = JSON.parse(bytes.toString('utf8')) as { rows: Record<string, unknown>[] };
    Object.assign(file.rows[0] ?? {}, { progress: '第一季度完成', done: true });
    Object.assign(file.rows[1] ?? {}, { progress: '对方填的' });
    file.rows.push({ task: '对方加的任务' });
    await page.locator('[data-ledger-file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(JSON.stringify(file)) });
    const said = page.locator('.ledger-said');
    await said.getByRole('button', { name: '合并到“山东2021回头看”……' }).click();
    const dialog = page.getByRole('dialog', { name: '合并到“山东2021回头看”' });
    expect(await dialog.locator('[data-ledger-merge-summary]').textContent()).toContain('对上15行，其中2行有不同：新填的2处，两边都填了而不一样的1处；文件里新增的1行');
    expect(await findViolations(page)).toEqual([]);
    await dialog.getByRole('radio', { name: '都留台账里的' }).check();
    expect(await dialog.getByRole('combobox').inputValue()).toBe('mine');
    await dialog.getByRole('radio', { name: '都用文件里的' }).check();
    await dialog.getByRole('button', { name: '合并', exact: true }).click();
    await said.getByText('改了2行3格，新增1行').waitFor();
    const names = () => page.locator('[data-ledger-choice] option').allTextContents();
    expect(await names()).toEqual(['山东2021回头看（16）']);
    expect(await field(page, 1, '进展').inputValue()).toBe('第一季度完成');
    expect(await field(page, 1, '是否销号').isChecked()).toBe(true);
    expect(await field(page, 2, '进展').inputValue()).toBe('对方填的');
    expect(await field(page, 16, '工作任务').inputValue()).toBe('对方加的任务');
    await said.getByRole('button', { name: '撤销' }).click();
    expect(await count(page)).toBe(15);
    expect(await field(page, 2, '进展').inputValue()).toBe('自己填的');
    expect(await field(page, 1, '是否销号').isChecked()).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('goes into a calendar, a day for each task that has one', async () => {
    const { context } = await start();
    const page = await review(context, inject('siteUrl'), 'shandong-2021');
    await field(page, 1, '最迟日期').fill('2031-06-30');
    const [file] = await Promise.all([page.waitForEvent('download'), command(page, 'calendar')]);
    expect(file.suggestedFilename()).toBe('山东2021回头看.ics');
    expect(readFileSync(await file.path(), 'utf8')).toContain('DTSTART;VALUE=DATE:20310630\r\n');
    await context.close();
  });
});

describe('bad input', () => {
  it('is refused in words and leaves the ledger as it is', async () => {
    const { context, faults } = await start();
    const page = await review(context, inject('siteUrl'), 'shandong-2021');
    const before = (await exportAs(page, 'json')).bytes.toString();
    for (const [name, buffer, words] of [
      ['甲.csv', Buffer.from('姓名,电话\n甲,1\n'), '没有找到台账的列名'],
      ['空.csv', Buffer.from('工作任务,备注\n'), '没有任务'],
      ['甲.xlsx', Buffer.from('PK\u0003\u0004 no zip'), '打不开'],
      ['甲.json', Buffer.from('{"a":1}'), '不是本站导出的台账'],
      ['<img src=x onerror=alert(1)>.csv', Buffer.from('<html>'), '网页'],
      ['大.xlsx', Buffer.alloc(11 * 1024 * 1024, 'x'), '11 MB，太大'],
    ] as const) {
      await page.locator('[data-ledger-file]').setInputFiles({ name, mimeType: '', buffer });
      await page.locator('.ledger-said', { hasText: words }).waitFor();
      expect(await page.locator('.ledger-said').textContent()).toContain('现有的台账没有变');
    }
    expect((await exportAs(page, 'json')).bytes.toString()).toBe(before);
    expect(await page.locator('img').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says that storage is full, and offers the ledger as a file', async () => {
    const { context } = await start();
    const page = await review(context, inject('siteUrl'), 'shandong-2021');
    await page.evaluate(() => {
      (window as unknown as { setItem: unknown }).setItem = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')?.value as unknown;
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    });
    await field(page, 1, '进展').fill('没处放');
    await field(page, 1, '进展').blur();
    const problem = page.locator('[data-ledger-problem]');
    await problem.getByText('存储满了').waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), problem.getByRole('button').click()]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('没处放');
    expect(await field(page, 1, '进展').inputValue()).toBe('没处放');
    // Room again: what was not taken is stored with the next edit.
    await page.evaluate(() => { Storage.prototype.setItem = (window as unknown as { setItem: Storage['setItem'] }).setItem; });
    await field(page, 2, '进展').fill('有处放了');
    await field(page, 2, '进展').blur();
    await problem.waitFor({ state: 'hidden' });
    await page.reload();
    expect(await field(page, 1, '进展').inputValue()).toBe('没处放');
    await context.close();
  });

  it('says that storage is forbidden, on the page of a point too', async () => {
    const { context, faults } = await start();
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
    });
    const page = await open(context, `${inject('siteUrl')}guangzhou-2022/17.html`);
    await page.getByRole('button', { name: /^加入台账/ }).click();
    await page.locator('.ledger-said', { hasText: '不让本站存储' }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载这份台账' }).click()]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('guangzhou-2022/17');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('opens what is damaged or later in storage as far as it goes', async () => {
    const { context, faults } = await start();
    const page = await review(context, inject('siteUrl'), 'shandong-2021');
    await page.evaluate(() => {
      localStorage.setItem('yaodian-duizhao/ledger/later', '{"version":99,"title":"将来"}');
      const row = Object.keys(localStorage).find((key) => key.split('/').length === 4) ?? '';
      localStorage.setItem(row, '{"task":"半截');
    });
    await page.reload();
    expect(await count(page)).toBe(15);
    expect(await page.locator('[data-field="remark"]').first().inputValue()).toBe('{"task":"半截');
    await page.getByLabel('当前台账').selectOption({ label: '读不出的台账（0）' });
    await page.getByText('这份台账读不出').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('a ledger of sixty', () => {
  it('is put in order, narrowed and carried away whole', async () => {
    const { context } = await start();
    const page = await open(context, `${inject('siteUrl')}compare/index.html?notices=jinan-2023,guangzhou-2022`);
    await page.locator('[data-add-to-ledger]').nth(60).waitFor();
    await page.locator('[data-add-to-ledger]').evaluateAll((buttons) => { for (const button of buttons.slice(0, 60)) (button as HTMLButtonElement).click(); });
    await page.locator('[data-ledger-count]', { hasText: '60' }).waitFor();
    await page.goto(`${inject('siteUrl')}ledger/index.html`);
    expect(await count(page)).toBe(60);
    const points = () => page.locator('[data-ledger-sheet] tbody tr .ledger-source a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const before = await points();
    expect(new Set(before).size).toBe(60);
    await page.getByLabel('第60行的序号').fill('1');
    await page.keyboard.press('Tab');
    expect(await points()).toEqual([before[59], ...before.slice(0, 59)]);
    await field(page, 30, '是否销号').check();
    await page.getByRole('radio', { name: /未销号/ }).check();
    expect(await count(page)).toBe(59);
    // What is narrowed on the screen is whole in the file.
    const { rows } = fromFile(new Uint8Array((await exportAs(page, 'xlsx')).bytes), 'x').ledger;
    expect(rows.map(({ point }) => `../${point}.html`)).toEqual([before[59], ...before.slice(0, 59)]);
    expect(rows.flatMap(({ done }, at) => (done ? [at + 1] : []))).toEqual([30]);
    await context.close();
  });
});

describe('for everybody', () => {
  it('shows every field as high as its words at any width, but for the longest', async () => {
    const { context } = await start();
    const page = await review(context, inject('siteUrl'));
    for (const width of [390, 1366, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => page.locator('.ledger-grow > textarea').evaluateAll((areas) => areas.filter((area) => area.scrollHeight > area.clientHeight + 1).map((area) => (area as HTMLTextAreaElement).value)), { message: String(width) }).toEqual([]);
    }
    await context.close();
  });

  it('passes axe at 390 and 1280 px, light and dark', async () => {
    const { context } = await start({ colorScheme: 'light' });
    const page = await review(context, inject('siteUrl'), 'suqian-2021');
    await command(page, 'add');
    await field(page, 1, '最迟日期').fill('2022-01-01');
    await field(page, 2, '是否销号').check();
    await command(page, 'undo');
    await page.getByRole('button', { name: '删除第3行' }).click();
    const found: Record<string, readonly string[]> = {};
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme: 'light' });
      found[`${String(width)}, light`] = [...await findViolations(page), ...await findOverflow(page)];
      await page.emulateMedia({ colorScheme: 'dark' });
      found[`${String(width)}, dark`] = await findViolations(page, { rules: 'looks', alike: 'two' });
    }
    expect(faulty(found)).toEqual({});
    await context.close();
  });

  it('prints on A4 landscape, every row whole, with the addresses of sources', async () => {
    const { context } = await start();
    const page = await review(context, inject('siteUrl'));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][\d.]* 59[45]/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-ledger-paper] tbody tr').count()).toBe(39);
    expect(await page.locator('[data-ledger-paper]').textContent()).toContain(`${inject('siteUrl')}guangzhou-2022/39.html`);
    expect(await page.locator('[data-ledger-sheet]').isVisible()).toBe(false);
    await context.close();
  });
});

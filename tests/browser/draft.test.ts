/** A notice drafted from nothing by clicks and keys, carried away as a document and read back; on a host and from a disk; the rest on a host. */
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fromJson, isItem } from '../../src/draft/draft.ts';
import { readNotice } from '../../src/points/index.ts';
import { readAtOnce } from '../../src/reading/index.ts';
import { toDocx } from '../../src/draft/docx.ts';
import { makeSample } from '../draft/sample.ts';
import { docx, p } from '../support/docx.ts';
import { pdf, table, text } from '../support/pdf.ts';
import { findViolations } from './axe.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { faulty, findOverflow } from './crawl.ts';
import { ADDRESSES, newWatchedContext } from './ways.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

const start = (options: BrowserContextOptions = {}) => newWatchedContext(browser, options);

async function open(context: BrowserContext, base: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${base}draft/index.html`);
  await page.locator('[data-draft][data-ready]').waitFor();
  return page;
}

const command = (page: Page, name: string) => page.locator(`[data-draft-do="${name}"]`).click();
const blocks = (page: Page) => page.locator('.draft-block');
const markers = (page: Page) => blocks(page).locator('.draft-marker').allTextContents();
const opened = (page: Page, field: string) => page.locator(`.draft-block.open [data-field="${field}"]`);

async function pick(page: Page, theme: string, nth: number): Promise<void> {
  const details = page.locator(`details[data-theme="${theme}"]`);
  if (!await details.evaluate((each) => (each as HTMLDetailsElement).open)) await details.locator('summary').click();
  await details.locator('.draft-offers button').nth(nth).click();
  await details.locator('.draft-offers button').nth(nth).and(page.locator('[data-picked="true"]')).waitFor();
}

async function exported(page: Page, way: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-draft-export="${way}"]`).first().click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

describe.each(ADDRESSES)('%s', (_way, base) => {
  it('goes from nothing to a document whose items are the same read back', async () => {
    const { context, faults } = await start();
    const page = await open(context, base());
    await page.getByLabel('年份').first().fill('2024');
    await command(page, 'blank');
    await page.locator('[data-head="title"]').fill('云川市交通运输局2024年政务公开工作要点');
    await page.locator('[data-head="issuer"]').fill('云川市交通运输局');
    await page.locator('[data-head="date"]').fill('2024年3月15日');
    for (const theme of ['interpretation', 'on-request', 'training', 'website']) {
      await pick(page, theme, 0);
      await pick(page, theme, 1);
    }
    expect(await page.locator('.draft-block.item').count()).toBe(8);
    // Of one's own, by keys alone.
    await page.locator('[data-draft-do="item"]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('积极开展多种形式解读，让群众看得懂。');
    await opened(page, 'task').fill('创新解读形式');
    await opened(page, 'lead').fill('政策法规科');
    await opened(page, 'deadline').fill('11月底前');
    await opened(page, 'theme').selectOption('interpretation');
    // What is vague is offered the words of another, and they go in.
    const vague = page.locator('.draft-block.open .advice').filter({ hasText: '解读形式数' });
    await vague.getByRole('button', { name: '插入：济南2023附件第13项的写法' }).click();
    await expect.poll(() => opened(page, 'text').inputValue()).toMatch(/看得懂。.*不少于3种/);
    await page.locator('.draft-block.open .draft-sources').getByText('济南2023附件第13项').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    // Functions become one's own units, everywhere: asked beside the item that needs one.
    const needing = () => page.locator('.draft-block', { hasText: '〔政策法规〕' });
    const before = await needing().count();
    expect(before).toBeGreaterThan(0);
    await needing().first().locator('[data-name-units]').click();
    const asked = page.locator('.draft-block.open [data-asked-unit="legal"]');
    await page.locator('.draft-block.open [data-asked-unit]').first().and(page.locator(':focus')).waitFor();
    await asked.fill('政策法规科');
    await asked.press('Enter');
    await expect.poll(() => needing().count()).toBe(0);
    await page.getByText(`政策法规换成政策法规科，改了${String(before)}项`).waitFor();
    await page.locator('.draft-units summary').click();
    expect(await page.locator('[data-unit="legal"]').inputValue()).toBe('政策法规科');
    const { name, bytes } = await exported(page, 'whole');
    expect(name).toBe('云川市交通运输局2024年政务公开工作要点.docx');
    const draft = fromJson((await exported(page, 'json')).bytes.toString('utf8'));
    const items = draft.blocks.filter(isItem);
    expect(items).toHaveLength(9);
    const points = readNotice(readAtOnce(name, bytes).text).points;
    const plain = (words: string) => words.replace(/\s/g, '');
    expect(points.map(({ text }) => plain(text))).toEqual(items.map(({ text }) => plain(text)));
    expect(points.map(({ lead, responsible }) => [...lead, ...responsible].filter((each) => each !== '〔　〕').join('、'))).toEqual(items.map(({ lead }) => lead));
    expect(items.at(-1)).toMatchObject({ task: '创新解读形式', lead: '政策法规科', deadline: '11月底前' });
    const calendar = await exported(page, 'ics');
    expect(calendar.name).toBe('云川市交通运输局2024年政务公开工作要点.ics');
    expect(calendar.bytes.toString('utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20241130\r\n[^]*END:VCALENDAR\r\n$/);
    for (const way of ['body', 'table', 'md']) expect((await exported(page, way)).bytes.length).toBeGreaterThan(100);
    // It is there after a reload, and undo too.
    await page.reload();
    await page.locator('[data-draft][data-ready]').waitFor();
    expect(await page.locator('.draft-block.item').count()).toBe(9);
    await command(page, 'undo');
    await expect.poll(() => page.locator('.draft-block', { hasText: '〔政策法规〕' }).count()).toBeGreaterThan(0);
    await command(page, 'redo');
    await page.locator('[data-draft-export="ledger"]').click();
    await page.getByText('9项已加入').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);
});

describe('on a host', () => {
  const base = () => inject('siteUrl');

  it('moves by keys, numbers following, and takes back what was deleted', async () => {
    // Scrolling that goes on would move what is to be dragged from under the mouse.
    const { context, faults } = await start({ reducedMotion: 'reduce' });
    const page = await open(context, base());
    await command(page, 'blank');
    for (const words of ['甲', '乙', '丙']) {
      await command(page, 'item');
      await opened(page, 'text').fill(`${words}事。`);
      await page.keyboard.press('Escape');
    }
    expect(await markers(page)).toEqual(['一、', '二、', '三、']);
    await blocks(page).nth(2).locator('.draft-edit').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => blocks(page).locator('.point-text').allTextContents()).toEqual(['一、丙事。', '二、甲事。', '三、乙事。']);
    // By the mouse: the last item's number is dragged onto the first item, which it then stands before.
    await blocks(page).nth(2).locator('.draft-marker').dragTo(blocks(page).nth(0).locator('.draft-words'), { sourcePosition: { x: 5, y: 8 }, targetPosition: { x: 40, y: 5 } });
    await expect.poll(() => blocks(page).locator('.point-text').allTextContents()).toEqual(['一、乙事。', '二、丙事。', '三、甲事。']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => blocks(page).locator('.point-text').allTextContents()).toEqual(['一、丙事。', '二、甲事。', '三、乙事。']);
    await command(page, 'heading');
    await opened(page, 'text').fill('重点');
    await page.keyboard.press('Escape');
    for (let times = 0; times < 3; times += 1) await blocks(page).last().getByRole('button', { name: /^上移/ }).or(blocks(page).filter({ hasText: '重点' }).getByRole('button', { name: /^上移/ })).first().click();
    await expect.poll(() => markers(page)).toEqual(['一、', '（一）', '（二）', '（三）']);
    await blocks(page).nth(1).getByRole('button', { name: /^删除/ }).click();
    await expect.poll(() => markers(page)).toEqual(['一、', '（一）', '（二）']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => markers(page)).toEqual(['一、', '（一）', '（二）', '（三）']);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('begins with last year’s notice', async () => {
    const { context, faults } = await start();
    const page = await open(context, base());
    const bytes = Buffer.from(await toDocx(makeSample(8)));
    await page.locator('[data-draft-file]').setInputFiles({ name: '上年.docx', mimeType: 'application/octet-stream', buffer: bytes });
    await page.locator('.draft-block.item').nth(7).waitFor();
    expect(await page.locator('[data-head="title"]').inputValue()).toBe('云川市交通运输局2025年政务公开工作要点');
    await expect.poll(() => page.locator('.draft-sum').textContent()).toMatch(/上年一字不差的占100%/);
    await page.locator('[data-draft-do="new"]').click();
    await page.locator('[data-draft-start]').waitFor();
    await page.locator('[data-draft-file]').setInputFiles({ name: '坏.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 broken') });
    await page.getByText('没有打开坏.docx').waitFor();
    expect(await page.locator('[data-draft-start]').isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  });
});

const fixture = (name: string) => readFileSync(new URL(`../reading/files/${name}`, import.meta.url));
const ROWS = [['序号', '工作任务', '牵头单位', '配合单位', '完成时限'], ['1', '公开规划执行情况。', '规划处', '办公室', '6月底前'], ['2', '公开收费目录。', '财务处', '', '']];

it.each(ADDRESSES)('opens what 自查 opens, a reader loaded when a file needs it: %s', async (_way, base) => {
  const { context, faults } = await start();
  const page = await open(context, base());
  const readers: string[] = [];
  page.on('request', (request) => { readers.push(...request.url().match(/reader-\w+(?=\.js)/) ?? []); });
  const sheet = ROWS.map((row) => row.join(',')).join('\n');
  const notice = docx(p('云川市交通运输局2024年政务公开工作要点'));
  for (const [name, bytes, items] of [
    ['上年.doc', fixture('tasks.doc'), 13], ['上年.ofd', fixture('tasks.ofd'), 13], ['上年.csv', Buffer.from(sheet), 2],
    ['上年.pdf', pdf([text(150, 80, '云川市2024年政务公开工作要点任务分工表') + table([60, 100, 280, 360, 440, 540], 120, ROWS)]), 2],
  ] as const) {
    await command(page, 'new');
    await page.locator('[data-draft-file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });
    await page.getByText(`已从${name}读出${String(items)}项`).waitFor({ timeout: 60_000 });
    await expect.poll(() => page.locator('.draft-block.item').count()).toBe(items);
  }
  expect(readers).toEqual(['reader-documents', 'reader-sheets', 'reader-pdf', 'reader-cmaps']);
  // A notice with its annex, as two files and in an archive.
  await command(page, 'new');
  await page.locator('[data-draft-file]').setInputFiles([{ name: '附件.csv', mimeType: '', buffer: Buffer.from(sheet) }, { name: '通知.docx', mimeType: '', buffer: Buffer.from(notice) }]);
  await expect.poll(() => page.locator('[data-head="title"]').inputValue()).toBe('云川市交通运输局2025年政务公开工作要点');
  expect(await page.locator('.draft-block.item').count()).toBe(2);
  await command(page, 'new');
  await page.locator('[data-draft-file]').setInputFiles({ name: '一包.zip', mimeType: '', buffer: Buffer.from(zipSync({ '附件.csv': Buffer.from(sheet), '通知.docx': notice })) });
  await page.locator('[data-try-archive] button').click();
  await page.getByText('已从一包.zip读出2项').waitFor();
  expect(await page.locator('[data-try-archive]').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);

const TEXT_FOR_BOTH = '云川市交通运输局2024年政务公开工作要点\n一、做好解读\n1. 积极开展多种形式解读，让群众看得懂。（牵头单位：法规科；完成时限：6月底前）\n2. 公开预算信息。（牵头单位：计财科）\n';

async function takeOver(context: BrowserContext, base: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${base}try/index.html`);
  await page.locator('[data-try-text]').fill(TEXT_FOR_BOTH);
  await page.locator('[data-try-draft]').click();
  await page.waitForURL(/draft\/index\.html/);
  await page.locator('.draft-block.item').nth(1).waitFor();
  expect(await page.locator('[data-head="title"]').inputValue()).toBe('云川市交通运输局2024年政务公开工作要点');
  await expect.poll(() => blocks(page).nth(1).textContent()).toContain('可写明解读形式数，其他地区有写法');
  return page;
}

it('takes over what 自查 was given, and the wording of others that is chosen there', async () => {
  const { context, faults } = await start();
  const page = await takeOver(context, inject('siteUrl'));
  await page.reload();
  await page.locator('[data-draft][data-ready]').waitFor();
  expect(await page.locator('.draft-block.item').count()).toBe(2);
  // Back in 自查 the wording of others goes into the same draft, at its item.
  await page.goto(`${inject('siteUrl')}try/index.html`);
  await page.locator('[data-try-text]').fill(TEXT_FOR_BOTH);
  const offered = page.locator('.try-point').first().locator('.advice').filter({ hasText: '没有写明解读形式数' });
  await offered.getByRole('link', { name: '济南2023附件第13项' }).waitFor();
  await offered.getByRole('button', { name: '插入：济南2023附件第13项的写法' }).click();
  await page.waitForURL(/draft\/index\.html/);
  await expect.poll(() => opened(page, 'text').inputValue()).toMatch(/看得懂。.*不少于3种/);
  expect(await page.locator('.draft-block.item').count()).toBe(2);
  expect(await page.locator('[data-draft-choice] option').count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

it('takes over what 自查 was given, from a disk', async () => {
  const { context, faults } = await start();
  await takeOver(context, pathToFileURL(inject('siteFolder')).href);
  expect(faults).toEqual([]);
  await context.close();
});

it('two tabs lose nothing of each other', async () => {
  const { context } = await start();
  const one = await open(context, inject('siteUrl'));
  await command(one, 'blank');
  await command(one, 'item');
  await opened(one, 'text').fill('甲事。');
  const two = await open(context, inject('siteUrl'));
  await two.locator('.draft-edit').first().click();
  await opened(two, 'lead').fill('办公室');
  await command(one, 'item');
  await opened(one, 'text').fill('乙事。');
  await expect.poll(() => blocks(two).count()).toBe(2);
  await one.reload();
  await one.locator('[data-draft][data-ready]').waitFor();
  expect(await blocks(one).allTextContents()).toEqual([expect.stringContaining('牵头单位：办公室'), expect.stringContaining('乙事。')]);
  await context.close();
});

it('works where storage is forbidden, and reads a draft of an earlier visit after the site was renewed', async () => {
  const { context } = await start();
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
  });
  const page = await open(context, inject('siteUrl'));
  await command(page, 'blank');
  await command(page, 'item');
  await opened(page, 'text').fill('甲事。');
  await page.getByText('浏览器不让本站存储').waitFor();
  await page.keyboard.press('Escape');
  expect(await blocks(page).count()).toBe(1);
  await context.close();
  const { context: later } = await start();
  // As version 1 stored it, with a field that this version does not know.
  await later.addInitScript(() => {
    localStorage.setItem('yaodian-duizhao/draft-notice/d/old', JSON.stringify({ version: 1, created: 1, title: '旧稿', unknown: 1 }));
    localStorage.setItem('yaodian-duizhao/draft-notice/d/old/b1', JSON.stringify({ kind: 'item', rank: 1, text: '旧事。', later: true }));
    localStorage.setItem('yaodian-duizhao/draft-notice/d/new', JSON.stringify({ version: 99, created: 2, title: '新版稿' }));
  });
  const again = await open(later, inject('siteUrl'));
  await again.locator('[data-draft-choice]').selectOption({ label: '旧稿' });
  await again.locator('.draft-block', { hasText: '旧事。' }).waitFor();
  expect(await again.locator('[data-draft-choice] option').allTextContents()).toEqual(['旧稿', '读不出的稿子']);
  await later.close();
});

it('says when the browser keeps nothing, and still works', async () => {
  const { context } = await start();
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  const page = await open(context, inject('siteUrl'));
  await command(page, 'blank');
  await command(page, 'item');
  await opened(page, 'text').fill('甲事。');
  await page.getByText('浏览器的存储满了').waitFor();
  await page.keyboard.press('Escape');
  expect(await blocks(page).count()).toBe(1);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载这份稿子' }).click()]);
  expect(fromJson(readFileSync(await file.path(), 'utf8')).blocks).toMatchObject([{ text: '甲事。' }]);
  await context.close();
});

it('holds 400 items, pasted tables and markup', async () => {
  const { context, faults } = await start();
  const page = await open(context, inject('siteUrl'));
  const draft = makeSample(400);
  const first = draft.blocks.find(isItem);
  if (first) first.text = '<img src=x onerror=alert(1)>\t单元格\t二\n# 标题 **粗** {{x}}';
  await page.locator('[data-draft-file]').setInputFiles({ name: '稿子.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ format: 'yaodian-duizhao/draft', version: 1, ...draft })) });
  await page.locator('.draft-block.item').nth(399).waitFor({ state: 'attached' });
  await blocks(page).nth(2).getByText('<img src=x onerror=alert(1)>').waitFor();
  await expect.poll(() => page.locator('.draft-sum').textContent()).toMatch(/^共400项。与其他地区一字不差的占/);
  await blocks(page).last().locator('.draft-edit').click();
  await opened(page, 'text').fill('改过的末项。');
  await page.keyboard.press('Escape');
  expect(fromJson((await exported(page, 'json')).bytes.toString('utf8')).blocks.filter(isItem).at(-1)?.text).toBe('改过的末项。');
  const { bytes } = await exported(page, 'table');
  expect(readNotice(readAtOnce('x.docx', bytes).text).points).toHaveLength(400);
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);

it('nothing runs out of the window at any width, and axe finds nothing', async () => {
  const { context, faults } = await start();
  const page = await open(context, inject('siteUrl'));
  await command(page, 'blank');
  await pick(page, 'interpretation', 0);
  await command(page, 'item');
  await opened(page, 'text').fill(`积极开展多种形式解读，${'很长的一句'.repeat(40)}。`);
  await opened(page, 'theme').selectOption('interpretation');
  await page.locator('.draft-block.open .advice').first().waitFor();
  const found: Record<string, readonly string[]> = {};
  for (const width of [1920, 1280, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    found[String(width)] = await findOverflow(page);
    if (width === 1280 || width === 320) found[`${String(width)}, axe`] = await findViolations(page);
  }
  await page.locator('[data-mode="large"]').click();
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    found[`${String(width)}, large`] = [...await findOverflow(page), ...await findViolations(page, { rules: 'looks', alike: 'two' })];
  }
  expect(faulty(found)).toEqual({});
  expect(faults).toEqual([]);
  await context.close();
});

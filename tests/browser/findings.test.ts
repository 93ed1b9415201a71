/** Each finding said again from the data files, and each figure beside what it opens. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Check, Figure, NoticeRecord, WorkPoint } from '../../src/points/index.ts';
import { closeContexts, launchBrowser } from './browser.ts';

const read = <Value>(name: string) => JSON.parse(readFileSync(join(inject('siteFolder'), 'data', `${name}.json`), 'utf8')) as Value;
const notices = read<NoticeRecord[]>('notices');
const plans = new Set(notices.filter(({ kind }) => kind !== 'annual-report').map(({ id }) => id));
const demands = read<WorkPoint[]>('points').filter(({ notice }) => plans.has(notice));
const wording = read<{ length: number; places: { notice: string }[] }[]>('wording');
const statistics = read<{ notice: string; cells: Figure[]; checks: Check[] }[]>('statistics');
const differences = read<{ notice: string; kind: string }[]>('differences');
const dated = (point: WorkPoint) => typeof point.deadline?.date === 'string' || point.commitments.some(({ kind }) => kind === 'date');
const figured = (point: WorkPoint) => point.commitments.some(({ kind, basis }) => kind !== 'date' && basis !== 'law');
const of = (notice: string) => demands.filter((point) => point.notice === notice);
const cell = (row: RegExp) => (statistics[0]?.cells ?? []).filter((each) => each.table === '三' && each.column === '总计' && row.test(each.row)).reduce((sum, { value }) => sum + value, 0);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => closeContexts(browser));

describe('the six findings at the head', () => {
  it('are those of the data files', async () => {
    await page.goto(inject('siteUrl') + 'index.html');
    const said = await page.locator('.finding').allInnerTexts();
    const pair = wording.filter(({ places }) => [...new Set(places.map(({ notice }) => notice))].sort().join() === 'shandong-2021,suqian-2021').length;
    const [guangzhou, jinan] = [of('guangzhou-2022'), of('jinan-2023')];
    expect([...said].sort()).toEqual([
      `${demands.length}项要求里，写明牵头单位、完成时限，又有数字的只有${demands.filter((point) => point.lead.length > 0 && dated(point) && figured(point)).length}项。`,
      `${demands.length}项要求里，${demands.filter((point) => !dated(point) && !figured(point)).length}项（${Math.round(demands.filter((point) => !dated(point) && !figured(point)).length / demands.length * 100)}%）既没有写明哪天以前完成，也没有数字。`,
      `广州${guangzhou.length}项里，全部${guangzhou.filter(({ lead }) => lead.length > 0).length}项都写明牵头单位，没有一项写明完成时限；济南${jinan.length}项里，${jinan.filter(dated).length}项写明完成时限，${jinan.filter(({ lead }) => lead.length > 0).length}项写明牵头单位。`,
      `淄博2023年收到${cell(/^一、|^二、/)}件信息公开申请，来源文件只列出${cell(/^三、/)}件的办理结果（表格到此截断）。`,
      `济南的正文与附件有${differences.filter(({ notice, kind }) => notice === 'jinan-2023' && kind !== 'inherited').length}处不同：同一份文件，读哪一处，看到的就不一样。`,
      `${wording.length}处14字以上的话，在两份以上文件里一字不差，其中${pair}处在山东与宿迁之间，两地不同省，文件都是2021年的；最长的${Math.max(...wording.map(({ length }) => length))}字。`,
    ].sort());
    expect(guangzhou.every(({ lead }) => lead.length > 0)).toBe(true);
    expect(guangzhou.some(dated)).toBe(false);
  });

  it.each([[1280, 900], [390, 844]])('stand in the first window of %i by %i', async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.goto(inject('siteUrl') + 'index.html');
    const bottoms = await page.locator('.finding').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().bottom));
    expect(bottoms).toHaveLength(6);
    expect(Math.max(...bottoms)).toBeLessThan(height);
  });
});

it('every figure of an answer opens exactly what it counts', async () => {
  const names = readdirSync(join(inject('siteFolder'), 'questions')).filter((name) => name !== 'index.html');
  expect(names.length).toBeGreaterThanOrEqual(20);
  const htmls = names.map((name) => readFileSync(join(inject('siteFolder'), 'questions', name), 'utf8'));
  const found = await page.evaluate((pages) => pages.map((html) => {
    const own = new DOMParser().parseFromString(html, 'text/html');
    const figures = [...own.querySelectorAll('.answer-large .answer-figure')].map((each) => {
      const section = own.getElementById((each.getAttribute('href') ?? '').slice(1))?.closest('section');
      const items = [...section?.querySelectorAll('.evidence > li') ?? []];
      // A figure of a report's table is the sum of the cells.
      const cells = items.map((item) => /：(\d+)件$/.exec(item.textContent.trim())?.[1]).filter((value) => value !== undefined);
      return { said: Number(each.textContent), counted: cells.length > 0 ? cells.reduce((sum, value) => sum + Number(value), 0) : items.length };
    });
    return { figures, hrefs: [...own.querySelectorAll('.evidence-head a')].map((each) => each.getAttribute('href') ?? '') };
  }), htmls);
  expect(found.flatMap(({ figures }) => figures).length).toBeGreaterThan(20);
  for (const [at, { figures, hrefs }] of found.entries()) {
    expect(figures.filter(({ said, counted }) => said !== counted), names[at]).toEqual([]);
    for (const href of hrefs) {
      expect(readFileSync(join(inject('siteFolder'), 'questions', href.replace(/#.*$/, '')), 'utf8'), href).toContain('<main');
    }
  }
});

it('each square leads to its item and says what it has', async () => {
  await page.goto(inject('siteUrl') + 'index.html');
  const squares = await page.locator('a.square').evaluateAll((all) => all.map((each) => [each.getAttribute('href'), each.className, each.getAttribute('aria-label')]));
  expect(squares).toHaveLength(demands.length);
  for (const [href, level, label] of squares) {
    const point = demands.find(({ url }) => url === href);
    const has = point ? [point.lead.length > 0 && '牵头', dated(point) && '时限', figured(point) && '数字'].filter((word) => word !== false) : [];
    expect(level).toBe(`square square-${has.length}`);
    expect(label).toContain(has.length > 0 ? has.join('、') : '三样都没有');
  }
});

it('the comparison of a theme begins in the first window, whatever stands before it', async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  // Those with the most before it; with the least one, which is what most have.
  const before = readdirSync(join(inject('siteFolder'), 'themes')).filter((each) => each !== 'index.html').map((name) => {
    const html = readFileSync(join(inject('siteFolder'), 'themes', name), 'utf8');
    return { name, characters: html.slice(html.indexOf('<main'), html.indexOf('data-comparison')).replace(/<[^>]*>/g, '').length };
  }).sort((a, b) => b.characters - a.characters).map(({ name }) => name);
  for (const name of [...before.slice(0, 5), ...before.slice(-1)]) {
    await page.goto(`${inject('siteUrl')}themes/${name}`);
    const top = await page.locator('[data-comparison]').evaluate((table) => table.getBoundingClientRect().top);
    expect(top, name).toBeLessThan(700);
  }
});

/** Bring your own notice: pasted, dropped or chosen, read and compared in the browser alone. */
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cell, docx, NUMBERING, p, table } from '../support/docx.ts';
import { COMMENT, DRAWING, FORMULA, HOLE, IMAGE, SCRIPT, UNSEEN } from '../support/hostile.ts';
import { readSeed } from '../support/notices.ts';
import { findFaults } from '../support/ooxml.ts';
import { findViolations, type Looking } from './axe.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { findOverflow } from './crawl.ts';
import { DRAFT, expectDraftCompared, openTry, paste, PATIENT, status, untilSaid, type Opened } from './try-page.ts';
import { WAYS } from './ways.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

/** A context in which nothing was stored, and the page in it. */
const open = async (url?: string, context?: BrowserContext): Promise<Opened> => openTry(context ?? await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } }), url);

/** One page for the tests of a group, as a reader has who brings one text after another. */
function openForAll(): () => Promise<Opened> {
  let opened: Promise<Opened> | undefined;
  afterAll(async () => (await opened)?.page.context().close());
  return async () => {
    const { page, faults } = await (opened ??= open());
    await page.locator('[data-try-text]').fill('');
    await expect.poll(() => page.locator('[data-try-results]').innerText(), PATIENT).toBe('');
    await expect.poll(() => status(page).innerText(), PATIENT).toBe('');
    return { page, faults };
  };
}

/** As a paste does, but for texts that would take long to send: a piece, so many times. */
function put(page: Page, piece: string, times = 1): Promise<void> {
  return page.evaluate(([words, count]) => {
    const field = document.querySelector('[data-try-text]') as HTMLTextAreaElement;
    field.value = words.repeat(count);
    field.dispatchEvent(new Event('input'));
  }, [piece, times] as const);
}

const choose = (page: Page, name: string, bytes: Uint8Array) => page.locator('[data-try-file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

it.each(WAYS)('$way a draft is taken apart and compared, and nothing is sent anywhere', async ({ open: openSite }) => {
  const { context, url } = await openSite(browser);
  await expectDraftCompared(context, url);
  await context.close();
});

it('an example is loaded and compared with the others', async () => {
  const { page, faults } = await open();
  await page.locator('[data-try-example="suqian-2021"]').click();
  await untilSaid(page, /^18项，.*与另外4份文件对照/);
  expect(await page.locator('[data-try-text]').inputValue()).toContain('宿迁市交通运输局');
  expect(await page.locator('#table-try-profile th .place').allInnerTexts()).not.toContain(expect.stringContaining('宿迁'));
  expect(faults).toEqual([]);
  await page.context().close();
});

describe('files', () => {
  const shared = openForAll();
  it.each<[string, string, Uint8Array, RegExp, RegExp]>([
    ['Word', '要点.docx', docx([p('云川市交通运输局2024年政务公开工作要点'), p('公开规划', [1, 0]), p('公开综合规划。', [1, 1]), table([cell('序号'), cell('工作任务')], [cell('1'), cell('公开预算。')])].join(''), { numbering: NUMBERING }), /一、公开规划\n（一）公开综合规划。/, /由Word 文档转换/],
    ['UTF-16', '要点.txt', Buffer.from(`\ufeff${DRAFT}`, 'utf16le'), /落实三同步/, /UTF-16 LE/],
    ['GB18030', '要点.txt', Uint8Array.from([0xd4, 0xc6, 0xb4, 0xa8, 0xca, 0xd0, 0x0a, 0xa3, 0xa8, 0xd2, 0xbb, 0xa3, 0xa9, 0xb9, 0xab, 0xbf, 0xaa, 0xb9, 0xe6, 0xbb, 0xae, 0xa1, 0xa3]), /（一）公开规划。/, /GB18030/],
    ['a saved web page', '要点.html', Buffer.from(`<!doctype html><nav>导航</nav>${DRAFT.split('\n').map((line) => `<p>${line}</p>`).join('')}<script>alert(1)</script>`), /落实三同步/, /由网页转换/],
    ['Markdown', '要点.md', Buffer.from(DRAFT.replace('一、', '## 一、')), /^一、加强政策解读$/m, /由Markdown转换/],
  ])('%s is read, and it is said how', async (_, name, bytes, text, note) => {
    const { page, faults } = await shared();
    await choose(page, name, bytes);
    await expect.poll(() => page.locator('[data-try-text]').inputValue(), PATIENT).toMatch(text);
    await untilSaid(page, /[1-9]\d*项，/);
    await expect.poll(() => page.locator('#problems').innerText(), PATIENT).toMatch(note);
    expect(faults).toEqual([]);
  });

  it('that cannot be read are refused with a reason, and the text stays', async () => {
    const { page, faults } = await shared();
    await paste(page, DRAFT);
    for (const [name, bytes, words] of [
      ['a.pdf', Buffer.from('%PDF-1.7'), /PDF[^]*存为纯文本/],
      ['a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), /旧版 Word[^]*另存为/],
      ['a.txt', Buffer.concat([Buffer.from(DRAFT), Uint8Array.of(0xff, 0xfe, 0xff)]), new RegExp(`第${String(Buffer.byteLength(DRAFT))}个字节起不是 UTF-8`)],
      ['a.bin', Uint8Array.from({ length: 5000 }, (__, at) => at % 7), /不像是文字/],
      ['a.docx', Buffer.from('no zip'), /不是 Word 文档/],
      ['空.txt', new Uint8Array(), /文件是空的/],
    ] satisfies [string, Uint8Array, RegExp][]) {
      await choose(page, name, bytes);
      await untilSaid(page, words);
      expect(await page.locator('[data-try-text]').inputValue()).toBe(DRAFT);
    }
    expect(faults).toEqual([]);
  });

  it('dropped anywhere on the page; what was in the field can be had back', async () => {
    const { page, faults } = await shared();
    await paste(page, DRAFT);
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['一、公开规划。\n二、公开预算。\n'], '另一份.txt'));
      return transfer;
    });
    await page.dispatchEvent('footer', 'drop', { dataTransfer: data });
    await untilSaid(page, /^2项/);
    await page.locator('[data-try-restore]').click();
    await untilSaid(page, /^3项/);
    expect(await page.locator('[data-try-text]').inputValue()).toBe(DRAFT);
    expect(faults).toEqual([]);
  });
});

describe('while the reader writes', () => {
  const shared = openForAll();
  it('the results follow, the focus and what is unfolded stay, and a newer text replaces one under way', async () => {
    const { page, faults } = await shared();
    await paste(page, DRAFT, /^3项/);
    await page.locator('#gaps summary', { hasText: '每个主题各有几项' }).click();
    const field = page.locator('[data-try-text]');
    await field.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('（二）公开年度计划。（办公室负责）');
    await untilSaid(page, /^4项/);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('try-text');
    expect(await page.locator('details[data-key="theme-table"]').evaluate((element) => (element as HTMLDetailsElement).open)).toBe(true);
    // What takes long is begun and then of no use.
    const said = await page.evaluateHandle(() => {
      const words: string[] = [];
      const line = document.querySelector('[data-try-status]') as HTMLElement;
      new MutationObserver(() => words.push(line.textContent)).observe(line, { childList: true });
      return words;
    });
    await put(page, readSeed('004_e16b6d0f5329f8e5.txt'), 25);
    await untilSaid(page, /^\d+%/);
    await put(page, DRAFT);
    await expect.poll(() => page.locator('.try-point').count(), PATIENT).toBe(3);
    await untilSaid(page, /^3项/);
    expect(await said.evaluate((words) => words.filter((each) => /^\d{3,}项/.test(each)))).toEqual([]);
    await field.fill('');
    await expect.poll(() => page.locator('[data-try-results]').innerText()).toBe('');
    expect(await page.locator('[data-try-intro]').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  it('300 KB: progress is shown, the page answers meanwhile, and points come a few at a time', async () => {
    const { page, faults } = await shared();
    const seed = readSeed('004_e16b6d0f5329f8e5.txt');
    await page.evaluate(() => {
      const seen: string[] = [];
      (window as unknown as { seen: string[] }).seen = seen;
      const line = document.querySelector('[data-try-status]') as HTMLElement;
      new MutationObserver(() => seen.push(line.textContent)).observe(line, { childList: true });
    });
    await put(page, seed, Math.ceil((300 * 1024) / Buffer.byteLength(seed)));
    await untilSaid(page, /^\d+%/);
    // The worker works; the page turns its colours.
    await page.locator('[data-mode="colours"]').selectOption('dark');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await untilSaid(page, /^9\d\d项/);
    expect((await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).filter((words) => words.includes('%')).length).toBeGreaterThanOrEqual(3);
    await expect.poll(() => page.locator('.try-point').count()).toBe(30);
    await page.locator('#points .actions button', { hasText: '再看30项' }).click();
    await expect.poll(() => page.locator('.try-point').count()).toBe(60);
    expect(faults).toEqual([]);
  });

  it('a figure leads to the points it counts, a line number and a point to their words', async () => {
    const { page } = await shared();
    await paste(page, `${'开头的话。\n'.repeat(200)}${DRAFT}五、跳了号。\n`);
    await page.locator('.try-tiles li', { hasText: '没写责任单位' }).locator('button').click();
    await expect.poll(() => page.locator('.try-point').allInnerTexts()).toEqual([expect.stringContaining('月季'), expect.stringContaining('跳了号')]);
    expect(await page.locator('#points [aria-pressed="true"]').innerText()).toBe('没写责任单位 2');
    const selected = () => page.evaluate(() => {
      const field = document.querySelector('[data-try-text]') as HTMLTextAreaElement;
      return { words: field.value.slice(field.selectionStart, field.selectionEnd), line: field.value.slice(0, field.selectionStart).split('\n').length, scrolled: field.scrollTop > 500, focus: document.activeElement === field };
    });
    await page.locator('[data-filter="all"]').click();
    await page.locator('.try-point', { hasText: '不少于30日' }).locator('.cell-head button').first().click();
    expect(await selected()).toMatchObject({ words: expect.stringContaining('不少于30日'), scrolled: true, focus: true });
    const problem = page.locator('#problems li', { hasText: /第\d+行/ }).last();
    const line = Number(/第(\d+)行/.exec(await problem.innerText())?.[1]);
    await problem.locator('button').click();
    expect(await selected()).toMatchObject({ line, focus: true });
  });
});

it('a column read wrong is corrected by keys alone: the records follow, the text stays, the correction is copied as YAML', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
  const { page, faults } = await open(undefined, context);
  const text = '云川市2024年政务公开任务分工\n\n编号\t事情\t做到什么\t帮忙\t归口\n1\t规划\t公开规划信息和年度计划。\t办公室\t规划科\n2\t预算\t公开预算信息和决算信息。\t审计科\t财务科\n';
  await paste(page, text, /2项/);
  const lead = () => page.locator('#points .try-point').first().innerText();
  await expect.poll(lead, PATIENT).toMatch(/牵头\s*办公室/);
  await page.locator('#reading summary').press('Enter');
  // 配合单位, one above it 牵头单位.
  await page.getByLabel('第5列“归口”是什么').press('ArrowUp');
  await expect.poll(lead, PATIENT).toMatch(/牵头\s*规划科/);
  // The next key goes where the last one went, and what was unfolded stays.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-try-column'))).toBe('5');
  expect(await page.locator('#problems').innerText()).not.toContain('按内容推定');
  await page.getByLabel('第几行').fill('5');
  await page.getByLabel('这一行是', { exact: true }).press('End');
  await page.keyboard.press('ArrowUp');
  await page.getByRole('button', { name: '按这样读' }).press('Enter');
  await untilSaid(page, /1项/);
  await page.getByRole('button', { name: '复制更正' }).press('Enter');
  await untilSaid(page, /已复制2处更正/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('readingCorrections:\n  - line: 3\n    words: "编号 事情 做到什么 帮忙 归口"\n    columns: { 5: lead }\n  - line: 5\n    words: "2 预算 公开预算信息和决算信息。 审计科 财务科"\n    as: no-task\n');
  await page.getByRole('button', { name: '撤销上一步' }).press('Enter');
  await untilSaid(page, /2项/);
  expect([await page.locator('[data-try-text]').inputValue(), faults]).toEqual([text, []]);
  // Kept with the text, where that is kept.
  await page.locator('[data-try-keep]').check();
  const other = await context.newPage();
  await other.goto(`${inject('siteUrl')}try/index.html`);
  await expect.poll(() => other.locator('#points .try-point').first().innerText(), PATIENT).toMatch(/牵头\s*规划科/);
  // And gone with it, where another one takes its place.
  await other.locator('[data-try-text]').fill(DRAFT);
  await untilSaid(other, /^3项/);
  expect(await other.locator('[data-try-corrections]').count()).toBe(0);
}, 120_000);

describe('hostile texts', () => {
  const shared = openForAll();
  it.each([['in clauses', `${SCRIPT}云川市${IMAGE}局2024年政务公开工作要点

一、${IMAGE}${DRAWING}
（一）“></details>${DRAWING}。公开${UNSEEN}。（<b>办公室</b>牵头，__proto__、constructor配合）
（二）${HOLE}${COMMENT}。（（（（（（（（（（（（未完
（三）${FORMULA}公开政策解读。（${SCRIPT}牵头，${FORMULA}负责；完成时限：6月底前${IMAGE}）
`], ['in a table', `云川市${IMAGE}局2024年政务公开工作要点

序号\t工作任务\t牵头单位\t完成时限\t备注
1\t公开${IMAGE}${DRAWING}\t${DRAWING}\t${FORMULA}${IMAGE}\t${SCRIPT}
2\t${FORMULA}\t__proto__、${HOLE}\t6月底前${UNSEEN}\t${COMMENT}
`]])('stay words, whatever they say, %s', async (_, text) => {
    const { page, faults } = await shared();
    await paste(page, text, /[1-9]\d*项，/);
    await page.locator('.try-point').first().waitFor();
    for (const summary of await page.locator('[data-try-results] summary').all()) await summary.click();
    expect(await page.locator('[data-try-results]').evaluate((results) => [
      ...[...results.querySelectorAll('script, img, svg, iframe, style')].map((element) => element.outerHTML),
      ...[...results.querySelectorAll('*')].flatMap((element) => [...element.attributes].filter(({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value)).map(({ name }) => name)),
    ])).toEqual([]);
    const words = await page.locator('[data-try-results]').innerText();
    expect(words).toContain(DRAWING);
    expect(words).toContain(IMAGE);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-try-download="csv"]').click()]);
    expect(readFileSync(await download.path(), 'utf8')).not.toMatch(/(?:^|,)"?[=@+]/m);
    expect(faults).toEqual([]);
  });

  it.each<[string, string, number, RegExp]>([
    ['white space alone', ' \u3000\n', 500, /只有空白/],
    ['3,000 clauses', Array.from({ length: 3000 }, (_, at) => `（${String(at + 1)}）公开第${String(at + 1)}项规划。`).join('\n'), 1, /[1-9]\d*项，/],
    ['more than any notice', 'a', 6_000_001, /比一份通知长得多/],
  ])('%s: an answer, and the page goes on', { timeout: 120_000 }, async (_, piece, times, said) => {
    const { page, faults } = await shared();
    await put(page, piece, times);
    await expect.poll(() => status(page).innerText(), { timeout: 100_000 }).toMatch(said);
    expect(await page.evaluate(() => (document.querySelector('[data-try-text]') as HTMLTextAreaElement).value.length)).toBe(piece.length * times);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.body.offsetWidth)).toBe(0);
    await put(page, DRAFT);
    await untilSaid(page, /^3项/);
    expect(faults).toEqual([]);
  });
});

describe('where the browser does not help', () => {
  it.each<[string, string, RegExp]>([
    ['no workers', 'delete globalThis.Worker;', /不让网页在后台计算/],
    ['a worker that dies', 'const Whole = Worker; globalThis.Worker = class extends Whole { postMessage(question) { if (question.kind === "corpus") super.postMessage(null); } };', /后台计算中途停了/],
  ])('%s: it is said, and the text stays', async (_, script, words) => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await context.addInitScript(script);
    const { page } = await open(inject('siteUrl'), context);
    await paste(page, DRAFT, words);
    expect(await status(page).getByRole('button', { name: '再试一次' }).isVisible()).toBe(true);
    expect(await page.locator('[data-try-text]').inputValue()).toBe(DRAFT);
    await context.close();
  });

  it('the script cannot be loaded: it is said, and trying again helps', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const { page } = await open(inject('siteUrl'), context);
    await context.route('**/try-worker.js', (route) => route.abort());
    await paste(page, DRAFT, /没有读到分析用的脚本/);
    await context.unroute('**/try-worker.js');
    await status(page).getByRole('button', { name: '再试一次' }).click();
    await untilSaid(page, /^3项/);
    await context.close();
  });

  it('without scripts the page says what it needs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${inject('siteUrl')}try/index.html`);
    expect(await page.locator('main').innerText()).toContain('请启用脚本');
    expect(await page.locator('[data-try]').isVisible()).toBe(false);
    await context.close();
  });
});

it('only this page may make workers of a Blob', async () => {
  const page = await browser.newPage();
  const policy = async (path: string) => {
    await page.goto(inject('siteUrl') + path);
    return /worker-src ([^;]*)/.exec(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content') ?? '')?.[1];
  };
  expect([await policy('try/index.html'), await policy('index.html'), await policy('search/index.html')]).toEqual(["'self' blob:", "'self'", "'self'"]);
  await page.close();
});

it('the text is kept in this browser only if wished, and forgotten when wished; a way back keeps it too', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const { page } = await open(inject('siteUrl'), context);
  await paste(page, DRAFT, /^3项/);
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(await stored()).not.toContain('三同步');
  await page.locator('.try-near, .try-point summary').first().click();
  await page.goto(`${inject('siteUrl')}index.html`);
  await page.goBack();
  await expect.poll(() => page.locator('[data-try-text]').inputValue()).toBe(DRAFT);
  await untilSaid(page, /^3项/);
  await page.locator('[data-try-keep]').check();
  expect(await stored()).toContain('三同步');
  const other = await context.newPage();
  await other.goto(`${inject('siteUrl')}try/index.html`);
  await untilSaid(other, /^3项/);
  await other.locator('[data-try-forget]').click();
  // One tab hears of the other a moment later, and does not keep the text anew.
  await expect.poll(stored).not.toContain('三同步');
  await expect.poll(() => page.locator('[data-try-keep]').isChecked()).toBe(false);
  expect(await other.locator('[data-try-text]').inputValue()).toBe(DRAFT);
  await context.close();
});

describe('what is made of a text', () => {
  const shared = openForAll();
  it('an item whose fields nobody has filled in counts as having none', async () => {
    const { page, faults } = await shared();
    await paste(page, '云川市交通运输局2024年政务公开工作要点\n\n序号\t工作任务\t牵头单位\t完成时限\n1\t公开规划。\t〔　〕\t〔　〕\n2\t公开预算。\t待定\t×月底前\n3\t公开收费目录。\tXX\t____\n4\t公开预案。\t法规科\t6月底前\n', /^4项/);
    // 条目, 写明牵头单位, 只写责任单位, 有自己的时限 …… 以上都没有
    expect(await page.locator('#profile tr.own').innerText()).toMatch(/你的\s+4\s+1 25%\s+—\s+1 25%\s+—\s+—\s+—\s+3 75%/);
    expect(await page.locator('.try-tiles li', { hasText: '没写责任单位' }).innerText()).toMatch(/3/);
    expect(faults).toEqual([]);
  });

  it('a text stands beside the notice of last year, word by word; a report beside the plan', async () => {
    const { page, faults } = await shared();
    await paste(page, readSeed('003_50d3fcd88db01318.txt').replace('开展', '组织开展'), /^18项/);
    const years = page.locator('[data-try-years]');
    await page.getByLabel('与这里的哪一份比').selectOption('suqian-2021');
    await expect.poll(() => years.locator('li.kept').count()).toBeGreaterThan(14);
    expect(await years.locator('li.changed').count()).toBe(1);
    expect(await years.locator('li.changed ins').allInnerTexts()).toEqual(['组织']);
    expect(await years.innerText()).toMatch(/一字不差照录的占\d+%，改动的占\d+%，新增的占0%；宿迁2021的0%不再提/);
    // It stays while the reader goes on, and follows.
    await page.locator('[data-try-text]').press('Control+End');
    await page.keyboard.type('\n三、新的\n（一）开展花卉展览。举办月季展览。\n');
    await expect.poll(() => years.locator('li.new').allInnerTexts(), PATIENT).toEqual([expect.stringContaining('月季')]);
    await page.getByLabel('与这里的哪一份比').selectOption('zibo-2023');
    await years.getByText(/^要点19项，报告里说到或可能说到的[1-9]\d*项/).waitFor();
    expect(await years.locator('li').count()).toBe(19);
    expect(await years.locator('li.kept').first().innerText()).toMatch(/你的[^]*(?:报告说|可能说到)：淄博2023/);
    expect(faults).toEqual([]);
  });

  it('what was found goes into a Word document as comments, into the file it was read from where that is one', async () => {
    const { page, faults } = await shared();
    const comments = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/comments.xml'] ?? new Uint8Array());
    const bodyOf = (bytes: Uint8Array) => [...strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map((match) => match[1]).join('');
    const annotated = async (words: string) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words }).click()]);
      return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
    };
    const given = docx([p('云川市交通运输局2024年政务公开工作要点'), p('（一）积极开展多种形式解读，让群众看得懂。'), p('（二）公开征求意见时间不少于30日。（办公室负责）')].join(''));
    await choose(page, '要点.docx', given);
    await untilSaid(page, /^2项/);
    const inFile = await annotated('在原 Word 文件里批注');
    expect(inFile.name).toBe('要点-批注.docx');
    expect(bodyOf(inFile.bytes)).toBe(bodyOf(given));
    expect(comments(inFile.bytes)).toMatch(/没有写明解读形式数。其他地区写：[^]*济南2023附件第13项[^]*没有写牵头单位/);
    expect(findFaults(inFile.bytes)).toEqual(findFaults(given));
    // The text is no longer the file's: a plain document holds it.
    await page.locator('[data-try-text]').press('Control+End');
    await page.keyboard.type('（三）公开规划。');
    await untilSaid(page, /^3项/);
    const plain = await annotated('下载带批注的 Word');
    expect(bodyOf(plain.bytes)).toContain('（三）公开规划。');
    expect(findFaults(plain.bytes)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('the records are those of inspect, with the digest of the text as downloaded', async () => {
    const { page } = await shared();
    await choose(page, '要点.txt', Buffer.from(DRAFT));
    await untilSaid(page, /^3项/);
    const [made] = await Promise.all([page.waitForEvent('download'), page.locator('[data-try-download="json"]').click()]);
    const records = JSON.parse(readFileSync(await made.path(), 'utf8')) as { notice: { source: { file: string; sha256: string } } };
    const { createHash } = await import('node:crypto');
    expect(records.notice.source).toEqual({ file: '要点.txt', sha256: createHash('sha256').update(DRAFT).digest('hex') });
  });
});

it('the records can be downloaded in the shapes of data/, and put into the ledger', async () => {
  const context = await browser.newContext({ acceptDownloads: true, serviceWorkers: 'block' });
  const { page } = await open(inject('siteUrl'), context);
  await paste(page, DRAFT, /^3项/);
  const download = async (format: string) => {
    const [made] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-try-download="${format}"]`).click()]);
    return { name: made.suggestedFilename(), text: readFileSync(await made.path(), 'utf8') };
  };
  const json = await download('json');
  const records = JSON.parse(json.text) as { notice: Record<string, unknown>; points: Record<string, unknown>[] };
  expect(json.name).toBe('草稿.json');
  expect(Object.keys(records)).toEqual(['notice', 'points', 'statistics', 'diagnostics']);
  const published = await (await context.request.get(`${inject('siteUrl')}data/points.json`)).json() as Record<string, unknown>[];
  expect(Object.keys(records.points[0] ?? {})).toEqual(Object.keys(published[0] ?? {}));
  expect(records.points[0]).toMatchObject({ id: 'draft/1-1', lead: ['法规科'], participants: ['各科室'] });
  const csv = await download('csv');
  const table2 = await (await context.request.get(`${inject('siteUrl')}data/points.csv`)).text();
  expect(csv.text.split('\r\n')[0]).toBe(table2.split('\r\n')[0]);
  expect(csv.text.split('\r\n')).toHaveLength(5);
  expect((await download('txt')).text).toBe(DRAFT);

  const button = page.locator('.try-point .ledger-add').first();
  await button.click();
  expect(await button.innerText()).toBe('已在台账');
  await page.locator('[data-try-add-all]').click();
  await expect.poll(() => page.locator('.try-point .ledger-add').allInnerTexts()).toEqual(['已在台账', '已在台账', '已在台账']);
  await page.goto(`${inject('siteUrl')}ledger/index.html`);
  const fields = page.locator('[data-ledger-sheet] textarea');
  await expect.poll(() => fields.evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value).join('|'))).toMatch(/落实三同步[^]*法规科[^]*云川市2024 一（一）[^]*云川市2024 二（一）/);
  expect(await page.locator('[data-ledger-sheet] tbody tr').count()).toBe(3);
  await context.close();
});

it('results pass axe in every mode, by width and by size, and headings go down step by step', async () => {
  const { page } = await open();
  await page.locator('[data-try-example="guangzhou-2022"]').click();
  await page.locator('.try-point').first().waitFor(PATIENT);
  await page.locator('.try-point summary').first().click();
  const violations = async (looking: Looking) => [...await findViolations(page, looking), ...await findOverflow(page)];
  const looks: Looking = { rules: 'looks', alike: 'two' };
  const found: Record<string, string[]> = {};
  // Colours do not depend on the width, nor does the markup; what is hidden and how large things are does.
  found['1280'] = await violations({ alike: 'two' });
  await page.locator('[data-mode="colours"]').selectOption('dark');
  found['1280, dark'] = await violations(looks);
  await page.locator('[data-mode="colours"]').selectOption('light');
  await page.setViewportSize({ width: 390, height: 900 });
  found['390'] = await violations({});
  await page.locator('[data-mode="large"]').click();
  await page.setViewportSize({ width: 320, height: 900 });
  found['320, large'] = await violations(looks);
  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
  const levels = await page.evaluate(() => [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName.slice(1))));
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 1) + 1)).toEqual([]);
  await page.context().close();
});

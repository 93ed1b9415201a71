/** A page of each kind, opened once, and the questions it is asked there. */
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { findKinds } from './kinds.ts';

/** Besides one of each kind: notices and points that are made otherwise, and pages that have a budget. */
const MORE = ['guangzhou-2022/index.html', 'zibo-2023/index.html', 'zibo-2023/1-1-2.html', 'themes/interpretation.html'];

export const KINDS = [...findKinds(inject('siteFolder')), ...MORE];

export interface Visit {
  page: Page;
  /** Errors and warnings, requests elsewhere, answers that say no. */
  faults: string[];
}

/** Opens pages one after the other, each as on a first visit. */
export interface Crawler {
  /** Waits until the page has all it asks for by itself. */
  visit: (path: string, size: { width: number; height: number }) => Promise<Visit>;
}

/** All in one page of the browser, which has run axe and the site's scripts before; what was stored or cached is gone before the next visit. */
export async function openCrawler(browser: Browser): Promise<Crawler> {
  const context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' });
  await context.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Element | null }[] };
        if (!hadRecentInput) shifts.push(`${value.toFixed(4)} ${sources.map(({ node }) => node?.outerHTML.slice(0, 80)).join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  let faults: string[] = [];
  const { origin } = new URL(inject('siteUrl'));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Service Worker registration blocked by Playwright')) faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(?:data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) faults.push(`request to ${request.url()}`);
  });
  page.on('requestfailed', (request) => faults.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${String(response.status())} ${response.url()}`);
  });
  return {
    async visit(path, size) {
      // What the page before still asks for is no fault of the next, nor what it would store when it goes.
      if (page.url() !== 'about:blank') await page.evaluate(() => { sessionStorage.clear(); });
      await page.goto('about:blank');
      await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      faults = [];
      await page.setViewportSize(size);
      await page.goto(inject('siteUrl') + path, { waitUntil: 'load' });
      if (path.includes('?q=')) await page.locator('[data-results]').waitFor();
      if (path.includes('?notices=') || path.includes('?points=')) await page.locator('[data-compare-results] .point-text').first().waitFor();
      await untilSettled(page);
      return { page, faults };
    },
  };
}

/** Until every script the page added has come, and what it does is drawn. */
export async function untilSettled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((done) => { requestAnimationFrame(done); });
    const isWaiting = (): boolean => [...document.scripts].some(({ src }) => src !== '' && !performance.getEntriesByName(src).some((entry) => (entry as PerformanceResourceTiming).responseEnd > 0));
    await document.fonts.ready;
    while (isWaiting()) await frame();
    await frame();
    await frame();
  });
}

/** What moved since the page was opened. Ask before touching it. */
export function readShifts(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}

/** By how much a page is wider than its window, and by what. */
export async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const room = document.body.offsetWidth;
    if (scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > room + 0.5);
    // Those that hold no other: what holds them is wide because they are.
    const inmost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    return [`${String(scrollWidth - room)} px too wide`, ...inmost.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
  });
}

/** Boxes that scroll by themselves inside the page, which a thumb gets caught in; what the reader writes in may. */
export async function findBoxes(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('main *')].filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    return !element.matches('textarea, select') && element.getClientRects().length > 0
      && ((/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) || (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + 1));
  }).map((element) => element.outerHTML.slice(0, 120)));
}

/** Headings that a reader sees: one first, and each at most one level below that before it. */
export async function findHeadingFaults(page: Page): Promise<string[]> {
  const headings = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((heading) => heading.checkVisibility()).map((heading) => ({ level: Number(heading.tagName.slice(1)), words: heading.textContent.trim().slice(0, 30) })));
  const firsts = headings.filter(({ level }) => level === 1).length;
  return [
    ...(headings[0]?.level === 1 && firsts === 1 ? [] : [`${String(firsts)} first headings, the page begins with ${headings[0]?.words ?? 'none'}`]),
    ...headings.filter(({ level }, at) => level > (headings[at - 1]?.level ?? 1) + 1).map(({ level, words }) => `h${String(level)} ${words}`),
  ];
}

/** Tables whose figures a reader cannot carry away. */
export async function findTablesWithoutButton(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('main table:not([hidden])')]
    .filter((table) => !table.id || !document.querySelector(`[data-table-csv="${CSS.escape(table.id)}"]`)).map((table) => table.outerHTML.slice(0, 120)));
}

export interface Stop {
  name: string;
  region: 'skip' | 'header' | 'main' | 'footer' | 'elsewhere';
  fault: string;
}

/** Presses Tab until the focus leaves the page, or so often. @returns where it was, and whether a reader sees it there */
export async function tabThrough(page: Page, most: number): Promise<Stop[]> {
  await page.evaluate(() => {
    const walk = { stops: [] as Stop[], ended: false };
    Object.assign(window, { walk });
    // An outline, in the window, not under something else.
    document.addEventListener('keyup', ({ key }) => {
      const element = document.activeElement as HTMLElement;
      // After the last stop come the browser's own, then the first again.
      walk.ended ||= element === document.body;
      if (key !== 'Tab' || walk.ended) return;
      const region = element.matches('.skip') ? 'skip' : element.closest('header.site-header') ? 'header' : element.closest('main') ? 'main' : element.closest('footer') ? 'footer' : 'elsewhere';
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const shown = [...element.getClientRects()].some(({ left, right, top, bottom }) => [[0.5, 0.5], [0.05, 0.2], [0.95, 0.8], [0.5, 0.05], [0.5, 0.95]].some(([x = 0, y = 0]) => {
        const [left1, right1, top1, bottom1] = [Math.max(0, left), Math.min(innerWidth, right), Math.max(0, top), Math.min(innerHeight, bottom)];
        if (right1 <= left1 || bottom1 <= top1) return false;
        const hit = document.elementFromPoint(left1 + (right1 - left1) * x, top1 + (bottom1 - top1) * y);
        return hit !== null && (element.contains(hit) || hit.contains(element));
      }));
      walk.stops.push({
        name: `${element.tagName}${element.className ? `.${element.className}` : ''} ${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 20)}`,
        region,
        fault: outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? `outline ${outlineStyle} ${outlineWidth}` : shown ? '' : 'not in sight',
      });
    }, true);
    // From the top, also where the page has gone to a hit.
    window.scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute('tabindex');
  });
  for (let pressed = 0; pressed < most; pressed += 10) {
    for (let step = 0; step < 10; step++) await page.keyboard.press('Tab');
    const { stops, ended } = await page.evaluate(() => (window as unknown as { walk: { stops: Stop[]; ended: boolean } }).walk);
    if (ended || pressed + 10 >= most) return stops;
  }
  return [];
}

const packed = new Map<string, number>();
function packedSize(file: string): number {
  let size = packed.get(file);
  if (size === undefined) {
    const path = inject('siteFolder') + file;
    // What is not there is a fault, and told as one.
    size = statSync(path, { throwIfNoEntry: false })?.isFile() ? gzipSync(readFileSync(path), { level: 9 }).length : 0;
    packed.set(file, size);
  }
  return size;
}

/** What a page asked for by itself until now: packed bytes of all files, how many they are, bytes of scripts but for those that bring data, which nothing runs. */
export async function readCost(page: Page, path: string): Promise<{ bytes: number; files: string[]; script: number }> {
  const { names, script } = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      names: entries.map(({ name }) => name),
      script: entries.filter(({ initiatorType, name }) => initiatorType === 'script' && !name.includes('/assets/notices/')).reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
    };
  });
  const files = [path, ...names.filter((name) => name.startsWith('http')).map((name) => name.slice(inject('siteUrl').length))].map((name) => decodeURIComponent(name.replace(/[?#].*$/, '')));
  return { bytes: files.reduce((sum, file) => sum + packedSize(file), 0), files, script };
}

/** Answers that found something, for one look at all of them. */
export function faulty(answers: Record<string, readonly string[]>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(answers).filter(([, found]) => found.length > 0));
}

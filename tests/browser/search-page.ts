/** The page of search as a reader has it: asking by typing or by an address, and reading what is shown. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { asQuery, drawSubstrings, scan, toScanned } from '../support/plain-scan.ts';
import { newWatchedPage, type Site } from './ways.ts';

const { notices } = loadCorpus(fileURLToPath(new URL('../../', import.meta.url)));
export const POINTS = toScanned(notices.flatMap(({ points }) => points.map(({ record }) => record)));

/** Types each query into the box of the page and reads what is shown: point → fields. */
export function ask(page: Page, queries: readonly string[]): Promise<Record<string, string>[]> {
  return page.evaluate(async (all) => {
    const field = document.querySelector<HTMLInputElement>('#q');
    const list = document.querySelector<HTMLElement>('[data-search-results]');
    if (!field || !list) throw new Error('no search page');
    const answers: Record<string, string>[] = [];
    for (const query of all) {
      field.value = query;
      const answered = new Promise<void>((done) => {
        const observer = new MutationObserver(() => {
          if (list.dataset['results'] !== query) return;
          observer.disconnect();
          done();
        });
        observer.observe(list, { attributes: true, attributeFilter: ['data-results'] });
      });
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await answered;
      answers.push(Object.fromEntries([...list.querySelectorAll<HTMLElement>('[data-point]')].map((each) => [each.dataset['point'] ?? '', each.dataset['via'] ?? ''])));
    }
    return answers;
  }, [...queries]);
}

/** Opens the address of a search and waits for its answer: the points in their order. */
export async function open(page: Page, url: string, query: string): Promise<string[]> {
  await page.goto(`${url}search/index.html${query}`);
  return readResults(page);
}

export async function readResults(page: Page): Promise<string[]> {
  await page.locator('[data-search-results][data-results]').waitFor({ state: 'attached' });
  return page.locator('[data-search-results] > [data-point]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['point'] ?? ''));
}

export const q = (words: string, rest = ''): string => `?q=${encodeURIComponent(words)}${rest}`;

/** What is typed is shown: no more of it than tells that the page shows what the engine finds. */
async function expectSubstringsFound(page: Page, count: number): Promise<void> {
  const parts = [
    ...drawSubstrings(POINTS.flatMap(({ text }) => text), count, 20260101), ...drawSubstrings(POINTS.flatMap(({ heading }) => heading), count / 5, 7),
    ...drawSubstrings(POINTS.flatMap(({ unit }) => unit), count / 5, 8), '宇宙飞船',
  ];
  const answers = await ask(page, parts.map(asQuery));
  expect(parts.map((part, at) => [part, Object.entries(answers[at] ?? {}).sort()])).toEqual(parts.map((part) => [part, Object.entries(scan(POINTS, part)).sort()]));
}

/** Types words into the box of any page and goes by keys to the first hit, where they are marked. */
export async function followFirst(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await page.locator(`#site-search-list[data-results="${words}"] [data-point]`).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('mark.search-mark').first().waitFor();
}

/** What is typed is found, an address is answered, the words are led to: whichever way a reader has the site. */
export async function expectSearchInShort(site: Site): Promise<void> {
  const { page, errors } = await newWatchedPage(site.context);
  await open(page, site.url, '?all');
  await expectSubstringsFound(page, 15);
  const all = await open(page, site.url, q('公开', '&all'));
  expect(await open(page, site.url, q('公开', '&all&place=济南'))).toEqual(all.filter((id) => id.startsWith('jinan')));
  expect(await open(page, site.url, q('政策解读 宇宙飞船'))).toEqual([]);
  await page.locator('[data-search-alone] a', { hasText: '政策解读' }).first().waitFor();
  await page.goto(`${site.url}guangzhou-2022/17.html`);
  await followFirst(page, '三同步');
  expect(new Set(await page.locator('[data-point-text] mark.search-mark').allTextContents())).toEqual(new Set(['三同步']));
  expect(errors).toEqual([]);
  await page.close();
}

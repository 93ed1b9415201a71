/** The ways a reader may have the site: from a host under some path, from a disk; what a host left behind is in offline.test.ts. */
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';

export interface Site {
  context: BrowserContext;
  /** With a slash at the end. */
  url: string;
}

export const WAYS: { way: string; open: (browser: Browser) => Promise<Site> }[] = [
  {
    way: 'from a host, under a path',
    async open(browser) {
      return { context: await browser.newContext({ serviceWorkers: 'block' }), url: inject('siteUrl') };
    },
  },
  {
    way: 'from a disk',
    async open(browser) {
      return { context: await browser.newContext(), url: pathToFileURL(inject('siteFolder')).href };
    },
  },
];

/** Until the service worker has everything and answers for the page. */
export async function waitForWorker(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => { navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }); });
    }
  });
}

/** A browser of its own, whose storage is empty, what went wrong in it, and what it sent or asked of others. */
export async function newWatchedContext(browser: Browser, options: BrowserContextOptions = {}): Promise<{ context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block', ...options });
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  context.on('request', (request) => {
    if (request.method() !== 'GET' || !/^(?:blob|data|file|http:\/\/(?:127\.0\.0\.1|localhost))/.test(request.url())) faults.push(request.url());
  });
  return { context, faults };
}

/** A page whose errors are collected. */
export async function newWatchedPage(context: BrowserContext): Promise<{ page: Page; errors: string[] }> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, errors };
}

/** The address of the site, with a slash at the end, where being offline makes no difference. */
export const ADDRESSES = [
  ['on a host', () => inject('siteUrl')],
  ['from a disk', () => pathToFileURL(inject('siteFolder')).href],
] as const;

import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';

describe('the home page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each([
    ['under a sub-path', () => inject('siteUrl')],
    ['from the disk', () => pathToFileURL(`${inject('siteFolder')}index.html`).href],
  ])('opens %s with its stylesheet and its script, and without an error', async (_where, address) => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('requestfailed', (request) => errors.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
    page.on('response', (response) => {
      if (response.status() >= 400) errors.push(`${response.url()} ${String(response.status())}`);
    });

    await page.goto(address(), { waitUntil: 'load' });

    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    expect(await page.locator('html').getAttribute('class')).toContain('has-script');
    expect(errors).toEqual([]);
    await page.close();
  });
});

/** Finds a browser for the tests: CHROME_PATH, else the one from npm, else the system's Chrome or Chromium. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';
import { findPackedChromium } from './packed-chromium.ts';

/** What it takes to start a browser: plain data, which the global set-up hands to the test files. */
export interface BrowserChoice {
  executablePath: string;
  /** Variables to set for the browser, besides those of this process. */
  env: Record<string, string>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome', 'chrome.exe', 'msedge.exe'];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined
      ? []
      : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')];
  }),
];

/** The system's browsers, best first. */
function listSystemBrowsers(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...new Set([...onPath, ...PLACES])].filter((path) => existsSync(path));
}

/**
 * A whole browser, for what the one from npm leaves out: links to words, which it does not look for.
 *
 * @returns null on a machine that has none
 */
export function findWholeBrowser(): BrowserChoice | null {
  const [path] = [process.env['CHROME_PATH'], ...listSystemBrowsers()].filter((each) => each !== undefined && each !== '');
  return path === undefined ? null : { executablePath: path, env: {} };
}

export function launch({ executablePath, env }: BrowserChoice, scrollbars = false): Promise<Browser> {
  return chromium.launch({
    executablePath, args: ARGS, env: { ...process.env, ...env } as Record<string, string>,
    ...(scrollbars ? { ignoreDefaultArgs: ['--hide-scrollbars'] } : {}),
  });
}

/** The first browser that really starts. */
export async function findBrowser(): Promise<BrowserChoice> {
  const wanted = process.env['CHROME_PATH'];
  const candidates: { name: string; find: () => BrowserChoice | Promise<BrowserChoice> }[] = wanted
    ? [{ name: `CHROME_PATH=${wanted}`, find: () => ({ executablePath: wanted, env: {} }) }]
    : [
        // It is the same for everybody, and without the windows of a whole browser it opens a page in a third of the time.
        { name: '@sparticuz/chromium', find: findPackedChromium },
        ...listSystemBrowsers().map((path) => ({ name: path, find: () => ({ executablePath: path, env: {} }) })),
      ];

  const failures: string[] = [];
  for (const { name, find } of candidates) {
    try {
      const choice = await find();
      const browser = await launch(choice);
      // A browser that starts and then cannot show a page is none.
      const page = await browser.newPage();
      await page.setContent('<title>ok</title>');
      await browser.close();
      return choice;
    } catch (error) {
      failures.push(`  ${name}: ${explain(error)}`);
    }
  }
  throw new Error(
    [
      '浏览器测试需要 Chrome 或 Chromium：请安装（例如 Debian、Ubuntu：apt install chromium），或用 CHROME_PATH 指明其位置。',
      'The browser tests need Chrome or Chromium: install one (Debian, Ubuntu: apt install chromium), or set CHROME_PATH to it.',
      `已尝试 Tried (${process.platform} ${process.arch}):`,
      ...failures,
    ].join('\n'),
  );
}

/** The line that says why, out of Playwright's long account. */
function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /error while loading|cannot open|ENOENT|EACCES|No usable|not found/.test(line)) ?? lines[0] ?? '').trim();
}

const launched = new Map<boolean, Browser>();

/**
 * For test files: the browser of this worker, which all its files share and which goes when the worker goes.
 *
 * @param options.scrollbars with bars that take room, as on Windows
 */
export async function launchBrowser({ scrollbars = false } = {}): Promise<Browser> {
  const running = launched.get(scrollbars);
  if (running?.isConnected()) return running;
  const browser = await launch(inject('browser'), scrollbars);
  launched.set(scrollbars, browser);
  return browser;
}

/** At the end of a test file: whatever it opened and, where a test failed, did not close. */
export async function closeContexts(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** Finds a browser for the tests: CHROME_PATH, else the system's Chrome or Chromium, else the one from npm. */
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';

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

/** The system's browsers, best first. NO_SYSTEM_CHROME=1 passes over them, to try the one from npm. */
function listSystemBrowsers(): string[] {
  if (process.env['NO_SYSTEM_CHROME']) return [];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...new Set([...onPath, ...PLACES])].filter((path) => existsSync(path));
}

/**
 * Unpacks the Chromium that comes inside the package `@sparticuz/chromium` (Linux x64), with the libraries a bare
 * system lacks, once per version. The folder appears under its name only when it is complete.
 */
async function unpackBrowser(): Promise<BrowserChoice> {
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  const root = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium', import.meta.url));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

  const cache = chooseCacheFolder();
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    const fresh = mkdtempSync(join(cache, 'unpacking-'));
    const before = process.env['TMPDIR'];
    // The package unpacks to the folder for temporary files, wherever that is.
    process.env['TMPDIR'] = fresh;
    try {
      await packed.executablePath(join(root, 'bin'));
      await inflate(join(root, 'bin/al2023.tar.br'));
      renameSync(fresh, folder);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      // Another run may have been faster.
      if (!existsSync(folder)) throw error;
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  }
  const libraries = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '');
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: libraries.join(delimiter),
      // The package brings a few Latin fonts; the system's, if it has any set up, are better.
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  };
}

/** node_modules/.cache, which goes when node_modules goes; else a folder of this user's among the temporary files. */
export function chooseCacheFolder(): string {
  const own = `yaodian-duizhao-${String(process.getuid?.() ?? 0)}`;
  for (const folder of [fileURLToPath(new URL('../../node_modules/.cache/browser', import.meta.url)), join(tmpdir(), own)]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK | constants.X_OK);
      return folder;
    } catch {
      // Not ours to write in: the next.
    }
  }
  return mkdtempSync(join(tmpdir(), `${own}-`));
}

function launch({ executablePath, env }: BrowserChoice, scrollbars = false): Promise<Browser> {
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
        ...listSystemBrowsers().map((path) => ({ name: path, find: () => ({ executablePath: path, env: {} }) })),
        { name: '@sparticuz/chromium', find: unpackBrowser },
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

/**
 * npm run bench:try
 *
 * The page “bring your own notice” in a real browser with a notice of 300 KB, and with texts that are no notices: how
 * long until the results are there, and for how long at most the page itself answers nothing. Needs a built site.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../tests/browser/browser.ts';
import { inventNotices } from './invent-notices.ts';

const SITE = fileURLToPath(new URL('../dist/', import.meta.url));
if (!existsSync(SITE)) {
  console.error('dist/ is missing: npm run build');
  process.exit(1);
}
const repeat = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / Buffer.byteLength(text)));
const seed = (name: string) => readFileSync(new URL(`../seeds/${name}`, import.meta.url), 'utf8');
const TEXTS: [string, string][] = [
  ['a notice of this site', seed('004_e16b6d0f5329f8e5.txt')],
  ['300 KB of clauses', repeat(seed('004_e16b6d0f5329f8e5.txt'), 300 * 1024)],
  ['300 KB of tables', repeat(seed('000_a0764205d2c4b30b.txt'), 300 * 1024)],
  ['300 KB, invented, all layouts', inventNotices(60, { size: 30 }).map(({ text }) => text).join('\n\n').slice(0, 110_000)],
  ['20,000 clauses', Array.from({ length: 20_000 }, (_, at) => `（${String(at + 1)}）公开第${String(at + 1)}项规划。`).join('\n')],
  ['a table of 400 columns', `${Array.from({ length: 400 }, (_, at) => `列${String(at)}`).join('\t')}\n${Array.from({ length: 400 }, () => '值').join('\t')}\n`],
  ['100,000 brackets never closed', '（'.repeat(100_000)],
  ['5 MB on one line', repeat('公开规划，', 5 * 1024 * 1024)],
];

const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env } as Record<string, string>, args: ['--no-sandbox', '--disable-gpu'] });
console.log(`${'text'.padEnd(34)}${'KB'.padStart(7)}${'results'.padStart(11)}${'longest task'.padStart(15)}${'of these before'.padStart(17)}   says`);
for (const [name, text] of TEXTS) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${pathToFileURL(SITE).href}try/index.html`);
  const { before, after, ms, said } = await page.evaluate(async (words) => {
    const field = document.querySelector('[data-try-text]') as HTMLTextAreaElement;
    const status = document.querySelector('[data-try-status]') as HTMLElement;
    const seen = { before: 0, after: 0 };
    let filled = false;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen[filled ? 'after' : 'before'] = Math.max(seen[filled ? 'after' : 'before'], duration);
    }).observe({ type: 'longtask' });
    // The browser lays out what is pasted before the page hears of it.
    field.focus();
    field.value = words;
    await new Promise((done) => setTimeout(done, 1000));
    filled = true;
    const start = performance.now();
    field.dispatchEvent(new Event('input'));
    await new Promise<void>((done) => {
      const check = () => {
        if (/个条目|没有分析|停了/.test(status.textContent)) done();
        else setTimeout(check, 20);
      };
      check();
    });
    const waited = performance.now() - start;
    await new Promise((done) => setTimeout(done, 1000));
    return { ...seen, ms: waited, said: status.textContent };
  }, text);
  console.log(`${name.padEnd(34)}${String(Math.round(Buffer.byteLength(text) / 1024)).padStart(7)}${`${ms.toFixed(0)} ms`.padStart(11)}${`${after.toFixed(0)} ms`.padStart(15)}${`${before.toFixed(0)} ms`.padStart(17)}   ${said}`);
  await page.close();
}
await browser.close();

/**
 * `npm run bench:pages`: what pages cost a reader, and the build a builder, for this site and for the same text made
 * into a site by Starlight. Same machine, same browser, same run, one after the other in turns.
 *
 * Bytes and requests: until the page is loaded, and in all when nobody touches it (Starlight then fetches its search).
 * Long tasks: at a quarter of the machine's speed, the best and the middle of the rounds, for every kind of page of this
 * site; an empty page first, to tell what the machine adds.
 * Build: from nothing, the best of the rounds, by the clock; so a busy machine needs more rounds (ROUNDS=5).
 *
 * The text: what stands in <main> of every page of this site becomes one page of Starlight, headings, tables and links
 * with it; charts only by their tables. Starlight as it comes, with its search, and with ten links in its sidebar.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { startServer } from '../src/cli/serve.ts';
import { findBrowser } from '../tests/browser/browser.ts';
import { measureCost, type Cost } from './cost.ts';
import { findKinds, listPages } from '../tests/browser/kinds.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Starlight has a package of its own: nobody else needs what it brings. */
const PEER = fileURLToPath(new URL('starlight/', import.meta.url));
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);

const PAGES: [kind: string, path: string][] = [
  ['条目', 'guangzhou-2022/17.html'],
  ['条目（最长的一类）', 'jinan-2023/18.html'],
  ['主题', 'themes/interpretation.html'],
  ['图表', 'themes/index.html'],
];

/** The main part of a page as Markdown: one block of plain HTML, without what only this site's scripts and styles use. */
function toMarkdown(html: string): string {
  const title = (/<h1[^>]*>([^]*?)<\/h1>/.exec(html)?.[1] ?? '').replace(/<[^>]+>/g, '').trim();
  const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const main = (/<main[^>]*>([^]*)<\/main>/.exec(html)?.[1] ?? '')
    .replace(/<(script|canvas|noscript|button)\b[^]*?<\/\1>/g, '')
    .replace(/<h1[^>]*>[^]*?<\/h1>/, '')
    .replace(/<([a-z][a-z0-9]*)\b([^>]*)>/g, (_, tag: string, attributes: string) =>
      `<${tag}${[...attributes.matchAll(/\s(?:href|id|colspan|rowspan|scope|value|start)="[^"]*"/g)].map(([each]) => each).join('')}>`)
    .replace(/\s+/g, ' ');
  const unescape = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return `---\ntitle: ${JSON.stringify(unescape(title) || '要点对照')}\ndescription: ${JSON.stringify(unescape(description))}\n---\n\n<div>${main}</div>\n`;
}

/** npm ci in the package of Starlight, once: npm leaves its own lock file in node_modules. */
function installStarlight(): void {
  const installed = join(PEER, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs > statSync(join(PEER, 'package-lock.json')).mtimeMs) return;
  const npm = process.env['npm_execpath'];
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], { cwd: PEER, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ci in ${PEER} ends with ${String(status)}`);
}

/** A project for Starlight under the package that has it. */
function writeStarlight(folder: string, site: string): void {
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const paths = listPages(site).filter((path) => path !== '404.html');
  for (const path of paths) write(`src/content/docs/${path.replace(/\.html$/, '.md')}`, toMarkdown(readFileSync(join(site, path), 'utf8')));
  write('public/favicon.svg', readFileSync(join(ROOT, 'public/icon.svg'), 'utf8'));
  write('package.json', '{ "type": "module", "private": true, "dependencies": { "astro": "*", "@astrojs/starlight": "*" } }');
  write('src/content.config.ts', `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader({ generateId: ({ entry }) => entry.replace(/(?:^|\\/)index\\.md$|\\.md$/, '') || 'index' }), schema: docsSchema() }) };
`);
  const sidebar = ['themes', 'compare', 'units', 'commitments', 'wording', 'sources', 'data', 'glossary', 'guide', 'search'].map((name) => ({ label: name, link: `/${name}/` }));
  write('astro.config.mjs', `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  cacheDir: './.cache',
  integrations: [starlight({ title: '要点对照', locales: { root: { label: '简体中文', lang: 'zh-CN' } }, sidebar: ${JSON.stringify(sidebar)} })],
});
`);
}

/** Builds from nothing. @returns seconds */
function build(cwd: string, packages: string, out: string, cache: string): number {
  rmSync(out, { recursive: true, force: true });
  rmSync(cache, { recursive: true, force: true });
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(packages, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', out, '--silent'], {
    cwd, encoding: 'utf8', env: { ...process.env, CACHE_DIR: cache, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error(`The build in ${cwd} ends with ${String(status)}:\n${stdout}${stderr}`);
  return (performance.now() - start) / 1000;
}

/** The best of the rounds: what the page costs when nothing else runs. */
function best(costs: readonly Cost[]): Cost {
  const first = costs[0] as Cost;
  return { ...first, shift: Math.max(...costs.map(({ shift }) => shift)), longestTask: Math.min(...costs.map(({ longestTask }) => longestTask)) };
}

async function measureAll(browser: Browser, sites: readonly { url: string; toPath: (path: string) => string }[]): Promise<Map<string, Cost[]>> {
  const measured = new Map<string, Cost[]>();
  for (const [, path] of PAGES) {
    const costs = sites.map((): Cost[] => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [at, { url, toPath }] of sites.entries()) costs[at]?.push(await measureCost(browser, url, toPath(path)));
    }
    measured.set(path, costs.map(best));
  }
  return measured;
}

const line = (name: string, ours: number, theirs: number, unit: string, digits: number): string => {
  const ratio = theirs === 0 ? (ours === 0 ? '＝' : '—') : (ours / theirs).toFixed(2);
  return `  ${name.padEnd(14, '　')}${ours.toFixed(digits).padStart(9)}${theirs.toFixed(digits).padStart(12)}${ratio.padStart(8)}   ${unit}${ours > theirs ? '   ← 较差' : ''}`;
};

async function main(): Promise<void> {
  installStarlight();
  const [folder, starlight] = [ROOT, PEER].map((parent) => {
    mkdirSync(join(parent, '.astro'), { recursive: true });
    return mkdtempSync(join(parent, '.astro', 'bench-'));
  }) as [string, string];
  const ours = join(folder, 'ours');
  try {
    const times: [number[], number[]] = [[], []];
    times[0].push(build(ROOT, ROOT, ours, join(folder, 'cache')));
    writeStarlight(starlight, ours);
    const theirs = join(starlight, 'dist');
    times[1].push(build(starlight, PEER, theirs, join(starlight, '.cache')));
    for (let round = 1; round < ROUNDS; round++) {
      times[0].push(build(ROOT, ROOT, ours, join(folder, 'cache')));
      times[1].push(build(starlight, PEER, theirs, join(starlight, '.cache')));
    }
    const counts = [ours, theirs].map((site) => listPages(site).length) as [number, number];

    const { executablePath, env } = await findBrowser();
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'], env: { ...process.env, ...env } as Record<string, string> });
    const servers = await Promise.all([ours, theirs].map((dir) => startServer({ dir, port: 0 })));
    const measured = await measureAll(browser, [
      { url: servers[0]?.url ?? '', toPath: (path) => path },
      { url: servers[1]?.url ?? '', toPath: (path) => path.replace(/index\.html$|\.html$/, (end) => (end === 'index.html' ? '' : '/')) },
    ]);
    const tasks: string[] = [];
    for (const path of ['assets/every-page-modes.js', ...findKinds(ours)]) {
      const longest: number[] = [];
      for (let round = 0; round < ROUNDS + 2; round++) longest.push((await measureCost(browser, servers[0]?.url ?? '', path)).longestTask);
      longest.sort((a, b) => a - b);
      const [least, middle] = [longest[0] ?? 0, longest[Math.floor(longest.length / 2)] ?? 0];
      tasks.push(`  ${least.toFixed(0).padStart(6)}${middle.toFixed(0).padStart(7)}   ${path === 'assets/every-page-modes.js' ? '（没有内容的一页）' : decodeURIComponent(path)}${least > 50 ? '   ← 超过 50' : ''}`);
    }
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));

    console.log(`\n同样的文字，同一次运行，各${String(ROUNDS)}轮取最好的一轮（位移取最差的）。三列：本站、Starlight、前者÷后者。`);
    for (const [kind, path] of PAGES) {
      const [one, other] = measured.get(path) as [Cost, Cost];
      console.log(`\n${kind}：${path}`);
      console.log(line('载入时下载', one.atLoad.bytes / 1000, other.atLoad.bytes / 1000, 'KB（gzip，全部文件）', 1));
      console.log(line('载入时请求', one.atLoad.requests, other.atLoad.requests, '个', 0));
      console.log(line('随后共下载', one.bytes / 1000, other.bytes / 1000, 'KB（没有人动它）', 1));
      console.log(line('随后共请求', one.requests.length, other.requests.length, '个', 0));
      console.log(line('位移', one.shift, other.shift, 'CLS', 3));
      console.log(line('最长任务', one.longestTask, other.longestTask, 'ms（4 倍减速；不到 50 的记为 0）', 0));
    }
    console.log(`\n每一类页面载入时最长的任务，ms（4 倍减速；最好的一轮、居中的一轮；不到 50 的记为 0）\n${tasks.join('\n')}`);
    const perPage = times.map((each, at) => Math.min(...each) * 1000 / (counts[at] ?? 1)) as [number, number];
    console.log('\n从头构建');
    console.log(line('每页', perPage[0], perPage[1], `ms（${times.map((each, at) => `${Math.min(...each).toFixed(1)} s / ${String(counts[at])}页`).join('，')}）`, 1));
  } finally {
    for (const each of [folder, starlight]) rmSync(each, { recursive: true, force: true });
  }
}

await main();

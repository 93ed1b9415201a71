/** The site as hosts serve it: with the snippets of deploy/ and public/_headers, under a path, wrong addresses too. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listPrecache } from '../../src/build/service-worker.ts';
import { packFolder } from '../../src/cli/pack.ts';
import { listRoots } from '../../src/client/not-found/roots.ts';
import { ROOT } from '../support/notices.ts';
import { closeContexts, launchBrowser } from './browser.ts';
import { findKinds } from './kinds.ts';

const site = inject('siteFolder');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closeContexts(browser));

const HEADERS: Record<string, string> = Object.fromEntries(readFileSync(join(ROOT, 'public/_headers'), 'utf8').split('\n')
  .flatMap((line) => /^ {2}([\w-]+): (.+)$/.exec(line)?.slice(1, 3) ?? []).reduce<string[][]>((pairs, word, at, all) => (at % 2 === 0 ? [...pairs, [word, all[at + 1] ?? '']] : pairs), []));

describe('the headers', () => {
  it('are five, among them who may frame the pages', () => {
    expect(Object.keys(HEADERS).sort()).toEqual(['Cache-Control', 'Content-Security-Policy', 'Permissions-Policy', 'Referrer-Policy', 'X-Content-Type-Options']);
  });

  it('are the same for nginx and for Caddy', () => {
    const nginx = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8');
    const caddy = readFileSync(join(ROOT, 'deploy/Caddyfile'), 'utf8');
    const words = (value: string): string => (/[ ()]/.test(value) ? `"${value}"` : value);
    for (const [name, value] of Object.entries(HEADERS)) {
      expect(nginx).toContain(`add_header ${name} ${words(value)} always;`);
      expect(caddy).toContain(`${name} ${words(value)}\n`);
    }
  });

  it('file itself is kept from what is stored for offline use: hosts do not serve it', () => {
    expect(existsSync(join(site, '_headers'))).toBe(true);
    expect(listPrecache(site).filter(({ url }) => url.startsWith('_'))).toEqual([]);
  });
});

/** Opens an address that does not exist and follows the way home. */
async function goAstray(page: Page, base: string, wrong: string): Promise<void> {
  const response = await page.goto(base + wrong, { waitUntil: 'load' });
  expect(response?.status(), wrong).toBe(404);
  await page.locator('html.has-script').waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.site-header') as Element).borderTopStyle), wrong).toBe('solid');
  const targets = await page.evaluate(() => [...document.querySelectorAll('a[href]:not(.skip)')].map((link) => (link as HTMLAnchorElement).href));
  for (const target of targets) expect(target.startsWith(base), `${wrong}: ${target}`).toBe(true);
  await page.keyboard.press('/');
  await page.keyboard.type('三同步');
  await page.locator('#site-search-list[data-results="三同步"]').waitFor();
  await page.getByRole('link', { name: '回首页' }).click();
  await page.waitForURL(`${base}index.html`);
}

const ASTRAY = ['nothing.html', 'guangzhou-2022/999.html', 'themes/no/such/place.html', 'somewhere/else/', 'themes/themes/x'];

describe('the page for wrong addresses', () => {
  it('guesses the root: before a folder of the site, else from the deepest up', () => {
    expect(listRoots('/some/path/guangzhou-2022/999.html', ['guangzhou-2022', 'themes']))
      .toEqual(['/some/path/', '/some/path/guangzhou-2022/', '/some/', '/']);
    expect(listRoots('/x.html', ['themes'])).toEqual(['/']);
    expect(listRoots('//elsewhere.example/x.html', []).filter((root) => root.startsWith('//'))).toEqual([]);
  });

  it('leads home from any depth, in style, and searches', async () => {
    for (const wrong of ASTRAY) {
      const page = await browser.newPage({ serviceWorkers: 'block' });
      await goAstray(page, inject('siteUrl'), wrong);
      await page.close();
    }
  });

  it('opens from a disk too', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(site, '404.html')).href);
    await page.locator('html.has-script').waitFor();
    await page.getByRole('link', { name: '回首页' }).click();
    await page.waitForURL(/\/index\.html$/);
    await page.close();
  });
});

describe('from a stick', () => {
  it('the packed site opens where it was unpacked, and searches', async () => {
    const stick = mkdtempSync(join(tmpdir(), '优盘 #1 100% '));
    for (const [path, bytes] of Object.entries(unzipSync(packFolder(site).zip))) {
      mkdirSync(dirname(join(stick, path)), { recursive: true });
      writeFileSync(join(stick, path), bytes);
    }
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    await page.goto(pathToFileURL(join(stick, 'index.html')).href);
    await page.keyboard.press('/');
    await page.keyboard.type('三同步');
    await page.locator('#site-search-list[data-results="三同步"]').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('mark.search-mark').first().waitFor();
    expect(faults).toEqual([]);
    await page.close();
    rmSync(stick, { recursive: true, force: true });
  });
});

const findProgram = (name: string): string | undefined => [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
  .map((folder) => join(folder, name)).find((path) => existsSync(path));
const MIME_TYPES = ['/etc/nginx/mime.types', '/usr/local/etc/nginx/mime.types', '/opt/homebrew/etc/nginx/mime.types'].find((path) => existsSync(path));

/** Starts a server on a port, its files in a folder of its own. */
const SERVERS: { name: string; program: string | undefined; start: (program: string, folder: string, port: number) => ChildProcess }[] = [
  {
    name: 'nginx',
    program: MIME_TYPES && findProgram('nginx'),
    start: (program, folder, port) => {
      writeFileSync(join(folder, 'site.conf'), readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8').replaceAll('/srv/yaodian-duizhao/', site));
      writeFileSync(join(folder, 'nginx.conf'), `daemon off;
pid ${folder}/pid;
error_log stderr notice;
events {}
http {
  include ${String(MIME_TYPES)};
  default_type application/octet-stream;
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server { listen 127.0.0.1:${String(port)}; include ${folder}/site.conf; }
}
`);
      return spawn(program, ['-c', join(folder, 'nginx.conf'), '-p', folder, ...(process.getuid?.() === 0 ? ['-g', 'user root;'] : [])]);
    },
  },
  {
    name: 'Caddy',
    program: findProgram('caddy'),
    start: (program, folder, port) => {
      const sites = readFileSync(join(ROOT, 'deploy/Caddyfile'), 'utf8')
        .replace('gongkai.example.cn', `http://localhost:${String(port)}`).replaceAll('/srv/yaodian-duizhao', site.replace(/\/$/, ''));
      writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${sites}`);
      return spawn(program, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], { env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder } });
    },
  },
];

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => { server.close(done); });
  return port;
}

describe.each(SERVERS.filter(({ program }) => program !== undefined))('behind a real $name, under a path', ({ name: server, program, start }) => {
  let folder: string;
  let running: ChildProcess;
  let host: string;
  let said = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yaodian-server-'));
    const port = await findFreePort();
    host = `http://localhost:${String(port)}`;
    running = start(program as string, folder, port);
    running.stderr?.on('data', (words: Buffer) => { said += words.toString(); });
    for (let tries = 0; ; tries++) {
      const there = await fetch(host).then(() => true, () => false);
      if (there) break;
      if (tries > 50) throw new Error(`${server} does not answer:\n${said}`);
      await new Promise((done) => { setTimeout(done, 100); });
    }
  });
  afterAll(async () => {
    const gone = new Promise((done) => { running.on('exit', done); });
    running.kill('SIGQUIT');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });

  it('every file is served with the headers and its own bytes', async () => {
    for (const { url } of listPrecache(site)) {
      const response = await fetch(`${host}/gongkai/${url}`);
      expect(response.status, url).toBe(200);
      for (const [name, value] of Object.entries(HEADERS)) expect(response.headers.get(name), `${url} ${name}`).toBe(value);
      expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(join(site, decodeURIComponent(url)))), url).toBe(true);
      // JSON is UTF-8 whatever a host says.
      if (/\.(?:html|css|js|txt)$/.test(url)) expect(response.headers.get('content-type'), url).toMatch(/charset=utf-8$/);
    }
  });

  it('folders have their index, compressed; the path without its slash leads on', async () => {
    const home = await fetch(`${host}/gongkai`);
    expect([home.status, home.url]).toEqual([200, `${host}/gongkai/`]);
    expect(home.headers.get('content-encoding')).toBe('gzip');
    expect(await home.text()).toBe(readFileSync(join(site, 'index.html'), 'utf8'));
    const folder = await fetch(`${host}/gongkai/themes`);
    expect([folder.status, folder.url]).toEqual([200, `${host}/gongkai/themes/`]);
    const again = await fetch(`${host}/gongkai/`, { headers: { 'If-None-Match': home.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expect(await (await fetch(`${host}/gongkai../package.json`)).text()).not.toContain('"name"');
  });

  it('wrong addresses say so with the headers, and lead home', async () => {
    const response = await fetch(`${host}/gongkai/no/such/page.html`);
    expect(response.status).toBe(404);
    for (const [name, value] of Object.entries(HEADERS)) expect(response.headers.get(name), name).toBe(value);
    for (const wrong of ASTRAY) {
      const page = await browser.newPage({ serviceWorkers: 'block' });
      await goAstray(page, `${host}/gongkai/`, wrong);
      await page.close();
    }
  });

  it('every kind of page opens without a fault', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Service Worker')) faults.push(`${page.url()} ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${String(response.status())} ${response.url()}`);
    });
    for (const path of findKinds(site)) await page.goto(`${host}/gongkai/${path}`, { waitUntil: 'load' });
    expect(faults).toEqual([]);
    await context.close();
  });
});

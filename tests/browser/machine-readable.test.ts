/** What machines read of each page, and what every page says of itself. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listPages, toRobots, toSitemap } from '../../src/build/site-map.ts';
import { closeContexts, launchBrowser } from './browser.ts';

const dist = inject('siteFolder');
const pages = listPages(dist).map((name) => ({ name, html: readFileSync(join(dist, name), 'utf8') }));
const decode = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&#38;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const metaOf = (html: string, name: string) => decode(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? '');
interface Thing {
  '@context'?: string;
  '@type'?: string;
  [name: string]: unknown;
}
const thingsOf = (html: string) => [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) => JSON.parse(json ?? '') as Thing);

describe('every page', () => {
  it('says that it is no government site, and links the sources', () => {
    for (const { name, html } of pages) {
      expect(html, name).toContain('不是政府网站');
      const href = /<footer.*?href="([^"]+)"/s.exec(html)?.[1] ?? '';
      expect(relative(dist, join(dist, dirname(name), href)).replaceAll('\\', '/'), name).toBe('sources/index.html');
    }
  });

  it('of a notice links its own source, of a point its place in the notice', () => {
    for (const { name, html } of pages.filter(({ name: each }) => /^[a-z]+-\d{4}\/(?!annex)/.test(each))) {
      const [notice = '', page = ''] = name.split('/');
      expect(html, name).toContain(page === 'index.html' ? `href="../sources/index.html#${notice}"` : `href="index.html#p-${page.replace('.html', '')}"`);
    }
  });

  it('has Open Graph with a title, a description and an image that is there', () => {
    for (const { name, html } of pages) {
      for (const property of ['og:title', 'og:description', 'og:type', 'og:site_name', 'og:image:alt']) expect(metaOf(html, property), `${name} ${property}`).not.toBe('');
      const image = metaOf(html, 'og:image');
      if (!image.startsWith('http')) expect(existsSync(join(dist, dirname(name), image)), name).toBe(true);
    }
    const image = readFileSync(join(dist, 'share.png'));
    expect([image.toString('latin1', 1, 4), image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
  });

  it('has a canonical address only where the site has one', () => {
    const configured = (process.env['SITE_URL'] ?? '') !== '';
    for (const { name, html } of pages) expect(/<link rel="canonical"/.test(html), name).toBe(configured);
    expect(existsSync(join(dist, 'sitemap.xml'))).toBe(configured);
    expect(existsSync(join(dist, 'robots.txt'))).toBe(configured);
  });
});

describe('structured data', () => {
  it('parses on every page, and its addresses lead to pages that exist', () => {
    for (const { name, html } of pages) {
      const visit = (value: unknown) => {
        if (typeof value !== 'object' || value === null) return;
        for (const [key, inner] of Object.entries(value)) {
          if (['url', '@id', 'item', 'contentUrl'].includes(key) && typeof inner === 'string' && !inner.startsWith('http')) {
            expect(existsSync(join(dist, dirname(name), inner.split('#')[0] ?? '')), `${name}: ${inner}`).toBe(true);
          }
          visit(inner);
        }
      };
      for (const thing of thingsOf(html)) {
        expect(thing['@context'], name).toBe('https://schema.org');
        visit(thing);
      }
      if (html.includes('class="breadcrumb"')) expect(thingsOf(html).map((thing) => thing['@type']), name).toContain('BreadcrumbList');
    }
  });

  it('says what a notice, a point and the data are, and nothing the source does not state', () => {
    const of = (name: string, type: string) => thingsOf(pages.find((page) => page.name === name)?.html ?? '').find((thing) => thing['@type'] === type);
    expect(of('guangzhou-2022/index.html', 'DigitalDocument')).toMatchObject({ identifier: '穗交运函〔2022〕415号', dateCreated: '2022-07-18', author: { '@type': 'GovernmentOrganization', name: '广州市交通运输局' } });
    const report = of('zibo-2023/index.html', 'Report');
    expect(report).toBeDefined();
    for (const absent of ['identifier', 'dateCreated', 'datePublished']) expect(report).not.toHaveProperty(absent);
    expect(of('jinan-2023/18.html', 'CreativeWork')).toMatchObject({ position: '18', isPartOf: { identifier: '济交办〔2023〕1号' } });
    expect((of('data/index.html', 'Dataset')?.['distribution'] as unknown[]).length).toBeGreaterThan(20);
  });
});

describe('feed.xml', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => closeContexts(browser));

  it('is well-formed Atom with what RFC 4287 requires, ids that are IRIs and told apart, links that lead to pages', async () => {
    const page = await browser.newPage();
    await page.goto(inject('siteUrl') + 'index.html');
    const feed = await page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml');
      const texts = (parent: Element, name: string) => [...parent.children].filter((child) => child.localName === name).map((child) => child.textContent);
      const root = document.documentElement;
      return {
        error: document.querySelector('parsererror')?.textContent ?? null,
        namespace: root.namespaceURI,
        entries: [root, ...root.getElementsByTagName('entry')].map((each) => ({
          name: each.localName, id: texts(each, 'id'), title: texts(each, 'title'), updated: texts(each, 'updated'), published: texts(each, 'published'),
          authors: [...each.children].filter((child) => child.localName === 'author').map((author) => author.textContent),
          alternate: [...each.children].filter((child) => child.localName === 'link' && child.getAttribute('rel') === 'alternate').map((link) => link.getAttribute('href') ?? ''),
        })),
      };
    }, readFileSync(join(dist, 'feed.xml'), 'utf8'));
    expect(feed.error).toBeNull();
    expect(feed.namespace).toBe('http://www.w3.org/2005/Atom');
    expect(feed.entries).toHaveLength(1 + readdirSync('content/notices').length);
    for (const entry of feed.entries) {
      expect(entry.id).toEqual([expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)]);
      expect(entry.title).toHaveLength(1);
      expect(entry.updated).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00\+08:00$/)]);
      expect(entry.alternate).toHaveLength(1);
      expect(existsSync(join(dist, (entry.alternate[0] ?? '').replace(process.env['SITE_URL'] ?? '\u0000', '')))).toBe(true);
    }
    expect(new Set(feed.entries.map(({ id }) => id[0])).size).toBe(feed.entries.length);
    // The report states no day: none is said to be its own.
    expect(feed.entries.find(({ alternate }) => alternate[0]?.endsWith('zibo-2023/index.html'))?.published).toEqual([]);
    await page.close();
  });
});

describe('sitemap.xml and robots.txt', () => {
  it('have whole addresses of every page under the site', () => {
    const sitemap = toSitemap(pages.map(({ name }) => name), 'https://x.test/some/path/');
    const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '');
    expect(addresses).toHaveLength(pages.length);
    expect(addresses).toContain('https://x.test/some/path/guangzhou-2022/17.html');
    expect(toRobots('https://x.test/some/path/')).toContain('\nSitemap: https://x.test/some/path/sitemap.xml\n');
  });
});

/** sitemap.xml and robots.txt, where the site's address is configured: both need whole addresses. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { getSiteUrl } from '../site/site-url.ts';

/** Every page of a built site but those that only lead on, and the one for what is not there. */
export function listPages(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html') && entry.name !== '404.html')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/<meta name="robots" content="noindex"/.test(readFileSync(file, 'utf8')))
    .map((file) => relative(folder, file).split(sep).join('/'))
    .sort();
}

/** https://www.sitemaps.org/protocol.html; no dates: the pages tell none of their own. */
export function toSitemap(pages: readonly string[], site: string): string {
  const addresses = pages.map((path) => new URL(path.split('/').map(encodeURIComponent).join('/'), site).href.replaceAll('&', '&amp;'));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses.map((address) => `<url><loc>${address}</loc></url>`).join('\n')}\n</urlset>\n`;
}

export function toRobots(site: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site}sitemap.xml\n`;
}

/** Must come before the service worker, which lists what is there. */
export function siteMap(): AstroIntegration {
  return {
    name: 'site-map',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const site = getSiteUrl();
        if (site === null) {
          logger.info('no SITE_URL: no sitemap.xml, no robots.txt');
          return;
        }
        const folder = fileURLToPath(dir);
        const pages = listPages(folder);
        writeFileSync(join(folder, 'sitemap.xml'), toSitemap(pages, site));
        writeFileSync(join(folder, 'robots.txt'), toRobots(site));
        logger.info(`${String(pages.length)} pages in sitemap.xml for ${site}`);
      },
    },
  };
}

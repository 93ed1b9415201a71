/** Where the site is going to be, if the builder says so: `SITE_URL=https://host/path/ npm run build`. Pages work without. */

/** The site's address, ending in a slash; null where none is configured. */
export function getSiteUrl(): string | null {
  const given = process.env['SITE_URL']?.trim() ?? '';
  if (given === '') return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`SITE_URL 应是 http 或 https 网址，而不是“${given}”。`);
  url.search = '';
  url.hash = '';
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Absolute where the site's address is known, else relative to the page: `path` is from the site's root. */
export function toSiteUrl(root: string, path: string): string {
  const site = getSiteUrl();
  return site === null ? root + path : site + path;
}

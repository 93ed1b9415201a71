/** Where a page stands on the site, from what Astro says of its address. */

/** The page's file from the site's root: `guangzhou-2022/17.html`. */
export function toPagePath(url: URL): string {
  const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
  const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : url.pathname.replace(/^\//, '');
  return path.replace(/(^|\/)$/, '$1index.html').replace(/(?<!\.html)$/, '.html');
}

/** The way from the page to the site's root: '' or '../'. Links are relative, so that the site works under any path. */
export function toRoot(url: URL): string {
  return '../'.repeat(toPagePath(url).split('/').length - 1);
}

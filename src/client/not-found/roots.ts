/** Where a site may begin, from an address in it that does not exist. */

/**
 * The folders of an address, likeliest first: those before a folder of the site, then from the deepest up.
 *
 * @param pathname `/some/path/guangzhou-2022/999.html`
 * @param folders the site's own: `guangzhou-2022`, `themes` …
 * @returns `/some/path/`, `/some/path/guangzhou-2022/`, `/some/`, `/`
 */
export function listRoots(pathname: string, folders: readonly string[]): string[] {
  // An empty part would make `//host/`, another host's address.
  const parts = pathname.split('/').slice(1).filter((part, at, all) => part !== '' || at === all.length - 1);
  const roots = parts.map((_, at) => ({ root: `/${parts.slice(0, at).map((part) => `${part}/`).join('')}`, next: parts[at] ?? '' })).reverse();
  const isBeforeFolder = ({ next }: { next: string }): boolean => folders.includes(next);
  return [...roots.filter(isBeforeFolder), ...roots.filter((each) => !isBeforeFolder(each))].map(({ root }) => root);
}

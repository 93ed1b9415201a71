/** One page of each kind, found in the built site: pages made later are tested without being named here. */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The best to try of a kind of which there are many: long, with all its parts. */
const FULLEST = new Set(['jinan-2023/18.html', 'jinan-2023/index.html', 'themes/website.html', 'guide/reading.html', 'glossary/san-tong-bu.html']);

/** Pages whose state is in the address. */
const STATES = [
  'compare/index.html?notices=suqian-2021,guangzhou-2022&themes=interpretation',
  'compare/index.html?points=suqian-2021/2-2-1,shandong-2021/7',
  'search/index.html?q=%E4%B8%89%E5%90%8C%E6%AD%A5',
  'guangzhou-2022/17.html?hl=%E5%85%AC%E5%BC%80',
];

/** Paths of all pages of a site, redirects left out, sorted. */
export function listPages(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Points of all notices are one kind, and so are the pages of a folder but for its index. */
function toKind(path: string): string {
  const [folder = '', name] = path.split('/');
  if (name === undefined) return path;
  const notice = /-20\d\d$/.test(folder);
  if (name === 'index.html' || name === 'annex.html') return `${notice ? '*' : folder}/${name}`;
  return `${notice ? '*' : folder}/*`;
}

export function findKinds(site: string): string[] {
  const kinds = new Map<string, string>();
  for (const path of listPages(site)) {
    const kind = toKind(path);
    if (!kinds.has(kind) || FULLEST.has(path)) kinds.set(kind, path);
  }
  return [...kinds.values(), ...STATES];
}

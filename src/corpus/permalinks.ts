/**
 * Permanent addresses: content/permalinks.txt has every id ever published, one
 * a line, and `old → new` where one moved. An id never dies.
 */
import { splitLines } from '../text/line-ends.ts';

export interface Permalinks {
  /** Every id ever published, in the order of the file. */
  ids: string[];
  /** Of those, the ones that moved, and where to. */
  moved: Map<string, string>;
}

export interface PermalinkFault {
  /** From 1; 0 where the file as a whole is meant. */
  line: number;
  id: string;
  message: string;
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/;

/** Reads the list; a line that is neither id nor `old → new` is a fault. */
export function readPermalinks(text: string): Permalinks & { faults: PermalinkFault[] } {
  const ids: string[] = [];
  const moved = new Map<string, string>();
  const faults: PermalinkFault[] = [];
  const seen = new Set<string>();
  for (const [at, line] of splitLines(text).entries()) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    const [id = '', to, ...rest] = words.split(/\s*→\s*/);
    if (!ID.test(id) || (to !== undefined && !ID.test(to)) || rest.length > 0) {
      faults.push({ line: at + 1, id, message: `第${String(at + 1)}行“${words}”不是编号，也不是“旧编号 → 新编号”。` });
      continue;
    }
    if (seen.has(id)) faults.push({ line: at + 1, id, message: `${id} 列了两次。` });
    seen.add(id);
    ids.push(id);
    if (to !== undefined) moved.set(id, to);
  }
  return { ids, moved, faults };
}

/** Where an id leads to in the end; null where its redirects go in a circle. */
export function follow(id: string, moved: ReadonlyMap<string, string>): string | null {
  const seen = new Set<string>();
  let now = id;
  for (let next = moved.get(now); next !== undefined; next = moved.get(now)) {
    if (seen.has(now)) return null;
    seen.add(now);
    now = next;
  }
  return now;
}

/**
 * What breaks the promise: an id that is gone without a redirect, a redirect
 * to nowhere, in a circle, or away from something that still is there, and an
 * id that is published but not listed (it could vanish without notice).
 *
 * @param live the ids the site has now
 */
export function checkPermalinks({ ids, moved, faults }: ReturnType<typeof readPermalinks>, live: Iterable<string>): PermalinkFault[] {
  const now = new Set(live);
  const found = [...faults];
  for (const id of ids) {
    const end = follow(id, moved);
    if (end === null) found.push({ line: 0, id, message: `${id} 的转向绕成了圈。` });
    else if (moved.has(id) && now.has(id)) found.push({ line: 0, id, message: `${id} 还在，却写了转向 ${end}。` });
    else if (moved.has(id) && !now.has(end)) found.push({ line: 0, id, message: `${id} 转向 ${end}，但没有 ${end}。` });
    else if (!moved.has(id) && !now.has(id)) found.push({ line: 0, id, message: `${id} 曾经发布，现在没有了；请在 content/permalinks.txt 写“${id} → 新编号”。` });
  }
  const listed = new Set(ids);
  for (const id of now) {
    if (!listed.has(id)) found.push({ line: 0, id, message: `${id} 没有列入 content/permalinks.txt；运行 npm run permalinks。` });
  }
  return found;
}

/** The ids a corpus publishes: themes, notices, points. */
export function listIds(corpus: {
  themes: readonly { id: string }[];
  notices: readonly { id: string; points: readonly { record: { id: string } }[] }[];
}): string[] {
  return [
    ...corpus.themes.map(({ id }) => `themes/${id}`),
    ...corpus.notices.map(({ id }) => id),
    ...corpus.notices.flatMap(({ points }) => points.map(({ record }) => record.id)),
  ];
}

/** The file of an id, from the site's root: `x/index.html` for a notice, else `x/1.html`. */
export function toPath(id: string): string {
  return id.includes('/') ? `${id}.html` : `${id}/index.html`;
}

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/**
 * The page left at a moved address: it leads on by itself, by a link, and for
 * machines. All relative, so that it works under any path and from file://.
 *
 * @param site where the site is, ending in a slash, if that is known
 */
export function toRedirectPage(from: string, to: string, site: string | null = null): string {
  const [path, target] = [toPath(from), toPath(to)];
  const href = '../'.repeat(path.split('/').length - 1) + target;
  const canonical = site === null ? href : site + target;
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta http-equiv="refresh" content="0; url=${escapeHtml(href)}">
    <meta name="robots" content="noindex">
    <link rel="icon" href="data:,">
    <meta name="description" content="${escapeHtml(from)} 的新网址。">
    <link rel="canonical" href="${escapeHtml(canonical)}">
    <title>${escapeHtml(from)} 已移到 ${escapeHtml(to)} · 要点对照</title>
  </head>
  <body>
    <h1>这个网址已经移动</h1>
    <p>${escapeHtml(from)} 现在是 <a href="${escapeHtml(href)}">${escapeHtml(to)}</a>。</p>
    <p>本站整理公开发布的文件，不是政府网站。</p>
  </body>
</html>
`;
}

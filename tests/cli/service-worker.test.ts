/** What sw.js keeps. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listPrecache } from '../../src/build/service-worker.ts';

const site = mkdtempSync(join(tmpdir(), 'precache-'));
afterAll(() => { rmSync(site, { recursive: true, force: true }); });
for (const path of [
  'index.html', '404.html', 'feed.xml', 'sw.js', '_headers', 'assets/site.js', 'assets/notices/a-2024.js', 'a-2024/index.html', 'a-2024/1.html', 'themes/index.html', 'themes/budget.html',
  'data/index.html', 'data/points.json', 'data/points.parquet', 'data/yaodian.sqlite', 'search/index.html', 'search/data/entry.bin', 'search/data/entry.js', 'sources/0_a.txt', 'sources/index.html', 'statistics/a-2024.html', 'guide/index.html',
]) {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), path);
}

describe('listPrecache', () => {
  it('has every file but what only file:// needs, what hosts read, and files for databases', () => {
    const urls = listPrecache(site).map(({ url }) => url);
    expect(urls).toHaveLength(17);
    expect(urls).not.toEqual(expect.arrayContaining(['search/data/entry.js']));
  });

  it('of a site too large to be fetched whole has the pages about all notices, and what they load', () => {
    expect(listPrecache(site, 100).map(({ url }) => url)).toEqual([
      '404.html', 'assets/site.js', 'data/index.html', 'feed.xml', 'guide/index.html', 'index.html', 'search/index.html', 'themes/budget.html', 'themes/index.html',
    ]);
  });
});

import { afterEach, expect, test, vi } from 'vitest';
import { toPagePath, toRoot } from '../../src/site/page-address.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['/', '/', 'index.html', ''],
  ['/404.html', '/', '404.html', ''],
  ['/themes/', '/', 'themes/index.html', '../'],
  ['/guangzhou-2022/17', '/', 'guangzhou-2022/17.html', '../'],
  ['/guangzhou-2022/17.html', '/', 'guangzhou-2022/17.html', '../'],
  ['/a/b/c.html', '/', 'a/b/c.html', '../../'],
  ['/37/guangzhou-2022/17.html', '/37', 'guangzhou-2022/17.html', '../'],
  ['/37/', '/37/', 'index.html', ''],
])('the page at %s under %s is %s, its root %j', (path, base, file, root) => {
  vi.stubEnv('BASE_URL', base);
  const url = new URL(path, 'https://example.org');
  expect(toPagePath(url)).toBe(file);
  expect(toRoot(url)).toBe(root);
});

/** One zip of a site: whole, and the same bytes for the same site. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packFolder } from '../../src/cli/pack.ts';
import { ROOT } from '../support/notices.ts';

const FILES: Record<string, string> = { 'index.html': '<title>首页</title>', 'sources/数据 1.txt': '原文', 'themes/index.html': 'b', 'themes/a.html': 'a' };

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yaodian-pack-'));
  for (const folder of ['sources', 'themes']) mkdirSync(join(dir, folder));
  for (const [path, content] of Object.entries(FILES)) writeFileSync(join(dir, path), content);
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

it('has every file, letter by letter', () => {
  const { zip, files } = packFolder(dir);
  expect(files).toBe(4);
  expect(Object.fromEntries(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(FILES);
});

it('is the same bytes on another day and in another time zone', () => {
  const { zip } = packFolder(dir);
  utimesSync(join(dir, 'index.html'), new Date('2001-02-03'), new Date('2001-02-03'));
  for (const zone of ['Asia/Shanghai', 'America/Los_Angeles']) {
    const out = join(dir, '..', `${zone.replace('/', '-')}-${String(process.pid)}.zip`);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/run.mjs', 'src/cli/pack.ts', '--dir', dir, '--out', out], {
      cwd: ROOT, env: { ...process.env, TZ: zone }, encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('4个文件');
    expect(readFileSync(out).equals(Buffer.from(zip)), zone).toBe(true);
    rmSync(out);
  }
});

it('refuses a folder without a site', () => {
  rmSync(join(dir, 'index.html'));
  expect(() => packFolder(dir)).toThrow('npm run build');
});

/** Two builds of one commit are byte-identical, so that anybody can check what a host serves. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, inject, it } from 'vitest';

function hashAll(folder: string): Record<string, string> {
  const files = (inside: string): string[] => readdirSync(inside, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(inside, entry.name)) : [join(inside, entry.name)]);
  return Object.fromEntries(files(folder).map((file) => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]));
}

it('builds the same bytes again', () => {
  const again = mkdtempSync(join(tmpdir(), 'yaodian-build-'));
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/run.mjs', 'astro', 'build', '--outDir', again, '--silent'], { encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
    expect(hashAll(again)).toEqual(hashAll(inject('siteFolder')));
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
}, 180_000);

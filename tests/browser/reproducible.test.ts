/** Two builds of one commit are byte-identical, so that anybody can check what a host serves. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, inject, it } from 'vitest';
import { buildSite } from '../support/build.ts';
import { ROOT } from '../support/notices.ts';

function hashAll(folder: string): Record<string, string> {
  const files = (inside: string): string[] => readdirSync(inside, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(inside, entry.name)) : [join(inside, entry.name)]);
  return Object.fromEntries(files(folder).map((file) => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]));
}

it('builds the same bytes again', async () => {
  const again = await buildSite(ROOT);
  try {
    expect(hashAll(again)).toEqual(hashAll(inject('siteFolder')));
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
}, 600_000);

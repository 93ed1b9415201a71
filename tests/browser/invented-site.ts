/** Sites of invented notices, each built once for all files of a run that ask for it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { inventNotices, writeCorpus } from '../../bench/invent-notices.ts';
import { buildSite } from '../support/build.ts';
import { ROOT } from '../support/notices.ts';

/** How long a build may take on a busy machine. */
const PATIENT = 590_000;

/**
 * @param count how many notices, of eight items each
 * @returns the folder of the site, with a slash at the end; it goes with the run
 */
export async function findInventedSite(count: number): Promise<string> {
  const corpus = join(inject('inventedFolder'), String(count));
  const said = join(corpus, 'site.txt');
  try {
    mkdirSync(corpus);
  } catch {
    // Another worker is at it, or has been.
    await vi.waitUntil(() => existsSync(said), { timeout: PATIENT, interval: 200 });
    const site = readFileSync(said, 'utf8');
    if (site === '') throw new Error(`The site of ${String(count)} invented notices could not be built; the file that asked first says why.`);
    return site;
  }
  let site = '';
  try {
    writeCorpus(corpus, ROOT, inventNotices(count, { size: 8 }));
    site = await buildSite(corpus);
  } finally {
    writeFileSync(said, site);
  }
  return site;
}

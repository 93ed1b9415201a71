/** Builds the site from another corpus or into another folder, apart from whatever else is being built. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { ROOT } from './notices.ts';
import { runCommand } from './run-command.ts';

/**
 * @param corpus a folder with seeds/ and content/
 * @returns the built site, with a slash at the end; to be deleted by whoever asked
 */
export async function buildSite(corpus: string): Promise<string> {
  // Inside the project, or else all builds would share one folder for what Astro runs to make the pages.
  mkdirSync(join(ROOT, '.astro'), { recursive: true });
  const site = mkdtempSync(join(ROOT, '.astro', 'site-'));
  const cache = mkdtempSync(join(tmpdir(), 'yaodian-cache-'));
  try {
    const { code, said } = await runCommand(['astro', 'build', '--outDir', site, '--silent'], { CORPUS_DIR: corpus, CACHE_DIR: cache });
    if (code !== 0) throw new Error(`The build of ${corpus} ends with ${String(code)}:\n${said}`);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
  return site + sep;
}

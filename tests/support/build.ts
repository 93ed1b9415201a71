/** Builds the site from another corpus or into another folder, apart from whatever else is being built. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { ROOT } from './notices.ts';

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
    await new Promise<void>((done, fail) => {
      const child = spawn(process.execPath, ['src/cli/run.mjs', 'astro', 'build', '--outDir', site, '--silent'], {
        cwd: ROOT,
        env: { ...process.env, CORPUS_DIR: corpus, CACHE_DIR: cache },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (words: Buffer) => { said += words.toString(); });
      child.on('error', fail);
      child.on('close', (code) => {
        if (code === 0) done();
        else fail(new Error(`The build of ${corpus} ends with ${String(code)}:\n${said}`));
      });
    });
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
  return site + sep;
}

/** Writes sw.js, which keeps the finished site for when there is no network: every file, unless there are too many. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { bundleScript } from './client.ts';

const NAME = 'sw.js';

/** What a visit may fetch to keep the whole site, in bytes as they lie on the disk: some 120 notices. */
const MOST_KEPT = 150_000_000;

/** What a larger site keeps: the pages that are about all notices, with what they load. */
const COMMON = /^(?:[^/]+|(?:assets|search|glossary|guide)\/[^/]+|(?:themes|compare|units|commitments|wording|ledger|data|try|notices)\/[^/]+\.html)$/;

/**
 * Every file of a folder by its address, with a digest; but for what only file:// needs, the readers of rarer files, files for databases, and what hosts read and do not
 * serve (`_headers`). Of a site that is too large to be fetched whole, only what all readers need.
 */
export function listPrecache(site: string, most = MOST_KEPT): { url: string; revision: string }[] {
  const all = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== NAME && !/^search\/data\/.*\.js$|^assets\/reader-|^data\/.*\.(?:parquet|sqlite)$/.test(path) && !path.split('/').some((part) => /^[._]/.test(part)))
    .sort();
  const fits = all.reduce((sum, path) => sum + statSync(join(site, path)).size, 0) <= most;
  return (fits ? all : all.filter((path) => COMMON.test(path)))
    .map((path) => ({
      url: path.split('/').map(encodeURIComponent).join('/'),
      revision: createHash('sha256').update(readFileSync(join(site, path))).digest('hex').slice(0, 16),
    }));
}

export async function writeServiceWorker(root: string, site: string): Promise<number> {
  const precache = listPrecache(site);
  const script = await bundleScript(root, 'src/client/service-worker/service-worker.ts', { define: { PRECACHE: JSON.stringify(precache) } });
  writeFileSync(join(site, NAME), script);
  return precache.length;
}

/** Must come after whatever else writes into the site. */
export function serviceWorker(): AstroIntegration {
  let root = '';
  return {
    name: 'service-worker',
    hooks: {
      'astro:config:done': ({ config }) => { root = fileURLToPath(config.root); },
      'astro:build:done': async ({ dir, logger }) => {
        logger.info(`${String(await writeServiceWorker(root, fileURLToPath(dir)))} files for use without a network`);
      },
    },
  };
}

/** Before the browser tests: serves the built site under a sub-path, as any host may, and finds a browser. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startServer } from '../../src/cli/serve.ts';
import { findBrowser, type BrowserChoice } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The home page's folder, with a slash at the end, e.g. http://localhost:40123/some/path/. */
    siteUrl: string;
    /** The built site on disk, with a slash at the end. */
    siteFolder: string;
    browser: BrowserChoice;
    /** Where sites of invented notices are built, for all files of a run. */
    inventedFolder: string;
  }
}

/** dist/, or a build elsewhere: SITE_FOLDER, with a slash at the end. */
const DIST = process.env['SITE_FOLDER'] ?? fileURLToPath(new URL('../../dist/', import.meta.url));

export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return serveTo(project, findBrowser);
}

/** For tests in another browser: the same site, and that browser. */
export async function serveTo(project: TestProject, find: () => Promise<BrowserChoice>): Promise<() => Promise<void>> {
  const server = await startServer({ dir: DIST, base: '/some/path/', port: 0 });
  try {
    project.provide('browser', await find());
  } catch (error) {
    await server.close();
    throw error;
  }
  project.provide('siteUrl', server.url);
  project.provide('siteFolder', DIST);
  const invented = mkdtempSync(join(tmpdir(), 'invented-'));
  project.provide('inventedFolder', invented);
  return async () => {
    await server.close();
    for (const name of readdirSync(invented)) {
      const said = join(invented, name, 'site.txt');
      const site = existsSync(said) ? readFileSync(said, 'utf8') : '';
      if (site !== '') rmSync(site, { recursive: true, force: true });
    }
    rmSync(invented, { recursive: true, force: true });
  };
}

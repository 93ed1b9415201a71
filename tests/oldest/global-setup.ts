/**
 * Before `npm run test:oldest`: installs the package beside this file, which carries Chrome 109 for Linux x64, and
 * unpacks it with the libraries it brings.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { chooseCacheFolder, type BrowserChoice } from '../browser/browser.ts';
import { serveTo } from '../browser/global-setup.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const VERSION = '109.0.6';

export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return serveTo(project, findOldest);
}

async function findOldest(): Promise<BrowserChoice> {
  const folder = join(chooseCacheFolder(), `chromium-${VERSION}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'aws/lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '').join(delimiter),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'aws') }),
    },
  };
}

async function unpack(folder: string): Promise<void> {
  const npm = process.env['npm_execpath'];
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ci in ${FOLDER} ends with ${String(status)}`);

  const inside = join(FOLDER, 'node_modules/@sparticuz/chromium');
  // What the package exports unpacks to /tmp whatever is asked; this part of it to the folder for temporary files.
  const { inflate } = createRequire(import.meta.url)(join(inside, 'build/lambdafs.js')) as { inflate: (file: string) => Promise<string> };
  const fresh = mkdtempSync(join(chooseCacheFolder(), 'unpacking-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = fresh;
  try {
    for (const file of ['chromium.br', 'aws.tar.br']) await inflate(join(inside, 'bin', file));
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Before `npm run test:oldest`: installs the package beside this file, which carries Chrome 109 for Linux x64, and unpacks it. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import type { BrowserChoice } from '../browser/browser.ts';
import { serveTo } from '../browser/global-setup.ts';
import { toBrowserChoice, unpackOnce } from '../browser/packed-chromium.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const VERSION = '109.0.6';

export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return serveTo(project, findOldest);
}

async function findOldest(): Promise<BrowserChoice> {
  return toBrowserChoice(await unpackOnce(VERSION, installAndUnpack), { libraries: 'aws/lib', fonts: 'aws' });
}

async function installAndUnpack(): Promise<void> {
  const npm = process.env['npm_execpath'];
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ci in ${FOLDER} ends with ${String(status)}`);

  const inside = join(FOLDER, 'node_modules/@sparticuz/chromium');
  // What this version exports unpacks to /tmp whatever is asked; this part of it to the folder for temporary files.
  const { inflate } = createRequire(import.meta.url)(join(inside, 'build/lambdafs.js')) as { inflate: (file: string) => Promise<string> };
  for (const file of ['chromium.br', 'aws.tar.br']) await inflate(join(inside, 'bin', file));
}

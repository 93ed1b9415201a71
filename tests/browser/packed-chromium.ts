/** The Chromium that the package `@sparticuz/chromium` carries for Linux x64, with the libraries a bare system lacks. */
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserChoice } from './browser.ts';

/** The one of this project's packages. */
export async function findPackedChromium(): Promise<BrowserChoice> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('the package is for Linux x64 alone');
  const root = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium', import.meta.url));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = await unpackOnce(version, async () => {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    await packed.executablePath(join(root, 'bin'));
    await inflate(join(root, 'bin/al2023.tar.br'));
  });
  return toBrowserChoice(folder, { libraries: 'al2023/lib', fonts: 'fonts' });
}

/**
 * Unpacks a version of the package once. Its folder appears under its name only when it is complete.
 *
 * @param unpack puts the files into the folder for temporary files, which is where the package unpacks to, whatever it is asked
 */
export async function unpackOnce(version: string, unpack: () => Promise<void>): Promise<string> {
  const cache = chooseCacheFolder();
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(join(cache, 'unpacking-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = fresh;
  try {
    await unpack();
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another run may have been faster.
    if (!existsSync(folder)) throw error;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  return folder;
}

/** @param parts where the libraries and fonts are in it */
export function toBrowserChoice(folder: string, { libraries, fonts }: { libraries: string; fonts: string }): BrowserChoice {
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, libraries), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '').join(delimiter),
      // The package brings a few Latin fonts; the system's, if it has any set up, are better.
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, fonts) }),
    },
  };
}

/** node_modules/.cache, which goes when node_modules goes; else a folder of this user's among the temporary files. */
function chooseCacheFolder(): string {
  const own = `yaodian-duizhao-${String(process.getuid?.() ?? 0)}`;
  for (const folder of [fileURLToPath(new URL('../../node_modules/.cache/browser', import.meta.url)), join(tmpdir(), own)]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK | constants.X_OK);
      return folder;
    } catch {
      // Not ours to write in: the next.
    }
  }
  return mkdtempSync(join(tmpdir(), `${own}-`));
}

/**
 * The finished site as one file: `node src/cli/pack.ts [--dir dist] [--out yaodian-duizhao-<version>.zip]`.
 * The same site gives the same bytes, whenever and wherever it is packed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync, type Zippable } from 'fflate';
import { isStarted } from './is-started.ts';

/** The earliest a zip can name, by the clock on the wall here: zips know no time zones. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Packs all files of a folder, in the order of their names.
 *
 * @throws where there is no site in the folder
 */
export function packFolder(dir: string): { zip: Uint8Array; files: number } {
  if (!existsSync(join(dir, 'index.html'))) {
    throw new Error(`没有找到 ${join(dir, 'index.html')}，请先运行 npm run build。 No site here yet: run npm run build first.`);
  }
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort();
  const contents: Zippable = {};
  for (const path of paths) contents[path.split(sep).join('/')] = readFileSync(join(dir, path));
  return { zip: zipSync(contents, { level: 9, mtime: NO_TIME }), files: paths.length };
}

function main(): void {
  const { name, version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { name: string; version: string };
  const { values } = parseArgs({
    options: { dir: { type: 'string', default: 'dist' }, out: { type: 'string', default: `${name}-${version}.zip` } },
  });
  const { zip, files } = packFolder(values.dir);
  writeFileSync(values.out, zip);
  const digest = createHash('sha256').update(zip).digest('hex');
  console.log(`${values.out}：${String(files)}个文件，${(zip.length / 1e6).toFixed(2)} MB。解压后打开 index.html。\nSHA-256 ${digest}`);
}

if (isStarted(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

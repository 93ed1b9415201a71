/**
 * Several built sites → one folder: each site in a folder of its own, byte by byte as it was built, and a front page
 * over them. All of it is made beside the folder it replaces, and takes its place when it is complete.
 */
import { chmodSync, constants, copyFileSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Front } from './front.ts';
import { isCounted, toMatrix, toTotals, type CountedShard } from './overview.ts';
import type { ShardsFile } from './shards-file.ts';
import { surveyShard, type Survey } from './survey.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The figures of the front, for other programs; a folder that has it may be replaced by the next front. */
export const FRONT_FILE = 'front.json';

/** What can be mended by whoever asks. */
export class FrontError extends Error {}

export interface FrontOptions extends ShardsFile {
  out: string;
  /** The file that listed the sites, if one did: it must not stand in `out`. */
  list?: string;
  /** Hard links in place of copies: nothing twice on the disk; the sites must then not be written in place. */
  link?: boolean;
  say?: (words: string) => void;
}

/**
 * Makes a front.
 *
 * @returns what was found of each site; those with faults are said on the pages too
 * @throws FrontError where nothing is written: `out` is something else, lies inside a site, or holds one or the list
 */
export async function buildFront(options: FrontOptions): Promise<Survey[]> {
  const { title, shards, out, link = false, say = () => undefined } = options;
  checkOut(options);
  const surveys: Survey[] = [];
  for (const shard of shards) {
    say(`读${shard.name}`);
    surveys.push(await surveyShard(shard));
  }
  mkdirSync(dirname(out), { recursive: true });
  const made = mkdtempSync(join(dirname(out), `.${basename(out)}-`));
  // Made for its owner alone; a host has to read it.
  chmodSync(made, 0o777 & ~process.umask());
  const stop = (signal: NodeJS.Signals): void => {
    rmSync(made, { recursive: true, force: true });
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    say('做首页');
    await buildPages({ title, surveys }, made);
    for (const { path, name, site } of shards) {
      if (surveys.find((survey) => survey.path === path)?.hasPages !== true) continue;
      say(`放入${name}`);
      placeSite(site, join(made, path), link);
    }
    writeFileSync(join(made, FRONT_FILE), `${JSON.stringify(toFigures({ title, surveys }), null, 2)}\n`);
    replace(out, made);
    return surveys;
  } finally {
    for (const signal of signals) process.off(signal, stop);
    rmSync(made, { recursive: true, force: true });
  }
}

/** What would be lost or written over with the folder that the new one replaces. */
function checkOut({ out, shards, list }: FrontOptions): void {
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, FRONT_FILE))) {
    throw new FrontError(`${out} 里有别的东西（没有 ${FRONT_FILE}，不是以前做的首页），没有动它。请另写一个文件夹。`);
  }
  for (const { name, site } of shards) {
    if (isWithin(out, site)) throw new FrontError(`${out} 在${name}的网站文件夹里，不能写在那里。`);
    if (isWithin(site, out)) throw new FrontError(`${name}的网站在 ${out} 里，换掉旧首页时会一起没了。请另写一个文件夹，或把网站放到别处。`);
  }
  if (list !== undefined && isWithin(list, out)) throw new FrontError(`${list} 在 ${out} 里，换掉旧首页时会一起没了。请把清单放到别处，或另写一个文件夹。`);
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The pages of the front, by Astro: a project of its own in this folder, so that it leaves what Astro knows of the site's pages alone. */
async function buildPages(front: Front, to: string): Promise<void> {
  // Inside the project, or else builds at the same time would share one folder for what Astro runs to make the pages.
  mkdirSync(join(ROOT, '.astro'), { recursive: true });
  const work = mkdtempSync(join(ROOT, '.astro', 'front-'));
  try {
    const data = join(work, 'data.json');
    writeFileSync(data, JSON.stringify(front));
    process.env['FRONT_DATA'] = data;
    const { build } = await import('astro');
    await build({
      root: join(ROOT, 'src/front'), srcDir: '.', publicDir: '../../public', outDir: join(work, 'site'), cacheDir: join(work, 'cache'),
      configFile: false, logLevel: 'warn', output: 'static', build: { format: 'preserve' }, trailingSlash: 'ignore', devToolbar: { enabled: false }, vite: { logLevel: 'warn', cacheDir: join(work, 'vite') },
    });
    cpSync(join(work, 'site'), to, { recursive: true });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A site as it is, file by file. */
function placeSite(site: string, to: string, link: boolean): void {
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const target = join(to, relative(site, file));
    mkdirSync(dirname(target), { recursive: true });
    if (link) linkSync(file, target);
    // Where the file system can, the copy shares its blocks until one of the two is changed.
    else copyFileSync(file, target, constants.COPYFILE_FICLONE);
  }
}

function replace(out: string, made: string): void {
  const old = `${made}-old`;
  const hadOne = existsSync(out);
  if (hadOne) renameSync(out, old);
  try {
    renameSync(made, out);
  } catch (error) {
    if (hadOne) renameSync(old, out);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function toFigures({ title, surveys }: Front): object {
  const counted: CountedShard[] = surveys.filter(isCounted);
  return {
    title, ...toTotals(counted),
    shards: surveys.map(({ path, name, figures, hasSearch, faults }) => ({
      path, name, notices: figures?.notices ?? null, points: figures?.points ?? null, years: figures?.years ?? [], demands: figures?.demands ?? null, complete: figures?.complete ?? null, hasSearch, faults,
    })),
    themes: toMatrix(counted).map(({ id, name, cells }) => ({ id, name, points: Object.fromEntries(counted.map(({ path }, at) => [path, cells[at] ?? null])) })),
  };
}

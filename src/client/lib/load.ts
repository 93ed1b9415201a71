/**
 * Loads scripts of the site when they are first wanted, and what they bring. Works from a disk too, where pages can
 * run scripts but fetch nothing. The scripts of a page are bundled apart from each other: what one has loaded is
 * there for all.
 */
import type { Card } from '../../search/cards.ts';
import type { NoticeData } from './notice-data.ts';

/** What each script brings, by its path from the site's root without `.js`; nothing where it only acts. */
interface Provided {
  'assets/cards': Card[];
  'assets/draft-docx': typeof import('../draft/docx.entry.ts')['draftDocx'];
  'assets/draft-reader': typeof import('../draft/reader.entry.ts')['draftReader'];
  'assets/ledger-files': typeof import('../ledger/files.entry.ts')['ledgerFiles'];
  'assets/search-cards': typeof import('../search/cards.entry.ts')['searchCards'];
  'assets/search-help': typeof import('../search/help.ts')['makeHelp'];
  /** src/client/try/worker.ts as one function. */
  'assets/try-worker': () => { connect: (port: unknown) => void };
  /** Readers of files, each a function that makes it. */
  'assets/reader-documents': () => unknown;
  'assets/reader-sheets': () => unknown;
  'assets/reader-pdf': () => unknown;
  'assets/reader-cmaps': Record<string, string>;
  [notice: `assets/notices/${string}`]: NoticeData;
  [text: `assets/texts/${string}`]: string;
  /** Base64; on a page about several sites each has its own, below its folder. */
  [file: `${string}search/data/${string}`]: string;
}

interface Scripts {
  requested: Map<string, Promise<void>>;
  provided: Map<string, unknown>;
}

declare global {
  var siteScripts: Scripts | undefined;
  /** What scripts of data call. */
  var provide: ((path: string, value: unknown) => void) | undefined;
}

function getScripts(): Scripts {
  const scripts = globalThis.siteScripts ??= { requested: new Map(), provided: new Map() };
  // Scripts of several sites provide under the same path: what counts is by which they were loaded.
  globalThis.provide ??= (path, value) => scripts.provided.set(document.currentScript?.dataset['path'] ?? path, value);
  return scripts;
}

/** Leaves what a script brings for those who load it. */
export function provide<Path extends keyof Provided>(path: Path, value: Provided[Path]): void {
  getScripts().provided.set(path, value);
}

/**
 * Runs a script once.
 *
 * @param path from the site's root, without `.js`: `assets/charts`
 * @returns settled when it has run; where it could not be loaded, rejected, and asking again tries again
 */
export function loadScript(path: string): Promise<void> {
  const { requested } = getScripts();
  let promise = requested.get(path);
  if (!promise) {
    promise = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.dataset['path'] = path;
      script.src = `${document.documentElement.dataset['root'] ?? ''}${path.split('/').map(encodeURIComponent).join('/')}.js`;
      script.onload = () => {
        script.remove();
        resolve();
      };
      script.onerror = () => {
        script.remove();
        requested.delete(path);
        reject(new Error(`${path}.js`));
      };
      document.head.append(script);
    });
    requested.set(path, promise);
  }
  return promise;
}

/** Whether what a script brings is there without loading. */
export function isHere(path: keyof Provided): boolean {
  return getScripts().provided.has(path);
}

/** Loads what a script brings, once; where it does not come, or comes cut short, rejected, and asking again tries again. */
export async function load<Path extends keyof Provided>(path: Path): Promise<Provided[Path]> {
  const { requested, provided } = getScripts();
  await loadScript(path);
  const value = provided.get(path) as Provided[Path] | undefined;
  if (value === undefined) {
    requested.delete(path);
    throw new Error(`${path}.js`);
  }
  return value;
}

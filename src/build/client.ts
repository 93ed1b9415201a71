/**
 * The site's scripts and its stylesheet, as files that work under any path and from file://.
 *
 * Browsers run no module scripts from file://, and Astro's own asset addresses start at the root of the host.
 * So each folder of src/client with an index.ts becomes one classic script, as does each *.entry.ts, and src/styles/*.css one stylesheet, which pages
 * link to by relative addresses. Both are the same bytes for the same sources.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { browserslistToTargets, transform } from 'lightningcss';
import { build } from 'rolldown';

/** The last Chrome for Windows 7, which offices still use, and what came out about the same time. */
const BROWSERS = ['chrome 109', 'edge 109', 'firefox 115', 'safari 16.4'];
const TARGET = 'es2022';

/** Names of the files in `folder` that end in `extension`, without it, sorted. */
function listNames(folder: string, extension: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => basename(name, extension))
    .sort();
}

/** A script of the site: its name in assets/, and the module it begins with. */
export interface ClientEntry {
  /** `search` for src/client/search/index.ts, `search-suggest` for src/client/search/suggest.entry.ts. */
  name: string;
  /** From the root. */
  path: string;
}

/** The scripts that pages link to or load, by the folders of src/client. */
export function listClientEntries(root: string): ClientEntry[] {
  const client = join(root, 'src/client');
  return readdirSync(client).sort().flatMap((folder) => readdirSync(join(client, folder)).sort().flatMap((file) => {
    const [, part] = /^(?:index|(.+)\.entry)\.ts$/.exec(file) ?? [];
    if (part === undefined && file !== 'index.ts') return [];
    return [{ name: part === undefined ? folder : `${folder}-${part}`, path: `src/client/${folder}/${file}` }];
  }));
}

/**
 * Bundles the worker of the page “bring your own notice” into a classic script that provides one function with
 * everything in it: the page makes a worker of its source, since from a disk a worker can have no file.
 */
export async function bundleTryWorker(root: string): Promise<string> {
  // Some packages come in one version for documents and one for workers.
  const code = await bundleScript(root, 'src/client/try/worker.ts', { name: 'made', conditions: ['worker', 'module', 'browser', 'production'] });
  return `provide('assets/try-worker', function () {\n${code}\nreturn made;\n});\n`;
}

/** What is loaded when a file of its kind comes: the readers, and the tables of Chinese encodings that a PDF may need. */
export const READERS = ['documents', 'sheets', 'pdf', 'cmaps'] as const;

/** Fonts that are not in a PDF are told by these; those of other countries are not needed. */
const CHINESE_MAPS = /^(?:Adobe-GB1-.*|GB.*|UniGB-.*)\.bcmap$/;

/** Bundles a reader into a classic script that provides one function which makes it: it becomes part of the worker's source. */
export async function bundleReader(root: string, name: (typeof READERS)[number]): Promise<string> {
  if (name === 'cmaps') {
    const folder = join(root, 'node_modules/pdfjs-dist/cmaps');
    const maps = readdirSync(folder).filter((file) => CHINESE_MAPS.test(file)).sort();
    const content = Object.fromEntries(maps.map((file) => [basename(file, '.bcmap'), readFileSync(join(folder, file)).toString('base64')]));
    return `provide('assets/reader-cmaps', ${JSON.stringify(content)});\n`;
  }
  const code = await bundleScript(root, `src/client/try/readers/${name}.ts`, {
    name: 'made', conditions: ['worker', 'module', 'browser', 'production'],
    // Where pdf.js would ask for modules of Node.
    ...(name === 'pdf' ? { define: { 'import.meta': '{}' } } : {}),
  });
  // pdf.js would else take our worker for its own, and answer its messages; cfb exports nothing where nothing can be required.
  const around = { documents: 'var require = function () { return {}; };\n', sheets: '', pdf: 'var self;\n' }[name];
  return `provide('assets/reader-${name}', function () {\n${around}${code}\nreturn made;\n});\n`;
}

/**
 * Bundles a module, with all it imports, into one classic script.
 *
 * @param entry from the root
 * @param name the variable that holds what the entry exports; only used where it exports something
 * @param define what stands for a name in the sources
 * @param conditions which of the versions that packages offer
 */
export async function bundleScript(
  root: string, entry: string, { name = '_', define = {}, conditions }: { name?: string; define?: Record<string, string>; conditions?: string[] } = {},
): Promise<string> {
  const { output: [script, ...others] } = await build({
    input: join(root, entry),
    cwd: root,
    platform: 'browser',
    logLevel: 'warn',
    write: false,
    transform: { target: TARGET, define: { 'process.env.NODE_ENV': '"production"', ...define } },
    ...(conditions ? { resolve: { conditionNames: conditions } } : {}),
    output: { format: 'iife', name, minify: true, comments: false },
  });
  if (others.length > 0) {
    const names = others.map((output) => output.fileName).join(', ');
    throw new Error(`Unexpected files from ${entry}: ${names}; expected one script`);
  }
  return script.code;
}

/** One stylesheet, by its path from the project's root, minified. */
export function bundleStyle(root: string, filename: string): string {
  const { code, warnings } = transform({ filename, code: readFileSync(join(root, filename)), minify: true, targets: browserslistToTargets(BROWSERS) });
  for (const { message, loc } of warnings) console.warn(`${filename}:${String(loc.line)}:${String(loc.column)} ${message}`);
  return new TextDecoder().decode(code);
}

/** What every page gets: all of src/styles/*.css in the order of their names. */
export function bundleStyles(root: string): string {
  return listNames(join(root, 'src/styles'), '.css').map((name) => bundleStyle(root, `src/styles/${name}.css`)).join('\n');
}

/** The stylesheets that only one page gets, e.g. `ledger` for src/styles/pages/ledger.css. */
export function listPageStyles(root: string): string[] {
  return listNames(join(root, 'src/styles/pages'), '.css');
}

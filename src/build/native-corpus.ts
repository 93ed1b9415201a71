/**
 * In a build, what reads the corpus runs once, as Node loaded it for the configuration (the search index needs it too):
 * the collections and the pages get the exports of that module, and so the corpus it keeps, instead of copies of their
 * own, transformed and bundled, that would read the corpus anew. A development server goes without: there a change to
 * the parser counts at once.
 */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

/** What the collections and the pages take from there. */
const NATIVE = ['src/corpus/load.ts', 'src/corpus/content-schema.ts', 'src/points/index.ts'];

/** Where a build's modules find those of its configuration: both run in one process. */
const HERE = 'yaodian-duizhao.native';

export function nativeCorpus(): AstroIntegration {
  return {
    name: 'native-corpus',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        const modules = new Map(await Promise.all(NATIVE.map(async (path) => {
          const file = join(fileURLToPath(config.root), path);
          return [file.replaceAll('\\', '/'), await import(pathToFileURL(file).href) as Record<string, unknown>] as const;
        })));
        (globalThis as Record<symbol, unknown>)[Symbol.for(HERE)] = modules;
        updateConfig({
          vite: {
            plugins: [{
              name: 'native-corpus',
              enforce: 'pre',
              load(id) {
                const native = modules.get(id);
                if (!native) return null;
                const own = `globalThis[Symbol.for(${JSON.stringify(HERE)})].get(${JSON.stringify(id)})`;
                return `export const { ${Object.keys(native).join(', ')} } = ${own};`;
              },
            }],
          },
        });
      },
    },
  };
}

/** No file of src needs itself by way of others, nor for its types: whoever reads it would have to know both at once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './support/notices.ts';

/** `import { a } from './b.ts';`, `import type { A } from './b.ts';`, `export * from './b.ts';`, `import './b.ts';`, over one line or several. */
const IMPORT = /^(?:import|export)\b[^'";=]*'(?<path>\.[^']+)';/gm;

/** The files that a file names, relative to src. */
function listImports(file: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].map(({ groups }) => posix.join(posix.dirname(file), groups?.['path'] ?? ''));
}

/** A way from a file back to itself; null where there is none. */
function findCycle(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (file: string): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    done.add(file);
    path.push(file);
    for (const next of imports.get(file) ?? []) {
      const found = walk(next);
      if (found) return found;
    }
    path.pop();
    return null;
  };
  for (const file of imports.keys()) {
    const found = walk(file);
    if (found) return found;
  }
  return null;
}

it('imports are read as they are written', () => {
  const text = `import './a.ts';\nimport {\n  b,\n  type B,\n} from './b.ts';\nimport type { C } from './c.ts';\nimport { type D } from './d.ts';\nexport * from '../e.ts';\nexport type { F } from './f.ts';\nimport g from 'g';\n`;
  expect(listImports('notice/x.ts', text)).toEqual(['notice/a.ts', 'notice/b.ts', 'notice/c.ts', 'notice/d.ts', 'e.ts', 'notice/f.ts']);
  expect(findCycle(new Map([['a', ['b', 'c']], ['b', ['d']], ['c', ['d']], ['d', []]]))).toBeNull();
  expect(findCycle(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]]))).toEqual(['b', 'c', 'b']);
});

it('src has no cycle of imports', () => {
  // Astro keeps what it makes of the front in a folder beside it.
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => /\.(?:ts|js|mjs|astro)$/.test(file) && !file.includes('.astro/') && !file.endsWith('/.astro'));
  const imports = new Map(files.map((file) => [file, listImports(file, readFileSync(join(ROOT, 'src', file), 'utf8'))]));
  expect([...imports.values()].flat().length).toBeGreaterThan(files.length);
  expect(findCycle(imports)).toBeNull();
});

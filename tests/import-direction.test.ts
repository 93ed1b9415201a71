/** Data flows one way: the lint rule says so of code that tries otherwise. */
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './support/notices.ts';

let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint({ cwd: ROOT });
});

/** What lint says of a file with this code. The file need not exist. */
async function lint(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(ROOT, path) });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'local/import-direction' || ruleId === 'no-restricted-globals')
    .map(({ message }) => message);
}

describe('stages import only from stages to their left', { timeout: 30_000 }, () => {
  it.each([
    ['text from anything', 'src/text/x.ts', `import { parse } from '../notice/index.ts';\nparse('');`, 'in src/text, expected none from other folders'],
    ['formats from ledger', 'src/formats/x.ts', `import { toRow } from '../ledger/ledger.ts';\ntoRow({});`, 'in src/formats, expected src/text.'],
    ['ledger from data', 'src/ledger/x.ts', `export * from '../data/table.ts';`, 'in src/ledger, expected src/text, src/formats, src/points.'],
    ['client from corpus', 'src/client/x.ts', `export * from '../corpus/load.ts';`, 'in src/client, expected'],
    ['corpus from compare', 'src/corpus/x.ts', `export * from '../compare/index.ts';`, 'in src/corpus, expected src/text, src/reading, src/notice, src/points, src/rules.'],
    ['notice from points', 'src/notice/x.ts', `import { readNotice } from '../points/index.ts';\nreadNotice('');`, 'in src/notice, expected src/text.'],
    ['points from rules', 'src/points/x.ts', `import { rules } from '../rules/index.ts';\nvoid rules;`, 'in src/points, expected src/text, src/notice.'],
    ['rules from corpus', 'src/rules/x.ts', `export * from '../corpus/load.ts';`, 'in src/rules, expected src/text, src/notice, src/points.'],
    ['a type', 'src/notice/x.ts', `import type { WorkPoint } from '../points/schema.ts';\nexport type X = WorkPoint;`, 'in src/notice, expected src/text.'],
    ['a type where it is used', 'src/notice/x.ts', `export type X = import('../points/schema.ts').WorkPoint;`, 'in src/notice, expected src/text.'],
    ['at run time', 'src/notice/x.ts', `export const x = import('../points/index.ts');`, 'in src/notice, expected src/text.'],
    ['at run time, by a variable', 'src/notice/x.ts', `export const x = (path: string) => import(path);`, 'computed import'],
    ['something of src itself', 'src/notice/x.ts', `import '../content.config.ts';`, 'in src/notice, expected src/text.'],
    ['Node', 'src/notice/x.ts', `import { readFileSync } from 'node:fs';\nvoid readFileSync;`, 'expected no Node modules here'],
    ['Node without its prefix', 'src/points/x.ts', `import { readFileSync } from 'fs';\nvoid readFileSync;`, 'expected no Node modules here'],
    ['Astro', 'src/rules/x.ts', `import { z } from 'astro/zod';\nvoid z;`, 'expected no Astro here'],
    ['a path from the root', 'src/notice/x.ts', `import '/src/points/index.ts';`, 'expected a relative path'],
    ['the browser', 'src/points/x.ts', `export const x = document.title;`, `Unexpected use of 'document'`],
    ['the process', 'src/rules/x.ts', `export const x = process.env;`, `Unexpected use of 'process'`],
  ])('%s: forbidden', async (_, path, code, message) => {
    expect(await lint(path, code)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['points from notice', 'src/points/x.ts', `import { parse } from '../notice/index.ts';\nparse('');`],
    ['rules from points', 'src/rules/x.ts', `import { readNotice } from '../points/index.ts';\nreadNotice('');`],
    ['within a stage', 'src/notice/x.ts', `import { parse } from './parse.ts';\nparse('');`],
    ['a package', 'src/points/x.ts', `import { z } from 'zod';\nvoid z;`],
    ['corpus from Node', 'src/corpus/x.ts', `import { readFileSync } from 'node:fs';\nvoid readFileSync;`],
    ['formats by ledger', 'src/ledger/x.ts', `export * from '../formats/csv-read.ts';`],
    ['site from Astro', 'src/site/x.ts', `export * from 'astro:content';`],
    ['a page from anywhere', 'src/pages/x.ts', `import { parse } from '../notice/index.ts';\nparse('');`],
  ])('%s: allowed', async (_, path, code) => {
    expect(await lint(path, code)).toEqual([]);
  });
});

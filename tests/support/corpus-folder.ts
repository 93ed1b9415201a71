/** A folder of its own for each test, which commands take for the corpus. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/**
 * Call it at the head of a test file.
 *
 * @param fill puts into the folder what each test begins with
 * @returns gives the folder of the test that runs
 */
export function useCorpusFolder(fill: (root: string) => void): () => string {
  let root = '';
  let before: string | undefined;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'corpus-'));
    fill(root);
    before = process.env['CORPUS_DIR'];
    process.env['CORPUS_DIR'] = root;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['CORPUS_DIR'];
    else process.env['CORPUS_DIR'] = before;
    rmSync(root, { recursive: true, force: true });
  });
  return () => root;
}

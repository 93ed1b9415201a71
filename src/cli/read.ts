/** node src/cli/read.ts FILE: what a file says, as JSON, for src/corpus/read-seed.ts. */
import { readFileSync } from 'node:fs';
import type { ReadAnswer } from '../corpus/read-seed.ts';
import { readFile, ReadingError } from '../reading/index.ts';
import { loadReader } from '../reading/load-reader.ts';

async function answer(path: string): Promise<ReadAnswer> {
  try {
    return { read: await readFile(path, readFileSync(path), loadReader) };
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    const { ruleId, message: reason, note, place } = error;
    return { error: { ruleId, reason, note, place } };
  }
}

process.stdout.write(JSON.stringify(await answer(process.argv[2] ?? '')));

/** node src/cli/read.ts JSON: what the files of a notice say, as JSON, for src/corpus/read-seed.ts. */
import { readFileSync } from 'node:fs';
import type { ReadAnswer, ReadQuestion } from '../corpus/read-seed.ts';
import { ReadingError } from '../reading/index.ts';
import { loadReader } from '../reading/load-reader.ts';
import { readFiles } from '../reading/read-files.ts';

async function answer({ files, parts }: ReadQuestion): Promise<ReadAnswer> {
  try {
    return { read: await readFiles(files.map(({ name, path }) => ({ name, bytes: readFileSync(path) })), loadReader, { parts }) };
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    const { ruleId, message: reason, note, place } = error;
    return { error: { ruleId, reason, note, place } };
  }
}

process.stdout.write(JSON.stringify(await answer(JSON.parse(process.argv[2] ?? '') as ReadQuestion)));

/** Seeds, read while everything waits: a corpus is loaded at once. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameReader, readAtOnce, ReadingError, type ReadFile } from '../reading/index.ts';

/** What src/cli/read.ts prints. */
export type ReadAnswer = { read: ReadFile } | { error: { ruleId: ReadingError['ruleId']; reason: string; note: string; place: ReadingError['place'] } };

/** A file of 64 MB has no more text. */
const MOST_OUTPUT = 512 * 1024 * 1024;

/**
 * Reads a seed. One whose reader has to be loaded is read by a process of its own, since loading cannot be waited for here.
 *
 * @throws ReadingError
 */
export function readSeed(path: string, bytes: Uint8Array): ReadFile {
  if (nameReader(path, bytes) === null) return readAtOnce(path, bytes);
  const beside = fileURLToPath(new URL('../cli/read.ts', import.meta.url));
  // In a build this module is part of another file.
  const script = existsSync(beside) ? beside : join(process.cwd(), 'src/cli/read.ts');
  const answer = JSON.parse(execFileSync(process.execPath, [script, path], { encoding: 'utf8', maxBuffer: MOST_OUTPUT, stdio: ['ignore', 'pipe', 'inherit'] })) as ReadAnswer;
  if ('read' in answer) return answer.read;
  const { ruleId, reason, note, place } = answer.error;
  throw new ReadingError(ruleId, reason, note, place);
}

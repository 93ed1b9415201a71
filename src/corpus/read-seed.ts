/** Seeds, read while everything waits: a corpus is loaded at once. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAtOnce, readsLater, ReadingError, type ReadFile } from '../reading/index.ts';
import type { NoticeContent } from './content-schema.ts';

/** What src/cli/read.ts prints. */
export type ReadAnswer = { read: ReadFile } | { error: { ruleId: ReadingError['ruleId']; reason: string; note: string; place: ReadingError['place'] } };

/** Bytes that the reading process may answer: eight times the largest file, since places and cells are said as well. */
const MOST_OUTPUT = 512 * 1024 * 1024;

/** What it is asked. */
export interface ReadQuestion {
  /** The notice, then its annexes. */
  files: { name: string; path: string }[];
  /** Of an archive, the files to read. */
  parts: string[];
}

/** What the notice itself is called where its annexes have names of their own. */
const BODY = '正文';

/**
 * Reads a seed with its annexes. What cannot be read at once is read by a process of its own, since loading a reader
 * cannot be waited for here.
 *
 * @param folder of the seeds
 * @throws ReadingError; or what the system says, where a file is missing
 */
export function readSeed(folder: string, { seed, annexes, parts }: Pick<NoticeContent, 'seed' | 'annexes' | 'parts'>): { read: ReadFile; bytes: Uint8Array } {
  const path = join(folder, seed);
  const bytes = readFileSync(path);
  if (annexes.length === 0 && parts.length === 0 && !readsLater(seed, bytes)) return { read: readAtOnce(seed, bytes), bytes };
  const beside = fileURLToPath(new URL('../cli/read.ts', import.meta.url));
  // In a build this module is part of another file.
  const script = existsSync(beside) ? beside : join(process.cwd(), 'src/cli/read.ts');
  const question: ReadQuestion = { files: [{ name: annexes.length > 0 ? `${BODY}${/\.[^.]*$/.exec(seed)?.[0] ?? ''}` : seed, path }, ...annexes.map(({ file, name }) => ({ name, path: join(folder, file) }))], parts };
  const answer = JSON.parse(execFileSync(process.execPath, [script, JSON.stringify(question)], { encoding: 'utf8', maxBuffer: MOST_OUTPUT, stdio: ['ignore', 'pipe', 'inherit'] })) as ReadAnswer;
  if ('read' in answer) return { read: answer.read, bytes };
  const { ruleId, reason, note, place } = answer.error;
  throw new ReadingError(ruleId, reason, note, place);
}

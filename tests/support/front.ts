/** The command that makes a front, in a process of its own: it builds pages, and so do tests at the same time. */
import { spawn } from 'node:child_process';
import { ROOT } from './notices.ts';

export function runFrontCommand(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['src/cli/run.mjs', 'src/cli/front.ts', ...args], { cwd: ROOT });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (words: Buffer) => { said += words.toString(); });
    child.on('error', fail);
    child.on('close', (code) => { done({ code, said }); });
  });
}

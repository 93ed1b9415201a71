/** Runs a command of the project in a process of its own. */
import { spawn } from 'node:child_process';
import { ROOT } from './notices.ts';

/**
 * @param args what stands behind `node src/cli/run.mjs`
 * @param env variables besides those of this process
 * @returns the exit code, and what was said on both streams
 */
export function runCommand(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number | null; said: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['src/cli/run.mjs', ...args], { cwd: ROOT, env: { ...process.env, ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (words: Buffer) => { said += words.toString(); });
    child.on('error', fail);
    child.on('close', (code) => { done({ code, said }); });
  });
}

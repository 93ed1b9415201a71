/** A Node process that is measured from outside: time by the clock, processor time, and memory with that of its children. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Usage {
  /** Seconds by the clock. */
  wall: number;
  /** Seconds of processor time, all threads together. */
  user: number;
  system: number;
  /** Bytes of memory at the worst moment, other programs that it started included. */
  peak: number;
}

const REPORTER = new URL('./usage-report.ts', import.meta.url);
const SAMPLE_MS = 100;

/** Resident memory of a process and all that come from it; 0 where there is no /proc to ask. */
function readTreeMemory(root: number): number {
  if (!existsSync('/proc/self/statm')) return 0;
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // "pid (name) state parent …": a name may hold brackets and blanks.
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'latin1').replace(/^.*(?=\))/s, ''))?.[1]);
      children.set(parent, [...children.get(parent) ?? [], Number(name)]);
    } catch {
      // It ended meanwhile.
    }
  }
  const measure = (pid: number): number => {
    let own = 0;
    try {
      own = Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'latin1'))?.[1] ?? 0) * 1024;
    } catch {
      // It ended meanwhile.
    }
    return own + (children.get(pid) ?? []).reduce((sum, child) => sum + measure(child), 0);
  };
  return measure(root);
}

export interface Run {
  args: readonly string[];
  cwd: string;
  env?: Record<string, string>;
  /** Where the process may say what it used: a file that is not there yet. */
  report: string;
  /** What it says on standard output, as it comes. */
  onOutput?: (words: string) => void;
  /** Told of the process, so that it can be stopped. */
  onStart?: (child: ChildProcess) => void;
}

/** Runs a script on this Node. @throws where it ends with an error, with what it said */
export async function runMeasured({ args, cwd, env = {}, report, onOutput, onStart }: Run): Promise<Usage> {
  const start = performance.now();
  const child = spawn(process.execPath, [...args], {
    cwd, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, BENCH_USAGE: report, NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${REPORTER.href}`.trim() },
  });
  onStart?.(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (words: string) => {
    said = (said + words).slice(-4000);
    onOutput?.(words);
  });
  child.stderr.setEncoding('utf8').on('data', (words: string) => { said = (said + words).slice(-4000); });
  let sampled = 0;
  const sampler = setInterval(() => { sampled = Math.max(sampled, readTreeMemory(child.pid ?? 0)); }, SAMPLE_MS);
  const code = await new Promise<number | string>((done, fail) => {
    child.on('error', fail);
    child.on('close', (status, signal) => { done(status ?? signal ?? 1); });
  }).finally(() => { clearInterval(sampler); });
  const wall = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${args.map((arg) => arg.replace(fileURLToPath(new URL('../', import.meta.url)), '')).join(' ')} ends with ${String(code)}:\n${said}`);
  const reports = readFileSync(report, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Omit<Usage, 'wall'>);
  return {
    wall,
    user: reports.reduce((sum, { user }) => sum + user, 0),
    system: reports.reduce((sum, { system }) => sum + system, 0),
    peak: Math.max(sampled, ...reports.map(({ peak }) => peak)),
  };
}

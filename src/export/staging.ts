/** Files that appear all at once or not at all: written beside those they replace, and moved when all are complete. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

const PREFIX = '.export-';

/** `.export-office~2-4711-…`: numbers of processes mean something on one machine, and a folder may be shared by several. */
const toPrefix = (host: string): string => `${PREFIX}${host.replace(/[^A-Za-z0-9.]/g, '~')}-`;

/** A folder inside `out` for what is not complete yet; those that dead processes of this machine left behind are cleared away. */
export class Staging {
  readonly out: string;
  readonly folder: string;
  readonly #isNew: boolean;

  constructor(out: string, host = hostname()) {
    const own = toPrefix(host);
    this.out = out;
    this.#isNew = !existsSync(out);
    makeFolder(out);
    for (const name of readdirSync(out)) if (name.startsWith(own) && !isAlive(Number(name.slice(own.length).split('-')[0]))) rmSync(join(out, name), { recursive: true, force: true });
    this.folder = mkdtempSync(join(out, `${own}${String(process.pid)}-`));
  }

  /** Moves complete files to where they belong; the last tells what the others are. Nothing comes between two moves. */
  commit(names: readonly string[]): void {
    for (const name of names) renameSync(join(this.folder, name), join(this.out, name));
    this.clear();
  }

  /** Takes away what is not complete. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
    if (this.#isNew && existsSync(this.out) && readdirSync(this.out).length === 0) rmdirSync(this.out);
  }
}

/** With those above it. Node's own `recursive` tries forever where a folder lets nothing be made in it (/proc, unmounted network folders). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

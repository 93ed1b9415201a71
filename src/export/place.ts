/** Files that appear all at once or not at all: written beside those they replace, and moved when all are complete. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = '.export-';

/** A folder inside `out` for what is not complete yet; those that dead processes left behind are cleared away. */
export class ExportPlace {
  readonly out: string;
  readonly folder: string;
  readonly #isNew: boolean;

  constructor(out: string) {
    this.out = out;
    this.#isNew = !existsSync(out);
    mkdirSync(out, { recursive: true });
    for (const name of readdirSync(out)) if (name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) rmSync(join(out, name), { recursive: true, force: true });
    this.folder = mkdtempSync(join(out, `${PREFIX}${String(process.pid)}-`));
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

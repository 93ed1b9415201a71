/** The files a reader chose or dropped, on their way to the worker; of an archive among them the reader says which parts. */
import type { ArchivePart } from '../../reading/index.ts';
import { refuseChosen } from '../lib/chosen-files.ts';
import { buildArchiveChoice } from './archive.ts';
import type { Helper } from './helper.ts';
import type { StatusLine } from './status-line.ts';

export class ChosenFiles {
  readonly #helper: Helper;
  readonly #status: StatusLine;
  #files: { name: string; bytes: Uint8Array }[] = [];
  /** Of archives among them, the parts chosen so far. */
  #parts: readonly string[] = [];
  /** Asks which parts. */
  #choice: HTMLElement | null = null;

  constructor(helper: Helper, status: StatusLine) {
    this.#helper = helper;
    this.#status = status;
  }

  /** The bytes of the first. */
  get first(): Uint8Array | null {
    return this.#files[0]?.bytes ?? null;
  }

  /** @param isStale whether the reader has asked for something else since */
  async open(chosen: readonly File[], isStale: () => boolean): Promise<void> {
    const refusal = refuseChosen(chosen);
    if (refusal !== '') {
      this.#status.say(`${refusal}。`);
      return;
    }
    const names = chosen.map(({ name }) => name).join('、');
    this.#status.say(`正在读${names}……`);
    try {
      const files = await Promise.all(chosen.map(async (each) => ({ name: each.name, bytes: new Uint8Array(await each.arrayBuffer()) })));
      if (isStale()) return;
      this.#files = files;
      await this.#read([]);
    } catch {
      if (!isStale()) this.#status.say(`没有读到${names}，可能已被移走，请再选一次。`);
    }
  }

  /** An archive leaves a choice. */
  askWhich(parts: readonly ArchivePart[]): void {
    this.#status.say(`压缩包里有${String(parts.length)}个文件，请在下面选择。`);
    this.#choice = buildArchiveChoice(parts, (chosen) => void this.#read([...this.#parts, ...chosen]));
    this.#status.putBelow(this.#choice);
    this.#choice.querySelector('input')?.focus({ preventScroll: true });
  }

  dropChoice(): void {
    this.#choice?.remove();
  }

  async #read(parts: readonly string[]): Promise<void> {
    this.#parts = parts;
    this.dropChoice();
    this.#status.offerCancel();
    await this.#helper.ask({ kind: 'files', files: this.#files, parts });
  }
}

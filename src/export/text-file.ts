/** A text file written as it comes, in large pieces. */
import { closeSync, openSync, writeSync } from 'node:fs';

const PIECE = 1 << 20;

export class TextFile {
  readonly #file: number;
  #waiting: string[] = [];
  #length = 0;
  #isOpen = true;

  constructor(path: string) {
    this.#file = openSync(path, 'wx');
  }

  write(text: string): void {
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length >= PIECE) this.#flush();
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.join(''));
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
    this.#waiting = [];
    this.#length = 0;
  }

  close(): void {
    this.#flush();
    this.abandon();
  }

  /** Closes it as it is. */
  abandon(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }
}

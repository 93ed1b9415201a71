/** Rows kept on the disk between the stages of an export, packed: memory holds only where each lies. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Where a value lies. */
export interface SpoolAddress {
  file: string;
  offset: number;
  bytes: number;
}

const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export class SpoolWriter {
  readonly #path: string;
  readonly #file: number;
  #offset = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'wx');
  }

  write(value: unknown): SpoolAddress {
    const packed = zstdCompressSync(JSON.stringify(value), FAST);
    for (let done = 0; done < packed.length;) done += writeSync(this.#file, packed, done);
    const address = { file: this.#path, offset: this.#offset, bytes: packed.length };
    this.#offset += packed.length;
    return address;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Reads values back; keeps the file of the last one open. */
export class SpoolReader {
  #path: string | null = null;
  #file = -1;

  read(address: SpoolAddress): unknown {
    if (address.file !== this.#path) {
      this.close();
      this.#file = openSync(address.file, 'r');
      this.#path = address.file;
    }
    const packed = Buffer.alloc(address.bytes);
    for (let done = 0; done < packed.length;) {
      const read = readSync(this.#file, packed, done, packed.length - done, address.offset + done);
      if (read === 0) throw new Error(`Unexpected end of ${address.file}`);
      done += read;
    }
    return JSON.parse(zstdDecompressSync(packed).toString('utf8'));
  }

  close(): void {
    if (this.#path === null) return;
    closeSync(this.#file);
    this.#path = null;
  }
}

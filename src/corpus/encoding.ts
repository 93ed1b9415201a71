/** Bytes → text, strictly: a byte that is not UTF-8 is an error with its place. */

export class EncodingError extends Error {
  /** The first byte that cannot be read, from 0. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(offset: number, line: number, column: number) {
    super(`Unexpected byte at offset ${offset}, expected UTF-8`);
    this.offset = offset;
    this.line = line;
    this.column = column;
  }
}

/** Decodes UTF-8 (a byte order mark stays in the text); throws {@link EncodingError}. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const offset = findInvalidByte(bytes);
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset));
    const line = before.split('\n').length;
    throw new EncodingError(offset, line, before.length - before.lastIndexOf('\n'));
  }
}

/** The start of the first sequence that is wrong or cut, found by halving: decoding a prefix fails only where a byte in it is wrong. */
function findInvalidByte(bytes: Uint8Array): number {
  const valid = (length: number, stream: boolean) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    // A sequence cut at the end of the prefix is no error yet.
    if (valid(middle, true)) low = middle;
    else high = middle - 1;
  }
  // But the sequence that the wrong byte should have gone on, three bytes at most, belongs to it.
  while (low > 0 && !valid(low, false)) low--;
  return low;
}

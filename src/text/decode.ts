/** Bytes → text: which encoding it is; and either strictly, where a byte that does not fit is an error with its place, or as well as it goes. */

export type Encoding = 'UTF-8' | 'UTF-8（带 BOM）' | 'UTF-16 LE' | 'UTF-16 BE' | 'GB18030';

/** What TextDecoder calls them. */
const LABEL: Record<Encoding, string> = {
  'UTF-8': 'utf-8', 'UTF-8（带 BOM）': 'utf-8', 'UTF-16 LE': 'utf-16le', 'UTF-16 BE': 'utf-16be', GB18030: 'gb18030',
};

export class EncodingError extends Error {
  /** The first byte that cannot be read, from 0. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** What the bytes were taken for. */
  readonly encoding: Encoding;

  constructor(offset: number, line: number, column: number, encoding: Encoding = 'UTF-8') {
    super(`Unexpected byte at offset ${offset}, expected ${encoding.replace('（带 BOM）', '')}`);
    this.offset = offset;
    this.line = line;
    this.column = column;
    this.encoding = encoding;
  }
}

/** Decodes UTF-8 (a byte order mark stays in the text); throws {@link EncodingError}. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decode(bytes, 'UTF-8');
}

/** Recognises the encoding and decodes. A byte order mark stays in the text; throws {@link EncodingError}. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = recogniseEncoding(bytes);
  return { text: decode(bytes, encoding), encoding };
}

/** Recognises the encoding and decodes; the byte order mark goes, and what does not fit becomes U+FFFD. Throws never. */
export function decodeLeniently(bytes: Uint8Array): string {
  return new TextDecoder(LABEL[recogniseEncoding(bytes)]).decode(bytes);
}

/** The encoding a text file most probably has; what fits none is taken for UTF-8. */
export function recogniseEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8（带 BOM）';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 BE';
  const wide = recogniseUtf16(bytes);
  if (wide) return wide;
  if (isValid(bytes, 'utf-8')) return 'UTF-8';
  return likenessToGb(bytes) > likenessToUtf8(bytes) ? 'GB18030' : 'UTF-8';
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  const label = LABEL[encoding];
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const offset = findInvalidByte(bytes, label);
    const before = new TextDecoder(label, { ignoreBOM: true }).decode(bytes.subarray(0, offset));
    throw new EncodingError(offset, before.split('\n').length, before.length - before.lastIndexOf('\n'), encoding);
  }
}

function isValid(bytes: Uint8Array, label: string, stream = false): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** The start of the first sequence that is wrong or cut, found by halving: decoding a prefix fails only where a byte in it is wrong. */
function findInvalidByte(bytes: Uint8Array, label: string): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    // A sequence cut at the end of the prefix is no error yet.
    if (isValid(bytes.subarray(0, middle), label, true)) low = middle;
    else high = middle - 1;
  }
  // But the sequence that the wrong byte should have gone on, three bytes at most, belongs to it.
  while (low > 0 && !isValid(bytes.subarray(0, low), label)) low--;
  return low;
}

/** How many bytes are looked at where a sample will do. */
const SAMPLE = 65536;

/** UTF-16 without a byte order mark: zero bytes, and nearly all of it is what Chinese texts are made of. */
function recogniseUtf16(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, Math.min(bytes.length - (bytes.length % 2), SAMPLE));
  if (!sample.includes(0)) return null;
  return (['UTF-16 LE', 'UTF-16 BE'] as const).find((encoding) => {
    const text = new TextDecoder(LABEL[encoding]).decode(sample);
    const plain = text.match(/[\t\n\r\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2026]/g)?.length ?? 0;
    return plain >= text.length * 0.9;
  }) ?? null;
}

/** Of what is not ASCII, the share that is well-formed UTF-8. */
function likenessToUtf8(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE));
  const strange = text.match(/[\u{80}-\u{10ffff}]/gu)?.length ?? 0;
  const wrong = text.match(/\ufffd/g)?.length ?? 0;
  return strange === 0 ? 0 : 1 - wrong / strange;
}

/** Of what is not ASCII, the share that are punctuation and common characters of GB 2312 (its first level). UTF-8 read so gives mostly others. */
function likenessToGb(bytes: Uint8Array): number {
  let strange = 0;
  let common = 0;
  const length = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < length; at++) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    strange++;
    const trail = bytes[at + 1] ?? 0;
    if (trail < 0x40) continue;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7))) common++;
    at++;
  }
  return strange === 0 ? 0 : common / strange;
}

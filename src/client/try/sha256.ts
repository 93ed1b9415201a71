/** SHA-256 (FIPS 180-4), since browsers offer theirs only on https, and pages may come from plain http on an intranet. */

const ROUND = Uint32Array.from(listPrimes(64), (prime) => toFraction(Math.cbrt(prime)));
const START = Uint32Array.from(listPrimes(8), (prime) => toFraction(Math.sqrt(prime)));

function listPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}

/** The first 32 bits behind the point. */
function toFraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** The digest of bytes in hexadecimal. */
export function toSha256(bytes: Uint8Array): string {
  // A one bit, zeros, and the length in bits, to whole blocks of 64 bytes.
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);

  const state = START.slice();
  const words = new Uint32Array(64);
  const word = (at: number) => words[at] as number;
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 64; at++) {
      if (at < 16) words[at] = view.getUint32(block + at * 4);
      else {
        const [early, late] = [word(at - 15), word(at - 2)];
        words[at] = word(at - 16) + (rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)) + word(at - 7) + (rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10));
      }
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let at = 0; at < 64; at++) {
      const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND[at] as number) + word(at)) | 0;
      const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, at) => (state[at] = (state[at] as number) + value));
  }
  return Array.from(state, (value) => value.toString(16).padStart(8, '0')).join('');
}

/** What search must find, by the plainest means: written apart from src/search, to be compared with it. */

import { makeRandom } from '../../bench/random.ts';
import type { WorkPoint } from '../../src/points/index.ts';

export interface ScannedPoint {
  id: string;
  text: string[];
  heading: string[];
  unit: string[];
}

export function toScanned(points: readonly WorkPoint[]): ScannedPoint[] {
  return points.map(({ id, text, path, lead, participants, responsible }) => ({ id, text: [text], heading: path.map((each) => each.text), unit: [...lead, ...participants, ...responsible] }));
}

/** Width, case, white space and the shape of square brackets do not count. */
export function plain(text: string): string {
  let result = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (char === '〔') result += '[';
    else if (char === '〕') result += ']';
    else if (code >= 0xff01 && code <= 0xff5e) result += String.fromCharCode(code - 0xfee0);
    else if (/\s/.test(char)) continue;
    else result += char;
  }
  return result.toLowerCase();
}

/** The texts of points, asked for with each query. */
const folded = new Map<string, string>();
function fold(text: string): string {
  const known = folded.get(text) ?? plain(text);
  folded.set(text, known);
  return known;
}

/** Point → the fields that hold the words. */
export function scan(points: readonly ScannedPoint[], words: string): Record<string, string> {
  const wanted = plain(words);
  const found: Record<string, string> = {};
  for (const point of points) {
    const via = (['text', 'heading', 'unit'] as const).filter((field) => point[field].some((each) => fold(each).includes(wanted)));
    if (via.length > 0) found[point.id] = via.join(' ');
  }
  return found;
}

/** Substrings of 1 to 12 characters, every third dressed otherwise: wide, in capitals, with other brackets. */
export function drawSubstrings(texts: readonly string[], count: number, seed: number): string[] {
  const random = makeRandom(seed);
  const drawn: string[] = [];
  while (drawn.length < count) {
    const chars = Array.from(texts[Math.floor(random() * texts.length)] ?? '');
    const length = 1 + Math.floor(random() * 12);
    const start = Math.floor(random() * Math.max(1, chars.length - length + 1));
    const part = chars.slice(start, start + length).join('');
    if (part.trim() === '') continue;
    drawn.push(random() < 1 / 3 ? dress(part) : part);
  }
  return drawn;
}

/** For each character of the texts that matches a substring over it, as it stands and dressed. */
export function drawAround(texts: readonly string[], pattern: RegExp, seed: number): string[] {
  const random = makeRandom(seed);
  return texts.flatMap((text) => {
    const chars = Array.from(text);
    return chars.flatMap((char, at) => {
      if (!pattern.test(char)) return [];
      const start = Math.max(0, at - Math.floor(random() * 6));
      const part = chars.slice(start, at + 1 + Math.floor(random() * 6)).join('');
      return [part, dress(part)];
    });
  });
}

function dress(text: string): string {
  return Array.from(text.toUpperCase(), (char) => {
    if ('〔〕'.includes(char)) return char === '〔' ? '[' : ']';
    const code = char.charCodeAt(0);
    return code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : char;
  }).join('');
}

/** What a reader types to look for just this: spaces, and what begins like syntax, in quotes. */
export function asQuery(part: string): string {
  return /\s/.test(part) || /^["＂]/.test(part) ? `"${part}"` : part;
}

import { expect, it } from 'vitest';
import { toWellFormed } from '../../src/text/well-formed.ts';

it.each([
  ['要点', '要点'], ['\uD83D\uDE00', '\uD83D\uDE00'], ['a\uD83D', 'a\uFFFD'], ['\uDE00b', '\uFFFDb'], ['\uDE00\uD83D', '\uFFFD\uFFFD'], ['\uD83D\uD83D\uDE00', '\uFFFD\uD83D\uDE00'],
])('%j becomes %j', (text, wellFormed) => {
  expect(toWellFormed(text)).toBe(wellFormed);
  expect(toWellFormed(text)).toBe(text.toWellFormed());
});

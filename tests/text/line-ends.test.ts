/** Lines of a text, whatever program ended them. */
import { expect, it } from 'vitest';
import { findLineEnds, listLineStarts, splitLines, toLineFeeds } from '../../src/text/line-ends.ts';

it.each([
  ['', [''], [0]],
  ['一', ['一'], [0]],
  ['一\n二\r\n三\r四', ['一', '二', '三', '四'], [0, 2, 5, 7]],
  ['一\r\n\r\n', ['一', '', ''], [0, 3, 5]],
  ['\n\r一', ['', '', '一'], [0, 1, 2]],
])('%j', (text, lines, starts) => {
  expect(splitLines(text)).toEqual(lines);
  expect(listLineStarts(text)).toEqual(starts);
  expect(toLineFeeds(text)).toBe(lines.join('\n'));
  expect(findLineEnds(text)).toHaveLength(lines.length - 1);
});

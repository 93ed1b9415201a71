import type { Rule } from './rule.ts';

/** Characters that hide or turn text round, or stand for bytes that could not be read. */
const SUSPICIOUS = /[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufffd]/g; // eslint-disable-line no-control-regex

/** Control, zero-width, bidirectional and replacement characters. */
export const suspiciousCharacter: Rule = {
  id: 'suspicious-character',
  severity: 'warning',
  title: '不可见或无法读出的字符',
  *check({ text }) {
    let line = 1;
    let lineStart = 0;
    let at = 0;
    for (const match of text.matchAll(SUSPICIOUS)) {
      for (let end = text.indexOf('\n', at); end >= 0 && end < match.index; end = text.indexOf('\n', at)) {
        line++;
        lineStart = at = end + 1;
      }
      const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      const start = { line, column: match.index - lineStart + 1, offset: match.index };
      yield {
        place: { start, end: { line, column: start.column + 1, offset: start.offset + 1 } },
        reason: `Unexpected character U+${code}, expected visible text`,
        note: `含有不可见或无法读出的字符（U+${code}）。原文照录，显示时不改变文字方向。`,
      };
    }
  },
};

import type { Point } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** Characters that hide or turn text round, or stand for bytes that could not be read. */
const SUSPICIOUS = /[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufffd\ue000-\uf8ff]/g; // eslint-disable-line no-control-regex
/** Radicals and compatibility forms in place of ordinary characters: ⽉ ⼯ ⻓, as PDFs give them. */
const FORMS = /[\u2e80-\u2fdf\uf900-\ufaff]/g;

/** Where each kind of character that `pattern` matches stands: the first place, and all lines. */
function findCharacters(text: string, pattern: RegExp): Map<string, { start: Point; lines: number[]; count: number }> {
  const found = new Map<string, { start: Point; lines: number[]; count: number }>();
  let line = 1;
  let lineStart = 0;
  let at = 0;
  for (const { 0: char, index } of text.matchAll(pattern)) {
    for (let end = text.indexOf('\n', at); end >= 0 && end < index; end = text.indexOf('\n', at)) {
      line++;
      lineStart = at = end + 1;
    }
    const entry = found.get(char) ?? { start: { line, column: index - lineStart + 1, offset: index }, lines: [], count: 0 };
    entry.count++;
    if (entry.lines[entry.lines.length - 1] !== line) entry.lines.push(line);
    found.set(char, entry);
  }
  return found;
}

/** `第3、5、8行等` */
function nameLines(lines: readonly number[]): string {
  return `第${lines.slice(0, 8).join('、')}行${lines.length > 8 ? '等' : ''}`;
}

const after = ({ line, column, offset }: Point): Point => ({ line, column: column + 1, offset: offset + 1 });

/** Control, zero-width, bidirectional, private-use and replacement characters: one warning for each, with its places. */
export const suspiciousCharacter: Rule = {
  id: 'suspicious-character',
  severity: 'warning',
  title: '不可见或无法读出的字符',
  *check({ text }) {
    for (const [char, { start, lines, count }] of findCharacters(text, SUSPICIOUS)) {
      const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      const own = char >= '\ue000' && char <= '\uf8ff';
      yield {
        place: { start, end: after(start) },
        reason: `Unexpected character U+${code}, expected visible text`,
        note: own
          ? `${nameLines(lines)}有私用区字符（U+${code}，共${count}个），是某种字体自造的字，无法显示，可能是括号或序号。请对照原件，改成普通字符。`
          : `${nameLines(lines)}有不可见或无法读出的字符（U+${code}，共${count}个）。原文照录，显示时不改变文字方向。`,
      };
    }
  },
};

/** Radicals in place of characters: read as the characters they look like. */
export const compatibilityForm: Rule = {
  id: 'compatibility-form',
  severity: 'warning',
  title: '用部首或兼容字形代替的字',
  *check({ text }) {
    const found = [...findCharacters(text, FORMS)];
    const first = found[0];
    if (!first) return;
    const lines = [...new Set(found.flatMap(([, entry]) => entry.lines))].sort((a, b) => a - b);
    const count = found.reduce((sum, [, entry]) => sum + entry.count, 0);
    yield {
      place: { start: first[1].start, end: after(first[1].start) },
      reason: `Unexpected ${count} radicals or compatibility forms, expected ordinary characters`,
      note: `${nameLines(lines)}的${count}个字是部首或兼容字形（${found.slice(0, 8).map(([char]) => char).join('')}），多由 PDF 复制而来；已按普通字识别和搜索，原文照录。`,
    };
  },
};

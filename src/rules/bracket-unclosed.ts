import { nodesOf, wordsOf, type NoticeNode } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** Round brackets of either width close each other; a `）` too many is none, since `1）` is printed alone. */
const PAIRS: readonly (readonly [open: RegExp, close: RegExp, printed: readonly [string, string]])[] = [
  [/《/g, /》/g, ['《', '》']], [/“/g, /”/g, ['“', '”']], [/〔/g, /〕/g, ['〔', '〕']], [/[（(]/g, /[）)]/g, ['（', '）']],
];

/** A book-title mark, quotation mark or bracket that is opened in a paragraph and never closed. */
export const bracketUnclosed: Rule = {
  id: 'bracket-unclosed',
  severity: 'warning',
  title: '书名号、引号、括号不成对',
  *check({ tree }) {
    const figures = new Set<NoticeNode>();
    for (const node of nodesOf(tree)) {
      // A label of the decreed form that a line end cut in two: its words are known.
      if (node.type === 'table' && node.columns === null) for (const row of node.children) if (row.type === 'row') row.children.forEach((cell) => figures.add(cell));
      if (figures.has(node)) continue;
      if (node.type !== 'paragraph' && node.type !== 'cell') continue;
      const words = wordsOf(node);
      for (const [openMark, closeMark, [open, close]] of PAIRS) {
        const opened = words.match(openMark)?.length ?? 0;
        const closed = words.match(closeMark)?.length ?? 0;
        if (opened === closed || (open === '（' && opened < closed)) continue;
        yield {
          place: node.position,
          reason: `Unexpected ${opened} "${open}" and ${closed} "${close}", expected pairs`,
          note: `“${open}”有${opened}个，“${close}”有${closed}个，不成对。`,
        };
      }
    }
  },
};

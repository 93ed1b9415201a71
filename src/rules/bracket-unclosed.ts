import { nodesOf, wordsOf } from '../notice/index.ts';
import type { Rule } from './rule.ts';

const PAIRS: Record<string, string> = { '《': '》', '“': '”', '〔': '〕' };

/** A book-title mark, quotation mark or number bracket that is opened in a paragraph and never closed. */
export const bracketUnclosed: Rule = {
  id: 'bracket-unclosed',
  severity: 'warning',
  title: '书名号、引号不成对',
  *check({ tree }) {
    for (const node of nodesOf(tree)) {
      if (node.type !== 'paragraph' && node.type !== 'cell') continue;
      const words = wordsOf(node);
      for (const [open, close] of Object.entries(PAIRS)) {
        const opened = words.split(open).length - 1;
        const closed = words.split(close).length - 1;
        if (opened === closed) continue;
        yield {
          place: node.position,
          reason: `Unexpected ${opened} "${open}" and ${closed} "${close}", expected pairs`,
          note: `“${open}”有${opened}个，“${close}”有${closed}个，不成对。`,
        };
      }
    }
  },
};

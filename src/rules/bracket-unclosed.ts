import { nodesOf, wordsOf, type Cell, type ColumnRole, type NoticeRoot, type Position, type Table } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** What may hold a pair: a paragraph, and a cell with all the lines it goes on over. */
function* findTexts(tree: NoticeRoot): Generator<{ words: string; position: Position }> {
  for (const node of nodesOf(tree)) {
    if (node.type === 'paragraph') yield { words: wordsOf(node), position: node.position };
    // A label of the decreed form that a line end cut in two: its words are known.
    if (node.type === 'table' && node.columns !== null) yield* findCells(node);
  }
}

function* findCells(table: Table): Generator<{ words: string; position: Position }> {
  let open = new Map<ColumnRole | number, { words: string; position: Position }>();
  for (const row of table.children) {
    if (row.type !== 'row') continue;
    if (!row.continued) {
      yield* open.values();
      open = new Map();
    }
    for (const cell of row.children.filter((child): child is Cell => child.type === 'cell')) {
      const column = cell.column ?? cell.place;
      const begun = open.get(column);
      if (begun) begun.words += wordsOf(cell);
      else open.set(column, { words: wordsOf(cell), position: cell.position });
    }
  }
  yield* open.values();
}

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
    for (const { words, position } of findTexts(tree)) {
      for (const [openMark, closeMark, [open, close]] of PAIRS) {
        const opened = words.match(openMark)?.length ?? 0;
        const closed = words.match(closeMark)?.length ?? 0;
        if (opened === closed || (open === '（' && opened < closed)) continue;
        yield {
          place: position,
          reason: `Unexpected ${opened} "${open}" and ${closed} "${close}", expected pairs`,
          note: `“${open}”有${opened}个，“${close}”有${closed}个，不成对。`,
        };
      }
    }
  },
};

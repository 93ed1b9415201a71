import { nodesOf, wordsOf, type Paragraph, type Table } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** A note or two may stand beneath a table. */
const FEWEST = 3;

/** Paragraphs beneath the rows of a table of tasks that belong to no point: the table may go on there. */
export const textLeftOut: Rule = {
  id: 'text-left-out',
  severity: 'warning',
  title: '表格后面的文字没有归入条目',
  *check({ tree, points }) {
    const table = [...nodesOf(tree)].find((node): node is Table => node.type === 'table' && node.columns !== null);
    if (!table) return;
    const isOwn = (paragraph: Paragraph) => points.some(({ evidence }) => evidence.whole.start.offset <= paragraph.position.start.offset && paragraph.position.end.offset <= evidence.whole.end.offset);
    const after = tree.children.filter((node): node is Paragraph => node.type === 'paragraph' && node.position.start.offset > table.position.start.offset)
      .filter((paragraph) => !paragraph.chosen && !isOwn(paragraph) && !/^(?:注|备注|说明|填表|附注)/.test(wordsOf(paragraph)));
    const first = after[0];
    if (!first || after.length < FEWEST) return;
    yield {
      place: first.position,
      reason: `Unexpected ${after.length} paragraphs beneath a table of tasks, expected them in its rows`,
      note: `表格后面有${after.length}段文字没有归入任何条目，从“${wordsOf(first).slice(0, 16)}……”起。如果表格在这里还没有完，请从原文件重新复制整张表；如果是说明，不必理会。`,
    };
  },
};

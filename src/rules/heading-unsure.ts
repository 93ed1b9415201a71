import { nodesOf, wordsOf, type Cell } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** Headings merged over several rows and printed in their middle, where more than one division of the rows fits. */
export const headingUnsure: Rule = {
  id: 'heading-unsure',
  severity: 'warning',
  title: '合并标题管到哪几行不能确定',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || !table.unsure) continue;
      const cells = [...nodesOf(table)].filter((node): node is Cell => node.type === 'cell');
      const heading = cells.find((cell) => (cell.column === 'chapter' || cell.column === 'clause') && wordsOf(cell) !== '');
      yield {
        place: heading?.position ?? table.position,
        reason: 'Unexpected headings in the middle of merged cells, expected them in the first row of each',
        note: '合并单元格的标题印在各行中间，哪一行归哪个标题有不止一种分法，已取其中一种。请对照原件核对各条上面的标题；把标题移到它的第一行，就能读准。',
      };
    }
  },
};

import { nodesOf, wordsOf } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** A cell with words in a table of tasks that fits none of its columns: its words would belong to nobody. */
export const cellUnplaced: Rule = {
  id: 'cell-unplaced',
  severity: 'error',
  title: '表格单元格归不进任何一列',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || !table.columns) continue;
      for (const row of table.children) {
        if (row.type !== 'row' || row.header) continue;
        for (const cell of row.children) {
          if (cell.type !== 'cell' || cell.column !== null || wordsOf(cell) === '') continue;
          yield {
            place: cell.position,
            reason: `Unexpected cell "${wordsOf(cell).slice(0, 20)}", expected a cell that fits one of ${table.columns.length} columns`,
            note: `单元格“${wordsOf(cell).slice(0, 20)}”归不进表头的任何一列。请核对这一行的单元格是否多了、顺序是否与表头一致。`,
          };
        }
      }
    }
  },
};

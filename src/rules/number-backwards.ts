import { fromNumeral, nodesOf, wordsOf, type Cell } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** 序号 that goes back: rows are out of order, or two tables ran together. */
export const numberBackwards: Rule = {
  id: 'number-backwards',
  severity: 'error',
  title: '表格序号倒退',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || !table.columns?.includes('index')) continue;
      let last: { number: number; cell: Cell } | null = null;
      for (const row of table.children) {
        if (row.type !== 'row' || row.header) continue;
        const cell = row.children.find((child): child is Cell => child.type === 'cell' && child.column === 'index');
        const number = cell ? fromNumeral(wordsOf(cell).replace(/[.．、\s]/g, '')) : null;
        if (!cell || number === null) continue;
        if (last && number < last.number && number !== 1) {
          yield {
            place: cell.position,
            cause: last.cell.position,
            reason: `Unexpected number ${number} after ${last.number}, expected ${last.number + 1}`,
            note: `序号${last.number}之后出现了${number}。请核对表格的行序；条目的固定网址取自序号，行序错了网址也会错。`,
          };
        }
        last = { number, cell };
      }
    }
  },
};

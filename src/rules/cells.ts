/** What rules ask of the cells of a row. */
import { wordsOf, type Cell, type ColumnRole, type Row } from '../notice/index.ts';

/** The cell of a column that has words; undefined where the row has none such. */
export function findFilled(row: Row | undefined, role: ColumnRole): Cell | undefined {
  return row?.children.find((child): child is Cell => child.type === 'cell' && child.column === role && wordsOf(child).trim() !== '');
}

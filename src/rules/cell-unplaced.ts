import { nodesOf, toHeaderRole, wordsOf, type Cell, type Row, type Table } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** The cells of a table, each with the cell of the header that it stands under, where its row is as wide as that header. */
function* cellsUnderHeaders(table: Table): Generator<{ cell: Cell; above: Cell | undefined }> {
  let heads: Cell[] = [];
  for (const row of table.children) {
    if (row.type !== 'row') continue;
    const cells = row.children.filter((child): child is Cell => child.type === 'cell');
    if (row.header) heads = cells;
    else if (!row.chosen) {
      // What a person says of its columns and lines is not asked again.
      const asWide = countPrinted(row) === heads.length;
      const ignored = (cell: Cell) => table.chosen?.[0]?.columns?.[String(cell.place + 1)] === 'ignore';
      for (const cell of cells) if (!ignored(cell)) yield { cell, above: asWide ? heads[cell.place] : undefined };
    }
  }
}

/** Cells that a merged cell left no trace of have no width. */
function countPrinted(row: Row): number {
  return row.children.filter((child) => child.type === 'cell' && !(child.inherited && child.position.start.offset === child.position.end.offset && child.position.end.offset === row.position.end.offset)).length;
}

function namesNothing(above: Cell | undefined): above is Cell {
  return above !== undefined && wordsOf(above) !== '' && toHeaderRole(wordsOf(above)) === null;
}

/** A column of a table of tasks that is none of those known: 成果形式. Its cells are kept, and belong to no field. */
export const columnUnknown: Rule = {
  id: 'column-unknown',
  severity: 'info',
  title: '表头里有不归入任何字段的列',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || !table.columns) continue;
      const said = new Set<Cell>();
      for (const { cell, above } of cellsUnderHeaders(table)) {
        if (cell.column !== null || wordsOf(cell) === '' || !namesNothing(above) || said.has(above)) continue;
        said.add(above);
        yield {
          place: above.position,
          reason: `Unexpected column "${wordsOf(above).slice(0, 20)}", expected one of tasks, requirements, units, deadlines or remarks`,
          note: `“${wordsOf(above).slice(0, 20)}”一列不归入任何字段，其中的文字在通知全文里照录。`,
        };
      }
    }
  },
};

/** A cell with words in a table of tasks that fits none of its columns: its words would belong to nobody. */
export const cellUnplaced: Rule = {
  id: 'cell-unplaced',
  severity: 'error',
  title: '表格单元格归不进任何一列',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || !table.columns) continue;
      for (const { cell, above } of cellsUnderHeaders(table)) {
        if (cell.column !== null || wordsOf(cell) === '' || namesNothing(above)) continue;
        yield {
          place: cell.position,
          reason: `Unexpected cell "${wordsOf(cell).slice(0, 20)}", expected a cell that fits one of ${table.columns.length} columns`,
          note: `单元格“${wordsOf(cell).slice(0, 20)}”归不进表头的任何一列。请核对这一行的单元格是否多了、顺序是否与表头一致。`,
        };
      }
    }
  },
};

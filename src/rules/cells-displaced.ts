import { nodesOf, toHeaderRole, wordsOf, type Cell, type Row } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** Two cells that ran together: `(一)推进机制建设 年内至少召开1次会议…` */
export const cellsRunTogether: Rule = {
  id: 'cells-run-together',
  severity: 'warning',
  title: '两个单元格连在一起',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || table.dress === 'flattened' || table.dress === 'spaces') continue;
      const rows = table.children.filter((row) => row.type === 'row' && !row.header) as Row[];
      for (const [row, i, child] of rows.flatMap((each) => each.children.map((cell, at) => [each, at, cell] as const))) {
        const between = row.children[i + 1];
        const next = row.children[i + 2];
        if (child.type !== 'cell' || between?.type !== 'other' || between.kind !== 'blank' || next?.type !== 'cell' || wordsOf(next) === '') continue;
        yield {
          place: between.position,
          reason: `Unexpected "${wordsOf(child)}" and "${wordsOf(next).slice(0, 10)}…" in one cell, expected two cells`,
          note: `标题“${wordsOf(child)}”与具体要求挤在一个单元格里，已按空格分开。`,
        };
      }
    }
  },
};

/** True for a row that prints a blank cell where a heading is merged, before the cell of what is asked for. */
function printsMergedHeading({ children }: Row): boolean {
  const asked = children.findIndex((cell) => cell.type === 'cell' && cell.column === 'requirement');
  return children.some((cell, at) => at < asked && cell.type === 'cell' && (cell.column === 'chapter' || cell.column === 'clause') && wordsOf(cell) === '');
}

/** A requirement that slid left of its own column, because merged cells before it left no trace. */
export const cellsShifted: Rule = {
  id: 'cells-shifted',
  severity: 'warning',
  title: '单元格错位',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || !table.columns || table.dress === 'flattened') continue;
      const header = table.children.find((child) => child.type === 'row' && child.header);
      if (header?.type !== 'row') continue;
      const cells = header.children.filter((child): child is Cell => child.type === 'cell');
      const home = cells.findIndex((cell) => toHeaderRole(wordsOf(cell)) === 'requirement');
      // Copied from a browser no row prints what is merged: a requirement stands further left in most, and nothing slid.
      if (!table.children.some((row) => row.type === 'row' && !row.header && printsMergedHeading(row))) continue;
      for (const row of table.children) {
        if (row.type !== 'row' || row.header || row.continued) continue;
        for (const cell of row.children) {
          if (cell.type !== 'cell' || cell.column !== 'requirement' || cell.place >= home || wordsOf(cell) === '') continue;
          yield {
            place: cell.position,
            reason: `Unexpected requirement in cell ${cell.place + 1} of its row, expected it in cell ${home + 1} or later`,
            note: `“${wordsOf(cell).slice(0, 12)}……”左移到了“工作任务”列，已按内容归入“具体要求”。`,
          };
        }
      }
    }
  },
};

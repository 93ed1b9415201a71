import { nodesOf, wordsOf, type Cell, type Row } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** Units one a line beneath both 牵头 and 配合, without a border between: where the leads end cannot be seen. */
export const unitsUnsure: Rule = {
  id: 'units-unsure',
  severity: 'warning',
  title: '牵头、配合单位分不开',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || table.dress !== 'flattened' || !table.columns?.includes('lead') || !table.columns.includes('participants')) continue;
      const rows = table.children.filter((row): row is Row => row.type === 'row' && !row.header);
      const cellsOf = (row: Row) => row.children.filter((child): child is Cell => child.type === 'cell' && wordsOf(child) !== '');
      const doubtful = rows.flatMap((row) => cellsOf(row).filter((cell) => (cell.column === 'lead' || cell.column === 'participants') && cell.children.some((child) => child.type === 'other' && child.kind === 'break')));
      const [first] = doubtful;
      if (!first) continue;
      yield {
        place: first.position,
        reason: `Unexpected units one a line in ${doubtful.length} rows, expected leads and participants apart`,
        note: `表里一行一个单位，“${wordsOf(first).slice(0, 16)}”等${doubtful.length}处分不清哪些牵头、哪些配合。请核对；把同一格里的单位用顿号连在一行，就能读准。`,
      };
    }
  },
};

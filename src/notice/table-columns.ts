/** The columns of a table as they were read: their names, what each holds, and its cells. */
import { toLabelRole } from './columns.ts';
import type { ColumnChoice } from './correction.ts';
import { wordsOf } from './source.ts';
import type { Cell, ColumnRole, Row, Table } from './tree.ts';

export interface TableColumn {
  /** From 1, as corrections count. */
  place: number;
  /** Of its header; `''` where it has none. */
  words: string;
  choice: ColumnChoice;
  /** The words of its first cells, without blank ones. */
  cells: string[];
}

/** So many rows tell what a column holds: as many as the reader looks at where it has to guess. */
const SAMPLE = 60;
const TASKS: readonly ColumnRole[] = ['chapter', 'clause', 'requirement'];

export function columnsOf(table: Table): TableColumn[] {
  const rows = table.children.filter((row): row is Row => row.type === 'row');
  const cellsOf = (row: Row) => row.children.filter((cell): cell is Cell => cell.type === 'cell' && cell.position.end.offset > cell.position.start.offset);
  const heads: string[] = [];
  const body: Cell[][] = [];
  for (const row of rows) {
    if (row.header) for (const cell of cellsOf(row)) heads[cell.place] ??= wordsOf(cell);
    else if (!row.chosen?.some(({ as }) => as !== 'item') && body.length < SAMPLE) body.push(cellsOf(row));
  }
  const roles = table.columns ?? [];
  const flat = table.dress === 'flattened' || (table.dress === 'pipes' && !body.some((cells) => cells.length > 1 && cells.length >= heads.length));
  const chosen = table.chosen?.[0]?.columns ?? {};
  const width = Math.min(MOST, heads.length > 0 ? heads.length : flat ? roles.length : body.reduce((most, cells) => Math.max(most, ...cells.map(({ place }) => place + 1)), 0));
  const choices = flat ? readByName(heads, roles, width) : readByPlace(body, width);
  return Array.from({ length: width }, (_, at): TableColumn => {
    const choice = chosen[String(at + 1)] ?? choices[at] ?? 'ignore';
    const isOwn = (cell: Cell) => (flat ? cell.column !== null && (choice === cell.column || (choice === 'task' && TASKS.includes(cell.column))) : cell.place === at);
    return { place: at + 1, words: heads[at] ?? '', choice, cells: body.flatMap((cells) => cells.filter(isOwn).map(wordsOf)).filter((words) => words !== '') };
  });
}

/** No table of tasks is wider: as many as the layouts that are tried have slots at most (toLayouts in task-header.ts), twice what a header has. */
const MOST = 24;

/** Where rows are printed in lines, most cells of a column say what it holds. */
function readByPlace(body: readonly (readonly Cell[])[], width: number): (ColumnChoice | undefined)[] {
  const counts = Array.from({ length: width }, () => new Map<ColumnRole, number>());
  for (const cells of body) for (const { place, column, children } of cells) if (column && children.length > 0) counts[place]?.set(column, (counts[place].get(column) ?? 0) + 1);
  return counts.map((count) => {
    const all = [...count.values()].reduce((sum, each) => sum + each, 0);
    const [first, second] = [...count].sort((a, b) => b[1] - a[1]);
    // 一、… and （一）… and what is asked for in one column.
    if (first && second && TASKS.includes(first[0]) && TASKS.includes(second[0]) && second[1] * 10 > all) return 'task';
    return first?.[0];
  });
}

/** Where a cell is a paragraph, the names of the header say it, and for unknown ones the columns that no name claims. */
function readByName(heads: readonly (string | undefined)[], roles: readonly ColumnRole[], width: number): (ColumnChoice | undefined)[] {
  if (heads.length === 0) return [...roles];
  const labels = Array.from({ length: width }, (_, at) => toLabelRole(heads[at] ?? ''));
  const open = roles.filter((role) => !labels.includes(role) && role !== 'index' && !(TASKS.includes(role) && (labels.includes('task') || role !== 'requirement')));
  return labels.map((label) => label ?? open.shift());
}

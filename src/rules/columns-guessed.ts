import { findSecondReading, looksLikeDeadline, looksLikeUnits, nodesOf, toLabelRole, wordsOf, type Cell, type ColumnRole, type NoticeRoot, type Row, type Table } from '../notice/index.ts';
import type { Finding, Rule } from './rule.ts';

/** Columns by the names that readers know them by. */
const NAMES: Readonly<Record<string, string>> = {
  index: '序号', chapter: '一级标题', clause: '二级标题', requirement: '工作任务', lead: '牵头单位', participants: '配合单位', responsible: '责任单位',
  deadline: '完成时限', person: '责任人', remark: '备注',
};

const UNITS: readonly ColumnRole[] = ['lead', 'participants', 'responsible'];

/** So many of ten cells must look like what their column is said to hold, for it to be plain. */
const PLAIN = 9;

/** True where a header stands and its unknown words leave no doubt: cells look like what they are taken for, and no two columns of names are told apart by their order alone. */
function isPlain(table: Table): boolean {
  const rows = table.children.filter((row): row is Row => row.type === 'row');
  const cells = rows.filter(({ header }) => !header).flatMap(({ children }) => children.filter((child): child is Cell => child.type === 'cell' && wordsOf(child) !== ''));
  const labels = rows.filter(({ header }) => header).flatMap(({ children }) => children.flatMap((child) => (child.type === 'cell' ? [toLabelRole(wordsOf(child))] : [])));
  const of = (roles: readonly ColumnRole[]) => cells.filter(({ column }) => column !== null && roles.includes(column)).map(wordsOf);
  const mostly = (words: readonly string[], test: (words: string) => boolean) => words.filter(test).length * 10 >= words.length * PLAIN;
  const named = new Set(cells.flatMap(({ column }) => (column !== null && UNITS.includes(column) && !labels.includes(column) ? [column] : [])));
  return labels.length > 2 && named.size < 2 && cells.every(({ column }) => column !== null)
    && mostly(of(UNITS), looksLikeUnits) && mostly(of(['deadline']), looksLikeDeadline) && mostly(of(['requirement']), (words) => !looksLikeUnits(words) && !looksLikeDeadline(words));
}

function* findGuessed(tree: NoticeRoot, plain: boolean): Generator<{ table: Table; columns: string; finding: Omit<Finding, 'note'> }> {
  for (const table of nodesOf(tree)) {
    if (table.type !== 'table' || !table.guessed || !table.columns || isPlain(table) !== plain) continue;
    const first = table.children.find((row) => row.type === 'row');
    const used = new Set([...nodesOf(table)].flatMap((node) => (node.type === 'cell' && node.column !== null && wordsOf(node) !== '' ? [node.column] : [])));
    const columns = table.columns.filter((column) => used.has(column)).map((column) => NAMES[column] ?? column).join('、');
    yield { table, columns, finding: { place: first?.position ?? table.position, reason: `Unexpected table without a known header, expected names of columns: read as ${[...used].join(', ')}` } };
  }
}

/** A table of tasks whose header is missing or unknown: what its columns hold was told by their contents, which leave a doubt. */
export const columnsGuessed: Rule = {
  id: 'columns-guessed',
  severity: 'warning',
  title: '表头缺失或认不出，各列按内容推定',
  *check({ tree }) {
    for (const { table, columns, finding } of findGuessed(tree, false)) {
      yield {
        ...finding,
        note: `这张表没有表头，或表头的词认不出，各列按内容推定，依次为：${columns}。请核对；如有不对，在“自查”的“读得不对？”里按列改，或在表格第一行写明“工作任务”“责任单位”“完成时限”等列名后重新读取。`,
        second: findSecondReading(table) ?? undefined,
      };
    }
  },
};

/** The same, where the contents leave no doubt. */
export const columnsTold: Rule = {
  id: 'columns-told',
  severity: 'info',
  title: '表头的词认不出，各列按内容读',
  *check({ tree }) {
    for (const { columns, finding } of findGuessed(tree, true)) yield { ...finding, note: `表头的词不是常用的，各列按内容读，依次为：${columns}。` };
  },
};

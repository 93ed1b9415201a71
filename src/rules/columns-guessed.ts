import { findSecondReading, nodesOf, wordsOf } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** Columns by the names that readers know them by. */
const NAMES: Readonly<Record<string, string>> = {
  index: '序号', chapter: '一级标题', clause: '二级标题', requirement: '工作任务', lead: '牵头单位', participants: '配合单位', responsible: '责任单位',
  deadline: '完成时限', person: '责任人', remark: '备注',
};

/** A table of tasks whose header is missing or unknown: what its columns hold was told by their contents. */
export const columnsGuessed: Rule = {
  id: 'columns-guessed',
  severity: 'warning',
  title: '表头缺失或认不出，各列按内容推定',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || !table.guessed || !table.columns) continue;
      const first = table.children.find((row) => row.type === 'row');
      const used = new Set([...nodesOf(table)].flatMap((node) => (node.type === 'cell' && node.column !== null && wordsOf(node) !== '' ? [node.column] : [])));
      const names = table.columns.filter((column) => used.has(column)).map((column) => NAMES[column] ?? column).join('、');
      yield {
        place: first?.position ?? table.position,
        reason: `Unexpected table without a known header, expected names of columns: read as ${[...used].join(', ')}`,
        note: `这张表没有表头，或表头的词认不出，各列按内容推定，依次为：${names}。请核对；如有不对，在“自查”的“读得不对？”里按列改，或在表格第一行写明“工作任务”“责任单位”“完成时限”等列名后重新读取。`,
        second: findSecondReading(table) ?? undefined,
      };
    }
  },
};

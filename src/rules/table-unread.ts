import { findSecondReading, looksLikeDeadline, looksLikeUnits, nodesOf, wordsOf, type Cell, type Row } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** A sentence that asks for something is seldom shorter. */
const SENTENCE = 12;

/** A table with sentences in it beside names or dates that no reading explains as one of tasks. */
export const tableUnread: Rule = {
  id: 'table-unread',
  severity: 'warning',
  title: '表格没有读成条目',
  *check({ tree, metadata }) {
    if (metadata.kind === 'annual-report') return;
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || table.columns !== null || table.chosen) continue;
      const cells = table.children.filter((row): row is Row => row.type === 'row').flatMap((row) => row.children.filter((child): child is Cell => child.type === 'cell').map(wordsOf)).filter((words) => words !== '');
      const sentences = cells.filter((words) => words.length >= SENTENCE).length;
      const named = cells.filter((words) => looksLikeUnits(words) || looksLikeDeadline(words)).length;
      if (sentences < 2 || named < 2) continue;
      yield {
        place: table.position,
        reason: `Unexpected table of ${cells.length} cells without known columns, expected a header that says task, unit and deadline`,
        note: '这张表的列认不出来，其中的任务没有读成条目。请在表格第一行写明“序号”“工作任务”“责任单位”“完成时限”等列名，再重新读取。',
        second: findSecondReading(table) ?? undefined,
      };
    }
  },
};

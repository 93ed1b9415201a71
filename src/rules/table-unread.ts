import { findSecondReading, looksLikeDeadline, looksLikeUnits, nodesOf, wordsOf, type Cell, type NoticeRoot, type Row } from '../notice/index.ts';
import { printedLinesOf, type PrintedLine } from './printed-lines.ts';
import type { Rule } from './rule.ts';

/** A sentence that asks for something is seldom shorter. */
const SENTENCE = 12;

/** True for 息                5       牌信息与网站信息保持一致: no sentence holds so wide a space. */
function hasWideSpace(words: string): boolean {
  if (words.split('    ').filter((piece) => HAN.test(piece)).length > 1) return true;
  // …主动公开工作进展。  办公室牵头，各科室配合
  const cells = words.split('  ').map((cell) => cell.trim()).filter((cell) => cell !== '');
  const last = cells[cells.length - 1] ?? '';
  return cells.length > 1 && (looksLikeUnits(last) || looksLikeDeadline(last));
}

const HAN = /\p{Script=Han}/u;

/** The lines of running text and headings that spaces cut into columns. */
function findSpacedLines(tree: NoticeRoot): PrintedLine[] {
  const headings = [...nodesOf(tree)].flatMap((node) => (node.type === 'heading' ? [{ words: wordsOf(node), position: node.position }] : []));
  return [...headings, ...[...printedLinesOf(tree)].flat()].filter(({ words }) => hasWideSpace(words)).sort((a, b) => a.position.start.offset - b.position.start.offset);
}

/** True for 1,公开收费项目和标准。,财务科,6月底前: three commas and more, and at the end a name or a date. */
function hasCommas(words: string): boolean {
  const pieces = words.split(',').map((piece) => piece.trim());
  return pieces.length > 3 && !/[。；]$/.test(words) && pieces.slice(-2).some((piece) => looksLikeUnits(piece) || looksLikeDeadline(piece));
}

/** A table with sentences in it beside names or dates that no reading explains as one of tasks. */
export const tableUnread: Rule = {
  id: 'table-unread',
  severity: 'warning',
  title: '表格没有读成条目',
  *check({ tree, metadata }) {
    if (metadata.kind === 'annual-report') return;
    const [first, , third] = findSpacedLines(tree);
    if (first && third) yield {
      place: first.position,
      reason: `Unexpected wide spaces inside the text "${first.words.slice(0, 20)}" and others, expected the cells of a table apart`,
      note: `“${first.words.slice(0, 12)}”等行里有成片的空格，像是用空格对齐的表格，各列没有分开，条目读不准。请在第一行写明“序号”“工作任务”“责任单位”“完成时限”等列名，或从原文件里重新复制这张表。`,
    };
    const [row, , more] = [...printedLinesOf(tree)].flat().filter(({ words }) => hasCommas(words));
    if (row && more) yield {
      place: row.position,
      reason: `Unexpected commas between names and dates in "${row.words.slice(0, 20)}" and others, expected the cells of a table apart`,
      note: `“${row.words.slice(0, 12)}”等行像是用逗号分隔的表格，表头认不出来，或有的行多了、少了逗号，各列没有分开，条目读不准。请在第一行写明“序号”“工作任务”“责任单位”“完成时限”等列名，给含有逗号的单元格加上双引号，或直接给出原来的表格文件。`,
    };
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

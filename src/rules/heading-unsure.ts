import { nodesOf, wordsOf, type Cell, type ColumnRole, type Row, type Table } from '../notice/index.ts';
import { findFilled } from './cells.ts';
import type { Rule } from './rule.ts';

/** Headings merged over several rows of which the rows do not tell for certain: printed in the middle, missing above the first, or among remarks. */
export const headingUnsure: Rule = {
  id: 'heading-unsure',
  severity: 'warning',
  title: '合并标题管到哪几行不能确定',
  *check({ tree }) {
    for (const table of nodesOf(tree)) {
      if (table.type !== 'table' || table.columns === null) continue;
      const rows = table.children.filter((child): child is Row => child.type === 'row' && !child.header);
      if (table.unsure || startsLate(rows)) {
        const cells = [...nodesOf(table)].filter((node): node is Cell => node.type === 'cell');
        const heading = cells.find((cell) => (cell.column === 'chapter' || cell.column === 'clause') && wordsOf(cell) !== '');
        yield {
          place: heading?.position ?? table.position,
          reason: 'Unexpected headings in the middle of merged cells, expected them in the first row of each',
          note: '合并单元格的标题印在各行中间，哪一行归哪个标题有不止一种分法，已取其中一种。请对照原件核对各条上面的标题；把标题移到它的第一行，就能读准。',
        };
      }
      const sentence = findSentence(table);
      if (sentence) yield {
        place: sentence.position,
        reason: `Unexpected heading "${wordsOf(sentence).slice(0, 30)}" that reads like the beginning of a sentence, expected it in the cell of what is asked for`,
        note: `表里一格一行，“${wordsOf(sentence).slice(0, 16)}……”读成了标题，但像是任务文字的前半句。请对照原件核对；把同一格的文字接成一行，就能读准。`,
      };
      const remark = findRemark(table, rows);
      if (remark) yield {
        place: remark.position,
        reason: `Unexpected short cell "${wordsOf(remark)}" between rows that do not begin with a number, expected a remark or a heading`,
        note: `表里一格一行，行首没有序号，“${wordsOf(remark).slice(0, 16)}”等处是上一条的备注还是下一条的标题，不能确定。请对照原件核对；在第一列加上序号，就能读准。`,
      };
    }
  },
};

const inheritedIn = (row: Row, role: ColumnRole): boolean => row.children.some((child) => child.type === 'cell' && child.column === role && child.inherited);

/** A row without a clause stands above the first clause of its chapter. */
function startsLate(rows: readonly Row[]): boolean {
  let without = false;
  for (const [at, row] of rows.entries()) {
    if (row.continued) continue;
    // A row of several lines has its heading on any of them.
    const lines = [row];
    for (let next = at + 1; rows[next]?.continued; next++) lines.push(rows[next] as Row);
    const has = (role: ColumnRole) => lines.some((line) => findFilled(line, role));
    if (has('chapter')) without = false;
    if (has('clause')) {
      if (without) return true;
    } else if (has('requirement') && !inheritedIn(row, 'clause')) without = true;
  }
  return false;
}

/** Of headings without a number 95 of a hundred have 23 letters at most (`eval:lengths`). */
const LONGEST_HEADING = 24;

/** In a table of cells a heading without a number that holds a comma or a full stop and is longer than headings are. */
function findSentence(table: Table): Cell | null {
  if (table.dress !== 'flattened') return null;
  const cells = table.children.flatMap((row) => (row.type === 'row' && !row.header && !row.chosen ? row.children : []));
  for (const node of cells) {
    if (node.type !== 'cell' || (node.column !== 'chapter' && node.column !== 'clause') || node.children.some(({ type }) => type === 'marker')) continue;
    const words = wordsOf(node);
    if (words.length > LONGEST_HEADING && /[，,。]./.test(words.replace(/“[^“”]*”/g, ''))) return node;
  }
  return null;
}

/** In a table of cells whose rows do not begin with a number, the first short remark that may as well be the heading of the next row. */
function findRemark(table: Table, rows: readonly Row[]): Cell | null {
  if (table.dress !== 'flattened' || !table.columns?.includes('remark')) return null;
  // A number between them tells a remark from the heading of the next row.
  const headingOf = (row: Row) => findFilled(row, 'chapter') ?? findFilled(row, 'clause');
  if (rows.some((row) => (findFilled(row, 'index')?.position.start.offset ?? Infinity) < (headingOf(row)?.position.start.offset ?? 0))) return null;
  const marked = (row: Row) => (['chapter', 'clause'] as const).some((role) => findFilled(row, role)?.children.some(({ type }) => type === 'marker'));
  if (rows.some(marked)) return null;
  for (const [at, row] of rows.entries()) {
    const remark = findFilled(row, 'remark');
    const heading = at === 0 ? undefined : headingOf(row);
    const next = rows[at + 1];
    // A remark and a heading behind one another are told apart by their order.
    if (remark && next && !headingOf(next)) return remark;
    if (heading && !findFilled(rows[at - 1], 'remark')) return heading;
  }
  return null;
}

import { looksLikeDeadline, looksLikeUnits } from '../notice/index.ts';
import { printedLinesOf, type PrintedLine } from './printed-lines.ts';
import type { Rule } from './rule.ts';

/** Longer lines are text that happens to end with the name of an office. */
const LONGEST_CELL = 20;
/** One or two lines may be a signature, or what a page left over. */
const FEWEST = 3;

/** A name, a date or a number alone on its line, as the cells of a table are. */
function isCell({ words }: PrintedLine): boolean {
  return words !== '' && words.length <= LONGEST_CELL && (/^[0-9]{1,3}[.．、]?$/.test(words) || looksLikeUnits(words) || looksLikeDeadline(words));
}

/** Names of offices, dates and numbers alone on lines of running text: the cells of a table that was not read as one. */
export const strayCells: Rule = {
  id: 'stray-cells',
  severity: 'error',
  title: '表格的单元格散落在正文里',
  *check({ tree, metadata }) {
    if (metadata.kind === 'annual-report') return;
    const found = [...printedLinesOf(tree)].flatMap((lines) => lines.filter(isCell));
    const [first] = found;
    if (!first || found.length < FEWEST) return;
    const places = found.slice(0, 6).map(({ position }) => position.start.line).join('、');
    yield {
      place: first.position,
      reason: `Unexpected ${found.length} lines of a unit, date or number alone in running text, expected them in a table or behind a label`,
      note: `第${places}行${found.length > 6 ? '等' : ''}单独写着单位、时限或序号（如“${first.words}”），没有归入任何条目，可能是一张没有读出来的表。请从原文件（Word、Excel 或网页）重新复制整张表，连表头一起；或在这些行前写明“责任单位：”“完成时限：”。`,
    };
  },
};

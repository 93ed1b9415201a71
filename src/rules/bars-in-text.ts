import { leavesOf, nodesOf, type Paragraph } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** A table leaves short words between bars; lines of text with a bar at their end are longer, or end a sentence. */
const LONGEST_CELL = 12;
/** 是|否, 甲|乙|丙: two bars may stand in a sentence. */
const FEWEST = 4;

/** Bars between short words of running text: the borders of a table that was not read as one. */
export const barsInText: Rule = {
  id: 'bars-in-text',
  severity: 'error',
  title: '表格的竖线留在正文里',
  *check({ tree }) {
    const torn = [...nodesOf(tree)].filter((node) => node.type === 'paragraph' && !node.chosen).map((node) => ({ node, cells: countCells(node as Paragraph) }));
    const cells = torn.reduce((sum, each) => sum + each.cells, 0);
    const first = torn.find((each) => each.cells > 0);
    if (!first || cells < FEWEST) return;
    yield {
      place: first.node.position,
      reason: `Unexpected bars between ${String(cells)} short pieces of running text, expected a table`,
      note: `从第${String(first.node.position.start.line)}行起，正文里有表格的竖线：这里的表没有读成条目，读出的文字不可靠。请从原文件（Word、Excel 或网页）重新复制整张表，连表头一起；表中要有“工作任务”“责任单位”“完成时限”一类的列。不是任务表的，不必理会。`,
    };
  },
};

/** How many short pieces end at a bar. */
function countCells(paragraph: Paragraph): number {
  const words = [...leavesOf(paragraph)].map((leaf) => (leaf.type !== 'other' ? leaf.value : leaf.kind === 'border' ? '|' : ' ')).join('');
  return words.split(/[|｜]/).slice(0, -1).filter((piece) => {
    const bare = piece.replace(/\s/g, '');
    return bare !== '' && bare.length <= LONGEST_CELL && !/[。；！]$/.test(bare);
  }).length;
}

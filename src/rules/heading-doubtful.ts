import { looksLikeDeadline, looksLikeUnits, matchMarker, nodesOf, toHeaderRole, toLineWords, wordsOf, type Paragraph, type Rank, type Section } from '../notice/index.ts';
import { printedLinesOfParagraph } from './printed-lines.ts';
import type { Rule } from './rule.ts';

/** Headings without a number are seldom longer. */
const LONGEST = 16;
/** Names that stand alone on a line sign the notice. */
const SIGNED = /(?:局|厅|委|委员会|政府|办公室|办|处|中心|站|院|公司|集团)$/;

/** A short line without punctuation or number, behind a sentence and above one, in a notice that numbers its parts: a heading, or the words that they are read as. */
export const headingDoubtful: Rule = {
  id: 'heading-doubtful',
  severity: 'info',
  title: '单独一行的短语，可能是标题',
  *check({ tree, metadata }) {
    if (metadata.kind === 'annual-report') return;
    const above = new Map<Section, Rank>();
    for (const node of nodesOf(tree)) {
      if (node.type !== 'section') continue;
      const below = node.children.filter((child): child is Section => child.type === 'section');
      for (const child of below) above.set(child, node.rank);
      if (below.length > 0) continue;
      const blocks = node.children.filter((child) => child.type === 'paragraph' || child.type === 'heading' || child.type === 'assignment' || child.type === 'table');
      for (const [at, block] of blocks.entries()) {
        if (at === 0 || block.type !== 'paragraph' || block.chosen) continue;
        const before = blocks[at - 1];
        const [line] = printedLinesOfParagraph(block as Paragraph);
        if (!line || !before || (before.type === 'paragraph' && !/[。；！）)]$/.test(wordsOf(before).trim()))) continue;
        const { words, position } = line;
        // Behind a heading that runs into it, it is no line of its own, and a page break may have cut it.
        if (before.position.end.line === position.start.line) continue;
        if (words.length < 3 || words.length > LONGEST || /[，。；：！？、,;:!?0-9|\s（）()《》]/.test(words) || matchMarker(words)) continue;
        if (looksLikeUnits(words) || looksLikeDeadline(words) || toHeaderRole(words) !== null || SIGNED.test(words)) continue;
        const level = above.get(node) ?? 1;
        yield {
          place: position,
          reason: `Unexpected short line "${words}" without a number, expected a sentence or a numbered heading`,
          note: `“${words}”单独一行，没有编号，像是标题，已按上一条的文字读。请核对；如是标题，可按另一种读法读。`,
          second: { kind: 'line', line: position.start.line, words: toLineWords(words), first: { as: 'text' }, second: { as: 'heading', level: String(level) }, by: null },
        };
      }
    }
  },
};

import { nodesOf, wordsOf, type NoticeNode, type Other } from '../notice/index.ts';
import { toLineFeeds } from '../text/line-ends.ts';
import type { Rule } from './rule.ts';

/** Breaks inside the words of a node: where a page ended in mid-sentence. */
function* findBreaks(tree: NoticeNode): Generator<{ node: NoticeNode; at: Other; before: string; after: string }> {
  for (const node of nodesOf(tree)) {
    if (!['paragraph', 'item', 'heading', 'cell', 'assignment'].includes(node.type) || !('children' in node)) continue;
    const children: readonly NoticeNode[] = node.children;
    for (const [i, child] of children.entries()) {
      if (child.type !== 'other' || child.kind !== 'break') continue;
      const before = children[i - 1];
      if (!before || before.type === 'other') continue;
      // …实施进 ⏎ — 1 — ⏎ 度等信息。: the number of the page stands between.
      let next = i + 1;
      while (children[next]?.type === 'other') next++;
      const after = children[next];
      if (!after) continue;
      // A line end alone is the width of a page: text copied from a PDF has one in each line.
      const between = children.slice(i, next).map((other) => ('value' in other ? other.value : '')).join('');
      if (next > i + 1 || /\n\s*\n|\f/.test(toLineFeeds(between))) yield { node, at: child, before: wordsOf(before), after: wordsOf(after) };
    }
  }
}

/** A sentence that goes on after a page break; its parts are joined without a space. */
export const sentenceCut: Rule = {
  id: 'sentence-cut',
  severity: 'info',
  title: '句子被分页切断',
  *check({ tree }) {
    for (const { node, at, before, after } of findBreaks(tree)) {
      if (node.type === 'heading' || node.type === 'cell') continue;
      yield {
        place: at.position,
        reason: 'Unexpected break inside a sentence, expected the sentence to go on',
        note: `“……${before.slice(-8)}”与“${after.slice(0, 8)}……”之间被分页切断，已接为一句。`,
      };
    }
  },
};

/** A heading that a page break cut in two. */
export const headingCut: Rule = {
  id: 'heading-cut',
  severity: 'warning',
  title: '标题被分页切断',
  *check({ tree }) {
    for (const { node, at, before, after } of findBreaks(tree)) {
      // Units stand one on a line, and a requirement has as many lines as it needs; a heading has one.
      if (node.type !== 'heading' && !(node.type === 'cell' && (node.column === null || node.column === 'chapter' || node.column === 'clause'))) continue;
      yield {
        place: at.position,
        reason: `Unexpected break inside "${before}${after}", expected it on one line`,
        note: `“${before}”与“${after}”本是一个标题或单元格，被分页切断，已接在一起。`,
      };
    }
  },
};

/** The last character before a break printed again after it: 政府信 ⏎⏎ 信息公开. */
export const doubledCharacter: Rule = {
  id: 'doubled-character',
  severity: 'warning',
  title: '分页处文字重复',
  *check({ tree }) {
    for (const { at, before, after } of findBreaks(tree)) {
      const last = before.slice(-1);
      if (last === '' || !/\p{Script=Han}/u.test(last) || !after.startsWith(last)) continue;
      yield {
        place: at.position,
        reason: `Unexpected "${last}" twice at a break, expected it once`,
        note: `分页前后都有“${last}”：“${before.slice(-4)}｜${after.slice(0, 4)}”，疑为重复。原文照录。`,
      };
    }
  },
};

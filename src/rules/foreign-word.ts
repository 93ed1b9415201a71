import { leavesOf } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** Kinds of files, and what else is written so in Chinese. */
const AT_HOME = /^(?:pdf|word|excel|ppt|wps|ofd|doc|docx|xls|xlsx|txt|jpg|png|zip|rar|web|app|wifi|http|https|www)$/;

/** A lower-case Latin word in the middle of Chinese: 风险排查 read as ` risk 排查`. Addresses and abbreviations are none. */
export const foreignWord: Rule = {
  id: 'foreign-word',
  severity: 'warning',
  title: '中文里混入外文单词',
  *check({ tree }) {
    for (const leaf of leavesOf(tree)) {
      if (leaf.type !== 'text') continue;
      for (const match of leaf.value.matchAll(/(?<=\p{Script=Han}\s{0,2})[a-z]{3,}(?=\s{0,2}\p{Script=Han})/gu)) {
        if (AT_HOME.test(match[0])) continue;
        const { start } = leaf.position;
        const place = (by: number) => ({ line: start.line, column: start.column + by, offset: start.offset + by });
        yield {
          place: { start: place(match.index), end: place(match.index + match[0].length) },
          reason: `Unexpected foreign word "${match[0]}" in Chinese text, expected Chinese`,
          note: `中文里出现了“${match[0]}”，疑为文字识别错误。原文照录。`,
        };
      }
    }
  },
};

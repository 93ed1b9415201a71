/** Periods the law sets: a notice that promises them promises nothing of its own, and may not allow more. */
import { splitSentences } from '../text/sentences.ts';
import { toHalfWidthDigits } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';

interface Statutory {
  /** The period in a sentence. */
  period: RegExp;
  /** What the sentence speaks of. */
  matter: RegExp;
  law: string;
}

/** From memory of 政府信息公开条例 (2019) and 重大行政决策程序暂行条例 (2019), not yet checked against the published texts; content/statutes.yaml says the same of its articles. */
const STATUTORY: readonly Statutory[] = [
  { period: /(?:20|二十)个?工作日/, matter: /申请人?[^。；]*(?:答复|办结|办理)|答复[^。；]*申请/, law: '《政府信息公开条例》第三十三条' },
  { period: /(?:20|二十)个?工作日/, matter: /(?:形成|变更|制作|获取)[^。；]*(?:公开|发布)|(?:公开|发布)[^。；]*(?:形成|变更)/, law: '《政府信息公开条例》第二十六条' },
  { period: /(?:7|七)个?工作日/, matter: /补正/, law: '《政府信息公开条例》第三十条' },
  { period: /(?:15|十五)个?工作日/, matter: /第三方/, law: '《政府信息公开条例》第三十二条' },
  { period: /1月31日/, matter: /年度报告|工作年报/, law: '《政府信息公开条例》第四十九条' },
  { period: /(?:30|三十)(?:日|天)/, matter: /(?:征求|征集|听取)[^。；]*意见|意见征[求集]/, law: '《重大行政决策程序暂行条例》第十五条' },
];

/** Where a text says a period that the law sets. */
export function findStatutory(text: string): { span: Span; words: string; law: string }[] {
  return splitSentences(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const half = toHalfWidthDigits(sentence);
    return STATUTORY.flatMap(({ period, matter, law }) => {
      const match = period.exec(half);
      return match && matter.test(half) ? [{ span: { start: start + match.index, end: start + match.index + match[0].length }, words: sentence.slice(match.index, match.index + match[0].length), law }] : [];
    });
  });
}

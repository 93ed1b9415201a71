/** What the text of a report says that its tables say too. Figures of a part (an office, a channel, a kind) are none of these. */
import { nodesOf, toHalfWidthDigits, wordsOf, type NoticeRoot } from '../notice/index.ts';

/** Who speaks and of which time, before 收到: 2023年，我局共; not 区政府办公室代表区政府, 通过网站. */
const WHOLE = /^(?:[12][0-9]{3}年度?|全年|全年度|本年度?|今年|年内|当年|一年来|截至.{2,12}|度|我[局厅委市县区镇乡]|我(?:单位|中心|街道)|本[局厅委机关单位市县区镇]{1,2}|全[局厅委市县区镇]|全系统|共|共计|累计|总共|合计|总计|[，,、：:\s])*$/;

/** Between 收到 and the number: 依申请信息公开, 政府信息公开申请; not 网上申请, 涉及…的申请. */
const REQUESTS = /^(?:[：:\s]|到|了|的|公民、?|法人|[和或]?其他组织|提出|依申请公开|依申请|政府|信息|公开|申请|办理|事项|共|共计|合计|累计|总计|数量|为)*$/;

/** Letters before and behind, in which who speaks, of which time, and 含上年结转 stand: more than two clauses are another sentence. */
const BEFORE = 60;
const BEHIND = 20;

/** What the text says of requests received: 全年收到依申请信息公开 12 件 */
export function findStatedRequests(tree: NoticeRoot): { quote: string; value: number }[] {
  const stated: { quote: string; value: number }[] = [];
  const pattern = /(?:收到|受理|新收)([^。，；0-9]{0,16}(?:申请|信息公开)[^。，；0-9]{0,10})([0-9]{1,7})\s*件/g;
  for (const node of nodesOf(tree)) {
    if (node.type !== 'paragraph') continue;
    const words = toHalfWidthDigits(wordsOf(node));
    for (const match of words.matchAll(pattern)) {
      const sentence = words.slice(Math.max(0, match.index - BEFORE), match.index).split(/[。；！？]/).pop() ?? '';
      // 受理13件（含上年结转1件） counts what the table counts apart.
      const after = words.slice(match.index + match[0].length, match.index + match[0].length + BEHIND);
      if (!WHOLE.test(sentence) || !REQUESTS.test(match[1] ?? '') || /^[（(，,]?[^。；]{0,6}上年/.test(after)) continue;
      stated.push({ quote: match[0].replace(/\s/g, ''), value: Number(match[2]) });
    }
  }
  return stated;
}

/** True where the text says that there was no case: 无行政复议、行政诉讼案件; not 无行政复议、行政诉讼败诉案件. */
export function findStatedCases(tree: NoticeRoot): boolean {
  return [...nodesOf(tree)].some((node) => node.type === 'paragraph' && /无行政复议、?(?:和)?行政诉讼(?![^。，；]{0,6}(?:败诉|纠错|纠正|撤销))/.test(wordsOf(node)));
}

/**
 * What the parser recognises at the level of characters and lines. Every
 * pattern carries a string it matches. All are linear: no nested repetition.
 */
import { fromCircled, fromNumeral, HAN_DIGITS, toHalfWidthDigits } from '../text/numerals.ts';
import type { FieldName, Rank } from './tree.ts';

const H = HAN_DIGITS;

/** How a number is printed: 一、 （一） 1. 1.1 1.1.1 （1） 1） 第一条 第一章, and headings without one. */
export type Shape = 'chapter' | 'article' | 'bare' | 'bare-below' | 'han' | 'han-brackets' | 'digits' | 'decimal' | 'decimals' | 'digits-brackets' | 'digits-paren';

/** The marker at the start of a line, with its length; trailing white space is not counted. */
export interface MarkerMatch {
  rank: Rank;
  shape: Shape;
  ordinal: number;
  length: number;
}

const MARKERS: readonly [Rank, Shape, RegExp][] = [
  [1, 'han', new RegExp(`^([${H}]{1,5})\\s*[、.．]`)], // 一、 十二．
  [2, 'han-brackets', new RegExp(`^[（(]\\s*([${H}]{1,5})\\s*[）)][、.．]?`)], // （一） (十六) （三)
  // 1. 12、 ３． and 2.2020年10月底前…, where a date follows the number
  [3, 'digits', /^([0-9０-９]{1,3})\s*[.．、](?:(?![0-9０-９])|(?=[12][0-9]{3}\s*年|[0-9]{1,2}\s*(?:月|个|日|项|件)))/],
  [4, 'digits-brackets', /^[（(]\s*([0-9０-９]{1,3})\s*[）)][、.．]?/], // （1） (12)
  [4, 'digits-paren', /^([0-9０-９]{1,3})\s*[）)][、.．]?/], // 3）
];

/** The GB/T 9704 number a line begins with, or null. `第二十条第（一）项` has none. */
export function matchMarker(text: string): MarkerMatch | null {
  for (const [rank, shape, pattern] of MARKERS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const ordinal = fromNumeral(match[1] ?? '');
    if (ordinal !== null) return { rank, shape, ordinal, length: match[0].length };
  }
  return null;
}

/** A member of a counted series: which series, its number, the length of its marker. */
export interface ItemMatch {
  series: 'shi' | 'circled' | 'first';
  ordinal: number;
  length: number;
}

const ITEM_SHI = /^([一二三四五六七八九十]{1,3})(?:是|要)/; // 一是 十二是 二要
const ITEM_FIRST = /^(首先|其次|再次|最后|第([一二三四五六七八九十]{1,3}))[，,、]/; // 首先， 第二，
/** The ordinal of 最后: more than any, since series are counted to 20 (⑳) and in words to 九十九; which number it is, only what stands before it tells. */
export const LAST_ORDINAL = 99;
const FIRST_WORDS: Record<string, number> = { 首先: 1, 其次: 2, 再次: 3, 最后: LAST_ORDINAL };

/** The member of a counted series that `text` begins with, or null. */
export function matchItem(text: string): ItemMatch | null {
  const circled = fromCircled(text.charAt(0));
  if (text !== '' && circled !== null) return { series: 'circled', ordinal: circled, length: 1 };
  const shi = ITEM_SHI.exec(text);
  if (shi) {
    const ordinal = fromNumeral(shi[1] ?? '');
    return ordinal === null ? null : { series: 'shi', ordinal, length: shi[0].length };
  }
  const first = ITEM_FIRST.exec(text);
  if (!first) return null;
  const ordinal = first[2] ? fromNumeral(first[2]) : FIRST_WORDS[first[1] ?? ''];
  return ordinal ? { series: 'first', ordinal, length: first[0].length } : null;
}

/** True where a sentence may be over: the end of a line that is not cut. */
export function endsSentence(text: string): boolean {
  return /[。！？!?；;：:…）)】\]](?:[”"’』」])?$/.test(text);
}

const TABS = /\t/;

/** True for a line of cells between tabs: at least two tabs, or one with `neighbours` alike. */
export function countTabs(source: string): number {
  let count = 0;
  for (let at = source.search(TABS); at >= 0; at = source.indexOf('\t', at + 1)) count++;
  return count;
}

/** `---	---	---`, `| --- | :---: |`, `======`: a line of nothing but rules. */
export function isRule(text: string): boolean {
  // Between pipes one dash will do: | :-- | - |
  return /^[-=_—─*|:\s\t+]+$/.test(text) && (/[-=_—─*]{3}/.test(text) || /^\|[^|]*-/.test(text));
}

/** Headings have 39 letters at most (`eval:lengths`). */
const LONGEST_PART = 40;

/** `第二部分  监督保障`, `第一章 总则`: what chapters stand under. */
export function isPartHeading(text: string): boolean {
  return text.length <= LONGEST_PART && /^第[一二三四五六七八九十]{1,3}(?:部分|章|篇)[\s:：]*[^\s:：，。；][^，。；]*$/.test(text);
}

/** `第二十条第（一）项`: what a part of the form of annual reports (国办公开办函〔2021〕30号) is about. */
export function isFormHeading(text: string): boolean {
  return /^第[一二三四五六七八九十]{1,4}条第?\s*[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]\s*项$/.test(text);
}

/** The words a table of that form begins with: `（本列数据的勾稽关系为：…）`, `申请人情况`, `行政复议`. */
export function isFormStart(text: string): boolean {
  return isFormHeading(text) || /^[（(]?本列数据的勾稽关系/.test(text) || /^(?:申请人情况|行政复议)$/.test(text);
}

/** A figure in a cell of its own: `12`, `3.978`, `１，２０３`, `+3`, `35.6万元`. */
export function isFigure(text: string): boolean {
  return /^[-+]?[0-9０-９][0-9０-９,，]{0,17}(?:[.．][0-9０-９]{1,6})?(?:件|项|个|条|宗|万元|元)?$/.test(text);
}

/** What stands in a cell that has no figure: `—`, `/`, `无`. */
export function isNone(text: string): boolean {
  return /^(?:[-—–－─]{1,3}|[/／\\]|无)$/.test(text);
}

/** Web-page lines that are none of the notice's: a start or a whole, each with an example. */
const CHROME: readonly RegExp[] = [
  /^(?=您|现在|当前|所在)您?(?:现在|当前)?(?:所在)?的?位置\s*[:：]/, // 您现在的位置: 首页 > 政务公告
  /^位置\s*[:：].*(?:首\s*页|[>»›])/, // 位置：首页 > 政务公告; not 位置：政务大厅一楼，…, which a task may say
  /^(?=您|现在|当前|所在)您?(?:现在|当前)?(?:所在)?的?(?:页面|栏目)\s*[:：]/, // 当前栏目：通知公告; not 栏目：主动公开、政策解读, which a task may list
  /^(?:网站)?首\s*页\s*(?:[>»›-]|$)/, // 首页 > 通知公告
  /^(?:网站)?首\s*页(?:\s+[\p{Script=Han}]{4,8}){3,}$/u, // 首页 走进汉台 新闻中心 政务公开
  /^图\s*(?:[0-9一二三四五六七八九十]{1,2}[\s:：.、]+|[0-9]{1,2}(?=[^0-9]))[^。；，]{2,30}$/, // 图1 政府信息主动公开情况表; not 图一体化建设
  /^[>»›]\s*\S/, // > 法定主动公开内容 > 监督保障
  /^[【[](?:工作总结|政策文件|通知公告|年度报告|公开年报|工作动态|政务公开)[】\]]$/, // 【工作总结】
  /^(?:主办|承办|主管|版权)(?:单位|归属|所有)?\s*[:：].*(?:版权|主管|主办|承办|技术支持|备案|政府)/, // 主办单位：…政府办公室 版权归属：…
  /^(?:地址|通讯地址|办公地址)\s*[:：].*(?:邮编|邮政编码|电话|邮箱|传真)/, // 地址：…8号 邮编：100000
  /(?:建议|请)使用.{0,24}浏览器/, // 建议使用新版浏览器访问本站
  /^(?:举报|监督|投诉|咨询|联系|服务|值班)(?:热线|电话|邮箱|方式)\s*[:：]/, // 举报热线：000-0000000
  /^(?:联系人|联系电话|联系方式|电子邮箱|邮政编码|传真)\s*[:：]/, // 联系人：张三
  /^(?:浏览|点击|阅读|访问)(?:次数|量|数)(?=\P{Script=Han}|$)[^。，；]*$/u, // 浏览次数: 12; not 访问量12万人次，比上年增加。
  /^(?:信息)?来源\s*[:：].{0,30}$/, // 来源：办公室
  /^(?:分享到|分享至|责任编辑|索引号|字体|字号|打印本页|关闭窗口|上一篇|下一篇)/, // 分享到:
  /^(?:编辑|作者)\s*(?:[:：]|$|(?<=\s)\S{1,4}$)/, // 作者：张三 编辑 李四; not 编辑公开目录，…
  /^扫一扫[^。；]{0,30}$/, // 扫一扫，在手机打开当前页
  /^用?微信扫(?:一扫|码|描)?.{0,8}(?:分享|打开|关注|阅读|浏览)[^。；]{0,30}$/, // 用微信扫描二维码分享至好友; not 微信扫码乘车年底前全部开通
  /^[【[](?:打印|关闭|字体|收藏|大|中|小)/, // 【打印】【关闭】
  /Copyright\b|版权所有|All Rights? Reserved/i, // Copyright © …
  /ICP备|公网安备|网站标识码/, // 网站标识码:4401000029
  /^(?:网站地图|联系我们|欢迎访问|技术支持)/, // 欢迎访问!你是第-位访问者
  /^(?:相关|友情|推荐|快速)(?:链接|阅读|文章|新闻|稿件|文件|信息|解读|附件|政策)\s*[:：]?$/, // 相关链接：
  /^(?:【?(?:上|下)一[篇条]】?)\s*[:：]/, // 上一篇：…
  /^(?:附件下载|文件下载|我要纠错|我要评论|收藏本页|返回顶部|无障碍阅读|长者模式)\s*[:：]?/, // 附件下载：
];
const PUBLISHED = /^(?:发表|发布)(?:时间|日期)\s*[:：]/; // 发表时间:2022-07-19 15:00:01
const PAGE_NUMBER = /^(?:[-—–－─]{1,2}\s*[0-9０-９]{1,4}\s*[-—–－─]{1,2}|第\s*[0-9０-９]{1,4}\s*页(?:[\s,，/]*共\s*[0-9０-９]{1,4}\s*页)?)$/; // — 3 —, - 12 -, 第 3 页 共 9 页

/** What a website prints below a document, so that links and names may follow it down to the end. */
const FOOT = /^(?:分享到|上一[篇条]|下一[篇条]|相关(?:链接|阅读|文章|新闻|稿件|信息|解读)|友情链接|扫一扫|主办(?:单位)?[:：]|版权所有|网站地图|【?(?:打印|关闭))/; // 相关链接： 上一篇：…

/** True for a line that the foot of a web page may begin with. */
export function isFootStart(text: string): boolean {
  return FOOT.test(text);
}

/** True for a line that is nothing but the number of a page. */
export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text);
}

/** True for a line of web-page chrome; the line with the date of publication is a field instead. */
export function isChrome(text: string): boolean {
  return CHROME.some((pattern) => pattern.test(text));
}

const HAN_DATE = new RegExp(
  `^([0-9０-９]{4}|[〇○ＯO零一二三四五六七八九]{4})\\s*年\\s*([0-9０-９]{1,2}|[${H}]{1,3})\\s*月\\s*([0-9０-９]{1,2}|[${H}]{1,3})\\s*日`,
); // 2023年7月24日, 二〇二三年七月二十四日
const ISO_DATE = /([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})/; // 2022-07-19 15:00:01

/** The ISO date at the start of `text` with the length of its words, or null (also for 2月30日). */
export function matchDate(text: string): { date: string; length: number } | null {
  const match = HAN_DATE.exec(text);
  if (!match) return null;
  const date = toIsoDate(fromNumeral((match[1] ?? '').replace(/[○ＯO]/g, '〇')), fromNumeral(match[2] ?? ''), fromNumeral(match[3] ?? ''));
  return date === null ? null : { date, length: match[0].length };
}

/** The first date written in digits, as ISO: `2022-07-19 15:00:01`; null where there is none. */
export function findIsoDate(text: string): string | null {
  const match = ISO_DATE.exec(toHalfWidthDigits(text));
  return match ? toIsoDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** `YYYY-MM-DD`, or null where there is no such day. */
export function toIsoDate(year: number | null, month: number | null, day: number | null): string | null {
  if (year === null || month === null || day === null) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** A line that is a field by itself, whatever stands around it. */
export interface FieldMatch {
  name: FieldName;
  date?: string;
}

/** What `eval:lengths` shows of each at most: 26 letters of 联系方式, 12 of 发文机关标志, 32 of 主送机关, 16 of a name below, 54 of a title on all its lines; each may have two or three times as many, and with four times as many it is running text. */
export const LONGEST_FIELD = { contact: 120, letterhead: 30, salutation: 80, name: 40, title: 140 };

export function matchField(text: string): FieldMatch | null {
  // 济交办〔2023〕1号, 穗交运函[2022]415号, 石交〔２０２３〕４５号
  if (/^[\p{Script=Han}]{1,15}\s*[〔[［(（【]\s*[12１２][0-9０-９]{3}\s*[〕\]］)）】]\s*(?:第\s*)?[0-9０-９]{1,5}\s*号$/u.test(text)) {
    return { name: 'documentNumber' };
  }
  // （此件主动公开） 此件公开发布
  if (/^[（(]?\s*此件.{0,12}(?:公开|发布).{0,8}[）)]?$/.test(text)) return { name: 'openness' };
  // （信息公开形式：主动公开） 公开方式：主动公开
  if (/^[（(]?\s*(?:信息|政务)?公开(?:形式|方式|属性|类别)\s*[:：]\s*\S{2,10}[）)]?$/.test(text)) return { name: 'openness' };
  // 特此通知。 特此公告 此通知
  if (/^特?此(?:通知|公告|通报|报告|函告|函复|函达|说明|公示)[。.！]?$/.test(text)) return { name: 'closing' };
  // （联系人：张三，联系电话：000-0000000）
  if (text.length <= LONGEST_FIELD.contact && /^[（(]\s*(?:联\s*系\s*(?:人|电\s*话|方\s*式|单\s*位|地\s*址)|咨询电话)\s*[:：]/.test(text)) return { name: 'contact' };
  // 抄送：市政务公开办。
  if (/^(?:抄送|抄报|主送)\s*[:：]/.test(text)) return { name: 'copies' };
  // 附件：…分工; 附件1：…
  if (/^附件\s*(?:[0-9０-９一二三四五]{1,2}\s*)?[:：]./.test(text)) return { name: 'annexNote' };
  // 附件  附件1
  if (/^附件\s*(?:[0-9０-９一二三四五]{1,2}\s*)?[:：]?$/.test(text)) return { name: 'annexMarker' };
  // XX市交通运输局文件
  if (text.length <= LONGEST_FIELD.letterhead && /^[^，。；：:、《》]{3,}文件$/.test(text)) return { name: 'letterhead' };
  if (PUBLISHED.test(text)) {
    const date = findIsoDate(text);
    return date === null ? { name: 'published' } : { name: 'published', date };
  }
  const dated = matchDate(text);
  if (dated) {
    const rest = text.slice(dated.length).trim();
    if (rest === '') return { name: 'date', date: dated.date };
    if (rest === '印发') return { name: 'printDate', date: dated.date };
  }
  return null;
}

/** 版记: a name and a date on one line, `局办公室  2021年7月2日印发`: the name's length, where the date begins, and what it is; null for any other line. */
export function matchImprint(text: string): { name: number; date: number; field: FieldMatch } | null {
  const match = /^(\S{2,30})\s+(?=[0-9０-９〇一二]{4}\s*年)/.exec(text);
  if (!match) return null;
  const field = matchField(text.slice(match[0].length));
  return field?.date && isName(match[1] ?? '') ? { name: (match[1] ?? '').length, date: match[0].length, field } : null;
}

/** 主送机关: `机关各处室、局属各单位：` */
export function isSalutation(text: string): boolean {
  return text.length <= LONGEST_FIELD.salutation && /[:：]$/.test(text) && !/[。；;]|如下|现将|通知/.test(text)
    && /[各局处室委办]|单位|中心|政府|公司/.test(text);
}

/** A line that could be a name standing above a date: short, without punctuation. */
export function isName(text: string): boolean {
  return text.length >= 2 && text.length <= LONGEST_FIELD.name && !/[，。；：:、！？,;!?\t|]/.test(text);
}

/** The words a title ends with. */
const TITLE_END = /(?:通知|报告|要点|方案|分工|分工表|意见|清单|计划|函|总结|办法|公告|通报|任务表|分解表|责任表|一览表|工作安排|台账|目录|年报|情况说明|工作安排表|责任清单|汇总表|任务分解|责任分解|任务书|规定|细则|工作规则)(?:[（(][^）)]{1,12}[）)])?》?$/;

/** 云川市港航中心2022年政务公开重点工作: what heads a part of many notices is a title where a year is named. */
const TITLE_OF_A_YEAR = /[12][0-9]{3}年度?(?:政务公开|政府信息公开)(?:重点工作|工作重点|重点任务|工作任务)(?:[（(][^）)]{1,12}[）)])?$/;

/** The shortest of `eval:lengths` has 7 letters: 政务公开任务书, and one of them may be lost. */
const SHORTEST_TITLE = 6;

/** `关于印发2023年…政务公开工作要点的通知` */
export function isTitle(text: string): boolean {
  return text.length >= SHORTEST_TITLE && text.length <= LONGEST_FIELD.title && (TITLE_END.test(text) || (text.length <= 60 && TITLE_OF_A_YEAR.test(text))) && !/[。；;！!]|[，,：:]$/.test(text);
}

/**
 * The data that government websites print above a document, several to a
 * line: `索 引 号：113408/202404-12 组配分类：其他 发文字号：白建办〔2024〕18号`,
 * `阅读次数：328 来源：市城乡建设局 发布时间：2024-04-15 09:12`.
 */
import { findIsoDate, matchDate, matchField } from './lexical.ts';
import type { FieldName } from './tree.ts';

/** A value on such a line; those that say nothing of the notice have no name. */
export interface PageDatum {
  name: FieldName | null;
  date?: string;
  /** Where the value stands in the line. */
  start: number;
  end: number;
}

const NUMBER = ['发文字号', '发文文号', '公文字号', '文件编号', '文件字号', '文号', '发布文号'];
const ISSUED = ['成文日期', '成文时间', '发文日期', '发文时间', '印发日期', '印发时间', '生成日期', '生成时间', '签发日期'];
const PUBLISHED = ['发布日期', '发布时间', '发表日期', '发表时间', '公开日期', '公开时间', '上传时间', '上传日期', '时间', '日期'];
const PUBLISHERS = ['发布机构', '发布单位', '发文机关', '发文单位', '发布机关'];
const OPENNESS = ['公开方式', '公开属性', '公开形式', '公开类别'];
/** What only a website says; one of these alone makes a line one of the website. */
const SHEET = [
  ...NUMBER, ...ISSUED, ...OPENNESS, '索引号', '信息索引号', '索取号', '组配分类', '主题分类', '体裁分类', '服务对象分类', '信息分类', '公开目录', '所属栏目',
  '发布机构', '发布单位', '发文机关', '发文单位', '发布机关', '效力状态', '有效性', '时效性', '公开范围', '公开时限', '公开程序', '公文种类', '关键词', '关键字', '主题词', '内容概述', '名称', '信息名称', '文件名称', '标题',
];
/** On a line of its own beside the others only: elsewhere these are words like any. */
const ALONE = ['统一编号', '主题', '分类', '栏目', '文件类型'];
const COUNTERS = ['来源', '信息来源', '文章来源', '作者', '编辑', '责任编辑', '审核', '浏览次数', '浏览量', '阅读次数', '阅读量', '访问量', '访问次数', '点击数', '点击量', '点击率', '点击次数', '字体', '字号'];

/** `索 引 号`: word processors space labels out. */
const spaced = (labels: readonly string[]) => labels.map((label) => [...label].join('\\s{0,4}')).join('|');
const byLength = (labels: readonly string[]) => [...labels].sort((a, b) => b.length - a.length);
const LABEL = new RegExp(`(?<=^|[\\s【[（(|])(?:${spaced(byLength([...SHEET, ...PUBLISHED, ...COUNTERS]))})\\s?\\s?[:：]`, 'g');

/** The same before a space: 发布机构 芦汀市政府办公室 组配分类 工作依据 */
const BARE_LABEL = new RegExp(`(?<=^|\\s)(?:${spaced(byLength([...SHEET, ...PUBLISHED.filter((label) => label.length > 2), ...COUNTERS.filter((label) => label.length > 2)]))})(?=\\s)`, 'g');

/** And after brackets: 【索引号】113408/202404-12 [2024-04-15] [来源：办公室] */
const BRACKETED_LABEL = new RegExp(`[【[](?:${spaced(byLength([...SHEET, ...PUBLISHED, ...COUNTERS]))})[】\\]]\\s?`, 'g');
const BRACKETED_DATE = /^[【[]([12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2})(?:\s[0-9:]+)?[】\]]/;

/** No longer line is asked: nine pairs of label and value, of 13 letters and 24 at most (`eval:lengths`), with spaces. */
const LONGEST = 400;

/** The values of a line of page data, in order; null for any other line. */
export function matchPageData(text: string): PageDatum[] | null {
  if (text.length > LONGEST) return null;
  const dated = BRACKETED_DATE.exec(text);
  const date = dated && findIsoDate(dated[1] ?? '');
  if (dated && date) return [{ name: 'published', date, start: 1, end: 1 + (dated[1] ?? '').length }];
  const bracketed = [...text.matchAll(BRACKETED_LABEL)].map((match) => ({ label: match[0].replace(/[\s【】[\]]/g, ''), start: match.index, end: match.index + match[0].length }));
  if (bracketed[0]?.start === 0) return toData(text, bracketed, true);
  const colons = /[:：]/.test(text);
  const found = [...text.matchAll(colons ? LABEL : BARE_LABEL)].map((match) => ({ label: match[0].replace(/[\s:：]/g, ''), start: match.index, end: match.index + match[0].length }));
  const first = found[0];
  if (!first || !/^[\s【[（(|]*$/.test(text.slice(0, first.start))) return null;
  // Without colons only two pairs tell: 索 引 号 1100AB/2020-00012 公开方式 主动公开
  if (found.length < 2 && (!colons || !SHEET.includes(first.label))) return null;
  return toData(text, found, colons);
}

const ALONE_LABEL = new RegExp(`^(?:${spaced(byLength([...SHEET, ...PUBLISHED, ...COUNTERS, ...ALONE]))})\\s?\\s?[:：]?$`);

/** A label on a line of its own, as a page leaves it whose cells are paragraphs: `发布机构`, `索 引 号：`; null for any other line. */
export function matchLoneLabel(text: string): string | null {
  return text.length <= 20 && ALONE_LABEL.test(text) ? text.replace(/[\s:：]/g, '') : null;
}

/** What the line beneath such a label says; null where it is the title, which says so itself. */
export function toLoneDatum(label: string, value: string): PageDatum[] | null {
  return /标题|名称$/.test(label) ? null : [{ ...toField(label, value), start: 0, end: value.length }];
}

/** The values behind labels. */
function toData(text: string, found: readonly { label: string; start: number; end: number }[], colons: boolean): PageDatum[] {
  return found.map(({ label, end }, at) => {
    let start = end;
    let stop = found[at + 1]?.start ?? text.length;
    while (start < stop && /[\s|]/.test(text.charAt(start))) start++;
    while (stop > start && /[\s【[（(|]/.test(text.charAt(stop - 1))) stop--;
    const field = toField(label, text.slice(start, stop));
    // Without a colon, how the page itself is filed says nothing of the document.
    return { ...(colons || field.name !== 'openness' ? field : { name: null }), start, end: stop };
  });
}

/** The name of a publisher: 13 letters at most in `eval:lengths`. */
const LONGEST_PUBLISHER = 30;

function toField(label: string, value: string): { name: FieldName | null; date?: string } {
  if (NUMBER.includes(label)) return { name: matchField(value)?.name === 'documentNumber' ? 'documentNumber' : null };
  if (PUBLISHERS.includes(label)) return { name: /(?:厅|局|委|委员会|室|政府|中心|办|处)$/.test(value) && value.length <= LONGEST_PUBLISHER ? 'publisher' : null };
  if (OPENNESS.includes(label)) return { name: /公开/.test(value) ? 'openness' : null };
  const name = ISSUED.includes(label) ? 'date' : PUBLISHED.includes(label) ? 'published' : null;
  const date = name === null ? null : matchDate(value)?.date ?? findIsoDate(value);
  return name === null || date === null ? { name: null } : { name, date };
}

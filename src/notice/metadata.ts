/** What a notice says of itself: read from its fields, never typed in. */
import { toHalfWidthDigits } from '../text/numerals.ts';
import { isFormLabel } from './form.ts';
import { isPartHeading } from './lexical.ts';
import { nodesOf, wordsOf } from './source.ts';
import type { Field, FieldName, NoticeRoot } from './tree.ts';

/** 要点 (a list of work points), 分工方案 (who does which task), 年度报告 (what was done). */
export type NoticeKind = 'work-points' | 'task-division' | 'annual-report';

/** Every value is null where the text does not state it. */
export interface Metadata {
  title: string | null;
  /** 发文机关, as printed */
  issuer: string | null;
  /** The place the issuer belongs to: 云川市 */
  region: string | null;
  level: '省' | '市' | '县' | null;
  /** The year the notice is about, from its title; else the year of its date. */
  year: number | null;
  kind: NoticeKind;
  /** 发文字号 */
  number: string | null;
  /** 成文日期, else 印发日期; ISO */
  issued: string | null;
  /** The day a web page says it was put there; ISO */
  published: string | null;
  /** 此件主动公开, without its bracket */
  openness: string | null;
}

/** Joins what a word processor spaced out: spaces beside Chinese characters are layout in titles. */
function close(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '').trim();
}

/** 云川市, 济水自治县, 蓼城市; not 城市 of 城市管理局 or of 临江市城市建设局, nor 市场 of 市场监督管理局, nor 区域. */
const REGION = /^.{1,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|(?<!城|都)市|(?<=[^省市县区州][城都])市(?!管理|建设|综合|更新|规划|公用|客运|公交|公共|轨道|圈)|州|(?<!联)盟|县|区|旗)(?!(?:[省市县区](?!场|政|容)|场|域|划))/;

/** Reads a notice's own data from its tree. */
export function readMetadata(tree: NoticeRoot): Metadata {
  const fields = new Map<FieldName, Field[]>();
  for (const node of tree.children) {
    if (node.type !== 'field') continue;
    const same = fields.get(node.name);
    if (same) same.push(node);
    else fields.set(node.name, [node]);
  }
  const first = (name: FieldName) => fields.get(name)?.[0];
  // 第一章 总则 stands under a title and is none.
  const titles = (fields.get('title') ?? []).map((field) => close(wordsOf(field))).filter((words) => !isPartHeading(words));
  const title = titles[0] ?? null;
  const issuer = readIssuer(fields, title);
  const region = readRegion(issuer) ?? readTitleRegion(title);
  // The date under a signature before one that a website gives.
  const signed = tree.children.find((node, at): node is Field => node.type === 'field' && node.name === 'date' && isSigned(tree, at));
  const issued = signed?.date ?? first('date')?.date ?? first('printDate')?.date ?? null;
  const year = /(20[0-9]{2})\s*年/.exec(toHalfWidthDigits(titles.join(' ')))?.[1] ?? (readPeriod(title, tree) || null) ?? issued?.slice(0, 4) ?? first('published')?.date?.slice(0, 4) ?? readUsualYear(tree);
  const number = first('documentNumber');
  const openness = first('openness');
  return {
    title,
    issuer,
    region,
    level: region === null ? null : /[省]$|自治区$/.test(region) ? '省' : /[县区旗]$/.test(region) ? '县' : '市',
    year: year === null ? null : Number(year),
    kind: readKind(titles, tree),
    number: number ? toHalfWidthDigits(wordsOf(number)).replace(/\s/g, '') : null,
    issued,
    published: first('published')?.date ?? null,
    openness: openness ? wordsOf(openness).replace(/^[（(]|[）)]$/g, '').replace(/^.*[:：]/, '').trim() : null,
  };
}

function isSigned(tree: NoticeRoot, at: number): boolean {
  const before = tree.children.slice(Math.max(0, at - 2), at).findLast((node) => node.type !== 'other');
  return before?.type === 'field' && before.name === 'signature';
}

/** 署名 above the date, else the letterhead, else what the title begins with. */
function readIssuer(fields: ReadonlyMap<FieldName, readonly Field[]>, title: string | null): string | null {
  const signature = fields.get('signature')?.find((field) => !/(?<!政府)办公室$/.test(wordsOf(field)));
  if (signature) return close(wordsOf(signature));
  const letterhead = fields.get('letterhead')?.[0];
  if (letterhead) return close(wordsOf(letterhead)).replace(/文件$/, '');
  // 关于印发云川市交通运输局2024年…的通知; 云川市交通运输局贯彻落实…分工方案
  const prefix = /^(?:关于)?(?:印发|下发|转发)?《?(?:[12][0-9]{3}年度?)?(.{4,30}?)(?:关于|贯彻|落实|推进|推动|深化|[12][0-9]{3}年|政府信息公开|政务公开|信息公开)/
    .exec(toHalfWidthDigits(title ?? ''))?.[1];
  if (prefix && /(?:厅|局|委|委员会|办公室|办事处|政府|中心|办|处|队|站|所|院|公司|集团)$/.test(prefix)) return prefix;
  const publisher = fields.get('publisher')?.[0];
  return publisher ? close(wordsOf(publisher)) : null;
}

/** 东岭县2024年政务公开工作任务清单: a title that names the place and no issuer. */
function readTitleRegion(title: string | null): string | null {
  const match = /^(?:关于印发)?《?(?:[12][0-9]{3}年度?)?([\p{Script=Han}]{1,6}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗))(?=[12][0-9]{3}年|政务公开|政府信息公开|基层|推进|全面|深化|贯彻|落实)/u
    .exec(toHalfWidthDigits(title ?? ''));
  return match?.[1] && !/^(?:全|各|本|我|关于|做好)/.test(match[1]) ? match[1] : null;
}

/** 呼伦贝尔市, 达拉特旗…: 6 letters but for places of autonomy, which stand first or alone. */
const LONGEST_REGION = 6;

function readRegion(issuer: string | null): string | null {
  if (issuer === null) return null;
  let rest = issuer;
  let region: string | null = null;
  // 某某省某某市某某局: the last of the chain is the place it belongs to.
  for (let match = REGION.exec(rest); match; match = REGION.exec(rest)) {
    // Behind a place a longer stretch that ends in 市 or 区 is part of a name.
    if (region !== null && match[0].length > LONGEST_REGION) break;
    region = match[0];
    rest = rest.slice(match[0].length);
    if (/^(?:[^省市县区]{0,8}(?:局|厅|委|处|办))$/.test(rest)) break;
  }
  return region;
}

function readKind(titles: readonly string[], tree: NoticeRoot): NoticeKind {
  const title = titles[0] ?? '';
  // 工作总结 and 政府信息公开工作报告 too tell what was done.
  if (/年度报告|工作年报|年报|总结(?:的报告)?$|(?:政府信息|政务)公开(?:工作)?(?:情况)?(?:的)?报告$/.test(title)) return 'annual-report';
  if (/分工方案|任务分工|责任分工|任务分解|责任分解|分工表/.test(title)) return 'task-division';
  return hasReportParts(tree) || hasReportTables(tree) || readPeriod(titles[0] ?? null, tree) !== null ? 'annual-report' : 'work-points';
}

/** So many labels of the decreed form are its tables, the smallest of which (part 四) has five results; not a list of tasks that speaks of 行政许可. */
const FORM_LABELS = 4;

/** True where a table of figures of the decreed form stands. */
function hasReportTables(tree: NoticeRoot): boolean {
  for (const node of nodesOf(tree)) {
    if (node.type !== 'table' || node.columns !== null) continue;
    let labels = 0;
    for (const cell of nodesOf(node)) if (cell.type === 'cell' && isFormLabel(wordsOf(cell)) && ++labels >= FORM_LABELS) return true;
  }
  return false;
}

/** What is to be done is no report, though it speaks of periods of statistics and of reports: `严格按照统计时限报送年度报告`. */
const PLAN = /要点|方案|计划|安排|分工|清单|台账/;

/** 所列数据统计期限为2023年1月1日至12月31日: what a report says where no title tells what it is; the year, '' where none is named. */
function readPeriod(title: string | null, tree: NoticeRoot): string | null {
  if (PLAN.test(title ?? '')) return null;
  for (const node of nodesOf(tree)) {
    if (node.type !== 'paragraph') continue;
    const words = toHalfWidthDigits(wordsOf(node));
    const match = /(?:统计|数据)的?(?:起止)?(?:期限|时限|时间范围|时间).{0,6}?(?:(20[0-9]{2})\s*年|[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日)/.exec(words);
    if (match && words.includes('报告')) return match[1] ?? '';
  }
  return null;
}

/** Headings have 39 letters at most (`eval:lengths`). */
const LONGEST_HEADING = 40;

/** True where half of the six parts stand that 国办公开办函〔2021〕30号 prescribes for annual reports. */
function hasReportParts(tree: NoticeRoot): boolean {
  const parts = [/总体情况/, /主动公开政府信息/, /收到和处理/, /行政复议|行政诉讼/, /存在.{0,4}问题/, /其他需要报告/];
  const headings = tree.children.flatMap((node) => (node.type === 'section' ? node.children.filter((child) => child.type === 'heading').map(wordsOf) : []));
  return parts.filter((part) => headings.some((words) => words.length <= LONGEST_HEADING && part.test(words))).length * 2 >= parts.length;
}

/** The year a text speaks of most, where nothing else says which it is about; of equals the earliest. */
function readUsualYear(tree: NoticeRoot): string | null {
  const count = new Map<string, number>();
  for (const match of toHalfWidthDigits(wordsOf(tree)).matchAll(/(20[0-9]{2})\s*年/g)) {
    const year = match[1] as string;
    count.set(year, (count.get(year) ?? 0) + 1);
  }
  return [...count].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? null;
}

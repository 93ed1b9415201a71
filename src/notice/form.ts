/**
 * The decreed form of annual reports: its parts 二, 三 and 四 as 国办公开办函〔2021〕30号 prints them and as its
 * forerunner did (国办公开办函〔2019〕60号). All reports print this form, so that what a torn table means is known
 * from the form and not from the tear.
 */
import { toHalfWidthDigits } from '../text/numerals.ts';
import { toPlainLetters } from '../text/reading-fold.ts';

export type FormPart = '二' | '三' | '四';

/** The columns of part 三. */
export const APPLICANTS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'] as const;
/** The columns of part 四: three groups of five. */
export const CASE_GROUPS = ['行政复议', '行政诉讼/未经复议直接起诉', '行政诉讼/复议后起诉'] as const;
export const CASE_RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'] as const;

/** A row of the form that holds figures. */
export interface FormRow {
  label: string;
  /** The labels it stands under, outermost first. */
  above: readonly string[];
}

const RESULTS = '三、本年度办理结果';
const below = (group: string, labels: readonly string[]): FormRow[] => labels.map((label) => ({ label, above: [RESULTS, group] }));

/** The rows of part 三 in order. （六）其他处理 holds figures itself in the form of 2019, rows of its own in that of 2021. */
export const REQUEST_ROWS: readonly FormRow[] = [
  { label: '一、本年新收政府信息公开申请数量', above: [] },
  { label: '二、上年结转政府信息公开申请数量', above: [] },
  { label: '（一）予以公开', above: [RESULTS] },
  { label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', above: [RESULTS] },
  ...below('（三）不予公开', [
    '1.属于国家秘密', '2.其他法律行政法规禁止公开', '3.危及“三安全一稳定”', '4.保护第三方合法权益',
    '5.属于三类内部事务信息', '6.属于四类过程性信息', '7.属于行政执法案卷', '8.属于行政查询事项',
  ]),
  ...below('（四）无法提供', ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确']),
  ...below('（五）不予处理', [
    '1.信访举报投诉类申请', '2.重复申请', '3.要求提供公开出版物', '4.无正当理由大量反复申请', '5.要求行政机关确认或重新出具已获取信息',
  ]),
  { label: '（六）其他处理', above: [RESULTS] },
  ...below('（六）其他处理', [
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '3.其他',
  ]),
  { label: '（七）总计', above: [RESULTS] },
  { label: '四、结转下年度继续办理', above: [] },
];

/** The labels of part 三 that stand above others. */
export const REQUEST_GROUPS: readonly string[] = [RESULTS, '（三）不予公开', '（四）无法提供', '（五）不予处理', '（六）其他处理'];

/** A row of part 二 with the columns of its header in the form of 2021 and in that of 2019; null where that form has no such row. */
export interface DisclosureRow extends FormRow {
  columns: readonly [now: readonly string[] | null, before: readonly string[] | null];
}

const MADE = [['本年制发件数', '本年废止件数', '现行有效件数'], ['本年新制作数量', '本年新公开数量', '对外公开总数量']] as const;
const DECIDED = [['本年处理决定数量'], ['上一年项目数量', '本年增/减', '处理决定数量']] as const;

/** The rows of part 二 in order. */
export const DISCLOSURE_ROWS: readonly DisclosureRow[] = [
  { label: '规章', above: [], columns: MADE },
  { label: '行政规范性文件', above: [], columns: MADE },
  { label: '行政许可', above: [], columns: DECIDED },
  { label: '其他对外管理服务事项', above: [], columns: DECIDED },
  { label: '行政处罚', above: [], columns: DECIDED },
  { label: '行政强制', above: [], columns: DECIDED },
  { label: '行政事业性收费', above: [], columns: [['本年收费金额（单位：万元）'], ['上一年项目数量', '本年增/减']] },
  { label: '政府集中采购', above: [], columns: [null, ['采购项目数量', '采购总金额']] },
];

/** All names of columns of part 二. */
export const DISCLOSURE_COLUMNS: readonly string[] = [...new Set(DISCLOSURE_ROWS.flatMap(({ columns }) => columns.flatMap((names) => names ?? [])))];

/** What stands above the columns. */
const HEADS = [
  '信息内容', '第二十条第（一）项', '第二十条第（五）项', '第二十条第（六）项', '第二十条第（八）项', '第二十条第（九）项',
  '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项和第四项之和）',
  '申请人情况', '法人或其他组织', '社会组织', '公益组织', '行政诉讼', '未经复议直接起诉', '复议后起诉', '复议维持', '合计', '规范性文件',
];

/** Letters and digits alone, as labels are compared: `3.危及“三安全一稳定”` → `3危及三安全一稳定`. */
export function foldLabel(words: string): string {
  return toHalfWidthDigits(toPlainLetters(words)).replace(/[^\p{L}\p{N}]/gu, '');
}

const PRINTED: readonly string[] = [
  ...HEADS, ...APPLICANTS, ...CASE_GROUPS.flatMap((name) => name.split('/')), ...CASE_RESULTS,
  ...[...REQUEST_ROWS, ...DISCLOSURE_ROWS].map(({ label }) => label), ...REQUEST_GROUPS, ...DISCLOSURE_COLUMNS,
];
const VOCABULARY = PRINTED.map(foldLabel);
const LABELS = new Set(VOCABULARY);
/** All labels in one string: a piece of any of them is a piece of it. */
const ALL_LABELS = VOCABULARY.join('\n');

/** The longest label of the form has 37 letters; spaces between them, which a layout put there, make it twice that. */
const LONGEST_LABEL = 80;
/** Labels said a little differently: three pairs of letters in five are the same. */
const SAID_DIFFERENTLY = 0.6;

/** True for a label of the form, whole. */
export function isFormLabel(words: string): boolean {
  return words.length <= LONGEST_LABEL && LABELS.has(foldLabel(words));
}

/** A label without the note that an office added to it: `规章（设区的市、自治州人民政府应提供相关数据）` */
export function withoutNote(words: string): string {
  return /^([^（(]{2,20}?)\s*[（(](?!单位|[一二三四五六七]{1,2}[）)])[^（(]{6,}/.exec(words)?.[1] ?? words;
}

/** True for the words of a cell of the form, or a piece of them that a line end cut off. */
export function isFormWords(words: string): boolean {
  const bare = withoutNote(words);
  if (bare !== words && isFormLabel(bare)) return true;
  if (words.length > LONGEST_LABEL) return false;
  const letters = foldLabel(words);
  if (letters === '') return false;
  if (ALL_LABELS.includes(letters)) return true;
  // （二）部分公开（区分处理的, 只计这一种情形…）: said a little differently. Of strings whose lengths are as 3 to 7 or further apart,
  // at most 2·3 of 3+7 pairs, which is that share, can be the same; of fewer than four letters three pairs tell nothing.
  return letters.length >= 4 && VOCABULARY.some((label) => {
    const [short, long] = letters.length < label.length ? [letters.length, label.length] : [label.length, letters.length];
    return short * 7 >= long * 3 && likeness(letters, label) >= SAID_DIFFERENTLY;
  });
}

/** Any label of the form, the longest first, with other marks between its letters; figures leave the number of the next label: `00000001.属于国家秘密`. */
const PIECES = new RegExp(`${[...new Set(PRINTED)].sort((a, b) => b.length - a.length)
  .map((label) => label.replace(/[^\p{L}\p{N}]+/gu, '[^\\p{L}\\p{N}]{0,3}')).join('|')}|[0-9]+(?=[1-8][.、][^0-9])|[0-9]+(?:\\.[0-9]+)?|\\s+`, 'uy');

/**
 * The cells of a table whose cells ran together on one line, as stretches of it; null where its words are not all of
 * the form: `规章 0 0 2 行政规范性文件 3 1 14`, `1.属于国家秘密00000002.其他法律行政法规禁止公开…`
 */
export function cutRunTogether(words: string): [start: number, end: number][] | null {
  const cells: [number, number][] = [];
  let at = 0;
  while (at < words.length) {
    PIECES.lastIndex = at;
    const match = PIECES.exec(words);
    // A mark that stays between labels belongs to none of them.
    if (!match || match[0] === '') {
      if (/[\p{L}\p{N}]/u.test(words.charAt(at))) return null;
      at++;
      continue;
    }
    const { length } = match[0].trimEnd();
    if (length > 0) cells.push([at, at + length]);
    at += match[0].length;
  }
  // Fewer are a row with its figures, which other ways read.
  return cells.length > 4 ? cells : null;
}

/** How far two strings have the same pairs of letters: 1 all, 0 none. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1);
  let same = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0;
    if (left === 0) continue;
    pairs.set(b.slice(i, i + 2), left - 1);
    same++;
  }
  return (2 * same) / (a.length + b.length - 2);
}

/** What the heading of a part of the form says, whatever its number and its other words. */
const PARTS: readonly (readonly [FormPart, RegExp])[] = [
  ['二', /主动公开政府信息/], // 二、主动公开政府信息情况
  ['三', /收到和处理|依申请公开政府信息(?:办理)?情况/], // 三、行政机关收到和处理政府信息公开申请情况
  ['四', /行政复议.{0,8}行政诉讼.*情况|政府信息公开.*行政复议.{0,8}行政诉讼/], // 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
];

/** 四、政府信息公开行政复议、行政诉讼情况 has 19 letters; 因政府信息公开工作被申请行政复议、提起行政诉讼情况 and a number have 28, and some write 本机关 and the year. */
const LONGEST_PART_HEADING = 45;

/** The part of the form whose heading a line is, or null: a line without sentences. */
export function toFormPart(words: string): FormPart | null {
  const heading = words.trim();
  if (heading.length > LONGEST_PART_HEADING || /[，。；;,|\t]./.test(heading)) return null;
  return PARTS.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;
}

/** The words a row of the form begins with, by part; rows without such words go on with the part before them. */
const SIGNATURES: readonly (readonly [FormPart, RegExp])[] = [
  ['二', /^(?:第二十条|信息内容|规章|(?:行政)?规范性文件|行政许可|其他对外管理|行政处罚|行政强制|行政事业性收费|政府集中采购)/],
  ['三', /(?:申请数量|予以公开|部分公开|不予公开|无法提供|不予处理|勾稽关系|申请人情况|商业企业|科研机构|法律服务)/],
  ['四', /^(?:行政复议|行政诉讼|结果维持|结果纠正|未经复议|复议后起诉|尚未审结)/],
];

/** The part of the form a cell's words belong to, or null where they may stand in several. */
export function partOfWords(words: string): FormPart | null {
  return SIGNATURES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

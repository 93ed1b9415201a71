/** Commitments: demands with a number or date in them. */
import { fromNumeral, HAN_DIGITS, toHalfWidthDigits } from '../notice/index.ts';
import { findDates } from './dates.ts';
import type { Commitment, FoundCommitment } from './schema.ts';

const NUMBER = `(?:[0-9]{1,6}(?:\\.[0-9]{1,3})?|[${HAN_DIGITS}]{1,4}|半)`;
/** The start of a span: 4—6场, 3至5个工作日 */
const SPAN = `(?:(${NUMBER})\\s*(?:个\\s*)?[—–\\-~～至到]{1,2}\\s*)?`;
const AT_LEAST = '不得?少于|不得?低于|至少|最少|不得?短于';
const AT_MOST = '不得?超过|不得?多于|不得?长于|不得?高于|最多|至多';
const OP = `(${AT_LEAST}|${AT_MOST}|提前|达到|达|超过)?`;
/** What is counted. */
/** Between 每年 and a bare number, which says how often only where it is near: 每年组织开展政府开放日活动2次 has 11 letters between. */
const LONGEST_BETWEEN = 12;
const COUNTED = '次|场次|场|期|轮|批次|批|篇|条|件|个|项|种|类|家|名|人次|人|套|部|份|张|例|门|部门';
const UNDER = '(?:开展|组织|举办|召开|进行|举行|听取|发布|推出|完成|打造|建成|培育|制作|编制|公开|邀请|培训|参加|办理|报送|编发|通报|抽查|检查|更新|开设|建立)';

interface Found extends FoundCommitment {
  index: number;
}

function toNumber(words: string): number | null {
  if (words === '半') return 0.5;
  if (words === '百') return 100; // 百分之百
  return /^[0-9.]+$/.test(words) ? Number(words) : fromNumeral(words);
}

function toOp(words: string | undefined, after: string | undefined, fallback: Commitment['op']): Commitment['op'] {
  if (words && new RegExp(`^(?:${AT_LEAST}|提前|达到|达|超过)$`).test(words)) return '>=';
  if (words && new RegExp(`^(?:${AT_MOST})$`).test(words)) return '<=';
  if (after && /以上/.test(after)) return '>=';
  if (after && /内|以下/.test(after)) return '<=';
  return fallback;
}

/**
 * The commitments in the running text of a point, in order.
 *
 * @param text verbatim words; quotes in the result are substrings of it
 * @param noticeYear the year a date without one belongs to
 */
export function findCommitments(text: string, noticeYear: number | null): FoundCommitment[] {
  const ascii = toHalfWidthDigits(text);
  const found: Found[] = [];
  // 1 where a character belongs to a commitment: a mask, since a list of stretches is slow where there are thousands.
  const taken = new Uint8Array(text.length);
  const add = (index: number, length: number, commitment: Omit<FoundCommitment, 'quote'>) => {
    if (taken.subarray(index, index + length).includes(1)) return;
    taken.fill(1, index, index + length);
    found.push({ quote: text.slice(index, index + length), ...commitment, index });
  };

  for (const { date, index, length } of findDates(text, noticeYear)) {
    if (date !== null) add(index, length, { kind: 'date', op: 'by', value: date, unit: null });
  }

  // 年内开展政府开放活动不少于1次, 每年至少听取1次, 每季度发布2期
  const frequency = new RegExp(
    `(每(?:个)?(?:年度?|半年|季度?|月|周|日|天)|年内|全年|年度内|年度|[12][0-9]{3}年)([^。；，,;、]{0,36}?)${OP}\\s*${SPAN}(${NUMBER})\\s*(${COUNTED})(以上|以内)?`, 'g');
  for (const match of ascii.matchAll(frequency)) {
    const [words, period = '', between = '', beside, from, to = '', counted = '', after] = match;
    // 4—6场 promises four.
    const number = from ?? to;
    const op = beside ?? new RegExp(`${AT_LEAST}|${AT_MOST}`).exec(between)?.[0]; // 年内至少召开1次
    const value = toNumber(number);
    const calendar = /^[12]/.test(period);
    // 2021年8项重点任务 names what there is; a year makes a frequency only with a bound: 2023年举办不少于2次
    if (value === null || (calendar && !op) || (!op && !after && between.length > LONGEST_BETWEEN) || /[〔第]$/.test(between)) continue;
    if (!op && !after && !/^(?:次|场次|场|期|轮|批次)$/.test(counted)) continue;
    add(match.index, words.length, { kind: 'frequency', op: toOp(op, after, from ? '>=' : '='), value, unit: `${counted}/${toPeriod(period)}` });
  }

  // 不得少于30日, 3个工作日内, 提前5日
  const duration = new RegExp(
    `(${AT_LEAST}|${AT_MOST}|提前)?\\s*(?<![0-9月年第〔—–~～至到-])${SPAN}(${NUMBER})\\s*(?:个\\s*)?(工作日|自然日|小时|分钟|月|日|天|周|年)(以内|之内|内|以上)?`, 'g');
  for (const match of ascii.matchAll(duration)) {
    const [words, op, , number = '', unit = '', after] = match;
    const value = toNumber(number);
    if (value === null || (!op && !after)) continue;
    if ((unit === '月' || unit === '年') && !/个/.test(words) && unit === '月') continue;
    // 2023年内 names a year; nobody promises a century.
    if (unit === '年' && value > 100) continue;
    const quote = words.replace(/^\s+/, '');
    add(match.index + words.length - quote.length, quote.length, { kind: 'duration', op: toOp(op, after, '<='), value, unit: unit === '天' ? '日' : unit });
  }

  // 不低于95%, 达到百分之百, 九成以上
  const share = new RegExp(`${OP}\\s*(?:([0-9]{1,3}(?:\\.[0-9]{1,2})?)\\s*[%％]|百分之(${NUMBER})|([一二三四五六七八九])成(?!果|效|立|为|本|员|熟|功|长|就|型|份|绩))(以上|以内|以下)?`, 'g');
  for (const match of ascii.matchAll(share)) {
    const [words, op, digits, hundred, tenth, after] = match;
    const value = digits ? Number(digits) : hundred ? toNumber(hundred) : tenth ? (toNumber(tenth) ?? 0) * 10 : null;
    if (value === null) continue;
    const quote = words.replace(/^\s+/, '');
    add(match.index + words.length - quote.length, quote.length, { kind: 'share', op: toOp(op, after, '='), value, unit: '%' });
  }

  // 不少于3种, 至少2名, 至少采用3种
  const count = new RegExp(`(${AT_LEAST}|${AT_MOST})\\s*(?:(?<=至少|最少|最多|至多)[^。；，,;、0-9]{0,8}?)?${SPAN}(${NUMBER})\\s*(${COUNTED})`, 'g');
  for (const match of ascii.matchAll(count)) {
    const [words, bound, from, to = '', counted = ''] = match;
    const value = toNumber(from ?? to);
    if (value !== null) add(match.index, words.length, { kind: 'count', op: toOp(bound, undefined, '='), value, unit: counted });
  }

  // 组织开展一次, 举办2场, 打造3个, 5篇以上
  const plain = new RegExp(`(?:(${UNDER})[^。；，,;、0-9]{0,12}?)?(?<![第〔0-9—–~～-])${SPAN}(${NUMBER})\\s*(${COUNTED})(以上)?`, 'g');
  for (const match of ascii.matchAll(plain)) {
    const [words, verb, from, number = '', counted = '', after] = match;
    const value = toNumber(from ?? number);
    if (value === null || (!verb && !after)) continue;
    const times = /^(?:次|场次|场|期|轮|批次)$/.test(counted);
    // 形成一个…, 打造一批: an article, not a number
    if (!times && !/[0-9]/.test(number) && (value < 2 || after === undefined)) continue;
    if (/^(?:一次性|一条龙|一个个)/.test(ascii.slice(match.index + words.length - number.length - counted.length, match.index + words.length + 1))) continue;
    add(match.index, words.length, { kind: 'count', op: after || from ? '>=' : '=', value, unit: counted });
  }

  return found.sort((a, b) => a.index - b.index).map(({ index: _index, ...commitment }) => commitment);
}

function toPeriod(words: string): string {
  if (/半年/.test(words)) return '半年';
  if (/季/.test(words)) return '季度';
  if (/月/.test(words)) return '月';
  if (/周/.test(words)) return '周';
  return /[日天]/.test(words) ? '日' : '年';
}

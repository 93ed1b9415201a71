/** When something is due: the words official documents use, and the last day they allow. */
import { fromNumeral, HAN_DIGITS, toHalfWidthDigits, toIsoDate } from '../notice/index.ts';
import type { Deadline } from './schema.ts';

const N = `(?:[0-9０-９]{1,2}|[${HAN_DIGITS}]{1,3})`;
const YEAR = `(?:([12][0-9]{3}|[〇零一二三四五六七八九]{4}|本|今|当|次|翌|明|来)\\s*年\\s*)?`;
/**
 * A day, month, quarter, half or end of a year. Groups: year, month, day or
 * part of the month, quarter, half, end of year.
 */
const WHEN = `${YEAR}(?:(${N})\\s*月\\s*(?:(${N})\\s*(?:[日号]|(?=(?:之|以)?前))|(底|末|份|[上中下]旬))?(?:底|末)?|第?\\s*([一二三四1-4])\\s*季度(?:末|底)?|([上下])半年|(年底|(?<=年)底|年末|年终))`;
const BEFORE = '\\s*(?:之|以)?前';

const ONGOING = /每(?:个)?(?:年|半年|季|月|旬|周|日|天)|按(?:年度?|半年|季度?|月|周|日)|逐[年季月周日]|即日起|持续|长期|常年|常态|全年|实时|随时|即时|适时|及时|定期|日常|动态/;

interface When {
  date: string | null;
  /** The words in the text. */
  index: number;
  length: number;
}

/** The last day of a month as ISO. */
function endOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** 2024, 二〇二四, 本 → the notice's, 次 → the one after it. */
function toYear(words: string | undefined, noticeYear: number | null): number | null {
  if (words && /[0-9〇零一二三四五六七八九]/.test(words)) return fromNumeral(words);
  return noticeYear !== null && words && /[次翌明来]/.test(words) ? noticeYear + 1 : noticeYear;
}

/** `前` after a bare month or quarter means before it begins: 10月前 → 09-30, but 10月底前 → 10-31. */
function toLastDay(match: RegExpExecArray, noticeYear: number | null, before: boolean): string | null {
  const [words, yearWords, monthWords, dayWords, partOfMonth, quarterWords, half, yearEnd] = match;
  const named = toYear(yearWords, noticeYear);
  if (named === null) return null;
  if (monthWords) {
    const month = fromNumeral(monthWords);
    if (month === null || month < 1 || month > 12) return null;
    if (dayWords) return toIsoDate(named, month, fromNumeral(dayWords));
    // A third of a month has ten days; 下旬 ends with it.
    if (partOfMonth === '上旬') return toIsoDate(named, month, 10);
    if (partOfMonth === '中旬') return toIsoDate(named, month, 20);
    const whole = partOfMonth !== undefined || /[底末]\s*(?:之|以)?前?$/.test(words);
    return before && !whole ? endOfMonth(named, month - 1) : endOfMonth(named, month);
  }
  if (quarterWords) {
    const quarter = fromNumeral(quarterWords) ?? 0;
    const whole = /[末底]\s*(?:之|以)?前?$/.test(words);
    return before && !whole ? endOfMonth(named, quarter * 3 - 3) : endOfMonth(named, quarter * 3);
  }
  if (half) return half === '上' ? `${named}-06-30` : `${named}-12-31`;
  return yearEnd ? `${named}-12-31` : null;
}

/** Dates in running text that are followed by 前: `10月底前`, `2021年底前`, `2023年年底前`. */
export function findDates(text: string, noticeYear: number | null): When[] {
  const ascii = toHalfWidthDigits(text);
  const found: When[] = [];
  const pattern = new RegExp(`(?<![每0-9])${WHEN}${BEFORE}`, 'g');
  for (let match = pattern.exec(ascii); match; match = pattern.exec(ascii)) {
    if (/每(?:年|个?月|个?季度?)?$/.test(ascii.slice(Math.max(0, match.index - 4), match.index))) continue;
    // 2016年以前 has no day; the date must be one.
    const date = toLastDay(match, noticeYear, true);
    if (date !== null) found.push({ date, index: match.index, length: match[0].length });
  }
  return found;
}

/**
 * A deadline from a cell, bracket or line of its own.
 *
 * @param text the words as printed; blank gives null
 * @param noticeYear the year a date without one belongs to
 */
export function readDeadline(text: string, noticeYear: number | null): Deadline | null {
  const words = text.trim();
  if (words === '') return null;
  const result = (date: string | null, ongoing: boolean): Deadline => ({ text: words, date, ongoing, source: 'column' });
  const bare = toHalfWidthDigits(words).replace(/\s/g, '');
  if (/每(?:个)?(?:年|半年|季|月|旬|周|日|天)/.test(bare)) return result(null, true);
  // 7月1日起 says when it begins, and no end.
  if (/起(?:长期|持续|常态化)?(?:执行|实施|坚持|推进|开展)?$/.test(bare) && !/[至到止]/.test(bare)) return result(null, true);
  // 6.30前, 9/15
  const short = /^([0-9]{1,2})[./]([0-9]{1,2})日?(?:之|以)?前?$/.exec(bare);
  if (short && noticeYear !== null) {
    const day = toIsoDate(noticeYear, Number(short[1]), Number(short[2]));
    if (day) return result(day, false);
  }
  // The last date of a span counts: 2024年3月至6月.
  let date: string | null = null;
  const pattern = new RegExp(`${WHEN}(${BEFORE})?`, 'g');
  let year = noticeYear;
  for (let match = pattern.exec(bare); match; match = pattern.exec(bare)) {
    const named = match[1] ? fromNumeral(match[1]) : null;
    if (named !== null) year = named;
    date = toLastDay(match, year, match[8] !== undefined) ?? date;
  }
  if (date !== null) return result(date, false);
  const iso = /([12][0-9]{3})[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?/.exec(bare); // 2024-06-30, 2024.6
  if (iso) {
    const month = Number(iso[2]);
    const day = iso[3] ? toIsoDate(Number(iso[1]), month, Number(iso[3])) : month >= 1 && month <= 12 ? endOfMonth(Number(iso[1]), month) : null;
    if (day) return result(day, false);
  }
  if (/(?<![一二两三四五半])年内|年度内/.test(bare) || /^[12][0-9]{3}年(?:度)?(?:内|完成)?$/.test(bare)) {
    const named = Number(/[12][0-9]{3}/.exec(bare)?.[0] ?? noticeYear ?? NaN);
    if (!Number.isNaN(named)) return result(`${named}-12-31`, false);
  }
  return result(null, ONGOING.test(bare));
}

/** A deadline that only the sentence gives: its first date with 前, or 每月15日前; else null. */
export function findDeadline(text: string, noticeYear: number | null): Deadline | null {
  const first = findDates(text, noticeYear)[0];
  if (first) {
    return { text: text.slice(first.index, first.index + first.length), date: first.date, ongoing: false, source: 'text' };
  }
  const every = new RegExp(`每(?:年|半年|个?季度?|个?月|周)(?:${WHEN}|[0-9０-９]{1,2}\\s*[日号])${BEFORE}`).exec(text);
  return every ? { text: every[0], date: null, ongoing: true, source: 'text' } : null;
}

/** An id and a short name for a notice, from what it says of itself. */
import { pinyin } from 'pinyin-pro';
import type { NoticeRecord } from '../points/index.ts';

/** Spellings of their own. */
const SPELLINGS: Record<string, string> = { 陕西: 'shaanxi', 内蒙古: 'neimenggu', 西藏: 'xizang', 香港: 'hongkong', 澳门: 'macau' };

/** 云川市 → 云川; 东海县 keeps a name of one character whole: 云县. */
export function toShortName(region: string): string {
  const short = region.replace(/(?:特别行政区|(?:[壮回]族|维吾尔)?自治区|[^省市县区]{1,4}族自治[州县旗]|自治[州县旗]|地区|[省市县区州盟旗])$/, '');
  return [...(short.length > 1 ? short : region)].slice(0, 12).join('');
}

/**
 * `yunchuan-2024` for 云川市 in 2024; with `-report` or a number where that is taken.
 *
 * @returns null where the notice names no place, or one that has no pinyin
 */
export function proposeId(notice: Pick<NoticeRecord, 'region' | 'year' | 'kind'>, taken: readonly string[]): { id: string; short: string } | null {
  if (notice.region === null) return null;
  const short = toShortName(notice.region);
  const place = SPELLINGS[short] ?? pinyin(short, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' }).join('').toLowerCase();
  if (!/^[a-z]+$/.test(place)) return null;
  const base = `${place}${notice.year === null ? '' : `-${String(notice.year)}`}`;
  const candidates = [base, ...(notice.kind === 'annual-report' ? [`${base}-report`] : [])];
  for (let number = 2; number < 1000; number++) candidates.push(`${base}-${String(number)}`);
  const id = candidates.find((each) => !taken.includes(each));
  return id === undefined ? null : { id, short };
}

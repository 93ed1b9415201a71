/** What number a notice itself prints for a point: 附件第10项, 三（一）1, 五、一是. The site's own number (3-1-1) comes second. */
import type { WorkPoint } from '../points/index.ts';
import { toPointLabel } from './labels.ts';

/** What stands right before the words of a point: `1. `, `（十一）`, `一是**`, `10⇥`. */
const OWN = /(?:(\d{1,3})[.．、\s]*|([（(][一二三四五六七八九十]{1,3}[）)])|([一二三四五六七八九十]{1,3})、|([一二三四五六七八九十]{1,3}是))[\s*]*$/;

/**
 * @param text the source file of the notice
 * @returns null where the notice prints no number for it
 */
export function toPrintedNumber(text: string, { number, path, source }: Pick<WorkPoint, 'number' | 'path' | 'source'>): string | null {
  const start = source[0]?.start.offset ?? 0;
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 40), start);
  const [, arabic, bracket, han, first] = OWN.exec(line) ?? [];
  if (/^\d+$/.test(number)) {
    // Numbered right through the notice: the row of a table, 17., （十一）.
    if (bracket) return toWide(bracket);
    const annex = /^[^\S\n]*附件[^\S\n]*\d*[^\S\n]*$/m.exec(text);
    // A row whose words are lost in the annex has those of the body, which stand before it.
    if (annex && annex.index < start) return `附件第${number}项`;
    if (arabic === number) return `第${number}项`;
    return annex && new RegExp(`^[\\s|]*${number}[\\s|]`, 'm').test(text.slice(annex.index)) ? `附件第${number}项` : null;
  }
  const above = path.map(({ marker }) => toWide(marker).replace(/、$/, '')).join('');
  if (above === '') return null;
  if (first) return `${above}${path.length === 1 ? '、' : ''}${first}`;
  return above + (bracket ? toWide(bracket) : han ?? arabic ?? '');
}

/** `第17项`; where the notice prints another number than the site has, that first: `三（一）1（本站第3-1-1项）`. */
export function toFullLabel(text: string, point: Pick<WorkPoint, 'number' | 'path' | 'source'>): string {
  const [printed, own] = [toPrintedNumber(text, point), toPointLabel(point.number)];
  if (printed === null) return own;
  return printed.endsWith(own) ? printed : `${printed}（本站${own}）`;
}

const toWide = (marker: string): string => marker.trim().replace('(', '（').replace(')', '）');

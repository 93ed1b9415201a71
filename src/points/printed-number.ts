/** What number a notice itself prints for a point: 附件第10项, 三（一）1, 五、一是. The site's own number (3-1-1) comes second. */
import type { WorkPoint } from './schema.ts';

/** What stands right before the words of a point: `1. `, `（十一）`, `一是**`, `10⇥`. */
const OWN = /(?:(\d{1,3})(?:\s*[.．、])*|([（(][一二三四五六七八九十]{1,3}[）)])|([一二三四五六七八九十]{1,3})、|([一二三四五六七八九十]{1,3}是))[\s*]*$/;
/** More letters before the words of a point than any marker with spaces and marks of emphasis has. */
const LONGEST = 40;

/**
 * Reads the printed numbers of a notice's points.
 *
 * @param text the source file of the notice
 * @returns of a point its printed number, null where the notice prints none for it; `fromBody`: a row of the annex whose words stand in the body
 */
export function readPrintedNumbers(text: string): (point: Pick<WorkPoint, 'number' | 'path' | 'source'>, fromBody: boolean) => string | null {
  const annex = /^[ \t\u3000]*附件[ \t\u3000]*(?:\d+[ \t\u3000]*)?$/m.exec(text)?.index ?? Infinity;
  let rows: ReadonlySet<string> | null = null;
  /** The numbers that begin a line of the annex. */
  const isRow = (number: string): boolean => {
    rows ??= new Set([...text.slice(Math.min(annex, text.length)).matchAll(/^[ \t\u3000]*(?:\|[ \t\u3000]*)?(\d{1,4})(?=[\s|])/gm)].map(([, found = '']) => found));
    return rows.has(number);
  };
  return ({ number, path, source }, fromBody) => {
    const start = source[0]?.start.offset ?? 0;
    const before = text.slice(Math.max(0, start - LONGEST), start);
    const [, arabic, bracket, han, first] = OWN.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? [];
    // 1b: a number that is printed twice.
    const digits = /^(\d+)[a-z]*$/.exec(number)?.[1];
    if (digits !== undefined) {
      // Numbered right through the notice: the row of a table, 17., （十一）.
      if (bracket) return toWide(bracket);
      if (annex < start) return `附件第${digits}项`;
      if (arabic === digits) return `第${digits}项`;
      // A row whose words are lost in the annex has those of the body, which stand before it.
      return fromBody && isRow(digits) ? `附件第${digits}项` : null;
    }
    const above = path.map(({ marker }) => toWide(marker).replace(/、$/, '')).join('');
    if (above === '') return null;
    if (first) return `${above}${path.length === 1 ? '、' : ''}${first}`;
    return above + (bracket ? toWide(bracket) : han ?? arabic ?? '');
  };
}

const toWide = (marker: string): string => marker.trim().replace('(', '（').replace(')', '）');

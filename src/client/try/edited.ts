/** What a file says of its cells and lines, for its text as it was edited: what stands before and behind the change still holds. */
import { findChange, type GivenTable } from '../../notice/index.ts';

export interface Told {
  tables: readonly GivenTable[];
  places: readonly string[];
}

const toLines = (text: string): string[] => text.split(/\r\n|\n|\r/);
const countTabs = (line: string | undefined): number => (line ?? '').split('\t').length;

export function moveCells(before: string, after: string, { tables, places }: Told): Told {
  if (before === after || (tables.length === 0 && places.length === 0)) return { tables, places };
  const [old, now] = [toLines(before), toLines(after)];
  const { first, behind } = findChange(old, now);
  const shift = now.length - old.length;
  const last = old.length - behind;
  return {
    tables: tables.flatMap((table) => {
      const end = table.line + table.rows;
      if (end <= first) return [table];
      if (table.line >= last) return [{ ...table, line: table.line + shift }];
      // Words of its cells were changed, and no cell or row came or went.
      const same = shift === 0 && Array.from({ length: last - first }, (_, at) => first + at).every((at) => countTabs(old[at]) === countTabs(now[at]));
      return same ? [table] : [];
    }),
    places: places.length === 0 ? places : [
      ...places.slice(0, first),
      ...(shift === 0 ? places.slice(first, last) : new Array<string>(now.length - behind - first).fill('')),
      ...places.slice(last),
    ],
  };
}

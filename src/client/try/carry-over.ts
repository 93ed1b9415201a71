/** What is known of the lines of a text from its file, after somebody went on writing in it. Pure. */
import { findChange, type GivenTable } from '../../notice/index.ts';
import { splitLines } from '../../text/line-ends.ts';

interface Known {
  /** What the file says of its tables. */
  tables: readonly GivenTable[];
  /** Where each line stands in the file. */
  places: readonly string[];
}

const countTabs = (line: string | undefined) => line?.split('\t').length;

/**
 * True where another text was put in place of the one before: most of the shorter one's lines are not in the other, and
 * most of its letters were changed. A part taken away, added or rewritten leaves it the same text.
 */
export function isOtherText(before: string, after: string): boolean {
  const toSet = (text: string) => new Set(splitLines(text).map((line) => line.trim()).filter((line) => line !== ''));
  const [old, now] = [toSet(before), toSet(after)];
  const shared = [...old].filter((line) => now.has(line)).length;
  const [oldLetters, nowLetters] = [[...before], [...after]];
  const { first, behind } = findChange(oldLetters, nowLetters);
  return shared * 2 < Math.min(old.size, now.size) && (first + behind) * 2 < Math.min(oldLetters.length, nowLetters.length);
}

/** Keeps what is known of lines that were not changed, and of those that were only rewritten where they stood. */
export function carryOver(before: string, after: string, { tables, places }: Known): Known {
  if (before === after || (tables.length === 0 && places.length === 0)) return { tables, places };
  const [old, now] = [splitLines(before), splitLines(after)];
  const { first: head, behind: tail } = findChange(old, now);
  const moved = now.length - old.length;
  /** The old lines that are no longer as they were. */
  const [from, to] = [head, old.length - tail];
  const inPlace = moved === 0;
  const kept = tables.flatMap((table) => {
    const end = table.line + table.rows;
    if (end <= from) return [table];
    if (table.line >= to) return [{ ...table, line: table.line + moved }];
    // Words were changed within cells: rows and columns are what they were.
    const sound = inPlace && old.slice(from, to).every((line, at) => countTabs(line) === countTabs(now[from + at]));
    return sound ? [table] : [];
  });
  const middle = inPlace ? places.slice(from, to) : new Array<string>(now.length - head - tail).fill('');
  return { tables: kept, places: places.length === 0 ? [] : [...places.slice(0, from), ...middle, ...places.slice(to)] };
}

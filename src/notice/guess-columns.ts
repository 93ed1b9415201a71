/**
 * What the columns of a table hold, told by their contents, where the words of its header are unknown or there is no
 * header: rising numbers are the index, sentences what is asked for, a share of names the units, a share of dates the
 * deadlines, short words left of the requirement its headings. Known words stay what they say. One decision for a table.
 */
import { looksLikeDeadline, looksLikeUnits } from './columns.ts';
import type { Label } from './task-header.ts';

/** What a column says by its cells. */
interface Contents {
  filled: number;
  numbers: number;
  units: number;
  dates: number;
  /** Letters in a filled cell. */
  length: number;
  rising: boolean;
}

function describe(cells: readonly string[]): Contents {
  const filled = cells.filter((words) => words !== '');
  const ordinals = filled.filter((words) => /^[0-9]{1,4}[.．、]?$/.test(words)).map((words) => parseInt(words, 10));
  return {
    filled: filled.length,
    numbers: ordinals.length,
    units: filled.filter((words) => looksLikeUnits(words)).length,
    dates: filled.filter((words) => looksLikeDeadline(words)).length,
    length: filled.reduce((sum, words) => sum + words.length, 0) / Math.max(1, filled.length),
    rising: ordinals.every((number, at) => at === 0 || number > (ordinals[at - 1] as number)),
  };
}

/** A sentence that asks for something is seldom shorter: requirements have 22 letters at the median, names of units 11 in 95 of a hundred (`eval:lengths`). With 6 one of 92 tables of the tune part is lost, with 24 none. */
const SENTENCE = 12;

/**
 * The roles of columns by their contents, or null where these are no columns of a table of tasks: none asks for
 * something, or none says who or by when.
 *
 * @param columns the words of each column's cells, `''` for a blank one
 * @param known what the header says of each, null where its word is unknown
 */
export function guessColumns(columns: readonly (readonly string[])[], known: readonly Label[]): Label[] | null {
  const contents = columns.map(describe);
  const roles: Label[] = columns.map((_, at) => known[at] ?? null);
  const open = () => contents.flatMap((column, at) => (roles[at] === null && column.filled > 0 ? [{ ...column, at }] : []));
  const has = (...wanted: Label[]) => wanted.some((role) => roles.includes(role));
  if (!has('index')) {
    const index = open().find(({ numbers, filled, rising }) => rising && numbers > 1 && numbers * 5 >= filled * 4);
    if (index) roles[index.at] = 'index';
  }
  const mostly = (part: number, { filled }: { filled: number }) => part * 2 > filled;
  if (!has('deadline')) {
    const due = open().filter((column) => mostly(column.dates, column)).sort((a, b) => b.dates / b.filled - a.dates / a.filled)[0];
    if (due) roles[due.at] = 'deadline';
  }
  if (!has('requirement')) {
    const longest = open().filter((column) => !mostly(column.units, column)).sort((a, b) => b.length - a.length)[0];
    const task = Math.max(0, ...contents.flatMap(({ length }, at) => (roles[at] === 'task' ? [length] : [])));
    if (longest && longest.length >= SENTENCE && longest.length > task) roles[longest.at] = 'requirement';
  }
  const units = open().filter((column) => mostly(column.units, column));
  if (!has('lead', 'responsible')) {
    // Two columns of names beside each other: 牵头 and 配合, in this order in every form.
    const [first, second] = units;
    if (first) roles[first.at] = second && !has('participants') ? 'lead' : 'responsible';
    if (first && second && !has('participants')) roles[second.at] = 'participants';
  } else if (!has('participants') && units[0]) roles[units[0].at] = 'participants';
  const asked = roles.findLastIndex((role) => role === 'requirement' || role === 'task');
  for (const role of ['chapter', 'clause'] as const) {
    const heading = open().find(({ at, length }) => at < asked && length < SENTENCE * 2);
    if (heading && roles[asked] === 'requirement' && !has('task')) roles[heading.at] = role;
  }
  const rest = open().find(({ at }) => at > asked);
  if (rest && !has('remark') && rest.at === columns.length - 1) roles[rest.at] = 'remark';
  return (has('requirement') || has('task')) && has('lead', 'participants', 'responsible', 'deadline') ? roles : null;
}

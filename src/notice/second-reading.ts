/**
 * The second reading of a table whose header does not say what its columns hold: of all that differ from the first in
 * one column or in two that change places, the one whose cells look most like what their column is to hold.
 */
import { looksLikeDeadline, looksLikeUnits, toHeaderRole, toLabelRole } from './columns.ts';
import type { ColumnChoice, ReadingCorrection } from './correction.ts';
import { toLineWords } from './corrections.ts';
import { guessColumns } from './guess-columns.ts';
import { leavesOf } from './source.ts';
import { columnsOf, type TableColumn } from './table-columns.ts';
import type { Table } from './tree.ts';

/** Two ways to read a table or a line, where the text does not decide. */
export interface SecondReading {
  kind: 'columns' | 'line';
  line: number;
  /** Of the line, as a correction names it. */
  words: string;
  /** As it is read: of columns by place, of a line `as`. */
  first: Record<string, string>;
  /** As it may be read as well. */
  second: Record<string, string>;
  /** By how many of a hundred cells the first looks better; null where nothing was counted. */
  by: number | null;
}

/** The correction that makes the second reading the first. */
export function toSecondCorrection({ kind, line, words, second }: SecondReading): ReadingCorrection {
  if (kind === 'columns') return { line, words, columns: second as Record<string, ColumnChoice> };
  const { as, level } = second;
  return { line, words, as: as as NonNullable<ReadingCorrection['as']>, ...(level ? { level: Number(level) as 1 | 2 | 3 | 4 } : {}) };
}

/** A sentence that asks for something is seldom shorter: 公开部门预算和决算信息。 */
const SENTENCE = 12;

/**
 * How many cells look like what a column is to hold, as a share. The shares only order the readings: a column that nobody
 * can test (a remark, none) stands below one whose cells fit and above one whose cells do not, and plain words in short are
 * worth less as a task than sentences. An empty column speaks neither for nor against.
 */
function share(cells: readonly string[], choice: ColumnChoice): number {
  if (cells.length === 0) return 0.5;
  const count = (test: (words: string) => boolean) => cells.filter(test).length / cells.length;
  const isNumber = (words: string) => /^[0-9]{1,4}[.．、]?$/.test(words);
  const isPlain = (words: string) => !isNumber(words) && !looksLikeUnits(words) && !looksLikeDeadline(words);
  switch (choice) {
    case 'index': return count(isNumber);
    case 'deadline': return count(looksLikeDeadline);
    case 'lead': case 'participants': case 'responsible': return count(looksLikeUnits);
    case 'task': case 'requirement': return count((words) => isPlain(words) && words.length >= SENTENCE) * 0.7 + count(isPlain) * 0.3;
    case 'chapter': case 'clause': return count((words) => isPlain(words) && words.length < SENTENCE * 2 && !/[。；]/.test(words));
    case 'person': return count((words) => words.length <= 4 && isPlain(words)) * 0.6;
    // Anything may be a remark, or nothing: no column is one for a good reason.
    case 'remark': return 0.4;
    case 'ignore': return 0.3;
    default: return choice satisfies never;
  }
}

/** The share of all cells that look like what their columns are to hold. */
function judge(columns: readonly TableColumn[], choices: readonly ColumnChoice[]): number {
  const all = columns.reduce((sum, { cells }) => sum + cells.length, 0);
  return all === 0 ? 0 : columns.reduce((sum, { cells }, at) => sum + cells.length * share(cells, choices[at] ?? 'ignore'), 0) / all;
}

const OFFERED: readonly ColumnChoice[] = ['clause', 'requirement', 'responsible', 'participants', 'deadline', 'remark', 'ignore'];

/** The second reading of a table; null where its header leaves nothing open, or nothing else makes sense. */
export function findSecondReading(table: Table): SecondReading | null {
  if (table.chosen) return null;
  const columns = columnsOf(table);
  const words = toLineWords(firstLineOf(table));
  if (columns.length < 2 || words === '') return null;
  const at = { kind: 'columns' as const, line: table.position.start.line, words };
  const toRecord = (choices: readonly ColumnChoice[]) => Object.fromEntries(choices.map((choice, place) => [String(place + 1), choice]));
  if (table.columns === null) {
    const second = guessRoles(columns);
    return second && { ...at, first: {}, second: toRecord(second), by: null };
  }
  const first = columns.map(({ choice }) => choice);
  const open = columns.flatMap(({ words: name }, place) => (name === '' || toHeaderRole(name) === null ? [place] : []));
  const candidates: ColumnChoice[][] = [];
  for (const one of open) {
    for (const other of open) if (other > one && first[one] !== first[other]) candidates.push(first.map((choice, place) => (place === one ? first[other] : place === other ? first[one] : choice) as ColumnChoice));
    for (const choice of OFFERED) {
      if (choice !== first[one] && (choice === 'ignore' || !first.includes(choice)) && !(choice === 'participants' && !first.includes('lead')) && !(choice === 'responsible' && first.includes('lead'))) {
        candidates.push(first.map((each, place) => (place === one ? choice : each)));
      }
    }
  }
  // A heading alone is one of the first level or of the second, which is all the same.
  const toSense = (choices: readonly ColumnChoice[]) => choices.map((choice) => (choice === 'clause' && !choices.includes('chapter') ? 'chapter' : choice)).join();
  const sensible = candidates.filter((choices) => (choices.includes('requirement') || choices.includes('task')) && toSense(choices) !== toSense(first));
  const best = sensible.map((choices) => ({ choices, score: judge(columns, choices) })).reduce<{ choices: ColumnChoice[]; score: number } | null>((most, each) => (most === null || each.score > most.score ? each : most), null);
  return best && { ...at, first: toRecord(first), second: toRecord(best.choices), by: Math.max(0, Math.round(100 * (judge(columns, first) - best.score))) };
}

/** More than half, so that a column of which every other cell fits is none. */
const FITS = 0.6;

/** What the columns of a table that was not read as one of tasks may hold: the longest words ask for something. */
function guessRoles(columns: readonly TableColumn[]): ColumnChoice[] | null {
  const cells = columns.map(({ words, cells: below }) => (below[0] === words ? below.slice(1) : below));
  const known = columns.map(({ words }) => toLabelRole(words));
  const told = guessColumns(cells, known);
  if (told) return told.map((label) => label ?? 'ignore');
  const lengths = cells.map((words) => words.reduce((sum, each) => sum + each.length, 0) / Math.max(1, words.length));
  const longest = lengths.indexOf(Math.max(...lengths));
  if ((lengths[longest] ?? 0) < SENTENCE / 2) return null;
  const taken = new Set<ColumnChoice>(['requirement']);
  return cells.map((words, place): ColumnChoice => {
    if (place === longest) return 'requirement';
    const fits = (['index', 'deadline', 'responsible', 'clause'] as const).find((choice) => !taken.has(choice) && words.length > 0 && share(words, choice) > FITS && (choice !== 'clause' || place < longest));
    if (fits) taken.add(fits);
    return fits ?? 'ignore';
  });
}

/** The printed words of the first line of a table. */
function firstLineOf(table: Table): string {
  let words = '';
  for (const { value } of leavesOf(table)) {
    const end = value.search(/[\r\n]/);
    words += end < 0 ? value : value.slice(0, end);
    if (end >= 0 && words.trim() !== '') return words;
  }
  return words;
}

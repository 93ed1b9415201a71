/**
 * A ledger that someone else filled in, brought back into one's own: which of its rows are whose, what differs in each
 * field, and what the ledger becomes. Nothing is lost by it: a blank cell never takes the place of words, a row that
 * the file lacks stays, a row that the ledger lacks is added.
 */
import { foldLetters } from './letters.ts';
import { TEXT_FIELDS, type LedgerRow, type TextField } from './ledger.ts';

/** A row of one's own, with when its fields were last changed here, in milliseconds. */
export interface OwnRow extends LedgerRow {
  id: string;
  changed?: Readonly<Partial<Record<string, number>>>;
}

/** `due` stands for the date and its words, which belong together. */
export type MergeField = Exclude<TextField, 'deadline'> | 'done';
export type Side = 'mine' | 'theirs';
/** Which side a field comes from where both have something. */
export type MergeChoice = Side | 'newest';

export interface Difference {
  field: MergeField;
  mine: string;
  theirs: string;
  /** Only the file has something: it is filled in, whatever is chosen. */
  fills: boolean;
}

export interface MatchedRow {
  own: OwnRow;
  /** Its place in the ledger, from 1. */
  number: number;
  theirs: LedgerRow;
  /** By what it was known: the number of a point, the same words, the same place, like words. */
  by: 'point' | 'words' | 'place' | 'likeness';
  differences: Difference[];
}

export interface MergePlan {
  matched: MatchedRow[];
  /** Rows of the file that the ledger has not. */
  added: LedgerRow[];
  /** Rows of the ledger that the file has not: they stay. */
  kept: OwnRow[];
}

const FIELDS: readonly MergeField[] = [...TEXT_FIELDS.filter((field) => field !== 'deadline'), 'done'];

/** Half of the pairs of letters: below it two rows at the same place are different tasks. */
const LIKE_AT_PLACE = 0.5;
/** A task said again with a word changed has nine pairs of ten in common, one of ten letters seven. */
const LIKE = 0.7;
/** Rows left on either side after the first steps, beyond which they are not compared one with another: each with each is the square of their number. */
const MOST_COMPARED = 400;

/** Compares a file's rows with one's own. Each row is matched once at most: by its point, then by its words, then by its place, then by likeness. */
export function planMerge(mine: readonly OwnRow[], theirs: readonly LedgerRow[]): MergePlan {
  const found = new Map<number, { own: number; by: MatchedRow['by'] }>();
  const taken = new Set<number>();
  const match = (own: number, their: number, by: MatchedRow['by']) => {
    found.set(their, { own, by });
    taken.add(own);
  };
  const matchBy = (keyOf: (row: LedgerRow) => string, by: MatchedRow['by']) => {
    const places = new Map<string, number[]>();
    mine.forEach((row, at) => {
      const key = keyOf(row);
      if (key !== '' && !taken.has(at)) places.set(key, [...(places.get(key) ?? []), at]);
    });
    theirs.forEach((row, at) => {
      if (found.has(at)) return;
      // The same words twice: in the order in which they stand.
      const own = places.get(keyOf(row))?.shift();
      if (own !== undefined) match(own, at, by);
    });
  };
  const wordsOf = (row: LedgerRow) => foldLetters(`${row.task}\n${row.requirement}`);
  matchBy((row) => row.point, 'point');
  matchBy(wordsOf, 'words');
  // Of rows with a point each, different points are different rows.
  const mayBe = (own: LedgerRow, other: LedgerRow) => own.point === '' || other.point === '' || own.point === other.point;
  const likes = (own: LedgerRow, other: LedgerRow) => (mayBe(own, other) ? likenessOf(wordsOf(own), wordsOf(other)) : 0);
  theirs.forEach((row, at) => {
    const own = mine[at];
    if (own && !found.has(at) && !taken.has(at) && likes(own, row) >= LIKE_AT_PLACE) match(at, at, 'place');
  });
  const left = theirs.map((_, at) => at).filter((at) => !found.has(at));
  const free = mine.map((_, at) => at).filter((at) => !taken.has(at));
  if (left.length <= MOST_COMPARED && free.length <= MOST_COMPARED) {
    const pairs = left.flatMap((their) => free.map((own) => ({ their, own, like: likes(mine[own] as OwnRow, theirs[their] as LedgerRow) }))).filter(({ like }) => like >= LIKE);
    pairs.sort((a, b) => b.like - a.like || a.their - b.their || a.own - b.own);
    for (const { their, own } of pairs) if (!found.has(their) && !taken.has(own)) match(own, their, 'likeness');
  }
  return {
    matched: [...found].sort((a, b) => a[1].own - b[1].own).map(([their, { own, by }]) => {
      const [left, right] = [mine[own] as OwnRow, theirs[their] as LedgerRow];
      return { own: left, number: own + 1, theirs: right, by, differences: compareRows(left, right) };
    }),
    added: theirs.filter((_, at) => !found.has(at)),
    kept: mine.filter((_, at) => !taken.has(at)),
  };
}

/** What a field says, as people read it: a date with its words, 是 for what is done. */
function sayField(row: LedgerRow, field: MergeField): string {
  if (field === 'done') return row.done ? '是' : '';
  return field === 'due' ? [row.deadline, row.due].filter((words) => words !== '').join(' ') : row[field];
}

function compareRows(own: LedgerRow, theirs: LedgerRow): Difference[] {
  return FIELDS.flatMap((field): Difference[] => {
    const [mine, other] = [sayField(own, field), sayField(theirs, field)];
    if (other.trim() === '' || foldSpace(mine) === foldSpace(other)) return [];
    // Where a row is from is no matter of opinion.
    if (mine !== '' && ['source', 'document', 'link', 'point'].includes(field)) return [];
    return [{ field, mine, theirs: other, fills: mine.trim() === '' }];
  });
}

const foldSpace = (words: string) => words.replace(/\s+/g, ' ').trim();

/** The share of pairs of letters that two texts have in common. */
function likenessOf(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const pairs = (words: string) => {
    const set = new Set<string>();
    for (let at = 0; at + 1 < words.length && at < 2000; at += 1) set.add(words.slice(at, at + 2));
    return set;
  };
  const [left, right] = [pairs(a), pairs(b)];
  if (left.size === 0 || right.size === 0) return a === b ? 1 : 0;
  let same = 0;
  for (const pair of left) if (right.has(pair)) same += 1;
  return (2 * same) / (left.size + right.size);
}

/**
 * Which side a difference comes from.
 *
 * @param saved when the file was saved, in milliseconds: a field changed here after it is newer
 */
export function chooseSide(row: MatchedRow, { field, fills }: Difference, choice: MergeChoice, saved: number): Side {
  if (fills) return 'theirs';
  if (choice !== 'newest') return choice;
  const changed = Math.max(row.own.changed?.[field] ?? 0, field === 'due' ? row.own.changed?.['deadline'] ?? 0 : 0);
  return changed > saved ? 'mine' : 'theirs';
}

/** What the rows become: for each row that changes, its new values. */
export function toMergedValues(plan: MergePlan, sideOf: (row: MatchedRow, difference: Difference) => Side): { row: string; values: Partial<LedgerRow> }[] {
  return plan.matched.flatMap((row) => {
    const values: Partial<LedgerRow> = {};
    for (const difference of row.differences) {
      if (sideOf(row, difference) !== 'theirs') continue;
      if (difference.field === 'done') values.done = row.theirs.done;
      else if (difference.field === 'due') Object.assign(values, { due: row.theirs.due, deadline: row.theirs.deadline });
      else values[difference.field] = row.theirs[difference.field];
    }
    return Object.keys(values).length === 0 ? [] : [{ row: row.own.id, values }];
  });
}

/** The plan in a sentence, before anything changes. */
export function describePlan({ matched, added, kept }: MergePlan): string {
  const differences = matched.flatMap((row) => row.differences);
  const conflicts = differences.filter(({ fills }) => !fills).length;
  const filled = differences.length - conflicts;
  const changed = matched.filter((row) => row.differences.length > 0).length;
  return [
    `对上${String(matched.length)}行${changed === 0 ? '，内容都一样' : `，其中${String(changed)}行有不同：新填的${String(filled)}处，两边都填了而不一样的${String(conflicts)}处`}`,
    `文件里新增的${String(added.length)}行，加在后面`,
    `文件里没有的${String(kept.length)}行，照原样保留`,
  ].join('；') + '。';
}

/** Which row of the form a printed row is: the labels that were printed against those of the form, in order. */
import { APPLICANTS, foldLabel, isFormWords, likeness, REQUEST_GROUPS, REQUEST_ROWS, toHalfWidthDigits, toPlainLetters, withoutNote, type FormRow } from '../notice/index.ts';
import { fromNumeral } from '../text/numerals.ts';
import type { Group, PrintedCell } from './form-cells.ts';

export interface RowMatch {
  /** Which row of the form. */
  row: number;
  /** The label as printed, of one cell or of the pieces it was cut into. */
  label: string;
}

/** A label's number with its level, and the rest of it in letters alone. */
interface Label {
  level: number | null;
  number: number | null;
  letters: string;
}

const NUMBERS: readonly RegExp[] = [
  /^([一二三四五六七八九十]{1,2})[、.]/, // 一、
  /^[（(]([一二三四五六七八九十]{1,2})[）)]/, // （一）
  /^([0-9]{1,2})[.、]/, // 1.
];

function toLabel(words: string): Label {
  const plain = toHalfWidthDigits(toPlainLetters(words)).replace(/\s/g, '');
  for (const [level, pattern] of NUMBERS.entries()) {
    const match = pattern.exec(plain);
    if (match && match[0].length < plain.length) return { level, number: fromNumeral(match[1] ?? ''), letters: foldLabel(plain.slice(match[0].length)) };
  }
  return { level: null, number: null, letters: foldLabel(plain) };
}

/** Below this two labels have less than half of their letters in common. */
const LEAST = 0.5;

/**
 * How well printed words fit a label of the form: whole 1, its beginning from 0.85 on, a part from its middle from 0.7 on, by
 * how much of it there is; else by pairs of letters. So whole words are best, and of as much of a label its beginning.
 * The same number adds as much as lies between a beginning and the whole; another number takes more than it adds, so that a
 * label under a wrong number is worse than one without.
 */
function fitLabel(printed: Label, label: Label): number {
  const [short, long] = printed.letters.length < label.letters.length ? [printed.letters, label.letters] : [label.letters, printed.letters];
  if (short === '') return 0;
  const words = short === long || (short === '合计' && long === '总计') || (short === '总计' && long === '合计') ? 1
    : short.length >= 2 && long.startsWith(short) ? 0.85 + (0.15 * short.length) / long.length
    : short.length >= 4 && long.includes(short) ? 0.7 + (0.2 * short.length) / long.length
    : likeness(short, long);
  if (words < LEAST || printed.number === null || label.number === null) return words;
  return printed.number === label.number && printed.level === label.level ? words + 0.15 : words - 0.25;
}

/** No label of the form (37 letters at most) is cut into more pieces by a column of ten letters, and none has more than two labels of groups beside it, each in three pieces. */
const MOST_PIECES = 4;
const MOST_BESIDE = 6;

/** Longer than any label, cut or with the labels of its groups. */
const LONGEST_WORDS = 120;
/** What one step away from the figures costs: less than what tells a whole label from its beginning. */
const STEP = 0.05;
/** The beginning of a label of a group is one. */
const BEGINNING = 0.85;

/**
 * For each group the row of the form it is, or null: the assignment that keeps the order of the form and fits best over
 * all. A row of the form may be missing, and a printed row may be none of the form.
 */
export function alignRows(groups: readonly Group[], rows: readonly FormRow[]): (RowMatch | null)[] {
  const labels = rows.map(({ label }) => toLabel(label));
  const known = new Map<string, Float64Array>();
  const fitAll = (words: string): Float64Array => {
    let fits = known.get(words);
    if (!fits) {
      const printed = toLabel(words);
      const bare = toLabel(withoutNote(words));
      fits = Float64Array.from(labels, (label) => Math.max(fitLabel(printed, label), bare.letters === printed.letters ? 0 : fitLabel(bare, label)));
      known.set(words, fits);
    }
    return fits;
  };
  /** For a group and a row: how well it fits, and by which words. */
  const fits = groups.map((group, at) => {
    const best = rows.map(() => ({ fit: 0, label: '' }));
    const own = group.labels.slice(-MOST_BESIDE);
    const tryWords = (cells: readonly PrintedCell[], away: number) => {
      const words = cells.map((cell) => cell.words).join('');
      if (words.length > LONGEST_WORDS) return;
      fitAll(words).forEach((fit, row) => {
        const entry = best[row];
        // Beside the label of a row stand those of its groups; the nearest to the figures is its own.
        if (entry && fit >= LEAST && fit - away * STEP > entry.fit) best[row] = { fit: fit - away * STEP, label: words };
      });
    };
    for (let end = own.length; end > 0; end--) {
      for (let start = end - 1; start >= Math.max(0, end - MOST_PIECES); start--) tryWords(own.slice(start, end), own.length - end);
    }
    // A label of several lines may go on beneath its figures.
    const next = groups[at + 1]?.labels ?? [];
    const last = own[own.length - 1];
    if (last && next.length > 1 && next[0]) tryWords([last, next[0]], 0);
    return best;
  });
  // From the end: the best that the groups from `at` on can do with the rows from `row` on.
  const best = Array.from({ length: groups.length + 1 }, () => new Float64Array(rows.length + 1));
  for (let at = groups.length - 1; at >= 0; at--) {
    for (let row = rows.length - 1; row >= 0; row--) {
      const fit = fits[at]?.[row]?.fit ?? 0;
      const taken = fit > 0 ? fit + (best[at + 1]?.[row + 1] ?? 0) : 0;
      (best[at] as Float64Array)[row] = Math.max(taken, best[at + 1]?.[row] ?? 0, best[at]?.[row + 1] ?? 0);
    }
  }
  let row = 0;
  return groups.map((_, at): RowMatch | null => {
    const left = best[at + 1] as Float64Array;
    for (let next = row; next < rows.length; next++) {
      const { fit, label } = fits[at]?.[next] ?? { fit: 0, label: '' };
      const whole = (best[at] as Float64Array)[row] as number;
      if (whole <= (left[row] as number)) return null;
      if (fit > 0 && Math.abs(fit + (left[next + 1] as number) - whole) < 1e-9) {
        row = next + 1;
        return { row: next, label };
      }
    }
    return null;
  });
}

/** How a label that stands above others was printed, or null where it was not. */
export function findPrinted(label: string, cells: readonly PrintedCell[]): string | null {
  const wanted = toLabel(label);
  // Its own words and, where it has one, its own number: 1.00 and 0.15; spaces may triple its length.
  const found = cells.filter(({ words }) => words.length <= label.length * 3 && fitLabel(toLabel(words), wanted) >= 1);
  const [first] = found;
  if (!first) return null;
  // 三、本年 above 度办理结果, of a page without rules: where only a beginning was printed in one piece, the form tells the rest.
  const whole = found.find(({ words }) => !isTorn(toLabel(words).letters, wanted.letters));
  return whole ? joinSpaced(whole.words, label) : label;
}

/** A beginning of a label alone, or the label and a piece of another: `（四）无法提供三、本年度`. */
function isTorn(letters: string, label: string): boolean {
  if (letters.length < label.length) return label.startsWith(letters);
  return letters.length > label.length && letters.startsWith(label) && isFormWords(letters.slice(label.length));
}

/** Whether words are of the form, one or several of its labels or a piece of them: never the name of a row that an office added. */
export function isOfForm(words: string): boolean {
  const letters = foldLabel(words);
  return isFormWords(words) || ROW_LETTERS.some((label) => letters.includes(label));
}

/** Rows of the form as {@link nameTorn} finds them in other words. */
const ROW_LETTERS = REQUEST_ROWS.map(({ label }) => foldLabel(label));

/**
 * The label of a row of part 三 where pieces of the labels beside it stand in its cell, as on a page without rules:
 * `（三）不1.属于国家秘密 予公开` → `1.属于国家秘密`.
 *
 * A piece of the label alone is the whole of it.
 *
 * @returns the words as printed where nothing foreign stands in them; null where the label of another row or of
 *   columns does, so that nobody knows whose the figures are
 */
export function nameTorn(words: string, { label }: FormRow): string | null {
  const [letters, own] = [foldLabel(words), foldLabel(label)];
  if (letters === own) return joinSpaced(words, label);
  if (own.includes(letters) && isPiece(words)) return label;
  const at = letters.indexOf(own);
  const around = at < 0 ? [letters] : [letters.slice(0, at), letters.slice(at + own.length)];
  const foreign = [...ROW_LETTERS.filter((other) => !own.includes(other)), ...(at < 0 ? [] : APPLICANTS.slice(0, -2))];
  if (foreign.some((other) => around.some((piece) => piece.includes(other)))) return null;
  return at >= 0 && around.every((piece) => piece === '' || isFormWords(piece)) ? label : words;
}

/** No whole label: a bracket stands in it alone (`（二）部分公开（区分处理的，`), or it begins in the middle (`的，只计这一情形`). */
function isPiece(words: string): boolean {
  return words.match(/[（(]/g)?.length !== words.match(/[）)]/g)?.length || /^[的，、；]/.test(words);
}

/** `三 、本 年 度 办 理 结 果`, `（四）无 法提供`: spaces that a layout put between letters, or where it cut a line. */
function joinSpaced(words: string, label: string): string {
  const pieces = words.split(/\s+/);
  // Three short words may be three words.
  if (pieces.length > 3 && pieces.every((piece) => piece.length <= 2)) return pieces.join('');
  return foldLabel(words) === foldLabel(label) ? words.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '') : words;
}

/** Whether a label of the form was printed at all. */
export function isPrinted(label: string, cells: readonly PrintedCell[]): boolean {
  return findPrinted(label, cells) !== null;
}

/** True for a label that stands above others, whole or cut off. */
export function isGroupLabel(words: string): boolean {
  const printed = toLabel(words);
  return REQUEST_GROUPS.some((label) => fitLabel(printed, toLabel(label)) >= BEGINNING);
}

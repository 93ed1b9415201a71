/**
 * Corrections of the reading: what a person says of a column or a line where the reader got it wrong. They change what
 * is read, never the text. A correction names its line by number and by words, so that a changed text is noticed: where
 * the words no longer stand there, nothing is corrected and {@link findFaults} says so.
 *
 * The same shape in content/notices/<id>.yaml (`readingCorrections`), in the file given to `--corrections`, and on the
 * page 自查.
 */
import type { FoldedText } from '../text/reading-fold.ts';
import { toLines, type Line } from './lines.ts';
import type { ReadingCorrection } from './correction.ts';

/** Corrections that hold, by the offset (in the folded text) at which their line starts. */
export type Choices = ReadonlyMap<number, ReadingCorrection>;

export const NO_CHOICES: Choices = new Map();

/** So many letters of a line name it: a person sees which it is; a requirement has 22 at the median (`eval:lengths`). */
const LONGEST_WORDS = 40;
const CUT = '……';
/** So many faults are told with where their words stand now: more have one cause, and a list of them is read by nobody. */
const MOST_SEARCHED = 20;

const squash = (words: string): string => words.replace(/[\s\u3000\ufeff\u0085]+/g, '');

/** The words that name a line in a correction. */
export function toLineWords(line: string): string {
  const words = line.trim().replace(/[\s\u3000]+/g, ' ');
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS).trimEnd()}${CUT}` : words;
}

/** True where a line has the words of a correction. */
export function hasWords(line: string, words: string): boolean {
  const [there, wanted] = [squash(line), squash(words)];
  if (wanted === '') return false;
  return there === wanted || (wanted.endsWith(CUT) && wanted.length > CUT.length && there.startsWith(wanted.slice(0, -CUT.length)));
}

/** Why a correction cannot be applied, in words with a remedy; `at` is its place in the list. */
export interface CorrectionFault {
  at: number;
  ruleId: 'correction-line' | 'correction-words' | 'correction-twice' | 'correction-columns';
  reason: string;
  note: string;
}

/** Those corrections whose line has their words, the first of several for one line; and what is wrong with the others. */
export function matchCorrections(lines: readonly string[], corrections: readonly ReadingCorrection[]): { held: ReadingCorrection[]; faults: CorrectionFault[] } {
  const held = new Map<number, ReadingCorrection>();
  const faults: CorrectionFault[] = [];
  for (const [at, correction] of corrections.entries()) {
    const { line, words } = correction;
    const there = lines[line - 1];
    if (there === undefined) {
      faults.push({
        at, ruleId: 'correction-line', reason: `Unexpected line ${String(line)}, expected one of ${String(lines.length)}`,
        note: `更正说的是第${String(line)}行，原文只有${String(lines.length)}行。请核对行号。`,
      });
    } else if (!hasWords(there, words)) {
      // Of very many the first are looked for: the rest have one cause.
      const elsewhere = faults.length < MOST_SEARCHED ? lines.findIndex((each) => hasWords(each, words)) + 1 : 0;
      faults.push({
        at, ruleId: 'correction-words', reason: `Unexpected words in line ${String(line)}, expected "${toLineWords(words)}"`,
        note: `第${String(line)}行现在是“${toLineWords(there)}”，不是更正里写的“${toLineWords(words)}”。${elsewhere > 0 ? `这些字现在在第${String(elsewhere)}行，请把行号改过来。` : '原文可能改过：请核对行号和原话，不再需要就删掉这条更正。'}`,
      });
    } else if (held.has(line)) {
      faults.push({
        at, ruleId: 'correction-twice', reason: `Unexpected second correction of line ${String(line)}, expected one`,
        note: `第${String(line)}行有两条更正。请只留一条。`,
      });
    } else held.set(line, correction);
  }
  return { held: [...held.values()], faults };
}

/** The corrections that hold for a text, by where their lines start in its folded copy. */
export function chooseLines(source: string, folded: FoldedText, printed: readonly Line[], corrections: readonly ReadingCorrection[]): Choices {
  if (corrections.length === 0) return NO_CHOICES;
  const lines = toLines(source);
  const { held } = matchCorrections(lines.map(({ text }) => text), corrections);
  const choices = new Map<number, ReadingCorrection>();
  // A line of the text may be several of its folded copy, and then the first with words is meant.
  let at = 0;
  const toSourceOffset = (offset: number) => (folded.offsets === null ? offset : folded.offsets[offset] ?? source.length);
  for (const correction of [...held].sort((a, b) => a.line - b.line)) {
    const { start, next } = lines[correction.line - 1] as Line;
    while (at < printed.length && (toSourceOffset((printed[at] as Line).start) < start || (printed[at] as Line).text === '')) at++;
    const line = printed[at];
    if (line && toSourceOffset(line.start) < next) choices.set(line.start, correction);
  }
  return choices;
}

/**
 * Corrections of a text, for the text as it was edited: those of lines before and behind the change move with their
 * lines, those inside it stay with their words where these still stand. What has lost its line keeps its number, and
 * {@link matchCorrections} says that its words are gone.
 */
export function moveCorrections(before: string, after: string, corrections: readonly ReadingCorrection[]): ReadingCorrection[] {
  if (corrections.length === 0 || before === after) return [...corrections];
  const [old, now] = [toLines(before), toLines(after)];
  const { first, behind } = findChange(old.map(({ text }) => text), now.map(({ text }) => text));
  const shift = now.length - old.length;
  return corrections.map((correction) => {
    const { line, words } = correction;
    const moved = line <= first ? line : line > old.length - behind ? line + shift : null;
    if (moved !== null) return moved === line ? correction : { ...correction, line: moved };
    if (hasWords(now[line - 1]?.text ?? '', words)) return correction;
    for (let at = first; at < now.length - behind; at++) if (hasWords(now[at]?.text ?? '', words)) return { ...correction, line: at + 1 };
    return correction;
  });
}

/** How many lines at the beginning and at the end of two texts are the same. */
export function findChange(old: readonly string[], now: readonly string[]): { first: number; behind: number } {
  const most = Math.min(old.length, now.length);
  let first = 0;
  while (first < most && old[first] === now[first]) first++;
  let behind = 0;
  while (behind < most - first && old[old.length - 1 - behind] === now[now.length - 1 - behind]) behind++;
  return { first, behind };
}

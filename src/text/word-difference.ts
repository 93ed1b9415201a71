/** Two texts face to face: which words both have, which only one. */
import { diffLists } from './diff.ts';
import { foldText } from './fold.ts';

/** A stretch of the two texts. */
export interface WordChange {
  kind: 'same' | 'removed' | 'added';
  /** The words as the text that has them prints them; of `same`, as the first does. */
  text: string;
  /** Of `same`, as the second prints them, where that differs in width or spaces. */
  other?: string;
}

/** Beyond so many changed words two texts are shown as different as a whole: marks would stand everywhere. */
const MOST_CHANGES = 2000;

/** Made once: it is slow to make. */
let segmenter: Intl.Segmenter | null = null;

/** Words by the rules of the platform, else single characters; always the whole text. */
export function cutIntoWords(text: string): string[] {
  // Old browsers lack it; their difference is by characters.
  if (typeof Intl.Segmenter !== 'function') return [...text];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const foldWord = (word: string): string => foldText(word, 'wording').text;

/**
 * The difference of two texts by words. Width of punctuation, case and white
 * space are no difference.
 *
 * Joined, `same` and `removed` give the first text and `same` (its `other`
 * where there is one) and `added` the second: see {@link toSides}. So the
 * list reads both ways.
 *
 * @param a the text to read from
 * @param b the text to read to
 * @param segment how to cut a text into words; together they must be the text
 * @returns stretches in order; of two that meet, the removed one first
 */
export function findWordDifference(a: string, b: string, segment: (text: string) => string[] = cutIntoWords): WordChange[] {
  // White space goes with the word before it, so that it is never a change of its own.
  const left = joinSpaces(segment(a));
  const right = joinSpaces(segment(b));
  const differences = diffLists(left.map(foldWord), right.map(foldWord), MOST_CHANGES) ?? [{ a: [0, left.length], b: [0, right.length] } as const];
  const changes: WordChange[] = [];
  const keep = (first: string, second: string) => {
    if (first !== '') changes.push(first === second ? { kind: 'same', text: first } : { kind: 'same', text: first, other: second });
  };
  let [i, j] = [0, 0];
  for (const { a: [from, to], b: [start, end] } of differences) {
    keep(left.slice(i, from).join(''), right.slice(j, start).join(''));
    if (to > from) changes.push({ kind: 'removed', text: left.slice(from, to).join('') });
    if (end > start) changes.push({ kind: 'added', text: right.slice(start, end).join('') });
    [i, j] = [to, end];
  }
  keep(left.slice(i).join(''), right.slice(j).join(''));
  return tidy(changes);
}

function joinSpaces(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    if (/^\s+$/.test(word) && joined.length > 0) joined[joined.length - 1] += word;
    else joined.push(word);
  }
  return joined;
}

/** Too little between two changes to be read as common: 的, 、, 和 … */
function isSlight({ kind, text }: WordChange): boolean {
  return kind === 'same' && text.replace(/[\s\p{P}]/gu, '').length < 2;
}

/** Changes with only a mark or a particle between them become one; of each change, what is removed comes first. */
function tidy(changes: readonly WordChange[]): WordChange[] {
  const tidied: WordChange[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') tidied.push({ kind: 'removed', text: removed });
    if (added !== '') tidied.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  changes.forEach((change, at) => {
    if (change.kind === 'removed') removed += change.text;
    else if (change.kind === 'added') added += change.text;
    else if (isSlight(change) && removed !== '' && added !== '' && at < changes.length - 1) {
      removed += change.text;
      added += change.other ?? change.text;
    } else {
      flush();
      tidied.push({ ...change });
    }
  });
  flush();
  return tidied;
}

/** A side of a difference: the whole of one text, its own words marked. */
export interface SideStretch {
  text: string;
  /** Only this side has it. */
  own: boolean;
}

/** The two texts of a difference, each whole. */
export function toSides(changes: readonly WordChange[]): { a: SideStretch[]; b: SideStretch[] } {
  const a: SideStretch[] = [];
  const b: SideStretch[] = [];
  for (const { kind, text, other } of changes) {
    if (kind !== 'added') a.push({ text, own: kind === 'removed' });
    if (kind !== 'removed') b.push({ text: other ?? text, own: kind === 'added' });
  }
  return { a, b };
}

/**
 * Text → tokens for Pagefind's index, and a query → the tokens a block must have.
 *
 * One token a character. In a large corpus each character is in almost every notice, so there every two characters in
 * a row are a token too, and every four: a few of those tell a clause, and where two clauses meet. Tokens say what a
 * block can hold, and are never wrong about what it cannot: two strings may share a token, and none spans two fields.
 */
import { foldText } from '../text/fold.ts';

/** Up to so many blocks single characters are enough. */
export const MOST_BLOCKS_WITHOUT_RUNS = 16;

/** Stands after a single character, so that no token is the beginning of another: Pagefind also finds extensions. */
const SINGLE = 'ꀀ';

/**
 * Pagefind indexes letters and digits only. Everything else becomes one of the letters of a script that no notice
 * uses and that no normalisation touches (Yi syllables).
 */
function encode(char: string): string {
  if (/^[\p{Unified_Ideograph}a-z0-9]$/u.test(char)) return char;
  return String.fromCodePoint(0xa001 + ((char.codePointAt(0) ?? 0) % 1163));
}

/** Four characters are hashed (FNV-1a) to two letters of another such script (Canadian syllabics): 33,124 tokens. */
const FOUR = 4;
const LETTERS = 182;

function encodeFour(codes: readonly string[]): string {
  let hash = 2166136261;
  for (const code of codes) hash = Math.imul(hash ^ (code.codePointAt(0) ?? 0), 16777619);
  const at = ((hash ^ (hash >>> 15)) >>> 0) % (LETTERS * LETTERS);
  return String.fromCodePoint(0x1401 + Math.floor(at / LETTERS), 0x1401 + (at % LETTERS));
}

/** The distinct tokens of some fields, sorted. */
export function indexTokens(fields: readonly string[], withRuns: boolean): string[] {
  const tokens = new Set<string>();
  for (const field of fields) {
    const codes = Array.from(foldText(field, 'search').text, encode);
    codes.forEach((code, at) => {
      tokens.add(code + SINGLE);
      if (!withRuns) return;
      const next = codes[at + 1];
      if (next !== undefined) tokens.add(code + next);
      if (at + FOUR <= codes.length) tokens.add(encodeFour(codes.slice(at, at + FOUR)));
    });
  }
  return [...tokens].sort();
}

/** In a large index each token means another 20 KB to load. */
const MOST_RUNS = 6;
const MOST_RUNS_OF_A_TERM = 4;

/** The tokens of all: what is in every block tells nothing and is not indexed. */
export function findEverywhere(tokens: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = tokens.map((each) => new Set(each));
  return others.length === 0 ? [] : [...first].filter((token) => others.every((each) => each.has(token)));
}

/**
 * Tokens that every block which answers must have.
 *
 * @param terms folded
 */
export function queryTokens(terms: readonly string[], withRuns: boolean): string[] {
  const ofTerms = terms.map((term) => tokensOfTerm(Array.from(term, encode), withRuns));
  if (!withRuns) return [...new Set(ofTerms.flat())];
  // A few of each term: the first of all, the second of all …
  const most = Math.max(0, ...ofTerms.map(({ length }) => length));
  const inTurn = Array.from({ length: most }, (_, at) => ofTerms.flatMap((tokens) => tokens[at] ?? [])).flat();
  return [...new Set(inTurn)].slice(0, MOST_RUNS);
}

function tokensOfTerm(codes: readonly string[], withRuns: boolean): string[] {
  if (!withRuns || codes.length === 1) return codes.map((code) => code + SINGLE);
  if (codes.length < FOUR) return codes.slice(1).map((code, at) => (codes[at] ?? '') + code);
  // Spread over the term from its first character to its last, overlapping in one where that is enough.
  const room = codes.length - FOUR;
  const count = Math.min(MOST_RUNS_OF_A_TERM, Math.ceil(room / (FOUR - 1)) + 1);
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? 0 : Math.round((room * i) / (count - 1));
    return encodeFour(codes.slice(at, at + FOUR));
  });
}

/**
 * Text → tokens for Pagefind's index, and a query → the tokens a block must have.
 *
 * One token a character; a large corpus also has one for every pair of neighbours, since each single character is
 * in almost every notice. Tokens say what a block can hold. They are never wrong about what it cannot: characters
 * may share a token, and a pair never spans two fields.
 */
import { foldText } from './fold.ts';

/** Up to so many blocks single characters are enough. */
export const MOST_BLOCKS_WITHOUT_PAIRS = 16;

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

/** The distinct tokens of some fields, sorted. */
export function indexTokens(fields: readonly string[], withPairs: boolean): string[] {
  const tokens = new Set<string>();
  for (const field of fields) {
    let last = '';
    for (const char of foldText(field).text) {
      const code = encode(char);
      tokens.add(code + SINGLE);
      if (withPairs && last !== '') tokens.add(last + code);
      last = code;
    }
  }
  return [...tokens].sort();
}

/** Loading is dear: so many tokens of a query are asked for. */
const MOST_SINGLES = 24;
const MOST_PAIRS = 4;

/**
 * Tokens that every block which answers must have.
 *
 * @param terms folded
 * @param common the commonest characters, the commonest first: the rarer a pair, the more it tells
 */
export function queryTokens(terms: readonly string[], withPairs: boolean, common: string): string[] {
  const singles = new Set<string>();
  const pairs = new Map<string, number>();
  const rarity = (code: string): number => {
    const at = common.indexOf(code);
    return at < 0 ? common.length : at;
  };
  for (const term of terms) {
    const codes = Array.from(term, encode);
    if (!withPairs || codes.length === 1) {
      for (const code of codes) singles.add(code + SINGLE);
      continue;
    }
    codes.slice(1).forEach((code, i) => {
      const before = codes[i] ?? '';
      pairs.set(before + code, rarity(before) + rarity(code));
    });
  }
  const rarest = [...pairs].sort((a, b) => b[1] - a[1]).slice(0, MOST_PAIRS).map(([pair]) => pair);
  return [...rarest, ...[...singles].sort((a, b) => rarity(b.slice(0, -1)) - rarity(a.slice(0, -1))).slice(0, withPairs ? MOST_PAIRS : MOST_SINGLES)];
}

/** The commonest characters of a corpus as `queryTokens` wants them. */
export function findCommonest(fields: Iterable<string>, count: number): string {
  const counts = new Map<string, number>();
  for (const field of fields) {
    for (const char of foldText(field).text) {
      const code = encode(char);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, count).map(([code]) => code).join('');
}

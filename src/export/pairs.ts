/** Character pairs: what an index holds of a text, so that words of two characters and more are found without a dictionary. */

/** A pair that an index of words takes as one word: letters and digits, of any script. */
const PAIR = /^[\p{L}\p{N}]{2}$/u;

/**
 * The distinct pairs of letters or digits that stand side by side in a folded text, in the order they come. Pairs with a
 * punctuation mark are left out: those that are there decide where to look, the text itself whether a word is in it.
 */
export function toPairs(folded: string): string[] {
  const pairs = new Set<string>();
  let before = '';
  for (const char of folded) {
    if (PAIR.test(before + char)) pairs.add(before + char);
    before = char;
  }
  return [...pairs];
}

/** Halves of letters. */

/** A text without lone surrogates, each replaced by U+FFFD: `String.prototype.toWellFormed`, which Chrome 109 lacks. */
export function toWellFormed(text: string): string {
  // With the flag u, the two halves of a whole letter are one character and do not match.
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

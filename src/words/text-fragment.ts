/** A link that points at words: `#:~:text=…`, as browsers understand since about 2020; others go to the page. */

/** Words longer than this are given by their beginning and end. */
const WHOLE = 30;
const EDGE = 12;

/**
 * The fragment directive for a quotation, without the `#`.
 *
 * @returns '' for blank words
 */
export function toTextFragment(quote: string): string {
  const words = quote.replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  const letters = Array.from(words);
  if (letters.length <= WHOLE) return `:~:text=${encode(words)}`;
  return `:~:text=${encode(letters.slice(0, EDGE).join('').trim())},${encode(letters.slice(-EDGE).join('').trim())}`;
}

/** `-`, `,` and `&` have a meaning of their own there. */
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A link that points at words: `#:~:text=…`, as browsers understand since about 2020; others go to the page. */
import { toWellFormed } from '../../text/well-formed.ts';

/** Words longer than this are given by their first clause and their last. */
const WHOLE = 30;
/** A clause shorter than this takes the next one with it. */
const LEAST = 6;

/**
 * The fragment directive for a quotation, without the `#`. Browsers only find
 * what begins and ends where a word does, so it is cut at punctuation.
 *
 * @returns '' for blank words
 */
export function toTextFragment(quote: string): string {
  const words = quote.replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  const clauses = words.split(/(?<=[，。；：、！？,.;:!?])/u);
  const start = take(clauses);
  const end = take([...clauses].reverse(), (clause, taken) => clause + taken);
  if (words.length <= WHOLE || start.length + end.length >= words.length) return `:~:text=${encode(words)}`;
  return `:~:text=${encode(start)},${encode(end)}`;
}

/** The first clauses that make enough letters. */
function take(clauses: readonly string[], join = (clause: string, taken: string) => taken + clause): string {
  let taken = '';
  for (const clause of clauses) {
    taken = join(clause, taken);
    if (taken.length > LEAST) break;
  }
  return taken.trim();
}

/** `-`, `,` and `&` have a meaning of their own there. */
function encode(words: string): string {
  return encodeURIComponent(toWellFormed(words)).replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

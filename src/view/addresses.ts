/** Addresses on the site that both pages and scripts make. */

/** The file on the site with the text of a seed: itself if it is text, else `要点.docx.txt`. */
export function toTextFile(seed: string): string {
  return /\.txt$/i.test(seed) ? seed.replace(/\.txt$/i, '.txt') : `${seed}.txt`;
}

/** Letters and digits alone, in plain forms: how two texts are the same though one was typed again. */
export function foldLetters(words: string): string {
  return words.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

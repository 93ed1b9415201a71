/** Why a file of a spreadsheet cannot be read, in words for the reader. */
export class FormatError extends Error {
  override name = 'FormatError';
}

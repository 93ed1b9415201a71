/** Why a file of a spreadsheet or document cannot be read, in words for the reader. */
export class FormatError extends Error {
  override name = 'FormatError';
}

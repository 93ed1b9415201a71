/** What keeps a document from being read, for readers: half a sentence in Chinese; or all that is said of it, with what to do. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly note: string | null;

  constructor(why: string, note: string | null = null) {
    super(why);
    this.note = note;
  }
}

/** By its name: a reader that was loaded later has a class of its own. */
export function isDocumentError(error: unknown): error is DocumentError {
  return error instanceof Error && error.name === 'DocumentError';
}

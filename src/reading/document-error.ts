/** What keeps a document from being read, for readers: half a sentence in Chinese; or all that is said of it, with what to do. */
export class DocumentError extends Error {
  readonly note: string | null;

  constructor(why: string, note: string | null = null) {
    super(why);
    this.note = note;
  }
}

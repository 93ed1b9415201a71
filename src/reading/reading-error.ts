/** Why a file is not read; of an archive that leaves a choice, what there is to choose from. */

/** A file in an archive. */
export interface ArchivePart {
  name: string;
  /** What it looks like: its first words, how long it is, its tables; or why it cannot be read. */
  looks: string;
  readable: boolean;
  /** By its name an annex of another. */
  annex: boolean;
}

/** What keeps a file from being read: a diagnostic without a place in the text. */
export class ReadingError extends Error {
  readonly ruleId: 'file-format' | 'file-encoding' | 'file-empty' | 'file-size';
  /** For readers, with what to do. */
  readonly note: string;
  /** The byte it is about, and where that is in a text. */
  readonly place: { line: number; column: number; offset: number };
  /** Of an archive with several notices, what there is to choose from. */
  parts: readonly ArchivePart[] = [];

  constructor(ruleId: ReadingError['ruleId'], reason: string, note: string, place = { line: 1, column: 1, offset: 0 }) {
    super(reason);
    this.ruleId = ruleId;
    this.note = note;
    this.place = place;
  }
}

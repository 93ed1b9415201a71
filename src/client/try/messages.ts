/** What the page and its worker say to each other. */
import type { GivenTable, ReadingCorrection } from '../../notice/index.ts';
import type { Draft } from '../../draft/draft.ts';
import type { LedgerRow } from '../../ledger/ledger.ts';
import type { ArchivePart, ReaderName } from '../../reading/index.ts';
import type { YearsCompared } from './years-compared.ts';
import type { Corpus, Filter, Overview, OwnPoint } from './analyse.ts';

export type Format = 'json' | 'csv' | 'txt';

/** `turn` numbers what the reader asked: what is said of an earlier one is dropped. */
export type Question =
  | { kind: 'corpus'; corpus: Corpus }
  /** The files of one notice; of an archive among them, the files to read. */
  | { kind: 'files'; turn: number; files: readonly { name: string; bytes: Uint8Array }[]; parts?: readonly string[] }
  /** A text, the name its records give it, what was said when its file was read, and what the file says of its tables. */
  | { kind: 'text'; turn: number; text: string; file: string; notes: readonly string[]; tables: readonly GivenTable[]; places: readonly string[]; corrections: readonly ReadingCorrection[] }
  /** Of the text analysed last: some of its points, a file, rows of a ledger. */
  | { kind: 'points'; turn: number; filter: Filter; from: number; count: number }
  | { kind: 'download'; turn: number; format: Format }
  | { kind: 'rows'; turn: number }
  /** The text as a Word document with what was found as comments: in the file it was read from, or a plain one. */
  | { kind: 'annotate'; turn: number; docx: Uint8Array | null }
  /** The text beside one notice of the site. */
  | { kind: 'years'; turn: number; other: string }
  /** The points as a draft, to be handed to 起草. */
  | { kind: 'draft'; turn: number };

export type Answer =
  /** The notice among the files is called so; `isDocx`: it was one file, a Word document. */
  | { kind: 'file'; turn: number; name: string; text: string; notes: string[]; tables: GivenTable[]; places: string[]; isDocx: boolean }
  /** An archive that leaves a choice. */
  | { kind: 'choice'; turn: number; parts: ArchivePart[] }
  /** The files cannot be read without this reader, which the page has to load. */
  | { kind: 'need'; turn: number; reader: ReaderName }
  | { kind: 'progress'; turn: number; done: number; next: string }
  | { kind: 'overview'; turn: number; overview: Overview }
  | { kind: 'points'; turn: number; filter: Filter; from: number; points: OwnPoint[]; total: number }
  | { kind: 'download'; turn: number; name: string; file: Blob }
  | { kind: 'rows'; turn: number; rows: LedgerRow[] }
  | { kind: 'draft'; turn: number; draft: Draft; digest: string }
  | { kind: 'years'; turn: number; other: string; found: YearsCompared | null }
  /** Words for the reader: a file cannot be read, or something went wrong. */
  | { kind: 'failure'; turn: number; words: string };

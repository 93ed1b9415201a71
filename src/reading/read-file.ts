/** What is read of a file, in which formats, and by readers that are loaded when such a file comes. */
import type { Encoding } from '../text/decode.ts';
import type { GivenTable } from '../text/given-table.ts';
import type { ReadPages } from './assemble.ts';

export type Format = 'txt' | 'md' | 'html' | 'docx' | 'doc' | 'rtf' | 'odt' | 'xlsx' | 'csv' | 'mht' | 'xml' | 'pdf' | 'ofd';

/** The endings of files that can be read. */
export const READABLE = ['.txt', '.md', '.markdown', '.html', '.htm', '.mht', '.mhtml', '.docx', '.doc', '.wps', '.rtf', '.odt', '.fodt', '.xlsx', '.xls', '.et', '.ods', '.fods', '.csv', '.xml', '.pdf', '.ofd'] as const;

export interface ReadFile {
  text: string;
  format: Format;
  /** null for a document that is no text file. */
  encoding: Encoding | null;
  /** In Chinese: what was recognised and what was left out; empty for a plain text in UTF-8. */
  notes: string[];
  /** Tables whose cells the file itself tells. */
  tables: GivenTable[];
  /** For each line, where it stands in a file that is no text: `第3页`, `分工表!D7`; empty for a text. */
  places: string[];
  /** Of an archive: the files that were read. */
  parts?: string[];
}

/** The readers that are loaded when such a file comes. */
export interface Readers {
  documents: typeof import('./documents.ts');
  sheets: typeof import('./sheets.ts');
  /** With the tables of Chinese encodings at hand. */
  pdf: { readPdf: (bytes: Uint8Array, report?: Report) => Promise<ReadPages> };
}

/** Told how many pages of how many are read. */
export type Report = (done: number, pages: number) => void;
export type ReaderName = keyof Readers;
export type LoadReader = <Name extends ReaderName>(name: Name) => Promise<Readers[Name]>;

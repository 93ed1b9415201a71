/** What stands in a file: paragraphs, and tables with real cells, each with its place in the file. */
/** Where something stands in its file. */
export interface FileLocation {
  /** The printed page, from 1. */
  page?: number;
  /** How far down the page, in points. */
  y?: number;
  sheet?: string;
  /** `D7` */
  cell?: string;
  /** Where the file has neither: a paragraph of its text, or a table and a row in it, from 1. */
  paragraph?: number;
  table?: number;
  row?: number;
}

export interface Paragraph {
  kind: 'paragraph';
  lines: string[];
  place?: FileLocation | undefined;
}

export interface LayoutCell {
  blocks: Block[];
  columns: number;
  rows: number;
  place?: FileLocation | undefined;
}

export interface LayoutTable {
  kind: 'table';
  /** The cells that begin in each row, from left to right. */
  rows: LayoutCell[][];
  /** It is a table of data, whatever it looks like: a sheet, or drawn with rules. */
  data?: boolean;
  /** It is not known which of its blank cells belong to others. */
  unsure?: boolean;
}

export type Block = Paragraph | LayoutTable;

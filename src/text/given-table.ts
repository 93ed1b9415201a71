/**
 * Tables whose cells are known: a file (.docx, a web page, a sheet) says what its cells are and how far each reaches.
 * The text of such a table has a line for each row and a tab between columns; what a cell covers is blank there.
 */

/** A cell that reaches over more than its own place. Rows and columns count from 0. */
export interface GivenSpan {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface GivenTable {
  /** Its first line in the text, counted from 0, a line a row; and how many rows it has. */
  line: number;
  rows: number;
  /** The cells that cover others; every other cell reaches no further than itself. */
  spans: readonly GivenSpan[];
}

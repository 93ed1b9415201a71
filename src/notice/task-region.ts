/** The region of a table of tasks: its header and what stands beneath it, before its columns are decided. */
import type { CellRange } from './cells.ts';
import type { ReadingCorrection } from './correction.ts';
import type { Atom, Slot } from './grid.ts';
import type { HeaderCell } from './task-header.ts';
import type { Table } from './tree.ts';

/** What the region of a table holds, in order. */
export type Piece =
  | { kind: 'atom'; atom: Atom }
  | { kind: 'header'; cells: HeaderCell[] }
  | { kind: 'rule'; start: number; end: number }
  /** A line of which a person says that it is no row: a heading, text of the row above, no task, none of the notice. */
  | { kind: 'chosen'; cells: CellRange[]; chosen: ReadingCorrection };

export interface Region {
  dress: Table['dress'];
  header: HeaderCell[];
  /** The orders of columns to try, where the header does not say them. */
  layouts?: Slot[][];
  /** What the columns hold was told by their contents. */
  guessed?: boolean;
  pieces: Piece[];
  /** No cell is missing: the place of each says its column, however many lines it has. */
  whole?: boolean;
  /** What a person says of its columns. */
  chosen?: ReadingCorrection;
  /** The line after the region. */
  next: number;
}

/** True where every cell of the header has words. */
export function isNamed({ header }: Pick<Region, 'header'>): boolean {
  return header.every(({ words }) => words !== '');
}

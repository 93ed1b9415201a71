/** The region of a table of tasks: its header and what stands beneath it, before its columns are decided. */
import type { Atom, Slot } from './grid.ts';
import type { HeaderCell } from './task-header.ts';
import type { Table } from './tree.ts';

/** What the region of a table holds, in order. */
export type Piece =
  | { kind: 'atom'; atom: Atom }
  | { kind: 'header'; cells: HeaderCell[] }
  | { kind: 'rule'; start: number; end: number };

export interface Region {
  dress: Table['dress'];
  header: HeaderCell[];
  /** The orders of columns to try, where the header does not say them. */
  layouts?: Slot[][];
  /** What the columns hold was told by their contents. */
  guessed?: boolean;
  pieces: Piece[];
  /** The line after the region. */
  next: number;
}

/** True where every cell of the header has words. */
export function isNamed({ header }: Region): boolean {
  return header.every(({ words }) => words !== '');
}

/** Tables whose cells the file of a text tells: looked up by line and column. */
import type { GivenTable } from '../text/given-table.ts';
import type { Line } from './lines.ts';

/** What the file says of the place of a cell: it begins here; what stands above reaches over it; what stands left of it does. */
export type CellState = 'own' | 'below' | 'beside';

/** What the file says of the cells of a line; null where it says nothing. */
export type GivenCells = (line: Line) => ((column: number) => CellState) | null;

export const NOTHING_GIVEN: GivenCells = () => null;

/** Looks up cells by line and column. */
export function indexGiven(tables: readonly GivenTable[], lines: readonly Line[]): GivenCells {
  /** By the offset a line starts at: lines that run on are divided later. */
  const rows = new Map<number, Map<number, CellState>>();
  const rowAt = (line: number) => rows.get(lines[line]?.start ?? -1);
  for (const { line, rows: height, spans } of tables) {
    for (const { start } of lines.slice(line, line + height)) rows.set(start, new Map());
    for (const span of spans) {
      for (let row = span.row; row < Math.min(height, span.row + span.rows); row++) {
        for (let column = span.column; column < span.column + span.columns; column++) {
          if (row === span.row && column === span.column) continue;
          rowAt(line + row)?.set(column, row > span.row ? 'below' : 'beside');
        }
      }
    }
  }
  return ({ start }) => {
    const row = rows.get(start);
    return row ? (column) => row.get(column) ?? 'own' : null;
  };
}

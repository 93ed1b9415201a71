/** Tables given by the places of their upright edges, row by row, one in another (.doc, .rtf) → cells with their spans. */
import type { Block, LayoutCell, LayoutTable } from './layout.ts';
import { MOST_COLUMNS } from './limits.ts';

export interface EdgedCell {
  blocks: Block[];
  /** Where it ends, in the measure of the file; undefined where the file does not say. */
  right: number | undefined;
  /** It goes on the cell to its left. */
  beside: boolean;
  /** It begins a cell that reaches downwards, or goes on the one above it. */
  below: 'starts' | 'goes-on' | null;
}

export interface EdgedRow {
  left: number;
  cells: EdgedCell[];
}

/** Edges nearer than this (in twentieths of a point) are one: programs round. */
const SLACK = 20;

export function toLayoutTable(rows: readonly EdgedRow[]): LayoutTable {
  const edges = [...new Set(rows.flatMap(({ left, cells }) => [left, ...cells.flatMap(({ right }) => right ?? [])]))].sort((a, b) => a - b);
  const grid: number[] = [];
  for (const edge of edges) {
    const last = grid[grid.length - 1];
    if ((last === undefined || edge - last > SLACK) && grid.length < MOST_COLUMNS) grid.push(edge);
  }
  const columnAt = (edge: number) => {
    let low = 0;
    let high = grid.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((grid[middle] as number) + SLACK < edge) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** For each column, the cell that reaches down into the next row. */
  const above: (LayoutCell | undefined)[] = [];
  return {
    kind: 'table',
    rows: rows.map(({ left, cells }) => {
      const out: LayoutCell[] = [];
      let column = columnAt(left);
      if (column > 0) out.push({ blocks: [], columns: column, rows: 1 });
      for (let i = 0; i < cells.length;) {
        const first = cells[i] as EdgedCell;
        let last = i;
        while (cells[last + 1]?.beside) last++;
        const right = cells[last]?.right;
        const end = Math.max(column + 1, right === undefined ? column + last - i + 1 : columnAt(right));
        const reaching = first.below === 'goes-on' ? above[column] : undefined;
        if (reaching) reaching.rows++;
        else {
          const made: LayoutCell = { blocks: cells.slice(i, last + 1).flatMap(({ blocks }) => blocks), columns: end - column, rows: 1 };
          out.push(made);
          for (let at = column; at < end; at++) above[at] = first.below === 'starts' ? made : undefined;
        }
        column = end;
        i = last + 1;
      }
      return out;
    }),
  };
}

interface Level {
  rows: EdgedRow[];
  /** Of the row under way. */
  cells: Block[][];
  cell: Block[];
}

/** Tables in tables are believed so deep: what stands deeper belongs to a cell of this depth. */
const MOST_DEPTH = 20;

/**
 * What a file tells one after another, with how deep in tables it stands: paragraphs, ends of cells, ends of rows.
 * A table ends where something stands less deep.
 */
export class TableStack {
  readonly #blocks: Block[] = [];
  /** Tables under way, the outermost first. */
  readonly #levels: Level[] = [];

  /** @param depth 0 outside of tables */
  put(block: Block, depth: number): void {
    this.#leave(depth);
    this.#listAt(depth).push(block);
  }

  endCell(depth: number): void {
    this.#leave(depth);
    const level = this.#levelAt(depth);
    level.cells.push(level.cell);
    level.cell = [];
  }

  endRow(depth: number, toRow: (cells: readonly Block[][]) => EdgedRow): void {
    this.#leave(depth);
    const level = this.#levelAt(depth);
    // Words behind the last end of a cell are a cell that did not end.
    if (level.cell.some((block) => block.kind !== 'paragraph' || block.lines.some((line) => line.trim() !== ''))) level.cells.push(level.cell);
    level.rows.push(toRow(level.cells));
    level.cells = [];
    level.cell = [];
  }

  /** All that was told; cells outside of others whose row never ended stand last. */
  close(): Block[] {
    this.#leave(0);
    return [...this.#blocks, ...this.#levels.flatMap(({ cells, cell }) => [...cells.flat(), ...cell])];
  }

  #levelAt(depth: number): Level {
    const place = Math.min(Math.max(1, depth), MOST_DEPTH);
    while (this.#levels.length < place) this.#levels.push({ rows: [], cells: [], cell: [] });
    return this.#levels[place - 1] as Level;
  }

  #listAt(depth: number): Block[] {
    return depth === 0 ? this.#blocks : this.#levelAt(depth).cell;
  }

  /** Ends the tables that are deeper; in a cell, what has no row stands in its place there. */
  #leave(depth: number): void {
    for (let at = this.#levels.length; at > depth; at--) {
      const level = this.#levels[at - 1] as Level;
      if (level.rows.length > 0) this.#listAt(at - 1).push(toLayoutTable(level.rows));
      level.rows = [];
      if (at === 1) continue;
      this.#listAt(at - 1).push(...level.cells.flat(), ...level.cell);
      level.cells = [];
      level.cell = [];
    }
  }
}

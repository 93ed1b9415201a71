/**
 * Tables that no rules draw, or that have rules one way only: their columns by what all lines leave white, their rows by
 * the numbers or figures that stand in each. What comes of it is a guess, and said to be one.
 */
import type { Glyph } from './page-content.ts';
import type { ColumnBox, Grid, GridCell } from './page-tables.ts';
import { columnsOf, cutAtStarts, findBorders, median, toBands, toRuns, type Band, type Run } from './page-runs.ts';
import { placeLines, type PlacedLines, type Standing } from './white-rows.ts';

export interface WhiteTable {
  grid: Grid;
  /** Cells are centred in their rows, so that it shows which reach over several. */
  merges: boolean;
  /** Columns of headings: what is blank there belongs to the heading above, on the page before too. */
  headings: number[];
  standing: Standing;
  /** What it costs to take its cells as standing one way or another. */
  costs: PlacedLines['costs'];
}

/** So many lines of three words with wide gaps between them are a table. */
const TABULAR_LINES = 3;
/** Lines further apart than this, in heights of letters, are not one table's. */
const APART = 3.4;
/** Beyond a table's last full line its cells go on at this distance. */
const NEXT = 1.9;
/** A line this long, of the table's width, is a paragraph. */
const PARAGRAPH = 0.75;

/**
 * The tables among letters that stand in no table of rules; their letters are taken.
 *
 * @param standing how cells stand in the tables of this file, where that is known
 */
export function findWhiteTables(glyphs: readonly Glyph[], standing: Standing | null = null): { tables: WhiteTable[]; rest: Glyph[] } {
  const bands = toBands(toRuns(glyphs));
  const tables: WhiteTable[] = [];
  const taken = new Set<Glyph>();
  for (let at = 0; at < bands.length; at++) {
    if ((bands[at] as Band).runs.length < 3) continue;
    const grown = growRegion(bands, at);
    const region = toBands(cutAtStarts(grown));
    const table = region.filter(({ runs }) => runs.length > 2).length < (isHeaded(region) ? 2 : TABULAR_LINES) ? null : readRegion(region, standing);
    at = Math.max(at, bands.indexOf(grown[grown.length - 1] as Band));
    if (!table) continue;
    tables.push(table);
    for (const { runs } of region) for (const run of runs) for (const glyph of run.glyphs) taken.add(glyph);
  }
  return { tables, rest: glyphs.filter((glyph) => !taken.has(glyph)) };
}

/**
 * The table in ruled columns without ruled rows; null where nothing tells rows.
 *
 * @param glyphs what stands in it
 */
export function readColumnBox({ xs }: ColumnBox, glyphs: readonly Glyph[], standing: Standing | null = null): WhiteTable | null {
  const column = (x: number) => xs.filter((edge) => edge <= x).length;
  // Words of two columns may stand close to one another: each column on its own.
  const runs = Array.from({ length: xs.length + 1 }, (_, at) => toRuns(glyphs.filter(({ x, width }) => column(x + width / 2) === at))).flat();
  return runs.length < 6 || toBands(runs).length < TABULAR_LINES ? null : layTable(runs, xs.slice(1, -1), standing);
}

const sizeOf = ({ runs }: Band) => median(runs.map(({ height }) => height));

/** 序号 in its first line: a table, however short. */
const isHeaded = (bands: readonly Band[]) => bands[0]?.runs.length !== 1 && bands[0]?.runs[0]?.text === '序号';

/** Longer than the name of a column, and alone. */
const isTitle = ({ runs }: Band) => runs.length === 1 && (runs[0]?.text.length ?? 0) > 16;

/** All that belongs to the table of a line. */
function growRegion(bands: readonly Band[], seed: number): Band[] {
  const size = sizeOf(bands[seed] as Band);
  const belongs = (band: Band, to: Band, most: number) => Math.abs(sizeOf(band) - size) <= size * 0.12 && Math.abs(band.y - to.y) <= size * most;
  let last = seed;
  let end = seed;
  let [left, right] = [Infinity, -Infinity];
  for (let at = seed; at < bands.length; at++) {
    const band = bands[at] as Band;
    if (at > seed && !belongs(band, bands[at - 1] as Band, APART)) break;
    if (band.runs.length > 2) {
      last = at;
      left = Math.min(left, ...band.runs.map(({ x }) => x));
      right = Math.max(right, ...band.runs.map((run) => run.right));
    } else if (band.runs.some((run) => run.right - run.x > (right - left) * PARAGRAPH)) break;
    end = at;
  }
  const borders = findBorders(bands.slice(seed, last + 1));
  const fits = ({ runs }: Band) => runs.every((run) => run.x > left - size && run.right < right + size && (runs.length > 1 || columnsOf(run, borders)[0] === columnsOf(run, borders)[1]));
  while (last < end && belongs(bands[last + 1] as Band, bands[last] as Band, NEXT) && fits(bands[last + 1] as Band)) last++;
  let first = seed;
  while (first > 0 && seed - first < 3 && belongs(bands[first - 1] as Band, bands[first] as Band, NEXT)
    && !isTitle(bands[first - 1] as Band) && (bands[first - 1] as Band).runs.every((run) => run.x > left - size && run.right < right + size && run.right - run.x < (right - left) / 2)) first--;
  // A title above stands apart by its place: in the middle of all columns, and alone.
  return bands.slice(first, last + 1);
}

function readRegion(bands: readonly Band[], standing: Standing | null): WhiteTable | null {
  const borders = findBorders(bands);
  return borders.length < 2 ? null : layTable(bands.flatMap(({ runs }) => runs), borders, standing);
}

/** Rows of runs whose columns are known; null where nothing tells rows. */
export function layTable(runs: readonly Run[], borders: readonly number[], standing: Standing | null): WhiteTable | null {
  const columns = borders.length + 1;
  const placed = placeLines(runs.map((run) => ({ run, columns: columnsOf(run, borders) })), columns, standing);
  if (!placed) return null;
  const edges = [Math.min(...runs.map(({ x }) => x)) - WHITE, ...borders, Math.max(...runs.map(({ right }) => right)) + WHITE];
  const room = roomOf(runs, borders, edges);
  const height = placed.rows.length;
  /** Which cell has each place. */
  const owners = Array.from({ length: height }, () => new Array<GridCell | null>(columns).fill(null));
  const cells: GridCell[] = [];
  const put = (row: number, rows: number, column: number, width: number, glyphs: Glyph[]) => {
    const cell: GridCell = { row, column, rows, columns: width, left: room[column]?.left ?? 0, right: room[column + width - 1]?.right ?? 0, top: placed.rows[row] as number, bottom: placed.rows[row + rows] ?? Infinity, glyphs };
    for (let y = row; y < row + rows; y++) for (let x = column; x < column + width; x++) (owners[y] as (GridCell | null)[])[x] = cell;
    cells.push(cell);
  };
  const isFree = (row: number, column: number) => owners[row]?.[column] === null;
  // What stands in one row comes first: a cell that reaches over rows takes what is left.
  for (const { row, rows, first, last, runs: lines } of [...placed.cells].sort((a, b) => a.rows - b.rows || a.row - b.row || b.last - a.last)) {
    const middle = row + ((rows - 1) >> 1);
    let [left, right] = [first, last];
    while (left < right && !isFree(middle, left)) left++;
    while (right > left && !isFree(middle, right)) right--;
    const owner = owners[middle]?.[left];
    if (owner) {
      // No word is lost for want of a place: it stands with what has its place.
      owner.glyphs.push(...lines.flatMap(({ glyphs }) => glyphs));
      continue;
    }
    const free = (y: number) => { for (let x = left; x <= right; x++) if (!isFree(y, x)) return false; return true; };
    let [top, bottom] = [middle, middle];
    while (top > row && free(top - 1)) top--;
    while (bottom < row + rows - 1 && free(bottom + 1)) bottom++;
    put(top, bottom - top + 1, left, right - left + 1, lines.flatMap(({ glyphs }) => glyphs));
  }
  if (placed.standing === 'middle') {
    for (const cell of cells.filter(({ column, columns: width, row }) => width === 1 && row >= placed.head && placed.headings.includes(column))) {
      while (isFree(cell.row + cell.rows, cell.column)) (owners[cell.row + cell.rows++] as (GridCell | null)[])[cell.column] = cell;
    }
  }
  for (let row = 0; row < height; row++) for (let column = 0; column < columns; column++) if (isFree(row, column)) put(row, 1, column, 1, []);
  return { grid: { xs: edges, ys: [...placed.rows, Math.max(...runs.map(({ y }) => y)) + 4], cells }, merges: placed.standing === 'middle', headings: placed.headings, standing: placed.standing, costs: placed.costs };
}

/** The white that a cell has around its words. */
const WHITE = 5;

/** How far the words of each column reach, with the white around them. */
function roomOf(runs: readonly Run[], borders: readonly number[], edges: readonly number[]): { left: number; right: number }[] {
  return edges.slice(1).map((edge, column) => {
    const own = runs.filter((run) => columnsOf(run, borders)[0] === column && columnsOf(run, borders)[1] === column);
    return own.length === 0 ? { left: edges[column] as number, right: edge } : { left: Math.min(...own.map(({ x }) => x)) - WHITE, right: Math.max(...own.map(({ right }) => right)) + WHITE };
  });
}

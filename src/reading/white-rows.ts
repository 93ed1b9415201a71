/**
 * Rows of a table that no rules draw. Something stands once in each row: its number, or its figures. The lines of every
 * other column are shared out among the rows so that each cell stands as cells of the table do: centred beside that
 * mark, or beginning at its height.
 */
import { median, type Run } from './page-runs.ts';

interface Line {
  run: Run;
  columns: readonly [first: number, last: number];
  /** It fills its column, and another stands right below it: the width cut what they say. */
  goesOn?: boolean;
}

export interface Placed {
  row: number;
  rows: number;
  first: number;
  last: number;
  runs: Run[];
}

/** How the cells of a table stand in their rows: centred, hanging from the top, resting on the bottom. */
export type Standing = 'middle' | 'top' | 'bottom';
export const STANDINGS: readonly Standing[] = ['middle', 'top', 'bottom'];

export interface PlacedLines {
  /** The height at which each row begins. */
  rows: number[];
  cells: Placed[];
  standing: Standing;
  /** Columns of headings, to the left of the words: what is blank there belongs to the heading above. */
  headings: number[];
  /** Rows of the head. */
  head: number;
  /** What it costs to take the cells as standing one way or another, in points; infinite where that cannot be. */
  costs: Readonly<Record<Standing, number>>;
}

const isNumber = (text: string) => /^\d{1,3}[.、．]?$/.test(text);
const isFigure = (text: string) => /^(?:[-－+]?\d[\d,，.]*%?|[-－—–/／]+)$/.test(text);
/** Words of a column’s head: no sentence. */
const isHead = (text: string) => text.length <= 16 && !/[，。；]/.test(text);

/** A row has so many lines at most, a cell reaches over so many rows: a page has no more lines. */
const MOST_LINES = 40;
const MOST_ROWS = 40;
/** More lines than a page of a table has; and more rows for so many lines: the work grows with both. */
const MOST_ALL = 2000;
const MOST_WORK = 100_000;
/** In heights of letters: what a line without a row costs, a row without a line, and each further row of one cell. */
const LEFT_OVER = 0.35;
const BLANK = 0.5;
const REACH = 0.12;
/** A group that a wide step parts, one that ends within a sentence, a last row that the page cuts. */
const PARTED = 1;
const OPEN_END = 0.15;
/** A line that goes on is given to another cell than the next. */
const TORN = 0.8;
const CUT = 0.3;
/** A step between lines that is so much wider than others is none within a cell. */
const STEP = 1.25;
/** Cells that begin or end at one height share a baseline so nearly; what one costs that does not. */
const SHARED = 0.15;
const MISSED = 1;
/** So far from its place a line still stands there. */
const NEAR = 0.3;

/** What stands once in each row, from top to bottom. */
interface Marks {
  ys: number[];
  /** The columns they stand in. */
  columns: Set<number>;
  /** The first of them is that of the head: 序号. */
  headed: boolean;
  /** Where its first and last line stand: 序 over 号. */
  head?: readonly [first: number, last: number];
}

/**
 * @param columns how many there are
 * @param known how cells stand in their rows, where other pages have told
 */
export function placeLines(given: readonly Line[], columns: number, known: Standing | null): PlacedLines | null {
  if (given.length > MOST_ALL) return null;
  const size = median(given.map(({ run }) => run.height));
  const lines = tellOn(given, columns, size);
  if (hasTwins(lines, size)) return null;
  const inColumn = Array.from({ length: columns }, (_, column) => lines.filter((line) => line.columns[1] === column).sort((a, b) => a.run.y - b.run.y));
  const marks = findNumbers(inColumn) ?? findEven(lines, columns, size) ?? findFigures(inColumn, size) ?? findSteps(lines, size);
  if (!marks || marks.ys.length < 2 || marks.ys.length * lines.length > MOST_WORK) return null;
  const others = inColumn.map((each, column) => ({ column, lines: each })).filter(({ column }) => !marks.columns.has(column));
  // The column of the most words shows how rows are set.
  const main = others.reduce<(typeof others)[number] | null>((best, each) => (each.lines.length > (best?.lines.length ?? 0) ? each : best), null);
  const shareOut = (standing: Standing) => shareLevelled(main?.lines ?? [], setHead(marks, standing), standing, size);
  const shares = { middle: shareOut('middle'), top: shareOut('top'), bottom: shareOut('bottom') };
  const costs = { middle: shares.middle?.cost ?? Infinity, top: shares.top?.cost ?? Infinity, bottom: shares.bottom?.cost ?? Infinity };
  const standing = known ?? cheapest(costs);
  const chosen = shares[standing];
  if (main && !chosen) return null;
  return build({ lines, marks: setHead(marks, standing), main, groups: chosen?.groups ?? marks.ys.map(() => []), rest: chosen?.before ?? [], standing, size, inColumn, costs });
}

/** Tells of lines whether the next one in their column goes on with them. */
function tellOn(lines: readonly Line[], columns: number, size: number): Line[] {
  const inColumn = Array.from({ length: columns }, (_, column) => lines.filter((line) => line.columns[0] === column && line.columns[1] === column).sort((a, b) => a.run.y - b.run.y));
  const stepTo = (own: readonly Line[], at: number) => (own[at + 1]?.run.y ?? Infinity) - (own[at] as Line).run.y;
  const pitch = Math.min(...inColumn.map((own) => {
    const steps = own.map((_, at) => stepTo(own, at)).filter((step) => step > size * 0.9).sort((a, b) => a - b);
    return steps[Math.floor(steps.length * 0.2)] ?? Infinity;
  }));
  const on = new Set<Line>();
  if (pitch <= size * EVEN) {
    for (const own of inColumn) {
      const widest = Math.max(...own.map(({ run }) => run.right - run.x));
      own.forEach((line, at) => {
        if (widest - (line.run.right - line.run.x) < size * 1.05 && widest > size * 2.5 && stepTo(own, at) <= pitch * 1.05 && !/[。；]$/.test(line.run.text)) on.add(line);
      });
    }
  }
  return lines.map((line) => ({ ...line, goesOn: on.has(line) }));
}

/** The way that costs least; where several cost the same, the commoner one. */
export function cheapest(costs: Readonly<Record<Standing, number>>): Standing {
  return STANDINGS.reduce((best, each) => (costs[each] < costs[best] ? each : best));
}

/** Where lines stand that belong to one cell, by how cells stand. */
function heightOf(first: number, last: number, standing: Standing): number {
  return standing === 'middle' ? (first + last) / 2 : standing === 'top' ? first : last;
}

/** As {@link share}, after bringing the marks to the height of the lines: figures of another font stand a little higher or lower. */
function shareLevelled(lines: readonly Line[], marks: Marks, standing: Standing, size: number): Shares | null {
  const first = share(lines, marks, standing, size);
  const apart = (first?.groups ?? []).flatMap((group, row) => (group.length > 0 ? [heightOfGroup(group, standing) - (marks.ys[row] as number)] : []));
  const shift = median(apart);
  return shift === 0 || Math.abs(shift) > size * 0.5 ? first : share(lines, { ...marks, ys: marks.ys.map((y) => y + shift) }, standing, size);
}

const heightOfGroup = (group: readonly Line[], standing: Standing) => heightOf((group[0] as Line).run.y, (group[group.length - 1] as Line).run.y, standing);

/** The mark of the head stands as its cells do. */
function setHead(marks: Marks, standing: Standing): Marks {
  return marks.head ? { ...marks, ys: [heightOf(...marks.head, standing), ...marks.ys.slice(1)] } : marks;
}

/** Two figures beside one another in one column: a border was not seen. */
function hasTwins(lines: readonly Line[], size: number): boolean {
  const figures = lines.filter(({ run }) => isFigure(run.text)).sort((a, b) => a.run.y - b.run.y);
  return figures.some((line, at) => figures.slice(at + 1, at + 40).some((other) => other.columns[1] === line.columns[1] && Math.abs(other.run.y - line.run.y) <= size * NEAR));
}

/** 1, 2, 3 … in a column on the left, with 序号 above where it stands. */
function findNumbers(inColumn: readonly (readonly Line[])[]): Marks | null {
  for (const [column, lines] of inColumn.slice(0, 2).entries()) {
    const numbers = lines.filter(({ run }) => isNumber(run.text));
    const rest = lines.filter(({ run }) => !isNumber(run.text));
    const rising = numbers.filter(({ run }, at) => at === 0 || parseInt(run.text) === parseInt((numbers[at - 1] as Line).run.text) + 1).length;
    const short = rest.filter(({ run }) => /^(?:序|编|号|序号|编号|项次|条目)$/.test(run.text));
    const head = short.filter(({ run }) => run.y < (numbers[0]?.run.y ?? -Infinity));
    const headed = head.length > 0;
    if (numbers.length < (headed ? 1 : 2) || rising < numbers.length * 0.8 || rest.length > short.length) continue;
    return { ys: [...head.slice(0, 1), ...numbers].map(({ run }) => run.y), columns: new Set([column]), headed, ...(headed ? { head: [(head[0] as Line).run.y, (head[head.length - 1] as Line).run.y] as const } : {}) };
  }
  return null;
}

/** Columns of figures: a row wherever figures stand. */
function findFigures(inColumn: readonly (readonly Line[])[], size: number): Marks | null {
  const columns = new Set<number>();
  const ys: number[] = [];
  for (const [column, lines] of inColumn.entries()) {
    const figures = lines.filter(({ run, columns: [first, last] }) => first === last && isFigure(run.text));
    if (figures.length < 1 || figures.length < lines.length * 0.4) continue;
    columns.add(column);
    ys.push(...figures.map(({ run }) => run.y));
  }
  if (columns.size < 2) return null;
  const rows: number[] = [];
  for (const y of ys.sort((a, b) => a - b)) if (rows.length === 0 || y - (rows[rows.length - 1] as number) > size * NEAR) rows.push(y);
  return { ys: rows, columns, headed: false };
}

/** Steps of one size, wider than lines of a cell are set: each line across the table is a row. */
const EVEN = 1.6;

/** Rows of one line each. */
function findEven(lines: readonly Line[], columns: number, size: number): Marks | null {
  const ys: number[] = [];
  for (const { run } of [...lines].sort((a, b) => a.run.y - b.run.y)) if (ys.length === 0 || run.y - (ys[ys.length - 1] as number) > size * 0.2) ys.push(run.y);
  const steps = ys.slice(1).map((y, at) => y - (ys[at] as number));
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  return steps.length >= 2 && least >= size * EVEN && most <= least * 1.15 ? { ys, columns: new Set(Array.from({ length: columns }, (_, at) => at)), headed: false } : null;
}

/** Rows that white parts: steps between lines that are wider than the others. */
function findSteps(lines: readonly Line[], size: number): Marks | null {
  const ys: number[] = [];
  for (const { run } of [...lines].sort((a, b) => a.run.y - b.run.y)) if (ys.length === 0 || run.y - (ys[ys.length - 1] as number) > size * 0.2) ys.push(run.y);
  const steps = ys.slice(1).map((y, at) => y - (ys[at] as number));
  const least = median(steps.filter((step) => step > size * 0.9));
  const firsts = [ys[0] as number, ...ys.slice(1).filter((_, at) => (steps[at] as number) > least * 1.25)];
  if (firsts.length < 3 || firsts.length === ys.length) return null;
  return { ys: firsts, columns: new Set(), headed: false };
}

interface Shares {
  cost: number;
  /** Lines that stand before the first mark, or between the head and the first number: what the page before left. */
  before: Line[];
  /** The lines of each row. */
  groups: Line[][];
}

/** Shares lines out among rows in order, at the least distance from where cells should stand. */
function share(lines: readonly Line[], { ys, headed }: Marks, standing: Standing, size: number): Shares | null {
  const [rows, count] = [ys.length, lines.length];
  const at = (line: number) => (lines[line] as Line).run.y;
  /** cost[r][n]: the first n lines given to the first r rows. */
  const cost = Array.from({ length: rows + 1 }, () => new Array<number>(count + 1).fill(Infinity));
  const from = Array.from({ length: rows + 1 }, () => new Array<[given: number, loose: number]>(count + 1).fill([0, 0]));
  const loose = headed ? 1 : 0;
  const steps = stepsOf(lines, size);
  (cost[0] as number[])[0] = 0;
  // Lines of no row, before the first of them.
  if (!headed) for (let n = 1; n <= count; n++) (cost[0] as number[])[n] = n * LEFT_OVER * size;
  for (let row = 0; row < rows; row++) {
    for (let before = 0; before <= count; before++) {
      const base = (cost[row] as number[])[before] as number;
      if (base === Infinity) continue;
      const most = row === loose && headed ? MOST_LINES : 0;
      for (let skip = 0; skip <= Math.min(most, count - before); skip++) {
        let parted = 0;
        for (let n = 0; n <= Math.min(MOST_LINES, count - before - skip); n++) {
          const start = before + skip;
          if (n > 1 && at(start + n - 1) - at(start + n - 2) > size * 3.4) break;
          const head = headed && row === 0;
          if (head && n > 0 && !isHead((lines[start + n - 1] as Line).run.text)) break;
          if (n > 1 && steps[start + n - 1] === true) parted++;
          const y = ys[row] as number;
          const beside = n === 0 ? BLANK * size : Math.abs(heightOf(at(start), at(start + n - 1), standing) - y);
          // The last row of a page may go on: its mark then stands anywhere beside its first lines.
          const off = n > 0 && row === rows - 1 ? Math.min(beside, Math.abs(at(start) - y) + CUT * size) : beside;
          const ends = n === 0 || head || /[。；;！？）)]$/.test((lines[start + n - 1] as Line).run.text);
          const torn = n > 0 && start + n < count && lines[start + n - 1]?.goesOn === true;
          const total = base + (skip * LEFT_OVER + parted * PARTED + (torn ? TORN : ends ? 0 : OPEN_END)) * size + off;
          if (total < ((cost[row + 1] as number[])[start + n] as number)) {
            (cost[row + 1] as number[])[start + n] = total;
            (from[row + 1] as [number, number][])[start + n] = [n, skip];
          }
        }
      }
    }
  }
  const total = (cost[rows] as number[])[count] as number;
  if (total === Infinity) return null;
  const shares: Shares = { cost: total, before: [], groups: [] };
  let end = count;
  for (let row = rows; row > 0; row--) {
    const [n, skip] = (from[row] as [number, number][])[end] as [number, number];
    shares.groups.unshift(lines.slice(end - n, end));
    end -= n;
    if (skip > 0) shares.before = lines.slice(end - skip, end);
    end -= skip;
  }
  if (!headed) shares.before = lines.slice(0, end);
  return shares;
}

/** For each line, whether the step to it from the one above is wider than steps within a cell. */
function stepsOf(lines: readonly Line[], size: number): boolean[] {
  const steps = lines.map(({ run }, at) => (at === 0 ? 0 : run.y - (lines[at - 1] as Line).run.y));
  const within = steps.filter((step) => step > size * 0.9).sort((a, b) => a - b);
  const least = within[Math.floor(within.length * 0.2)] ?? 0;
  return steps.map((step) => step > least * STEP);
}

interface Found {
  lines: readonly Line[];
  marks: Marks;
  main: { column: number; lines: readonly Line[] } | null;
  groups: Line[][];
  rest: Line[];
  standing: Standing;
  size: number;
  inColumn: readonly (readonly Line[])[];
  costs: PlacedLines['costs'];
}

function build({ lines, marks: { ys, columns: marked, headed }, main, groups, rest, standing, size, inColumn, costs }: Found): PlacedLines {
  // Rows above the first mark: of the head, or what a row on the page before left here.
  const above = new Set<Line>();
  const first = Math.min(ys[0] as number, ...(groups[0] ?? []).map(({ run }) => run.y));
  if (!headed) for (const line of lines) if (rest.includes(line) || (line.run.y < first - size * NEAR && !groups.some((group) => group.includes(line)))) above.add(line);
  const names = findNames([...above], inColumn, size);
  for (const line of names.flatMap(({ group }) => group)) above.delete(line);
  const heads: number[] = [];
  for (const { run } of [...above].sort((a, b) => a.run.y - b.run.y)) if (heads.length === 0 || run.y - (heads[heads.length - 1] as number) > size * NEAR) heads.push(run.y);
  const left = headed && rest.length > 0;
  /** Middle heights of the rows that are in order: head lines, marks. */
  const tops = groups.map((group, row) => Math.min(ys[row] as number, ...group.map(({ run }) => run.y)) - size);
  const bottoms = groups.map((group, row) => Math.max(ys[row] as number, ...group.map(({ run }) => run.y)));
  const cuts = tops.map((top, row) => (row === 0 ? top - size * 0.2 : (top + (bottoms[row - 1] as number)) / 2));
  const rows: number[] = heads.map((y) => y - size);
  if (names.length > 0) rows.push(Math.max((rows[rows.length - 1] ?? -Infinity) + 5, Math.min(...names.flatMap(({ group }) => group.map(({ run }) => run.y))) - size));
  const shift = rows.length;
  const rowOf = (mark: number) => shift + mark + (left && mark > 0 ? 1 : 0);
  cuts.forEach((cut, mark) => {
    rows.push(Math.max(cut, (rows[rows.length - 1] ?? -Infinity) + 5));
    if (left && mark === 0) rows.push(Math.max((rest[0] as Line).run.y - size, (rows[rows.length - 1] as number) + 5));
  });
  const cells: Placed[] = [];
  const add = (row: number, count: number, group: readonly Line[]) => {
    if (group.length === 0) return;
    cells.push({ row, rows: count, first: Math.min(...group.map((line) => line.columns[0])), last: Math.max(...group.map((line) => line.columns[1])), runs: group.map(({ run }) => run) });
  };
  heads.forEach((y, at) => {
    for (const line of above) if (Math.abs(line.run.y - y) <= size * NEAR && line.run.y >= y) add(at, 1, [line]);
  });
  for (const { group } of names) add(heads.length, 1, group);
  if (left) add(rowOf(0) + 1, 1, rest);
  groups.forEach((group, mark) => add(rowOf(mark), 1, group));
  /** Where a row begins and ends, for what is centred over several; the outer ones as far as their mark is from their inner edge. */
  const begin = (mark: number) => (mark > 0 ? cuts[mark] as number : Math.min(tops[0] as number, 2 * (ys[0] as number) - (cuts[1] ?? bottoms[0] as number) - size * 0.7));
  const end = (mark: number) => (mark + 1 < ys.length ? cuts[mark + 1] as number : Math.max(bottoms[mark] as number, 2 * (ys[mark] as number) - (cuts[mark] as number) - size * 0.7));
  const used = new Set<Line>([...above, ...names.flatMap(({ group }) => group), ...rest, ...groups.flat()]);
  for (const [column, all] of inColumn.entries()) {
    if (column === main?.column) continue;
    // What a row on the page before left here stands beside the rest of its longest cell.
    const over = left ? all.filter((line) => !used.has(line) && line.run.y >= (rest[0] as Line).run.y - size * NEAR && line.run.y <= (rest[rest.length - 1] as Line).run.y + size * NEAR) : [];
    add(rowOf(0) + 1, 1, over);
    const own = all.filter((line) => !used.has(line) && !over.includes(line));
    if (marked.has(column)) {
      for (const line of own) add(rowOf(nearest(ys, line.run.y)), 1, [line]);
      continue;
    }
    const taken = groups.map((group) => group.some((line) => line.columns[0] <= column && line.columns[1] > column));
    // Where all cells of a row have one height, that of its longest one tells it.
    const heights = groups.map((group, mark) => (standing === 'middle' || group.length === 0 ? ys[mark] as number : heightOfGroup(group, standing)));
    const found = spread(own, { ys: heights, begin, end, standing, size, headed, taken });
    // A cell that reaches over rows rests at the bottom of the last: what is blank above it is its own.
    const free = (mark: number) => mark > Number(headed) && taken[mark - 1] !== true && !found.some((other) => other.mark === mark - 1);
    for (const { mark, count, group } of found) {
      let first = mark;
      while (standing === 'bottom' && mark > 0 && free(first)) first--;
      add(rowOf(first), count, group);
    }
  }
  const headings = inColumn.flatMap((_, column) => (main && column < main.column && !marked.has(column) ? [column] : []));
  return { rows, cells, standing, headings, head: headed ? 1 : shift, costs };
}

/** Names of columns above figures: in each column the lowest lines that are centred at the height most of them are. */
function findNames(above: readonly Line[], inColumn: readonly (readonly Line[])[], size: number): { column: number; group: Line[] }[] {
  const stacks = inColumn.flatMap((all, column) => {
    const own = all.filter((line) => above.includes(line) && line.columns[0] === line.columns[1]);
    const found: { column: number; group: Line[]; middle: number }[] = [];
    for (let n = 1; n <= Math.min(4, own.length); n++) {
      const group = own.slice(-n);
      if (n > 1 && (group[1] as Line).run.y - (group[0] as Line).run.y > size * 1.7) break;
      found.push({ column, group, middle: ((group[0] as Line).run.y + (group[n - 1] as Line).run.y) / 2 });
    }
    return found;
  });
  const count = (y: number) => new Set(stacks.filter(({ middle }) => Math.abs(middle - y) <= size * 0.15).map(({ column }) => column)).size;
  const height = stacks.reduce<number | null>((best, { middle }) => (best === null || count(middle) > count(best) ? middle : best), null);
  if (height === null || count(height) < 2) return [];
  return inColumn.flatMap((_, column) => {
    const own = stacks.filter((stack) => stack.column === column && Math.abs(stack.middle - height) <= size * 0.9)
      .sort((a, b) => Math.abs(a.middle - height) - Math.abs(b.middle - height));
    return own[0] ? [{ column, group: own[0].group }] : [];
  });
}

function nearest(ys: readonly number[], y: number): number {
  return ys.reduce((best, each, at) => (Math.abs(each - y) < Math.abs((ys[best] as number) - y) ? at : best), 0);
}

interface Setting {
  ys: readonly number[];
  begin: (mark: number) => number;
  end: (mark: number) => number;
  standing: Standing;
  size: number;
  headed: boolean;
  /** Rows in which a wider cell stands across the column. */
  taken: readonly boolean[];
}

/** The cells of a column that may reach over rows: each where its lines are centred. */
function spread(lines: readonly Line[], { ys, begin, end, standing, size, headed, taken }: Setting): { mark: number; count: number; group: Line[] }[] {
  const [rows, count] = [ys.length, lines.length];
  const at = (line: number) => (lines[line] as Line).run.y;
  const cost = Array.from({ length: rows + 1 }, () => new Array<number>(count + 1).fill(Infinity));
  const from = Array.from({ length: rows + 1 }, () => new Array<[height: number, given: number]>(count + 1).fill([1, 0]));
  const steps = stepsOf(lines, size);
  /** Where cells have one height and rows are no further apart than lines, a line at a row's height is not the rest of the one above it. */
  const tight = standing !== 'middle' && Math.min(...ys.slice(1).map((y, row) => y - (ys[row] as number))) <= size * EVEN;
  const level = new Set(lines.flatMap((line, index) => (tight && ys.some((y) => Math.abs(y - line.run.y) <= size * SHARED) ? [index] : [])));
  const isLevel = (line: number) => level.has(line);
  (cost[0] as number[])[0] = 0;
  for (let row = 0; row < rows; row++) {
    const most = standing === 'middle' && !(headed && row === 0) ? Math.min(MOST_ROWS, rows - row) : 1;
    for (let before = 0; before <= count; before++) {
      const base = (cost[row] as number[])[before] as number;
      if (base === Infinity) continue;
      for (let height = 1; height <= most; height++) {
        if (height > 1 && (taken[row] === true || taken[row + height - 1] === true)) break;
        let parted = 0;
        const place = height === 1 ? ys[row] as number : (begin(row) + end(row + height - 1)) / 2 + size * 0.35;
        // Lines centred there begin in the upper half of the cell.
        if (height > 1 && row + height < rows && before < count && (at(before) < begin(row) - size * 2 || at(before) > place + size * 2)) continue;
        for (let n = height > 1 ? 1 : 0; n <= Math.min(MOST_LINES, count - before); n++) {
          if (n > 1 && at(before + n - 1) - at(before + n - 2) > size * 2.2) break;
          if (n > 1 && steps[before + n - 1] === true) parted++;
          const stands = n === 0 ? 0 : heightOf(at(before), at(before + n - 1), standing);
          const reach = (height > 1 ? REACH : 0) * (1 + Math.log2(height)) * size;
          const apart = Math.abs(stands - place);
          // Lines of one height share their baseline; centred ones need not.
          const exact = apart + reach + (standing !== 'middle' && n > 0 && apart > size * SHARED ? MISSED * size : 0);
          // One that goes on over the page stands anywhere.
          const off = n === 0 ? (taken[row] === true ? 0 : BLANK * size) : (height > 1 && row + height === rows ? Math.min(exact, 2 * CUT * size + reach) : exact) + parted * PARTED * size;
          const torn = n > 0 && before + n < count && lines[before + n - 1]?.goesOn === true && !isLevel(standing === 'bottom' ? before + n - 1 : before + n);
          const total = base + off + (torn ? TORN * size : 0);
          if (total < ((cost[row + height] as number[])[before + n] as number)) {
            (cost[row + height] as number[])[before + n] = total;
            (from[row + height] as [number, number][])[before + n] = [height, n];
          }
        }
      }
    }
  }
  if (((cost[rows] as number[])[count] as number) === Infinity) return lines.map((line) => ({ mark: nearest(ys, line.run.y), count: 1, group: [line] }));
  const cells: { mark: number; count: number; group: Line[] }[] = [];
  let [row, last] = [rows, count];
  while (row > 0) {
    const [height, n] = (from[row] as [number, number][])[last] as [number, number];
    row -= height;
    if (n > 0) cells.unshift({ mark: row, count: height, group: lines.slice(last - n, last) });
    last -= n;
  }
  return cells;
}

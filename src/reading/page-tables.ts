/** Rules on a page → the grids they draw: a missing piece of rule merges two cells. */
import type { Glyph, PageContent, Rule } from './page-content.ts';
import { findBorders, median, toBands, toRuns } from './page-runs.ts';

export interface GridCell {
  row: number;
  column: number;
  rows: number;
  columns: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  glyphs: Glyph[];
  /** In the last row, though the rule that ends others is missing below it: the page cuts it, its words may stand lower. */
  open?: boolean;
}

export interface Grid {
  xs: number[];
  ys: number[];
  cells: GridCell[];
  /** Its uprights were guessed: cells may be narrower than they look. */
  guessed?: boolean;
}

/** Rules nearer than this are one: Word draws a rule in pieces of half a point, and both cells draw their edge. */
const SAME = 1.6;
/** Pieces of one rule with no wider gap are one: dashes. */
const GAP = 2.5;
/** Two edges of cells are not nearer. */
const EDGE = 2.5;

/** Joins the pieces of rules that run on. */
export function joinRules(rules: readonly Rule[], upright: boolean): Rule[] {
  const groups: { at: number; all: Rule[] }[] = [];
  for (const rule of rules.filter((each) => each.upright === upright).sort((a, b) => a.at - b.at || a.from - b.from)) {
    const last = groups[groups.length - 1];
    if (last && rule.at - last.at <= SAME) {
      last.all.push(rule);
      last.at += (rule.at - last.at) / last.all.length;
    } else groups.push({ at: rule.at, all: [rule] });
  }
  const joined: Rule[] = [];
  for (const { at, all } of groups) {
    let open: Rule | null = null;
    for (const { from, to } of all.sort((a, b) => a.from - b.from)) {
      if (open && from <= open.to + GAP) open.to = Math.max(open.to, to);
      else joined.push(open = { upright, at, from, to });
    }
  }
  return joined.filter(({ from, to }) => to - from > 4);
}

/** The middle of values that lie together. */
export function cluster(values: readonly number[], width: number): number[] {
  const groups: { last: number; sum: number; count: number }[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const group = groups[groups.length - 1];
    if (group && value - group.last <= width) {
      group.last = value;
      group.sum += value;
      group.count++;
    } else groups.push({ last: value, sum: value, count: 1 });
  }
  return groups.map(({ sum, count }) => sum / count);
}

/** Sets that grow together. */
function makeUnion(size: number): { find: (at: number) => number; join: (a: number, b: number) => void } {
  const parent = Array.from({ length: size }, (_, at) => at);
  const find = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] = parent[parent[top] as number] as number;
    return top;
  };
  return { find, join: (a, b) => (parent[find(a)] = find(b)) };
}

/** Rules of more pieces than this draw no table anybody reads but a picture; a page of forty rows and ten columns has some eight hundred. */
const MOST_RULES_OF_A_TABLE = 4000;
const MOST_PLACES_OF_A_TABLE = 50_000;

export function findGrids(rules: readonly Rule[]): Grid[] {
  const level = joinRules(rules, false);
  const upright = joinRules(rules, true);
  if (level.length + upright.length > MOST_RULES_OF_A_TABLE) return [];
  const all = [...level, ...upright];
  const { find, join } = makeUnion(all.length);
  const meets = (h: Rule, v: Rule) => v.at >= h.from - 3 && v.at <= h.to + 3 && h.at >= v.from - 3 && h.at <= v.to + 3;
  level.forEach((h, i) => upright.forEach((v, j) => {
    if (meets(h, v)) join(i, level.length + j);
  }));
  const groups = new Map<number, Rule[]>();
  all.forEach((rule, at) => {
    const top = find(at);
    const group = groups.get(top);
    if (group) group.push(rule);
    else groups.set(top, [rule]);
  });
  return [...groups.values()].flatMap((group) => toGrids(group.filter((rule) => !rule.upright), group.filter((rule) => rule.upright)))
    .sort((a, b) => (a.ys[0] as number) - (b.ys[0] as number));
}

/** Places of a grid that no rule divides: a cell, or what a frame leaves around the tables in it. */
interface Region {
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** How many places; fewer than its sides enclose where it is no rectangle. */
  size: number;
}

/** Where rules part the page, and the regions between them; `at` gives the region of a place. */
interface Division {
  xs: number[];
  ys: number[];
  regions: Region[];
  at: (row: number, column: number) => Region;
}

/** How much of a stretch rules have to draw. */
const covers = (list: readonly Rule[], at: number, from: number, to: number) =>
  list.reduce((sum, rule) => sum + (Math.abs(rule.at - at) <= 2.6 ? Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from)) : 0), 0) >= (to - from) * 0.6;

function divide(level: readonly Rule[], upright: readonly Rule[]): Division | null {
  if (level.length < 2 || upright.length < 1) return null;
  const xs = cluster(upright.map(({ at }) => at), EDGE);
  const ys = cluster(level.map(({ at }) => at), EDGE);
  // Open above or below, at the edge of the page; open at the sides, as some tables are set.
  const [top, bottom] = [Math.min(...upright.map(({ from }) => from)), Math.max(...upright.map(({ to }) => to))];
  if ((ys[0] as number) - top > 6 && upright.filter(({ from }) => from < (ys[0] as number) - 6).length >= 3) ys.unshift(top);
  const last = ys[ys.length - 1] as number;
  if (bottom - last > 6 && upright.filter(({ to }) => to > last + 6).length >= 3) ys.push(bottom);
  const [left, right] = [Math.min(...level.map(({ from }) => from)), Math.max(...level.map(({ to }) => to))];
  if ((xs[0] as number) - left > 10) xs.unshift(left);
  if (right - (xs[xs.length - 1] as number) > 10) xs.push(right);
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  if (rows < 1 || columns < 1 || rows * columns > MOST_PLACES_OF_A_TABLE) return null;
  const { find, join } = makeUnion(rows * columns);
  const [x, y] = [(at: number) => xs[at] as number, (at: number) => ys[at] as number];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (column + 1 < columns && !covers(upright, x(column + 1), y(row), y(row + 1))) join(at, at + 1);
      if (row + 1 < rows && !covers(level, y(row + 1), x(column), x(column + 1))) join(at, at + columns);
    }
  }
  const regions = new Map<number, Region>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const key = find(row * columns + column);
      const region = regions.get(key);
      if (!region) regions.set(key, { top: row, bottom: row, left: column, right: column, size: 1 });
      else {
        region.bottom = Math.max(region.bottom, row);
        region.left = Math.min(region.left, column);
        region.right = Math.max(region.right, column);
        region.size++;
      }
    }
  }
  return { xs, ys, regions: [...regions.values()], at: (row, column) => regions.get(find(row * columns + column)) as Region };
}

function toGrids(level: readonly Rule[], upright: readonly Rule[]): Grid[] {
  const division = divide(level, upright);
  if (!division) return [];
  const { xs, ys, regions } = division;
  const frame = findFrame(division);
  if (frame) return findFramed(division, frame).flatMap((box) => toGrids(clip(level, box), clip(upright, box)));
  const [x, y] = [(at: number) => xs[at] as number, (at: number) => ys[at] as number];
  const cells = regions.map((region): GridCell => ({
    row: region.top, column: region.left, rows: region.bottom - region.top + 1, columns: region.right - region.left + 1,
    left: x(region.left), right: x(region.right + 1), top: y(region.top), bottom: y(region.bottom + 1), glyphs: [],
  }));
  const lowest = cells.filter((cell) => cell.row + cell.rows === ys.length - 1);
  const closed = lowest.filter((cell) => covers(level, cell.bottom, cell.left, cell.right));
  if (closed.length > 0) for (const cell of lowest) if (!closed.includes(cell)) cell.open = true;
  return cells.length < 2 ? [] : [{ xs, ys, cells }];
}

/**
 * A frame around text and tables, whose rules touch those of a table in it where the page cuts both: a region that runs
 * along both sides of them, and above, below or between them. Beside it only cells as wide as all may stand, as a letterhead
 * does; a table in one cell of another is no such thing.
 */
function findFrame({ xs, regions, at }: Division): Region | null {
  const runsRound = (region: Region) => {
    const { top, bottom, left, right, size } = region;
    if (size === (bottom - top + 1) * (right - left + 1)) return false;
    const rows = Array.from({ length: bottom - top + 1 }, (_, step) => top + step);
    const columns = Array.from({ length: right - left + 1 }, (_, step) => left + step);
    return rows.every((row) => at(row, left) === region && at(row, right) === region)
      && rows.some((row) => columns.every((column) => at(row, column) === region));
  };
  const frame = regions.find((region) => region.left === 0 && region.right === xs.length - 2 && runsRound(region));
  const stacked = frame && regions.every(({ top, bottom, left, right }) => (top >= frame.top && bottom <= frame.bottom) || (left === 0 && right === xs.length - 2));
  return stacked ? frame : null;
}

type Box = Record<'left' | 'right' | 'top' | 'bottom', number>;

/** The parts of the page that regions within a frame cover, those side by side as one. */
function findFramed({ xs, ys, regions, at }: Division, frame: Region): Box[] {
  const inner = regions.filter((region) => region !== frame && region.top >= frame.top && region.bottom <= frame.bottom);
  const { find, join } = makeUnion(inner.length);
  const order = new Map(inner.map((region, place) => [region, place]));
  const meet = (row: number, column: number, other: Region) => {
    const [one, two] = [order.get(at(row, column)), order.get(other)];
    if (one !== undefined && two !== undefined) join(one, two);
  };
  for (let row = frame.top; row <= frame.bottom; row++) {
    for (let column = frame.left; column <= frame.right; column++) {
      if (row < frame.bottom) meet(row, column, at(row + 1, column));
      if (column < frame.right) meet(row, column, at(row, column + 1));
    }
  }
  const boxes = new Map<number, Box>();
  inner.forEach((region, place) => {
    const [x, y] = [(edge: number) => xs[edge] as number, (edge: number) => ys[edge] as number];
    const box = boxes.get(find(place)) ?? { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    boxes.set(find(place), {
      left: Math.min(box.left, x(region.left)), right: Math.max(box.right, x(region.right + 1)),
      top: Math.min(box.top, y(region.top)), bottom: Math.max(box.bottom, y(region.bottom + 1)),
    });
  });
  return [...boxes.values()];
}

/** What of rules lies in a part of the page. */
function clip(rules: readonly Rule[], { left, right, top, bottom }: Box): Rule[] {
  return rules.flatMap(({ upright, at, from, to }) => {
    const [first, last, start, end] = upright ? [left, right, top, bottom] : [top, bottom, left, right];
    const part = { upright, at, from: Math.max(from, start), to: Math.min(to, end) };
    return at >= first - EDGE && at <= last + EDGE && part.to - part.from > 4 ? [part] : [];
  });
}

/** No column with words is narrower: the space between a frame and the table in it, in points. */
const NO_COLUMN = 8;

/**
 * Leaves out the sides of a frame that the page cuts above and below: at both sides of a table one cell as high as all,
 * with nothing in it, and at one of them too narrow for a letter.
 */
export function leaveSides(grid: Grid, glyphs: readonly Glyph[]): Grid {
  const { xs, ys, cells } = grid;
  const isSide = (cell: GridCell | undefined) => cell?.rows === ys.length - 1 && cell.columns === 1
    && !glyphs.some(({ x, y, width, height }) => x + width / 2 > cell.left && x + width / 2 < cell.right && y - height * 0.3 > cell.top && y - height * 0.3 < cell.bottom);
  const [first, last] = [cells.find(({ column }) => column === 0), cells.find(({ column }) => column === xs.length - 2)];
  if (xs.length < 4 || !first || !last || !isSide(first) || !isSide(last) || Math.min(first.right - first.left, last.right - last.left) >= NO_COLUMN) return grid;
  return { ...grid, xs: xs.slice(1, -1), cells: cells.filter((cell) => cell !== first && cell !== last).map((cell) => ({ ...cell, column: cell.column - 1 })) };
}

/**
 * Where rules are level only: upright rules where no writing stands, from what every line leaves white and where short
 * rules end. What they draw is a guess, and said to be one.
 */
export function guessUprights(page: PageContent): Rule[] {
  const level = joinRules(page.rules, false);
  const upright = joinRules(page.rules, true);
  const free = level.filter((h) => !upright.some((v) => v.at >= h.from - 3 && v.at <= h.to + 3 && h.at >= v.from - 3 && h.at <= v.to + 3));
  const groups: { from: number; to: number; ys: number[] }[] = [];
  for (const rule of free.filter(({ from, to }) => to - from > page.width * 0.3)) {
    const group = groups.find((each) => Math.abs(each.from - rule.from) < 5 && Math.abs(each.to - rule.to) < 5);
    if (group) group.ys.push(rule.at);
    else groups.push({ from: rule.from, to: rule.to, ys: [rule.at] });
  }
  const found: Rule[] = [];
  const tables: { from: number; to: number; top: number; bottom: number }[] = [];
  for (const { from, to, ys } of groups.sort((a, b) => (b.to - b.from) - (a.to - a.from)).flatMap((group) => divideGroup(group, page.glyphs))) {
    if (ys.length < 3) continue;
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    // Rules of some columns of a table that is known.
    if (tables.some((table) => from >= table.from - 5 && to <= table.to + 5 && top >= table.top - 5 && bottom <= table.bottom + 5)) continue;
    const inside = page.glyphs.filter(({ x, y, width }) => x >= from - 2 && x + width <= to + 2 && y > top && y < bottom + 1);
    const runs = toRuns(inside);
    if (runs.length < 6) continue;
    tables.push({ from, to, top, bottom });
    // Rules that end within the table end where columns do.
    const ends = cluster(free.filter(({ at }) => at > top && at < bottom).flatMap((rule) => [rule.from, rule.to]).filter((end) => end > from + 6 && end < to - 6), 3);
    const borders = findBorders(toBands(runs)).filter((at) => at > from + 3 && at < to - 3 && !ends.some((end) => Math.abs(end - at) < 6));
    for (const at of [...borders, ...ends]) {
      const bands = cluster(free.filter((rule) => rule.from <= at + 1 && rule.to >= at - 1 && rule.at >= top - 1 && rule.at <= bottom + 1).map((rule) => rule.at), 2);
      for (let i = 1; i < bands.length; i++) {
        const [above, below] = [bands[i - 1] as number, bands[i] as number];
        // Words that stand across it are those of a merged cell.
        const crossed = runs.some((run) => run.y - run.height * 0.35 > above && run.y - run.height * 0.35 <= below && run.x < at - 1 && run.right > at + 1);
        if (!crossed) found.push({ upright: true, at, from: above, to: below });
      }
    }
    for (const at of [from, to]) found.push({ upright: true, at, from: top, to: bottom });
  }
  return found;
}

/** Rules of one width may be those of several tables: words of another size between them part two. */
function divideGroup({ from, to, ys }: { from: number; to: number; ys: number[] }, glyphs: readonly Glyph[]): { from: number; to: number; ys: number[] }[] {
  const sorted = [...ys].sort((a, b) => a - b);
  const [top, bottom] = [sorted[0] as number, sorted[sorted.length - 1] as number];
  const inside = glyphs.filter(({ x, y }) => x >= from - 2 && x <= to + 2 && y > top && y < bottom);
  const size = median(inside.map(({ height }) => height));
  const parts = [{ from, to, ys: [] as number[] }];
  sorted.forEach((y, at) => {
    const before = sorted[at - 1];
    if (before !== undefined && inside.some((glyph) => glyph.y > before && glyph.y < y && glyph.height > size * 1.25)) parts.push({ from, to, ys: [] });
    parts[parts.length - 1]?.ys.push(y);
  });
  return parts;
}

/** A table whose columns are ruled and whose rows are not. */
export interface ColumnBox {
  xs: number[];
  top: number;
  bottom: number;
}

/** Rules side by side of one height, with a level rule at their ends and none between. */
export function findColumnBoxes(rules: readonly Rule[]): ColumnBox[] {
  const upright = joinRules(rules, true);
  const level = joinRules(rules, false);
  if (upright.length + level.length > MOST_RULES_OF_A_TABLE) return [];
  const groups: { from: number; to: number; xs: number[] }[] = [];
  for (const { at, from, to } of upright) {
    const group = groups.find((each) => Math.abs(each.from - from) < 4 && Math.abs(each.to - to) < 4);
    if (group) group.xs.push(at);
    else groups.push({ from, to, xs: [at] });
  }
  return groups.flatMap(({ from, to, xs }) => {
    const edges = cluster(xs, EDGE);
    const [left, right] = [edges[0] as number, edges[edges.length - 1] as number];
    const crossed = level.some((rule) => rule.at > from + 4 && rule.at < to - 4 && rule.to > left + 4 && rule.from < right - 4);
    // Another rule between them, of another height, is that of a cell.
    const others = upright.some((rule) => rule.at > left + 4 && rule.at < right - 4 && rule.to > from + 4 && rule.from < to - 4 && !xs.includes(rule.at));
    const framed = level.some((rule) => (Math.abs(rule.at - from) < 4 || Math.abs(rule.at - to) < 4) && Math.abs(rule.from - left) < 8 && Math.abs(rule.to - right) < 8);
    return edges.length < 4 || crossed || others || !framed ? [] : [{ xs: edges, top: from, bottom: to }];
  });
}

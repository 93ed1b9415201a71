/** Rules on a page → the grids they draw: a missing piece of rule merges two cells. */
import type { Glyph, PageContent, Rule } from './page-content.ts';

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
}

export interface Grid {
  xs: number[];
  ys: number[];
  cells: GridCell[];
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

/** Rules of more pieces than this draw no table anybody reads: a picture. */
const MOST_RULES = 4000;
const MOST_PLACES = 50_000;

export function findGrids(rules: readonly Rule[]): Grid[] {
  const level = joinRules(rules, false);
  const upright = joinRules(rules, true);
  if (level.length + upright.length > MOST_RULES) return [];
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
  return [...groups.values()].flatMap((group) => toGrid(group.filter((rule) => !rule.upright), group.filter((rule) => rule.upright)) ?? [])
    .sort((a, b) => (a.ys[0] as number) - (b.ys[0] as number));
}

function toGrid(level: readonly Rule[], upright: readonly Rule[]): Grid | null {
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
  if (rows < 1 || columns < 1 || rows * columns > MOST_PLACES) return null;
  const covers = (list: readonly Rule[], at: number, from: number, to: number) =>
    list.reduce((sum, rule) => sum + (Math.abs(rule.at - at) <= 2.6 ? Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from)) : 0), 0) >= (to - from) * 0.6;
  const { find, join } = makeUnion(rows * columns);
  const [x, y] = [(at: number) => xs[at] as number, (at: number) => ys[at] as number];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (column + 1 < columns && !covers(upright, x(column + 1), y(row), y(row + 1))) join(at, at + 1);
      if (row + 1 < rows && !covers(level, y(row + 1), x(column), x(column + 1))) join(at, at + columns);
    }
  }
  const regions = new Map<number, { top: number; bottom: number; left: number; right: number }>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const key = find(row * columns + column);
      const region = regions.get(key);
      if (!region) regions.set(key, { top: row, bottom: row, left: column, right: column });
      else {
        region.bottom = Math.max(region.bottom, row);
        region.left = Math.min(region.left, column);
        region.right = Math.max(region.right, column);
      }
    }
  }
  const cells = [...regions.values()].map((region): GridCell => ({
    row: region.top, column: region.left, rows: region.bottom - region.top + 1, columns: region.right - region.left + 1,
    left: x(region.left), right: x(region.right + 1), top: y(region.top), bottom: y(region.bottom + 1), glyphs: [],
  }));
  return cells.length < 2 ? null : { xs, ys, cells };
}

/**
 * Where rules are level only: upright rules where no writing stands, from what every line leaves white and where short
 * rules end. What they draw is a guess, and said to be one.
 */
export function guessUprights(page: PageContent, toLines: (glyphs: readonly Glyph[]) => { glyphs: Glyph[]; height: number }[]): Rule[] {
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
  for (const { from, to, ys } of groups) {
    if (ys.length < 3) continue;
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const inside = page.glyphs.filter(({ x, y, width }) => x >= from - 2 && x + width <= to + 2 && y > top && y < bottom + 1);
    const lines = toLines(inside);
    if (lines.length < 3) continue;
    const em = [...lines].sort((a, b) => a.height - b.height)[lines.length >> 1]?.height ?? 10;
    const isCrossed = (at: number) => lines.filter((line) => line.glyphs.some(({ x, width }) => x < at - 0.5 && x + width > at + 0.5)).length > lines.length * 0.15;
    const ends = free.filter(({ at }) => at > top && at < bottom).flatMap((rule) => [rule.from, rule.to]).filter((end) => end > from + 6 && end < to - 6);
    const middles: number[] = [];
    let start: number | null = null;
    for (let at = from + 2; at <= to - 2; at++) {
      const crossed = isCrossed(at);
      if (!crossed) start ??= at;
      else if (start !== null) {
        if (at - start > em * 0.5 && start > from + 3) middles.push(ends.find((end) => end >= (start as number) - 2 && end <= at + 2) ?? (start + at) / 2);
        start = null;
      }
    }
    for (const at of cluster([...middles, ...ends], 6)) {
      const bands = cluster(free.filter((rule) => rule.from <= at + 1 && rule.to >= at - 1 && rule.at >= top - 1 && rule.at <= bottom + 1).map((rule) => rule.at), 2);
      for (let i = 1; i < bands.length; i++) {
        const [above, below] = [bands[i - 1] as number, bands[i] as number];
        const crosses = toLines(inside.filter(({ y }) => y > above && y <= below + 1)).some((line) => line.glyphs.some((glyph, place) => {
          if (glyph.x < at - 1 && glyph.x + glyph.width > at + 1) return true;
          const before = line.glyphs[place - 1];
          return before !== undefined && before.x + before.width <= at + 1 && glyph.x >= at - 1 && glyph.x - (before.x + before.width) < em * 0.45;
        }));
        if (!crosses) found.push({ upright: true, at, from: above, to: below });
      }
    }
    for (const at of [from, to]) found.push({ upright: true, at, from: top, to: bottom });
  }
  return found;
}

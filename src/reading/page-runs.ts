/** Letters that stand together on a printed page, and the columns they stand in where no rules divide them. */
import type { Glyph } from './page-content.ts';

/** Letters of one baseline without a wide gap: a line of a cell, or of a paragraph. */
export interface Run {
  glyphs: Glyph[];
  text: string;
  x: number;
  right: number;
  /** The baseline. */
  y: number;
  height: number;
}

/** A gap this wide, in heights of letters, parts two runs. */
const WIDE = 0.6;
/** Letters of one line stand on one baseline, but for the roundings of programs. */
const BASELINE = 0.13;

/** From top to bottom, and from left to right in a line. */
export function toRuns(glyphs: readonly Glyph[]): Run[] {
  const lines: { y: number; glyphs: Glyph[] }[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const last = lines[lines.length - 1];
    if (last && glyph.y - last.y <= Math.max(0.8, glyph.height * BASELINE)) last.glyphs.push(glyph);
    else lines.push({ y: glyph.y, glyphs: [glyph] });
  }
  const runs: Run[] = [];
  for (const line of lines) {
    let open: Run | null = null;
    for (const glyph of line.glyphs.sort((a, b) => a.x - b.x)) {
      const gap: number = open ? glyph.x - open.right : 0;
      if (open && gap <= Math.max(glyph.height, open.height) * WIDE) {
        open.glyphs.push(glyph);
        open.text += glyph.char;
        open.right = Math.max(open.right, glyph.x + glyph.width);
        open.height = Math.max(open.height, glyph.height);
      } else runs.push(open = { glyphs: [glyph], text: glyph.char, x: glyph.x, right: glyph.x + glyph.width, y: line.y, height: glyph.height });
    }
  }
  return runs;
}

/** Runs side by side. */
export interface Band {
  y: number;
  runs: Run[];
}

/** Groups runs into lines across the page; cells beside one another need not share a baseline. */
export function toBands(runs: readonly Run[]): Band[] {
  const bands: Band[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = bands[bands.length - 1];
    if (last && run.y - last.y <= run.height * 0.45) last.runs.push(run);
    else bands.push({ y: run.y, runs: [run] });
  }
  for (const { runs: each } of bands) each.sort((a, b) => a.x - b.x);
  return bands;
}

/** A place where so many lines begin a piece of words is the left edge of a column. */
const STARTS = 3;
/** White this wide, in heights of letters, parts two cells there. */
const NARROW = 0.15;

/** How many lines begin a piece of words within a point and a half of a place. */
function countStarts(bands: readonly Band[]): (x: number) => number {
  const counts = new Map<number, number>();
  for (const { runs } of bands) for (const at of new Set(runs.map(({ x }) => Math.round(x)))) counts.set(at, (counts.get(at) ?? 0) + 1);
  return (x) => [-1, 0, 1].reduce((sum, step) => sum + (counts.get(Math.round(x) + step) ?? 0), 0);
}

/** Cuts runs where others begin: cells whose words fill them stand close to the next. */
export function cutAtStarts(bands: readonly Band[]): Run[] {
  const count = countStarts(bands);
  const isStart = (x: number) => count(x) >= STARTS;
  return bands.flatMap(({ runs }) => runs.flatMap((run) => {
    const parts: Run[] = [];
    let from = 0;
    run.glyphs.forEach((glyph, at) => {
      const before = run.glyphs[at - 1];
      if (before && glyph.x - (before.x + before.width) >= run.height * NARROW && isStart(glyph.x)) {
        parts.push(pieceOf(run, from, at));
        from = at;
      }
    });
    return from === 0 ? [run] : [...parts, pieceOf(run, from, run.glyphs.length)];
  }));
}

function pieceOf({ glyphs, y }: Run, from: number, to: number): Run {
  const own = glyphs.slice(from, to);
  return { glyphs: own, text: own.map(({ char }) => char).join(''), x: (own[0] as Glyph).x, right: Math.max(...own.map(({ x, width }) => x + width)), y, height: Math.max(...own.map(({ height }) => height)) };
}

/** So many lines have to show a gap before it parts two columns. */
const EVIDENCE = 2;
/** A border that hardly a run crosses, compared with what stands at both sides of it. */
const OPEN = 0.34;
/** Of the lines with words close at both sides of a border that some runs cross, those that show it. */
const CLEAR = 0.25;
/** Words this close, in heights of letters, stand at both sides of one border. */
const CLOSE = 2.2;

/**
 * Where columns border: places that few runs cross and where lines show a gap.
 *
 * @returns positions from left to right, without the outer edges
 */
export function findBorders(bands: readonly Band[]): number[] {
  const runs = bands.flatMap((band) => band.runs);
  const from = Math.floor(Math.min(...runs.map(({ x }) => x)));
  const to = Math.ceil(Math.max(...runs.map(({ right }) => right)));
  const width = to - from;
  if (!(width > 0) || width > 20_000) return [];
  const crossed = new Array<number>(width + 1).fill(0);
  const shown = new Array<number>(width + 1).fill(0);
  const close = new Array<number>(width + 1).fill(0);
  const add = (counts: number[], start: number, end: number, weight = 1) => {
    for (let at = Math.max(0, Math.ceil(start - from)); at <= Math.min(width, Math.floor(end - from)); at++) counts[at] = (counts[at] as number) + weight;
  };
  // A line of many cells tells more than words alone, which may stand across columns.
  for (const band of bands) for (const { x, right } of band.runs) add(crossed, x - 0.4, right + 0.4, Math.min(4, band.runs.length) / 2);
  for (const band of bands) {
    let edge = -Infinity;
    for (const run of band.runs) {
      if (edge > -Infinity && run.x > edge) {
        add(shown, edge + 0.4, run.x - 0.4);
        if (run.x - edge <= run.height * CLOSE) add(close, edge + 0.4, run.x - 0.4);
      }
      edge = Math.max(edge, run.right);
    }
  }
  const em = median(runs.map(({ height }) => height));
  /** Stretches no other place nearby is crossed less than. */
  const valleys: { start: number; end: number; crossed: number }[] = [];
  for (let at = 1; at < width;) {
    let end = at;
    while (end < width && crossed[end + 1] === crossed[at]) end++;
    const count = crossed[at] as number;
    if ((crossed[at - 1] ?? 0) > count && (crossed[end + 1] ?? 0) > count) valleys.push({ start: at, end, crossed: count });
    at = end + 1;
  }
  const most = (counts: readonly number[], start: number, end: number) => counts.slice(start, end + 1).reduce((high, count) => Math.max(high, count), 0);
  const good = valleys.filter(({ start, end, crossed: over }, at) => {
    const gaps = most(shown, start, end);
    if (gaps < EVIDENCE || (end - start < em * 0.25 && over > 0)) return false;
    const peak = Math.min(most(crossed, valleys[at - 1]?.end ?? 0, start), most(crossed, end, valleys[at + 1]?.start ?? width));
    const near = most(close, start, end);
    return over <= Math.max(peak, gaps) * OPEN || (near > EVIDENCE && near >= (near + over) * CLEAR);
  });
  const kept: typeof good = [];
  for (const valley of good) {
    const last = kept[kept.length - 1];
    const between = last && runs.some(({ x, right }) => x >= from + last.start - 1 && right <= from + valley.end + 1);
    if (!last || between) kept.push(valley);
    else if (valley.crossed < last.crossed || (valley.crossed === last.crossed && valley.end - valley.start > last.end - last.start)) kept[kept.length - 1] = valley;
  }
  const borders = kept.map(({ start, end }) => from + (start + end) / 2);
  const found = [...borders, ...findInner(bands, borders)].sort((a, b) => a - b);
  return [...found, ...findStarts(bands, found)].sort((a, b) => a - b);
}

/** Few of the lines that begin at a column's left edge may stand across it. */
const ACROSS = 0.4;

/** Borders to the left of where many lines begin, with words of another column before them. */
function findStarts(bands: readonly Band[], borders: readonly number[]): number[] {
  const runs = bands.flatMap((band) => band.runs);
  const count = countStarts(bands);
  const found: number[] = [];
  for (const start of [...new Set(runs.map(({ x }) => Math.round(x)))].sort((a, b) => a - b)) {
    const before = [...borders, ...found].filter((border) => border < start + 1).reduce((most, border) => Math.max(most, border), -Infinity);
    const across = runs.filter(({ x, right }) => x < start - 1.5 && right > start + 1.5).length;
    const left = runs.filter(({ x, right }) => x >= before - 1 && right <= start + 0.5).length;
    // A head that stands to the left and figures to the right of one column never stand beside one another.
    const beside = bands.some((band) => band.runs.some((run, at) => Math.abs(run.x - start) <= 1 && (band.runs[at - 1]?.right ?? -Infinity) > before));
    if (count(start) >= STARTS && across <= count(start) * ACROSS && left >= EVIDENCE && beside) found.push(start - 0.75);
  }
  return found;
}

/** Borders within what was taken for one column, where some lines have two pieces of words side by side in it: headings of rows. */
function findInner(bands: readonly Band[], borders: readonly number[]): number[] {
  const gaps = bands.flatMap(({ runs }) => runs.slice(1).flatMap((run, at) => {
    const before = runs[at] as Run;
    const [[, column], [next]] = [columnsOf(before, borders), columnsOf(run, borders)];
    return column === next && run.y - before.y < run.height * 0.1 ? [{ column, from: before.right, to: run.x }] : [];
  }));
  const found: number[] = [];
  for (let column = 0; column <= borders.length; column++) {
    const own = gaps.filter((gap) => gap.column === column);
    const [from, to] = [Math.max(...own.map((gap) => gap.from)), Math.min(...own.map((gap) => gap.to))];
    if (own.length >= EVIDENCE && to - from > 1) found.push((from + to) / 2);
  }
  return found;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The first and last column a run reaches into. */
export function columnsOf({ x, right }: Pick<Run, 'x' | 'right'>, borders: readonly number[]): [first: number, last: number] {
  const middle = (x + right) / 2;
  const place = (at: number) => borders.filter((border) => border <= at).length;
  const [first, last] = [place(Math.min(middle, x + 1.5)), place(Math.max(middle, right - 1.5))];
  return [first, last];
}

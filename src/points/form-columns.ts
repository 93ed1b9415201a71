/**
 * Which column a printed figure stands in. Where a row has a figure for each column, their order says it. Where blank
 * cells are lost or kept, every way to place the figures (by the cells between borders, by the lines that blank cells
 * left, by where they stand on their lines) is tried, and the one whose sums hold in most rows is taken. Where none
 * holds, nothing is placed.
 */
import type { Position } from '../notice/index.ts';
import type { Group, PrintedCell } from './form-cells.ts';

/** Columns whose sum another column states. */
export interface Sum {
  parts: readonly number[];
  total: number;
}

export interface PlacedFigure {
  column: number;
  value: number;
  source: Position;
}

/** Where a cell stands on its line, a Chinese character counting two: its middle. */
export type ToPlace = (position: Position) => number;

/**
 * Places the figures of each group in one of `width` columns; null for a group whose figures cannot be placed.
 *
 * @param heads where the columns' names stand on their lines, if they do
 */
export function placeFigures(groups: readonly Group[], width: number, sums: readonly Sum[], toPlace: ToPlace, heads: readonly number[] | null): (PlacedFigure[] | null)[] {
  const ways = groups.map((group) => (group.marks.length === 0 ? [] : listWays(group, width)));
  const centres = heads ?? learnCentres(groups, width, toPlace);
  if (centres) groups.forEach((group, at) => {
    const columns = group.marks.map(({ node }) => nearest(centres, toPlace(node.position)));
    const gap = Math.min(...centres.slice(1).map((centre, place) => centre - (centres[place] as number)));
    const beneath = group.marks.every(({ node }, mark) => Math.abs(toPlace(node.position) - (centres[columns[mark] as number] as number)) < gap / 2);
    if (beneath && rises(columns, width)) (ways[at] as Way[]).push({ name: 'place on the line', columns });
  });
  const votes = new Map<string, number>();
  groups.forEach((group, at) => {
    for (const way of ways[at] as Way[]) {
      if (!holdsIn(group, way.columns, sums)) continue;
      // Between ways that as many rows speak for, the one that leaves no cell over at the end of the row.
      const whole = group.cells !== null && way.name === nameWay(group.cells - width) ? 1 / (2 * groups.length) : 0;
      votes.set(way.name, (votes.get(way.name) ?? 0) + 1 + whole);
    }
  });
  const single = groups.filter(({ marks }) => marks.length > 0);
  const totalsAlone = sums.length === 1 && single.length > 1 && single.every(({ marks }) => marks.length === 1 && (marks[0]?.words.length ?? 0) < width);
  return groups.map((group, at): PlacedFigure[] | null => {
    if (group.marks.length === 0) return [];
    if (group.marks.length === width) return toPlaced(group.marks, group.marks.map((_, column) => column));
    if (totalsAlone) return toPlaced(group.marks, [sums[0]?.total ?? 0]);
    const glued = group.marks.length === 1 ? splitGlued(group.marks[0] as PrintedCell, width, sums) : null;
    if (glued) return glued;
    let best: { columns: number[]; count: number } | null = null;
    let doubt = false;
    for (const way of ways[at] as Way[]) {
      if (!holdsIn(group, way.columns, sums)) continue;
      const count = votes.get(way.name) ?? 0;
      if (!best || count > best.count) [best, doubt] = [{ columns: way.columns, count }, false];
      else if (count === best.count && way.columns.join() !== best.columns.join()) doubt = true;
    }
    if (best) return doubt ? null : toPlaced(group.marks, best.columns);
    const usual = (ways[at] as Way[]).filter((way) => hasRoom(group, way, width) && (votes.get(way.name) ?? 0) >= LEAST_VOTES && !isDenied(group, way.columns, sums))
      .sort((a, b) => (votes.get(b.name) ?? 0) - (votes.get(a.name) ?? 0))[0];
    return usual ? toPlaced(group.marks, usual.columns) : dropOne(group.marks, width, sums);
  });
}

/** A way that the sums of three rows speak for (of one they may hold by chance, of two where both are nearly all zeros) is that of a row too whose total was left blank. */
const LEAST_VOTES = 3;

/** True where a row has a cell for each column: what is blank in it is known to be blank. */
function hasRoom(group: Group, { columns }: Way, width: number): boolean {
  const from = (group.marks[0]?.node.place ?? 0) - (columns[0] ?? 0);
  return group.cells !== null && group.cells >= from + width;
}

/** True where a total is stated that is not the sum of its parts. */
function isDenied({ marks }: Group, columns: readonly number[], sums: readonly Sum[]): boolean {
  const values = new Map(marks.map(({ value }, at) => [columns[at] as number, value ?? 0]));
  return sums.some(({ parts, total }) => values.has(total) && Math.abs(parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0) - (values.get(total) ?? 0)) > 1e-9);
}

interface Way {
  name: string;
  columns: number[];
}

const nameWay = (from: number) => `cells from ${String(from)}`;

/** The ways to read the columns of a row off its borders or lines. */
function listWays({ labels, marks, cells }: Group, width: number): Way[] {
  const ways: Way[] = [];
  const add = (name: string, columns: number[]) => {
    if (rises(columns, width)) ways.push({ name, columns });
  };
  const label = labels[labels.length - 1]?.node;
  if (cells !== null) {
    const places = marks.map(({ node }) => node.place);
    const first = places[0] as number;
    const last = places[places.length - 1] as number;
    // A column is never one that holds the label.
    const least = label && label.position.end.line === marks[0]?.node.position.start.line ? label.place + 1 : 0;
    for (let from = Math.max(least, last - width + 1); from <= first; from++) add(nameWay(from), places.map((place) => place - from));
    // Blank cells of merged labels may be left out: the figures begin right behind the label.
    if (label) add('cells behind the label', places.map((place) => place - label.place - 1));
  } else if (label) {
    const lines = marks.map(({ node }) => node.position.start.line - label.position.end.line);
    // A blank cell left a blank line, or two where blank lines stand between cells.
    for (const step of [1, 2]) if (lines.every((line) => line > 0 && line % step === 0)) add(`lines by ${String(step)}`, lines.map((line) => line / step - 1));
  }
  return ways;
}

/** True for columns in their order, all of the table. */
function rises(columns: readonly number[], width: number): boolean {
  return columns.every((column, at) => Number.isInteger(column) && column >= 0 && column < width && (at === 0 || column > (columns[at - 1] as number)));
}

/** True where every stated total is the sum of its parts, blank cells counting nothing, and no part stands without its total. */
function holdsIn({ marks }: Group, columns: readonly number[], sums: readonly Sum[]): boolean {
  const values = new Map(marks.map(({ value }, at) => [columns[at] as number, value ?? 0]));
  return sums.every(({ parts, total }) => Math.abs(parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0) - (values.get(total) ?? 0)) < 1e-9);
}

function toPlaced(marks: readonly PrintedCell[], columns: readonly number[]): PlacedFigure[] {
  return marks.flatMap(({ value, node }, at) => (value === null ? [] : [{ column: columns[at] as number, value, source: node.position }]));
}

/** Where the columns stand on their lines, told by the rows that have a figure in each; null where these do not stand under each other. */
function learnCentres(groups: readonly Group[], width: number, toPlace: ToPlace): number[] | null {
  const whole = groups.filter(({ marks, cells }) => cells === null && marks.length === width && new Set(marks.map(({ node }) => node.position.start.line)).size === 1);
  // One row alone tells nothing of the others: labels of different length may have moved them.
  if (whole.length < 2) return null;
  const places = Array.from({ length: width }, (_, column) => whole.map(({ marks }) => toPlace((marks[column] as PrintedCell).node.position)));
  const centres = places.map((each) => each.reduce((sum, place) => sum + place, 0) / each.length);
  const gap = Math.min(...centres.slice(1).map((centre, at) => centre - (centres[at] as number)));
  // Beyond half of the way to the next column a figure may be that column's.
  return places.every((each) => Math.max(...each) - Math.min(...each) < gap / 2) ? centres : null;
}

function nearest(centres: readonly number[], place: number): number {
  return centres.reduce((best, centre, at) => (Math.abs(centre - place) < Math.abs((centres[best] as number) - place) ? at : best), 0);
}

/** One mark too many, the number of a page or of the row: the one without which the sums hold, if there is one alone. */
function dropOne(marks: readonly PrintedCell[], width: number, sums: readonly Sum[]): PlacedFigure[] | null {
  if (marks.length !== width + 1) return null;
  const columns = Array.from({ length: width }, (_, column) => column);
  const kept = marks.map((_, dropped) => marks.filter((_, at) => at !== dropped))
    .filter((left) => holdsIn({ labels: [], marks: left, cells: null }, columns, sums));
  const same = new Set(kept.map((left) => left.map(({ value }) => value).join()));
  return kept[0] && same.size === 1 ? toPlaced(kept[0], columns) : null;
}

/** Figures of a county's year have four digits at most; seven of them that ran together have few more digits than there are. */
const MOST_DIGITS = 4;
const MOST_SPARE = 6;

/** Figures that ran together, `4100005`: the only way to cut them whose sums hold. */
function splitGlued({ words, node }: PrintedCell, width: number, sums: readonly Sum[]): PlacedFigure[] | null {
  // Longer strings have more ways than sums can tell apart.
  if (!/^[0-9]+$/.test(words) || words.length < width || words.length > width + MOST_SPARE) return null;
  const found: number[][] = [];
  const cut = (at: number, lengths: number[]) => {
    if (found.length > 1) return;
    if (lengths.length === width) {
      if (at === words.length) {
        let from = 0;
        const values = lengths.map((length) => Number(words.slice(from, (from += length))));
        if (sums.every(({ parts, total }) => parts.reduce((sum, part) => sum + (values[part] as number), 0) === values[total])) found.push(lengths);
      }
      return;
    }
    const most = words.charAt(at) === '0' ? 1 : words.length - at - (width - lengths.length - 1);
    for (let length = 1; length <= most && length <= MOST_DIGITS; length++) cut(at + length, [...lengths, length]);
  };
  cut(0, []);
  const [lengths] = found;
  if (!lengths || found.length > 1) return null;
  let from = 0;
  const move = (by: number) => ({ ...node.position.start, column: node.position.start.column + by, offset: node.position.start.offset + by });
  return lengths.map((length, column) => {
    const figure = { column, value: Number(words.slice(from, from + length)), source: { start: move(from), end: move(from + length) } };
    from += length;
    return figure;
  });
}

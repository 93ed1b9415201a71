/**
 * What is searched: the points of a notice, a block at a time.
 *
 * A block is what a reader's browser loads: the texts of some twenty points with what a result shows and what the
 * facets count. Pagefind says which blocks can hold a query; the texts in them decide, character by character.
 */
import type { NoticeRecord, WorkPoint } from '../points/index.ts';

/** Of the files of search/data. Higher where pages of the last version would misread them: a page about several sites asks each. */
export const SEARCH_FORMAT = 1;

export type Role = 'lead' | 'participants' | 'responsible';
export const ROLES: readonly Role[] = ['lead', 'participants', 'responsible'];

/** A block as it is stored: short keys, and what repeats said once. */
export interface PackedBlock {
  /** Its place in the corpus. */
  order: number;
  notice: { id: string; place: string; year: number | null; kind: NoticeRecord['kind']; date: string | null };
  /** Headings: marker, words. */
  headings: [string, string][];
  /** Units: name, functions. */
  units: [string, string[]][];
  points: PackedPoint[];
  /** The whole text of the notice, line by line; in a block of its own. */
  w?: string;
  /**
   * With it: of each point its number, and the lines of the text it is read from: how far the first is behind the last
   * line of the point before, and how far the last is behind the first. Small numbers repeat and pack well.
   */
  r?: [string, number, number][];
  /** With it, where its lines stand in a file that is no text: a line from 1, and the place of it and those that follow. */
  l?: [number, string][];
}

export interface PackedPoint {
  /** Number */
  n: string;
  /** The number the notice prints, where it is another */
  p?: string;
  /** Text */
  t: string;
  /** Headings above, from the top */
  h: number[];
  /** Units and their roles, as places in ROLES */
  u: [number, number][];
  /** Themes, the primary first */
  th: string[];
  /** Has a deadline, has a commitment */
  d?: 1;
  c?: 1;
  /** Where it stands in a file that is no text: 第3页. */
  a?: string;
}

export interface NoticeSource {
  record: NoticeRecord;
  short: string;
  points: readonly WorkPoint[];
  /** Functions of a unit by the name the notice gives it. */
  functions: ReadonlyMap<string, readonly string[]>;
  /** The text, every line of it, without what is not the notice's own. */
  whole?: string;
  /** Where each line of it stands in a file that is no text. */
  places?: readonly string[];
  /** Number of a point → its first and last line. */
  lines?: ReadonlyMap<string, readonly [number, number]>;
}

/** So much text goes into a block, in characters. */
const BLOCK_SIZE = 6000;

export function toBlocks(notices: readonly NoticeSource[]): PackedBlock[] {
  const blocks: PackedBlock[] = [];
  for (const { record, short, points, functions, whole, places, lines } of notices) {
    const notice: PackedBlock['notice'] = { id: record.id, place: short, year: record.year, kind: record.kind, date: record.issued ?? record.published };
    let block: PackedBlock | null = null;
    let size = 0;
    for (const point of points) {
      if (!block || size > BLOCK_SIZE) {
        size = 0;
        block = { order: blocks.length, notice, headings: [], units: [], points: [] };
        blocks.push(block);
      }
      block.points.push(packPoint(block, point, functions));
      size += point.text.length;
    }
    if (whole !== undefined) {
      blocks.push({ order: blocks.length, notice, headings: [], units: [], points: [], w: whole, r: packLines([...lines ?? []]), ...packPlaces(places ?? []) });
    }
  }
  return blocks;
}

function packLines(lines: readonly (readonly [string, readonly [number, number]])[]): [string, number, number][] {
  return lines.map(([number, [first, last]], at) => [number, first - (lines[at - 1]?.[1][1] ?? 0), last - first]);
}

/** Each page or cell once, with the line it begins at; nothing where no line has one. The number of a paragraph says no more than its line. */
function packPlaces(places: readonly string[]): Pick<PackedBlock, 'l'> {
  const told = places.map((place) => (/第\d+段$/.test(place) ? '' : place));
  const packed = told.flatMap((place, at): [number, string][] => (place === (told[at - 1] ?? '') ? [] : [[at + 1, place]]));
  return packed.length > 0 ? { l: packed } : {};
}

/** Number of a point, its first line, its last. */
export function openLines(packed: readonly [string, number, number][]): [string, number, number][] {
  let end = 0;
  return packed.map(([number, gap, length]) => {
    const first = end + gap;
    end = first + length;
    return [number, first, end];
  });
}

function packPoint(block: PackedBlock, point: WorkPoint, functions: NoticeSource['functions']): PackedPoint {
  const { headings, units } = block;
  const packed: PackedPoint = {
    n: point.number,
    t: point.text,
    h: point.path.map(({ marker, text }) => {
      const at = headings.findIndex((heading) => heading[0] === marker && heading[1] === text);
      return at >= 0 ? at : headings.push([marker, text]) - 1;
    }),
    u: ROLES.flatMap((role, roleAt) => point[role].map((name): [number, number] => {
      const at = units.findIndex((unit) => unit[0] === name);
      return [at >= 0 ? at : units.push([name, [...(functions.get(name) ?? [])]]) - 1, roleAt];
    })),
    th: [point.themes.primary, ...point.themes.secondary.filter((theme) => theme !== point.themes.primary)],
  };
  if (point.printed !== undefined && point.printed !== `第${point.number}项`) packed.p = point.printed;
  if (point.deadline) packed.d = 1;
  if (point.commitments.length > 0) packed.c = 1;
  if (point.place !== undefined) packed.a = point.place;
  return packed;
}

/** Everything of a block that is searched, field by field. */
export function fieldsOf(block: PackedBlock): string[] {
  return [...block.points.map(({ t }) => t), ...block.headings.map(([, text]) => text), ...block.units.map(([name]) => name), ...(block.w === undefined ? [] : [block.w])];
}

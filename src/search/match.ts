/** A query against the points of a block: which fields hit, and where. */
import { findAll, foldText, unfold, type Folded } from '../text/fold.ts';
import { mergeSpans, type Span } from '../text/span.ts';
import type { Query } from './query.ts';
import { openLines, ROLES, type PackedBlock, type PackedPoint, type Role } from './records.ts';

export type Field = 'text' | 'heading' | 'unit';
export const FIELDS: readonly Field[] = ['text', 'heading', 'unit'];

/** One of several sites that are searched together. */
export interface Shard {
  /** Its folder, from the root of the site about all of them, with its slash: `37/` */
  path: string;
  /** 山东 */
  name: string;
}

/** A notice as results show it. */
export type FoundNotice = PackedBlock['notice'] & {
  /** Where several sites are searched together: whose it is. */
  shard?: Shard | undefined;
};

/** A block ready to be searched. */
export interface Block {
  order: number;
  notice: FoundNotice;
  points: Point[];
  /** The whole text of the notice, in a block of its own. */
  whole: Whole | null;
}

interface Whole extends Words {
  /** Where each line begins. */
  starts: readonly number[];
  ranges: readonly (readonly [string, number, number])[];
  /** Of a file that is no text: a line, and the page or cell of it and those that follow. */
  places: readonly (readonly [number, string])[];
}

interface Words {
  text: string;
  folded: Folded;
}

export interface Point {
  /** `yunchuan-2022/17` */
  id: string;
  number: string;
  /** As the notice prints it. */
  printed?: string;
  notice: FoundNotice;
  /** Its place in the corpus. */
  order: number;
  text: Words;
  headings: (Words & { marker: string })[];
  units: (Words & { role: Role; functions: readonly string[] })[];
  themes: readonly string[];
  hasDeadline: boolean;
  hasCommitment: boolean;
  /** Where it stands in a file that is no text: 第3页. */
  place: string | null;
}

const toWords = (text: string): Words => ({ text, folded: foldText(text, 'search') });

export function openBlock(packed: PackedBlock, shard?: Shard): Block {
  const notice: FoundNotice = { ...packed.notice, shard };
  const headings = packed.headings.map(([marker, text]) => ({ marker, ...toWords(text) }));
  const units = packed.units.map(([name, functions]) => ({ ...toWords(name), functions }));
  const open = (point: PackedPoint, at: number): Point => ({
    id: `${packed.notice.id}/${point.n}`,
    number: point.n,
    ...(point.p === undefined ? {} : { printed: point.p }),
    notice,
    order: packed.order * 100_000 + at,
    text: toWords(point.t),
    headings: point.h.flatMap((each) => headings[each] ?? []),
    units: point.u.flatMap(([unit, role]) => {
      const found = units[unit];
      const name = ROLES[role];
      return found && name ? { ...found, role: name } : [];
    }),
    themes: point.th,
    hasDeadline: point.d === 1,
    hasCommitment: point.c === 1,
    place: point.a ?? null,
  });
  return { order: packed.order, notice, points: packed.points.map(open), whole: packed.w === undefined ? null : openWhole(packed.w, openLines(packed.r ?? []), packed.l ?? []) };
}

export interface Hit {
  point: Point;
  /** The fields that hold a term. */
  via: Field[];
  /** How many of the terms the text holds. */
  termsInText: number;
  /** A heading holds a term as well. */
  inHeading: boolean;
  /** The share of the text that is hits. */
  density: number;
}

/** Every term somewhere, and no excluded one anywhere: null if not. */
export function matchPoint(point: Point, { include, exclude }: Query): Hit | null {
  const isIn = ({ folded }: Words, term: string): boolean => folded.text.includes(term);
  for (const term of exclude) {
    if (isIn(point.text, term) || point.headings.some((each) => isIn(each, term)) || point.units.some((each) => isIn(each, term))) return null;
  }
  const via = new Set<Field>();
  let termsInText = 0;
  let hitLength = 0;
  for (const term of include) {
    const inText = isIn(point.text, term);
    const inHeading = point.headings.some((each) => isIn(each, term));
    const inUnit = point.units.some((each) => isIn(each, term));
    if (!inText && !inHeading && !inUnit) return null;
    if (inText) {
      via.add('text');
      termsInText += 1;
      hitLength += findAll(point.text.folded, term).length * term.length;
    }
    if (inHeading) via.add('heading');
    if (inUnit) via.add('unit');
  }
  return {
    point,
    via: FIELDS.filter((field) => via.has(field)),
    termsInText,
    inHeading: via.has('heading'),
    density: hitLength / Math.max(1, point.text.folded.text.length),
  };
}

function openWhole(text: string, ranges: Whole['ranges'], places: Whole['places']): Whole {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { ...toWords(text), starts, ranges, places };
}

/** A place in the text of a notice. */
export interface Passage {
  notice: FoundNotice;
  /** Its line, from 1. */
  line: number;
  /** Its page or cell, where the file is no text. */
  place: string | null;
  /** The words of its lines. */
  text: string;
  /** The point that is read from there; null outside of points. */
  point: string | null;
}

/** Several terms are together if they stand no further apart than this. */
const NEAR = 200;

/** Every line of a notice at which the terms stand together, and no excluded one near. */
export function findPassages({ whole, notice }: Block, { include, exclude }: Query): Passage[] {
  if (!whole) return [];
  const { text } = whole.folded;
  const places = include.map((term) => ({ term, at: listPlaces(text, term) })).sort((a, b) => a.at.length - b.at.length);
  const [rarest, ...others] = places;
  if (!rarest) return [];
  const excluded = exclude.map((term) => listPlaces(text, term));
  const isNear = (at: readonly number[], place: number) => at.some((other) => Math.abs(other - place) <= NEAR);
  const passages = new Map<number, Passage>();
  for (const place of rarest.at) {
    if (!others.every(({ at }) => isNear(at, place)) || excluded.some((at) => isNear(at, place))) continue;
    const { start, end } = unfold(whole.folded, { start: place, end: place + rarest.term.length });
    const line = lineAt(whole, start);
    if (passages.has(line)) continue;
    const last = lineAt(whole, Math.max(start, end - 1));
    passages.set(line, {
      notice, line, place: whole.places.findLast(([from]) => from <= line)?.[1] || null, text: whole.text.slice(whole.starts[line - 1], whole.starts[last] ?? whole.text.length).replace(/\s+/g, ' ').trim(),
      point: whole.ranges.find(([, from, to]) => line >= from && last <= to)?.[0] ?? null,
    });
  }
  return [...passages.values()];
}

function listPlaces(text: string, term: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) places.push(at);
  return places;
}

function lineAt({ starts }: Whole, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Where the terms stand in some words. */
export function findMarks({ folded }: { folded: Folded }, terms: readonly string[]): Span[] {
  return mergeSpans(terms.flatMap((term) => findAll(folded, term)));
}

/** Where the terms stand in a text that is not of a block. */
export function findMarksIn(text: string, terms: readonly string[]): Span[] {
  return findMarks({ folded: foldText(text, 'search') }, terms);
}

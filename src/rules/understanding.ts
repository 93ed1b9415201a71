/**
 * How much of a text was understood: each character, white space aside, is in a point, in a part whose purpose is known
 * (title, headings, page data, an opening …), or in neither, and then its place is said.
 */
import { wordsOf, type NoticeNode, type Position, type Section } from '../notice/index.ts';
import type { ReadNotice } from '../points/index.ts';

export interface Understanding {
  /** Characters that are no white space. */
  total: number;
  /** In the words, units, deadlines and remarks of points, or in figures. */
  points: number;
  known: number;
  /** What nobody understood. */
  rest: number;
  /** Where that stands, in the order of the text. */
  places: { position: Position; quote: string }[];
}

/** Notes below a text: 注：…, 说明：… */
const NOTE = /^(?:注|备注|说明|附注|填表)/;

export function measureUnderstanding({ text, tree, points, statistics, metadata }: Pick<ReadNotice, 'text' | 'tree' | 'points' | 'statistics' | 'metadata'>): Understanding {
  const covered = mergeRanges(points.flatMap(({ source, evidence }) => [...source, ...evidence.units, ...evidence.deadline, ...evidence.remark, ...evidence.body?.source ?? []])
    .concat(statistics.cells.flatMap(({ source }) => source)));
  const report = metadata.kind === 'annual-report';
  const first = Math.min(Infinity, ...points.map(({ evidence }) => evidence.whole.start.offset));
  const result: Understanding = { total: 0, points: 0, known: 0, rest: 0, places: [] };
  const count = (from: number, to: number) => text.slice(from, to).replace(/\s/g, '').length;
  const add = (node: NoticeNode, known: boolean) => {
    const [from, to] = [node.position.start.offset, node.position.end.offset];
    const all = count(from, to);
    const inPoints = overlap(covered, from, to).reduce((sum, [start, end]) => sum + count(start, end), 0);
    result.total += all;
    result.points += inPoints;
    if (known || inPoints === all) result.known += all - inPoints;
    else {
      result.rest += all - inPoints;
      // A comma between two items is no place to go to.
      if (all - inPoints > 1) result.places.push({ position: node.position, quote: text.slice(from, to).trim().slice(0, 40) });
    }
  };
  const visit = (node: NoticeNode, isKnown: boolean): void => {
    // What a person says of a line is known.
    const known = isKnown || (node.chosen?.some(({ as }) => as === 'no-task' || as === 'outside') ?? false);
    switch (node.type) {
      case 'notice':
        for (const child of node.children) visit(child, child.type === 'paragraph' && (report || child.position.start.offset < first || NOTE.test(wordsOf(child))));
        return;
      case 'section':
        // A part with a number is known as one; what asks for nothing in it opens it.
        for (const child of node.children) visit(child, child.type === 'paragraph' ? isOpening(node) || report || isBeside(node) : child.type !== 'assignment');
        return;
      case 'table':
        for (const child of node.children) visit(child, node.columns === null ? statistics.cells.length > 0 : child.type === 'row' && child.header);
        return;
      case 'row':
        for (const child of node.children) visit(child, known);
        return;
      case 'cell':
        for (const child of node.children) visit(child, known || (node.column !== null && node.column !== 'requirement'));
        return;
      case 'other':
        add(node, node.kind !== 'unrecognised');
        return;
      case 'paragraph':
      case 'item':
        for (const child of node.children) visit(child, known);
        return;
      case 'field': case 'heading': case 'marker':
        add(node, true);
        return;
      case 'assignment': case 'text':
        add(node, known);
        return;
      default:
        return node satisfies never;
    }
  };
  // Beside a table that has all the points, the numbered parts of the text say how they are to be done.
  const isBeside = (section: Section) => points.length > 0 && !points.some(({ evidence }) => evidence.whole.start.offset >= section.position.start.offset && evidence.whole.end.offset <= section.position.end.offset);
  visit(tree, false);
  return result;
}

/** True for a part with parts beneath it: its own paragraphs lead to them. */
function isOpening(section: Section): boolean {
  return section.children.some(({ type }) => type === 'section' || type === 'table') || section.children.some((child) => child.type === 'paragraph' && child.children.some(({ type }) => type === 'item'));
}

type Range = [number, number];

function mergeRanges(positions: readonly Position[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of positions.map(({ start, end }): Range => [start.offset, end.offset]).sort((a, b) => a[0] - b[0])) {
    const last = merged[merged.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** The stretches of a sorted list that lie between two offsets. */
function overlap(ranges: readonly Range[], from: number, to: number): Range[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range)[1] <= from) low = middle + 1;
    else high = middle;
  }
  const found: Range[] = [];
  for (let at = low; at < ranges.length && (ranges[at] as Range)[0] < to; at++) {
    const [start, end] = ranges[at] as Range;
    found.push([Math.max(start, from), Math.min(end, to)]);
  }
  return found;
}

/** In a sentence: 读懂了98%：条目里1204字，标题、落款等233字；31字没有读懂（第12、13行）。 */
export function describeUnderstanding({ total, points, known, rest, places }: Understanding): string {
  if (total === 0) return '没有文字。';
  const share = rest === 0 ? 100 : Math.min(99, Math.floor(100 * (points + known) / total));
  const lines = [...new Set(places.map(({ position }) => position.start.line))];
  const where = lines.length === 0 ? '' : `（第${lines.slice(0, 6).join('、')}行${lines.length > 6 ? '等' : ''}）`;
  return `读懂了${String(share)}%：条目里${String(points)}字，标题、说明等${String(known)}字；${rest === 0 ? '没有读不懂的' : `${String(rest)}字没有读懂${where}`}。`;
}

/**
 * A notice that says the same twice, as clauses and as the rows of an annex: each row beside its clause, every
 * difference between them, and what kind it is. The rows of a clause are taken together, in order, so that words lost
 * between two rows show too.
 */
import type { Position } from '../notice/index.ts';
import { findDifferences } from '../text/diff.ts';
import { foldText } from '../text/fold.ts';
import type { BodyClause } from './body.ts';
import type { ExtractedPoint } from './extracted.ts';
import { groupBy } from './group-by.ts';

/** Where the words of a row and of its clause part. */
export interface BodyDifference {
  /** The number of the point it stands in (or after). */
  number: string;
  /** The words on either side; one may be empty. */
  annex: string;
  body: string;
  /** The same with some words around, for readers. */
  annexContext: string;
  bodyContext: string;
  /** It is in a heading, not in a requirement. */
  heading: boolean;
  annexPlace: Position;
  bodyPlace?: Position;
}

/** All differences between rows and their clauses, in the order of the annex. */
export function compareWithBody(points: readonly ExtractedPoint[]): BodyDifference[] {
  const found: BodyDifference[] = [];
  const seenHeadings = new Set<string>();
  const groups = new Map<BodyClause, ExtractedPoint[]>();
  for (const point of points) {
    const { body } = point.evidence;
    if (!body) continue;
    compareHeadings(point, body, seenHeadings, found);
    if (point.evidence.textFromBody) continue;
    const rows = groups.get(body);
    if (rows) rows.push(point);
    else groups.set(body, [point]);
  }
  for (const [clause, rows] of groups) found.push(...compareClause(clause, rows));
  const order = new Map(points.map((point, at) => [point.number, at]));
  return found.sort((a, b) => (order.get(a.number) ?? 0) - (order.get(b.number) ?? 0)
    || a.annexPlace.start.offset - b.annexPlace.start.offset);
}

function compareHeadings(point: ExtractedPoint, body: BodyClause, seen: Set<string>, found: BodyDifference[]): void {
  if (point.path.length !== body.path.length) return;
  point.path.forEach((heading, at) => {
    const other = body.path[at];
    if (!other) return;
    const key = `${at}:${point.path.slice(0, at + 1).map(({ marker, text }) => marker + text).join('/')}`;
    if (seen.has(key)) return;
    seen.add(key);
    const differences = findDifferences(heading.text, other.text);
    if (differences?.length === 0) return;
    found.push({
      number: point.number,
      annex: (differences ?? []).map(({ a }) => heading.text.slice(...a)).join('…'),
      body: (differences ?? []).map(({ b }) => other.text.slice(...b)).join('…'),
      annexContext: heading.text,
      bodyContext: other.text,
      heading: true,
      annexPlace: point.evidence.whole,
      bodyPlace: body.whole,
    });
  });
}

/** `（牵头单位：办公室；完成时限：6月底前）` */
const ASSIGNED = /^\s*[（(【][^（）()【】]*(?:牵头|配合|负责|责任单位|时限)[^（）()【】]*[）)】][。；;]?\s*$/;

function compareClause(clause: BodyClause, rows: readonly ExtractedPoint[]): BodyDifference[] {
  const annex = rows.map((row) => row.text).join('');
  const body = clause.requirement.map((leaf) => leaf.value).join('');
  const differences = findDifferences(annex, body);
  if (!differences) return [];
  const requirement = clause.requirement.map((leaf) => leaf.position);
  const ranges = rows.flatMap((row) => row.source);
  const starts: number[] = [];
  let length = 0;
  for (const row of rows) {
    starts.push(length);
    length += row.text.length;
  }
  return differences
    .filter(({ a, b }) => [annex.slice(...a), body.slice(...b)].some((words) => foldText(words, 'wording').text !== ''))
    // Who does it by when stands in cells of the row, and in brackets behind the clause.
    .filter(({ a, b }) => a[1] > a[0] || !ASSIGNED.test(body.slice(...b)))
    .map(({ a, b }) => {
      // What is lost between two rows belongs to the one that follows.
      const at = starts.findLastIndex((start) => start <= a[0]);
      const row = rows[Math.max(0, at)] as ExtractedPoint;
      return {
        number: row.number,
        annex: annex.slice(...a),
        body: body.slice(...b),
        annexContext: inContext(annex, a),
        bodyContext: inContext(body, b),
        heading: false,
        annexPlace: toPosition(ranges, a),
        bodyPlace: toPosition(requirement, b),
      };
    });
}

/** So many letters before and behind: a word or two, by which a reader finds the place. */
const CONTEXT = { before: 8, after: 6 };

/** Some words around a stretch, cut at punctuation where it is near. */
function inContext(text: string, [start, end]: readonly [number, number]): string {
  const before = text.slice(Math.max(0, start - CONTEXT.before), start).split(/[，。；、,;]/).pop() ?? '';
  const after = text.slice(end, end + CONTEXT.after).split(/[，。；、,;]/)[0] ?? '';
  return before + text.slice(start, end) + after;
}

/** The place in the source of a stretch of joined text. */
function toPosition(ranges: readonly Position[], [start, end]: readonly [number, number]): Position {
  return { start: toPoint(ranges, start, false), end: end > start ? toPoint(ranges, end, true) : toPoint(ranges, start, false) };
}

function toPoint(ranges: readonly Position[], offset: number, isEnd: boolean): Position['start'] {
  let before = 0;
  for (const { start, end } of ranges) {
    const length = end.offset - start.offset;
    if (offset < before + length || (isEnd && offset === before + length)) {
      const by = offset - before;
      return { line: start.line, column: start.column + by, offset: start.offset + by };
    }
    before += length;
  }
  return ranges[ranges.length - 1]?.end ?? { line: 1, column: 1, offset: 0 };
}

export type BodyAnnexKind =
  /** The annex puts it in other words: 重大工程 / 重点工程. */
  | 'wording'
  /** The annex was probably misread when it was made text: 风险 / risk. */
  | 'recognition'
  /** The body has it, the annex lacks it. */
  | 'missing'
  /** The annex has it, the body lacks it. */
  | 'added'
  /** The row has none of its own: it holds what a merged cell above says. */
  | 'inherited';

export interface BodyAnnexDifference {
  kind: BodyAnnexKind;
  part: 'heading' | 'requirement' | 'units' | 'deadline';
  /** The whole of the part is concerned, not some words of it: a requirement that the annex lost, a merged cell. */
  whole: boolean;
  /** The point it stands in, or the first it concerns. */
  number: string;
  /** All points it concerns: a lost heading stands over several rows. */
  numbers: string[];
  /** The words that differ, and with some around; empty where there are none. */
  annex: string;
  body: string;
  annexContext: string;
  bodyContext: string;
  annexPlace: Position;
  /** Of `inherited`, the merged cell. */
  bodyPlace: Position | null;
}

/** Characters that are mistaken for each other by their shape. */
const LOOKALIKES = ['己已巳', '日曰目', '末未', '人入八', '土士', '千干于', '天夭', '大太犬', '戊戌戍', '侯候', '今令', '治冶', '析折', '白自', '间问', '拔拨', '崇祟', '亳毫', '谒渴', '0OoＯ〇', '1lI|'];

/**
 * All differences of a notice's annex from its body, in the order of the
 * annex. Widths of punctuation and white space do not count.
 *
 * @param points as extracted, with their evidence; of a notice without body and annex there are no differences
 */
export function findBodyAnnexDifferences(points: readonly ExtractedPoint[]): BodyAnnexDifference[] {
  const found: BodyAnnexDifference[] = [];
  const byNumber = groupBy(compareWithBody(points), ({ number }) => number);
  const headings = new Map<BodyClause, BodyAnnexDifference>();
  for (const point of points) {
    const { evidence } = point;
    const { body } = evidence;
    if (!body) continue;
    const here = { number: point.number, numbers: [point.number], annex: '', annexContext: '' };
    if (evidence.pathFromBody) {
      const known = headings.get(body);
      if (known) known.numbers.push(point.number);
      else {
        const words = body.path[body.path.length - 1]?.text ?? '';
        const lost: BodyAnnexDifference = {
          ...here, numbers: [point.number], kind: 'missing', part: 'heading', whole: true, body: words, bodyContext: words, annexPlace: evidence.whole, bodyPlace: body.whole,
        };
        headings.set(body, lost);
        found.push(lost);
      }
    }
    for (const difference of byNumber.get(point.number) ?? []) {
      // A heading taken from the body cannot differ from it.
      if (!(difference.heading && evidence.pathFromBody)) found.push(toTyped(difference));
    }
    if (evidence.textFromBody) {
      const words = body.requirement.map(({ value }) => value).join('');
      found.push({ ...here, kind: 'missing', part: 'requirement', whole: true, body: words, bodyContext: words, annexPlace: evidence.whole, bodyPlace: body.whole });
    }
    if (point.inherited) found.push(toInherited(point, 'units', [...point.lead, ...point.responsible, ...point.participants].join('、'), evidence.units));
    if (evidence.deadlineInherited) found.push(toInherited(point, 'deadline', point.deadline?.text ?? '', evidence.deadline));
  }
  return found;
}

function toTyped({ number, annex, body, annexContext, bodyContext, heading, annexPlace, bodyPlace }: BodyDifference): BodyAnnexDifference {
  return {
    kind: toKind(annex, body), part: heading ? 'heading' : 'requirement', whole: false,
    number, numbers: [number], annex, body, annexContext, bodyContext, annexPlace, bodyPlace: bodyPlace ?? null,
  };
}

function toInherited(point: ExtractedPoint, part: 'units' | 'deadline', words: string, cells: readonly Position[]): BodyAnnexDifference {
  return {
    kind: 'inherited', part, whole: true, number: point.number, numbers: [point.number],
    annex: words, body: '', annexContext: words, bodyContext: '', annexPlace: point.evidence.whole, bodyPlace: cells[0] ?? null,
  };
}

/** Letters and digits: what is left where only marks differ is none of the three. */
const bare = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '');

function toKind(annex: string, body: string): BodyAnnexKind {
  const left = bare(annex);
  const right = bare(body);
  if (looksMisread(left, right)) return 'recognition';
  if (left === '' && right !== '') return 'missing';
  if (right === '' && left !== '') return 'added';
  return 'wording';
}

function looksMisread(annex: string, body: string): boolean {
  if (annex === '' || body === '') return false;
  // 风险 / risk: letters on one side where the other has Han characters only
  const han = /^\p{Script=Han}+$/u;
  const latin = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u;
  if ((latin.test(annex) && han.test(body)) || (han.test(annex) && latin.test(body))) return true;
  const one = [...annex];
  const two = [...body];
  return one.length === two.length && one.every((char, at) => LOOKALIKES.some((group) => group.includes(char) && group.includes(two[at] ?? '')));
}

/** A clause of the body with the rows that repeat it. */
export interface BodyAnnexRow {
  clause: BodyClause;
  rows: { number: string; text: string; differences: BodyAnnexDifference[] }[];
}

/** Clauses and their rows side by side, in the order of the annex; a point without a clause is left out. */
export function pairBodyWithAnnex(points: readonly ExtractedPoint[]): BodyAnnexRow[] {
  const byNumber = groupBy(findBodyAnnexDifferences(points), ({ number }) => number);
  const pairs = new Map<BodyClause, BodyAnnexRow>();
  for (const point of points) {
    const { body } = point.evidence;
    if (!body) continue;
    let pair = pairs.get(body);
    if (!pair) pairs.set(body, (pair = { clause: body, rows: [] }));
    pair.rows.push({ number: point.number, text: point.text, differences: byNumber.get(point.number) ?? [] });
  }
  return [...pairs.values()];
}

/**
 * Each row of an annex against the clause of the body it repeats: where the
 * wordings part. The rows of a clause are taken together, in order, so that
 * words lost between two rows show too.
 */
import type { Position } from '../notice/index.ts';
import type { BodyClause } from './body.ts';
import { findDifferences } from '../text/diff.ts';
import { foldText } from '../text/fold.ts';
import type { ExtractedPoint } from './extract.ts';

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

/** Some words around a stretch, cut at punctuation where it is near. */
function inContext(text: string, [start, end]: readonly [number, number]): string {
  const before = /[^，。；、,;]{0,8}$/.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? '';
  const after = /^[^，。；、,;]{0,6}/.exec(text.slice(end, end + 6))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}

/** The place in the source of a stretch of joined text. */
export function toPosition(ranges: readonly Position[], [start, end]: readonly [number, number]): Position {
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

/** Points side by side: a column a notice, aligned points in one row. */
import type { Alignment } from '../compare/alignment.ts';
import type { ComparisonRow } from '../compare/rows.ts';
import { markWording } from '../compare/wording.ts';
import { toPlaceName } from '../points/names.ts';
import type { Span } from '../text/span.ts';
import { h, type ViewElement } from './element.ts';
import { joinLabel, RELATION, toPointLabel } from './labels.ts';
import { POINTS_NAMED_IN_A_CELL } from './limits.ts';
import { toPlaceMark } from './place-mark.ts';
import { toGlyph, toPlaceClass } from './places.ts';
import { toPointCell, type CellNotice, type CellPoint } from './point-cell.ts';
import type { TermSpan } from './point-text.ts';
import { toCsvButton } from './csv-button.ts';

/** A notice as a column. */
export interface Column extends CellNotice {
  id: string;
  url: string;
}

export interface Comparison {
  /** The way to the site's root: '' or '../'. */
  root: string;
  /** What is compared, for the name of the table: `重点工程：各地并排`. */
  name: string;
  columns: readonly Column[];
  /** By id: at least those in the rows. */
  points: ReadonlyMap<string, CellPoint>;
  /** Rows with points of several notices first. */
  rows: readonly ComparisonRow[];
  /** What is the same or related among the points, in one row or not. */
  alignments: readonly Alignment[];
  /** Points for which the theme compared is only their second one. */
  also: ReadonlySet<string>;
  /** The rows in parts of their own, each under its words; else what several share and what one has alone. */
  parts?: readonly { id: string; words: string; rows: readonly ComparisonRow[] }[];
  /** Theme of a point by its id, where rows say of which they are. */
  themes?: ReadonlyMap<string, string>;
  /** Terms of the glossary to link, by the id of a point. */
  terms?: ReadonlyMap<string, readonly TermSpan[]>;
}

const TABLE = 'table-comparison';
/** Over rows of one notice. Another page, or a reader, may find what this one did not. */
const ALONE = '程序没有找到同一件事的';

/** The table in the part of a page that it scrolls in, and its button. */
export function toComparison(comparison: Comparison): ViewElement[] {
  const bodies = listParts(comparison).map(({ id, title, rows }) =>
    h('tbody', { 'data-part': id }, toPartRow(comparison, title), ...rows.map((row) => toRow(comparison, row))));
  return frameComparison(comparison, bodies);
}

/** The same a row at a time, for scripts that pause in between. */
export function* toComparisonInSteps(comparison: Comparison): Generator<undefined, ViewElement[]> {
  const bodies: ViewElement[] = [];
  for (const { id, title, rows } of listParts(comparison)) {
    const shown: ViewElement[] = [];
    for (const row of rows) {
      shown.push(toRow(comparison, row));
      yield;
    }
    bodies.push(h('tbody', { 'data-part': id }, toPartRow(comparison, title), ...shown));
  }
  return frameComparison(comparison, bodies);
}

function frameComparison({ root, name, columns }: Comparison, bodies: readonly ViewElement[]): ViewElement[] {
  return [
    h('div', { class: 'comparison', 'data-comparison': true, tabindex: 0, role: 'region', 'aria-label': name },
      h('table', { id: TABLE, 'data-name': name },
        h('thead', {}, h('tr', {}, ...columns.map((column) =>
          h('th', { scope: 'col', class: toPlaceClass(column.order), id: column.id, 'data-column': column.id, 'data-label': toPlaceName(column.short, column.year) },
            h('a', { href: root + column.url }, toPlaceMark(column)),
            // Read beside what others demand, a report is easily taken for its outcome.
            column.kind === 'annual-report' && columns.length > 1 && h('p', { class: 'column-note note' }, '年度报告：自己已做的事，不是其他地区要点的完成情况'))))),
        ...bodies)),
    toCsvButton(TABLE),
  ];
}

/** The parts asked for, else rows that several notices share, and those of one alone. */
function listParts({ rows, columns, parts }: Comparison): { id: string; title: string; rows: readonly ComparisonRow[] }[] {
  if (parts) return parts.map(({ id, words, rows: own }) => ({ id, title: words, rows: own }));
  return [
    { id: 'both', title: '同一件事', rows: rows.filter((row) => row.notices > 1) },
    { id: 'alone', title: columns.length > 1 ? ALONE : '条目', rows: rows.filter((row) => row.notices <= 1) },
  ].filter((part) => part.rows.length > 0);
}

function toPartRow({ columns }: Comparison, title: string): ViewElement {
  return h('tr', { class: 'part' }, h('th', { scope: 'rowgroup', colspan: columns.length }, title));
}

function toRow(comparison: Comparison, row: ComparisonRow): ViewElement {
  const { root, columns, points, also, terms, themes } = comparison;
  const common = findCommon(row, points);
  const evidence = findEvidence(row);
  const cells = new Map(row.cells.map((cell) => [cell.notice, cell]));
  return h('tr', {}, ...columns.map((column) => {
    const { points: own = [], partly = [] } = cells.get(column.id) ?? {};
    const shown = [...own.map((id) => ({ id, same: row.notices > 1 ? [] : null })), ...partly].flatMap(({ id, same }) => {
      const point = points.get(id);
      return point ? [{ point, same }] : [];
    });
    return h('td', { class: shown.length === 0 ? `${toPlaceClass(column.order)} empty` : toPlaceClass(column.order), 'data-column': column.id, 'data-mark': `${toGlyph(column.order)} ${toPlaceName(column.short, column.year)}` },
      ...shown.map(({ point, same }) => toPointCell(root, column, point, {
        also: also.has(point.id), common: common.get(point.id) ?? [], terms: terms?.get(point.id) ?? [], theme: themes?.get(point.id), evidence: evidence.get(point.id) ?? [],
        relations: same === null ? toRelated(comparison, point.id) : same.length > 0 ? [toRelation(comparison, point.id, '只与这些是同一件事', same)] : [],
      })));
  }));
}


/** What is said beneath a point that stands alone in its row. */
function toRelated(comparison: Comparison, id: string): ViewElement[] {
  const partners = comparison.alignments.flatMap(({ a, b, relation }) => (a === id ? [{ other: b, relation }] : b === id ? [{ other: a, relation }] : []))
    .filter(({ other }) => comparison.points.has(other));
  return (['same', 'related'] as const).flatMap((relation) => {
    const others = partners.filter((partner) => partner.relation === relation).map(({ other }) => other).slice(0, POINTS_NAMED_IN_A_CELL);
    return others.length > 0 ? [toRelation(comparison, id, RELATION[relation], others)] : [];
  });
}

/** `相关：宿迁第2-3项、广州第33项` */
function toRelation({ root, columns, points }: Comparison, id: string, words: string, others: readonly string[]): ViewElement {
  const links = others.flatMap((other) => {
    const point = points.get(other);
    const column = columns.find((each) => each.id === point?.notice);
    return point && column ? [h('a', { href: `${root}compare/index.html?points=${id},${other}` }, joinLabel(column.short, toPointLabel(point)))] : [];
  });
  return h('p', { class: 'note relation' }, `${words}：`, ...links.flatMap((link, at) => (at > 0 ? ['，', link] : [link])));
}

/** For each point of a row the stretch that makes it the same as the one it is nearest to. */
function findEvidence({ alignments }: ComparisonRow): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  // The best come first.
  for (const { a, b, evidence } of alignments) {
    if (!spans.has(a)) spans.set(a, [evidence.a]);
    if (!spans.has(b)) spans.set(b, [evidence.b]);
  }
  return spans;
}

/** For each point of a row the stretches that another column of the row has too. */
function findCommon(row: ComparisonRow, points: ReadonlyMap<string, CellPoint>): Map<string, Span[]> {
  const texts = row.cells.flatMap((cell) => [...cell.points, ...cell.partly.map(({ id }) => id)].map((id) => ({ id, column: cell.notice, text: points.get(id)?.text ?? '' })));
  return new Map(markWording(texts).map(({ id, stretches }) => [id, stretches.filter((stretch) => stretch.with.length > 0)]));
}

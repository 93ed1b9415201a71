/** A point in a column, as PointCell.astro makes it at build time. */
import { cutAtSpans, findQuotes } from '../text/pieces.ts';
import { toPointLabel } from '../view/labels.ts';
import { toGlyph, toPlaceClass } from '../view/places.ts';
import { h } from './dom.ts';
import { buildLedgerButton } from './ledger/button.ts';
import type { NoticeData } from './notice-data.ts';

type Point = NoticeData['points'][number];

/** The mark of a place in its colour, its name and year. */
export function buildPlaceMark(notice: Pick<NoticeData, 'order' | 'short' | 'year'>): HTMLElement {
  return h('span', { class: `place ${toPlaceClass(notice.order)}` },
    h('span', { class: 'place-glyph', 'aria-hidden': 'true' }, toGlyph(notice.order)), notice.short,
    notice.year !== null && h('span', { class: 'place-year' }, String(notice.year)));
}

/** The verbatim text, figures standing out, words that others have underlined. */
export function buildPointText(point: Pick<Point, 'text' | 'commitments'>, common: readonly { start: number; end: number }[] = []): HTMLElement {
  const figures = findQuotes(point.text, point.commitments.map(({ quote }) => quote));
  const pieces = cutAtSpans(point.text, figures).map((piece) => {
    const words = cutAtSpans(point.text, common, piece)
      .map(({ text, span }) => (span ? h('span', { class: 'common' }, text) : document.createTextNode(text)));
    if (piece.span) return h('b', { class: 'figure' }, ...words);
    const fragment = document.createDocumentFragment();
    fragment.append(...words);
    return fragment;
  });
  return h('p', { class: 'point-text' }, ...pieces);
}

function buildUnits(point: Point, report: boolean): Node {
  const roles = ([['牵头', point.lead], ['配合', point.participants], ['责任', point.responsible]] as const).filter(([, names]) => names.length > 0);
  if (roles.length === 0) return report ? document.createDocumentFragment() : h('p', { class: 'missing' }, '未写明责任单位');
  return h('dl', { class: 'units' }, ...roles.map(([role, names]) =>
    h('div', { class: role === '牵头' ? 'role lead' : 'role' }, h('dt', {}, role), h('dd', {}, names.join('、')))));
}

export function buildPointCell(root: string, notice: NoticeData, point: Point, options: { common?: readonly { start: number; end: number }[]; also?: boolean } = {}): HTMLElement {
  return h('article', { class: 'cell', 'data-point': point.id },
    h('p', { class: 'cell-head' }, h('a', { href: root + point.url }, toPointLabel(point.number)), options.also && h('span', { class: 'tag' }, '兼及'),
      buildLedgerButton(point.id, `${notice.short}${String(notice.year ?? '')}${toPointLabel(point.number)}`)),
    buildPointText(point, options.common),
    buildUnits(point, notice.kind === 'annual-report'),
    point.deadline && h('p', { class: 'deadline' }, h('span', { class: 'note' }, '时限：'), point.deadline.text,
      point.deadlineInherited && h('span', { class: 'note' }, '（合并单元格）')));
}

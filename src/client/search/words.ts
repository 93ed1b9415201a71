/** How results are said, as elements: never as markup, so that nothing a query holds is ever run. */
import { findMarks, findMarksIn, makeExcerpt, type FoundNotice, type Hit, type Point } from '../../search/index.ts';
import { cutAtSpans } from '../../text/pieces.ts';
import { toPlaceName } from '../../points/names.ts';
import { toFullLabel } from '../../view/labels.ts';
import { h } from '../lib/dom.ts';
import { makeMark } from './marks.ts';

type Child = Node | string;

/** Some words, their hits marked. */
function markWords(words: Point['text'], terms: readonly string[]): Child[] {
  return cutAtSpans(words.text, findMarks(words, terms)).map(({ text, span }) => (span ? makeMark(text) : text));
}

export function excerptOf({ text }: Point, terms: readonly string[]): Child[] {
  return makeExcerpt(text.text, findMarks(text, terms)).map((piece) => (piece.marked ? makeMark(piece.text) : piece.text));
}

/** Some words around their first hit. */
export function excerptOfWords(words: string, terms: readonly string[]): Child[] {
  return makeExcerpt(words, findMarksIn(words, terms)).map((piece) => (piece.marked ? makeMark(piece.text) : piece.text));
}

/** The way to the root of the site that a notice is on. */
export function rootOf({ shard }: FoundNotice, root: string): string {
  return root + (shard?.path ?? '');
}

/** 广州2022 · 第17项, 宿迁2021 · 三（一）1（本站第3-1-1项） */
export function nameOf(point: Point): string {
  return `${toPlaceName(point.notice.place, point.notice.year)} · ${toFullLabel(point)}`;
}

export function addressOf({ id, notice }: Point, root: string, q: string): string {
  const query = q === '' ? '' : `?${new URLSearchParams({ hl: q }).toString()}`;
  return `${rootOf(notice, root)}${id.split('/').map(encodeURIComponent).join('/')}.html${query}`;
}

export function pathOf({ headings }: Point, terms: readonly string[]): Child[] {
  return headings.flatMap((heading, at) => [at > 0 ? ' › ' : '', heading.marker, ...markWords(heading, terms)]);
}

/** Who leads, or who is responsible; and any other unit that was found. */
export function unitsOf({ units }: Point, terms: readonly string[]): Child[] {
  const leads = units.filter(({ role }) => role === 'lead');
  const first = leads.length > 0 ? leads : units.filter(({ role }) => role === 'responsible');
  const found = units.filter((unit) => !first.includes(unit) && findMarks(unit, terms).length > 0);
  const say = (label: string, list: typeof units): Child[] =>
    list.length === 0 ? [] : [h('span', { class: 'search-units' }, `${label} `, ...list.flatMap((unit, at) => [at > 0 ? '、' : '', ...markWords(unit, terms)]))];
  return [
    ...say(leads.length > 0 ? '牵头' : '责任', first),
    ...say('配合', found.filter(({ role }) => role === 'participants')),
    ...say('责任', found.filter(({ role }) => role === 'responsible')),
  ];
}

/** What to say of a point that was not found in its text. */
export function viaWords({ via }: Hit): string {
  if (via.length === 0 || via.includes('text')) return '';
  return `见于${via.map((field) => (field === 'heading' ? '标题' : '单位')).join('和')}`;
}

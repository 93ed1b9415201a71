/** Small parts that several sections of the results are made of. */
import { toPlaceName } from '../../points/names.ts';
import { joinLabel, toPointLabel } from '../../view/labels.ts';
import { h } from '../lib/dom.ts';
import type { ReadingCorrection } from '../../notice/index.ts';
import type { NoticeData } from '../lib/notice-data.ts';
import type { Corpus, Filter } from './analyse.ts';

/** What sections need besides what they show. */
export interface Scene {
  /** The way to the site's root. */
  root: string;
  notices: readonly NoticeData[];
  /** Points of others by id. */
  others: ReadonlyMap<string, { notice: NoticeData; point: NoticeData['points'][number] }>;
  nameOf: (theme: string) => string;
  /** Shows a stretch of the reader's text. */
  show: (start: number, end: number) => void;
  /** Reads a column or a line as the reader says. */
  correct: (correction: ReadingCorrection) => void;
  /** Shows the points that a filter lets through. */
  choose: (filter: Filter) => void;
}

export function toScene(corpus: Corpus, root: string, show: Scene['show'], correct: Scene['correct']): Omit<Scene, 'choose'> {
  const names = new Map(corpus.themes.map(({ id, name }) => [id, name]));
  return {
    root, show, correct, notices: corpus.notices,
    others: new Map(corpus.notices.flatMap((notice) => notice.points.map((point) => [point.id, { notice, point }] as const))),
    nameOf: (theme) => names.get(theme) ?? theme,
  };
}

/** A section with a heading of its own, to be jumped to. */
export function buildSection(id: string, title: string, ...children: (Node | string | null | undefined | false)[]): HTMLElement {
  return h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), ...children);
}

export const none = (words: string): HTMLElement => h('p', { class: 'missing' }, words);

/** A button that looks like a link. */
export function buildLink(words: string | Node, act: () => void, label?: string): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'plain', 'aria-label': label }, words);
  button.addEventListener('click', act);
  return button;
}

/** The address of another's point, and `宿迁2021第2-2-1项`; null where it is not among the others. */
export function toOtherLink(id: string, { root, others }: Scene): { href: string; label: string } | null {
  const found = others.get(id);
  return found ? { href: root + found.point.url, label: joinLabel(toPlaceName(found.notice.short, found.notice.year), toPointLabel(found.point)) } : null;
}

/** `宿迁第2-2-1项`, leading to its page; null for a point that is not among the others. */
export function buildOtherLink(id: string, { root, others }: Scene): HTMLElement | null {
  const found = others.get(id);
  return found ? h('a', { href: root + found.point.url }, joinLabel(found.notice.short, toPointLabel(found.point))) : null;
}

/** Several of them, separated. */
export function buildOtherLinks(ids: readonly string[], scene: Scene, most = 6): (Node | string)[] {
  const links = ids.slice(0, most).flatMap((id) => buildOtherLink(id, scene) ?? []);
  return [...links.flatMap((link, at) => (at > 0 ? ['，', link] : [link])), ...(ids.length > most ? [`等${String(ids.length)}处`] : [])];
}

export const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}……` : text);
export const toPercent = (share: number): string => `${String(Math.round(share * 100))}%`;

/** A list that folds away what goes beyond `first`. */
export function buildList(items: readonly HTMLLIElement[], first: number, className?: string): HTMLElement[] {
  const list = (part: readonly HTMLLIElement[]) => h('ul', { class: className }, ...part);
  return items.length <= first ? [list(items)]
    : [list(items.slice(0, first)), h('details', { 'data-key': `more-${items[0]?.textContent ?? ''}` }, h('summary', {}, `其余${String(items.length - first)}项`), list(items.slice(first)))];
}

/** A table that scrolls by itself where it is too wide. */
export function buildScroller(name: string, table: HTMLTableElement): HTMLElement {
  return h('div', { class: 'scroll-x', tabindex: 0, role: 'region', 'aria-label': name }, table);
}

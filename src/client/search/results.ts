/** What a search found, as parts of the page of search. */
import { hasChoices, LONGEST_QUERY, type Hit } from '../../search/index.ts';
import { toPlaceName } from '../../points/names.ts';
import { joinLabel, toLineWords, toPointLabel } from '../../view/labels.ts';
import { MOST_PASSAGES } from '../../view/limits.ts';
import { buildLedgerButton } from '../ledger/button.ts';
import { h } from '../lib/dom.ts';
import type { Answer } from './engine.ts';
import { addressOf, excerptOf, excerptOfWords, nameOf, pathOf, rootOf, unitsOf, viaWords } from './words.ts';

export function toResult(hit: Hit, { query, search }: Answer, root: string, themeName: (id: string) => string): HTMLLIElement {
  const { point } = hit;
  const [theme = ''] = point.themes;
  const via = viaWords(hit);
  const path = pathOf(point, query.include);
  const units = unitsOf(point, query.include);
  return h('li', { 'data-point': point.id, 'data-via': hit.via.join(' ') },
    h('h2', {}, h('a', { href: addressOf(point, root, search.q) }, nameOf(point))),
    ...(via === '' ? [] : [h('p', { class: 'search-via' }, via)]),
    ...(path.length === 0 ? [] : [h('p', { class: 'search-path' }, ...path)]),
    h('p', { class: 'search-excerpt' }, ...excerptOf(point, query.include)),
    h('p', { class: 'search-facts' },
      ...units.flatMap((unit) => [unit, ' ']),
      ...(theme === '' ? [] : ['主题 ', h('a', { href: `${rootOf(point.notice, root)}themes/${encodeURIComponent(theme)}.html` }, themeName(theme)), ' ']),
      ...(point.place === null ? [] : [h('span', { class: 'note' }, point.place), ' ']),
      buildLedgerButton(point.id, joinLabel(toPlaceName(point.notice.place, point.notice.year), toPointLabel(point)))),
  );
}

export function toPassages({ passages, query, search }: Answer, root: string): HTMLElement[] {
  const shown = search.all ? passages : passages.slice(0, MOST_PASSAGES);
  if (shown.length === 0) return [];
  return [
    h('h2', {}, '文件里的其他地方'),
    h('ol', {}, ...shown.map(({ notice, line, place, text }) => h('li', { 'data-passage': `${notice.id}:${String(line)}` },
      h('a', { href: `${rootOf(notice, root)}${encodeURIComponent(notice.id)}/index.html?${new URLSearchParams({ hl: search.q, line: String(line) }).toString()}` },
        `${toPlaceName(notice.place, notice.year)} · ${toLineWords(line, place)}`), ' ', h('span', { class: 'search-excerpt' }, ...excerptOfWords(text, query.include))))),
    ...(passages.length > shown.length ? [h('p', { class: 'note' }, `共${String(passages.length)}处，这里列出前${String(shown.length)}处。`)] : []),
  ];
}

/** In one line: how much was found, and where. */
export function summarise({ query, hits, passages, unfiltered, complete, search }: Answer): string {
  if (query.tooLong) return `查询太长：最多${String(LONGEST_QUERY)}个字，这里有${String(query.source.length)}个。`;
  if (search.q.trim() === '' && !hasChoices(search)) return '输入要找的字词，或选择左侧条件。';
  if (!complete) return `已找到${String(hits.length)}项，还在继续……`;
  if (hits.length === 0 && passages.length > 0) return `条目里没有，文件的其他地方有${String(passages.length)}处。`;
  if (hits.length === 0) return unfiltered > 0 ? '所选条件下没有结果。' : '没有找到。';
  const onlyElsewhere = hits.filter(({ via }) => via.length > 0 && !via.includes('text')).length;
  const filtered = unfiltered > hits.length ? `（不加条件共${String(unfiltered)}项）` : '';
  return `找到${String(hits.length)}项${filtered}${onlyElsewhere > 0 ? `，其中${String(onlyElsewhere)}项只在标题或单位中` : ''}${passages.length > 0 ? `；文件的其他地方还有${String(passages.length)}处` : ''}。`;
}

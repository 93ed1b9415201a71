/** What the others have and this notice lacks, and what it alone has: by themes, and by what is asked. */
import { TRY_LIMITS } from '../../view/limits.ts';
import { h } from '../lib/dom.ts';
import { toPointLabel } from '../../view/labels.ts';
import { buildPlaceMark } from '../lib/point-cell.ts';
import type { Overview, ThemeRow } from './analyse.ts';
import { buildLink, buildList, buildOtherLinks, buildScroller, clip, none, type Scene } from './parts.ts';

export function buildGaps({ themes, gaps, lacking, themeless }: Overview, scene: Scene): Node[] {
  const { root, notices, nameOf, others, choose } = scene;
  const link = (theme: string) => h('a', { href: `${root}themes/${encodeURIComponent(theme)}.html` }, nameOf(theme));
  const rowOf = new Map(themes.map((row) => [row.theme, row]));
  /** `济南3 宿迁1`, the most first. */
  const counts = (theme: string) => notices.map((notice, at) => ({ notice, count: rowOf.get(theme)?.others[at] ?? 0 })).filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count).slice(0, TRY_LIMITS.gapsAtFirst).map(({ notice, count }) => `${notice.short}${String(count)}项`).join('，');
  const list = (ids: readonly string[], build: (theme: string) => (Node | string)[]) =>
    (ids.length === 0 ? [none('没有')] : buildList(ids.map((theme) => h('li', {}, ...build(theme))), TRY_LIMITS.gapsAtFirst));
  const lacked = (theme: string) => [link(theme), h('span', { class: 'note' }, ` ${counts(theme)}${rowOf.get(theme)?.touched ? '；你的条目兼及它' : ''}`)];
  return [
    h('p', { class: 'note' }, `主题由规则按词语和这里已确认的条目建议，没有人确认过。年度报告说的是已做的事，不算“其他地区要求的”。${themeless > 0 ? `${String(themeless)}项看不出主题，没有计入。` : ''}`),
    h('h3', {}, '其他地区都有，程序在你的文字里没有找到的主题'), ...list(gaps.all, lacked),
    h('h3', {}, '多数有，程序在你的文字里没有找到的主题'), ...list(gaps.most, lacked),
    ...(lacking.length > 0 ? [
      h('h3', {}, '好几份文件都提到，程序在你的文字里没有找到的事'),
      ...buildList(lacking.map(({ others: ids, related }) => h('li', {}, h('q', { class: 'point-text' }, clip(others.get(ids[0] ?? '')?.point.text ?? '', 80)), ' ',
        h('span', { class: 'note' }, ...buildOtherLinks(ids, scene), related.length > 0 ? `；你的${related.slice(0, TRY_LIMITS.ownPointsBeside).map((point) => toPointLabel(point)).join('，')}与它相关` : ''))), TRY_LIMITS.gapsAtFirst),
    ] : []),
    h('h3', {}, '程序只在你的文字里找到的主题'),
    ...list(gaps.only, (theme) => [nameOf(theme), ' ', buildLink(`看这${String(rowOf.get(theme)?.own ?? 0)}项`, () => choose(`theme:${theme}`), `看这${String(rowOf.get(theme)?.own ?? 0)}项：${nameOf(theme)}`)]),
    h('details', { 'data-key': 'theme-table' }, h('summary', {}, '每个主题各有几项'), buildScroller('每个主题各有几项', buildTable(themes, scene, link))),
  ];
}

function buildTable(themes: readonly ThemeRow[], { notices, nameOf, choose }: Scene, link: (theme: string) => HTMLElement): HTMLTableElement {
  return h('table', { class: 'figures-table stacked flow', id: 'table-try-themes', 'data-name': '各主题项数' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, '主题'), h('th', { scope: 'col' }, '你的'), ...notices.map((notice) => h('th', { scope: 'col' }, buildPlaceMark(notice))))),
    h('tbody', {}, ...themes.map(({ theme, own, touched, others }) => h('tr', {},
      h('th', { scope: 'row' }, link(theme)),
      h('td', { class: 'number', 'data-label': '你的' }, own > 0 ? buildLink(String(own), () => choose(`theme:${theme}`), `${String(own)}项，${nameOf(theme)}，去看`) : touched ? '兼及' : '—'),
      ...others.map((count, at) => h('td', { class: count === 0 ? 'number none' : 'number', 'data-label': notices[at]?.short }, count === 0 ? '—' : String(count)))))));
}

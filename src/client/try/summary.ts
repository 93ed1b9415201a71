/** At a glance: what the reader came for, each figure leading to what it counts. */
import { h } from '../lib/dom.ts';
import type { Filter, Overview } from './analyse.ts';
import { buildLink, type Scene } from './parts.ts';

interface Tile {
  figure: number;
  words: string;
  note: string;
  act: () => void;
}

/** Whether to trust what follows: how much of the text was understood, and the way to what was not. */
export function buildUnderstood({ understood: { words, places } }: Overview, { show }: Scene): HTMLElement {
  return h('div', { class: 'try-understood' }, h('p', {}, words),
    places.length > 0 && h('ul', {}, ...places.map(({ start, end, quote }) => h('li', {}, buildLink(quote, () => show(start, end), `去看没有读懂的“${quote}”`)))));
}

export function buildSummary(overview: Overview, scene: Scene): HTMLElement {
  const { counts, gaps, lacking, diagnostics, notice } = overview;
  const report = notice.kind === 'annual-report';
  const points = (filter: Filter, words: string, note: string): Tile => ({ figure: counts[filter] ?? 0, words, note, act: () => scene.choose(filter) });
  const part = (id: string, figure: number, words: string, note: string): Tile => ({
    figure, words, note,
    act: () => {
      const heading = document.getElementById(`${id}-title`);
      heading?.setAttribute('tabindex', '-1');
      heading?.focus();
      heading?.scrollIntoView();
    },
  });
  const compared = scene.notices.length > 0;
  const tiles: (Tile | false)[] = [
    points('all', '项', '拆出来的，逐条看'),
    compared && part('gaps', gaps.all.length + gaps.most.length, '个主题没有找到', '其他地区都有或多数有'),
    compared && lacking.length > 0 && part('gaps', lacking.length, '件事没有找到', '三份以上文件都提了'),
    !report && points('unitless', '项没写责任单位', '谁来做，没有说'),
    !report && points('undated', '项没有时限', '何时做完，没有说'),
    !report && points('none', '项无从核实', '没有牵头、时限、数字'),
    compared && !report && points('vague', '项可写得更明确', '其他地区有现成的写法'),
    compared && points('alone', '项没找到同一件事', '程序没有找到；可能是你独有的，也可能说法不同'),
    part('problems', diagnostics.total, '处问题', '编号、格式、缺漏'),
  ];
  return h('ul', { class: 'try-tiles' }, ...tiles.filter((tile) => tile !== false).map(({ figure, words, note, act }) =>
    h('li', { class: figure === 0 ? 'zero' : undefined }, figure === 0 ? h('p', {}, h('b', {}, '0'), ' ', words)
      : h('p', {}, buildLink(h('b', {}, String(figure)), act, `${String(figure)}${words}，去看`), ' ', words), h('p', { class: 'note' }, note))));
}

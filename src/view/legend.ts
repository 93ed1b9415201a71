/** What the marks in a comparison mean: those it has, and no others. */
import { SHORTEST_MARKED } from '../compare/wording.ts';
import { h, type ViewElement, type ViewNode } from './element.ts';

/** Class in the comparison; as the legend shows it, and what it means. */
export const MARKS: Readonly<Record<string, { shown: ViewElement; meaning: string }>> = {
  why: { shown: h('span', { class: 'why' }, '点线'), meaning: '程序由它看出是同一件事' },
  common: { shown: h('span', { class: 'common' }, '下划线'), meaning: `同一行其他列也有的原话（${String(SHORTEST_MARKED)}字以上）` },
  figure: { shown: h('b', { class: 'figure' }, '底色'), meaning: '数字和日期' },
  term: { shown: h('span', { class: 'term-mark' }, '°'), meaning: '词语有解释' },
  empty: { shown: h('span', {}, '斜纹格'), meaning: '程序在那份文件里没有找到归入这一行的' },
};

function collect(nodes: readonly ViewNode[], found: Set<string>): Set<string> {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    const { class: names } = node.attributes;
    if (typeof names === 'string') for (const name of names.split(' ')) if (name in MARKS) found.add(name);
    collect(node.children, found);
  }
  return found;
}

/** The legend of these parts of a page; null where they have no mark. */
export function toLegend(...nodes: readonly ViewNode[]): ViewElement | null {
  const found = collect(nodes, new Set());
  const entries = Object.entries(MARKS).filter(([name]) => found.has(name));
  if (entries.length === 0) return null;
  return h('p', { class: 'legend note', 'data-legend': true }, ...entries.flatMap(([, { shown, meaning }], at) => [...(at > 0 ? ['；'] : []), shown, `：${meaning}`]));
}

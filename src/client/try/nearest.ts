/** What others have that is nearest to a point: beside it, with the differences marked, when the reader opens it. */
import type { Relation } from '../../compare/relation.ts';
import { findWordDifference, toSides, type SideStretch } from '../../text/word-difference.ts';
import { RELATION, toPointLabel, toSecondLabel } from '../../view/labels.ts';
import { toUnitWords } from '../../view/units.ts';
import { h } from '../lib/dom.ts';
import { buildPlaceMark } from '../lib/point-cell.ts';
import type { OwnPoint } from './analyse.ts';
import { clip, type Scene } from './parts.ts';

/** Longer texts are not compared word by word: no point has so many. */
const LONGEST_COMPARED = 6000;
/** Of the reader's text, the share that must be the same for differences to be marked. */
const LEAST_ALIKE = 0.15;

export function buildNearest({ record, nearest }: OwnPoint, scene: Scene): HTMLElement | null {
  if (scene.notices.length === 0) return null;
  const found = nearest.flatMap(({ id, relation }) => {
    const other = scene.others.get(id);
    return other ? [{ ...other, relation }] : [];
  });
  const [best] = found;
  if (!best) return h('p', { class: 'missing' }, '程序没有找到同一件事，也没有找到相关的条目');
  const near = best.relation === 'same';
  const list = h('div', { class: 'try-near-list' });
  const details = h('details', { 'data-key': `near-${record.id}` },
    h('summary', {}, near ? '同一件事：' : '程序没有找到同一件事；相关的：', ...found.flatMap(({ notice, point }, at) => [at > 0 ? '，' : '', buildPlaceMark(notice), ' ', toPointLabel(point)])), list);
  details.addEventListener('toggle', () => {
    if (details.open && list.childElementCount === 0) list.append(...found.map((other) => buildOther(record, other, scene)));
  });
  return details;
}

type Other = { notice: Scene['notices'][number]; point: Scene['notices'][number]['points'][number]; relation: Relation };

function buildOther(own: OwnPoint['record'], { notice, point, relation }: Other, { root }: Scene): HTMLElement {
  const facts = [...toUnitWords(point), ...(point.deadline ? [`时限：${point.deadline.text}`] : []), ...(notice.kind === 'annual-report' ? ['年度报告，说的是已做的事'] : [])];
  const compared = own.text.length <= LONGEST_COMPARED && point.text.length <= LONGEST_COMPARED;
  const sides = compared ? toSides(findWordDifference(own.text, point.text)) : null;
  // Where hardly a word is the same, marks all over say nothing.
  const alike = sides !== null && sides.a.reduce((sum, { text, own: mine }) => sum + (mine ? 0 : text.length), 0) >= own.text.length * LEAST_ALIKE;
  return h('div', { class: 'try-near' },
    h('p', { class: 'cell-head' }, buildPlaceMark(notice), h('a', { href: root + point.url }, toPointLabel(point)), h('span', { class: 'note' }, [toSecondLabel(point), RELATION[relation]].filter(Boolean).join('，'))),
    h('div', { class: 'beside' },
      h('div', {}, h('p', { class: 'note' }, '你的'), buildSide(alike ? sides.a : [{ text: clip(own.text, LONGEST_COMPARED), own: false }])),
      h('div', {}, h('p', { class: 'note' }, `${notice.short}的`), buildSide(alike ? sides.b : [{ text: clip(point.text, LONGEST_COMPARED), own: false }]))),
    facts.length > 0 && h('p', { class: 'note' }, facts.join('；')),
    h('p', { class: 'note' }, alike ? '有底色的词只有这一边有。' : sides ? '用词几乎都不同，没有标记。' : '太长，没有逐词对照。'));
}

function buildSide(stretches: readonly SideStretch[]): HTMLElement {
  return h('p', { class: 'point-text' }, ...stretches.map(({ text, own }) => (own ? h('mark', {}, text) : document.createTextNode(text))));
}

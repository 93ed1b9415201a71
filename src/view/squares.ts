/** Each demand as a square, the fuller the more it says: who leads, by when, how much. */
import { ELEMENTS, toElements, type Elements } from '../compare/elements.ts';
import type { WorkPoint } from '../points/schema.ts';
import { h, type ViewElement } from './element.ts';
import { toPointLabel } from './labels.ts';

const ELEMENT: Record<keyof Elements, string> = { lead: '牵头', deadline: '时限', figure: '数字' };

type Squared = Pick<WorkPoint, 'number' | 'printed' | 'url' | 'lead' | 'deadline' | 'commitments'>;

const listElements = (point: Squared): string[] => {
  const elements = toElements(point);
  return ELEMENTS.filter((name) => elements[name]).map((name) => ELEMENT[name]);
};

/** `32项：牵头11、时限31、数字7，三样俱全2项` */
export function toSquaresSentence(points: readonly Squared[]): string {
  const all = points.map(toElements);
  const count = (name: keyof Elements) => all.filter((elements) => elements[name]).length;
  const full = points.filter((point) => listElements(point).length === ELEMENTS.length).length;
  return `${String(points.length)}项：${ELEMENTS.map((name) => `${ELEMENT[name]}${String(count(name))}`).join('、')}，${full > 0 ? `三样俱全${String(full)}项` : '没有三样俱全的'}`;
}

/** @param root the way to the site's root */
export function toSquares(root: string, points: readonly Squared[]): ViewElement {
  return h('ul', { class: 'squares' }, ...points.map((point) => {
    const has = listElements(point);
    const words = `${toPointLabel(point)}：${has.length > 0 ? has.join('、') : '三样都没有'}`;
    return h('li', {}, h('a', { class: `square square-${String(has.length)}`, href: root + point.url, title: words, 'aria-label': words }));
  }));
}

/** What the squares mean. */
export function toSquaresLegend(): ViewElement {
  return h('p', { class: 'squares-legend note' }, '一格一项要求，牵头、时限、数字各占三分之一：',
    ...['都没有', '一样', '两样', '俱全'].map((words, level) => h('span', { class: 'squares-key' }, h('span', { class: `square square-${String(level)}` }), words)));
}

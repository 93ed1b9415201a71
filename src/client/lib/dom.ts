/** Builds elements; text is always text, never markup. */
import { listAttributes, type ViewElement, type ViewNode } from '../../view/element.ts';

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** `h('a', { href: '…', class: 'tag' }, '第1项')`; null, undefined and false are left out, true is an empty attribute. */
export function h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A part of a page that src/view describes, as an element. */
export function toElement({ tag, attributes, children }: ViewElement): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of listAttributes(attributes)) element.setAttribute(name, value);
  element.append(...children.map(toDom));
  return element;
}

function toDom(node: ViewNode): HTMLElement | string {
  return typeof node === 'string' ? node : toElement(node);
}

/** Says whether the reader asked for something: what is offered at the start of a page goes when they did. */
export function setAsked(asked: boolean): void {
  document.documentElement.classList.toggle('asked', asked);
}

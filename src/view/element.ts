/**
 * Parts of a page as plain objects, so that each is written once: src/view/html.ts makes HTML of them for Astro's
 * components, src/client/lib/dom.ts makes elements of them for scripts.
 *
 * Attributes have their names in HTML. hast, the usual tree of this kind, names them as the DOM does; the tables it
 * needs for that add 21 KB (7 KB compressed, hastscript 9.0) to every script that shows a cell, which is more than
 * half of the largest of these scripts.
 */

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface ViewElement {
  tag: string;
  attributes: Attributes;
  children: readonly ViewNode[];
}

/** An element, or text. Text is never markup. */
export type ViewNode = ViewElement | string;

/** What may stand among children: null, undefined and false are left out, so that `condition && h(…)` works. */
export type ViewChild = ViewNode | null | undefined | false;

/**
 * `h('a', { href: '…', class: 'tag' }, '第1项')`
 *
 * @param attributes null, undefined and false are left out, true is an attribute without a value
 */
export function h(tag: string, attributes: Attributes = {}, ...children: ViewChild[]): ViewElement {
  return { tag, attributes, children: children.filter((child) => child !== null && child !== undefined && child !== false) };
}

/** The attributes that an element has, as strings. */
export function listAttributes(attributes: Attributes): [name: string, value: string][] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    (value === null || value === undefined || value === false ? [] : [[name, value === true ? '' : String(value)]]));
}

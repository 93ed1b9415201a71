/** Parts of a page → HTML. */
import { listAttributes, type ViewNode } from './element.ts';

const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr']);
const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITY[sign] as string);

/** @returns HTML in which every text and every value of an attribute is escaped */
export function toHtml(...nodes: readonly ViewNode[]): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return escape(node);
    const attributes = listAttributes(node.attributes).map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escape(value)}"`)).join('');
    return VOID.has(node.tag) ? `<${node.tag}${attributes}>` : `<${node.tag}${attributes}>${toHtml(...node.children)}</${node.tag}>`;
  }).join('');
}

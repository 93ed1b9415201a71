/** What is asked of the XML of a Word document everywhere. */
import type { Element, Root } from 'xast';

/** The elements in it, or those of a name. */
export function childrenOf(node: Root | Element, name?: string): Element[] {
  return (node.children as readonly { type: string }[]).filter((child): child is Element => child.type === 'element' && (name === undefined || (child as Element).name === name));
}

/** The value of `w:val` of the child with this name. */
export function valueOf(node: Element | undefined, name: string): string | null {
  const child = node && childrenOf(node, name)[0];
  return child ? child.attributes['w:val'] ?? '' : null;
}

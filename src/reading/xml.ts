/** XML of office documents: elements by their namespace, whatever prefix a program gave it. */
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { decodeLeniently } from '../text/decode.ts';
import { DocumentError, isDocumentError } from './document-error.ts';
import { boundMarkup } from './markup.ts';

/** Namespaces and the prefix they have here; strict ones count as the usual ones. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.microsoft.com/office/2006/xmlPackage': 'pkg',
  'http://schemas.microsoft.com/office/word/2003/wordml': 'w',
  'http://schemas.microsoft.com/office/word/2003/auxHint': 'wx',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:style:1.0': 'style',
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
  'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0': 'fo',
  'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0': 'manifest',
  'http://www.ofdspec.org/2016': 'ofd',
};

/** @throws DocumentError where it is no XML, or more than is read */
export function readXml(bytes: Uint8Array | string, name: string): Root {
  let root: Root;
  try {
    root = fromXml(boundMarkup(typeof bytes === 'string' ? bytes : decodeLeniently(bytes)));
  } catch (error) {
    if (isDocumentError(error)) throw error;
    throw new DocumentError(`其中的 ${name} 已损坏`);
  }
  renameAll(root);
  return root;
}

/** Gives every element and attribute the prefix of its namespace; without recursion, since depth is in the hand of a file. */
function renameAll(root: Root): void {
  const waiting: { node: Root | Element; scope: ReadonlyMap<string, string> }[] = [{ node: root, scope: new Map() }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node } = next;
    let { scope } = next;
    if (node.type === 'element') {
      const declared = Object.entries(node.attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
      if (declared.length > 0) scope = new Map([...scope, ...declared.map(([name, address]): [string, string] => [name.slice(6), PREFIXES[address ?? ''] ?? ''])]);
      const rename = (name: string, isElement: boolean) => {
        const colon = name.indexOf(':');
        if (colon < 0 && !isElement) return name;
        const known = scope.get(colon < 0 ? '' : name.slice(0, colon));
        return known ? `${known}:${name.slice(colon + 1)}` : name;
      };
      node.name = rename(node.name, true);
      for (const name of Object.keys(node.attributes)) {
        const to = name.startsWith('xmlns') ? name : rename(name, false);
        if (to === name) continue;
        node.attributes[to] = node.attributes[name] ?? '';
        delete node.attributes[name];
      }
    }
    for (const child of node.children) if (child.type === 'element') waiting.push({ node: child, scope });
  }
}

/** The elements in it, or those of a name. */
export function childrenOf(node: Root | Element, name?: string): Element[] {
  return (node.children as readonly { type: string }[]).filter((child): child is Element => child.type === 'element' && (name === undefined || (child as Element).name === name));
}

/** The first child of a name. */
export function childOf(node: Root | Element | undefined, name: string): Element | undefined {
  return node && childrenOf(node, name)[0];
}

/** The value of `w:val` of the child with this name. */
export function valueOf(node: Element | undefined, name: string): string | null {
  const child = childOf(node, name);
  return child ? child.attributes['w:val'] ?? '' : null;
}

/** True for a child that switches something on: `<w:vanish/>`, not `<w:vanish w:val="0"/>`; null where there is none. */
export function isOn(node: Element | undefined, name: string): boolean | null {
  const value = valueOf(node, name);
  return value === null ? null : !/^(?:0|false|off|none)$/.test(value);
}

/** The words in an element, of all depths. */
export function wordsOf(node: Element | Root): string {
  return node.children.map((child) => ('value' in child && child.type !== 'comment' ? String(child.value) : child.type === 'element' ? wordsOf(child) : '')).join('');
}

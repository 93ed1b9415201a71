/** The styles of a Word document: what they bring to a paragraph or a run. */
import type { Element, Root } from 'xast';
import { childOf, childrenOf, isOn, valueOf } from './xml.ts';

export interface Styles {
  /** The list a style numbers its paragraphs by, its own or of the styles it is based on. */
  numberingOf: (style: string | null) => { id: string; depth: string | null; style: string } | null;
  /** True where a style switches on a property of runs: w:vanish, w:strike. */
  switches: (style: string | null, property: string) => boolean | null;
  /** True for the lines of a table of contents. */
  isContents: (style: string | null) => boolean;
}

/** Styles are based on styles, at most so many in a row: templates have a few; the limit ends a circle. */
const MOST_BASES = 20;

export function readStyles(root: Root | null): Styles {
  const [styles] = root ? childrenOf(root, 'w:styles') : [];
  const all = new Map((styles ? childrenOf(styles, 'w:style') : []).map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const chain = (name: string | null): { id: string; style: Element }[] => {
    const found: { id: string; style: Element }[] = [];
    for (let at = name, steps = 0; at !== null && steps < MOST_BASES; steps++) {
      const style = all.get(at);
      if (!style) break;
      found.push({ id: at, style });
      at = valueOf(style, 'w:basedOn');
    }
    return found;
  };
  return {
    numberingOf: (name) => {
      let depth: string | null = null;
      for (const { id: style, style: node } of chain(name)) {
        const numbering = childOf(childOf(node, 'w:pPr'), 'w:numPr');
        depth ??= valueOf(numbering, 'w:ilvl');
        const id = valueOf(numbering, 'w:numId');
        if (id !== null) return { id, depth, style };
      }
      return null;
    },
    switches: (name, property) => {
      for (const { style } of chain(name)) {
        const on = isOn(childOf(style, 'w:rPr'), property);
        if (on !== null) return on;
      }
      return null;
    },
    isContents: (name) => /^TOC\d$/i.test(name ?? '') || chain(name).some(({ style }) => /^toc \d$/i.test(valueOf(style, 'w:name') ?? '')),
  };
}

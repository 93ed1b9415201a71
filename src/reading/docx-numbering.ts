/** The numbers Word draws before paragraphs and does not keep in their text: 一、 （一） 1. ① */
import type { Element, Root } from 'xast';
import type { Styles } from './docx-styles.ts';
import { formatNumber } from './list-numbers.ts';
import { childOf, childrenOf, isOn, valueOf } from './xml.ts';

/** The number of a paragraph, by its properties; '' where it has none. Counts on each call. */
export type Numbering = (properties: Element | undefined) => string;

interface Level {
  format: string;
  text: string;
  start: number;
  /** It begins anew after a level above it; or after none; or only after this one and those above it. */
  restart: number | null;
  /** The style whose paragraphs stand on this level. */
  style: string | null;
  /** All numbers in it are decimal. */
  legal: boolean;
}

interface List {
  counter: string;
  levels: Map<number, Level>;
}

export function makeNumbering(numbering: Root | null, styles: Styles): Numbering {
  const lists = readLists(numbering, styles);
  /** For each list, the count of each level. */
  const counts = new Map<string, (number | undefined)[]>();
  return (properties) => {
    const own = childOf(properties, 'w:numPr');
    const style = styles.numberingOf(valueOf(properties, 'w:pStyle'));
    const ownId = valueOf(own, 'w:numId');
    const id = ownId ?? style?.id ?? null;
    const list = id === null ? undefined : lists.get(id);
    if (!list) return '';
    // A level that names a style is the level of its paragraphs, whatever the style says (ISO 29500-1, 17.9.23).
    const named = ownId === null && style ? [...list.levels].find(([, level]) => level.style === style.style)?.[0] : undefined;
    const depth = named ?? (Number(valueOf(own, 'w:ilvl') ?? (ownId === null ? style?.depth : null) ?? 0) || 0);
    const level = list.levels.get(depth);
    if (!level) return '';
    const count = counts.get(list.counter) ?? [];
    counts.set(list.counter, count);
    count[depth] = (count[depth] ?? level.start - 1) + 1;
    for (let deeper = depth + 1; deeper < count.length; deeper++) {
      const restart = list.levels.get(deeper)?.restart ?? null;
      if (restart === null || (restart > 0 && depth < restart)) count[deeper] = undefined;
    }
    // Bullets come from symbol fonts: what they look like is not in the text.
    if (level.format === 'none' || level.format === 'bullet') return '';
    return level.text.replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1;
      const other = list.levels.get(at);
      return formatNumber(count[at] ?? other?.start ?? 1, level.legal ? 'decimal' : other?.format ?? 'decimal');
    });
  };
}

function readLevel(node: Element): Level {
  return {
    format: valueOf(node, 'w:numFmt') ?? readAlternateFormat(node) ?? 'decimal',
    text: valueOf(node, 'w:lvlText') ?? '',
    start: Number(valueOf(node, 'w:start') ?? 1) || 0,
    restart: valueOf(node, 'w:lvlRestart') === null ? null : Number(valueOf(node, 'w:lvlRestart')) || 0,
    style: valueOf(node, 'w:pStyle'),
    legal: isOn(node, 'w:isLgl') === true,
  };
}

function readLists(root: Root | null, styles: Styles): Map<string, List> {
  const [numbering] = root ? childrenOf(root, 'w:numbering') : [];
  const found = new Map<string, List>();
  if (!numbering) return found;
  const abstracts = new Map(childrenOf(numbering, 'w:abstractNum').map((node) => [node.attributes['w:abstractNumId'] ?? '', node]));
  const numbers = childrenOf(numbering, 'w:num');
  /** An abstract list may be that of a style: the list this style names. */
  const resolve = (id: string): string => {
    let at = id;
    for (let steps = 0; steps < 5; steps++) {
      const link = valueOf(abstracts.get(at), 'w:numStyleLink');
      if (link === null) break;
      const number = styles.numberingOf(link)?.id;
      const next = valueOf(numbers.find((node) => node.attributes['w:numId'] === number), 'w:abstractNumId')
        ?? [...abstracts].find(([, node]) => valueOf(node, 'w:styleLink') === link)?.[0];
      if (next === undefined || next === at) break;
      at = next;
    }
    return at;
  };
  for (const node of numbers) {
    const id = node.attributes['w:numId'] ?? '';
    const abstract = resolve(valueOf(node, 'w:abstractNumId') ?? '');
    const source = abstracts.get(abstract);
    const levels = new Map((source ? childrenOf(source, 'w:lvl') : []).map((level): [number, Level] => [Number(level.attributes['w:ilvl']), readLevel(level)]));
    let counter = abstract;
    for (const override of childrenOf(node, 'w:lvlOverride')) {
      const depth = Number(override.attributes['w:ilvl']);
      const level = childOf(override, 'w:lvl');
      const start = valueOf(override, 'w:startOverride');
      const base = level ? readLevel(level) : levels.get(depth);
      // A list that starts anew counts by itself.
      counter = `${abstract}/${id}`;
      if (base) levels.set(depth, start === null ? base : { ...base, start: Number(start) || 0 });
    }
    found.set(id, { counter, levels });
  }
  return found;
}

/** Newer documents wrap formats they add in mc:AlternateContent. */
function readAlternateFormat(level: Element): string | null {
  const alternate = childOf(level, 'mc:AlternateContent');
  return valueOf(childOf(alternate, 'mc:Fallback') ?? childOf(alternate, 'mc:Choice'), 'w:numFmt');
}

/** The numbers Word draws before paragraphs and does not keep in their text: 一、 （一） 1. ① */
import type { Element, Root } from 'xast';
import { childrenOf, valueOf } from './docx-xml.ts';

/** The number of a paragraph, by its properties; '' where it has none. Counts on each call for a paragraph with text. */
export type Numbering = (properties: Element | undefined, hasText: boolean) => string;

interface Level {
  format: string;
  text: string;
  start: number;
}

export function makeNumbering(numbering: Root | null, styles: Root | null): Numbering {
  const lists = readLists(numbering);
  const styleOf = readStyles(styles);
  /** For each list, the count of each level. */
  const counts = new Map<string, (number | undefined)[]>();
  return (properties, hasText) => {
    const own = properties && childrenOf(properties, 'w:numPr')[0];
    const style = styleOf(valueOf(properties, 'w:pStyle'));
    const id = valueOf(own, 'w:numId') ?? style?.id ?? null;
    const depth = Number(valueOf(own, 'w:ilvl') ?? style?.depth ?? 0) || 0;
    const list = id === null ? undefined : lists.get(id);
    const level = list?.levels.get(depth);
    if (!list || !level || !hasText) return '';
    const count = counts.get(list.counter) ?? [];
    counts.set(list.counter, count);
    count[depth] = (count[depth] ?? level.start - 1) + 1;
    count.length = depth + 1;
    if (level.format === 'none') return '';
    // Bullets come from symbol fonts: what they look like is not in the text.
    if (level.format === 'bullet') return '';
    return level.text.replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1;
      const other = list.levels.get(at);
      return formatNumber(count[at] ?? other?.start ?? 1, other?.format ?? 'decimal');
    });
  };
}

function readLists(root: Root | null): Map<string, { counter: string; levels: Map<number, Level> }> {
  const [numbering] = root ? childrenOf(root, 'w:numbering') : [];
  const found = new Map<string, { counter: string; levels: Map<number, Level> }>();
  if (!numbering) return found;
  const readLevel = (node: Element): Level => ({
    format: valueOf(node, 'w:numFmt') ?? readAlternateFormat(node) ?? 'decimal',
    text: valueOf(node, 'w:lvlText') ?? '',
    start: Number(valueOf(node, 'w:start') ?? 1) || 0,
  });
  const abstracts = new Map(childrenOf(numbering, 'w:abstractNum').map((node) => [
    node.attributes['w:abstractNumId'] ?? '',
    new Map(childrenOf(node, 'w:lvl').map((level) => [Number(level.attributes['w:ilvl']), readLevel(level)])),
  ]));
  for (const node of childrenOf(numbering, 'w:num')) {
    const id = node.attributes['w:numId'] ?? '';
    const abstract = valueOf(node, 'w:abstractNumId') ?? '';
    const levels = new Map(abstracts.get(abstract));
    let counter = abstract;
    for (const override of childrenOf(node, 'w:lvlOverride')) {
      const depth = Number(override.attributes['w:ilvl']);
      const [level] = childrenOf(override, 'w:lvl');
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
  const [alternate] = childrenOf(level, 'mc:AlternateContent');
  const choice = alternate && (childrenOf(alternate, 'mc:Fallback')[0] ?? childrenOf(alternate, 'mc:Choice')[0]);
  return valueOf(choice, 'w:numFmt');
}

/** The numbering a style brings, its own or of the styles it is based on. */
function readStyles(root: Root | null): (style: string | null) => { id: string; depth: string | null } | null {
  const [styles] = root ? childrenOf(root, 'w:styles') : [];
  const all = new Map((styles ? childrenOf(styles, 'w:style') : []).map((style) => [style.attributes['w:styleId'] ?? '', style]));
  return (name) => {
    let depth: string | null = null;
    for (let at = name, steps = 0; at !== null && steps < 20; steps++) {
      const style = all.get(at);
      const properties = style && childrenOf(style, 'w:pPr')[0];
      const numbering = properties && childrenOf(properties, 'w:numPr')[0];
      depth ??= valueOf(numbering, 'w:ilvl');
      const id = valueOf(numbering, 'w:numId');
      if (id !== null) return { id, depth };
      at = valueOf(style, 'w:basedOn');
    }
    return null;
  };
}

const HAN = '零一二三四五六七八九';

/** 1 → 一, 十二, 二十, 一百零五 */
function toHan(number: number): string {
  if (number < 10) return HAN.charAt(number);
  if (number < 20) return `十${number % 10 === 0 ? '' : HAN.charAt(number % 10)}`;
  if (number < 100) return `${HAN.charAt(Math.floor(number / 10))}十${number % 10 === 0 ? '' : HAN.charAt(number % 10)}`;
  if (number < 1000) {
    const rest = number % 100;
    return `${HAN.charAt(Math.floor(number / 100))}百${rest === 0 ? '' : rest < 10 ? `零${HAN.charAt(rest)}` : `${rest < 20 ? '一' : ''}${toHan(rest)}`}`;
  }
  return String(number);
}

function toRoman(number: number): string {
  const signs: [number, string][] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let text = '';
  let rest = Math.min(number, 9999);
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) text += sign;
  return text;
}

function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'koreanDigital2':
      return toHan(number);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : String(number);
    case 'decimalFullWidth':
      return String(number).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'upperRoman':
      return toRoman(number);
    case 'lowerRoman':
      return toRoman(number).toLowerCase();
    case 'upperLetter':
    case 'lowerLetter': {
      const letter = String.fromCharCode(97 + ((Math.max(1, number) - 1) % 26));
      return format === 'upperLetter' ? letter.toUpperCase() : letter;
    }
    default:
      return String(number);
  }
}

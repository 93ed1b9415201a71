/** The numbers of headings and items, by GB/T 9704: 一、 then （一） then 1. then （1）. */
import type { Block } from './draft.ts';

/** A heading or item with its place. */
export interface Placed<Each extends Block = Block> {
  block: Each;
  /** 1 for 一、 … 4 for （1）. */
  level: number;
  /** As printed: `（三）` */
  marker: string;
  /** Of items: its number among all items, as in the table of tasks; of headings 0. */
  index: number;
}

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 21 → 二十一, 105 → 一百零五 */
export function toHanNumber(number: number): string {
  if (number < 10) return HAN[number] ?? '';
  if (number < 100) return `${number < 20 ? '' : HAN[Math.floor(number / 10)] ?? ''}十${HAN[number % 10] ?? ''}`;
  if (number < 1000) {
    const rest = number % 100;
    const tens = rest === 0 ? '' : rest < 10 ? `零${HAN[rest] ?? ''}` : `${HAN[Math.floor(rest / 10)] ?? ''}十${HAN[rest % 10] ?? ''}`;
    return `${HAN[Math.floor(number / 100)] ?? ''}百${tens}`;
  }
  return String(number);
}

export function toMarker(level: number, number: number): string {
  switch (level) {
    case 1: return `${toHanNumber(number)}、`;
    case 2: return `（${toHanNumber(number)}）`;
    case 3: return `${String(number)}.`;
    default: return `（${String(number)}）`;
  }
}

/**
 * Headings are 一、 and （一）, a （一） without an 一、 above it stands as 一、; an item goes one level below the heading
 * above it. Items before a （一） of the same part count on with it.
 */
export function toPlaced(blocks: readonly Block[]): Placed[] {
  const counts = [0, 0, 0, 0, 0];
  let above = 0;
  let index = 0;
  return blocks.map((block): Placed => {
    const level = block.kind === 'heading' ? Math.min(block.level, (counts[1] ?? 0) === 0 ? 1 : block.level) : above + 1;
    counts[level] = (counts[level] ?? 0) + 1;
    counts.fill(0, level + 1);
    if (block.kind === 'heading') above = level;
    else index += 1;
    return { block, level, marker: toMarker(level, counts[level] ?? 0), index: block.kind === 'item' ? index : 0 };
  });
}

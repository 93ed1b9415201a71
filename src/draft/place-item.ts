/** Where a new item of a theme goes in a draft, and the heading it needs. */
import { toInsert, type Edit } from './edits.ts';
import { isItem, type Block, type HeadingBlock, type ItemBlock } from './draft.ts';

/** The groups of themes, and how a heading says them. */
const HEADING: Readonly<Record<string, string>> = {
  主动公开: '深化主动公开', 决策与参与: '推进决策公开和公众参与', 解读与回应: '做好政策解读和回应关切', 依申请公开: '规范依申请公开',
  政府信息管理: '加强政府信息管理', 平台建设: '加强公开平台建设', 监督保障: '强化监督保障',
};

export interface ThemeGroup {
  id: string;
  group: string;
}

/**
 * Behind the last item of its theme, else of its group; else at the end, under a heading for the group.
 *
 * @param themes in their order
 */
export function placeItem(blocks: readonly Block[], item: Omit<ItemBlock, 'id' | 'rank'>, themes: readonly ThemeGroup[]): { edit: Edit; ids: string[] } {
  const groupOf = new Map(themes.map(({ id, group }) => [id, group]));
  const group = groupOf.get(item.theme);
  const items = blocks.filter(isItem);
  const near = items.filter(({ theme }) => theme === item.theme && theme !== '').at(-1) ?? items.filter(({ theme }) => group !== undefined && groupOf.get(theme) === group).at(-1);
  if (near) return toInsert(blocks, near.id, [item]);
  if (group === undefined) return toInsert(blocks, blocks.at(-1)?.id ?? null, [item]);
  const text = HEADING[group] ?? group;
  // A heading of this name that still waits for its first item.
  const waiting = blocks.find((block) => block.kind === 'heading' && block.text === text);
  if (waiting) return toInsert(blocks, waiting.id, [item]);
  const heading: Omit<HeadingBlock, 'id' | 'rank'> = { kind: 'heading', level: 1, text };
  // Groups stand in their order: before the first item of a later one, with the headings above it.
  const order = [...new Set(themes.map((theme) => theme.group))];
  const later = items.find(({ theme }) => order.indexOf(groupOf.get(theme) ?? '') > order.indexOf(group));
  let at = later ? blocks.findIndex(({ id }) => id === later.id) : blocks.length;
  if (later) while (at > 0 && blocks[at - 1]?.kind === 'heading') at -= 1;
  // In the middle of a part of the reader's own there is no place for a new one.
  if (later && at > 0 && blocks[at]?.kind !== 'heading') at = blocks.length;
  return toInsert(blocks, blocks[at - 1]?.id ?? null, [heading, item]);
}

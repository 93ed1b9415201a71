/**
 * What can be done to a draft, as small edits that each have an inverse. A block has a rank instead of a place in a
 * list, so that two tabs that move, add and edit different blocks do not get into each other's way.
 */
import { makeRoom, sortByRank, toMovedRanks } from '../ledger/ranks.ts';
import { makeId, setFields } from '../ledger/set-fields.ts';
import { toBlock, toHead, type Block, type Draft, type DraftHead, type HeadingBlock, type ItemBlock } from './draft.ts';

export type BlockValues = Partial<Omit<ItemBlock, 'id' | 'rank' | 'kind'>> | Partial<Omit<HeadingBlock, 'id' | 'rank' | 'kind'>>;

export type Edit =
  /** `only`: what a value must be now to be set; an undo leaves alone what another tab has changed since. */
  | { type: 'set'; block: string; values: BlockValues; only?: BlockValues }
  | { type: 'put'; blocks: Block[] }
  | { type: 'remove'; blocks: string[] }
  | { type: 'rank'; ranks: Record<string, number> }
  | { type: 'head'; values: Partial<DraftHead>; only?: Partial<DraftHead> }
  /** Several as one. */
  | { type: 'all'; edits: Edit[] };

/** What an edit writes, and how to take it back. Null where there is nothing to do. */
export interface Change {
  put: Block[];
  removed: string[];
  head?: DraftHead;
  undo: Edit;
}

export function toChange(draft: Draft, edit: Edit): Change | null {
  const byId = new Map(draft.blocks.map((block) => [block.id, block]));
  switch (edit.type) {
    case 'set': {
      const block = byId.get(edit.block);
      const set = block && setFields<Block, BlockValues>(block, edit, (fields) => toBlock(fields, block.rank));
      return set ? { put: [set.next], removed: [], undo: { type: 'set', block: set.next.id, ...set.undo } } : null;
    }
    case 'put': {
      const fresh = edit.blocks.filter(({ id }) => !byId.has(id));
      return fresh.length === 0 ? null : { put: fresh, removed: [], undo: { type: 'remove', blocks: fresh.map(({ id }) => id) } };
    }
    case 'remove': {
      const gone = edit.blocks.flatMap((id) => byId.get(id) ?? []);
      return gone.length === 0 ? null : { put: [], removed: gone.map(({ id }) => id), undo: { type: 'put', blocks: gone } };
    }
    case 'rank': {
      const moved = Object.entries(edit.ranks).flatMap(([id, rank]) => {
        const block = byId.get(id);
        return block && block.rank !== rank ? [{ block, rank }] : [];
      });
      if (moved.length === 0) return null;
      return {
        put: moved.map(({ block, rank }) => ({ ...block, rank })), removed: [],
        undo: { type: 'rank', ranks: Object.fromEntries(moved.map(({ block }) => [block.id, block.rank])) },
      };
    }
    case 'head': {
      const set = setFields<DraftHead, Partial<DraftHead>>(draft.head, edit, toHead);
      return set && { put: [], removed: [], head: set.next, undo: { type: 'head', ...set.undo } };
    }
    case 'all': {
      let now = draft;
      const put = new Map<string, Block>();
      const removed = new Set<string>();
      const undos: Edit[] = [];
      let head: DraftHead | undefined;
      for (const each of edit.edits) {
        const change = toChange(now, each);
        if (!change) continue;
        now = applyChange(now, change);
        for (const block of change.put) {
          put.set(block.id, block);
          removed.delete(block.id);
        }
        for (const id of change.removed) {
          put.delete(id);
          removed.add(id);
        }
        head = change.head ?? head;
        undos.unshift(change.undo);
      }
      return undos.length === 0 ? null : { put: [...put.values()], removed: [...removed], ...(head ? { head } : {}), undo: { type: 'all', edits: undos } };
    }
    default: return edit satisfies never;
  }
}

/** The draft after a change, its blocks in order. */
export function applyChange(draft: Draft, change: Change): Draft {
  const put = new Map(change.put.map((block) => [block.id, block]));
  const blocks = draft.blocks.filter(({ id }) => !put.has(id) && !change.removed.includes(id));
  return { head: change.head ?? draft.head, blocks: sortByRank([...blocks, ...put.values()]) };
}

/** The edit that puts a block at a place (from 0) among the others. */
export function toMove(blocks: readonly Block[], id: string, at: number): Edit {
  return { type: 'rank', ranks: toMovedRanks(blocks, id, at) };
}

/** The edit that puts new blocks behind `after`; null for the very beginning. */
export function toInsert(blocks: readonly Block[], after: string | null, fresh: readonly (Omit<ItemBlock, 'id' | 'rank'> | Omit<HeadingBlock, 'id' | 'rank'>)[]): { edit: Edit; ids: string[] } {
  const { ranks, moved } = makeRoom(blocks, after, fresh.length);
  const made = fresh.map((block, at) => toBlock({ ...block, id: makeId(), rank: ranks[at] }));
  const put: Edit = { type: 'put', blocks: made };
  return { edit: Object.keys(moved).length === 0 ? put : { type: 'all', edits: [{ type: 'rank', ranks: moved }, put] }, ids: made.map(({ id }) => id) };
}


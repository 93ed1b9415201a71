/**
 * What can be done to a ledger, as small edits that each have an inverse. A row has a rank instead of a place in a
 * list, so that two tabs that move, add and edit different rows do not get into each other's way.
 */
import { toRow, toTitle, type LedgerRow } from '../../ledger/ledger.ts';
import { sortByRank, toMovedRanks } from '../../ledger/ranks.ts';
import { makeId, setFields } from '../../ledger/set-fields.ts';

export interface StoredRow extends LedgerRow {
  id: string;
  rank: number;
  /** When its fields were changed here, in milliseconds: of those that were. */
  changed?: Readonly<Record<string, number>>;
}

export interface StoredLedger {
  id: string;
  title: string;
  rows: StoredRow[];
}

/** `only`: what a value must be now to be set; an undo leaves alone what another tab has changed since. */
interface SetEdit {
  type: 'set';
  row: string;
  values: Partial<LedgerRow>;
  only?: Partial<LedgerRow>;
}

export type Edit =
  | SetEdit
  /** A file that came back: fields of many rows, rows that are new; its inverse takes these out again. */
  | { type: 'merge'; sets: SetEdit[]; put: StoredRow[]; removed: string[] }
  | { type: 'put'; rows: StoredRow[] }
  | { type: 'remove'; rows: string[] }
  | { type: 'rank'; ranks: Record<string, number> }
  | { type: 'title'; title: string };

/** What an edit writes: rows, removed rows, a title; and how to take it back. Null where there is nothing to do. */
export interface Change {
  put: StoredRow[];
  removed: string[];
  title?: string;
  undo: Edit;
}

export function toChange(ledger: StoredLedger, edit: Edit): Change | null {
  const byId = new Map(ledger.rows.map((row) => [row.id, row]));
  switch (edit.type) {
    case 'set': {
      const set = setInRow(byId.get(edit.row), edit);
      return set && { put: [set.next], removed: [], undo: set.undo };
    }
    case 'merge': {
      const sets = edit.sets.flatMap((each) => setInRow(byId.get(each.row), each) ?? []);
      const fresh = edit.put.filter(({ id }) => !byId.has(id));
      const gone = edit.removed.flatMap((id) => byId.get(id) ?? []);
      if (sets.length + fresh.length + gone.length === 0) return null;
      return {
        put: [...sets.map(({ next }) => next), ...fresh], removed: gone.map(({ id }) => id),
        undo: { type: 'merge', sets: sets.map(({ undo }) => undo), put: gone, removed: fresh.map(({ id }) => id) },
      };
    }
    case 'put': {
      const fresh = edit.rows.filter(({ id }) => !byId.has(id));
      return fresh.length === 0 ? null : { put: fresh, removed: [], undo: { type: 'remove', rows: fresh.map(({ id }) => id) } };
    }
    case 'remove': {
      const gone = edit.rows.flatMap((id) => byId.get(id) ?? []);
      return gone.length === 0 ? null : { put: [], removed: gone.map(({ id }) => id), undo: { type: 'put', rows: gone } };
    }
    case 'rank': {
      const moved = Object.entries(edit.ranks).flatMap(([id, rank]) => {
        const row = byId.get(id);
        return row && row.rank !== rank ? [{ row, rank }] : [];
      });
      if (moved.length === 0) return null;
      return {
        put: moved.map(({ row, rank }) => ({ ...row, rank })), removed: [],
        undo: { type: 'rank', ranks: Object.fromEntries(moved.map(({ row }) => [row.id, row.rank])) },
      };
    }
    case 'title': {
      const title = toTitle(edit.title);
      return title === ledger.title ? null : { put: [], removed: [], title, undo: { type: 'title', title: ledger.title } };
    }
    default: return edit satisfies never;
  }
}

/** A row with fields set, and how to set them back; null where nothing changes. */
function setInRow(row: StoredRow | undefined, edit: SetEdit): { next: StoredRow; undo: SetEdit } | null {
  const set = row && setFields<StoredRow, Partial<LedgerRow>>(row, edit, (fields) => ({ ...toRow(fields), id: row.id, rank: row.rank }));
  return set ? { next: set.next, undo: { type: 'set', row: set.next.id, ...set.undo } } : null;
}

/** The ledger after a change, its rows in order. */
export function applyChange(ledger: StoredLedger, change: Change): StoredLedger {
  const put = new Map(change.put.map((row) => [row.id, row]));
  const rows = ledger.rows.filter(({ id }) => !put.has(id) && !change.removed.includes(id));
  return { ...ledger, title: change.title ?? ledger.title, rows: sortByRank([...rows, ...put.values()]) };
}

/** The edit that puts a row at a place (from 0) among the others. */
export function toMove(rows: readonly StoredRow[], id: string, at: number): Edit {
  return { type: 'rank', ranks: toMovedRanks(rows, id, at) };
}

/** The edit that puts rows in this order. */
export function toOrder(ids: readonly string[]): Edit {
  return { type: 'rank', ranks: Object.fromEntries(ids.map((id, at) => [id, at + 1])) };
}

/** Rows with ids, behind the last. */
export function toStoredRows(rows: readonly LedgerRow[], behind: readonly StoredRow[] = []): StoredRow[] {
  const last = behind.reduce((most, { rank }) => Math.max(most, rank), 0);
  return rows.map((row, at) => ({ ...row, id: makeId(), rank: last + at + 1 }));
}

/**
 * Drafts in this browser's storage: `d/{draft}` is a head, `d/{draft}/{block}` a block. An edit reads what it changes
 * afresh and writes only that, so that tabs that edit different places do not write back what they have not seen.
 */
import { DRAFT_VERSION, toBlock, toHead, type Block, type Draft } from '../../draft/draft.ts';
import { toChange, type Edit } from '../../draft/edits.ts';
import { sortByRank } from '../../ledger/ranks.ts';
import { makeId } from '../../ledger/set-fields.ts';
import type { OwnUnits } from '../../draft/units.ts';
import { KeptKeys, type StorageProblem } from '../lib/kept-keys.ts';

const PREFIX = 'yaodian-duizhao/draft-notice/';
const CURRENT = 'current';
const UNITS = 'units';
export const UNTITLED = '未命名的稿子';

export interface StoredDraft extends Draft {
  id: string;
}

export interface DraftSummary {
  id: string;
  title: string;
  /** Of a later version, or damaged. */
  unreadable: boolean;
}

export class DraftStore {
  readonly #keys = new KeptKeys(PREFIX);

  get problem(): StorageProblem | null {
    return this.#keys.problem;
  }

  onChange(listener: (elsewhere: boolean) => void): void {
    this.#keys.onChange(listener);
  }

  /** In the order they were made. */
  list(): DraftSummary[] {
    return this.#keys.names().flatMap((name) => {
      const [kind, id, block] = name.split('/');
      if (kind !== 'd' || id === undefined || block !== undefined) return [];
      const head = parse(this.#keys.get(name));
      const readable = typeof head?.['version'] === 'number' && head['version'] <= DRAFT_VERSION;
      return [{ id, title: readable ? toHead(head).title || UNTITLED : '读不出的稿子', unreadable: !readable, created: Number(head?.['created']) || 0 }];
    }).sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  }

  read(id: string): StoredDraft | null {
    const head = parse(this.#keys.get(`d/${id}`));
    if (head === null || typeof head['version'] !== 'number' || head['version'] > DRAFT_VERSION) return null;
    const start = `d/${id}/`;
    const blocks = this.#keys.names().filter((name) => name.startsWith(start)).flatMap((name): Block[] => {
      const text = this.#keys.get(name);
      if (text === null) return [];
      // Damaged in storage: its words are better than nothing.
      return [toBlock({ ...parse(text) ?? { kind: 'item', text }, id: name.slice(start.length) })];
    });
    return { id, head: toHead(head), blocks: sortByRank(blocks) };
  }

  currentId(): string | null {
    const wanted = this.#keys.get(CURRENT);
    if (wanted !== null && this.#keys.get(`d/${wanted}`) !== null) return wanted;
    return this.list().find(({ unreadable }) => !unreadable)?.id ?? null;
  }

  current(): StoredDraft | null {
    const id = this.currentId();
    return id === null ? null : this.read(id);
  }

  choose(id: string): void {
    if (this.#keys.get(CURRENT) !== id) this.#keys.set(CURRENT, id);
    this.#keys.tell(false);
  }

  /** Keeps a draft and makes it the current one. */
  create(draft: Draft, id = makeId()): string {
    this.#writeHead(id, draft, Date.now());
    for (const block of draft.blocks) this.#writeBlock(id, block);
    this.choose(id);
    return id;
  }

  restore(draft: StoredDraft, id: string): void {
    this.create(draft, id);
  }

  /** @returns how to take it back; null where there was nothing to do */
  edit(id: string, edit: Edit): Edit | null {
    const draft = this.read(id);
    const change = draft && toChange(draft, edit);
    if (!change) return null;
    for (const block of change.removed) this.#keys.set(`d/${id}/${block}`, null);
    for (const block of change.put) this.#writeBlock(id, block);
    if (change.head) this.#writeHead(id, { head: change.head }, Number(parse(this.#keys.get(`d/${id}`))?.['created']) || 0);
    this.#keys.retry();
    this.#keys.tell(false);
    return change.undo;
  }

  /** @returns the draft as it was, to put back */
  remove(id: string): StoredDraft | null {
    const draft = this.read(id);
    for (const name of this.#keys.names()) if (name === `d/${id}` || name.startsWith(`d/${id}/`)) this.#keys.set(name, null);
    this.#keys.retry();
    this.#keys.tell(false);
    return draft;
  }

  /** What is stored of a draft that cannot be read, to be downloaded. */
  readRaw(id: string): string {
    return JSON.stringify(Object.fromEntries(this.#keys.names().filter((name) => name === `d/${id}` || name.startsWith(`d/${id}/`)).map((name) => [name, this.#keys.get(name)])), null, 2);
  }

  readUnits(): OwnUnits {
    const units = parse(this.#keys.get(UNITS)) ?? {};
    return Object.fromEntries(Object.entries(units).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }

  setUnit(id: string, name: string): void {
    this.#keys.set(UNITS, JSON.stringify({ ...this.readUnits(), [id]: name }));
    this.#keys.retry();
    this.#keys.tell(false);
  }

  #writeHead(id: string, { head }: Pick<Draft, 'head'>, created: number): void {
    this.#keys.set(`d/${id}`, JSON.stringify({ version: DRAFT_VERSION, created, ...head }));
  }

  #writeBlock(draft: string, { id, ...block }: Block): void {
    const filled = Object.fromEntries(Object.entries(block).filter(([, value]) => value !== '' && value !== false));
    this.#keys.set(`d/${draft}/${id}`, JSON.stringify(filled));
  }
}

function parse(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null;
  } catch {
    return null;
  }
}

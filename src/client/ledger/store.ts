/**
 * Ledgers in the browser's storage. A row is written once, whole, and every field that is edited afterwards has a key
 * of its own: tabs that edit different fields never write the same key, so that none can write back what it has not
 * yet seen of another. Where storage is full or forbidden, what cannot be kept stays in the memory of this page, and
 * the reader is told.
 */
import { LEDGER_VERSION, toRow, toTitle, UNTITLED, type LedgerRow } from '../../ledger/ledger.ts';
import { sortByRank } from '../../ledger/ranks.ts';
import { makeId } from '../../ledger/set-fields.ts';
import { KeptKeys, type StorageProblem } from '../lib/kept-keys.ts';
import { toChange, toStoredRows, type Edit, type StoredLedger, type StoredRow } from './edits.ts';

/** `…/{ledger}` is its head, `…/{ledger}/{row}` a row as it was put there, `…/{ledger}/{row}/{field}` what a field became, `…/{field}@` when. */
const PREFIX = 'ledger/';
const CURRENT = 'current-ledger';
/** Before all of these. */
const SITE = 'yaodian-duizhao/';

interface Head {
  version: number;
  title: string;
  created: number;
}

export interface LedgerSummary {
  id: string;
  title: string;
  rows: number;
  /** What is stored cannot be read: of a later version, or damaged. */
  unreadable: boolean;
}

export class LedgerStore {
  readonly #storage = new KeptKeys(SITE, (name) => name === CURRENT || name.startsWith(PREFIX));

  /** Null where everything is kept. */
  get problem(): StorageProblem | null {
    return this.#storage.problem;
  }

  /** @param listener is told whether another tab made the change */
  onChange(listener: (elsewhere: boolean) => void): void {
    this.#storage.onChange(listener);
  }

  /** Of all ledgers. */
  #keys(): string[] {
    return this.#storage.names().filter((name) => name.startsWith(PREFIX));
  }

  #readHead(id: string): Head | 'unreadable' | null {
    const text = this.#storage.get(PREFIX + id);
    if (text === null) return null;
    const head = parse(text) as Partial<Head> | null;
    if (typeof head?.version !== 'number' || head.version > LEDGER_VERSION) return 'unreadable';
    // A later version brings its steps from the earlier ones here.
    return { version: LEDGER_VERSION, title: toTitle(head.title), created: Number(head.created) || 0 };
  }

  #writeHead(id: string, title: string, created: number): void {
    this.#storage.set(PREFIX + id, JSON.stringify({ version: LEDGER_VERSION, title, created } satisfies Head));
  }

  /** In the order they were made. */
  list(): LedgerSummary[] {
    const counts = new Map<string, number>();
    for (const key of this.#keys()) {
      const [id = '', ...rest] = key.slice(PREFIX.length).split('/');
      counts.set(id, (counts.get(id) ?? 0) + (rest.length === 1 ? 1 : 0));
    }
    return [...counts].flatMap(([id, rows]) => {
      const head = this.#readHead(id);
      if (head === null) return [];
      return head === 'unreadable' ? [{ id, title: '读不出的台账', rows, unreadable: true, created: 0 }] : [{ id, title: head.title, rows, unreadable: false, created: head.created }];
    }).sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  }

  read(id: string): StoredLedger | null {
    const head = this.#readHead(id);
    if (head === null || head === 'unreadable') return null;
    const start = `${PREFIX}${id}/`;
    const whole: string[] = [];
    const edited = new Map<string, string[]>();
    for (const key of this.#keys()) {
      if (!key.startsWith(start)) continue;
      const [row = '', field] = key.slice(start.length).split('/');
      if (field === undefined) whole.push(row);
      else edited.set(row, [...(edited.get(row) ?? []), field]);
    }
    // A field of a row that another tab removed is no row.
    return { id, title: head.title, rows: sortByRank(whole.flatMap((row) => this.#readRow(id, row, edited.get(row) ?? []) ?? [])) };
  }

  #readRow(ledger: string, id: string, edited: readonly string[]): StoredRow | null {
    const key = `${PREFIX}${ledger}/${id}`;
    const text = this.#storage.get(key);
    if (text === null) return null;
    // Damaged in storage: its words are better than nothing.
    const value = parse(text) ?? { remark: text };
    const changed: Record<string, number> = {};
    for (const field of edited) {
      const now = this.#storage.get(`${key}/${field}`);
      if (field.endsWith('@')) changed[field.slice(0, -1)] = Number(now) || 0;
      else if (now !== null) value[field] = field === 'done' ? now === 'true' : now;
    }
    const rank = Number(value['rank']);
    return { ...toRow(value), id, rank: Number.isFinite(rank) ? rank : 0, ...(Object.keys(changed).length > 0 ? { changed } : {}) };
  }

  /** A row that is new, whole. */
  #writeRow(ledger: string, { id, rank, changed: _, ...row }: StoredRow): void {
    const filled = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '' && value !== false));
    this.#storage.set(`${PREFIX}${ledger}/${id}`, JSON.stringify({ rank, ...filled }));
  }

  /** Of a row that is there, the fields that are now different. */
  #writeFields(ledger: string, before: StoredRow, after: StoredRow): void {
    for (const field of Object.keys(after) as (keyof StoredRow)[]) {
      if (field === 'changed' || before[field] === after[field]) continue;
      this.#storage.set(`${PREFIX}${ledger}/${after.id}/${field}`, String(after[field]));
      if (field !== 'rank') this.#storage.set(`${PREFIX}${ledger}/${after.id}/${field}@`, String(Date.now()));
    }
  }

  #removeRow(ledger: string, id: string): void {
    const start = `${PREFIX}${ledger}/${id}`;
    for (const key of this.#keys()) if (key === start || key.startsWith(`${start}/`)) this.#storage.set(key, null);
  }

  /** What is stored of a ledger that cannot be read, to be downloaded. */
  readRaw(id: string): string {
    return JSON.stringify(Object.fromEntries(this.#keys().filter((key) => key === PREFIX + id || key.startsWith(`${PREFIX}${id}/`)).map((key) => [SITE + key, this.#storage.get(key)])), null, 2);
  }

  /** The ledger points go to; null where there is none yet. */
  currentId(): string | null {
    const wanted = this.#storage.get(CURRENT);
    if (wanted !== null && this.#readHead(wanted) !== null) return wanted;
    return this.list().find(({ unreadable }) => !unreadable)?.id ?? null;
  }

  choose(id: string): void {
    if (this.#storage.get(CURRENT) !== id) this.#storage.set(CURRENT, id);
    this.#storage.tell(false);
  }

  current(): StoredLedger | null {
    const id = this.currentId();
    return id === null ? null : this.read(id);
  }

  /** Makes a ledger and makes it the current one. */
  create(title: string, rows: readonly LedgerRow[] = []): string {
    return this.restore({ id: makeId(), title: toTitle(title), rows: toStoredRows(rows) });
  }

  /** Puts back a ledger as it was, under a name that no other has. */
  restore(ledger: StoredLedger): string {
    this.#writeHead(ledger.id, this.#toFreeTitle(ledger.title), Date.now());
    for (const row of ledger.rows) this.#writeRow(ledger.id, row);
    this.choose(ledger.id);
    return ledger.id;
  }

  /** `我的台账`, `我的台账 2` */
  #toFreeTitle(title: string): string {
    const taken = new Set(this.list().map((each) => each.title));
    for (let number = 1; ; number += 1) {
      const free = number === 1 ? title : toTitle(`${title.slice(0, 50)} ${String(number)}`);
      if (!taken.has(free)) return free;
    }
  }

  /** The current ledger, made if there is none. */
  ensure(): StoredLedger {
    return this.current() ?? this.read(this.create(UNTITLED)) ?? { id: '', title: UNTITLED, rows: [] };
  }

  /** @returns how to take it back; null where there was nothing to do */
  edit(id: string, edit: Edit): Edit | null {
    const ledger = this.read(id);
    const change = ledger && toChange(ledger, edit);
    if (!ledger || !change) return null;
    const before = new Map(ledger.rows.map((row) => [row.id, row]));
    for (const row of change.removed) this.#removeRow(id, row);
    for (const row of change.put) {
      const there = before.get(row.id);
      if (there) this.#writeFields(id, there, row);
      else this.#writeRow(id, row);
    }
    const head = this.#readHead(id);
    if (change.title !== undefined) this.#writeHead(id, change.title, head !== null && head !== 'unreadable' ? head.created : 0);
    this.#storage.retry();
    this.#storage.tell(false);
    return change.undo;
  }

  /** @returns the ledger as it was, to put back */
  remove(id: string): StoredLedger | null {
    const ledger = this.read(id);
    for (const key of this.#keys()) {
      if (key === PREFIX + id || key.startsWith(`${PREFIX}${id}/`)) this.#storage.set(key, null);
    }
    this.#storage.retry();
    this.#storage.tell(false);
    return ledger;
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : null;
  } catch {
    return null;
  }
}

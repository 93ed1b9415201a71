/** A file brought into the ledgers: as one of its own first; then, where the reader wants it, into another or in its place. */
import { LARGEST_LEDGER_FILE, toTooLarge } from '../../ledger/file.ts';
import { LedgerError, MOST_ROWS, toRow, type LedgerRow } from '../../ledger/ledger.ts';
import { toStoredRows, type Edit, type StoredLedger, type StoredRow } from './edits.ts';
import { loadLedgerFiles } from './files.ts';
import { askMerge } from './merge-dialog.ts';
import { say } from './said.ts';
import type { LedgerStore } from './store.ts';

/** What importing asks of the page. */
export interface ImportingPage {
  /** Stores what is still being typed. */
  flush: () => void;
  /** An edit of the ledger that is shown, which can be undone. */
  edit: (edit: Edit, words: string) => boolean;
  /** A new ledger is shown, and undoing deletes it. */
  rememberNew: (id: string, words: string) => void;
  /** Undoing brings the ledger back. */
  rememberGone: (gone: StoredLedger) => void;
  undo: () => void;
}

/** Also of another script of the site, which has its own class of that name. */
const isLedgerError = (error: unknown): error is Error => error instanceof Error && error.name === 'LedgerError';

export class Imports {
  readonly #store: LedgerStore;
  readonly #page: ImportingPage;

  constructor(store: LedgerStore, page: ImportingPage) {
    this.#store = store;
    this.#page = page;
  }

  /** Opens a file as a ledger of its own and offers what else to do with it. What is wrong is said; nothing is thrown. */
  async open(picked: File): Promise<void> {
    this.#page.flush();
    try {
      // Before a byte of it is read.
      if (picked.size > LARGEST_LEDGER_FILE) throw new LedgerError(toTooLarge(picked.size));
      const { fromFile, planMerge } = await loadLedgerFiles();
      const { ledger: fresh, notes, modified } = fromFile(new Uint8Array(await picked.arrayBuffer()), picked.name);
      if (fresh.rows.length === 0) throw new LedgerError('里面只有列名，没有任务。');
      const former = this.#store.list().find(({ title, unreadable }) => title === fresh.title && !unreadable);
      const target = this.#findMergeTarget(fresh.rows, former?.id, planMerge);
      const id = this.#store.create(fresh.title, fresh.rows);
      this.#page.rememberNew(id, '导入');
      say(`已导入“${this.#store.read(id)?.title ?? fresh.title}”，${String(fresh.rows.length)}行；原来的台账还在。${notes.join('')}`,
        [
          ...(target ? [{ label: `合并到“${target.title}”……`, act: () => { void this.#merge(target.id, id, modified ?? picked.lastModified, picked.name); } }] : []),
          ...(former ? [{ label: `用它替换“${former.title}”`, act: () => { this.#replace(former.id, id); } }] : []),
        ], former !== undefined || target !== null || notes.length > 0);
    } catch (error) {
      say(`没有导入“${picked.name.slice(0, 40)}”：${isLedgerError(error) ? error.message : '文件读不出，可能已损坏。'}现有的台账没有变。`, [], true);
    }
  }

  /** A file that was exported, worked on elsewhere and brought back takes the place of what it was made from. */
  #replace(former: string, fresh: string): void {
    this.#page.flush();
    const gone = this.#store.remove(former);
    if (!gone) return;
    this.#page.rememberGone(gone);
    this.#store.choose(fresh);
    this.#store.edit(fresh, { type: 'title', title: gone.title });
    say(`“${gone.title}”已换成导入的。`, [{ label: '找回原来的', act: () => { this.#page.undo(); } }]);
  }

  /** The ledger that a file most probably came from: of the same name, or the one that has most of its rows, a third of them at least. */
  #findMergeTarget(rows: readonly LedgerRow[], former: string | undefined, planMerge: (mine: readonly StoredRow[], theirs: readonly LedgerRow[]) => { matched: readonly unknown[] }): { id: string; title: string } | null {
    let best: { id: string; title: string; matched: number } | null = null;
    for (const { id, title, unreadable } of this.#store.list()) {
      const ledger = unreadable ? null : this.#store.read(id);
      if (!ledger) continue;
      const matched = planMerge(ledger.rows, rows).matched.length;
      if (id === former && matched > 0) return { id, title };
      if (matched * 3 >= rows.length && matched > (best?.matched ?? 0)) best = { id, title, matched };
    }
    return best;
  }

  /** What was imported as a ledger of its own becomes part of another, after the reader has seen what would change. */
  async #merge(into: string, imported: string, saved: number, file: string): Promise<void> {
    this.#page.flush();
    const tools = await loadLedgerFiles();
    const [mine, theirs] = [this.#store.read(into), this.#store.read(imported)];
    if (!mine || !theirs) return;
    const plan = tools.planMerge(mine.rows, theirs.rows);
    if (mine.rows.length + plan.added.length > MOST_ROWS) {
      say(`没有合并：合并后有${String(mine.rows.length + plan.added.length)}行，一份台账最多${String(MOST_ROWS)}行。`, [], true);
      return;
    }
    const sideOf = await askMerge(mine.title, plan, tools, saved);
    if (!sideOf) return;
    const values = tools.toMergedValues(plan, sideOf);
    const gone = this.#store.remove(imported);
    if (gone) this.#page.rememberGone(gone);
    this.#store.choose(into);
    const done = this.#page.edit({
      type: 'merge', sets: values.map(({ row, values: set }) => ({ type: 'set', row, values: set })), put: toStoredRows(plan.added.map(toRow), mine.rows), removed: [],
    }, `合并“${file.slice(0, 40)}”`);
    const fields = values.reduce((sum, each) => sum + Object.keys(each.values).length, 0);
    say(done ? `已合并到“${mine.title}”：改了${String(values.length)}行${String(fields)}格，新增${String(plan.added.length)}行。` : `“${mine.title}”没有要改的。`,
      done ? [{ label: '撤销', act: () => { this.#page.undo(); } }] : [], true);
  }
}

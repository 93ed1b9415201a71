/** Rows go into the current ledger, and the reader is told so, or what went wrong. */
import { MOST_ROWS, toJson, type LedgerRow } from '../../ledger/ledger.ts';
import { download } from '../lib/download.ts';
import { toStoredRows, type StoredLedger } from './edits.ts';
import { say } from './said.ts';
import type { LedgerStore } from './store.ts';

/**
 * @param label what they are, for the reader: `广州2022第17项`
 * @param page the address of the ledger's page
 * @returns whether they are in it now
 */
export function putRows(store: LedgerStore, rows: readonly LedgerRow[], label: string, page: string): boolean {
  const ledger = store.ensure();
  const open = [{ label: '打开台账', href: page }];
  if (ledger.rows.length + rows.length > MOST_ROWS) {
    say(rows.length === 1 ? `“${ledger.title}”已有${String(MOST_ROWS)}行，满了。`
      : `“${ledger.title}”已有${String(ledger.rows.length)}行，再加${String(rows.length)}行就超过${String(MOST_ROWS)}行，没有加入。`, open);
    return false;
  }
  store.edit(ledger.id, { type: 'put', rows: toStoredRows(rows, ledger.rows) });
  if (!sayProblem(store)) say(`${label}已加入“${ledger.title}”，共${String(ledger.rows.length + rows.length)}项。`, open);
  return true;
}

/** Says that storage is full or forbidden, and offers the ledger as a file. */
export function sayProblem(store: LedgerStore): boolean {
  const { problem } = store;
  if (problem === null) return false;
  const ledger = store.current();
  say(toProblemWords(problem), ledger ? [{ label: '下载这份台账', act: () => { downloadJson(ledger); } }] : [], true);
  return true;
}

export function toProblemWords(problem: NonNullable<LedgerStore['problem']>): string {
  return problem === 'full'
    ? '浏览器的存储满了，刚才的改动没有存下，关掉这一页就会丢失。'
    : '浏览器不让本站存储（可能是无痕窗口或单位设置），刚才的改动没有存下，关掉这一页就会丢失。';
}

export function downloadJson(ledger: StoredLedger): void {
  download(`${ledger.title.replace(/[\\/:*?"<>|]/g, '-')}.json`, toJson(ledger), 'application/json;charset=utf-8');
}

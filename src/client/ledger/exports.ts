/** A ledger as a file: what the ledger's tools make of it, downloaded. */
import type { LedgerFormat } from '../../ledger/file.ts';
import { download } from '../lib/download.ts';
import type { StoredLedger } from './edits.ts';
import { loadLedgerFiles } from './files.ts';
import { say } from './said.ts';

/** The site's address, for links that leave the page; from a disk there is none. */
export function toBase(root: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const home = new URL(root || './', canonical ?? location.href);
  return /^https?:$/.test(home.protocol) ? home.href.replace(/[?#].*$/, '') : '';
}

const sayNoTools = (): void => { say('没有读到导出用的脚本，请联网后再试。', [], true); };

/** @param base the site's address; '' where there is none */
export async function exportCalendar(ledger: StoredLedger, base: string): Promise<void> {
  try {
    const { toCalendar } = await loadLedgerFiles();
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const { content, events } = toCalendar(ledger.title, ledger.rows.map((row) => ({ ...row, link: row.point === '' ? row.link : base === '' ? '' : `${base}${row.point}.html` })), stamp);
    if (events === 0) {
      say('没有一行有最迟日期，没有可放进日历的。填上日期再导出。', [], true);
      return;
    }
    download(`${ledger.title.replace(/[\\/:*?"<>|]/g, '-')}.ics`, content, 'text/calendar;charset=utf-8');
    say(`已导出${String(events)}个日程${events < ledger.rows.length ? `；没有日期的${String(ledger.rows.length - events)}行没有放进去` : ''}。`);
  } catch {
    sayNoTools();
  }
}

/** @param base the site's address; '' where there is none */
export async function exportLedger(ledger: StoredLedger, format: LedgerFormat, base: string): Promise<void> {
  try {
    const { toFile } = await loadLedgerFiles();
    const { name, type, content } = toFile(ledger, format, base);
    download(name, new Blob([content as BlobPart], { type }));
  } catch {
    sayNoTools();
  }
}

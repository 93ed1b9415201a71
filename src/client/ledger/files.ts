/**
 * What reads and writes the files of a ledger, assets/ledger-files.js: half of all the page's script, and slow to
 * start. It comes when the page has nothing else to do, so that it is there when the network is gone.
 */
import type { fromFile, toFile } from '../../ledger/file.ts';
import { loadScript } from '../load-script.ts';

export interface LedgerFiles {
  fromFile: typeof fromFile;
  toFile: typeof toFile;
}

declare global {
  // What src/client/entries/ledger-files.ts leaves.
  var ledgerFiles: LedgerFiles | undefined;
}

/** @throws where it cannot be loaded; asking again tries again */
export async function loadLedgerFiles(): Promise<LedgerFiles> {
  await loadScript('ledger-files');
  if (!globalThis.ledgerFiles) throw new Error('assets/ledger-files.js');
  return globalThis.ledgerFiles;
}

/** Loads it in good time. */
export function loadLedgerFilesSoon(): void {
  const load = (): void => { loadLedgerFiles().catch(() => undefined); };
  if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 3000 });
  else setTimeout(load, 500);
}

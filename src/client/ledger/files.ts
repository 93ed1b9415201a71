/**
 * What reads and writes the files of a ledger, assets/ledger-files.js: half of all the page's script, and slow to
 * start. It comes when the page has nothing else to do, so that it is there when the network is gone.
 */
import { load } from '../lib/load.ts';
import type { ledgerFiles } from './files.entry.ts';

/** @throws where it cannot be loaded; asking again tries again */
export function loadLedgerFiles(): Promise<typeof ledgerFiles> {
  return load('assets/ledger-files');
}

/** Loads it in good time. */
export function loadLedgerFilesSoon(): void {
  const warmUp = (): void => { loadLedgerFiles().catch(() => undefined); };
  if ('requestIdleCallback' in window) requestIdleCallback(warmUp, { timeout: 3000 });
  else setTimeout(warmUp, 500);
}

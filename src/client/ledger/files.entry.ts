/** Reading and writing the files of a ledger; loaded by src/client/ledger/files.ts. */
import { fromFile, toFile } from '../../ledger/file.ts';
import { provide } from '../lib/load.ts';

export const ledgerFiles = { fromFile, toFile };

provide('assets/ledger-files', ledgerFiles);

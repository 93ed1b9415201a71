/** Reading and writing the files of a ledger; loaded by src/client/ledger/files.ts. */
import { fromFile, toFile } from '../../ledger/file.ts';

globalThis.ledgerFiles = { fromFile, toFile };

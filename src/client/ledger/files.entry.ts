/** Reading and writing the files of a ledger; loaded by src/client/ledger/files.ts. */
import { toCalendar } from '../../ledger/calendar.ts';
import { fromFile, toFile } from '../../ledger/file.ts';
import { chooseSide, describePlan, planMerge, toMergedValues } from '../../ledger/merge.ts';
import { provide } from '../lib/load.ts';

export const ledgerFiles = { chooseSide, describePlan, fromFile, planMerge, toCalendar, toFile, toMergedValues };

provide('assets/ledger-files', ledgerFiles);

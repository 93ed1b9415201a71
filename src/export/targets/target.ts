/** Where exported rows go. */
import type { DatabaseTableName } from '../../data/tables/index.ts';
import type { FieldValue } from '../../data/table.ts';

export interface Target {
  write: (table: DatabaseTableName, rows: readonly FieldValue[][]) => void | Promise<void>;
  /** Completes the files. @returns their names */
  finish: () => Promise<string[]> | string[];
  /** Lets go of the files, half written as they are. */
  abandon: () => void;
}

/** What is said of the whole export inside its files. */
export interface ExportInfo {
  /** Of the program. */
  version: string;
  schemaVersion: number;
}

/** Where an export cannot be made for a reason a person can mend: its message says which. */
export class ExportError extends Error {}

/** Lets go of files half written. What fails here is not told: something else failed already. */
export function abandonAll(targets: readonly Target[]): void {
  for (const target of targets) {
    try {
      target.abandon();
    } catch {
      // The first error is told.
    }
  }
}

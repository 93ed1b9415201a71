/** The reader, as the bench runs it: the one file here that knows where it stands in src. */
import { learnThemes } from '../../src/points/index.ts';
import { readFile, ReadingError } from '../../src/reading/index.ts';
import { loadReader } from '../../src/reading/load-reader.ts';
import { inspectText, toRecords, type InspectionRecords } from '../../src/rules/inspect.ts';

export type { InspectionRecords } from '../../src/rules/inspect.ts';

/** Themes are not judged here: a model that knows none is the fastest. */
const NO_THEMES = learnThemes([]);

/** A plain text → its records, as `inspect --json` prints them for a notice that is not in the corpus. */
export function readText(text: string, file = 'notice.txt'): InspectionRecords {
  return toRecords(inspectText(text, { id: 'notice', file, sha256: '0'.repeat(64), themes: NO_THEMES }));
}

/** A file → its records; a file that cannot be read has one diagnostic that says why, and nothing else. */
export async function readDocument(file: string, bytes: Uint8Array): Promise<InspectionRecords> {
  try {
    const { text, notes, tables } = await readFile(file, bytes, loadReader);
    return toRecords(inspectText(text, { id: 'notice', file, sha256: '0'.repeat(64), themes: NO_THEMES, notes, tables }));
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    const { ruleId, note: message, place } = error;
    return { ...readText('', file), diagnostics: [{ ruleId, severity: 'error', message, file, start: place, end: place, quote: '' }] };
  }
}

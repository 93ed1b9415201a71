/** One file, looked at as the build would: a seed of the corpus with what people confirmed, any other with suggestions. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VFile } from 'vfile';
import { parse, readMetadata } from '../notice/index.ts';
import type { Diagnostic } from '../points/index.ts';
import { decodeUtf8, readFile, ReadingError, type ReadFile } from '../reading/index.ts';
import { inspectText, toRecords, type Inspection, type InspectionRecords } from '../records/index.ts';
import { noticeContentSchema, themesContentSchema, unitsContentSchema, type NoticeContent, type ThemeContent } from './content-schema.ts';
import { loadNotice, toSha256 } from './load.ts';
import { proposeId } from './propose.ts';
import { readYaml } from './yaml.ts';

export interface InspectedFile {
  records: InspectionRecords;
  /** null where the file cannot be read: the records then say why. */
  read: ReadFile | null;
  inspection: Inspection | null;
  /** What the corpus says of this very file, if it is one of its seeds. */
  known: NoticeContent | null;
  sha256: string;
}

/** The project's own folder, for themes where a corpus has none. */
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** A file of the corpus that fits its schema, else null. */
function open<Value>(path: string, read: (file: VFile) => Value | null): Value | null {
  try {
    return existsSync(path) ? read(new VFile({ path, value: decodeUtf8(readFileSync(path)) })) : null;
  } catch {
    return null;
  }
}

export function readThemes(root: string): ThemeContent[] {
  const read = (folder: string) => open(join(folder, 'content/themes.yaml'), (file) => readYaml(file, themesContentSchema));
  return (read(root) ?? read(PROJECT))?.themes ?? [];
}

/** What the corpus says of each of its notices, as far as it can be read. */
export function readContents(root: string): { path: string; content: NoticeContent }[] {
  const folder = join(root, 'content/notices');
  return (existsSync(folder) ? readdirSync(folder) : []).filter((name) => /\.ya?ml$/.test(name)).sort().flatMap((name) => {
    const path = join(folder, name);
    const content = open(path, (file) => readYaml(file, noticeContentSchema));
    return content ? [{ path, content }] : [];
  });
}

/** The notice of the corpus whose seed has these bytes. */
function findKnown(root: string, sha256: string): { path: string; content: NoticeContent } | null {
  return readContents(root).find(({ content }) => {
    const seed = join(root, 'seeds', content.seed);
    return existsSync(seed) && toSha256(readFileSync(seed)) === sha256;
  }) ?? null;
}

/**
 * Inspects a file. Whatever is in it, the records have their shape.
 *
 * @throws where there is no such file, or it is a folder
 */
export function inspectFile(root: string, path: string): InspectedFile {
  const bytes = readFileSync(path);
  const sha256 = toSha256(bytes);
  const name = basename(path);
  const known = findKnown(root, sha256);
  const themes = readThemes(root);
  let read: ReadFile;
  try {
    read = readFile(name, bytes);
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    const { notice, points, statistics } = toRecords(inspectText('', { id: known?.content.id ?? 'unread', file: name, sha256, themes }));
    const diagnostic: Diagnostic = { ruleId: error.ruleId, severity: 'error', message: error.note, file: name, start: error.place, end: error.place, quote: '' };
    return { records: { notice, points, statistics, diagnostics: [diagnostic] }, read: null, inspection: null, known: known?.content ?? null, sha256 };
  }
  if (known) {
    const { content } = known;
    const units = open(join(root, 'content/units.yaml'), (file) => readYaml(file, unitsContentSchema)) ?? { functions: {}, names: {} };
    const files = { seed: new VFile({ path: name }), content: new VFile({ path: join(dirname(known.path), name) }) };
    const notice = loadNotice({ file: files.seed, text: read.text, notes: read.notes, sha256 }, files.content, content, themes, units);
    const inspection = inspectText(read.text, { id: content.id, file: content.seed, sha256, themes, confirmed: content.themes, notes: read.notes });
    return { records: { ...toRecords(inspection), diagnostics: notice.diagnostics }, read, inspection, known: content, sha256 };
  }
  // The id of a notice nobody has named yet comes from what it says of itself.
  const taken = readContents(root).map(({ content }) => content.id);
  const id = proposeId(readMetadata(parse(read.text)), taken)?.id ?? 'notice';
  const inspection = inspectText(read.text, { id, file: name, sha256, themes, notes: read.notes });
  return { records: toRecords(inspection), read, inspection, known: null, sha256 };
}

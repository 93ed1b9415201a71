/** One file, looked at as the build would: a seed of the corpus with what people confirmed, any other with suggestions. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VFile } from 'vfile';
import { parse, readMetadata, type ReadingCorrection } from '../notice/index.ts';
import { learnThemes, noticeRecordSchema, statisticsSchema, workPointSchema, type Diagnostic, type ThemeModel } from '../points/index.ts';
import { ReadingError, type ArchivePart, type ReadFile } from '../reading/index.ts';
import { orderFiles } from '../reading/join-files.ts';
import { loadReader } from '../reading/load-reader.ts';
import { readFiles } from '../reading/read-files.ts';
import { toCorrectionMessages } from '../rules/corrections.ts';
import { inspectText, toDiagnostics, toRecords, type Inspection, type InspectionRecords } from '../rules/inspect.ts';
import { decodeUtf8 } from '../text/decode.ts';
import { noticeContentSchema, statutesContentSchema, themesContentSchema, unitsContentSchema, type NoticeContent, type StatuteContent, type ThemeContent } from './content-schema.ts';
import { chooseExamples, compareSeeds, loadNotice, MOST_TEACHERS, toSha256 } from './load.ts';
import { readSeed } from './read-seed.ts';
import { proposeId } from './propose.ts';
import { readYaml } from './yaml.ts';

export interface InspectedFile {
  records: InspectionRecords;
  /** null where the file cannot be read: the records then say why. */
  read: ReadFile | null;
  inspection: Inspection | null;
  /** What the corpus says of this very file, if it is one of its seeds. */
  known: NoticeContent | null;
  /** Of the notice itself. */
  sha256: string;
  /** The files, the notice before its annexes. */
  sources: { path: string; name: string; sha256: string }[];
  /** Of an archive that leaves a choice, what there is to choose from. */
  parts: readonly ArchivePart[];
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

export function readStatutes(root: string): StatuteContent[] {
  const read = (folder: string) => open(join(folder, 'content/statutes.yaml'), (file) => readYaml(file, statutesContentSchema));
  return (read(root) ?? read(PROJECT))?.statutes ?? [];
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

/** What the corpus teaches of themes, to suggest some for a notice that is not in it: as loadCorpus does for those in it. */
function learnFromCorpus(root: string, themes: readonly ThemeContent[]): ThemeModel {
  const untaught = learnThemes(themes);
  const teachers = readContents(root).map(({ content }) => content).filter(({ confirmed }) => confirmed)
    .sort((a, b) => compareSeeds(a.seed, b.seed)).slice(0, MOST_TEACHERS)
    .flatMap(({ id, seed, annexes, parts, themes: chosen, confirmed, readingCorrections: corrections }) => {
      try {
        const { read: { text, tables }, bytes } = readSeed(join(root, 'seeds'), { seed, annexes, parts });
        return { confirmed, points: inspectText(text, { id, file: seed, sha256: toSha256(bytes), themes: untaught, confirmed: chosen, tables, corrections }).points };
      } catch {
        // A seed that cannot be read teaches nothing; the build says what is wrong with it.
        return [];
      }
    });
  return learnThemes(themes, chooseExamples(teachers));
}

/** The notices of the corpus that one of these files is already in: an archive may have several. */
function findHolders(root: string, digests: readonly string[]): { path: string; content: NoticeContent }[] {
  return readContents(root).filter(({ content }) => [content.seed, ...content.annexes.map(({ file }) => file)].some((name) => {
    const seed = join(root, 'seeds', name);
    return existsSync(seed) && digests.includes(toSha256(readFileSync(seed)));
  }));
}

/**
 * Inspects a file, or the files of one notice. Whatever is in them, the records have their shape.
 *
 * @param paths of the notice and its annexes, in any order
 * @param given corrections of its reading; without them those that the corpus has
 * @param parts of an archive, the names of the files to read
 * @throws where there is no such file, or it is a folder
 */
export async function inspectFile(root: string, paths: string | readonly string[], given: readonly ReadingCorrection[] | null = null, parts: readonly string[] = []): Promise<InspectedFile> {
  const sources = orderFiles([paths].flat().map((path) => ({ name: basename(path), path, bytes: readFileSync(path) }))).map((source) => ({ ...source, sha256: toSha256(source.bytes) }));
  const [{ sha256, name } = { sha256: '', name: '' }] = sources;
  const holders = findHolders(root, sources.map((source) => source.sha256));
  // Of an archive that is in the corpus, its parts tell which notice is meant, once they are read.
  const [first = null] = parts.length === 0 ? holders : [];
  const themes = readThemes(root);
  let read: ReadFile;
  try {
    // What the corpus has is read as the corpus reads it.
    const asKept = first !== null && first.content.annexes.length === sources.length - 1 && toSha256(readFileSync(join(root, 'seeds', first.content.seed))) === sha256;
    read = asKept ? readSeed(join(root, 'seeds'), first.content).read : await readFiles(sources, loadReader, { parts });
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    const { notice, points, statistics } = toCheckedRecords(inspectText('', { id: first?.content.id ?? 'unread', file: name, sha256, themes: learnThemes(themes) }));
    const diagnostic: Diagnostic = { ruleId: error.ruleId, severity: 'error', message: error.note, file: name, start: error.place, end: error.place, quote: '' };
    return { records: { notice, points, statistics, diagnostics: [diagnostic] }, read: null, inspection: null, known: first?.content ?? null, sha256, sources, parts: error.parts };
  }
  const known = parts.length === 0 ? first : holders.find(({ content }) => content.parts.join('\n') === (read.parts ?? []).join('\n'));
  if (known) {
    const content = { ...known.content, readingCorrections: given ? [...given] : known.content.readingCorrections };
    const units = open(join(root, 'content/units.yaml'), (file) => readYaml(file, unitsContentSchema)) ?? { functions: {}, names: {} };
    const files = { seed: new VFile({ path: name }), content: new VFile({ path: join(dirname(known.path), name) }) };
    const untaught = learnThemes(themes);
    const notice = loadNotice({ file: files.seed, text: read.text, notes: read.notes, tables: read.tables, places: read.places, sha256 }, files.content, content, untaught, units, readStatutes(root));
    const inspection = inspectText(read.text, { id: content.id, file: content.seed, sha256, themes: untaught, statutes: readStatutes(root), confirmed: content.themes, notes: read.notes, tables: read.tables, places: read.places, corrections: content.readingCorrections });
    // What does not fit is said of the content's file by the build, and here of the text.
    const faults = toDiagnostics(toCorrectionMessages({ faults: inspection.corrections.faults, idle: [] }, read.text, content.readingCorrections), content.seed, read.text);
    return { records: { ...toCheckedRecords(inspection), diagnostics: [...faults, ...notice.diagnostics] }, read, inspection, known: content, sha256, sources, parts: [] };
  }
  // The id of a notice nobody has named yet comes from what it says of itself.
  const taken = readContents(root).map(({ content }) => content.id);
  const corrections = given ?? [];
  const id = proposeId(readMetadata(parse(read.text, read.tables, corrections)), taken)?.id ?? 'notice';
  const inspection = inspectText(read.text, { id, file: name, sha256, themes: learnFromCorpus(root, themes), statutes: readStatutes(root), notes: read.notes, tables: read.tables, places: read.places, corrections });
  return { records: toCheckedRecords(inspection), read, inspection, known: null, sha256, sources, parts: [] };
}

/** The records as their schemas have them, field by field. */
function toCheckedRecords(inspection: Inspection): InspectionRecords {
  const { notice, points, statistics, diagnostics } = toRecords(inspection);
  return {
    notice: noticeRecordSchema.parse(notice),
    points: points.map((point) => workPointSchema.parse(point)),
    statistics: statisticsSchema.parse(statistics),
    diagnostics,
  };
}

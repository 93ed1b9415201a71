/**
 * A folder with seeds/ and content/ → the corpus: every notice parsed,
 * extracted, checked and joined with what people confirmed of it. The only
 * place where the file system meets the stages.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { reporter } from 'vfile-reporter';
import { accountFor, type Account, type GivenTable, type NoticeRoot, type Metadata, type Position, type ReadingCorrection } from '../notice/index.ts';
import { learnThemes, noticeRecordSchema, workPointSchema, type Diagnostic, type NoticeRecord, type ReadStatistics, type ThemeExample, type ThemeModel } from '../points/index.ts';
import { READABLE, ReadingError } from '../reading/index.ts';
import { inspectText, toDiagnostics, type InspectedPoint } from '../rules/inspect.ts';
import { toMessage } from '../rules/index.ts';
import { decodeUtf8, EncodingError } from '../text/decode.ts';
import { splitLines } from '../text/line-ends.ts';
import {
  noticeContentSchema, promisesContentSchema, siteContentSchema, statutesContentSchema, themesContentSchema, unitsContentSchema,
  type Erratum, type NoticeContent, type StatuteContent, type ThemeContent, type UnitsContent,
} from './content-schema.ts';
import { readSeed } from './read-seed.ts';
import { fail, locate, readYaml } from './yaml.ts';

/** A point with where its fields were read and how its themes came about. */
export type CorpusPoint = InspectedPoint;

/** A seed as read: its text, whatever kind of file it is. */
export interface SeedFile {
  file: VFile;
  text: string;
  notes: string[];
  /** What the file says of its tables. */
  tables?: readonly GivenTable[];
  /** Where each line stands in the file, where it is no text. */
  places?: readonly string[];
  /** Of its bytes. */
  sha256: string;
}

export interface CorpusNotice {
  id: string;
  /** 济南 */
  short: string;
  /** 江苏; null where nobody has said it. */
  province: string | null;
  /** Its themes were read and confirmed by a person. */
  confirmed: boolean;
  /** Who confirmed them and when, where that was written down. */
  reviewed: { by: string; on: string } | null;
  record: NoticeRecord;
  metadata: Metadata;
  /** The seed as decoded. */
  text: string;
  /** Where each line stands in its file, where that is no text. */
  places: readonly string[];
  /** The files of its annexes, as they were called. */
  annexes: readonly string[];
  tree: NoticeRoot;
  points: CorpusPoint[];
  statistics: ReadStatistics;
  diagnostics: Diagnostic[];
  errata: Erratum[];
  /** What people corrected in its reading. */
  readingCorrections: ReadingCorrection[];
  account: Account;
}

export interface Corpus {
  notices: CorpusNotice[];
  themes: ThemeContent[];
  units: UnitsContent;
  statutes: StatuteContent[];
  /** Id of a promise → its topic, as people judged it. */
  promises: ReadonlyMap<string, string | null>;
  /** Where readers report errors: a web page or a mail address. */
  reports: string | null;
}

/** What stops a build: its message is a report with file, line, column, rule and remedy. */
export class CorpusError extends Error {
  readonly files: VFile[];

  constructor(files: VFile[]) {
    super(`\n${report(files)}`);
    this.name = 'CorpusError';
    this.files = files;
  }
}

/** Messages as people read them in a terminal. */
export function report(files: VFile[], options: { quiet?: boolean } = {}): string {
  return reporter(files, { color: false, verbose: true, quiet: true, ...options });
}

/** The folder to build from: `CORPUS_DIR`, else the project's own. */
export function findCorpusRoot(): string {
  return process.env['CORPUS_DIR'] ?? process.cwd();
}

/** What a folder holds besides the texts of its notices. */
export interface OpenedCorpus {
  themes: ThemeContent[];
  units: UnitsContent;
  statutes: StatuteContent[];
  promises: ReadonlyMap<string, string | null>;
  reports: string | null;
  /** All files opened so far, with what is wrong with them. */
  files: VFile[];
  /** Opens files of content/notices by their names. @returns those that fit their schema, in the order of their seeds */
  openNotices: (names: readonly string[]) => NoticeFile[];
  /** Reads the notice that a file describes; null where its seed cannot be read. */
  read: (model: ThemeModel, notice: NoticeFile) => CorpusNotice | null;
}

/** content/notices/<id>.yaml */
export interface NoticeFile {
  file: VFile;
  content: NoticeContent;
}

/**
 * Loads a corpus.
 *
 * @param root a folder with `seeds/` and `content/`
 * @throws CorpusError where a file is missing, unreadable, does not fit its schema, or breaks a rule of error severity
 */
export function loadCorpus(root: string): Corpus {
  const opened = openCorpus(root);
  const { themes, units, statutes, promises, reports, files } = opened;
  const contents = opened.openNotices(listNoticeFiles(root));
  if (contents.length === 0 && !files.some((file) => file.messages.length > 0)) {
    const file = new VFile({ path: 'content/notices' });
    fail(file, 'Unexpected corpus without notices', undefined, 'content-empty', 'content/notices 里没有通知。用 npm run add -- 文件 添加一份。');
    files.push(file);
  }
  checkSeedList(root, contents.slice().sort((a, b) => (a.file.path < b.file.path ? -1 : 1)), files);
  const read = (model: ThemeModel, each: NoticeFile) => opened.read(model, each) ?? [];
  // What people confirmed teaches what to suggest for the others.
  const untaught = learnThemes(themes);
  const confirmed = new Map(contents.filter(({ content }) => content.confirmed).map((each) => [each, [read(untaught, each)].flat()]));
  const taught = confirmed.size < contents.length ? learnThemes(themes, chooseExamples([...confirmed.values()].flat())) : untaught;
  const notices = contents.flatMap((each) => confirmed.get(each) ?? read(taught, each));
  throwIfBroken(files);
  return { notices, themes, units, statutes, promises, reports };
}

/** @throws CorpusError where one of the files has an error */
export function throwIfBroken(files: readonly VFile[]): void {
  const broken = files.filter((file) => file.messages.some((message) => message.fatal === true));
  if (broken.length > 0) throw new CorpusError(broken);
}

/** Opens a corpus without reading its notices: one too large to be held at once is read a part at a time. */
export function openCorpus(root: string): OpenedCorpus {
  const files: VFile[] = [];
  const open = (path: string): VFile | null => {
    const file = new VFile({ path: relative(root, path), cwd: root });
    files.push(file);
    if (!existsSync(path)) {
      fail(file, 'Unexpected absence of file', undefined, 'file-missing', `缺少文件 ${relative(root, path)}。`);
      return null;
    }
    try {
      file.value = decodeUtf8(readFileSync(path));
    } catch (error) {
      if (!(error instanceof EncodingError)) throw error;
      fail(file, error.message, { line: error.line, column: error.column }, 'file-encoding',
        `第${error.offset}个字节起不是 UTF-8。请用编辑器把文件另存为 UTF-8 编码。`);
      return null;
    }
    return file;
  };
  const openSeed = (content: NoticeContent): SeedFile | null => {
    const folder = join(root, 'seeds');
    const [file, ...others] = [content.seed, ...content.annexes.map((annex) => annex.file)].map((name) => new VFile({ path: relative(root, join(folder, name)), cwd: root })) as [VFile, ...VFile[]];
    files.push(file, ...others);
    const missing = [file, ...others].filter(({ path }) => !existsSync(join(root, path)));
    for (const each of missing) fail(each, 'Unexpected absence of file', undefined, 'file-missing', `缺少文件 ${each.path}。`);
    if (missing.length > 0) return null;
    try {
      const { read: { text, notes, tables, places }, bytes } = readSeed(folder, content);
      file.value = text;
      return { file, text, notes, tables, places, sha256: toSha256(bytes) };
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      fail(file, error.message, error.place, error.ruleId, error.note);
      return null;
    }
  };
  const themesFile = open(join(root, 'content', 'themes.yaml'));
  const themes = (themesFile && readYaml(themesFile, themesContentSchema))?.themes ?? [];
  // The law is the same for every corpus: one without its own has the project's.
  const statutesPath = [root, process.cwd()].map((folder) => join(folder, 'content', 'statutes.yaml')).find((path) => existsSync(path));
  const statutesFile = statutesPath === undefined ? null : open(statutesPath);
  const statutes = (statutesFile && readYaml(statutesFile, statutesContentSchema))?.statutes ?? [];
  const promisesPath = join(root, 'content', 'promises.yaml');
  const promisesFile = existsSync(promisesPath) ? open(promisesPath) : null;
  const promises = new Map(Object.entries((promisesFile && readYaml(promisesFile, promisesContentSchema))?.promises ?? {}).map(([promise, { topic }]) => [promise, topic]));
  const sitePath = join(root, 'content', 'site.yaml');
  const siteFile = existsSync(sitePath) ? open(sitePath) : null;
  const reports = (siteFile && readYaml(siteFile, siteContentSchema))?.reports ?? null;
  const unitsFile = open(join(root, 'content', 'units.yaml'));
  const units = (unitsFile && readYaml(unitsFile, unitsContentSchema)) ?? { functions: {}, names: {} };
  if (unitsFile) checkUnitFunctions(unitsFile, units);

  const openNotices = (names: readonly string[]): NoticeFile[] => names.flatMap((name): NoticeFile[] => {
    const file = open(join(root, 'content', 'notices', name));
    const content = file && readYaml(file, noticeContentSchema);
    if (!file || !content) return [];
    if (basename(name).replace(/\.ya?ml$/, '') !== content.id) {
      fail(file, `Unexpected id "${content.id}"`, locate(file, ['id']), 'content-id', '文件名应与 id 相同。');
    }
    return [{ file, content }];
  }).sort((a, b) => compareSeeds(a.content.seed, b.content.seed));
  const read = (model: ThemeModel, { file, content }: NoticeFile): CorpusNotice | null => {
    const seed = openSeed(content);
    return seed && loadNotice(seed, file, content, model, units, statutes);
  };
  return { themes, units, statutes, promises, reports, files, openNotices, read };
}

/** Names of the files that describe notices. */
export function listNoticeFiles(root: string): string[] {
  const folder = join(root, 'content', 'notices');
  return existsSync(folder) ? readdirSync(folder).filter((each) => /\.ya?ml$/.test(each)).sort() : [];
}

/** From so many notices themes are learnt: more teach little that is new. */
export const MOST_TEACHERS = 60;

/** Points with confirmed themes, to learn from. */
export function chooseExamples(notices: readonly { confirmed: boolean; points: readonly Pick<CorpusPoint, 'record'>[] }[]): ThemeExample[] {
  return notices.filter(({ confirmed }) => confirmed).slice(0, MOST_TEACHERS).flatMap(({ points }) => points.map(({ record }) => record));
}

/** Seeds in the order of the numbers they begin with, which is the order of notices and so of their colours. */
export function compareSeeds(a: string, b: string): number {
  const toNumber = (name: string) => Number(/^\d+/.exec(name)?.[0] ?? Infinity);
  const [first, second] = [toNumber(a), toNumber(b)];
  return first === second ? (a < b ? -1 : 1) : first < second ? -1 : 1;
}

/** The digest of a file's bytes, as records have it. */
export function toSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Seeds nobody describes are an oversight: they would be left out without a word. */
export function checkSeedList(root: string, contents: readonly { file: VFile; content: Pick<NoticeContent, 'id' | 'seed' | 'annexes'> }[], files: VFile[]): void {
  const folder = join(root, 'seeds');
  const described = new Map<string, Pick<NoticeContent, 'id' | 'seed' | 'annexes'>>();
  for (const { file, content } of contents) {
    for (const name of [content.seed, ...content.annexes.map((annex) => annex.file)]) {
      const other = described.get(name);
      if (other) fail(file, `Unexpected second use of seed ${name}`, locate(file, [name === content.seed ? 'seed' : 'annexes']), 'seed-shared', `${other.id} 已经使用这个文件。`);
      described.set(name, content);
    }
  }
  for (const name of existsSync(folder) ? readdirSync(folder).filter((each) => [...READABLE, '.zip'].some((ending) => each.toLowerCase().endsWith(ending))).sort() : []) {
    if (described.has(name)) continue;
    const file = new VFile({ path: `seeds/${name}` });
    fail(file, 'Unexpected seed without content/notices/<id>.yaml', undefined, 'seed-undescribed',
      '这个文件没有对应的 content/notices/<id>.yaml，不会出现在网站上。请添加说明，或移走文件。');
    files.push(file);
  }
}

/** One notice, joined with what people wrote of it; what is wrong goes to the two files. */
export function loadNotice(
  seed: SeedFile, contentFile: VFile, content: NoticeContent, themes: ThemeModel, units: UnitsContent, statutes: readonly StatuteContent[] = [],
): CorpusNotice {
  const { text, sha256, notes, tables, places } = seed;
  const { read, messages: all, corrections, ...inspected } = inspectText(text, {
    id: content.id, file: content.seed, sha256, themes, statutes, confirmed: content.themes, notes, tables, places, corrections: content.readingCorrections,
  });
  // A correction that does not fit is a fault of the file it stands in.
  const messages = all.filter(({ ruleId, fatal }) => !(fatal === true && ruleId?.startsWith('correction-')));
  for (const { at, ruleId, reason, note } of corrections.faults) fail(contentFile, reason, locate(contentFile, ['readingCorrections', at]), ruleId, note);
  // What a program made fits its schema, or the program is wrong: a build stops there.
  const record = noticeRecordSchema.parse(inspected.record);
  const points = inspected.points.map((point) => ({ ...point, record: workPointSchema.parse(point.record) }));
  checkThemes(contentFile, content, points, themes.guides);
  checkErrata(contentFile, content, text);
  messages.push(...findUnmappedUnits(points, units.names[content.id] ?? {}));
  seed.file.messages.push(...messages);
  return {
    id: content.id,
    short: content.short,
    province: content.province ?? null,
    confirmed: content.confirmed,
    reviewed: (content.confirmed ? content.reviewed : undefined) ?? null,
    record,
    metadata: read.metadata,
    text,
    places: places ?? [],
    annexes: content.annexes.map(({ name }) => name),
    tree: read.tree,
    points,
    statistics: read.statistics,
    diagnostics: toDiagnostics(messages, content.seed, text),
    errata: content.errata,
    readingCorrections: content.readingCorrections,
    account: accountFor(read.tree),
  };
}

function checkThemes(file: VFile, content: NoticeContent, points: readonly CorpusPoint[], themes: ThemeModel['guides']): void {
  const known = new Set(themes.map((theme) => theme.id));
  const numbers = new Set(points.map(({ record }) => record.number));
  for (const [number, { primary, secondary }] of Object.entries(content.themes)) {
    const place = locate(file, ['themes', number]);
    if (!numbers.has(number)) {
      fail(file, `Unexpected themes for point "${number}", expected a point of the notice`, place, 'theme-point', `通知里没有编号为“${number}”的条目。`);
    }
    for (const theme of [primary, ...secondary]) {
      if (!known.has(theme)) fail(file, `Unexpected theme "${theme}"`, place, 'theme-id', `themes.yaml 里没有主题“${theme}”。`);
    }
  }
  if (!content.confirmed) return;
  for (const number of numbers) {
    if (!(number in content.themes)) {
      fail(file, `Unexpected point "${number}" without themes in a confirmed notice`, locate(file, ['themes']), 'theme-missing', `条目“${number}”没有确认主题；请补上，或把 confirmed 改为 false。`);
    }
  }
}

function checkErrata(file: VFile, content: NoticeContent, text: string): void {
  const lines = splitLines(text);
  for (const [at, { line, quote }] of content.errata.entries()) {
    if (!(lines[line - 1] ?? '').includes(quote)) {
      fail(file, `Unexpected erratum: line ${line} has no "${quote}"`, locate(file, ['errata', at]), 'erratum-quote', `原文第${line}行没有“${quote}”。`);
    }
  }
}

/** Every function that a name is given must be one of the list. */
function checkUnitFunctions(file: VFile, units: UnitsContent): void {
  for (const [notice, names] of Object.entries(units.names)) {
    for (const [name, unit] of Object.entries(names)) {
      for (const each of [unit.function, ...unit.also, ...Object.values(unit.at)]) {
        if (each in units.functions) continue;
        fail(file, `Unexpected function "${each}" of "${name}"`, locate(file, ['names', notice, name]), 'unit-function', `functions 里没有职能“${each}”。`);
      }
    }
  }
}

/** Units whose function nobody has said: they are missing from the page of units. */
function findUnmappedUnits(points: readonly CorpusPoint[], names: UnitsContent['names'][string]): VFileMessage[] {
  const messages: VFileMessage[] = [];
  const seen = new Set<string>();
  for (const { record, evidence } of points) {
    for (const name of [...record.lead, ...record.participants, ...record.responsible]) {
      if (Object.hasOwn(names, name) || seen.has(name)) continue;
      seen.add(name);
      const place: Position = evidence.units[0] ?? evidence.whole;
      messages.push(toMessage({ id: 'unit-unmapped', severity: 'warning' }, {
        place,
        reason: `Unexpected unit "${name}", expected it in content/units.yaml`,
        note: `“${name}”还没有在 content/units.yaml 里归入职能。`,
      }));
    }
  }
  return messages;
}

let loaded: { root: string; corpus: Corpus } | null = null;

/** The corpus of this build, loaded once. */
export function getCorpus(): Corpus {
  const root = findCorpusRoot();
  if (loaded?.root !== root) loaded = { root, corpus: loadCorpus(root) };
  return loaded.corpus;
}

/** Forgets the corpus, for a development server whose files changed. */
export function forgetCorpus(): void {
  loaded = null;
}

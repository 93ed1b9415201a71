/** An archive of files (.zip): the notice in it, alone or with its annexes; where it leaves a choice, what there is. */
import { DocumentError } from './document-error.ts';
import { isAnnex, joinFiles, orderFiles } from './join-files.ts';
import { MOST_FILES } from './limits.ts';
import { READABLE, type ReadFile } from './read-file.ts';
import { ReadingError, type ArchivePart } from './reading-error.ts';
import { listParts, unzip } from './zip.ts';

type Read = (name: string, bytes: Uint8Array) => Promise<ReadFile>;

/** So many are looked at, as many as can be read as one notice; of more only the names are given. */
const MOST_LOOKED_AT = MOST_FILES;
/** Characters shown of each: most titles of notices. */
const LONGEST_LOOK = 40;
/** What titles of notices end with; letterheads and 附件 stand above them. */
const TITLE = /(?:通知|要点|方案|报告|分工表?|清单|一览表|任务表|台账)$/;
/** Of more than these not even the names: nobody chooses from a longer list. */
const MOST_LISTED = 200;

/**
 * Reads the files of an archive that are asked for, as one notice; the one there is, where nothing is asked for.
 *
 * @param wanted names of files in it, whole or without their folder, or their numbers in the list
 * @throws ReadingError with the list of files, where there is a choice, or what is asked for is not there
 */
export async function readArchive(bytes: Uint8Array, wanted: readonly string[], read: Read): Promise<ReadFile> {
  const names = listNotices(bytes);
  if (names.length === 0) {
    refuseDamaged(bytes);
    const inner = listParts(bytes).some((name) => /\.(?:zip|rar|7z)$/i.test(name));
    throw refuse(`里面没有能读的文件。${inner ? '其中的压缩包请先解压。' : '请放入 Word、WPS、表格、PDF、OFD、网页或纯文本。'}`);
  }
  const chosen = wanted.length > 0 ? [...new Set(wanted.map((name) => find(names, name)))] : names.length === 1 ? names : null;
  if (chosen === null) throw await offer(bytes, names, read);
  if (chosen.length > MOST_FILES) throw refuse(`一次选了${String(chosen.length)}个文件。请只选一份通知和它的附件，最多${String(MOST_FILES)}个。`);
  const files: { name: string; read: ReadFile }[] = [];
  for (const { stored, name } of orderFiles(chosen)) files.push({ name, read: await readPart(bytes, stored, name, read) });
  const joined = joinFiles(files);
  const parts = files.map(({ name }) => name);
  return { ...joined, parts, notes: [...(parts.length > 1 ? [] : [`读的是压缩包里的《${parts[0] ?? ''}》。`]), ...joined.notes] };
}

interface Named {
  /** As the archive has it. */
  stored: string;
  name: string;
}

/** The files that may be notices, in the order of a notice and its annexes. */
function listNotices(bytes: Uint8Array): Named[] {
  return orderFiles(listParts(bytes).filter((name) => READABLE.some((ending) => name.toLowerCase().endsWith(ending)) && !/(?:^|\/)(?:__MACOSX\/|[.~])/.test(name))
    .map((stored) => ({ stored, name: repairName(stored) })));
}

/** @throws ReadingError where the list of what is in it is lost */
function refuseDamaged(bytes: Uint8Array): void {
  try {
    unzip(bytes, () => false);
  } catch (error) {
    throw refuse(`${error instanceof DocumentError ? error.message : '压缩包已损坏'}，里面有什么看不出来。请重新下载或复制一次。`);
  }
}

/** Names written by Chinese programs are in GB18030. */
function repairName(name: string): string {
  if (!/[\x80-\xff]/.test(name) || /[^\x00-\xff]/.test(name)) return name; // eslint-disable-line no-control-regex
  return new TextDecoder('gb18030').decode(Uint8Array.from(name, (char) => char.charCodeAt(0)));
}

/** Of names that are asked for, those of files in this archive. */
export function listHeld(bytes: Uint8Array, wanted: readonly string[]): string[] {
  const names = wanted.length > 0 ? listNotices(bytes) : [];
  return wanted.filter((name) => match(names, name) !== undefined);
}

function match(names: readonly Named[], wanted: string): Named | undefined {
  return names.find(({ name }) => name === wanted) ?? names.find(({ name }) => name.endsWith(`/${wanted}`)) ?? (/^\d{1,4}$/.test(wanted) ? names[Number(wanted) - 1] : undefined);
}

function find(names: readonly Named[], wanted: string): Named {
  const found = match(names, wanted);
  if (found) return found;
  throw refuse(`里面没有“${wanted}”。里面有：${names.slice(0, 8).map(({ name }) => name).join('、')}${names.length > 8 ? `等${String(names.length)}个文件` : ''}。`);
}

async function readPart(bytes: Uint8Array, stored: string, name: string, read: Read): Promise<ReadFile> {
  let content: Uint8Array | undefined;
  try {
    content = unzip(bytes, (each) => each === stored).get(stored);
  } catch (error) {
    throw refuse(error instanceof DocumentError ? `${error.message}。请先解压，再选其中的通知。` : '请先解压，再选其中的通知。');
  }
  if (!content) throw refuse(`《${name}》设有密码或已损坏，请先解压。`);
  try {
    return await read(name, content);
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    throw new ReadingError(error.ruleId, error.message, `压缩包里的《${name}》：${error.note}`, error.place);
  }
}

/** Says what there is to choose from, with what each looks like. */
async function offer(bytes: Uint8Array, names: readonly Named[], read: Read): Promise<ReadingError> {
  const parts: ArchivePart[] = [];
  for (const { stored, name } of names.slice(0, MOST_LOOKED_AT)) {
    const part = { name, annex: isAnnex(name) };
    try {
      parts.push({ ...part, looks: describe(await readPart(bytes, stored, name, read)), readable: true });
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      parts.push({ ...part, looks: error.note.replace(/^压缩包里的《[^》]*》：/, ''), readable: false });
    }
  }
  parts.push(...names.slice(MOST_LOOKED_AT, MOST_LISTED).map(({ name }) => ({ name, looks: '', readable: true, annex: isAnnex(name) })));
  const list = parts.slice(0, 8).map(({ name }, at) => `${String(at + 1)} ${name}`).join('、');
  const error = refuse(`里面有${String(names.length)}个文件：${list}${parts.length > 8 ? '等' : ''}。请选其中一份通知，或通知和它的附件。`);
  error.parts = parts;
  return error;
}

function describe({ text, tables }: ReadFile): string {
  const lines = text.slice(0, 4000).replace(/^\ufeff/, '').split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').slice(0, 8);
  const first = lines.find((line) => TITLE.test(line)) ?? lines[0] ?? '';
  const shown = [...first].slice(0, LONGEST_LOOK).join('');
  const letters = text.replace(/\s/g, '').length;
  return `“${shown}${shown.length < first.length ? '……' : ''}”，${String(letters)}字${tables.length > 0 ? `，${String(tables.length)}个表格` : ''}`;
}

function refuse(words: string): ReadingError {
  return new ReadingError('file-format', 'Unexpected archive, expected a notice', `这是压缩包（zip）。${words}`);
}

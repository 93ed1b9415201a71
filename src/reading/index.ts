/** Files → text: what they are, how they are encoded, and what of them a text cannot keep. Runs in the browser too. */
import { decodeText, EncodingError, type Encoding } from '../text/decode.ts';
import { readArchive } from './archive.ts';
import type { ReadPages } from './assemble.ts';
import { DocumentError, isDocumentError } from './document-error.ts';
import { readDocx, readWordXml } from './docx.ts';
import { readHtml } from './html.ts';
import { flatten, LayoutError, toPlaceWords, type ReadDocument } from './layout.ts';
import { LARGEST_FILE, LONGEST_ANALYSED } from './limits.ts';
import { toLossWords } from './loss.ts';
import { readMarkdown } from './markdown.ts';
import { tooLong } from './markup.ts';
import type { Format, LoadReader, ReaderName, ReadFile, Report } from './read-file.ts';
import { ReadingError } from './reading-error.ts';
import { sniff, sniffText } from './sniff.ts';

export { sniff } from './sniff.ts';

export { READABLE, type Format, type LoadReader, type ReaderName, type Readers, type ReadFile, type Report } from './read-file.ts';
export { ReadingError, type ArchivePart } from './reading-error.ts';

const RESAVE = '请用 Word 或 WPS 重新保存。';

/** Whether a file can only be read by {@link readFile}: its reader has to be loaded, or it is an archive of files. */
export function readsLater(name: string, bytes: Uint8Array): boolean {
  return nameReader(name, bytes) !== null || sniff(bytes) === 'zip';
}

/** Which reader a file needs besides what is always there; null where none. */
export function nameReader(name: string, bytes: Uint8Array): ReaderName | null {
  const kind = sniff(bytes);
  if (kind === 'doc' || kind === 'rtf' || kind === 'odt' || kind === 'ofd') return 'documents';
  if (kind === 'pdf') return 'pdf';
  if (kind === 'sheet') return 'sheets';
  if (kind !== 'text') return null;
  const text = sniffHead(name, bytes);
  return text === 'mail' || text === 'odt-xml' ? 'documents' : text === 'csv' || text === 'sheet-xml' ? 'sheets' : null;
}

const sniffHead = (name: string, bytes: Uint8Array) => sniffText(new TextDecoder('latin1').decode(bytes.subarray(0, 4000)), endingOf(name));

const endingOf = (name: string) => /\.[^./\\]*$/.exec(name)?.[0].toLowerCase() ?? '';

/**
 * Reads a file by what it is; its name decides only between kinds of text.
 *
 * @param load brings the readers that are not always needed
 * @param report told of each page of a file that has many
 * @param parts of an archive, the names of the files to read, as one notice
 * @throws ReadingError where nothing can be read, or an archive leaves a choice (its `parts`)
 */
export async function readFile(name: string, bytes: Uint8Array, load: LoadReader, report?: Report, parts: readonly string[] = []): Promise<ReadFile> {
  if (bytes.length <= LARGEST_FILE && sniff(bytes) === 'zip') return readArchive(bytes, parts, async (inner, content) => (sniff(content) === 'zip' ? readAtOnce(inner, content) : readFile(inner, content, load, report)));
  const needed = bytes.length > LARGEST_FILE ? null : nameReader(name, bytes);
  if (needed === null) return readAtOnce(name, bytes);
  if (needed === 'sheets') {
    const reader = await load('sheets');
    return guard('表格', '请用 WPS 或 Excel 打开，另存为 .xlsx。', () => {
      const isText = sniff(bytes) === 'text';
      const decoded = isText ? decode(bytes) : null;
      const { read, others, said: beyond, ...document } = reader.readSheets(decoded?.text.replace(/^\ufeff/, '') ?? bytes);
      const said = [
        ...toEncodingNotes(decoded?.encoding ?? null),
        ...(read.length > 1 ? [`读了${String(read.length)}个工作表：${read.join('、')}。`] : []),
        ...beyond,
        ...(others.length > 0 ? [`没有读工作表${others.join('、')}：不像任务表。`] : []),
      ];
      return finish(isText ? 'csv' : 'xlsx', '表格', document, decoded?.encoding ?? null, said);
    });
  }
  if (needed === 'pdf') {
    const reader = await load('pdf');
    return guardLater('PDF', '请用原来的 .doc/.docx 文件，或在阅读器里复制文字，存为纯文本。', async () => finishPages('pdf', 'PDF', await reader.readPdf(bytes, report)));
  }
  const reader = await load('documents');
  const kind = sniff(bytes);
  if (kind === 'text' && sniffHead(name, bytes) === 'odt-xml') {
    const { text, encoding } = decode(bytes);
    return guard('OpenDocument 文件', RESAVE, () => finish('odt', 'OpenDocument 文件', reader.readFlatOdt(text), encoding, toEncodingNotes(encoding)));
  }
  if (kind === 'text') {
    return guardLater('网页存档（MHTML）', '请在浏览器里打开，另存为“网页，仅 HTML”。', async () => {
      const { encoding, ...document } = await reader.readMail(bytes);
      return finish('mht', '网页存档（MHTML）', document, null, encoding === null || encoding === 'UTF-8' ? [] : [`其中网页的编码是 ${encoding}，已转换。`]);
    });
  }
  if (kind === 'rtf') return guard('RTF 文件', RESAVE, () => finish('rtf', 'RTF 文件', reader.readRtf(bytes), null));
  if (kind === 'odt') return guard('OpenDocument 文件', RESAVE, () => finish('odt', 'OpenDocument 文件', reader.readOdt(bytes), null));
  if (kind === 'ofd') return guard('OFD 文件', '请用阅读器另存为 .docx，或复制文字存为纯文本。', () => finishPages('ofd', 'OFD 文件', reader.readOfd(bytes)));
  return guard('Word 97—2003 文档', '请用 WPS 打开，另存为 .docx。', () => finish('doc', 'Word 97—2003 文档', reader.readCompound(bytes), null));
}

/**
 * Reads a file that needs no reader to be loaded.
 *
 * @throws ReadingError
 */
export function readAtOnce(name: string, bytes: Uint8Array): ReadFile {
  const ending = endingOf(name);
  if (bytes.length > LARGEST_FILE) throw new ReadingError('file-size', `Unexpected file of ${String(bytes.length)} bytes`, '文件超过64兆字节，不像一份通知。');
  const kind = sniff(bytes);
  if (typeof kind === 'object') throw refuse(kind.name, kind.advice);
  switch (kind) {
    case 'encrypted':
      throw refuse('设有打开密码的文件', '请先取消密码再另存。');
    case 'docx':
      return guard('Word 文档', RESAVE, () => finish('docx', 'Word 文档', readDocx(bytes), null));
    case 'zip':
      throw refuse('压缩包里的压缩包', '请先解压。');
    case 'text':
      break;
    default:
      throw refuse(LATER[kind], SAVE_AS_TEXT);
  }
  if (/^\.(?:docx|xlsx|pptx|ofd|odt|ods|zip)$/.test(ending) && !/^\s*</.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))) {
    const what = ending === '.docx' ? ' Word 文档' : '这种文件';
    throw new ReadingError('file-format', `Unexpected content of ${ending}`, `文件名以 ${ending} 结尾，内容却不是${what}。${RESAVE}`);
  }
  const { text, encoding } = decode(bytes);
  refuseBinary(text);
  const notes = toEncodingNotes(encoding);
  if (text.trim() === '') throw new ReadingError('file-empty', 'Unexpected empty file, expected a notice', '文件是空的。请放入通知全文。');
  switch (sniffText(text, ending)) {
    case 'word-xml':
      return guard('Word 的 XML 文档', '请用 Word 或 WPS 打开，另存为 .docx。', () => finish('xml', 'Word 的 XML 文档', readWordXml(text), encoding, notes));
    case 'xml':
    case 'odt-xml':
    case 'sheet-xml':
      throw refuse('XML 文件', '请用原来的软件打开，另存为 .docx 或纯文本。');
    case 'html':
      try {
        return finish('html', '网页', readHtml(text), encoding, notes);
      } catch (error) {
        if (!(error instanceof RangeError)) throw toReadingError('网页', SAVE_AS_TEXT, error);
        throw new ReadingError('file-format', 'Unexpected depth of HTML elements', '网页里的元素嵌套太深，不能读取。请在浏览器里复制文字，存为纯文本。');
      }
    case 'md':
      // Markdown keeps its lines: they are its places.
      refuseLong(text);
      return { ...finish('md', 'Markdown', readMarkdown(text), encoding, notes), places: [] };
    default:
      refuseLong(text);
      return { text, format: 'txt', encoding, notes, tables: [], places: [] };
  }
}

/** Kinds whose reader is loaded, where it is not. */
const LATER = { doc: '旧版 Word/WPS 文件', rtf: 'RTF 文件', odt: 'OpenDocument 文件', sheet: '电子表格', pdf: 'PDF 文件', ofd: '版式文件（.ofd）' } as const;

const SAVE_AS_TEXT = '请另存为 .docx 或纯文本。';

function refuse(kind: string, advice: string): ReadingError {
  return new ReadingError('file-format', `Unexpected ${kind}, expected a notice in a format that is read`, `这是${kind}，不能读取。${advice}`);
}

/** Reads a document; what keeps it from being read is said with what to do. */
function guard(kind: string, advice: string, read: () => ReadFile): ReadFile {
  try {
    const file = read();
    if (file.text.trim() === '') throw new DocumentError('其中没有文字');
    return file;
  } catch (error) {
    throw toReadingError(kind, advice, error);
  }
}

async function guardLater(kind: string, advice: string, read: () => Promise<ReadFile>): Promise<ReadFile> {
  try {
    const file = await read();
    if (file.text.trim() === '') throw new DocumentError('其中没有文字');
    return file;
  } catch (error) {
    throw toReadingError(kind, advice, error);
  }
}

function toReadingError(kind: string, advice: string, error: unknown): Error {
  if (error instanceof ReadingError) return error;
  if (isDocumentError(error) && error.note !== null) return new ReadingError('file-format', `Unexpected content of ${kind}: ${error.message}`, error.note);
  // A reader that stumbles over bytes nobody wrote on purpose.
  const why = isDocumentError(error) ? error.message : error instanceof RangeError ? '其中的元素嵌套太深，或文件已损坏' : '文件已损坏，或不完整';
  const password = why.includes('密码') ? '请先取消密码再另存。' : advice;
  return new ReadingError('file-format', `Unexpected content of ${kind}: ${why}`, `这份${kind}不能读取：${why}。${password}`);
}

function finishPages(format: Format, kind: string, { pages, said, ...document }: ReadPages): ReadFile {
  return finish(format, kind, document, null, said, pages);
}

/** Lays out what was read, and says what it was. */
function finish(format: Format, kind: string, { blocks, losses }: ReadDocument, encoding: Encoding | null, notes: readonly string[] = [], pages?: number): ReadFile {
  try {
    const { text, tables, places, lineOf, counts } = flatten(blocks);
    refuseLong(text);
    const said = [
      ...(pages !== undefined ? [`${String(pages)}页`] : []),
      ...(counts.tables > 0 ? [`${String(counts.tables)}个表格`] : []),
      ...(counts.merged > 0 ? [`${String(counts.merged)}处合并单元格`] : []),
    ].join('，');
    const left = losses.list(lineOf);
    return {
      text, format, encoding, tables, places: places.map(toPlaceWords),
      notes: [...notes, `由${kind}转换为文字${said === '' ? '' : `：${said}`}，版式和字体没有保留${left.length > 0 ? `；略去${toLossWords(left)}` : ''}。`],
    };
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    throw new ReadingError('file-format', `Unexpected size of a table in ${format}`, `${error.message}，不能读取。请只留下通知本身再试。`);
  }
}

function refuseLong(text: string): void {
  if (text.length > LONGEST_ANALYSED) throw toReadingError('文件', '', tooLong(text.length));
}

function toEncodingNotes(encoding: Encoding | null): string[] {
  return encoding === null || encoding === 'UTF-8' ? [] : [`文件编码是 ${encoding}，已转换。`];
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (looksLikeBig5(bytes)) {
    throw new ReadingError('file-encoding', 'Unexpected Big5, expected UTF-8 or GB18030',
      '文件编码像是 Big5（大五码），其中存不下的简体字已经变成问号。请打开原来的文件，另存为 UTF-8 编码。');
  }
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    const { offset, line, column, encoding, message } = error;
    const binary = bytes.subarray(0, 4096).includes(0) ? '文件不像是文字。' : '';
    throw new ReadingError('file-encoding', message,
      `${binary}第${String(offset)}个字节起不是 ${encoding.replace('（带 BOM）', '')}。请用编辑器把文件另存为 UTF-8 编码。`, { line, column, offset });
  }
}

/** The commonest characters of official Chinese in traditional writing, and in both. */
const COMMON = /[的一是在不了有和人中大年月日公府政通知工作信息本各局行度交主要上下為與務開會發關於機執實對請現將處級說報網運]/g;

/** Big5, which decoders of GB18030 take for rare characters: far more of what notices are made of comes out as Big5. */
function looksLikeBig5(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 20_000);
  // Trail bytes below A1 are half of Big5 and hardly any of GB 2312.
  let low = 0;
  let pairs = 0;
  for (let at = 0; at + 1 < sample.length; at++) {
    if ((sample[at] as number) < 0x81) continue;
    pairs++;
    if ((sample[at + 1] as number) < 0xa1) low++;
    at++;
  }
  if (pairs < 10 || low * 5 < pairs) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return false;
  } catch {
    const count = (label: string) => new TextDecoder(label).decode(sample).match(COMMON)?.length ?? 0;
    return count('big5') > 2 * count('gb18030') + 3;
  }
}

/** Control characters by the dozen: no text, whatever its bytes happen to spell. */
function refuseBinary(text: string): void {
  // eslint-disable-next-line no-control-regex
  const strange = /[\x00-\x08\x0e-\x1b\x7f]/g;
  const count = text.match(strange)?.length ?? 0;
  if (count < 10 || count * 50 < text.length) return;
  throw new ReadingError('file-format', `Unexpected ${String(count)} control characters, expected text`, '文件不像是文字，里面有大量控制字符。请用原来的软件打开，另存为纯文本。');
}

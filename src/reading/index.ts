/** Files → text: what they are, how they are encoded, and what of them a text cannot keep. Runs in the browser too. */
import { decodeText, EncodingError, type Encoding } from '../text/decode.ts';
import type { GivenTable } from '../text/given-table.ts';
import { DocumentError } from './document-error.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { flatten, LayoutError, type Place, type ReadDocument } from './layout.ts';
import { toLossWords } from './loss.ts';
import { readMarkdown } from './markdown.ts';
import { listParts } from './zip.ts';

export type { Place } from './layout.ts';

export type Format = 'txt' | 'md' | 'html' | 'docx';

/** The endings of files that can be read. */
export const READABLE = ['.txt', '.md', '.markdown', '.html', '.htm', '.docx'] as const;

export interface ReadFile {
  text: string;
  format: Format;
  /** null for a document that is no text file. */
  encoding: Encoding | null;
  /** In Chinese: what was recognised and what was left out; empty for a plain text in UTF-8. */
  notes: string[];
  /** Tables whose cells the file itself tells. */
  tables: GivenTable[];
  /** Where each line stands in a file that is no text; empty for a text. */
  places: Place[];
}

/** What keeps a file from being read: a diagnostic without a place in the text. */
export class ReadingError extends Error {
  readonly ruleId: 'file-format' | 'file-encoding' | 'file-empty' | 'file-size';
  /** For readers, with what to do. */
  readonly note: string;
  /** The byte it is about, and where that is in a text. */
  readonly place: { line: number; column: number; offset: number };

  constructor(ruleId: ReadingError['ruleId'], reason: string, note: string, place = { line: 1, column: 1, offset: 0 }) {
    super(reason);
    this.ruleId = ruleId;
    this.note = note;
    this.place = place;
  }
}

/** Larger files are no notices. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What files begin with that cannot be read, and what to do with them. */
const UNREADABLE: readonly { bytes: readonly number[]; at?: number; name: string; advice: string }[] = [
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: '旧版 Word/WPS 文件（.doc、.wps）', advice: '请用 Word 或 WPS 打开，另存为 .docx 或纯文本。' },
  { bytes: [0x25, 0x50, 0x44, 0x46], name: 'PDF 文件', advice: '请在阅读器里复制文字，存为纯文本；扫描件要先识别文字。' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: '图片（PNG）', advice: '请先识别文字，存为纯文本。' },
  { bytes: [0xff, 0xd8, 0xff], name: '图片（JPEG）', advice: '请先识别文字，存为纯文本。' },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: '图片（GIF）', advice: '请先识别文字，存为纯文本。' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], name: '图片（TIFF）', advice: '请先识别文字，存为纯文本。' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], name: '图片（TIFF）', advice: '请先识别文字，存为纯文本。' },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, name: '图片（WebP）', advice: '请先识别文字，存为纯文本。' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'RTF 文件', advice: '请用 Word 或 WPS 打开，另存为 .docx 或纯文本。' },
  { bytes: [0x52, 0x61, 0x72, 0x21], name: '压缩包（RAR）', advice: '请先解压。' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: '压缩包（7z）', advice: '请先解压。' },
  { bytes: [0x1f, 0x8b], name: '压缩包（gzip）', advice: '请先解压。' },
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, head: readonly number[], at = 0) => head.every((byte, index) => bytes[at + index] === byte);

/** What a zip file holds, by the names of its parts. */
function nameZip(bytes: Uint8Array): 'docx' | string {
  const names = listParts(bytes);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^(?:\/)?word\/[^/]*document\d*\.xml$/)) return 'docx';
  if (has(/^xl\/workbook\.(?:xml|bin)$/)) return '电子表格（.xlsx）';
  if (has(/^ppt\/presentation\.xml$/)) return '演示文稿（.pptx）';
  if (has(/^OFD\.xml$/i)) return '版式文件（.ofd）';
  if (has(/^mimetype$/) && has(/^content\.xml$/)) return 'OpenDocument 文件（.odt）';
  return '压缩包（zip）';
}

/**
 * Reads a file by what it is; its name decides only between .txt, .md and .html.
 *
 * @throws ReadingError
 */
export function readFile(name: string, bytes: Uint8Array): ReadFile {
  const ending = /\.[^./\\]*$/.exec(name)?.[0].toLowerCase() ?? '';
  if (bytes.length > MOST_BYTES) throw new ReadingError('file-size', `Unexpected file of ${String(bytes.length)} bytes`, '文件超过64兆字节，不像一份通知。');
  for (const { bytes: head, at, name: kind, advice } of UNREADABLE) {
    if (startsWith(bytes, head, at)) throw new ReadingError('file-format', `Unexpected ${kind}, expected text, HTML or .docx`, `这是${kind}，不能读取。${advice}`);
  }
  if (startsWith(bytes, ZIP)) return readZip(bytes);
  if (ending === '.docx') throw new ReadingError('file-format', 'Unexpected content of .docx, expected a Word document', '文件名以 .docx 结尾，内容却不是 Word 文档。请用 Word 或 WPS 重新保存。');
  const { text, encoding } = decode(bytes);
  refuseBinary(text);
  const notes = encoding === 'UTF-8' ? [] : [`文件编码是 ${encoding}，已转换。`];
  if (text.trim() === '') throw new ReadingError('file-empty', 'Unexpected empty file, expected a notice', '文件是空的。请放入通知全文。');
  if (ending === '.html' || ending === '.htm' || ending === '.xhtml' || /^\ufeff?\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 1000))) {
    try {
      return finish('html', '网页', readHtml(text), encoding, notes);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ReadingError('file-format', 'Unexpected depth of HTML elements', '网页里的元素嵌套太深，不能读取。请在浏览器里复制文字，存为纯文本。');
    }
  }
  // Markdown keeps its lines: they are its places.
  if (ending === '.md' || ending === '.markdown') return { ...finish('md', 'Markdown', readMarkdown(text), encoding, notes), places: [] };
  return { text, format: 'txt', encoding, notes, tables: [], places: [] };
}

/** Lays out what was read, and says what it was. */
function finish(format: Format, kind: string, { blocks, losses }: ReadDocument, encoding: Encoding | null, notes: readonly string[] = []): ReadFile {
  try {
    const { text, tables, places, lineOf, counts } = flatten(blocks);
    const said = [
      ...(counts.tables > 0 ? [`${String(counts.tables)}个表格`] : []),
      ...(counts.merged > 0 ? [`${String(counts.merged)}处合并单元格`] : []),
    ].join('，');
    const left = losses.list(lineOf);
    return {
      text, format, encoding, tables, places,
      notes: [...notes, `由${kind}转换为文字${said === '' ? '' : `：${said}`}，版式和字体没有保留${left.length > 0 ? `；略去${toLossWords(left)}` : ''}。`],
    };
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    throw new ReadingError('file-format', `Unexpected size of a table in ${format}`, `${error.message}，不能读取。请只留下通知本身再试。`);
  }
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
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

/** Control characters by the dozen: no text, whatever its bytes happen to spell. */
function refuseBinary(text: string): void {
  // eslint-disable-next-line no-control-regex
  const strange = /[\x00-\x08\x0e-\x1b\x7f]/g;
  const count = text.match(strange)?.length ?? 0;
  if (count < 10 || count * 50 < text.length) return;
  throw new ReadingError('file-format', `Unexpected ${String(count)} control characters, expected text`, '文件不像是文字，里面有大量控制字符。请用原来的软件打开，另存为纯文本。');
}

function readZip(bytes: Uint8Array): ReadFile {
  const kind = nameZip(bytes);
  if (kind !== 'docx') throw new ReadingError('file-format', `Unexpected ${kind}, expected text, HTML or .docx`, `这是${kind}，不能读取。请另存为 .docx 或纯文本。`);
  try {
    const read = finish('docx', 'Word 文档', readDocx(bytes), null);
    if (read.text.trim() === '') throw new DocumentError('其中没有文字');
    return read;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new ReadingError('file-format', `Unexpected content of .docx: ${error.message}`, `这份 Word 文档不能读取：${error.message}。请用 Word 或 WPS 重新保存。`);
  }
}

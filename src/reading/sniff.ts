/** What a file is, by its content; its name decides only between kinds of plain text. */
import { listParts, unzip } from './zip.ts';

export type Kind =
  | 'text' | 'docx' | 'odt' | 'sheet' | 'ofd' | 'pdf' | 'doc' | 'rtf' | 'zip' | 'encrypted'
  /** It is known what it is, and that it is not read. */
  | { name: string; advice: string };

const IMAGE = '请先用 WPS、扫描仪软件或 OCR 识别文字，存为 .docx 或纯文本。';
const SAVE_AS = '请用原来的软件打开，另存为 .docx 或纯文本。';

/** What files begin with that are not read, and what to do with them. */
const UNREADABLE: readonly { bytes: readonly number[]; at?: number; name: string; advice: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: '图片（PNG）', advice: IMAGE },
  { bytes: [0xff, 0xd8, 0xff], name: '图片（JPEG）', advice: IMAGE },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: '图片（GIF）', advice: IMAGE },
  { bytes: [0x49, 0x49, 0x2a, 0x00], name: '图片（TIFF）', advice: IMAGE },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], name: '图片（TIFF）', advice: IMAGE },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, name: '图片（WebP）', advice: IMAGE },
  { bytes: [0x52, 0x61, 0x72, 0x21], name: '压缩包（RAR）', advice: '请先解压。' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: '压缩包（7z）', advice: '请先解压。' },
  { bytes: [0x1f, 0x8b], name: '压缩包（gzip）', advice: '请先解压。' },
];

const startsWith = (bytes: Uint8Array, head: readonly number[], at = 0) => head.every((byte, index) => bytes[at + index] === byte);

export function sniff(bytes: Uint8Array): Kind {
  const unreadable = UNREADABLE.find(({ bytes: head, at }) => startsWith(bytes, head, at));
  if (unreadable) return unreadable;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return nameCompound(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return nameZip(bytes);
  // A few bytes may stand before a PDF: mail programs and servers put them there.
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'pdf';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  return 'text';
}

/** What a compound file (OLE) holds, by the names of its streams. */
function nameCompound(bytes: Uint8Array): Kind {
  const has = (name: string) => includes(bytes, name);
  if (has('EncryptedPackage')) return 'encrypted';
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) return 'sheet';
  if (has('PowerPoint Document')) return { name: '演示文稿（.ppt）', advice: SAVE_AS };
  return { name: '旧版 Word、Excel 或 WPS 文件，或已损坏', advice: SAVE_AS };
}

/** True where an entry of the directory has this name, in UTF-16. */
function includes(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  // Directories begin at sectors of 512 bytes, an entry has 128.
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (bytes[at] !== first) continue;
    let same = bytes[at + 2 * name.length] === 0 && bytes[at + 2 * name.length + 1] === 0;
    for (let i = 0; i < name.length && same; i++) same = bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0;
    if (same) return true;
  }
  return false;
}

/** What a zip file holds, by the names of its parts. */
function nameZip(bytes: Uint8Array): Kind {
  const names = listParts(bytes);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^\/?word\/[^/]*document\d*\.xml$/)) return 'docx';
  if (has(/^xl\/workbook\.(?:xml|bin)$/)) return 'sheet';
  if (has(/^ppt\/presentation\.xml$/)) return { name: '演示文稿（.pptx）', advice: SAVE_AS };
  if (has(/^OFD\.xml$/i)) return 'ofd';
  if (has(/^mimetype$/) && has(/^content\.xml$/)) {
    const type = readMimetype(bytes);
    if (type.includes('opendocument.spreadsheet')) return 'sheet';
    if (type.includes('opendocument.text')) return 'odt';
    return { name: 'OpenDocument 演示文稿或图形', advice: SAVE_AS };
  }
  return 'zip';
}

function readMimetype(bytes: Uint8Array): string {
  try {
    return new TextDecoder('latin1').decode(unzip(bytes, (name) => name === 'mimetype').get('mimetype')?.subarray(0, 200));
  } catch {
    return '';
  }
}

/** Text that is XML or MIME of an office program. */
export type TextKind = 'word-xml' | 'sheet-xml' | 'odt-xml' | 'mail' | 'xml' | 'html' | 'csv' | 'md' | 'txt';

export function sniffText(text: string, ending: string): TextKind {
  const head = text.slice(0, 4000);
  if (/^\ufeff?\s*<\?xml[^>]*>/.test(head) && !/<(?:!doctype html|html)[\s>]/i.test(head)) {
    if (/schemas\.microsoft\.com\/office\/(?:word\/2003\/wordml|2006\/xmlPackage)/.test(head)) return 'word-xml';
    if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') || head.includes('application/vnd.oasis.opendocument.spreadsheet')) return 'sheet-xml';
    if (head.includes('application/vnd.oasis.opendocument.text')) return 'odt-xml';
    return 'xml';
  }
  // XML without its first line, by a name that says so.
  if (ending === '.xml' && /^\ufeff?\s*<[!\w]/.test(head)) return /<(?:!doctype html|html)[\s>]/i.test(head) ? 'html' : 'xml';
  if (/^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}/.test(head) && /^mime-version:/im.test(head) && /^content-type:\s*(?:multipart|text\/html)/im.test(head)) return 'mail';
  if (/^\.(?:x?html?|shtml)$/.test(ending) || /^\ufeff?\s*(?:<!doctype html|<html[\s>])/i.test(head)) return 'html';
  // A .doc or .xls that a web system wrote: HTML without its head.
  if (/^\.(?:docx?|wps|xlsx?|et)$/.test(ending) && /^\ufeff?\s*<(?:!--|head|body|table|div|meta|style|p)[\s>]/i.test(head)) return 'html';
  if (ending === '.md' || ending === '.markdown') return 'md';
  return ending === '.csv' || ending === '.tsv' ? 'csv' : 'txt';
}

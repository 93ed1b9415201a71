/** Readers of documents that come more rarely: loaded when such a file does. */
import CFB from 'cfb';
import { readDoc } from './doc.ts';
import { DocumentError } from './document-error.ts';
import type { ReadDocument } from './layout.ts';

export { readMail } from './mail.ts';
export { readFlatOdt, readOdt } from './odt.ts';
export { readOfd } from './ofd.ts';
export { readRtf } from './rtf.ts';

/**
 * A Word document of 1997 to 2003 in its container. Only streams of the container itself count: documents put into it
 * have streams of the same names.
 *
 * @throws DocumentError
 */
export function readCompound(bytes: Uint8Array): ReadDocument {
  let container: CFB.CFB$Container;
  try {
    container = CFB.read(bytes, { type: 'array' });
  } catch {
    throw new DocumentError('文件已损坏，或不完整');
  }
  return readDoc((name) => {
    const at = container.FullPaths.findIndex((path) => path.toLowerCase() === `root entry/${name.toLowerCase()}`);
    const content = container.FileIndex[at]?.content;
    return content && content.length > 0 ? Uint8Array.from(content) : null;
  });
}

/** How much of a source in XML, HTML or Markdown is taken apart at all. */
import { DocumentError } from './document-error.ts';
import { LARGEST_MARKUP } from './limits.ts';

/**
 * A source as it is, or, where it is large, without the pictures written into it.
 *
 * @throws DocumentError where it is too large without them too
 */
export function boundMarkup(source: string): string {
  if (source.length <= LARGEST_MARKUP) return source;
  const slim = source
    // src="data:image/png;base64,iVBORw0KGgo…"
    .replace(/;base64,[\w+/=\s]+/g, ';base64,')
    // <w:binData …>iVBORw0KGgo…</w:binData>
    .replace(/>[\w+/=\s]{1000,}</g, '><');
  if (slim.length > LARGEST_MARKUP) throw new DocumentError('文字太多', `文件内部的代码太长（约${toTenThousands(slim.length)}万个字符），没有读取。请用 WPS 或 Word 打开，只留下通知本身，另存后再试。`);
  return slim;
}

const toTenThousands = (letters: number) => String(Math.round(letters / 10_000));

/** @param letters how many characters of text there are; of markup, the letters a reader sees are far fewer */
export function tooLong(letters: number): DocumentError {
  return new DocumentError('文字太多', `文件里有${toTenThousands(letters)}万个字符，比一份通知长得多，没有读取。请只留下通知本身再试。`);
}

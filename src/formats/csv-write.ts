/** Rows → CSV as spreadsheets in China open it: UTF-8 with BOM, CRLF (RFC 4180). */
import type { CellValue } from './cell.ts';

/**
 * Text that a spreadsheet would take for a formula gets a leading apostrophe,
 * which spreadsheets show as text. Numbers stay numbers.
 */
export function neutralise(text: string): string {
  return /^[\s\u0000-\u001f]*[=+\-@＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text; // eslint-disable-line no-control-regex
}

/** @param rows the first of them the header */
export function toCsv(rows: readonly (readonly CellValue[])[]): string {
  return `\ufeff${rows.map((row) => row.map(toField).join(',')).join('\r\n')}\r\n`;
}

function toField(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = neutralise(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

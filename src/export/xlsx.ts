/** A flat table → XLSX (ECMA-376): frozen head, filter, widths, wrapped text, numbers as numbers, dates as ISO words. The same table gives the same bytes. */
import { strToU8, zipSync } from 'fflate';
import { neutralise, type CellValue } from './csv.ts';
import type { DataTable } from './datasets.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>`
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  + '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>'
  + '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
  + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** The table with the Chinese titles of its columns as its head. */
export function toXlsx({ title, columns, rows }: DataTable): Uint8Array {
  const last = `${toLetters(columns.length - 1)}${String(rows.length + 1)}`;
  const cols = columns.map((_, at) => `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(toWidth(rows, at))}" customWidth="1"/>`).join('');
  const all = [columns.map((column) => column.title), ...rows];
  const sheet = `<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    + `<sheetFormatPr defaultRowHeight="15"/><cols>${cols}</cols><sheetData>`
    + all.map((row, at) => `<row r="${String(at + 1)}">${row.map((cell, column) => toCell(cell, `${toLetters(column)}${String(at + 1)}`, at === 0 ? 1 : 2)).join('')}</row>`).join('')
    + `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(title)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${escapeXml(title)}'!$A$1:$${toLetters(columns.length - 1)}$${String(rows.length + 1)}</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': sheet,
  };
  // A fixed day: a zip has to have one.
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(HEAD + xml)])), { mtime: new Date(2020, 0, 1), level: 6 });
}

function toCell(cell: CellValue, place: string, style: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${String(cell)}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? '1' : '0'}</v></c>`;
  // What would read as an escape of XLSX is escaped itself; 32,767 characters fit a cell.
  const words = neutralise(cell).slice(0, 32_767).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return `<c r="${place}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(words)}</t></is></c>`;
}

/** Wide enough for most of a column's words, in half-width characters; long texts wrap. */
function toWidth(rows: readonly (readonly CellValue[])[], column: number): number {
  const lengths = rows.map((row) => [...String(row[column] ?? '')].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)).sort((a, b) => a - b);
  return Math.min(60, Math.max(9, (lengths[Math.floor(lengths.length * 0.9)] ?? 0) + 2));
}

/** Control characters, which XML has no way to say, are left out. */
function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed()
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function toLetters(column: number): string {
  return (column >= 26 ? toLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

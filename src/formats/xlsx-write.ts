/**
 * A table → XLSX (ECMA-376), for work and for paper: widths, wrapped text, a frozen head that prints on every page,
 * a filter, dates as dates, addresses as links, A4 landscape. The same table gives the same bytes.
 */
import { strToU8, zipSync } from 'fflate';
import type { SheetCell } from './cell.ts';
import { neutralise } from './csv-write.ts';
import { LONGEST_CELL } from './limits.ts';
import { toSerial } from './serial-days.ts';
import { toWellFormed } from '../text/well-formed.ts';

/** A link is its address. */
export type XlsxCell = SheetCell | { link: string };

export interface XlsxColumn {
  title: string;
  /** In characters of half width. */
  width: number;
  /** In the middle of the cell: numbers of rows, yes and no. */
  centred?: boolean;
  /** What a cell may be; the spreadsheet offers these. */
  choices?: readonly string[];
  /** For programs: not printed. Such columns stand behind all others. */
  offPaper?: boolean;
}

export interface XlsxTable {
  title: string;
  columns: readonly XlsxColumn[];
  rows: readonly (readonly XlsxCell[])[];
}

const STYLE = { head: 1, text: 2, date: 3, centred: 4, link: 5, number: 6 } as const;

/** Text that begins like a formula gets an apostrophe: it stays text where it is copied to, too. */
export function toXlsx({ title, columns, rows }: XlsxTable): Uint8Array {
  const last = `${toLetters(columns.length - 1)}${String(rows.length + 1)}`;
  const links: { cell: string; target: string }[] = [];
  const sheetRows = [
    `<row r="1" ht="32" customHeight="1">${columns.map((column, at) => toCell(column.title, at, 1, STYLE.head)).join('')}</row>`,
    ...rows.map((row, index) => `<row r="${String(index + 2)}" ht="${String(estimateHeight(row, columns))}">${row.map((cell, at) => {
      if (isLink(cell)) links.push({ cell: `${toLetters(at)}${String(index + 2)}`, target: cell.link });
      return toCell(cell, at, index + 2, toStyleOf(cell, columns[at]));
    }).join('')}</row>`),
  ];
  const sheet = `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
    + `<dimension ref="A1:${last}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>`
    + `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(({ width }, at) => `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(width)}" customWidth="1"/>`).join('')}</cols>`
    + `<sheetData>${sheetRows.join('')}</sheetData><autoFilter ref="A1:${last}"/>${toValidations(columns, rows.length)}`
    + (links.length === 0 ? '' : `<hyperlinks>${links.map(({ cell }, at) => `<hyperlink ref="${cell}" r:id="rId${String(at + 1)}"/>`).join('')}</hyperlinks>`)
    + '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    + `<headerFooter><oddHeader>&amp;C${escape(title.replaceAll('&', '&&'))}</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': toRelationships([['officeDocument', 'xl/workbook.xml'], ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml']]),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(title)}</dc:title><dc:creator>要点对照</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="${escape(toSheetName(title))}" sheetId="1" r:id="rId1"/></sheets>${toNames(title, columns, rows.length)}</workbook>`,
    'xl/_rels/workbook.xml.rels': toRelationships([['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']]),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': sheet,
  };
  if (links.length > 0) files['xl/worksheets/_rels/sheet1.xml.rels'] = toRelationships(links.map(({ target }) => ['hyperlink', target]), true);
  // A fixed day: a zip has to have one.
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(HEAD + xml)])), { mtime: new Date(2020, 0, 1), level: 6 });
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const BORDER = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="FFBFB8A8"/></${side}>`).join('');
const toStyle = (rest: string, alignment: string) => `<xf xfId="0" borderId="1" applyBorder="1" applyAlignment="1" ${rest}><alignment ${alignment}/></xf>`;
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>`
  + '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><u/><sz val="11"/><color rgb="FF7D1713"/><name val="宋体"/></font></fonts>'
  + '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3EFE5"/><bgColor indexed="64"/></patternFill></fill></fills>'
  + `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${BORDER}<diagonal/></border></borders>`
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  + toStyle('numFmtId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"', 'horizontal="center" vertical="center" wrapText="1"')
  + toStyle('numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1"', 'vertical="top" wrapText="1"')
  + toStyle('numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1"', 'horizontal="left" vertical="top" wrapText="1"')
  + toStyle('numFmtId="0" fontId="0" fillId="0"', 'horizontal="center" vertical="top"')
  + toStyle('numFmtId="49" fontId="2" fillId="0" applyNumberFormat="1" applyFont="1"', 'vertical="top" wrapText="1"')
  + toStyle('numFmtId="0" fontId="0" fillId="0"', 'vertical="top"')
  + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function isLink(cell: XlsxCell): cell is { link: string } {
  return typeof cell === 'object' && cell !== null && 'link' in cell && /^https?:\/\/[^\s"<>]+$/.test(cell.link) && cell.link.length < 2000;
}

function toStyleOf(cell: XlsxCell, column: XlsxColumn | undefined): number {
  if (isLink(cell)) return STYLE.link;
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return STYLE.date;
  if (column?.centred) return STYLE.centred;
  return typeof cell === 'number' || typeof cell === 'boolean' ? STYLE.number : STYLE.text;
}

/** The list of choices also for rows that somebody adds below. */
function toValidations(columns: readonly XlsxColumn[], rows: number): string {
  const all = columns.flatMap(({ choices }, at) => (choices ? `<dataValidation type="list" allowBlank="1" sqref="${toLetters(at)}2:${toLetters(at)}${String(rows + 1000)}"><formula1>"${escape(choices.join(','))}"</formula1></dataValidation>` : []));
  return all.length === 0 ? '' : `<dataValidations count="${String(all.length)}">${all.join('')}</dataValidations>`;
}

function toNames(title: string, columns: readonly XlsxColumn[], rows: number): string {
  const sheet = escape(`'${toSheetName(title).replaceAll("'", "''")}'`);
  const toRange = (width: number) => `${sheet}!$A$1:$${toLetters(width - 1)}$${String(rows + 1)}`;
  const printed = columns.filter(({ offPaper }) => !offPaper).length;
  const name = (id: string, words: string, hidden = '') => `<definedName name="_xlnm.${id}" localSheetId="0"${hidden}>${words}</definedName>`;
  return `<definedNames>${name('_FilterDatabase', toRange(columns.length), ' hidden="1"')}${printed < columns.length ? name('Print_Area', toRange(printed)) : ''}${name('Print_Titles', `${sheet}!$1:$1`)}</definedNames>`;
}

function toRelationships(entries: readonly (readonly [type: string, target: string])[], external = false): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.map(([type, target], at) =>
    `<Relationship Id="rId${String(at + 1)}" Type="${type.startsWith('http') ? type : `${RELATIONSHIPS}/${type}`}" Target="${escape(target)}"${external ? ' TargetMode="External"' : ''}/>`).join('')}</Relationships>`;
}

const LINE = 16;
/** The highest a row may be. */
const HIGHEST = 405;

/** How wide words are, in characters of half width. */
export function toWidth(words: string): number {
  return words.length + (words.match(/[\u2e80-\uffff]/g)?.length ?? 0);
}

/** Not every program measures wrapped text when it opens a file. */
function estimateHeight(row: readonly XlsxCell[], columns: readonly XlsxColumn[]): number {
  const lines = row.map((cell, at) => {
    const words = typeof cell === 'string' ? cell : isLink(cell) ? cell.link : '';
    const room = Math.max(2, (columns[at]?.width ?? 10) - 1);
    return words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(toWidth(line) / room)), 0);
  });
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + 4);
}

function toCell(cell: XlsxCell, column: number, row: number, style: number): string {
  const start = `<c r="${toLetters(column)}${String(row)}" s="${String(style)}"`;
  if (cell === null || cell === '') return `${start}/>`;
  if (typeof cell === 'number') return `${start}><v>${String(cell)}</v></c>`;
  if (typeof cell === 'boolean') return `${start} t="b"><v>${cell ? '1' : '0'}</v></c>`;
  if (typeof cell === 'object' && 'date' in cell) return `${start}><v>${String(toSerial(cell.date))}</v></c>`;
  // What would read as an escape of XLSX is escaped itself.
  const text = escape(neutralise(typeof cell === 'string' ? cell : cell.link).slice(0, LONGEST_CELL).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
  return `${start} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Control characters, which XML has no way to say, are left out. */
function escape(text: string): string {
  // eslint-disable-next-line no-control-regex
  return toWellFormed(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** 0 → A, 26 → AA */
function toLetters(column: number): string {
  return (column >= 26 ? toLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function toSheetName(title: string): string {
  const name = [...title.replace(/[\\/?*[\]:]/g, ' ').trim()].slice(0, 28).join('').replace(/^'+|'+$/g, '').trim();
  return name === '' || /^history$/i.test(name) ? '表格' : name;
}

/**
 * A ledger → XLSX (ECMA-376), for work and for paper: widths, wrapped text, a frozen head that prints on every page,
 * dates as dates, addresses as links, A4 landscape. The same ledger gives the same bytes.
 */
import { strToU8, zipSync } from 'fflate';
import { toTitle, type Ledger } from './ledger.ts';
import { toSerial, toTable, type LedgerColumn, type SheetCell } from './ledger-table.ts';

const STYLE = { head: 1, text: 2, date: 3, middle: 4, link: 5 } as const;

export function toXlsx(ledger: Ledger, base: string): Uint8Array {
  const { columns, rows } = toTable(ledger, base);
  const title = toTitle(ledger.title);
  const last = `${toLetters(columns.length - 1)}${String(rows.length + 1)}`;
  const links: { cell: string; target: string }[] = [];
  const sheetRows = [
    `<row r="1" ht="32" customHeight="1">${columns.map(({ name }, at) => toCell(name, at, 1, STYLE.head)).join('')}</row>`,
    ...rows.map((row, index) => `<row r="${String(index + 2)}" ht="${String(estimateHeight(row, columns))}">${row.map((cell, at) => {
      const field = columns[at]?.field;
      if (field === 'link' && typeof cell === 'string' && /^https?:\/\/[^\s"<>]+$/.test(cell) && cell.length < 2000) {
        links.push({ cell: `${toLetters(at)}${String(index + 2)}`, target: cell });
        return toCell(cell, at, index + 2, STYLE.link);
      }
      return toCell(cell, at, index + 2, field === 'index' || field === 'done' ? STYLE.middle : field === 'due' ? STYLE.date : STYLE.text);
    }).join('')}</row>`),
  ];
  const done = columns.findIndex(({ field }) => field === 'done');
  const area = rows.length > 0 ? `${toLetters(done)}2:${toLetters(done)}${String(rows.length + 1)}` : '';
  const sheet = `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
    + `<dimension ref="A1:${last}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>`
    + `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(({ width }, at) => `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(width)}" customWidth="1"/>`).join('')}</cols>`
    + `<sheetData>${sheetRows.join('')}</sheetData><autoFilter ref="A1:${last}"/>`
    + (area === '' ? '' : `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${area}"><formula1>"是,否"</formula1></dataValidation></dataValidations>`)
    + (links.length === 0 ? '' : `<hyperlinks>${links.map(({ cell }, at) => `<hyperlink ref="${cell}" r:id="rId${String(at + 1)}"/>`).join('')}</hyperlinks>`)
    + '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    + `<headerFooter><oddHeader>&amp;C${escape(title.replaceAll('&', '&&'))}</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`;
  const name = escape(toSheetName(title));
  const quoted = escape(`'${toSheetName(title).replaceAll("'", "''")}'`);
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': toRelationships([['officeDocument', 'xl/workbook.xml'], ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml']]),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(title)}</dc:title><dc:creator>要点对照</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${quoted}!$A$1:$${toLetters(columns.length - 1)}$${String(rows.length + 1)}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${quoted}!$1:$1</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': toRelationships([['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']]),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': sheet,
  };
  if (links.length > 0) files['xl/worksheets/_rels/sheet1.xml.rels'] = toRelationships(links.map(({ target }) => ['hyperlink', target]), true);
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
  + '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  + toStyle('numFmtId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"', 'horizontal="center" vertical="center" wrapText="1"')
  + toStyle('numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1"', 'vertical="top" wrapText="1"')
  + toStyle('numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1"', 'horizontal="left" vertical="top" wrapText="1"')
  + toStyle('numFmtId="0" fontId="0" fillId="0"', 'horizontal="center" vertical="top"')
  + toStyle('numFmtId="49" fontId="2" fillId="0" applyNumberFormat="1" applyFont="1"', 'vertical="top" wrapText="1"')
  + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function toRelationships(entries: readonly (readonly [type: string, target: string])[], external = false): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.map(([type, target], at) =>
    `<Relationship Id="rId${String(at + 1)}" Type="${type.startsWith('http') ? type : `${RELATIONSHIPS}/${type}`}" Target="${escape(target)}"${external ? ' TargetMode="External"' : ''}/>`).join('')}</Relationships>`;
}

const LINE = 15;
/** The highest a row may be. */
const HIGHEST = 405;

/** Not every program measures wrapped text when it opens a file: a Han character is two wide, others one. */
function estimateHeight(row: readonly SheetCell[], columns: readonly LedgerColumn[]): number {
  const lines = row.map((cell, at) => {
    if (typeof cell !== 'string') return 1;
    const room = Math.max(2, (columns[at]?.width ?? 10) - 1);
    return cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length + (line.match(/[\u2e80-\uffff]/g)?.length ?? 0)) / room)), 0);
  });
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + 4);
}

function toCell(cell: SheetCell, column: number, row: number, style: number): string {
  const start = `<c r="${toLetters(column)}${String(row)}" s="${String(style)}"`;
  if (cell === null || cell === '') return `${start}/>`;
  if (typeof cell === 'number') return `${start}><v>${String(cell)}</v></c>`;
  if (typeof cell === 'boolean') return `${start} t="b"><v>${cell ? '1' : '0'}</v></c>`;
  if (typeof cell === 'object') return `${start}><v>${String(toSerial(cell.date))}</v></c>`;
  // What would read as an escape of XLSX is escaped itself.
  const text = escape(cell.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
  return `${start} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** 0 → A, 26 → AA */
export function toLetters(column: number): string {
  return (column >= 26 ? toLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function toSheetName(title: string): string {
  const name = [...title.replace(/[\\/?*[\]:]/g, ' ').trim()].slice(0, 28).join('').replace(/^'+|'+$/g, '').trim();
  return name === '' || /^history$/i.test(name) ? '台账' : name;
}

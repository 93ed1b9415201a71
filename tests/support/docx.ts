/** Word documents for tests, made of their parts. */
import { strToU8, zipSync } from 'fflate';

const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"';

/** A paragraph; with a list and level, numbered by Word. */
export function p(text: string, list?: [id: number, level: number]): string {
  const numbering = list ? `<w:pPr><w:numPr><w:ilvl w:val="${String(list[1])}"/><w:numId w:val="${String(list[0])}"/></w:numPr></w:pPr>` : '';
  return `<w:p>${numbering}<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A cell: its text, how many columns it spans, and whether a vertical merge starts or goes on here. */
export function cell(text: string, { span = 1, merge }: { span?: number; merge?: 'restart' | 'continue' } = {}): string {
  return `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${String(span)}"/>` : ''}${merge ? (merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : ''}</w:tcPr>${p(text)}</w:tc>`;
}

export function table(...rows: string[][]): string {
  return `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;
}

export function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
  return zipSync({
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': xml(`<w:document ${NAMES}><w:body>${body}<w:sectPr/></w:body></w:document>`),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [`word/${name}.xml`, xml(text.replace(/^<(w:\w+)/, `<$1 ${NAMES}`))])),
  });
}

/** Lists as Word keeps them: 1 is 一、 / （一） / 1. / ①; 2 goes on with the same, started anew. */
export const NUMBERING = `<w:numbering><w:abstractNum w:abstractNumId="0">${[
  ['chineseCountingThousand', '%1、'], ['chineseCounting', '（%2）'], ['decimal', '%3.'], ['decimalEnclosedCircle', '%4'],
].map(([format, text], level) => `<w:lvl w:ilvl="${String(level)}"><w:start w:val="1"/><w:numFmt w:val="${String(format)}"/><w:lvlText w:val="${String(text)}"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>`;

/**
 * A draft as a Word document laid out by GB/T 9704—2012: 22 lines of 28 characters on A4, 方正小标宋 for titles, 黑体,
 * 楷体 and 仿宋 for the levels, page numbers — 1 — outside, the table of tasks across on pages of its own.
 */
import {
  AlignmentType, BorderStyle, convertMillimetersToTwip, Document, DocumentGridType, Footer, LineRuleType, Packer, PageNumber, PageOrientation,
  Paragraph, SectionType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType, type ISectionOptions,
} from 'docx';
import { toTaskTable } from './markdown.ts';
import { toPlaced, type Placed } from './outline.ts';
import type { Draft, HeadingBlock, ItemBlock } from './draft.ts';
import { orBlank, toAnnexTitle, toAssignment, toParagraphs, toSentence, toTask } from './words.ts';

/** What of the draft goes into the document. */
export type DocxPart = 'whole' | 'body' | 'table';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The fonts the standard names; where a machine has none of the name, Word takes the other one. */
const FONTS = [
  { name: '方正小标宋简体', other: '宋体' },
  { name: '黑体', other: 'SimHei' },
  { name: '楷体_GB2312', other: '楷体' },
  { name: '仿宋_GB2312', other: '仿宋' },
  { name: '宋体', other: 'SimSun' },
] as const;
const [TITLE, HEI, KAI, FANG, SONG] = FONTS.map(({ name }) => name) as [string, string, string, string, string];

/** In half points: 二号, 三号, 四号, 小四. */
const SIZE = { second: 44, third: 32, fourth: 28, cell: 24 };
/** 版心 156 mm × 225 mm: 22 lines, and 28 characters that are a little narrower than 三号; rounded down, or else one fits less. */
const LINE = Math.floor(convertMillimetersToTwip(225) / 22);
/** In 4096ths of a point, what a character of 16 points is widened by. */
const CHARACTER = Math.floor((convertMillimetersToTwip(156) / 20 / 28 - 16) * 4096) - 1;
const MARGIN = { top: 37, bottom: 35, left: 28, right: 26 };
const millimetres = convertMillimetersToTwip;

const inFont = (font: string) => ({ ascii: font, hAnsi: font, eastAsia: font, cs: font });
const run = (text: string, font: string, size: number, bold = false) => new TextRun({ text, font: inFont(font), size, ...(bold ? { bold } : {}) });
const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });

function paragraph(children: TextRun[], more: ConstructorParameters<typeof Paragraph>[0] & object = {}): Paragraph {
  return new Paragraph({ spacing: exactly(LINE), ...more, children });
}

/** 首行缩进二字 */
const INDENTED = { indent: { firstLineChars: 200, firstLine: 2 * SIZE.third * 10 }, alignment: AlignmentType.BOTH };
const blank = () => paragraph([run('', FANG, SIZE.third)]);
const text = (words: string) => paragraph([run(words, FANG, SIZE.third)], INDENTED);

function title(words: string): Paragraph {
  return paragraph([run(words, TITLE, SIZE.second)], { alignment: AlignmentType.CENTER, spacing: exactly(640) });
}

/** 黑体 for 一、, 楷体 for （一）; below, 仿宋. */
const fontOf = (level: number): string => (level === 1 ? HEI : level === 2 ? KAI : FANG);

function headingParagraph({ block, level, marker }: Placed & { block: HeadingBlock }): Paragraph {
  return paragraph([run(`${marker}${orBlank(block.text)}`, fontOf(level), SIZE.third)], { ...INDENTED, keepNext: true });
}

function itemParagraphs({ block, level, marker }: Placed & { block: ItemBlock }): Paragraph[] {
  const [first = '', ...rest] = toParagraphs(block.text);
  const named = toSentence(toTask(block));
  const paragraphs = [
    // Where nothing names it, its number alone stands in the font of the level.
    [run(`${marker}${named}`, fontOf(level), SIZE.third), run(toSentence(first) || (named === '' ? orBlank('') : ''), FANG, SIZE.third)],
    ...rest.map((each) => [run(toSentence(each), FANG, SIZE.third)]),
  ];
  paragraphs.at(-1)?.push(run(toAssignment(block), FANG, SIZE.third));
  return paragraphs.map((children) => paragraph(children, INDENTED));
}

function bodyParagraphs(draft: Draft, withAnnex: boolean): Paragraph[] {
  const { head, blocks } = draft;
  const all: Paragraph[] = [];
  if (head.number !== '') all.push(paragraph([run(head.number, FANG, SIZE.third)], { alignment: AlignmentType.CENTER }), blank());
  all.push(title(orBlank(head.title)), blank());
  if (head.salutation !== '') all.push(paragraph([run(`${head.salutation.replace(/[：:]$/, '')}：`, FANG, SIZE.third)]));
  all.push(...toParagraphs(head.opening).map(text));
  for (const placed of toPlaced(blocks)) {
    if (placed.block.kind === 'heading') all.push(headingParagraph({ ...placed, block: placed.block }));
    else all.push(...itemParagraphs({ ...placed, block: placed.block }));
  }
  all.push(...toParagraphs(head.closing).map(text));
  if (withAnnex) all.push(blank(), text(`附件：${toAnnexTitle(head)}`));
  // 署名 and 成文日期 at the right, four characters from the edge.
  const signed = { alignment: AlignmentType.RIGHT, indent: { right: 4 * SIZE.third * 10 }, keepLines: true };
  all.push(blank(), blank());
  all.push(paragraph([run(orBlank(head.issuer), FANG, SIZE.third)], { ...signed, keepNext: true }), paragraph([run(orBlank(head.date), FANG, SIZE.third)], signed));
  return all;
}

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
/** Shares of the width for 序号, 工作任务, 具体要求, 牵头单位, 配合单位, 完成时限, 备注. */
const WIDTHS = [5, 15, 38, 14, 16, 12, 12];

function taskTable(draft: Draft): Table {
  const { head, rows } = toTaskTable(draft);
  const parts = WIDTHS.slice(0, head.length);
  const all = parts.reduce((sum, part) => sum + part, 0);
  // Across, the margins turn with the page.
  const width = millimetres(297 - MARGIN.top - MARGIN.bottom);
  const widths = parts.map((part) => Math.floor((width * part) / all));
  const cell = (words: string, at: number, isHead: boolean) => new TableCell({
    width: { size: widths[at] as number, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [paragraph([run(words, isHead ? HEI : FANG, SIZE.cell)], {
      spacing: exactly(360), alignment: isHead || at === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
    })],
  });
  return new Table({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((words, at) => cell(words, at, true)) }),
      ...rows.map((row) => new TableRow({ children: row.map((words, at) => cell(words, at, false)) })),
    ],
  });
}

/** — 1 — in 四号宋体, one character from the outer edge. */
function pageNumber(side: 'left' | 'right'): Footer {
  const indent = { [side]: SIZE.fourth * 10 };
  return new Footer({
    children: [new Paragraph({
      alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT, indent,
      children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: inFont(SONG), size: SIZE.fourth })],
    })],
  });
}

const footers = () => ({ default: pageNumber('right'), even: pageNumber('left') });
/** 版心下边缘之下7毫米, and the height of 四号. */
const FOOTER = millimetres(MARGIN.bottom - 7 - 5);
const grid = { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: CHARACTER };

function upright(children: Paragraph[]): ISectionOptions {
  return {
    properties: {
      grid,
      page: {
        size: { width: millimetres(210), height: millimetres(297) },
        margin: { top: millimetres(MARGIN.top), bottom: millimetres(MARGIN.bottom), left: millimetres(MARGIN.left), right: millimetres(MARGIN.right), header: millimetres(15), footer: FOOTER, gutter: 0 },
      },
    },
    footers: footers(),
    children,
  };
}

function across(draft: Draft, asAnnex: boolean): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      grid: { type: DocumentGridType.LINES, linePitch: LINE },
      page: {
        // The page is given upright; the orientation turns it.
        size: { width: millimetres(210), height: millimetres(297), orientation: PageOrientation.LANDSCAPE },
        margin: { top: millimetres(MARGIN.left), bottom: millimetres(MARGIN.right), left: millimetres(MARGIN.top), right: millimetres(MARGIN.bottom), header: millimetres(15), footer: millimetres(14), gutter: 0 },
      },
    },
    footers: footers(),
    children: [
      ...(asAnnex ? [paragraph([run('附件', HEI, SIZE.third)]), blank()] : []),
      title(toAnnexTitle(draft.head)), blank(), taskTable(draft),
      // Word wants a paragraph behind a table; this one takes no room.
      paragraph([], { spacing: exactly(20) }),
    ],
  };
}

/** Which font to take where the machine has none of the name; the library writes no such table. */
function toFontTable(): string {
  const fonts = FONTS.map(({ name, other }) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}

/** @returns the bytes of a .docx */
export async function toDocx(draft: Draft, part: DocxPart = 'whole'): Promise<Uint8Array> {
  const hasItems = draft.blocks.some(({ kind }) => kind === 'item');
  const annexed = part === 'whole' && hasItems;
  const document = new Document({
    title: orBlank(draft.head.title),
    creator: draft.head.issuer,
    lastModifiedBy: draft.head.issuer,
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: inFont(FANG), size: SIZE.third, language: { value: 'zh-CN', eastAsia: 'zh-CN' } }, paragraph: { spacing: { before: 0, after: 0 } } } },
    },
    sections: [
      ...(part === 'table' ? [] : [upright(bodyParagraphs(draft, annexed))]),
      ...(part === 'table' || annexed ? [across(draft, annexed)] : []),
    ],
  });
  return Packer.pack(document, 'uint8array', false, [{ path: 'word/fontTable.xml', data: toFontTable() }]);
}

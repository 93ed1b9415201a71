/**
 * A draft as a Word document laid out by GB/T 9704—2012: 22 lines of 28 characters on A4, 方正小标宋 for titles, 黑体,
 * 楷体 and 仿宋 for the levels, page numbers — 1 — outside, the table of tasks across on pages of its own.
 */
import {
  AlignmentType, BorderStyle, convertMillimetersToTwip, Document, DocumentGridType, Footer, HeightRule, LineRuleType, OverlapType, Packer, PageNumber,
  PageOrientation, Paragraph, SectionType, Table, TableAnchorType, TableCell, TableLayoutType, TableRow, TextDirection, TextRun, VerticalAlignTable, WidthType,
  type ISectionOptions,
} from 'docx';
import { toTaskTable } from './markdown.ts';
import { toPlaced, type Placed } from './outline.ts';
import type { Draft, HeadingBlock, ItemBlock } from './draft.ts';
import { toTitleLines, widthOf } from './title-lines.ts';
import { orBlank, toAnnexTitle, toAssignment, toParagraphs, toSentence, toTask } from './words.ts';

/** What of the draft goes into the document. */
export type DocxPart = 'whole' | 'body' | 'table';

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
/** The same in twentieths of a point, for the words themselves. */
const TIGHTER = -Math.ceil((16 - convertMillimetersToTwip(156) / 20 / 28) * 20);
const MARGIN = { top: 37, bottom: 35, left: 28, right: 26 };
const millimetres = convertMillimetersToTwip;

const inFont = (font: string) => ({ ascii: font, hAnsi: font, eastAsia: font, cs: font });
const run = (text: string, font: string, size: number, breaks = 0) => new TextRun({ text, font: inFont(font), size, ...(size === SIZE.third ? { characterSpacing: TIGHTER } : {}), ...(breaks > 0 ? { break: breaks } : {}) });
const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });

function paragraph(children: TextRun[], more: ConstructorParameters<typeof Paragraph>[0] & object = {}): Paragraph {
  return new Paragraph({ spacing: exactly(LINE), ...more, children });
}

/** So many characters of 三号, in twentieths of a point. */
const characters = (count: number): number => Math.round(count * SIZE.third * 10);

/** 首行缩进二字 */
const INDENTED = { indent: { firstLineChars: 200, firstLine: characters(2) }, alignment: AlignmentType.BOTH };
const blank = (more: { keepNext?: boolean } = {}) => paragraph([run('', FANG, SIZE.third)], more);

/** Characters of 二号 on a line, upright and across. */
const TITLE_HOLDS = { upright: 20, across: 28 };

function title(words: string, issuer: string, holds: number): Paragraph {
  const lines = toTitleLines(words, issuer, holds).map((line, at) => run(line, TITLE, SIZE.second, at > 0 ? 1 : 0));
  return paragraph(lines, { alignment: AlignmentType.CENTER, spacing: exactly(640) });
}

/** So many characters stay free at the right of 成文日期, for the seal; 署名 stands in the middle above it. */
const FREE_AT_RIGHT = 4;

/** What stays free at the right of 署名 and of 成文日期, in characters. */
function toSignatureIndents(issuer: string, date: string): [issuer: number, date: number] {
  const above = FREE_AT_RIGHT + (widthOf(date) - widthOf(issuer)) / 2;
  // A long name begins its line no further right than the edge, and the date follows it.
  const shift = Math.max(0, 2 - above);
  return [above + shift, FREE_AT_RIGHT + shift];
}

/** 黑体 for 一、, 楷体 for （一）; below, 仿宋. */
const fontOf = (level: number): string => (level === 1 ? HEI : level === 2 ? KAI : FANG);

/** A paragraph that is still to be made: its runs, and how it stands. */
type Planned = [children: TextRun[], more: Exclude<Parameters<typeof paragraph>[1], undefined>];

function planHeading({ block, level, marker }: Placed & { block: HeadingBlock }): Planned {
  return [[run(`${marker}${orBlank(block.text)}`, fontOf(level), SIZE.third)], { ...INDENTED, keepNext: true }];
}

function planItem({ block, level, marker }: Placed & { block: ItemBlock }): Planned[] {
  const [first = '', ...rest] = toParagraphs(block.text);
  const named = toSentence(toTask(block));
  const paragraphs = [
    // Where nothing names it, its number alone stands in the font of the level.
    [run(`${marker}${named}`, fontOf(level), SIZE.third), run(toSentence(first) || (named === '' ? orBlank('') : ''), FANG, SIZE.third)],
    ...rest.map((each) => [run(toSentence(each), FANG, SIZE.third)]),
  ];
  paragraphs.at(-1)?.push(run(toAssignment(block), FANG, SIZE.third));
  return paragraphs.map((children) => [children, INDENTED]);
}

function bodyParagraphs(draft: Draft, withAnnex: boolean): Paragraph[] {
  const { head, blocks } = draft;
  const plain = (words: string): TextRun[] => [run(words, FANG, SIZE.third)];
  const all: Planned[] = [];
  for (const placed of toPlaced(blocks)) {
    if (placed.block.kind === 'heading') all.push(planHeading({ ...placed, block: placed.block }));
    else all.push(...planItem({ ...placed, block: placed.block }));
  }
  const text = (words: string): Planned => [plain(words), INDENTED];
  const body = [...toParagraphs(head.opening).map(text), ...all, ...toParagraphs(head.closing).map(text)];
  // 署名 and 成文日期 never stand on a page without a word of the notice.
  const stays = { keepNext: true };
  const last = body.at(-1);
  if (last) last[1] = { ...last[1], ...stays };
  const [issuer, date] = [orBlank(head.issuer), orBlank(head.date)];
  const [ofIssuer, ofDate] = toSignatureIndents(issuer, date);
  const signed = (right: number) => ({ alignment: AlignmentType.RIGHT, indent: { right: characters(right) }, keepLines: true });
  return [
    // Two lines stay free above the title where the number of the document stands.
    ...(head.number === '' ? [] : [paragraph(plain(head.number), { alignment: AlignmentType.CENTER }), blank(), blank()]),
    title(orBlank(head.title), head.issuer, TITLE_HOLDS.upright), blank(),
    ...(head.salutation === '' ? [] : [paragraph(plain(`${head.salutation.replace(/[：:]$/, '')}：`))]),
    ...body.map(([children, more]) => paragraph(children, more)),
    // 附件 two characters in; a second line begins below the first character of the name.
    ...(withAnnex ? [blank(stays), paragraph(plain(`附件：${toAnnexTitle(head)}`), { ...stays, indent: { left: characters(5), hanging: characters(3) } })] : []),
    blank(stays), blank(stays),
    paragraph(plain(issuer), { ...signed(ofIssuer), ...stays }), paragraph(plain(date), signed(ofDate)),
  ];
}

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
/** Shares of the width for 序号, 工作任务, 具体要求, 牵头单位, 配合单位, 完成时限, 备注. */
const WIDTHS = [6, 15, 37, 14, 16, 12, 12];
/** A row of so many characters goes to the next page whole; a longer one may be cut. */
const LONGEST_WHOLE = 400;

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
      ...rows.map((row) => new TableRow({ cantSplit: Math.max(...row.map((words) => words.length)) <= LONGEST_WHOLE, children: row.map((words, at) => cell(words, at, false)) })),
    ],
  });
}

/** 一字线上距版心下边缘7毫米, and the height of 四号. */
const NUMBER_BELOW = 7;
const NUMBER_HIGH = 5;
/** Beside the number one character of 四号 stays free, in twentieths of a point. */
const NUMBER_ASIDE = SIZE.fourth * 10;

/** — 1 — in 四号宋体. */
const numberRun = () => new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: inFont(SONG), size: SIZE.fourth });

/** On a page upright: one character from the outer edge. */
function pageNumber(side: 'left' | 'right'): Footer {
  return new Footer({
    children: [new Paragraph({ alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT, indent: { [side]: NUMBER_ASIDE }, children: [numberRun()] })],
  });
}

/**
 * On a page across the number stands where it stands on the others once the pages are bound: the sheet is turned to
 * the left, so that its head lies at the left of the bound page, and what is below there is at the left here, read
 * downwards. GB/T 9704—2012, 8: A4纸型的表格横排时，页码位置与公文其他页码保持一致.
 *
 * @param side of the bound page
 */
function turnedPageNumber(side: 'left' | 'right'): Footer {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const bare = { top: none, bottom: none, left: none, right: none };
  const high = millimetres(NUMBER_HIGH);
  return new Footer({
    children: [
      // A table that floats, since of a cell alone every program turns the words.
      new Table({
        float: {
          horizontalAnchor: TableAnchorType.PAGE, verticalAnchor: TableAnchorType.PAGE, overlap: OverlapType.NEVER,
          absoluteHorizontalPosition: millimetres(MARGIN.bottom - NUMBER_BELOW - NUMBER_HIGH), absoluteVerticalPosition: millimetres(MARGIN.left) + (side === 'left' ? NUMBER_ASIDE : 0),
        },
        width: { size: high, type: WidthType.DXA }, columnWidths: [high], layout: TableLayoutType.FIXED,
        borders: { ...bare, insideHorizontal: none, insideVertical: none },
        rows: [new TableRow({
          height: { value: millimetres(210 - MARGIN.left - MARGIN.right) - NUMBER_ASIDE, rule: HeightRule.EXACT },
          children: [new TableCell({
            width: { size: high, type: WidthType.DXA }, borders: bare, margins: { top: 0, bottom: 0, left: 0, right: 0 },
            textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
            children: [new Paragraph({ alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT, spacing: exactly(high), children: [numberRun()] })],
          })],
        })],
      }),
      paragraph([], { spacing: exactly(20) }),
    ],
  });
}

/** Odd pages are bound at their left, so that right is outside; even ones at their right. */
const footers = (toNumber: typeof pageNumber) => ({ default: toNumber('right'), even: toNumber('left') });
const FOOTER = millimetres(MARGIN.bottom - NUMBER_BELOW - NUMBER_HIGH);
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
    footers: footers(pageNumber),
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
        // Turned to the left: 订口 is above, 天头 at the right, 版心下边缘 at the left.
        margin: { top: millimetres(MARGIN.left), bottom: millimetres(MARGIN.right), left: millimetres(MARGIN.bottom), right: millimetres(MARGIN.top), header: millimetres(15), footer: millimetres(14), gutter: 0 },
      },
    },
    footers: footers(turnedPageNumber),
    children: [
      ...(asAnnex ? [paragraph([run('附件', HEI, SIZE.third)]), blank()] : []),
      title(toAnnexTitle(draft.head), draft.head.issuer, TITLE_HOLDS.across), blank(), taskTable(draft),
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

/**
 * The one style there is. It leaves the grid that the pages declare alone, since programs place characters on it in
 * different ways: lines have their exact height, characters are set closer by TIGHTER, and it comes out the same. None
 * of 22 lines is kept back for company.
 */
function toStyles(): string {
  const fonts = `<w:rFonts w:ascii="${FANG}" w:hAnsi="${FANG}" w:eastAsia="${FANG}" w:cs="${FANG}"/>`;
  const run = `<w:rPr>${fonts}<w:sz w:val="${String(SIZE.third)}"/><w:szCs w:val="${String(SIZE.third)}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault>${run}</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/></w:pPr>${run}</w:style></w:styles>`;
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
    externalStyles: toStyles(),
    sections: [
      ...(part === 'table' ? [] : [upright(bodyParagraphs(draft, annexed))]),
      ...(part === 'table' || annexed ? [across(draft, annexed)] : []),
    ],
  });
  return Packer.pack(document, 'uint8array', false, [{ path: 'word/fontTable.xml', data: toFontTable() }]);
}

/**
 * The notice tree: a written specification.
 *
 * A notice is a unist tree whose leaves tile the text: every character of the
 * source belongs to exactly one leaf, children are contiguous, and
 * `text.slice(node.position.start.offset, node.position.end.offset)` is the
 * node's source. `toSource(parse(text)) === text` for every string.
 *
 * Offsets are UTF-16 code units from 0, lines and columns count from 1, as in
 * unist. Leaves carry their source in `value`; branches carry `children`.
 */
import type { Point as UnistPoint, Position as UnistPosition } from 'unist';
import type { ReadingCorrection } from './correction.ts';
import type { ColumnRole, Rank } from './roles.ts';

export type { ColumnRole, Rank } from './roles.ts';

/** A place in a source; `offset` is always present here. */
export interface Point extends UnistPoint {
  offset: number;
}

/** A stretch of source, `end` exclusive. */
export interface Position extends UnistPosition {
  start: Point;
  end: Point;
}

interface Node {
  position: Position;
  /** What a person said of its lines or columns, where the reader had it otherwise; absent where nobody did. */
  chosen?: readonly ReadingCorrection[];
}
interface Literal extends Node {
  value: string;
}

/** The whole document. */
export interface NoticeRoot extends Node {
  type: 'notice';
  children: Block[];
}

/**
 * A part of an official document with a name of its own in GB/T 9704—2012,
 * standing on a line (or, for a title, on lines) of its own.
 */
export interface Field extends Node {
  type: 'field';
  name: FieldName;
  /** Only for dates: ISO `YYYY-MM-DD`. */
  date?: string;
  children: Inline[];
}

export type FieldName =
  /** 发文机关标志: `云川市交通运输局文件` */
  | 'letterhead'
  /** 发文字号: `宿交发〔2021〕88号` */
  | 'documentNumber'
  /** 标题, of the notice and again of what it encloses */
  | 'title'
  /** 主送机关: `局属各单位，局机关各处室：` */
  | 'salutation'
  /** 发文机关署名: the issuer's name above a date */
  | 'signature'
  /** 成文日期: `2023年7月24日` */
  | 'date'
  /** 印发日期: `2021年7月2日印发` */
  | 'printDate'
  /** 附注 on openness: `（此件公开发布）` */
  | 'openness'
  /** 抄送机关: `抄送：市政务公开办。` */
  | 'copies'
  /** 附件说明: `附件：2023年…任务分工` */
  | 'annexNote'
  /** 附件 at the head of an annex */
  | 'annexMarker'
  /** `发表时间:2022-07-19 15:00:01` of a web page */
  | 'published'
  /** 发布机构 of a web page */
  | 'publisher'
  /** 结束语: `特此通知。` */
  | 'closing'
  /** 联系方式 below the text: `（联系人：张三，联系电话：000-0000000）` */
  | 'contact';

/**
 * A numbered part. Ranks follow GB/T 9704: 1 `一、`, 2 `（一）`, 3 `1.`,
 * 4 `（1）`; half-width and mixed forms count the same. Its children are its
 * marker, its heading if it has one, then what stands below it.
 */
export interface Section extends Node {
  type: 'section';
  rank: Rank;
  /** The printed number: `（十一）` is 11. A heading without one, where a text numbers nothing, counts on. */
  ordinal: number;
  children: (Marker | Heading | Block)[];
}

/** A printed number: `（一）`, `12.`, `三是`, `②`; never part of a point's text. */
export interface Marker extends Literal {
  type: 'marker';
}

/**
 * What a section is called. On a line of its own (`runIn: false`):
 * `（一）围绕交通运输规划做好信息公开`; or the first sentence of its paragraph
 * (`runIn: true`): `（一）依申请公开。我局严格按照…`.
 */
export interface Heading extends Node {
  type: 'heading';
  runIn: boolean;
  children: Inline[];
}

/** Running text; a page break inside it is an `other` child. */
export interface Paragraph extends Node {
  type: 'paragraph';
  children: (Inline | Item | Assignment)[];
}

/** One of a counted series in running text: `一是…；二是…`, `①…②…`, `首先…其次…`; or of bullets, `- …`, `● …`, which count from 1. */
export interface Item extends Node {
  type: 'item';
  /** The printed number; `最后` at the start of a paragraph of its own is 99. */
  ordinal: number;
  children: (Marker | Inline | Assignment)[];
}

/** 牵头, 配合 or 按职责分工, 责任单位. */
export type Role = 'lead' | 'participants' | 'responsible';

/** What words that name units say: who has which role, for what, and by when. Read when the node is made, and not again. */
export interface UnitWords {
  /** In the order printed. */
  parts: {
    role: Role;
    /** As printed, in plain letters. */
    units: string[];
    /** What the role is limited to: `政策法规处牵头行政规范性文件有关事项`; null for all that the words stand for. */
    matter: { text: string; source: Position[] } | null;
    source: Position[];
  }[];
  /** The words of a deadline among them: `完成时限：10月底前`. */
  deadline: string | null;
  /** Sentences behind the names that are about something else, as printed: `各科室每月报送材料，逾期通报`; absent where there are none. */
  beyond?: { text: string; source: Position[] }[];
}

/**
 * Words that name units or a deadline rather than ask for something:
 * `（办公室牵头，厅机关各处室、单位按职责分工负责）`, `（牵头部门：财务处）`, or a
 * line `责任单位：办公室`.
 */
export interface Assignment extends Node {
  type: 'assignment';
  said: UnitWords;
  children: Inline[];
}

/** A table in one of five dresses; page breaks and repeated headers are inside it. */
export interface Table extends Node {
  type: 'table';
  /** `tabs`, `pipes`, `commas` (cells between commas, as in CSV) and `spaces` (cells set under their header with spaces): a row a line; `flattened`: a cell a paragraph. */
  dress: 'tabs' | 'pipes' | 'commas' | 'spaces' | 'flattened';
  /** The roles of its columns where its header is one of a table of tasks, else null (figures). */
  columns: ColumnRole[] | null;
  /** The header is missing or unknown, and what the columns hold was told by their contents. */
  guessed?: true;
  /** Its headings stand in the middle of the rows they were merged over, and more than one division into rows fits. */
  unsure?: true;
  /** The file of the text tells its cells and what is merged; absent where it does not. */
  given?: true;
  children: (Row | Other)[];
}

export interface Row extends Node {
  type: 'row';
  /** A header, or its repetition at the head of a page. */
  header: boolean;
  /** The row goes on with the row before it, which a page break cut. */
  continued: boolean;
  children: (Cell | Other)[];
}

export interface Cell extends Node {
  type: 'cell';
  column: ColumnRole | null;
  /** 0-based place among the printed cells of the row. */
  place: number;
  /** Blank because it was merged with the cell above it, whose words hold here too. */
  inherited: boolean;
  /** The words that hold here stand in a row beneath: a merged cell prints them in the middle of its rows. */
  below?: true;
  /** Of a cell in a column of units, with what the next page has of it; null elsewhere, where it is blank, and of that rest. */
  said: UnitWords | null;
  children: (Marker | Inline)[];
}

/** Words. */
export interface Text extends Literal {
  type: 'text';
}

/** What is kept but says nothing of the matter. Never dropped. */
export interface Other extends Literal {
  type: 'other';
  kind: OtherKind;
}

export type OtherKind =
  /** blank lines, line ends, indentation, spaces between parts */
  | 'blank'
  /** line end (with blank lines) inside a sentence or a table: a page or line break */
  | 'break'
  /** breadcrumb, counters, footer of a web page; the number of a printed page */
  | 'chrome'
  /** `|`, tab, `---` */
  | 'border'
  /** `**`, `#`: marks of emphasis */
  | 'mark'
  /** anything else */
  | 'unrecognised';

export type Inline = Text | Other;
export type Block = Field | Section | Paragraph | Assignment | Table | Other;
export type Leaf = Text | Other | Marker;
export type NoticeNode =
  | NoticeRoot | Field | Section | Marker | Heading | Paragraph | Item | Assignment
  | Table | Row | Cell | Text | Other;
export type Branch = Exclude<NoticeNode, Leaf>;

/** True for nodes without children. */
export function isLeaf(node: NoticeNode): node is Leaf {
  return node.type === 'text' || node.type === 'other' || node.type === 'marker';
}

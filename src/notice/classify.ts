/** What each line of a notice is by itself, and what its neighbours make of it. */
import { parseLabelled } from './assignment.ts';
import type { CommaCells } from './cells.ts';
import type { ReadingCorrection } from './correction.ts';
import type { Choices } from './corrections.ts';
import { Run, toAssignment, type Draft } from './draft.ts';
import {
  countTabs, endsSentence, isChrome, isFootStart, isPageNumber, isRule, isTitle, matchField, matchItem, matchMarker,
  type FieldMatch, type ItemMatch, type MarkerMatch,
} from './lexical.ts';
import type { Line } from './lines.ts';
import { matchLoneLabel, matchPageData, toLoneDatum, type PageDatum } from './page-data.ts';
import type { Rank } from './tree.ts';

/** What a line is by itself, before its neighbours are asked. */
export interface Kind {
  blank: boolean;
  chrome: boolean;
  /** The number of a page; chrome too. */
  page: boolean;
  /** Data that a website prints above the document. */
  data: PageDatum[] | null;
  field: FieldMatch | null;
  marker: MarkerMatch | null;
  item: ItemMatch | null;
  /** How many tabs it has, or in a table whose cells stand between commas how many borders. */
  tabs: number;
  /** Its cells, where it is a row of such a table. */
  commas: CommaCells | null;
  pipes: boolean;
  rule: boolean;
  /** `责任单位：办公室`: the node that was read from it. */
  assignment: Draft | null;
  /** The length of the `- ` or `●` it begins with. */
  bullet: number;
  /** What a person says of the line. */
  chosen: ReadingCorrection | null;
}

/** `# ` or `## ` of Markdown or a bullet before a line, and the `**` a line of emphasis begins with: `**（一）主动公开。**` */
export function measureMark(text: string): number {
  const bullet = isPageNumber(text) ? 0 : measureBullet(text);
  return bullet + (/^(?:#{1,6}\s+)?(?:\*\*(?=[^*]))?/.exec(text.slice(bullet))?.[0].length ?? 0);
}

/** `- 公开…`, `● 公开…`, `•公开…` */
export function measureBullet(text: string): number {
  return /^(?:[-*+·]\s{1,8}|[•●◆■▪◇○□➢✓]\s{0,8})(?=\S)/.exec(text)?.[0].length ?? 0;
}

/** `**` at the end of a line, and the bars or commas that a table around it left: `2021年…任务台账 |`, `2023年…任务分工,,,,` */
export function measureEndMark(text: string): number {
  return /[^*]\*\*$/.test(text) ? 2 : /[^|\s](\s*(?:\|\s*)+)$/.exec(text)?.[1]?.length ?? /[^,\s](,{2,})$/.exec(text)?.[1]?.length ?? 0;
}

/** Of lines of a page the longest is 59 letters (`eval:lengths`); one three times as long is a paragraph that speaks of a website. */
const LONGEST_CHROME = 200;

export function classify(text: string, line: Line): Kind {
  const words = line.text.slice(measureMark(line.text)).replace(/\*\*$/, '');
  const blank = words === '';
  const source = text.slice(line.start, line.end);
  const tabs = blank ? 0 : countTabs(source);
  const field = blank || tabs > 0 ? null : matchField(words);
  const page = !blank && isPageNumber(words);
  return {
    blank,
    chrome: page || (!blank && field === null && words.length <= LONGEST_CHROME && isChrome(words)),
    page,
    data: null,
    field,
    marker: blank ? null : matchMarker(words),
    item: blank ? null : matchItem(words),
    tabs,
    commas: null,
    pipes: /^\|.*\|$/.test(words),
    rule: !blank && isRule(words),
    assignment: blank ? null : readLabelled(text, line),
    bullet: blank || page ? 0 : measureBullet(line.text),
    chosen: null,
  };
}

/** The words of a line, without the marks of emphasis around them. */
export function contentOf({ text, from, to }: Line): [start: number, end: number] {
  const start = from + measureMark(text);
  return [start, Math.max(start, to - measureEndMark(text))];
}

/** A line that begins with a label of who or when, read. */
function readLabelled(text: string, line: Line): Draft | null {
  const run = new Run(text, [contentOf(line)]);
  const reading = parseLabelled(run.text);
  return reading && toAssignment(run, 0, run.text.length, { at: 0, reading });
}

/** Lines of which a person says what they are: that, whatever they look like. Their numbers stay where they open a part. */
export function markChosen(lines: readonly Line[], kinds: readonly Kind[], choices: Choices): void {
  if (choices.size === 0) return;
  for (const [index, kind] of kinds.entries()) {
    const chosen = choices.get((lines[index] as Line).start);
    if (!chosen) continue;
    Object.assign(kind, { chosen, blank: false, chrome: chosen.as === 'outside', page: false, data: null, field: null, rule: false, assignment: null });
    if (chosen.as === 'text' || chosen.as === 'no-task' || chosen.as === 'outside') Object.assign(kind, { marker: null, item: null, bullet: 0 });
    if (chosen.as === 'heading') Object.assign(kind, { item: null, bullet: 0 });
  }
}

/** A longer line is no title of an annex. */
const LONGEST_TITLE = 60;

/** 附件：1.甲表 ⏎ 2.乙表 ⏎ 3.丙表: the lines beneath name annexes too, and are no numbered parts. */
export function markAnnexList(lines: readonly Line[], kinds: readonly Kind[]): void {
  let next = 0;
  for (const [index, kind] of kinds.entries()) {
    if (kind.blank) continue;
    const { text } = lines[index] as Line;
    // What a person says of a line ends the list.
    if (kind.chosen) next = 0;
    else if (kind.field?.name === 'annexNote') next = /^附件\s*[:：]\s*1\s*[.．、]/.test(text) ? 2 : 0;
    else if (next > 0 && kind.marker?.ordinal === next && /^[0-9]/.test(text) && text.length <= LONGEST_TITLE && !/[。；]/.test(text)) {
      Object.assign(kind, { field: { name: 'annexNote' }, marker: null, item: null });
      next++;
    } else next = 0;
  }
}

/** So many labels on lines of their own are a list of page data: 来源 or 时间 alone may head a column. */
const LONE_LABELS = 3;
/** A longer line is no value of page data. */
const LONGEST_VALUE = 40;

/** Page data in a list, label and value each on a line of its own: `发布机构 ⏎ 县政府办公室 ⏎ 文号 ⏎ 无`. A value may be missing. */
export function markListedPageData(lines: readonly Line[], kinds: readonly Kind[]): void {
  const head = kinds.findIndex(({ marker, tabs }) => marker && tabs === 0);
  const filled = [...kinds.keys()].slice(0, head === -1 ? kinds.length : head).filter((index) => !(kinds[index] as Kind).blank);
  const labels = filled.map((index) => matchLoneLabel((lines[index] as Line).text));
  if (labels.filter((label) => label !== null).length < LONE_LABELS) return;
  for (const [at, label] of labels.entries()) {
    if (label === null) continue;
    Object.assign(kinds[filled[at] as number] as Kind, { data: [], field: null, chrome: false });
    const value = filled[at + 1];
    if (value === undefined || labels[at + 1] !== null) continue;
    const { text } = lines[value] as Line;
    const data = text.length > LONGEST_VALUE ? null : toLoneDatum(label, text);
    if (data) Object.assign(kinds[value] as Kind, { data, field: null, chrome: false });
  }
}

/** Page data stands above the document: no line below its first numbered part is one. */
export function markPageData(lines: readonly Line[], kinds: readonly Kind[]): void {
  let above = true;
  for (const [index, kind] of kinds.entries()) {
    if (kind.marker && kind.tabs === 0) return;
    // 【工作要点】 above the title: the shelf it stands on.
    if (above && !kind.blank && /^[【[][^】\]]{2,8}[】\]]$/.test((lines[index] as Line).text)) kind.chrome = true;
    above &&= kind.blank || kind.chrome || kind.field !== null || matchPageData((lines[index] as Line).text) !== null;
    if (kind.blank || kind.pipes || (kind.field && kind.field.name !== 'published' && kind.field.name !== 'openness')) continue;
    const data = matchPageData((lines[index] as Line).text);
    if (data === null || (kind.field && data.length < 2)) continue;
    Object.assign(kind, { data, field: null, chrome: false, tabs: 0 });
  }
}

/** The foot of a page has no longer line: the longest of `eval:lengths` is 59 letters. */
const LONGEST_IN_FOOT = 60;

/** Below 相关链接： or 下一篇：… nothing but links follows, down to the end. */
export function markFoot(lines: readonly Line[], kinds: readonly Kind[]): void {
  let from = -1;
  for (let i = lines.length - 1; i >= 0; i--) {
    const kind = kinds[i] as Kind;
    const { text } = lines[i] as Line;
    if (kind.blank) continue;
    if (kind.chrome && isFootStart(text)) from = i;
    else if (!kind.chrome && (text.length > LONGEST_IN_FOOT || /[。；]/.test(text) || kind.marker || kind.tabs > 0 || kind.pipes || kind.assignment || (kind.field && kind.field.name !== 'published'))) break;
  }
  if (from < 0) return;
  for (const kind of kinds.slice(from)) if (!kind.blank && !kind.field) kind.chrome = true;
}

/** A value between two lines of a page, such as the name of the bureau: a name below a text has 16 letters at most (`eval:lengths`). */
const LONGEST_BETWEEN = 20;
/** Lines between them: two values and the blank lines around each. */
const MOST_BETWEEN = 6;

/** `-` and `市交通运输局` between 浏览次数 and 分享到 belong to the chrome around them. */
export function markSandwichedChrome(lines: readonly Line[], kinds: Kind[]): void {
  const isEdge = (kind: Kind | undefined) => kind !== undefined && (kind.chrome || kind.data !== null || kind.field?.name === 'published');
  let from = -1;
  for (let i = 0; i < lines.length; i++) {
    const kind = kinds[i] as Kind;
    if (isEdge(kind)) {
      if (from >= 0) for (let j = from + 1; j < i; j++) (kinds[j] as Kind).chrome = true;
      from = i;
    } else if (kind.blank || (lines[i] as Line).text.length > LONGEST_BETWEEN || isTitle((lines[i] as Line).text) || kind.marker || kind.field || i - from > MOST_BETWEEN) {
      from = -1;
    }
  }
}

/** The columns a line takes, a Chinese character two: Unicode has the wide characters, and the marks set like them, from U+2000 on. */
export function widthOf(words: string): number {
  let width = 0;
  for (let i = 0; i < words.length; i++) width += words.charCodeAt(i) >= 0x2000 ? 2 : 1;
  return width;
}

/**
 * Narrower than twenty characters are cells, wider than sixty no page is: GB/T 9704 has 28 characters in a line of 三号, and
 * 190 mm of A4 hold sixty of 小五 (3.18 mm).
 */
const NARROWEST = 40;
const WIDEST = 120;

/**
 * The width at which a text was wrapped, as text copied from a PDF is, or null: no line is wider, a quarter of the lines
 * and three at least are within three characters of it ({@link WRAP_SLACK}), and three of five of those stop in mid-sentence, as lines that
 * end where they like do not: the last line of a paragraph may be full too.
 */
export function findWrapWidth(text: string, lines: readonly Line[], kinds: readonly Kind[]): number | null {
  const printed = lines.flatMap((line, at) => {
    const kind = kinds[at] as Kind;
    return kind.blank || kind.chrome || kind.tabs > 0 || kind.pipes || kind.rule ? [] : [{ words: line.text, width: widthOf(text.slice(line.start, line.to)) }];
  });
  const widest = printed.reduce((most, { width }) => Math.max(most, width), 0);
  if (widest < NARROWEST || widest > WIDEST) return null;
  const full = printed.filter(({ width }) => width >= widest - WRAP_SLACK);
  const open = full.filter(({ words }) => !endsSentence(words));
  return full.length >= 3 && full.length * 4 >= printed.length && open.length * 5 >= full.length * 3 ? widest : null;
}

/** Nine of ten numbered lines begin with white space where a text indents its paragraphs; a few may have lost theirs. */
const INDENTED = 9;

/** True where the numbered lines of a text are indented, and lines of running text stand at its margin too. */
export function indentsParagraphs(lines: readonly Line[], kinds: readonly Kind[]): boolean {
  const isPrinted = ({ blank, chrome, field, data, tabs, pipes, rule }: Kind) => !blank && !chrome && !field && !data && tabs === 0 && !pipes && !rule;
  const printed = lines.flatMap((line, at) => (isPrinted(kinds[at] as Kind) ? [{ indented: line.from > line.start, marked: (kinds[at] as Kind).marker !== null }] : []));
  const marked = printed.filter((line) => line.marked);
  return marked.length > 1 && marked.filter(({ indented }) => indented).length * 10 >= marked.length * INDENTED && printed.some(({ indented }) => !indented);
}

/** In columns: a line may end three characters early, since no line begins with a full stop, and a Latin word is not divided. */
export const WRAP_SLACK = 6;

/** For each line, the first line from it on that is not blank (or the number of lines). */
export function indexNextFilled(kinds: readonly Kind[]): number[] {
  const next = new Array<number>(kinds.length + 1).fill(kinds.length);
  for (let i = kinds.length - 1; i >= 0; i--) next[i] = (kinds[i] as Kind).blank ? (next[i + 1] as number) : i;
  return next;
}

/** Headings on a line of their own: of 一、 and （一） the longest has 39 letters, of 1. and （1） 27 (`eval:lengths`); what is longer asks for something. */
const LONGEST_HEADING = { high: 50, low: 30 };

/** A numbered line that is a heading and nothing else. */
export function isOwnLineHeading(rest: string, rank: Rank): boolean {
  const words = rest.trim();
  const stop = words.search(/[。；;]/);
  if (stop >= 0 && stop < words.length - 1) return false;
  if (stop >= 0 && /[；;]$/.test(words)) return false;
  if (words.length > (rank <= 2 ? LONGEST_HEADING.high : LONGEST_HEADING.low)) return false;
  if (rank <= 2) return stop < 0 || !/[，,：:]|[0-9]{4}年/.test(words);
  // 1. 强化组织领导 is a heading; 4.密切关注舆情并及时作出回应。 asks for something.
  return stop < 0 && !/[，,：:）)]/.test(words);
}

/** The ranks whose own-line headings end with 。 in this notice: two at least, and twice as many as end without, so that one cut off or one mistyped decides nothing. */
export function findDottedRanks(lines: readonly Line[], kinds: readonly Kind[]): Set<Rank> {
  const count = new Map<Rank, { dotted: number; bare: number }>();
  kinds.forEach((kind, index) => {
    if (!kind.marker || kind.tabs > 0) return;
    const rest = (lines[index] as Line).text.slice(kind.marker.length);
    if (!isOwnLineHeading(rest, kind.marker.rank)) return;
    const entry = count.get(kind.marker.rank) ?? { dotted: 0, bare: 0 };
    if (/。$/.test(rest)) entry.dotted++;
    else entry.bare++;
    count.set(kind.marker.rank, entry);
  });
  return new Set([...count].filter(([, { dotted, bare }]) => dotted >= 2 && dotted > bare * 2).map(([rank]) => rank));
}


/**
 * The parser: plain text → notice tree. Total (any string gives a tree, it
 * never throws) and lossless (the leaves tile the text). It recognises the
 * layouts of official documents (GB/T 9704—2012) as word processors and web
 * pages leave them; it knows nothing of what a notice is about.
 *
 * Three steps: lines → blocks (a flat list, {@link readBlocks}) → nested
 * sections ({@link nest}) → sealed nodes ({@link seal}).
 */
import type { GivenTable } from '../text/given-table.ts';
import { foldForReading } from '../text/reading-fold.ts';
import { readAlignedTable } from './aligned-table.ts';
import { parseAssignment } from './assignment.ts';
import { splitCells } from './cells.ts';
import {
  classify, contentOf, findDottedRanks, findWrapWidth, indentsParagraphs, indexNextFilled, isOwnLineHeading, markAnnexList, markChosen, markFoot, markListedPageData, markPageData,
  markSandwichedChrome, measureEndMark, measureMark, widthOf, WRAP_SLACK, type Kind,
} from './classify.ts';
import { toLabelRole } from './columns.ts';
import { markCommaRows } from './comma-rows.ts';
import type { ReadingCorrection } from './correction.ts';
import { chooseLines, type Choices } from './corrections.ts';
import { around, branch, leaf, other, Run, seal, type Draft } from './draft.ts';
import { likeness, toFormPart } from './form.ts';
import { findFormLines, readFormTable } from './form-table.ts';
import { indexGiven, NOTHING_GIVEN, type GivenCells } from './given.ts';
import { measureRunInHeading, readHeading, readInline } from './inline.ts';
import {
  endsSentence, isFormHeading, LONGEST_FIELD, isName, isPartHeading, isSalutation, isTitle, matchField, matchImprint, type MarkerMatch, type Shape,
} from './lexical.ts';
import { isWhite, toLines, type Line } from './lines.ts';
import { findBareHeadings, markWideNumbers, orderShapes } from './numbering.ts';
import type { PageDatum } from './page-data.ts';
import { divideRunOn } from './run-on.ts';
import { readRowTable } from './tables.ts';
import { isHeader, toHeaderCell, type HeaderCell } from './task-header.ts';
import { readTaskTable } from './task-table.ts';
import type { FieldName, NoticeRoot } from './tree.ts';

/**
 * Parses a text. Takes any string; throws never.
 *
 * @param tables what the file of the text says of its tables
 * @param corrections what a person says of its lines and columns; those whose line has other words change nothing
 */
export function parse(source: string, tables: readonly GivenTable[] = [], corrections: readonly ReadingCorrection[] = []): NoticeRoot {
  const folded = foldForReading(source);
  const printed = toLines(folded.text);
  const choices = chooseLines(source, folded, printed, corrections);
  const lines = divideRunOn(folded.text, printed, choices);
  const blocks = readBlocks(folded.text, lines, tables.length > 0 ? indexGiven(tables, printed) : NOTHING_GIVEN, choices);
  return seal(branch('notice', 0, folded.text.length, nest(blocks)), source, folded);
}

// ── blocks ─────────────────────────────────────────────────────────────────

/** A block, and how it takes part in nesting. */
interface Block {
  draft: Draft;
  /** Opens a section whose number has this shape; `draft` is then the section with what stands on its own lines. */
  shape?: Shape;
  /** Opens a section because a person says so. */
  chosen?: boolean;
  /** Ends all open sections: 附件, a signature, the title of an enclosure. */
  closes?: boolean;
}

/** So many lines at the head of a text may hold its title: the data that pages print above it are of some dozen labels, each with its value on a line or two. */
const HEAD = 30;
/** Two titles with so many pairs of letters in common are the same one, the page's and the document's: 关于印发 and 的通知 around it are 6 letters of some 23 (the median of `eval:lengths`), cut or abbreviated besides. */
const SAME_TITLE = 0.6;
/** So many names of columns beneath one another are a header, whatever follows: 99 of a hundred headers have 7 at most (`eval:lengths`). */
const FULL_HEADER = 8;
/** A title on one line that a page's data runs into: 政务公开工作要点 alone is of 8 letters, with a year it has more than these. */
const SHORTEST_OWN_TITLE = 10;
/** Lines to look past for the rest of a sentence: a blank one, the number of a page and the blanks around it; with each number of a page as many more, over three pages at most. */
const GAP = { lines: 4, page: 3, most: 10 };
/** Lines of one title: 140 letters at most, in lines of 28 (GB/T 9704), and one that a blank line cuts. */
const MOST_TITLE_LINES = 6;
/** The rest of a heading that a page cut: a line of it, at most (28 characters by GB/T 9704, and two marks). */
const LONGEST_REST = 30;
/** What a name under a text ends with: …交通运输局, …人民政府办公室. */
const ISSUER_END = /(?:局|厅|委|委员会|政府|办公室|办事处|办|处|中心|站|院|公司|集团)$/;

function readBlocks(text: string, lines: readonly Line[], given: GivenCells, choices: Choices): Block[] {
  const kinds = lines.map((line) => classify(text, line));
  markChosen(lines, kinds, choices);
  markCommaRows(text, lines, kinds);
  markAnnexList(lines, kinds);
  markListedPageData(lines, kinds);
  markPageData(lines, kinds);
  markSandwichedChrome(lines, kinds);
  markFoot(lines, kinds);
  markWideNumbers(lines, kinds);
  // Whatever their neighbours made of them since.
  markChosen(lines, kinds, choices);
  const nextFilled = indexNextFilled(kinds);
  const dottedRanks = findDottedRanks(lines, kinds);
  const bareHeadings = findBareHeadings(lines, kinds);
  const wrap = findWrapWidth(text, lines, kinds);
  /** Some programs cut lines at so many letters, whatever their width. */
  const letters = lines.reduce((most, line, at) => ((kinds[at] as Kind).chrome || (kinds[at] as Kind).tabs > 0 || (kinds[at] as Kind).pipes ? most : Math.max(most, line.to - line.start)), 0);
  /** A line as long as the page is wide was cut by the width, whatever it looks like. */
  const isFull = (index: number): boolean => wrap !== null
    && (widthOf(text.slice(lineAt(index).start, lineAt(index).to)) >= wrap - WRAP_SLACK || lineAt(index).to - lineAt(index).start === letters);
  const formLines = findFormLines(text, lines, kinds);
  // The heading of a part of an annual report, without its number, right above its table.
  lines.forEach(({ text: words }, at) => {
    const kind = kinds[at] as Kind;
    if (!kind.marker && !kind.blank && !kind.chrome && kind.tabs === 0 && !kind.pipes && !formLines[at] && formLines[nextFilled[at + 1] ?? -1] && toFormPart(words)) bareHeadings.set(at, 1);
  });
  const bareOrdinals = [0, 0];
  /** How many bullets stand one after another so far. */
  let bullets = 0;
  const blocks: Block[] = [];
  let inBody = false;
  let i = 0;

  const lineAt = (index: number) => lines[index] as Line;
  const kindAt = (index: number) => kinds[index] as Kind;
  const filledAfter = (index: number) => nextFilled[index + 1] ?? lines.length;

  /** True for a row of a table whose cells stand between tabs or pipes. */
  const isRow = (index: number): boolean => {
    const kind = kinds[index];
    if (!kind || kind.blank || (kind.chosen?.as && kind.chosen.as !== 'item')) return false;
    if (kind.tabs >= 2 || kind.pipes) return true;
    // 第二十条第（一）项 above 信息内容⇥本年制发件数
    if (kind.tabs === 0 && isFormHeading(lineAt(index).text)) return (kinds[index + 1]?.tabs ?? 0) > 0;
    const beside = (kinds[index - 1]?.tabs ?? 0) > 0 || (kinds[index + 1]?.tabs ?? 0) > 0;
    return kind.tabs === 1 && beside && !kind.marker && !/。/.test(lineAt(index).text);
  };

  /** True where a line starts something of its own, so that it cannot go on a cut sentence. */
  const isStart = (index: number): boolean => {
    const kind = kinds[index];
    if (!kind || kind.blank) return true;
    if (kind.chosen?.as) return kind.chosen.as !== 'text';
    if (kind.chrome || kind.data || kind.field || kind.marker || kind.item || kind.bullet > 0 || kind.rule || kind.assignment || formLines[index] || isRow(index)) return true;
    if (isBars(lineAt(index).text)) return true;
    // A number alone counts the rows of a table.
    return bareHeadings.has(index) || isPartHeading(lineAt(index).text) || isSignature(index) || /^[0-9]{1,3}[.、]?$/.test(lineAt(index).text);
  };

  /** 署名: a name above a date. */
  const isSignature = (index: number): boolean => {
    const after = filledAfter(index);
    const date = kinds[after]?.field?.name;
    const { text: words } = lineAt(index);
    if (!isName(words) || kindAt(index).field !== null || kindAt(index).marker !== null) return false;
    // Without a date, at the end of the text: the name that the title begins with.
    const ends = after >= lines.length || kindAt(after).chrome || ['openness', 'annexMarker', 'copies', 'contact'].includes(date ?? '');
    const named = ends && ISSUER_END.test(words) && lines.slice(0, Math.min(index, HEAD)).some(({ text: above }) => above.length > words.length && above.includes(words));
    return date === 'date' || date === 'printDate' || named;
  };

  /** The names of columns, between bars on one line or a name a line, that no sentence goes on with. */
  const beginsTable = (index: number): boolean => {
    const line = lineAt(index);
    if (line.text.includes('|')) return isHeader(splitCells(text, line.from, line.to, '|').map(toHeaderCell));
    const cells: HeaderCell[] = [];
    for (let at = index; at < lines.length && cells.length < FULL_HEADER && toLabelRole(lineAt(at).text) !== null; at = filledAfter(at)) {
      const { from: start, to: end, text: words } = lineAt(at);
      cells.push(toHeaderCell({ start, end, words }));
    }
    // Two may be two headings one above the other.
    return cells.length >= 3 && isHeader(cells);
  };

  /** A title below the data of a page, or below another one, in a text that no width cut. */
  const beginsTitle = (index: number): boolean => {
    const { text: words } = lineAt(index);
    return !inBody && wrap === null && index < HEAD && words.length >= SHORTEST_OWN_TITLE && /关于|公开|[0-9]{4}年/.test(words) && isTitle(words);
  };

  /** A text cut by its width whose paragraphs are indented: what stands at the margin goes on. */
  const indents = wrap !== null && indentsParagraphs(lines, kinds);
  const isIndented = (index: number): boolean => lineAt(index).from > lineAt(index).start;
  /** The line at the margin that goes on the one at `index`, over the number of a page; null where a paragraph begins or a blank line stands between. */
  const goesOnBelow = (index: number): number | null => {
    let next = index + 1;
    let page = false;
    while (next < lines.length && (kindAt(next).page || kindAt(next).blank)) page = kindAt(next++).page || page;
    const kind = kinds[next];
    if (!kind || (next > index + 1 && !page) || isIndented(next) || kind.chrome || kind.field || kind.data || kind.rule || kind.chosen || isRow(next) || beginsTable(next)) return null;
    return next;
  };

  /** The lines that read on from `index`: those that a page or line break cut off. */
  const readOn = (index: number): number[] => {
    const taken = [index];
    let last = index;
    let joined = '';
    while (!bareHeadings.has(index)) {
      const after = filledAfter(last);
      if (kinds[after]?.chosen?.as === 'text') {
        taken.push(after);
        last = after;
        continue;
      }
      if (indents && isIndented(index)) {
        const below = goesOnBelow(last);
        if (below === null) break;
        taken.push(below);
        last = below;
        continue;
      }
      joined += lineAt(last).text;
      const full = isFull(last);
      if (endsSentence(lineAt(last).text) && !full && !(wrap !== null && endsWithRemark(joined))) break;
      // A full line is cut by the width: what goes on stands right beneath it.
      if (endsSentence(lineAt(last).text) && kinds[last + 1]?.blank !== false) break;
      let next = filledAfter(last);
      let most = GAP.lines;
      // …实施进 ⏎ — 1 — ⏎ 度等信息。
      while (kinds[next]?.page && most < GAP.most) {
        next = filledAfter(next);
        most += GAP.page;
      }
      if (next >= lines.length || next - last > most || isStart(next) || beginsTable(next) || beginsTitle(next)) break;
      taken.push(next);
      last = next;
    }
    return taken;
  };

  /** `…由信用社（含乡镇网点）`: a bracket inside a sentence, not one that closes it. */
  const endsWithRemark = (words: string): boolean => /[^。；！？）)\s][（(][^（()）。]{1,40}[）)]$/.test(words) && !parseAssignment(words.slice(words.search(/[（(][^（()）]*[）)]$/) + 1, -1));

  const push = (draft: Draft | null, more: Omit<Block, 'draft'> = {}) => {
    if (draft && !['paragraph', 'assignment', 'other'].includes(draft.type)) bullets = 0;
    if (draft) blocks.push({ draft, ...more });
  };
  const field = (name: FieldName, stretches: [number, number][], data: Record<string, unknown> = {}) =>
    around('field', stretches.map(([start, end]) => leaf('text', start, end)), { name, ...data });

  while (i < lines.length) {
    const line = lineAt(i);
    const kind = kindAt(i);
    if (kind.blank) {
      i++;
      continue;
    }
    if (kind.chosen?.as && kind.chosen.as !== 'outside' && pushChosen(i, kind.chosen)) continue;
    if (kind.chrome) {
      push({ ...other('chrome', line.from, line.to), data: { kind: 'chrome', ...chosenIn([i]) } });
      i++;
      continue;
    }
    if (kind.data) {
      pushPageData(line, kind.data);
      i++;
      continue;
    }
    if (formLines[i] && !kind.chosen) {
      const figures = isRow(i) ? readRowTable(text, lines, i, isRow, kinds) : readFormTable(text, lines, i, kinds, formLines);
      if (figures) {
        push(figures.draft);
        inBody = true;
        i = figures.next;
        continue;
      }
    }
    const tasks = readTaskTable(text, lines, i, kinds, given);
    if (tasks) {
      push(tasks.draft);
      inBody = true;
      i = tasks.next;
      continue;
    }
    if (isRow(i)) {
      const table = readRowTable(text, lines, i, isRow, kinds);
      // None of its columns asks for anything, as a person says.
      if (kind.chosen) table.draft.data.chosen = [kind.chosen];
      push(table.draft);
      inBody = inBody || table.draft.data.columns !== null;
      i = table.next;
      continue;
    }
    if (kind.rule || isBars(line.text)) {
      push(other('border', line.from, line.to));
      i++;
      continue;
    }
    const table = readAlignedTable(lines, i, kinds);
    if (table) {
      push(table.draft);
      inBody = true;
      i = table.next;
      continue;
    }
    if (kind.field) {
      const { name, date } = kind.field;
      if (name !== 'letterhead' || !inBody) {
        push(field(name, [contentOf(line)], date === undefined ? {} : { date }), { closes: name !== 'published' });
        i++;
        continue;
      }
    }
    if (isSignature(i)) {
      push(field('signature', [contentOf(line)]), { closes: true });
      i++;
      continue;
    }
    const pair = /^(\S{2,30})\s{1,8}(?=[12０-９0-9])/.exec(line.text); // 临交发〔2023〕19号 2023年4月21日
    const halves = pair && [matchField(pair[1] ?? ''), matchField(line.text.slice(pair[0].length))] as const;
    if (pair && halves?.[0] && halves[1]) {
      const split = line.from + pair[0].length;
      push(field(halves[0].name, [[line.from, line.from + (pair[1] ?? '').length]]), { closes: true });
      push(field(halves[1].name, [[split, line.to]], halves[1].date === undefined ? {} : { date: halves[1].date }), { closes: true });
      i++;
      continue;
    }
    const imprint = matchImprint(line.text);
    if (imprint) {
      push(field('signature', [[line.from, line.from + imprint.name]]), { closes: true });
      push(field(imprint.field.name, [[line.from + imprint.date, line.to]], { date: imprint.field.date }), { closes: true });
      i++;
      continue;
    }
    if (kind.marker) {
      const taken = readSection(i);
      inBody = true;
      i = taken;
      continue;
    }
    if (kind.assignment) {
      push(kind.assignment);
      i++;
      continue;
    }
    if (bareHeadings.has(i)) {
      const [from, to] = contentOf(line);
      const heading = around('heading', new Run(text, [[from, to]]).leaves(0, to - from), { runIn: false });
      const part = toFormPart(line.text);
      const level = bareHeadings.get(i) ?? 1;
      const ordinal = part ? '一二三四'.indexOf(part) + 1 : bareOrdinals[level - 1] = (bareOrdinals[level - 1] as number) + 1;
      if (level === 1) bareOrdinals[1] = 0;
      if (heading) push(branch('section', from, to, [heading], { rank: level, ordinal }), { shape: part ? 'han' : level === 1 ? 'bare' : 'bare-below' });
      inBody = true;
      i++;
      continue;
    }
    const title = isPartHeading(line.text) ? [i] : readTitle(i);
    if (title) {
      const last = title[title.length - 1] as number;
      const next = lines[filledAfter(last)];
      // The page's own title above the document's.
      const isPages = next && title.length === 1 && isSameTitle(toTitleWords(line), toTitleWords(next));
      push(isPages ? other('chrome', line.from, line.to) : field('title', title.map((index) => contentOf(lineAt(index)))), { closes: true });
      i = last + 1;
      continue;
    }
    if (!inBody && isSalutation(line.text)) {
      push(field('salutation', [contentOf(line)]));
      i++;
      continue;
    }
    const taken = readOn(i);
    const run = new Run(text, taken.map((index) => contentOf(lineAt(index))));
    const inline = readInline(run);
    bullets = kind.bullet > 0 ? bullets + 1 : 0;
    if (kind.bullet > 0 && !inline.some(({ type }) => type === 'item')) {
      const item = around('item', [leaf('marker', line.from, line.from + 1), ...inline], { ordinal: bullets });
      push(item && around('paragraph', [item], chosenIn(taken)));
      i = (taken[taken.length - 1] as number) + 1;
      continue;
    }
    // A line that is nothing but `（牵头单位：办公室）` is an assignment by itself.
    push(inline.length === 1 && inline[0]?.type === 'assignment' && !kind.chosen ? inline[0] : around('paragraph', inline, chosenIn(taken)));
    i = (taken[taken.length - 1] as number) + 1;
  }
  return blocks;

  /** What people said of some lines, for the node that is made of them. */
  function chosenIn(taken: readonly number[]): { chosen?: ReadingCorrection[] } {
    const chosen = choices.size === 0 ? [] : taken.flatMap((index) => kindAt(index).chosen ?? []);
    return chosen.length > 0 ? { chosen } : {};
  }

  /** A line of which a person says what it is, unless it is read like others of its kind: a row, a number. Moves on to the next line. */
  function pushChosen(at: number, { as, level = 1 }: ReadingCorrection): boolean {
    const { marker, tabs, pipes } = kindAt(at);
    if (as === 'item' && (tabs > 0 || pipes)) return false;
    inBody = true;
    if (as === 'item' && marker) {
      i = readSection(at);
      return true;
    }
    if (as === 'heading') {
      const taken = [at];
      for (let next = filledAfter(at); kinds[next]?.chosen?.as === 'text'; next = filledAfter(next)) taken.push(next);
      const [from, to] = contentOf(lineAt(at));
      const run = new Run(text, [[from + (marker?.length ?? 0), to], ...taken.slice(1).map((index) => contentOf(lineAt(index)))]);
      const heading = around('heading', run.leaves(0, run.text.length), { runIn: false });
      const children = [...(marker ? [leaf('marker', from, from + marker.length)] : []), ...(heading ? [heading] : [])];
      push(around('section', children, { rank: level, ordinal: marker?.ordinal ?? 0, ...chosenIn(taken) }), { chosen: true });
      i = (taken[taken.length - 1] as number) + 1;
      return true;
    }
    const taken = readOn(at);
    const run = new Run(text, taken.map((index) => contentOf(lineAt(index))));
    push(around('paragraph', as === 'no-task' ? run.leaves(0, run.text.length) : readInline(run), chosenIn(taken)));
    i = (taken[taken.length - 1] as number) + 1;
    return true;
  }

  /** The fields of a line of page data, and the labels and the rest as chrome. */
  function pushPageData(line: Line, data: readonly PageDatum[]): void {
    let at = line.from;
    const skip = (to: number) => {
      let end = to;
      while (end > at && isWhite(text.charAt(end - 1))) end--;
      while (at < end && isWhite(text.charAt(at))) at++;
      if (end > at) push(other('chrome', at, end));
    };
    for (const { name, date, start, end } of data) {
      if (name === null || end <= start) continue;
      skip(line.from + start);
      push(field(name, [[line.from + start, line.from + end]], date === undefined ? {} : { date }));
      at = line.from + end;
    }
    skip(line.to);
  }

  /** Lines that read as one title: `关于印发《2021年…厅 / 政务公开工作要点》的通知`. */
  function readTitle(from: number): number[] | null {
    let joined = '';
    let best: number[] | null = null;
    const taken: number[] = [];
    for (let index = from; index < lines.length && taken.length < MOST_TITLE_LINES; index = filledAfter(index)) {
      const { text: words } = lineAt(index);
      const blankBefore = index > from && kindAt(index - 1).blank;
      if (isStart(index) || /[，。；：:,;]$/.test(toTitleWords(lineAt(index)))) break;
      // No title, nor more of one that is whole: 为做好…，根据《… ⏎ …的通知》，制定本计划。
      if (/^(?:为(?!民)|根据|按照|依据|现将)/.test(words) && (best !== null || words.includes('，'))) break;
      // Across a blank line only while a book-title mark is open: 《…厅 ⏎⏎ 政务公开工作要点》
      if (blankBefore && (joined.match(/《/g) ?? []).length <= (joined.match(/》/g) ?? []).length) break;
      const printed = toTitleWords(lineAt(index));
      // The title of the page, then that of the document.
      if (joined !== '' && isSameTitle(joined, printed)) break;
      joined += printed;
      if (joined.length > LONGEST_FIELD.title) break;
      taken.push(index);
      if (isTitle(joined)) best = [...taken];
    }
    return best;
  }

  /** A numbered line and the lines it reads on; gives the next line to read. */
  function readSection(at: number): number {
    const line = lineAt(at);
    const marker = kindAt(at).marker as MarkerMatch;
    const markFrom = contentOf(line)[0];
    const bodyFrom = markFrom + marker.length;
    const rest = text.slice(bodyFrom, contentOf(line)[1]);
    let taken = [at];
    // A full line is cut by the width of the page, whatever it looks like.
    const asItem = kindAt(at).chosen?.as === 'item';
    const cut = indents && isIndented(at) ? goesOnBelow(at) !== null : !endsSentence(rest) && kinds[at + 1]?.blank === false && !isStart(at + 1) && isFull(at);
    const ownLine = !cut && !asItem && isOwnLineHeading(rest, marker.rank);
    if (!ownLine) taken = readOn(at);
    else if (dottedRanks.has(marker.rank) && !endsSentence(rest)) {
      // Its siblings all end with 。: this one was cut. (十六)认真抓 ⏎⏎ 好工作落实。
      const next = filledAfter(at);
      if (next < lines.length && next - at <= GAP.lines && !isStart(next) && lineAt(next).text.length <= LONGEST_REST) taken = [at, next];
    }
    const stretches = taken.map((index, place): [number, number] =>
      place === 0 ? [bodyFrom, contentOf(line)[1]] : contentOf(lineAt(index)));
    const run = new Run(text, stretches);
    const children: Draft[] = [leaf('marker', markFrom, bodyFrom)];
    if (ownLine) {
      const { length, assignment } = readHeading(run);
      const heading = around('heading', run.leaves(0, length), { runIn: false });
      children.push(...[heading, assignment].filter((child) => child !== null));
    } else {
      const headingLength = measureRunInHeading(run.text);
      const heading = headingLength > 0 ? around('heading', run.leaves(0, headingLength), { runIn: true }) : null;
      if (heading) children.push(heading);
      const from = heading ? headingLength : 0;
      const paragraph = around('paragraph', readInline(new Run(text, run.stretches(from, run.text.length)), heading !== null));
      if (paragraph) children.push(paragraph);
    }
    const end = (children[children.length - 1] as Draft).end;
    push(
      branch('section', markFrom, end, children, { rank: marker.rank, ordinal: marker.ordinal, ...chosenIn(taken) }),
      { shape: marker.shape },
    );
    return (taken[taken.length - 1] as number) + 1;
  }
}

/** The frame of a table of which nothing else is left. */
function isBars(words: string): boolean {
  return /^\|[|\s]*$/.test(words);
}

/** The words of a line of a title, without marks of emphasis and the space between letters. */
function toTitleWords({ text }: Line): string {
  return text.slice(measureMark(text), text.length - measureEndMark(text)).replace(/\*\*|\s+/g, '');
}

/** True where a line says a title again that stands above it. */
function isSameTitle(above: string, printed: string): boolean {
  return isTitle(printed) && (printed.includes(above) || above.includes(printed) || (isTitle(above) && likeness(printed, above) >= SAME_TITLE));
}

// ── nesting ────────────────────────────────────────────────────────────────

/** Puts blocks under the sections they follow; a section reaches to its last block. */
function nest(blocks: readonly Block[]): Draft[] {
  const top: Draft[] = [];
  const open: { draft: Draft; shape: Shape | undefined }[] = [];
  const isShapeAbove = orderShapes(blocks.flatMap(({ draft, shape, closes }) => (shape ? [{ shape, ordinal: draft.data.ordinal as number }] : closes ? [null] : [])));
  // The level a person gave counts as the rank of GB/T 9704 that it is like.
  const isAbove = (above: (typeof open)[number], draft: Draft, shape: Shape | undefined) =>
    (above.shape === undefined || shape === undefined ? (above.draft.data.rank as number) < (draft.data.rank as number) : isShapeAbove(above.shape, shape));
  for (const { draft, shape, chosen, closes } of blocks) {
    const opens = shape !== undefined || chosen === true;
    if (closes) open.length = 0;
    if (opens) {
      for (let last = open[open.length - 1]; last && !isAbove(last, draft, shape); last = open[open.length - 1]) open.pop();
    }
    const siblings = open[open.length - 1]?.draft.children ?? top;
    // Without a printed number it counts on.
    if (chosen && draft.data.ordinal === 0) {
      let before = siblings.length - 1;
      while (before >= 0 && siblings[before]?.type !== 'section') before--;
      draft.data.ordinal = ((siblings[before]?.data.ordinal as number | undefined) ?? 0) + 1;
    }
    siblings.push(draft);
    for (const { draft: section } of open) section.end = Math.max(section.end, draft.end);
    if (opens) open.push({ draft, shape });
  }
  return top;
}

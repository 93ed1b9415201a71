/**
 * The parser: plain text → notice tree. Total (any string gives a tree, it
 * never throws) and lossless (the leaves tile the text). It recognises the
 * layouts of official documents (GB/T 9704—2012) as word processors and web
 * pages leave them; it knows nothing of what a notice is about.
 *
 * Three steps: lines → blocks (a flat list, {@link readBlocks}) → nested
 * sections ({@link nest}) → sealed nodes ({@link seal}), where every gap that
 * no node claims becomes an `other` leaf.
 */
import { looksLikeDeadline, looksLikeUnits, placeRow, toColumns, toHeaderRole } from './columns.ts';
import {
  countTabs, endsSentence, isAssignmentLabel, isAssignmentWords, isChrome, isFigure, isFormHeading, isFormStart,
  isName, isPageNumber, isPartHeading, isReportPart, isRule, isSalutation, isTitle, LAST_ORDINAL, matchField, matchItem, matchMarker,
  type FieldMatch, type ItemMatch, type MarkerMatch,
} from './lexical.ts';
import { isWhite, toLines, toPlaceIndex, type Line } from './lines.ts';
import { matchPageData, type PageDatum } from './page-data.ts';
import type {
  Branch, ColumnRole, FieldName, NoticeNode, NoticeRoot, OtherKind, Point, Rank, Table,
} from './tree.ts';

/** Parses a text. Takes any string; throws never. */
export function parse(text: string): NoticeRoot {
  const lines = toLines(text);
  const blocks = readBlocks(text, lines);
  const root = branch('notice', 0, text.length, nest(blocks));
  return seal(root, text, toPlaceIndex(lines)) as NoticeRoot;
}

// ── drafts: nodes before their gaps are filled ─────────────────────────────

interface Draft {
  type: NoticeNode['type'];
  start: number;
  end: number;
  /** Absent on a leaf. */
  children?: Draft[];
  /** The other fields of the node. */
  data: Record<string, unknown>;
}

function branch(type: Branch['type'], start: number, end: number, children: Draft[], data: Record<string, unknown> = {}): Draft {
  return { type, start, end, children, data };
}

function leaf(type: 'text' | 'marker', start: number, end: number): Draft {
  return { type, start, end, data: {} };
}

function other(kind: OtherKind, start: number, end: number): Draft {
  return { type: 'other', start, end, data: { kind } };
}

/** Fills the gaps between children with `other` leaves and sets positions. */
function seal(draft: Draft, text: string, place: (offset: number) => Point): NoticeNode {
  const position = { start: place(draft.start), end: place(draft.end) };
  if (!draft.children) {
    return { type: draft.type, ...draft.data, value: text.slice(draft.start, draft.end), position } as NoticeNode;
  }
  const children: NoticeNode[] = [];
  let at = draft.start;
  const fill = (end: number) => {
    for (const { start, end: stop, kind } of splitGap(text, at, end, draft.type)) children.push(seal(other(kind, start, stop), text, place));
  };
  for (const child of draft.children) {
    fill(child.start);
    children.push(seal(child, text, place));
    at = child.end;
  }
  fill(draft.end);
  return { type: draft.type, ...draft.data, children, position } as NoticeNode;
}

/** What no node claims: one leaf, or where the number of a page stands in it, that number and what is around it. */
function splitGap(text: string, start: number, end: number, parent: NoticeNode['type']): { start: number; end: number; kind: OtherKind }[] {
  if (end <= start) return [];
  const gap = text.slice(start, end);
  const numbers = /\d|[０-９]/.test(gap)
    ? toLines(gap).filter((line) => line.text !== '') : [];
  if (numbers.length === 0 || !numbers.every((line) => isPageNumber(line.text))) return [{ start, end, kind: gapKind(gap, parent) }];
  const pieces: { start: number; end: number; kind: OtherKind }[] = [];
  let at = 0;
  const blank = (to: number) => {
    if (to > at) pieces.push({ start: start + at, end: start + to, kind: gapKind(gap.slice(at, to), parent) });
  };
  for (const { from, to } of numbers) {
    blank(from);
    pieces.push({ start: start + from, end: start + to, kind: 'chrome' });
    at = to;
  }
  blank(gap.length);
  return pieces;
}

function gapKind(gap: string, parent: NoticeNode['type']): OtherKind {
  if (gap.trim() === '') {
    const insideRow = parent === 'row';
    if (insideRow && gap.includes('\t')) return 'border';
    const insideSentence = !['notice', 'section', 'row'].includes(parent);
    return insideSentence && /[\r\n\f]/.test(gap) ? 'break' : 'blank';
  }
  if (/^[\s*#+·•●◆■▪◇○□➢✓-]+$/.test(gap)) return 'mark';
  return /^[\s|]+$/.test(gap) ? 'border' : 'unrecognised';
}

// ── running text ───────────────────────────────────────────────────────────

/** The stretches of source that read as one text once breaks and marks are left out. */
class Run {
  readonly text: string;
  /** For each stretch, its start in `text` and in the source. */
  private readonly at: { run: number; source: number; length: number }[] = [];

  constructor(source: string, stretches: readonly (readonly [number, number])[]) {
    let text = '';
    for (const [start, end] of stretches) {
      // Emphasis marks and tabs inside a sentence are layout: 一是**信息指南公开方面**。
      let at = start;
      for (const piece of source.slice(start, end).split(/(\*\*|\t)/)) {
        if (piece !== '' && piece !== '**' && piece !== '\t') {
          this.at.push({ run: text.length, source: at, length: piece.length });
          text += piece;
        }
        at += piece.length;
      }
    }
    this.text = text;
  }

  /** The stretches of source behind `text.slice(start, end)`, in order. */
  stretches(start: number, end: number): [number, number][] {
    const found: [number, number][] = [];
    let low = 0;
    let high = this.at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.at[middle] as { run: number }).run <= start) low = middle;
      else high = middle - 1;
    }
    for (let i = low; i < this.at.length; i++) {
      const { run, source, length } = this.at[i] as { run: number; source: number; length: number };
      if (run >= end) break;
      const from = Math.max(start, run);
      const to = Math.min(end, run + length);
      if (to > from) found.push([source + from - run, source + to - run]);
    }
    return found;
  }

  /** Text leaves for `text.slice(start, end)`, without white space at either end. */
  leaves(start: number, end: number, type: 'text' | 'marker' = 'text'): Draft[] {
    while (start < end && isWhite(this.text.charAt(start))) start++;
    while (end > start && isWhite(this.text.charAt(end - 1))) end--;
    return this.stretches(start, end).map(([from, to]) => leaf(type, from, to));
  }
}

/** A branch that spans its children; null where it would be empty. */
function around(type: Branch['type'], children: Draft[], data: Record<string, unknown> = {}): Draft | null {
  const first = children[0];
  const last = children[children.length - 1];
  return first && last ? branch(type, first.start, last.end, children, data) : null;
}

/** The longest bracket that may name units. */
const LONGEST_ASSIGNMENT = 400;

/** The `（…）` stretches of a text that name units or deadlines, outermost brackets, in order; `afterHeading` where a heading sentence stands before the text. */
function findAssignments(text: string, afterHeading = false): [number, number][] {
  const found: [number, number][] = [];
  const opened: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (/[（(【[]/.test(char)) opened.push(i);
    else if (/[）)】\]]/.test(char)) {
      const open = opened.pop();
      if (open === undefined || i - open > LONGEST_ASSIGNMENT) continue;
      // It stands where a sentence is over, or nothing but a full stop follows it.
      const afterStop = open === 0 || /[。；;！？）)】]\s*$/.test(text.slice(Math.max(0, open - 3), open));
      const last = /^[。；;]?\s*$/.test(text.slice(i + 1, i + 4));
      if (!afterStop && !last && !/^[。；;\s]/.test(text.slice(i + 1, i + 2))) continue;
      const inside = text.slice(open + 1, i);
      // At the very end names alone will do: …及时公开。（规划股、办公室）
      const named = afterStop && (open > 0 || afterHeading) && last && inside.length <= 60 && looksLikeUnits(withoutDeadline(inside));
      if (!named && !isAssignmentWords(inside)) continue;
      // The outer bracket holds what was found in it: （办公室（政务公开办牵头）负责）
      while ((found[found.length - 1]?.[0] ?? -1) > open) found.pop();
      found.push([open, i + 1]);
    }
  }
  // Without a bracket, at the end: …及时公开。责任单位：财务科 完成时限：6月底前
  const tail = Math.max(0, text.length - LONGEST_ASSIGNMENT);
  const ends = afterHeading && tail === 0 ? /(?:^|[。；;！])\s*(?=[^。；;！\s]{0,10}[:：])/g : /[。；;！]\s*(?=[^。；;！\s]{0,10}[:：])/g;
  for (const match of text.slice(tail).matchAll(ends)) {
    const at = tail + match.index + match[0].length;
    if (/[。！？]./.test(text.slice(at)) || !isAssignmentLabel(text.slice(at, at + 20))) continue;
    if ((found[found.length - 1]?.[1] ?? 0) <= at) found.push([at, text.length]);
    break;
  }
  // The last bracket may have lost its end: …及时公开。（办公室牵头
  const open = opened[opened.length - 1];
  if (open !== undefined && open >= (found[found.length - 1]?.[1] ?? 0) && text.length - open <= 60 && /[。；;]\s*$/.test(text.slice(Math.max(0, open - 3), open))
    && isAssignmentWords(text.slice(open + 1))) found.push([open, text.length]);
  return found;
}

/** `人事科；6月底前` → `人事科` */
function withoutDeadline(words: string): string {
  return words.split(/[；;，,]/).filter((part) => !looksLikeDeadline(part)).join('，');
}

interface ItemStart extends ItemMatch {
  at: number;
}

/**
 * Where a counted series stands in a text: 一是…二是…, ①…②…, 首先…其次…
 * Inside a text a series starts at its first member and goes up; at the very
 * start of a paragraph any member may stand (`二是…` after the paragraph of 一是).
 */
function findItems(text: string): ItemStart[] {
  const candidates: ItemStart[] = [];
  const starts = /(?:^|[。；;：:，,、！？）)”"\s])(?=[一二三四五六七八九十①-⑳首其再此最第])/g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const at = match.index + match[0].length;
    const item = matchItem(text.slice(at, at + 8));
    if (item && item.ordinal > 0) candidates.push({ ...item, at });
    if (match[0] === '') starts.lastIndex++;
  }
  // A circled digit needs no punctuation before it.
  const seen = new Set(candidates.map((item) => item.at));
  for (const match of text.matchAll(/[①-⑳]/g)) {
    const item = seen.has(match.index) ? null : matchItem(match[0]);
    if (item) candidates.push({ ...item, at: match.index });
  }
  candidates.sort((a, b) => a.at - b.at);
  const chains: ItemStart[][] = [];
  for (const series of ['shi', 'circled', 'first'] as const) {
    const chain: ItemStart[] = [];
    for (const item of candidates) {
      if (item.series !== series) continue;
      const last = chain[chain.length - 1];
      // …三是…。下一步：一是…: a series anew.
      if (last && last.ordinal > 1 && item.ordinal === 1) {
        chain.push(item);
        continue;
      }
      if (!last ? item.ordinal === 1 || item.at === 0 : item.ordinal > last.ordinal && (item.ordinal === LAST_ORDINAL || item.ordinal <= last.ordinal + 2)) {
        chain.push(item);
      }
    }
    if (chain.length > 1 || chain[0]?.at === 0) chains.push(chain);
  }
  // Where two kinds of series nest, the one that starts first divides the paragraph.
  chains.sort((a, b) => (a[0] as ItemStart).at - (b[0] as ItemStart).at);
  return chains[0] ?? [];
}

/** The inside of a paragraph: text, items, assignments. */
function readInline(run: Run, afterHeading = false): Draft[] {
  const items = findItems(run.text);
  const cuts = [0, ...items.flatMap((item, at) => (item.ordinal === 1 && at > 0
    ? [findLeadIn(run.text, (items[at - 1] as ItemStart).at, item.at), item.at] : [item.at])), run.text.length];
  const assignments = cuts.slice(1).flatMap((end, at) => {
    const start = cuts[at] as number;
    return findAssignments(run.text.slice(start, end), afterHeading && start === 0).map(([open, close]): [number, number] => [start + open, start + close]);
  });
  const children: Draft[] = [];
  let nextAssignment = 0;
  const plain = (start: number, end: number): Draft[] => {
    const out: Draft[] = [];
    let at = start;
    for (; nextAssignment < assignments.length; nextAssignment++) {
      const [open, close] = assignments[nextAssignment] as [number, number];
      if (open >= end) break;
      if (open < at || close > end) continue;
      out.push(...run.leaves(at, open));
      // A full stop after the bracket closes it, not the text: …方式。（办公室牵头）。
      const stop = /[。；;]/.test(run.text.charAt(close)) && close < end && /[。；;]/.test(run.text.charAt(open - 1)) ? 1 : 0;
      const assignment = around('assignment', run.leaves(open, close + stop));
      if (assignment) out.push(assignment);
      at = close + stop;
    }
    out.push(...run.leaves(at, end));
    return out;
  };
  let at = 0;
  items.forEach((item, index) => {
    children.push(...plain(at, item.at));
    const next = items[index + 1];
    const end = next === undefined ? run.text.length : next.ordinal === 1 ? findLeadIn(run.text, item.at, next.at) : next.at;
    const body = [
      ...run.leaves(item.at, item.at + item.length, 'marker'),
      ...plain(skipComma(run.text, item.at + item.length), end),
    ];
    const node = around('item', body, { ordinal: item.ordinal === LAST_ORDINAL && index > 0 ? index + 1 : item.ordinal });
    if (node) children.push(node);
    at = end;
  });
  children.push(...plain(at, run.text.length));
  return children;
}

/** Where the sentence begins that leads to a series anew: …不够及时。｜下一步，重点做好以下工作：一是… */
function findLeadIn(text: string, from: number, to: number): number {
  const member = text.slice(from, to);
  if (!/[：:，,]$/.test(member.trimEnd())) return to;
  const stop = Math.max(...['。', '；', '！'].map((mark) => member.lastIndexOf(mark)));
  return stop > 0 ? from + stop + 1 : to;
}

function skipComma(text: string, at: number): number {
  return /[，,、：:]/.test(text.charAt(at)) ? at + 1 : at;
}

/** A heading sentence: `依申请公开。我局…` → the length of `依申请公开。`, or 0. */
function measureRunInHeading(text: string): number {
  const stop = text.indexOf('。');
  if (stop < 1 || stop > 40 || text.slice(stop + 1).trim() === '') return 0;
  const sentence = text.slice(0, stop);
  return /[；;：:！？]|[0-9]{4}年.*，/.test(sentence) || (sentence.match(/，/g) ?? []).length > 1 ? 0 : stop + 1;
}

// ── blocks ─────────────────────────────────────────────────────────────────

/** A block, and how it takes part in nesting. */
interface Block {
  draft: Draft;
  /** Opens a section of this rank; `draft` is then the section with what stands on its own lines. */
  rank?: Rank;
  /** Ends all open sections: 附件, a signature, the title of an enclosure. */
  closes?: boolean;
}

/** What a line is by itself, before its neighbours are asked. */
interface Kind {
  blank: boolean;
  chrome: boolean;
  /** The number of a page; chrome too. */
  page: boolean;
  /** Data that a website prints above the document. */
  data: PageDatum[] | null;
  field: FieldMatch | null;
  marker: MarkerMatch | null;
  item: ItemMatch | null;
  tabs: number;
  pipes: boolean;
  rule: boolean;
  assignment: boolean;
  /** The length of the `- ` or `●` it begins with. */
  bullet: number;
}

function readBlocks(text: string, lines: readonly Line[]): Block[] {
  const kinds = lines.map((line) => classify(text, line));
  markPageData(lines, kinds);
  markSandwichedChrome(lines, kinds);
  const nextFilled = indexNextFilled(kinds);
  const dottedRanks = findDottedRanks(lines, kinds);
  const bareHeadings = findBareHeadings(lines, kinds);
  let bareOrdinal = 0;
  /** How many bullets stand one after another so far. */
  let bullets = 0;
  const blocks: Block[] = [];
  let inBody = false;
  let i = 0;

  const lineAt = (index: number) => lines[index] as Line;
  const kindAt = (index: number) => kinds[index] as Kind;
  const filledAfter = (index: number) => nextFilled[index + 1] ?? lines.length;
  const content = (line: Line): [number, number] => {
    const from = line.from + measureMark(line.text);
    return [from, Math.max(from, line.to - measureEndMark(line.text))];
  };

  /** True for a row of a table whose cells stand between tabs or pipes. */
  const isRow = (index: number): boolean => {
    const kind = kinds[index];
    if (!kind || kind.blank) return false;
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
    if (kind.chrome || kind.data || kind.field || kind.marker || kind.item || kind.bullet > 0 || kind.rule || kind.assignment || isRow(index)) return true;
    return bareHeadings.has(index) || isPartHeading(lineAt(index).text) || isSignature(index);
  };

  /** 署名: a name above a date. */
  const isSignature = (index: number): boolean => {
    const after = filledAfter(index);
    const date = kinds[after]?.field?.name;
    return (date === 'date' || date === 'printDate') && isName(lineAt(index).text) && kindAt(index).field === null
      && kindAt(index).marker === null;
  };

  /** The lines that read on from `index`: those that a page or line break cut off. */
  const readOn = (index: number): number[] => {
    const taken = [index];
    let last = index;
    while (!bareHeadings.has(index) && !endsSentence(lineAt(last).text)) {
      let next = filledAfter(last);
      let most = 4;
      // …实施进 ⏎ — 1 — ⏎ 度等信息。
      while (kinds[next]?.page && most < 10) {
        next = filledAfter(next);
        most += 3;
      }
      if (next >= lines.length || next - last > most || isStart(next)) break;
      taken.push(next);
      last = next;
    }
    return taken;
  };

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
    if (kind.chrome) {
      push(other('chrome', line.from, line.to));
      i++;
      continue;
    }
    if (kind.data) {
      pushPageData(line, kind.data);
      i++;
      continue;
    }
    if (isRow(i)) {
      const table = readRowTable(text, lines, i, isRow, kinds);
      push(table.draft);
      inBody = inBody || table.draft.data.columns !== null;
      i = table.next;
      continue;
    }
    if (kind.rule) {
      push(other('border', line.from, line.to));
      i++;
      continue;
    }
    const table = readAlignedTable(lines, i, kinds) ?? readFlattenedTable(text, lines, i, kinds, filledAfter) ?? readFlattenedFigures(lines, i, kinds, filledAfter);
    if (table) {
      push(table.draft);
      inBody = true;
      i = table.next;
      continue;
    }
    if (kind.field) {
      const { name, date } = kind.field;
      if (name !== 'letterhead' || !inBody) {
        push(field(name, [content(line)], date === undefined ? {} : { date }), { closes: name !== 'published' });
        i++;
        continue;
      }
    }
    if (isSignature(i)) {
      push(field('signature', [content(line)]), { closes: true });
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
    const imprint = /^(\S{2,30})\s+(?=[0-9０-９〇一二]{4}\s*年)/.exec(line.text);
    const dated = imprint && matchField(line.text.slice(imprint[0].length)); // 局办公室  2021年7月2日印发
    if (imprint && dated?.date && isName(imprint[1] ?? '')) {
      const split = line.from + imprint[0].length;
      push(field('signature', [[line.from, line.from + (imprint[1] ?? '').length]]), { closes: true });
      push(field(dated.name, [[split, line.to]], { date: dated.date }), { closes: true });
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
      const run = new Run(text, [content(line)]);
      push(around('assignment', run.leaves(0, run.text.length)));
      i++;
      continue;
    }
    if (bareHeadings.has(i)) {
      const [from, to] = content(line);
      const heading = around('heading', new Run(text, [[from, to]]).leaves(0, to - from), { runIn: false });
      if (heading) push(branch('section', from, to, [heading], { rank: 1, ordinal: ++bareOrdinal }), { rank: 1 });
      inBody = true;
      i++;
      continue;
    }
    const title = isPartHeading(line.text) ? [i] : readTitle(i);
    if (title) {
      push(field('title', title.map((index) => content(lineAt(index)))), { closes: true });
      i = (title[title.length - 1] as number) + 1;
      continue;
    }
    if (!inBody && isSalutation(line.text)) {
      push(field('salutation', [content(line)]));
      i++;
      continue;
    }
    const taken = readOn(i);
    const run = new Run(text, taken.map((index) => content(lineAt(index))));
    const inline = readInline(run);
    bullets = kind.bullet > 0 ? bullets + 1 : 0;
    if (kind.bullet > 0 && !inline.some(({ type }) => type === 'item')) {
      const item = around('item', [leaf('marker', line.from, line.from + 1), ...inline], { ordinal: bullets });
      push(item && around('paragraph', [item]));
      i = (taken[taken.length - 1] as number) + 1;
      continue;
    }
    // A line that is nothing but `（牵头单位：办公室）` is an assignment by itself.
    push(inline.length === 1 && inline[0]?.type === 'assignment' ? inline[0] : around('paragraph', inline));
    i = (taken[taken.length - 1] as number) + 1;
  }
  return blocks;

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
    for (let index = from; index < lines.length && taken.length < 6; index = filledAfter(index)) {
      const { text: words } = lineAt(index);
      const blankBefore = index > from && kindAt(index - 1).blank;
      if (isStart(index) || /[，。；：:,;]$/.test(words)) break;
      // Across a blank line only while a book-title mark is open: 《…厅 ⏎⏎ 政务公开工作要点》
      if (blankBefore && (joined.match(/《/g) ?? []).length <= (joined.match(/》/g) ?? []).length) break;
      joined += words.slice(measureMark(words)).replace(/\*\*|\s+/g, '');
      if (joined.length > 140) break;
      taken.push(index);
      if (isTitle(joined)) best = [...taken];
    }
    return best;
  }

  /** A numbered line and the lines it reads on; gives the next line to read. */
  function readSection(at: number): number {
    const line = lineAt(at);
    const marker = kindAt(at).marker as MarkerMatch;
    const markFrom = content(line)[0];
    const bodyFrom = markFrom + marker.length;
    const rest = text.slice(bodyFrom, content(line)[1]);
    let taken = [at];
    const ownLine = isOwnLineHeading(rest, marker.rank);
    if (!ownLine) taken = readOn(at);
    else if (dottedRanks.has(marker.rank) && !endsSentence(rest)) {
      // Its siblings all end with 。: this one was cut. (十六)认真抓 ⏎⏎ 好工作落实。
      const next = filledAfter(at);
      if (next < lines.length && next - at <= 4 && !isStart(next) && lineAt(next).text.length <= 30) taken = [at, next];
    }
    const stretches = taken.map((index, place): [number, number] =>
      place === 0 ? [bodyFrom, content(line)[1]] : content(lineAt(index)));
    const run = new Run(text, stretches);
    const children: Draft[] = [leaf('marker', markFrom, bodyFrom)];
    if (ownLine) {
      const heading = around('heading', run.leaves(0, run.text.length), { runIn: false });
      if (heading) children.push(heading);
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
      branch('section', markFrom, end, children, { rank: marker.rank, ordinal: marker.ordinal }),
      { rank: marker.rank },
    );
    return (taken[taken.length - 1] as number) + 1;
  }
}

/** `# ` or `## ` of Markdown or a bullet before a line, and the `**` a line of emphasis begins with: `**（一）主动公开。**` */
function measureMark(text: string): number {
  const bullet = isPageNumber(text) ? 0 : measureBullet(text);
  return bullet + (/^(?:#{1,6}\s+)?(?:\*\*(?=[^*]))?/.exec(text.slice(bullet))?.[0].length ?? 0);
}

/** `- 公开…`, `● 公开…`, `•公开…` */
function measureBullet(text: string): number {
  return /^(?:[-*+·]\s{1,8}|[•●◆■▪◇○□➢✓]\s{0,8})(?=\S)/.exec(text)?.[0].length ?? 0;
}

/** `**` at the end of a line. */
function measureEndMark(text: string): number {
  return /[^*]\*\*$/.test(text) ? 2 : 0;
}

function classify(text: string, line: Line): Kind {
  const words = line.text.slice(measureMark(line.text)).replace(/\*\*$/, '');
  const blank = words === '';
  const source = text.slice(line.start, line.end);
  const tabs = blank ? 0 : countTabs(source);
  const field = blank || tabs > 0 ? null : matchField(words);
  const page = !blank && isPageNumber(words);
  return {
    blank,
    chrome: page || (!blank && field === null && words.length <= 200 && isChrome(words)),
    page,
    data: null,
    field,
    marker: blank ? null : matchMarker(words),
    item: blank ? null : matchItem(words),
    tabs,
    pipes: /^\|.*\|$/.test(words),
    rule: !blank && isRule(words),
    assignment: !blank && isAssignmentLabel(words),
    bullet: blank || page ? 0 : measureBullet(line.text),
  };
}

/** Page data stands above the document: no line below its first numbered part is one. */
function markPageData(lines: readonly Line[], kinds: readonly Kind[]): void {
  for (const [index, kind] of kinds.entries()) {
    if (kind.marker && kind.tabs === 0) return;
    if (kind.blank || kind.pipes || (kind.field && kind.field.name !== 'published' && kind.field.name !== 'openness')) continue;
    const data = matchPageData((lines[index] as Line).text);
    if (data === null || (kind.field && data.length < 2)) continue;
    Object.assign(kind, { data, field: null, chrome: false, tabs: 0 });
  }
}

/** `-` and `市交通运输局` between 浏览次数 and 分享到 belong to the chrome around them. */
function markSandwichedChrome(lines: readonly Line[], kinds: Kind[]): void {
  const isEdge = (kind: Kind | undefined) => kind !== undefined && (kind.chrome || kind.data !== null || kind.field?.name === 'published');
  let from = -1;
  for (let i = 0; i < lines.length; i++) {
    const kind = kinds[i] as Kind;
    if (isEdge(kind)) {
      if (from >= 0) for (let j = from + 1; j < i; j++) (kinds[j] as Kind).chrome = true;
      from = i;
    } else if (kind.blank || (lines[i] as Line).text.length > 20 || kind.marker || kind.field || i - from > 6) {
      from = -1;
    }
  }
}

/**
 * Headings without a number, in a text that numbers nothing: short lines
 * without punctuation, each with blank lines around it, that are no rest of a
 * sentence. One alone may be anything.
 */
function findBareHeadings(lines: readonly Line[], kinds: readonly Kind[]): Set<number> {
  const found = new Set<number>();
  if (kinds.some((kind) => kind.marker !== null || kind.item !== null || kind.pipes || kind.tabs > 1)) return found;
  kinds.forEach((kind, index) => {
    const { text } = lines[index] as Line;
    if (kind.blank || kind.chrome || kind.field || kind.data || kind.rule || kind.assignment || kind.bullet > 0) return;
    const words = text.slice(measureMark(text)).replace(/\*\*$/, '');
    if (words.length < 4 || words.length > 25 || /[，。；：！？,;:!?]/.test(words) || isTitle(words)) return;
    const above = lines[index - 2]?.text ?? '';
    const below = lines[index + 2]?.text ?? lines[index + 1]?.text ?? '';
    const apart = kinds[index - 1]?.blank === true && (kinds[index + 1]?.blank === true || /^#/.test(text));
    const before = kinds[index - 2];
    if (apart && (endsSentence(above) || before?.field || before?.assignment) && /[。；]/.test(below)) found.add(index);
  });
  return found.size > 1 ? found : new Set();
}

/** For each line, the first line from it on that is not blank (or the number of lines). */
function indexNextFilled(kinds: readonly Kind[]): number[] {
  const next = new Array<number>(kinds.length + 1).fill(kinds.length);
  for (let i = kinds.length - 1; i >= 0; i--) next[i] = (kinds[i] as Kind).blank ? (next[i + 1] as number) : i;
  return next;
}

/** A numbered line that is a heading and nothing else. */
function isOwnLineHeading(rest: string, rank: Rank): boolean {
  const words = rest.trim();
  const stop = words.search(/[。；;]/);
  if (stop >= 0 && stop < words.length - 1) return false;
  if (stop >= 0 && /[；;]$/.test(words)) return false;
  if (words.length > (rank <= 2 ? 50 : 30)) return false;
  if (rank <= 2) return stop < 0 || !/[，,：:]|[0-9]{4}年/.test(words);
  // 1. 强化组织领导 is a heading; 4.密切关注舆情并及时作出回应。 asks for something.
  return stop < 0 && !/[，,：:）)]/.test(words);
}

/** The ranks whose own-line headings end with 。 in this notice, by majority. */
function findDottedRanks(lines: readonly Line[], kinds: readonly Kind[]): Set<Rank> {
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

// ── tables ─────────────────────────────────────────────────────────────────

interface TableRead {
  draft: Draft;
  /** The line after the table. */
  next: number;
}

interface CellRange {
  start: number;
  end: number;
  words: string;
}

/** Cells between tabs or pipes, without the white space around their words. */
function splitCells(text: string, line: Line, dress: Table['dress']): CellRange[] {
  const cells: CellRange[] = [];
  const cut = (start: number, end: number) => {
    while (start < end && isWhite(text.charAt(start))) start++;
    while (end > start && isWhite(text.charAt(end - 1))) end--;
    cells.push({ start, end, words: text.slice(start, end) });
  };
  const border = dress === 'pipes' ? '|' : '\t';
  let at = line.start;
  let to = line.end;
  if (dress === 'pipes') {
    at = line.from + 1;
    to = Math.max(at, line.to - 1);
  }
  for (let i = at; i <= to; i++) {
    if (i < to && (text.charAt(i) !== border || text.charAt(i - 1) === '\\')) continue;
    cut(at, i);
    at = i + 1;
  }
  return cells;
}

/** A row as it is printed. */
interface PrintedRow {
  line: number;
  cells: CellRange[];
  header: boolean;
  /** It goes on the row before it: known where cells are set under their header. */
  continued?: boolean;
}

/** A table with a row a line. Blank lines inside it are page breaks; a repeated header goes on. */
function readRowTable(
  text: string, lines: readonly Line[], from: number,
  isRow: (index: number) => boolean, kinds: readonly Kind[],
): TableRead {
  const dress = (kinds[from] as Kind).pipes ? 'pipes' : 'tabs';
  const cellsAt = (index: number) => splitCells(text, lines[index] as Line, dress);
  let columns = toColumns(cellsAt(from).map((cell) => cell.words));
  const rows: PrintedRow[] = [];
  const borders: number[] = [];
  let last = from;
  for (let i = from; i < lines.length; i++) {
    const kind = kinds[i] as Kind;
    if (kind.blank) continue;
    if (kind.page) continue;
    if (kind.rule) {
      if (i - last > 1 && columns === null) break;
      borders.push(i);
      last = i;
      continue;
    }
    if (columns && isHeadingBetweenRows(lines, kinds, i, (index) => isRow(index) && (kinds[index] as Kind).pipes === (dress === 'pipes') && toColumns(cellsAt(index).map((cell) => cell.words)) === null)) {
      const { from: start, to: end, text: words } = lines[i] as Line;
      rows.push({ line: i, cells: [{ start, end, words }], header: false });
      last = i;
      continue;
    }
    if (!isRow(i) || kind.pipes !== (dress === 'pipes')) break;
    const printed = cellsAt(i);
    const roles = toColumns(printed.map((cell) => cell.words));
    const cells = columns && !roles ? printed.flatMap(splitRunTogether) : printed;
    const afterBlank = i - last > 1;
    if (afterBlank && columns === null) break; // tables of figures end at a blank line
    if (afterBlank && roles && columns && roles.join() !== columns.join()) break;
    if (roles && !columns) columns = roles;
    rows.push({ line: i, cells, header: roles !== null });
    last = i;
  }
  return { draft: draftTable(lines, rows, borders, dress, columns), next: last + 1 };
}

/** True for a heading on a line of its own between the rows of a table: 一、主动公开 ⏎ 1⇥公开…⇥办公室 */
function isHeadingBetweenRows(lines: readonly Line[], kinds: readonly Kind[], index: number, isRow: (index: number) => boolean): boolean {
  const isHeading = (at: number) => {
    const { marker, tabs, pipes } = kinds[at] as Kind;
    const { text } = lines[at] as Line;
    return marker !== null && marker.rank <= 2 && tabs === 0 && !pipes && isOwnLineHeading(text.slice(marker.length), marker.rank);
  };
  if (!isHeading(index)) return false;
  // A chapter and a clause may stand above the same row.
  for (let next = index + 1, headings = 1; next < lines.length && next - index <= 6 && headings <= 2; next++) {
    const kind = kinds[next] as Kind;
    if (kind.blank || kind.page) continue;
    if (isRow(next)) return true;
    if (!isHeading(next)) return false;
    headings++;
  }
  return false;
}

/** The chapter or clause that a row states for the rows beneath it, or null: one cell with words, a heading or the first where a number is wanted. */
function toHeadingColumn(cells: readonly CellRange[], columns: readonly ColumnRole[]): 'chapter' | 'clause' | null {
  const filled = cells.filter((cell) => cell.words !== '');
  const only = filled[0];
  if (!only || filled.length > 1 || columns.length < 3) return null;
  const marker = matchMarker(only.words);
  if (marker && marker.rank <= 2 && isOwnLineHeading(only.words.slice(marker.length), marker.rank)) return marker.rank === 1 ? 'chapter' : 'clause';
  const first = cells[0] === only && cells.length >= columns.filter((column) => column !== 'chapter' && column !== 'clause').length;
  return first && columns[0] === 'index' && !marker && only.words.length <= 30 && !/^[0-9０-９]|[。；;，]/.test(only.words) ? 'chapter' : null;
}

function draftTable(
  lines: readonly Line[], rows: readonly PrintedRow[], borders: readonly number[], dress: Table['dress'], columns: readonly ColumnRole[] | null,
): Draft {
  const above = new Map<ColumnRole, boolean>();
  const children: Draft[] = borders.map((index) => other('border', (lines[index] as Line).from, (lines[index] as Line).to));
  const header = rows.find((row) => row.header)?.cells ?? [];
  const plain = rows.filter((row) => !row.header);
  // Rows as wide as a header that names every column: nothing was shifted.
  const regular = header.every((cell) => cell.words !== '') && plain.filter(({ cells }) => cells.length === header.length).length * 5 >= plain.length * 4;
  const headings = columns ? plain.map(({ cells }) => toHeadingColumn(cells, columns)) : [];
  // A heading in a row of its own needs a column to stand in.
  const all = columns && [...(['chapter', 'clause'] as const).filter((role) => !columns.includes(role) && headings.includes(role)), ...columns];
  let previous: Row | null = null;
  let heads: string[] = [];
  let at = 0;
  for (const { cells, header: isHeader, line, continued: goes } of rows) {
    const words = cells.map((cell) => cell.words);
    if (isHeader) heads = words;
    const heading = isHeader ? null : headings[at++] ?? null;
    const placed = !columns || isHeader ? cells.map(() => null)
      : heading ? words.map((word) => (word === '' ? null : heading)) : placeRow(words, heads, columns, regular);
    const row: Row = { cells, placed };
    const continued: boolean = goes ?? (columns !== null && !isHeader && previous !== null && goesOn(row, previous, columns));
    children.push(draftRow(lines[line] as Line, row, all, { header: isHeader, continued }, above));
    if (!isHeader) previous = continued ? previous : row;
  }
  children.sort((a, b) => a.start - b.start);
  const first = children[0] as Draft;
  const end = children[children.length - 1] as Draft;
  return branch('table', first.start, end.end, children, { dress, columns: all });
}

/**
 * A table copied from a PDF: cells set under their header with spaces, a cell
 * of many lines going on beneath its first. A line that starts no row goes on
 * the row before it.
 */
function readAlignedTable(lines: readonly Line[], from: number, kinds: readonly Kind[]): TableRead | null {
  const head = splitAligned(lines[from] as Line);
  const columns = head.length >= 3 ? toColumns(head.map((cell) => cell.words)) : null;
  if (!columns) return null;
  /** Where each column starts, as far as whole rows have shown. */
  let starts = head.map((cell) => cell.at);
  const rows: PrintedRow[] = [{ line: from, cells: head, header: true }];
  let last = from;
  for (let i = from + 1; i < lines.length && i - last <= 3; i++) {
    const kind = kinds[i] as Kind;
    if (kind.blank || kind.page) continue;
    if (kind.chrome || kind.field || kind.rule || kind.tabs > 0 || kind.pipes) break;
    const printed = splitAligned(lines[i] as Line);
    const isHeader = printed.length === head.length && toColumns(printed.map((cell) => cell.words)) !== null;
    if (printed.length === head.length && !isHeader) starts = starts.map((start, at) => Math.min(start, (printed[at] as AlignedCell).at));
    const near = (cell: AlignedCell) => starts.reduce((best, start, at) => (Math.abs(start - cell.at) < Math.abs((starts[best] as number) - cell.at) ? at : best), 0);
    const places = printed.length === head.length ? printed.map((_, at) => at) : printed.map(near);
    const rising = places.every((place, at) => at === 0 || place > (places[at - 1] as number));
    const off = printed.some((cell, at) => Math.abs((starts[places[at] as number] as number) - cell.at) > 6);
    if (!rising || (off && printed.length < 3)) break;
    const cells = head.map((_, place): CellRange => {
      const at = places.indexOf(place);
      if (at >= 0) return printed[at] as CellRange;
      const before = printed[places.findLastIndex((other) => other < place)];
      const edge = before?.end ?? (lines[i] as Line).from;
      return { start: edge, end: edge, words: '' };
    });
    rows.push({ line: i, cells, header: isHeader });
    last = i;
  }
  markContinued(rows, columns);
  return rows.length > 1 ? { draft: draftTable(lines, rows, [], 'spaces', columns), next: last + 1 } : null;
}

/**
 * Which lines of an aligned table go on the row before them. A number stands
 * at the top of its row, or in its middle, where a line above a number stops
 * in mid-sentence.
 */
function markContinued(rows: PrintedRow[], columns: readonly ColumnRole[]): void {
  const place = widest(rows);
  const asked = (row: PrintedRow) => row.cells[place]?.words ?? '';
  const isNumbered = (row: PrintedRow | undefined) => row !== undefined && !row.header && /^[0-9０-９]{1,4}[.．、]?$/.test(row.cells[0]?.words ?? '');
  const counted = columns[0] === 'index';
  const centred = counted && rows.some((row, at) =>
    !row.header && !isNumbered(row) && isNumbered(rows[at + 1]) && asked(row) !== '' && !endsSentence(asked(row)));
  let open = false; // a row has begun above its number
  let over = true; // what the row asks for is said
  rows.forEach((row, at) => {
    if (row.header) {
      over = true;
      return;
    }
    if (!counted) row.continued = at > 1 && row.cells[0]?.words === '';
    else if (isNumbered(row)) {
      row.continued = open;
      open = false;
    } else {
      const begins = at <= 1 || (centred && asked(row) !== '' && over && !open);
      row.continued = !begins;
      open ||= begins;
    }
    if (asked(row) !== '') over = endsSentence(asked(row));
  });
}

/** The place of the column with the most words: the requirement. */
function widest(rows: readonly PrintedRow[]): number {
  const lengths = (rows[0]?.cells ?? []).map((_, at) => rows.reduce((sum, { cells }) => sum + (cells[at]?.words.length ?? 0), 0));
  return lengths.indexOf(Math.max(...lengths));
}

interface AlignedCell extends CellRange {
  /** Its place on the line, a Chinese character counting two. */
  at: number;
}

/** The stretches of a line between two spaces or more. */
function splitAligned(line: Line): AlignedCell[] {
  if (line.text.length > 1000) return [];
  const cells: AlignedCell[] = [];
  let width = line.from - line.start;
  let at = 0;
  const measure = (to: number) => {
    for (; at < to; at++) width += line.text.charCodeAt(at) > 0x2000 ? 2 : 1;
    return width;
  };
  for (const match of line.text.matchAll(/\S+(?: \S+)*/g)) {
    cells.push({ start: line.from + match.index, end: line.from + match.index + match[0].length, words: match[0], at: measure(match.index) });
  }
  return cells;
}

/** Two cells that ran together into one: `(一)推进机制建设 年内至少召开1次会议…` */
function splitRunTogether(cell: CellRange): CellRange[] {
  const match = /^([（(][^（()）\s]{1,3}[）)]\s*[^\s。，；：]{2,30})\s+(?=\S{16,})/.exec(cell.words);
  if (!match || !/[。；]/.test(cell.words) || matchMarker(cell.words)?.rank !== 2) return [cell];
  const split = cell.start + match[0].length;
  const headingEnd = cell.start + (match[1] ?? '').length;
  return [
    { start: cell.start, end: headingEnd, words: match[1] ?? '' },
    { start: split, end: cell.end, words: cell.words.slice(match[0].length) },
  ];
}

interface Row {
  cells: CellRange[];
  placed: (ColumnRole | null)[];
}

/** Columns whose blank cells were merged with the cell above: a blank 备注 or 配合 means none. */
const MERGED: readonly ColumnRole[] = ['chapter', 'clause', 'lead', 'responsible', 'deadline'];

/** True for a column whose blank cell was merged; beside a lead of the row's own, a blank 责任单位 means none, as a blank 配合 does. */
function isMerged(column: ColumnRole, row: Row): boolean {
  return MERGED.includes(column) && !(column === 'responsible' && (row.cells[row.placed.indexOf('lead')]?.words ?? '') !== '');
}

/** A row that a page break cut: no number of its own where the table counts, and a requirement that stopped in mid-sentence. */
function goesOn(row: Row, previous: Row, columns: readonly ColumnRole[]): boolean {
  const words = (which: Row, column: ColumnRole) => which.cells[which.placed.indexOf(column)]?.words ?? '';
  if (!columns.includes('index') || words(row, 'index') !== '') return false;
  if (words(row, 'chapter') !== '' || words(row, 'clause') !== '') return false;
  const asked = words(previous, 'requirement');
  return asked !== '' && words(row, 'requirement') !== '' && !endsSentence(asked);
}

function draftRow(
  line: Line, row: Row, columns: readonly ColumnRole[] | null,
  state: { header: boolean; continued: boolean }, above: Map<ColumnRole, boolean>,
): Draft {
  if (columns && !state.header) forgetAcrossChapter(row, above);
  // One column of tasks whose words are no chapter: its blank cells are the clause, merged.
  const blankChapter = row.placed.findIndex((column, at) => column === 'chapter' && row.cells[at]?.words === '');
  if (blankChapter >= 0 && !above.get('chapter') && above.get('clause') && !row.placed.includes('clause')) row.placed[blankChapter] = 'clause';
  const children = row.cells.map((cell, place): Draft => {
    const column = row.placed[place] ?? null;
    const blank = cell.words === '';
    const inherited = blank && !state.continued && column !== null && isMerged(column, row) && above.get(column) === true;
    if (!blank && column && !state.header) above.set(column, true);
    return draftCell(cell, { column, place, inherited });
  });
  // A merged cell that left no trace in its row stands, without width, at the row's end.
  const lost = columns && !state.header && !state.continued
    ? columns.filter((column) => isMerged(column, row) && !row.placed.includes(column) && above.get(column) === true) : [];
  lost.forEach((column, index) => children.push(
    draftCell({ start: line.end, end: line.end, words: '' }, { column, place: row.cells.length + index, inherited: true })));
  return branch('row', Math.min(line.start, children[0]?.start ?? line.start), line.end, children, { ...state });
}

/** Merged cells reach to the end of their chapter; a new clause starts its heading anew. */
function forgetAcrossChapter(row: Row, above: Map<ColumnRole, boolean>): void {
  const filled = (column: ColumnRole) => (row.cells[row.placed.indexOf(column)]?.words ?? '') !== '';
  if (filled('chapter')) above.clear();
}

function draftCell(cell: CellRange, data: { column: ColumnRole | null; place: number; inherited: boolean }): Draft {
  const children: Draft[] = [];
  const marker = data.column === 'chapter' || data.column === 'clause' || data.column === 'requirement'
    ? matchMarker(cell.words) : null;
  let from = cell.start;
  if (marker && marker.length < cell.words.length) {
    children.push(leaf('marker', from, from + marker.length));
    from += marker.length;
  }
  let to = cell.end;
  while (from < to && /\s/.test(cell.words.charAt(from - cell.start))) from++;
  if (to < from) to = from;
  if (to > from) children.push(leaf('text', from, to));
  return branch('cell', cell.start, cell.end, children, { ...data });
}

/**
 * A table flattened to a cell a paragraph: first its header cells, a line
 * each, then the cells row by row, blank ones lost. A row begins with its
 * headings and its numbered requirement.
 */
function readFlattenedTable(
  text: string, lines: readonly Line[], from: number, kinds: readonly Kind[],
  filledAfter: (index: number) => number,
): TableRead | null {
  const header: number[] = [];
  let at = from;
  for (; at < lines.length && header.length < 12; at = filledAfter(at)) {
    if (toHeaderRole((lines[at] as Line).text) === null) break;
    header.push(at);
  }
  if (header.length < 3) return null;
  const columns = toColumns(header.map((index) => (lines[index] as Line).text));
  if (!columns) return null;

  const rows: { words: string; stretches: [number, number][] }[][] = [];
  let row: { words: string; stretches: [number, number][] }[] = [];
  let asked = false; // the row has its requirement
  let last = header[header.length - 1] as number;
  const range = (index: number): [number, number] => [(lines[index] as Line).from, (lines[index] as Line).to];
  const region: number[] = [];
  for (let index = at; index < lines.length; index = filledAfter(index)) {
    const kind = kinds[index] as Kind;
    if (kind.page) continue;
    if (kind.chrome || (kind.field && !['letterhead', 'date'].includes(kind.field.name)) || kind.tabs > 1 || kind.pipes) break;
    region.push(index);
  }
  // A name and a date at the very end are the signature, not cells.
  while (region.length > 0 && (kinds[region[region.length - 1] as number] as Kind).field?.name === 'date') {
    region.splice(-2);
  }
  const numbered = region.some((index) => (kinds[index] as Kind).marker?.rank === 3);
  const counted = columns.includes('index');
  for (const index of region) {
    const { text: words } = lines[index] as Line;
    const marker = (kinds[index] as Kind).marker;
    const heading = marker !== null && marker.rank <= 2;
    const repeats = toHeaderRole(words) !== null && !marker;
    const cell = { words, stretches: [range(index)] };
    const before = row[row.length - 1];
    const startsRow = counted ? /^[0-9０-９]{1,4}$/.test(words)
      : heading ? asked
      : numbered ? marker?.rank === 3 && asked
      : asked && row.length > 1 && /。/.test(words) && !looksLikeUnits(words);
    last = index;
    if (repeats && (asked || row.length === 0)) {
      rows.push(row, [cell]);
      row = [];
      asked = false;
      continue;
    }
    // What a page break cut: a heading goes on where only a number may follow,
    // a requirement where its sentence is not over and this one is no unit.
    const cutHeading = numbered && !asked && before !== undefined && !marker && matchMarker(before.words) !== null;
    const cutRequirement = asked && before !== undefined && !marker && row.length > 0
      && before.words.length > 20 && !endsSentence(before.words) && !looksLikeUnits(before.words)
      && /[。；]$/.test(words) && !looksLikeUnits(words);
    if (before && (cutHeading || cutRequirement) && !startsRow) {
      before.words += words;
      before.stretches.push(range(index));
      continue;
    }
    if (startsRow) {
      rows.push(row);
      row = [];
      asked = false;
    }
    row.push(cell);
    if (numbered ? marker?.rank === 3 : !heading && !(counted && row.length === 1)) asked = true;
  }
  rows.push(row);

  const children: Draft[] = [];
  const heads = header.map((index) => (lines[index] as Line).text);
  const draft = (source: typeof row, isHeader: boolean) => {
    if (source.length === 0) return;
    // Blank cells are lost: a cell's place tells nothing, so that the header is asked for its names alone.
    const placed = isHeader ? source.map(() => null) : placeRow(source.map((cell) => cell.words), source.length === heads.length ? [...heads, ''] : heads, columns);
    const drafts = source.map((cell, place): Draft => {
      const run = new Run(text, cell.stretches);
      const column = placed[place] ?? null;
      const marker = isHeader ? null : matchMarker(run.text);
      const marked = marker && marker.length < run.text.length ? marker.length : 0;
      return around('cell', [
        ...(marked > 0 ? run.leaves(0, marked, 'marker') : []),
        ...run.leaves(marked, run.text.length),
      ], { column, place, inherited: false }) as Draft;
    }).filter((cell) => cell !== null);
    const node = around('row', drafts, { header: isHeader, continued: false });
    if (node) children.push(node);
  };
  draft(header.map((index) => ({ words: (lines[index] as Line).text, stretches: [range(index)] })), true);
  for (const cellsOfRow of rows) {
    draft(cellsOfRow, cellsOfRow.length === 1 && toHeaderRole((cellsOfRow[0] as { words: string }).words) !== null);
  }
  const first = children[0] as Draft;
  const end = children[children.length - 1] as Draft;
  return { draft: branch('table', first.start, end.end, children, { dress: 'flattened', columns }), next: last + 1 };
}

/** More labels than these never stand one after another in the form. */
const MOST_LABELS = 40;

/**
 * The form of an annual report flattened to a cell a paragraph, or set with
 * spaces: labels, then their figures. It ends with its last figure. The last label before figures
 * is theirs; those before it are a header.
 */
function readFlattenedFigures(
  lines: readonly Line[], from: number, kinds: readonly Kind[], filledAfter: (index: number) => number,
): TableRead | null {
  if (!isFormStart(splitAligned(lines[from] as Line)[0]?.words ?? '')) return null;
  const cells: CellRange[] = [];
  let figures = 0;
  let last = from;
  for (let index = from; index < lines.length; index = filledAfter(index)) {
    const line = lines[index] as Line;
    const kind = kinds[index] as Kind;
    if (kind.page) continue;
    // 行政规范性文件 reads like a letterhead.
    const field = kind.field !== null && kind.field.name !== 'letterhead';
    const printed = splitFigures(line);
    if (kind.chrome || field || kind.tabs > 0 || kind.pipes || printed.length === 0 || printed.some(({ words }) => words.length > 60) || /[。；]$/.test(line.text) || isReportPart(line.text)) break;
    cells.push(...printed);
    if (isFigure((cells[cells.length - 1] as CellRange).words)) {
      figures = cells.length;
      last = index;
    }
    if (cells.length - figures > MOST_LABELS) break;
  }
  if (figures < 2) return null;
  const rows: CellRange[][] = [];
  let labels: CellRange[] = [];
  let row: CellRange[] = [];
  for (const cell of cells.slice(0, figures)) {
    if (isFigure(cell.words)) {
      const own = labels.pop();
      if (labels.length > 0) rows.push(...splitFormHeader(labels));
      if (own !== undefined) rows.push(row = [own]);
      labels = [];
      row.push(cell);
    } else labels.push(cell);
  }
  const children = rows.map((printed) => {
    const drafts = printed.map((cell, place) => draftCell(cell, { column: null, place, inherited: false }));
    return around('row', drafts, { header: false, continued: false });
  }).filter((node) => node !== null);
  const first = children[0] as Draft;
  const end = children[children.length - 1] as Draft;
  return { draft: branch('table', first.start, end.end, children, { dress: 'flattened', columns: null }), next: last + 1 };
}

/** The cells of a line of the form: between wide spaces, figures at its end also between single ones. */
function splitFigures(line: Line): CellRange[] {
  return splitAligned(line).flatMap((cell): CellRange[] => {
    const pieces = [...cell.words.matchAll(/\S+/g)];
    const from = pieces.findLastIndex(([word]) => !isFigure(word)) + 1;
    const cut = pieces[from];
    if (!cut || pieces.length < 2) return [cell];
    const label = cell.words.slice(0, cut.index).trimEnd();
    return [
      ...(label === '' ? [] : [{ start: cell.start, end: cell.start + label.length, words: label }]),
      ...pieces.slice(from).map((match) => ({ start: cell.start + match.index, end: cell.start + match.index + match[0].length, words: match[0] })),
    ];
  });
}

/** 第二十条第（一）项 is a row by itself above 信息内容, 本年制发件数, … */
function splitFormHeader(labels: readonly CellRange[]): CellRange[][] {
  const first = labels[0];
  return first && isFormHeading(first.words) && labels.length > 1 ? [[first], labels.slice(1)] : [[...labels]];
}

// ── nesting ────────────────────────────────────────────────────────────────

/** Puts blocks under the sections they follow; a section reaches to its last block. */
function nest(blocks: readonly Block[]): Draft[] {
  const top: Draft[] = [];
  const open: { draft: Draft; rank: Rank }[] = [];
  for (const { draft, rank, closes } of blocks) {
    if (closes) open.length = 0;
    if (rank !== undefined) {
      while (open.length > 0 && (open[open.length - 1] as { rank: Rank }).rank >= rank) open.pop();
    }
    const parent = open[open.length - 1];
    (parent?.draft.children ?? top).push(draft);
    for (const { draft: section } of open) section.end = Math.max(section.end, draft.end);
    if (rank !== undefined) open.push({ draft, rank });
  }
  return top;
}

/**
 * What stands on printed pages (PDF, OFD) → paragraphs and tables: lines joined where the width cut them, tables as
 * their rules draw them and joined over pages, running heads and notes left out.
 */
import { foldForReading } from '../text/reading-fold.ts';
import { DocumentError } from './document-error.ts';
import { paragraph, type Block, type LayoutCell, type LayoutTable, type Paragraph, type ReadDocument } from './layout.ts';
import { Losses } from './loss.ts';
import { straighten, type Glyph, type PageContent } from './page-content.ts';
import { findColumnBoxes, findGrids, guessUprights, joinRules, leaveSides, type ColumnBox, type Grid, type GridCell } from './page-tables.ts';
import type { Run } from './page-runs.ts';
import { cheapest, type Standing } from './white-rows.ts';
import { findWhiteTables, readColumnBox, type WhiteTable } from './white-tables.ts';

export interface ReadPages extends ReadDocument {
  pages: number;
  /** What a reader should know of how it was read. */
  said: string[];
}

/** A line across the page, gaps and all: they are spaces and tabs in its text. */
interface Line extends Run {
  /** The height of its middle letter: raised figures do not count. */
  middle: number;
  /** Marks of notes in it, which were left out. */
  notes: number;
}

const LATIN = /[\x21-\x7e]/;

/** What stands between two lines that the width cut: a space between words, nothing within a number or in Chinese. */
function jointOf(before: string, after: string): string {
  const [last, first] = [before.slice(-1), after.charAt(0)];
  return LATIN.test(last) && LATIN.test(first) && !(/\d/.test(last) && /\d/.test(first)) ? ' ' : '';
}

/** Letters in their lines, from left to right. */
function toLines(glyphs: readonly Glyph[]): Line[] {
  const groups: { y: number; height: number; glyphs: Glyph[] }[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    let best: (typeof groups)[number] | null = null;
    for (let at = groups.length - 1; at >= Math.max(0, groups.length - 5) && !best; at--) {
      const group = groups[at] as (typeof groups)[number];
      const [small, big] = group.height < glyph.height ? [group, glyph] : [glyph, group];
      const apart = Math.abs(group.y - glyph.y);
      // A small raised figure belongs to the line it is raised above.
      if (apart <= big.height * 0.45 || (small.height < big.height * 0.75 && apart <= big.height * 0.75 && small.y < big.y)) best = group;
    }
    if (!best) groups.push({ y: glyph.y, height: glyph.height, glyphs: [glyph] });
    else {
      best.glyphs.push(glyph);
      if (glyph.height > best.height) {
        best.height = glyph.height;
        best.y = glyph.y;
      }
    }
  }
  return groups.flatMap(({ y, height, glyphs: all }) => {
    const isRaised = (glyph: Glyph) => glyph.height < height * 0.75 && glyph.y < y - height * 0.15 && /[\d*①-⑳]/.test(glyph.char);
    const kept = all.filter((glyph) => !isRaised(glyph)).sort((a, b) => a.x - b.x);
    const [first] = kept;
    if (!first) return [];
    let text = '';
    let before: Glyph | null = null;
    for (const glyph of kept) {
      const gap = before ? glyph.x - (before.x + before.width) : 0;
      const em = Math.max(glyph.height, before?.height ?? 0);
      if (before && gap > em * 1.6) text += '\t';
      else if (before && gap > em * 0.18 && LATIN.test(before.char) && LATIN.test(glyph.char)) text += ' ';
      text += glyph.char;
      before = glyph;
    }
    const middle = kept.map((glyph) => glyph.height).sort((a, b) => a - b)[kept.length >> 1] ?? height;
    return [{ glyphs: kept, text: plain(text), x: first.x, right: Math.max(...kept.map((glyph) => glyph.x + glyph.width)), y, height, middle, notes: all.length - kept.length }];
  }).sort((a, b) => a.y - b.y);
}

/** Radicals and compatibility forms, which programs put for ordinary letters into what they print: as those letters. */
function plain(text: string): string {
  return foldForReading(text.normalize('NFC'), true).text;
}

type Item = { kind: 'line'; y: number; line: Line } | { kind: 'grid'; y: number; grid: Grid; guess?: Guess };

/** A table without rules: whether it shows which cells reach over several. */
interface Guess {
  merges: boolean;
  headings: readonly number[];
}

interface LaidPage {
  page: PageContent;
  items: Item[];
  /** Of tables on it, what had to be guessed. */
  guessed: { columns: boolean; all: boolean };
}

const PAGE_NUMBER = /^[\s\-—–－─·•]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*(?:[/，,]\s*)?(?:共\s*)?\d{1,4}(?:\s*页)?)?[\s\-—–－─·•]*$/;

/** Running heads stand within so many points of an edge, on a sheet that lies across too: less than a margin of 25 mm and a line. */
const EDGE = 84;

/** What browsers print at the edges of a page: when it was printed, and its address. */
const PRINTED = /^(?:\d{2,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*(?:[上下]午\s*)?\d{1,2}:\d{2}|(?:https?|file):\/\/\S*(?:\s+\d+\/\d+)?$)/i;

/** A number a paragraph begins with. */
const MARKER = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[条章节]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])/;

/**
 * @param kind what the reader calls the file: `PDF`, `OFD`
 * @throws DocumentError where there is no text, or none that can be read
 */
export function assemble(pages: readonly PageContent[], kind: string): ReadPages {
  const losses = new Losses();
  const said: string[] = [];
  refuseUnreadable(pages, kind);
  const scanned = pages.filter(isScan).map(({ number }) => number);
  for (const number of scanned) losses.add('pages', number);
  if (pages.reduce((sum, { invisible }) => sum + invisible, 0) > 20) said.push('文字来自扫描识别，可能有错字，请对照原件。');
  for (const page of pages) straighten(page);
  const ruled = pages.map((page) => layRules(page, losses));
  const white = findWhite(ruled);
  const laid = ruled.map((page, at) => layPage(page, white[at] as White));
  leaveEdges(laid, losses);
  const guessed = laid.filter((page) => page.guessed.columns).map(({ page }) => page.number);
  if (guessed.length > 0) said.push(`${listPages(guessed)}的表格没有竖线，列按空白推断，请核对。`);
  const unruled = laid.filter((page) => page.guessed.all).map(({ page }) => page.number);
  if (unruled.length > 0) said.push(`${listPages(unruled)}的表格没有框线或框线不全，行和列按位置推断，可能有错，请逐条核对。`);
  const joiner = new Joiner(laid, losses);
  const blocks = joiner.join();
  said.push(...joiner.said());
  const tabular = findTabular(blocks);
  if (tabular.length > 0) said.push(`${listPages(tabular)}有没有框线的表格，列没有读出，请用原来的文件，或逐条核对。`);
  return { blocks, losses, pages: pages.length, said };
}

const listPages = (numbers: readonly number[]) => `第${numbers.slice(0, 5).join('、')}${numbers.length > 5 ? '等' : ''}页`;

function isScan({ glyphs, imageShare }: PageContent): boolean {
  return glyphs.length < 20 && imageShare > 0.4;
}

function refuseUnreadable(pages: readonly PageContent[], kind: string): void {
  const glyphs = pages.flatMap((page) => page.glyphs);
  const count = pages.length;
  if (glyphs.length < 20) {
    const scan = pages.some((page) => page.imageShare > 0.4);
    throw new DocumentError('没有文字', scan
      ? `这份 ${kind} 是扫描件：共${String(count)}页都是图片，没有文字层。请先用 WPS、扫描仪软件或 OCR 识别文字，存为 .docx 或纯文本。`
      : `这份 ${kind} 里没有文字层，不能读取。请先识别文字，或用原来的 .doc/.docx 文件。`);
  }
  // eslint-disable-next-line no-control-regex
  const strange = glyphs.filter(({ char }) => /[\u0000-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/.test(char)).length;
  const han = glyphs.filter(({ char }) => /\p{Script=Han}/u.test(char)).length;
  // A notice is Chinese: a text with hardly a Chinese letter is letters of fonts that say not what they are.
  if (strange > glyphs.length * 0.1 || (han < glyphs.length * 0.05 && strange > glyphs.length * 0.02) || han === 0) {
    throw new DocumentError('乱码', `这份 ${kind} 没有写明字体对应的文字，读出来是乱码，不能读取。请用原来的 .doc/.docx 文件。`);
  }
}

interface RuledPage {
  page: PageContent;
  grids: Grid[];
  /** Rules that no line draws. */
  guessed: boolean;
  /** Tables with ruled columns only, with what stands in them. */
  boxes: { box: ColumnBox; glyphs: Glyph[] }[];
  /** Letters outside of both. */
  rest: Glyph[];
}

/** The tables of a page that rules draw, with their letters. */
function layRules(page: PageContent, losses: Losses): RuledPage {
  if (page.images > 0) losses.add('images', page.number, page.images);
  const inside = (glyph: Glyph, { xs, top, bottom }: ColumnBox) => glyph.x + glyph.width / 2 > (xs[0] as number) && glyph.x + glyph.width / 2 < (xs[xs.length - 1] as number) && glyph.y > top && glyph.y < bottom + 2;
  const boxes = findColumnBoxes(page.rules).map((box) => ({ box, glyphs: page.glyphs.filter((glyph) => inside(glyph, box)) })).filter(({ box, glyphs }) => readColumnBox(box, glyphs) !== null);
  const boxed = new Set(boxes.flatMap(({ glyphs }) => glyphs));
  const ofBox = (rule: PageContent['rules'][number]) => boxes.some(({ box: { xs, top, bottom } }) => (rule.upright
    ? rule.at >= (xs[0] as number) - 3 && rule.at <= (xs[xs.length - 1] as number) + 3 && rule.from >= top - 4 && rule.to <= bottom + 4
    : (Math.abs(rule.at - top) < 4 || Math.abs(rule.at - bottom) < 4) && rule.from >= (xs[0] as number) - 4 && rule.to <= (xs[xs.length - 1] as number) + 4));
  const rules = boxes.length === 0 ? page.rules : page.rules.filter((rule) => !ofBox(rule));
  const uprights = guessUprights({ ...page, rules });
  const guessed = uprights.length > 0;
  // A frame around the page is no table.
  const grids = findGrids([...rules, ...uprights]).map((grid) => ({ ...leaveSides(grid, page.glyphs), guessed })).filter(({ cells, ys }) => cells.length >= 4 || (ys[ys.length - 1] as number) - (ys[0] as number) <= page.height * 0.8);
  const rest: Glyph[] = [];
  for (const glyph of page.glyphs) {
    if (boxed.has(glyph)) continue;
    const [x, y] = [glyph.x + glyph.width / 2, glyph.y - glyph.height * 0.3];
    const cell = grids.find(({ xs, ys }) => x >= (xs[0] as number) - 1 && x <= (xs[xs.length - 1] as number) + 1 && y >= (ys[0] as number) && y <= (ys[ys.length - 1] as number))
      ?.cells.find(({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom);
    (cell?.glyphs ?? rest).push(glyph);
  }
  return { page, grids, guessed, boxes, rest: takeOverhang(grids[grids.length - 1], rest) };
}

/** Words of cells that the page cuts go on below the last rule (Chromium), where nothing else stands: they are the cells'. */
function takeOverhang(grid: Grid | undefined, rest: Glyph[]): Glyph[] {
  const open = grid?.cells.filter((cell) => cell.open) ?? [];
  const bottom = grid?.ys[grid.ys.length - 1] ?? Infinity;
  const below = open.length > 0 ? rest.filter(({ y, height }) => y > bottom && y < bottom + height * 3) : [];
  const cellOf = (glyph: Glyph) => open.find(({ left, right }) => glyph.x >= left - 1 && glyph.x + glyph.width <= right + 1);
  if (below.length === 0 || !below.every(cellOf)) return rest;
  for (const glyph of below) cellOf(glyph)?.glyphs.push(glyph);
  return rest.filter((glyph) => !below.includes(glyph));
}

interface White {
  tables: WhiteTable[];
  rest: readonly Glyph[];
}

/** A way cells cannot stand in one table counts so much against it for all. */
const IMPOSSIBLE = 1e6;

/** Tables whose rules are missing, on all pages: cells stand in their rows in one way throughout. */
function findWhite(pages: readonly RuledPage[]): White[] {
  const read = ({ rest, boxes }: RuledPage, standing: Standing | null): White => {
    const white = findWhiteTables(rest, standing);
    return { tables: [...white.tables, ...boxes.flatMap(({ box, glyphs }) => readColumnBox(box, glyphs, standing) ?? [])], rest: white.rest };
  };
  const first = pages.map((page) => read(page, null));
  const all = first.flatMap(({ tables }) => tables);
  const sum = (standing: Standing) => all.reduce((total, { costs }) => total + Math.min(costs[standing], IMPOSSIBLE), 0);
  const standing = cheapest({ middle: sum('middle'), top: sum('top'), bottom: sum('bottom') });
  return first.map((white, at) => (white.tables.every((table) => table.standing === standing) ? white : read(pages[at] as RuledPage, standing)));
}

/** Lines and grids of a page, from top to bottom. */
function layPage({ page, grids, guessed }: RuledPage, white: White): LaidPage {
  const items: Item[] = [
    ...grids.map((grid): Item => ({ kind: 'grid', y: grid.ys[0] as number, grid })),
    ...white.tables.map(({ grid, merges, headings }): Item => ({ kind: 'grid', y: grid.ys[0] as number, grid, guess: { merges, headings } })),
    ...toLines(white.rest).map((line): Item => ({ kind: 'line', y: line.y - line.height, line })),
  ];
  return { page, items: items.sort((a, b) => a.y - b.y), guessed: { columns: guessed, all: white.tables.length > 0 } };
}

/** Running heads, page numbers, and notes below a short rule. */
function leaveEdges(laid: readonly LaidPage[], losses: Losses): void {
  const key = (text: string) => text.replace(/\d+/g, '#').replace(/\s/g, '');
  const isEdge = ({ page: { height } }: LaidPage, item: Item): item is Extract<Item, { kind: 'line' }> => item.kind === 'line'
    && (item.line.y < Math.max(height * 0.11, EDGE) || item.line.y > height - Math.max(height * 0.1, EDGE));
  const counts = new Map<string, number>();
  for (const page of laid) for (const item of page.items) if (isEdge(page, item)) counts.set(key(item.line.text), (counts.get(key(item.line.text)) ?? 0) + 1);
  const often = Math.max(2, Math.ceil(laid.length * 0.3));
  for (const each of laid) {
    each.items = each.items.filter((item) => {
      const drop = isEdge(each, item) && (PAGE_NUMBER.test(item.line.text) || PRINTED.test(item.line.text.normalize('NFKC')) || (counts.get(key(item.line.text)) ?? 0) >= often);
      if (drop) losses.add('edges', each.page.number);
      return !drop;
    });
    const { width, height, number } = each.page;
    const rule = joinRules(each.page.rules, false).filter(({ at, from, to }) => at > height * 0.5 && to - from < width * 0.4).pop();
    if (!rule) continue;
    const lines = each.items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
    const below = lines.filter(({ y }) => y > rule.at);
    const sizes = lines.filter(({ y }) => y <= rule.at).map(({ height: size }) => size).sort((a, b) => a - b);
    const [first] = below;
    const small = below.every(({ middle }) => middle < (sizes[sizes.length >> 1] ?? 0) * 0.85);
    if (first && (first.notes > 0 || (small && /^[\d①-⑳]/.test(first.text)))) {
      each.items = each.items.filter((item) => item.kind !== 'line' || !below.includes(item.line));
      losses.add('footnotes', number);
    }
  }
}

/** A cell of a table under way. */
interface WorkCell {
  column: number;
  columns: number;
  rows: number;
  lines: string[];
  /** Nothing closes it at the end of its page, though a rule closes others: it goes on. */
  open: boolean;
}

interface WorkRow {
  cells: WorkCell[];
  page: number;
  y: number;
}

interface WorkTable {
  xs: readonly number[];
  guess: Guess | undefined;
  page: number;
  rows: WorkRow[];
}

/** Makes one text of the pages: paragraphs and tables that go on over the page are one. */
class Joiner {
  readonly #laid: readonly LaidPage[];
  readonly #losses: Losses;
  readonly #blocks: Block[] = [];
  /** The edges that full lines reach. */
  readonly #left: number;
  readonly #right: number;
  /** The least step from line to line that is common. */
  readonly #step: number;
  #open: Paragraph | null = null;
  #before: (Line & { page: number; centred: boolean }) | null = null;
  #table: WorkTable | null = null;
  readonly #counts = { joined: 0, cut: 0 };
  /** Pages that begin with a blank cell which may be one of its own. */
  readonly #guessed = new Set<number>();

  constructor(laid: readonly LaidPage[], losses: Losses) {
    this.#laid = laid;
    this.#losses = losses;
    const lines = laid.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])));
    const long = lines.filter(({ text }) => text.length > 15);
    this.#right = (long.length > 0 ? long : lines).reduce((most, { right }) => Math.max(most, right), 0);
    this.#left = (long.length > 0 ? long : lines).reduce((least, { x }) => Math.min(least, x), Infinity);
    const steps = laid.flatMap(({ items }) => items.flatMap((item, at) => {
      const before = items[at - 1];
      return item.kind === 'line' && before?.kind === 'line' && Math.abs(item.line.height - before.line.height) < 1 ? [item.line.y - before.line.y] : [];
    })).filter((step) => step > 6).sort((a, b) => a - b);
    this.#step = steps[Math.floor(steps.length * 0.2)] ?? Infinity;
  }

  /** Whether a line below another begins a paragraph where neither an indent nor a short line shows it: by its number, or by white above it. */
  #begins(line: Line, before: Line & { page: number }, page: number): boolean {
    if (MARKER.test(line.text) && /[。；！？：）)]$/.test(before.text)) return true;
    return before.page === page && line.y - before.y > this.#step * 1.25;
  }

  said(): string[] {
    const { joined, cut } = this.#counts;
    const words = [...(joined > 0 ? [`跨页的表合并${String(joined)}处`] : []), ...(cut > 0 ? [`跨页的行合并${String(cut)}处`] : [])];
    return [
      ...(words.length > 0 ? [`${words.join('，')}。`] : []),
      ...(this.#guessed.size > 0 ? [`${listPages([...this.#guessed])}开头的空白单元格按上一页的合并单元格读，请核对。`] : []),
    ];
  }

  join(): Block[] {
    for (const { page, items } of this.#laid) {
      for (const item of items) {
        if (item.kind === 'line') {
          this.#endTable();
          this.#addLine(item.line, page.number);
        } else {
          this.#open = null;
          this.#before = null;
          this.#addGrid(item, page.number);
        }
      }
    }
    this.#endTable();
    return this.#blocks;
  }

  #addLine(line: Line, page: number): void {
    if (line.notes > 0) this.#losses.add('footnotes', page, line.notes);
    const em = line.height;
    const indented = line.x - this.#left > em * 1.2;
    const centred = Math.abs((line.x - this.#left) - (this.#right - line.right)) < em * 1.5 && line.x - this.#left > em * 2;
    const before = this.#before;
    const goesOn = this.#open && before && !indented && !centred && !before.centred && Math.abs(before.height - em) < em * 0.12
      && before.right > this.#right - em * 2.1 && !(before.page === page && line.y - before.y > em * 3.2) && !this.#begins(line, before, page) && !line.text.includes('\t') && !before.text.includes('\t');
    if (goesOn && this.#open) {
      const last = this.#open.lines[0] ?? '';
      this.#open.lines[0] = `${last}${jointOf(last, line.text)}${line.text}`;
    } else {
      this.#open = paragraph([line.text], { page, y: Math.round(line.y) });
      this.#blocks.push(this.#open);
    }
    this.#before = { ...line, page, centred };
  }

  #addGrid({ grid, guess }: Extract<Item, { kind: 'grid' }>, page: number): void {
    const rows = toWorkRows(grid, page);
    const table = this.#table;
    // Edges that were guessed differ from page to page.
    const same = guess ? 20 : 3;
    if (!table || table.page !== page - 1 || (table.guess === undefined) !== (guess === undefined) || table.xs.length !== grid.xs.length || !table.xs.every((x, at) => Math.abs(x - (grid.xs[at] as number)) <= same)) {
      this.#endTable();
      this.#table = { xs: grid.xs, page, rows, guess };
      return;
    }
    this.#counts.joined++;
    let repeated = 0;
    while (repeated < Math.min(rows.length, 4) && table.rows[repeated] && wordsOf(rows[repeated]) !== '' && wordsOf(rows[repeated]) === wordsOf(table.rows[repeated])) repeated++;
    if (repeated > 0) this.#losses.add('headers', page, repeated);
    const more = rows.slice(repeated);
    this.#bridge(table, more);
    table.rows.push(...more);
    table.page = page;
  }

  /** Joins what the page cut: cells that reach over it, and a row whose number stands above only. */
  #bridge(table: WorkTable, more: WorkRow[]): void {
    const [first] = more;
    const last = table.rows[table.rows.length - 1];
    if (!first || !last) return;
    const height = table.rows.length;
    const above = (cell: WorkCell) => {
      for (let at = height - 1; at >= 0; at--) {
        const found = table.rows[at]?.cells.find((each) => each.column === cell.column && each.columns === cell.columns);
        if (found) return at + found.rows >= height ? found : null;
      }
      return null;
    };
    if (isCut(first, last, table.rows)) {
      this.#counts.cut++;
      for (const cell of first.cells) {
        const upper = above(cell);
        if (!upper) continue;
        upper.lines = joinCut(upper.lines, cell.lines);
        upper.rows += cell.rows - 1;
        upper.open = cell.open;
      }
      more.shift();
      return;
    }
    first.cells = first.cells.filter((cell) => {
      const upper = above(cell);
      if (!upper || !this.#goesOn(cell, upper, table, more)) return true;
      if (textOf(upper) === '') upper.lines = cell.lines;
      upper.rows += cell.rows;
      upper.open = cell.open;
      return false;
    });
  }

  /** Whether a cell at the top of a page is the rest of the one above it. */
  #goesOn(cell: WorkCell, upper: WorkCell, table: WorkTable, more: readonly WorkRow[]): boolean {
    // A merged label: its words stand on one side of the break only.
    if (textOf(cell) !== '' && textOf(upper) !== '') return false;
    if (upper.open || cell.rows > 1 || (table.guess?.merges === true && table.guess.headings.includes(cell.column) && textOf(cell) === '')) return true;
    // A rule closes the page below both a row and a cell that is cut: the other cells of the column have to tell.
    const others = [...table.rows, ...more].flatMap(({ cells }) => cells).filter((each) => each.column === cell.column && each !== cell && each !== upper);
    const blank = others.some((each) => each.rows === 1 && textOf(each) === '');
    const joined = upper.rows > 1 || (!table.guess && !blank && others.some(({ rows }) => rows > 1));
    if (textOf(cell) === '' && textOf(upper) !== '' && (upper.rows > 1 ? blank : joined)) this.#guessed.add(more[0]?.page ?? 0);
    return joined;
  }

  #endTable(): void {
    const table = this.#table;
    this.#table = null;
    if (!table) return;
    const made: LayoutTable = {
      kind: 'table', unsure: table.guess?.merges === false,
      rows: table.rows.map(({ cells, page, y }) => cells.sort((a, b) => a.column - b.column).map((cell): LayoutCell => ({
        blocks: [paragraph(cell.lines)], columns: cell.columns, rows: cell.rows, place: { page, y: Math.round(y) },
      }))),
    };
    this.#blocks.push(made);
  }
}

const isIndex = (text: string) => /^\d{1,4}[.、]?$/.test(text);
const isFigure = (text: string) => /^[-\d.,，—－/]+%?$/.test(text);

/** Whether a page begins with the rest of a row: its number, or its figures, stand above only. */
function isCut(first: WorkRow, last: WorkRow, rows: readonly WorkRow[]): boolean {
  if (first.cells.every((cell) => textOf(cell) === '')) return false;
  const index = (row: WorkRow) => textOf(row.cells.find(({ column }) => column === 0));
  const numbered = rows.length > 2 && rows.filter((row) => isIndex(index(row))).length >= (rows.length - 1) * 0.7;
  if (numbered && index(first) === '' && index(last) !== '') return true;
  const figures = last.cells.filter((cell) => isFigure(textOf(cell)));
  const across = (row: WorkRow, { column, columns }: WorkCell) => textOf(row.cells.find((cell) => cell.column === column && cell.columns === columns));
  // A row whose figures are blank is one of its own where its words begin with a number, or those above end a sentence.
  const begins = first.cells.some((cell) => MARKER.test(textOf(cell)) || (textOf(cell) !== '' && /[。；！？]$/.test(across(last, cell))));
  return !begins && figures.length > 1 && figures.every(({ column, columns }) => first.cells.some((cell) => cell.column === column && cell.columns === columns && textOf(cell) === ''));
}

function textOf(cell: WorkCell | undefined): string {
  return cell?.lines.join('') ?? '';
}

function wordsOf(row: WorkRow | undefined): string {
  return row?.cells.map((cell) => `${String(cell.column)}:${textOf(cell)}`).join('|').replace(/^(?:\d+:\|?)*$/, '') ?? '';
}

/** A cell cut by the page goes on in the middle of its line. */
function joinCut(upper: readonly string[], lower: readonly string[]): string[] {
  const filled = lower.filter((line) => line !== '');
  if (upper.length === 0 || filled.length === 0) return [...upper, ...filled];
  return [...upper.slice(0, -1), `${upper[upper.length - 1] ?? ''}${filled[0] ?? ''}`, ...filled.slice(1)];
}

function toWorkRows(grid: Grid, page: number): WorkRow[] {
  const rows = Array.from({ length: grid.ys.length - 1 }, (_, at): WorkRow => ({ cells: [], page, y: grid.ys[at] as number }));
  for (const cell of grid.cells) rows[cell.row]?.cells.push({ column: cell.column, columns: cell.columns, rows: cell.rows, lines: toCellLines(cell, grid.guessed === true ? 6 : 0), open: cell.open === true });
  for (const row of rows) row.cells.sort((a, b) => a.column - b.column);
  // Rows of nothing that only double rules make.
  for (let at = rows.length - 1; at >= 0; at--) {
    if ((grid.ys[at + 1] as number) - (grid.ys[at] as number) >= 4 || rows[at]?.cells.some((cell) => textOf(cell) !== '' || cell.rows > 1)) continue;
    rows.splice(at, 1);
    rows.forEach((row, above) => row.cells.forEach((cell) => {
      if (above < at && above + cell.rows > at) cell.rows--;
    }));
  }
  return rows;
}

/** A short name that ends as names of units do. */
const UNIT = /^[^，。；：、]{1,9}[处室局科委办部队站中心院所会组]$|^[^，。；：、]{2,9}(?:集团|公司)$/;

const OPENING = /[（(《“‘【〔]/;
const CLOSING = /[，。、；：！？）)》”’】〕%％]/;

/** How wide the part of a line is that no line end may divide: a letter, with marks that cling to it; a number. */
function headWidth({ glyphs, x }: Line): number {
  let at = 0;
  while (at < glyphs.length - 1 && OPENING.test((glyphs[at] as Glyph).char)) at++;
  if (LATIN.test((glyphs[at] as Glyph).char)) while (at < glyphs.length - 1 && LATIN.test((glyphs[at + 1] as Glyph).char)) at++;
  while (at < glyphs.length - 1 && CLOSING.test((glyphs[at + 1] as Glyph).char)) at++;
  const last = glyphs[at] as Glyph;
  return last.x + last.width - x;
}

/**
 * The lines of a cell: those that its width cut are one.
 *
 * @param slack by how much it may be narrower than it looks
 */
function toCellLines(cell: GridCell, slack: number): string[] {
  const lines = toLines(cell.glyphs);
  const room = cell.right - cell.left;
  const out: string[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const text = line.text.replace(/\t/g, ' ');
    // Nothing more would have fitted: what begins the next line, and the white at both sides of a cell (Word: 5.4 points each).
    const full: boolean = before !== null && room - (before.right - before.x) < Math.max(before.height, headWidth(line)) + before.height * 0.15 + 13 + slack;
    const last = out[out.length - 1];
    const several = last !== undefined && UNIT.test(last) && UNIT.test(text);
    if (full && !several && last !== undefined) out[out.length - 1] = `${last}${jointOf(last, text)}${text}`;
    else out.push(text);
    before = line;
  }
  return out;
}

/** So many lines of three words with wide gaps between them are a table that no rules draw. */
const TABULAR_LINES = 3;

/** The pages of such lines. */
function findTabular(blocks: readonly Block[]): number[] {
  const pages = blocks.flatMap((block) => (block.kind === 'paragraph' && (block.lines[0]?.split('\t').length ?? 0) >= 3 ? block.place?.page ?? [] : []));
  return pages.length < TABULAR_LINES ? [] : [...new Set(pages)];
}

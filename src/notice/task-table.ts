/**
 * A table of tasks in any dress: cells between tabs or bars in a line, bars on lines of their own, or a cell a
 * paragraph. Finds its header and its region, makes atoms of its cells, tries the layouts that its header allows and
 * keeps the one that explains the cells best ({@link readGrid}).
 */
import { splitCells, splitRunTogether, type CellRange } from './cells.ts';
import { isOwnLineHeading, type Kind } from './classify.ts';
import { looksLikeDeadline, looksLikeUnits, toHeaderRole, toLabelRole } from './columns.ts';
import { branch, leaf, other, Run, type Draft, type TableRead } from './draft.ts';
import type { CellState, GivenCells } from './given.ts';
import { readGrid, type Atom, type Placed, type Slot } from './grid.ts';
import { endsSentence, isTitle, matchMarker } from './lexical.ts';
import { isWhite, type Line } from './lines.ts';
import type { ColumnRole, Table } from './tree.ts';

type Label = ColumnRole | 'task' | null;

/** A cell of a header: its words joined, and where they stand. */
interface HeaderCell {
  words: string;
  role: Label;
  stretches: [number, number][];
}

/** What the region of a table holds, in order. */
type Piece =
  | { kind: 'atom'; atom: Atom }
  | { kind: 'header'; cells: HeaderCell[] }
  | { kind: 'rule'; start: number; end: number };

interface Region {
  dress: Table['dress'];
  header: HeaderCell[];
  pieces: Piece[];
  /** The line after the region. */
  next: number;
}

/** Reads a table of tasks whose header begins at line `from`; null where there is none. */
export function readTaskTable(text: string, lines: readonly Line[], from: number, kinds: readonly Kind[], given: GivenCells): TableRead | null {
  const regions = [readPrintedRows(text, lines, from, kinds, given), ...(isBarred(lines, from) ? [readBars(text, lines, from, kinds)] : []), ...readParagraphs(lines, from, kinds)];
  let best: { region: Region; slots: Slot[]; score: number } | null = null;
  for (const region of regions) {
    if (!region || (best && region.dress !== best.region.dress)) continue;
    const sample = region.pieces.flatMap((piece) => (piece.kind === 'atom' ? [piece.atom] : [])).slice(0, SAMPLE);
    if (sample.length === 0) continue;
    for (const slots of toLayouts(region.header)) {
      setHomes(region, slots);
      const { score } = readGrid(sample, slots, isNamed(region));
      if (best === null || score > best.score + 1e-6) best = { region, slots, score };
    }
  }
  if (best === null) return null;
  const { region, slots } = best;
  setHomes(region, slots);
  return { draft: draftRegion(text, region, slots), next: region.next };
}

function isNamed({ header }: Region): boolean {
  return header.every(({ words }) => words !== '');
}

/** So many atoms tell which layout is right. */
const SAMPLE = 120;

// ── layouts ────────────────────────────────────────────────────────────────

/** The orders of columns that a header allows: an unknown name may be anything, a number may have no name. */
function toLayouts(header: readonly HeaderCell[]): Slot[][] {
  const roles = header.map(({ role }) => role);
  // 时限要求 beside 进度安排: the first says by when, the other remarks on it.
  if (roles.filter((role) => role === 'deadline').length > 1 && !roles.includes('remark')) {
    const later = header.findIndex(({ role, words }) => role === 'deadline' && /进度|安排/.test(words));
    if (later >= 0) roles[later] = 'remark';
  }
  const unknown = header.flatMap(({ words }, at) => (roles[at] === null && words !== '' ? [at] : []));
  let guesses: Label[][] = [roles];
  for (const at of unknown.slice(0, 2)) {
    guesses = guesses.flatMap((guess) => (['other', 'requirement', 'clause', 'responsible', 'deadline', 'remark'] as const).flatMap((role) => {
      if (role === 'other') return [guess];
      if (guess.includes(role) || (role === 'responsible' && guess.includes('lead'))) return [];
      const next = [...guess];
      next[at] = role;
      return [next];
    }));
  }
  const layouts: Slot[][] = [];
  for (const guess of guesses) {
    const hasRequirement = guess.includes('requirement');
    if (!hasRequirement && !guess.includes('task')) continue;
    const slots: Slot[] = [];
    header.forEach(({ words }, at) => {
      const role = guess[at] ?? null;
      if (words === '') return;
      const added: Slot['role'][] = role === null ? ['other']
        : role === 'task' ? (hasRequirement ? ['chapter', 'clause'] : ['chapter', 'clause', 'requirement']) : [role];
      for (const each of added) if (each === 'other' || !slots.some((slot) => slot.role === each)) slots.push({ role: each, head: words });
    });
    // A heading in a row of its own needs a column to stand in.
    const missing = (['chapter', 'clause'] as const).filter((role) => !slots.some((slot) => slot.role === role));
    slots.unshift(...missing.map((role): Slot => ({ role, head: null })));
    layouts.push(slots);
    if (!guess.includes('index')) {
      for (let at = missing.length; at < slots.length; at++) layouts.push([...slots.slice(0, at), { role: 'index', head: null }, ...slots.slice(at)]);
    }
  }
  return layouts.filter((slots) => slots.length <= 24);
}

/** For each atom in a row as wide as the header above it, the slots of the cell it stands under. */
function setHomes(region: Region, slots: readonly Slot[]): void {
  if (region.dress === 'flattened') return;
  let { header } = region;
  let row: Atom[] = [];
  const close = () => {
    for (const atom of row) {
      const above = row.length === header.length ? header[atom.place] : undefined;
      const role = above?.role ?? null;
      const hasRequirement = header.some((cell) => cell.role === 'requirement');
      atom.home = !above || above.words === '' ? [] : slots.flatMap((slot, at) =>
        (slot.head === above.words || (role !== null && slot.role === role)
          || (role === 'task' && (slot.role === 'chapter' || slot.role === 'clause' || (slot.role === 'requirement' && !hasRequirement))) ? [at] : []));
    }
    row = [];
  };
  for (const piece of region.pieces) {
    if (piece.kind === 'header') {
      close();
      header = piece.cells;
    } else if (piece.kind === 'atom') {
      if (piece.atom.before !== 'cell') close();
      row.push(piece.atom);
    }
  }
  close();
}

// ── headers ────────────────────────────────────────────────────────────────

/** True for the cells of a header: one says what is asked for, one who or by when, and at most two are unknown. */
function isHeader(cells: readonly HeaderCell[]): boolean {
  const filled = cells.filter(({ words }) => words !== '');
  const known = new Set(filled.flatMap(({ role }) => (role === null ? [] : [role])));
  const says = known.has('task') || known.has('requirement');
  const assigns = (['lead', 'participants', 'responsible', 'deadline'] as const).some((role) => known.has(role));
  const unknown = filled.filter(({ role }) => role === null).length;
  return filled.length >= 2 && known.size >= 2 && assigns && unknown <= 2 && (says || unknown > 0) && filled.every(({ words }) => words.length <= 16 && !/[。；]/.test(words));
}

function toHeaderCell({ start, end, words }: CellRange): HeaderCell {
  return { words: words.replace(/\s/g, ''), role: toLabelRole(words), stretches: [[start, end]] };
}

// ── rows printed on a line ─────────────────────────────────────────────────

const BAR = '|';
const TAB = '\t';

/** The cells of a line; bars at its ends are its frame. */
function splitLine(text: string, line: Line, border: string): CellRange[] {
  if (border !== BAR) return splitCells(text, line.start, line.end, border);
  // 2 | 公布企业名单 | 环境卫生处 ||: without a bar in front, those that stand together at the end say how many cells are missing, not which.
  const missing = text.charAt(line.from) === BAR ? 0 : (/\|{2,}$/.exec(line.text)?.[0].length ?? 0);
  if (missing > 1) return splitCells(text, line.from, line.to - missing, BAR);
  const from = text.charAt(line.from) === BAR ? line.from + 1 : line.from;
  const framed = line.to > from && text.charAt(line.to - 1) === BAR && text.charAt(line.to - 2) !== '\\';
  return splitCells(text, from, framed ? line.to - 1 : line.to, BAR);
}

/** So many lines a header may take. */
const LONGEST_HEADER = 16;

/**
 * A header printed in rows from line `from` on, and the line after it: on one line; on two, 责任分工 above 牵头 and 配合; or broken
 * over many, where its cells hold line ends: 序号⇥工作 ⏎ 任务⇥责任 ⏎ 单位.
 */
function readHeader(cellsAt: (index: number) => CellRange[] | null, from: number): { header: HeaderCell[]; next: number } | null {
  const header = cellsAt(from)?.map(toHeaderCell) ?? [];
  const below = cellsAt(from + 1)?.map(toHeaderCell) ?? [];
  if (below.length === header.length && below.some(({ words }) => words !== '') && below.every(({ words, role }) => words === '' || role !== null)) {
    const joined = header.map((cell, place): HeaderCell => {
      const under = below[place] as HeaderCell;
      return under.words === '' ? cell : joinHeaderCells(cell, under, under.role ?? cell.role);
    });
    if (isHeader(joined)) return { header: joined, next: from + 2 };
  }
  let best = header.length > 1 && isHeader(header) ? { header, next: from + 1 } : null;
  const isKnown = (cells: readonly HeaderCell[]) => cells.every(({ words, role }) => words === '' || role !== null);
  if (best && isKnown(header)) return best;
  let running = header;
  for (let at = from + 1; at < from + LONGEST_HEADER; at++) {
    const cells = cellsAt(at)?.map(toHeaderCell) ?? [];
    const [first, ...rest] = cells;
    const last = running[running.length - 1];
    if (!first || !last || cells.some(({ words }) => words.length > 8 || /[0-9。，]/.test(words)) || (cells.length === 1 && isKnown(running))) break;
    running = [...running.slice(0, -1), joinHeaderCells(last, first), ...rest];
    if (isHeader(running) && (!best || isKnown(running))) best = { header: running, next: at + 1 };
  }
  return best;
}

function joinHeaderCells(above: HeaderCell, under: HeaderCell, role?: Label): HeaderCell {
  const words = above.words + under.words;
  return { words, role: role ?? toLabelRole(words), stretches: [...above.stretches, ...under.stretches] };
}

function countOf(text: string, line: Line, border: string): number {
  let count = 0;
  for (let i = line.start; i < line.end; i++) if (text.charAt(i) === border && text.charAt(i - 1) !== '\\') count++;
  return count;
}

/** No blank stretch inside a table is longer. */
const LONGEST_GAP = 6;

function readPrintedRows(text: string, lines: readonly Line[], from: number, kinds: readonly Kind[], given: GivenCells): Region | null {
  const first = lines[from] as Line;
  const border = countOf(text, first, TAB) > 0 ? TAB : countOf(text, first, BAR) > 0 ? BAR : null;
  if (border === null) return null;
  const cellsAt = (index: number) => splitLine(text, lines[index] as Line, border);
  const head = readHeader((index) => (kinds[index]?.blank === false ? cellsAt(index) : null), from);
  if (!head) return null;
  const { header } = head;
  const at = head.next;
  const isRow = (index: number) => {
    const kind = kinds[index] as Kind;
    return !kind.blank && !kind.rule && countOf(text, lines[index] as Line, border) > 0 && (border === BAR || !kind.pipes);
  };
  const isHeaderRow = (index: number) => isHeader(cellsAt(index).map(toHeaderCell));
  const pieces: Piece[] = [];
  let last = at - 1;
  let waiting: Piece[] = [];
  let rows = 0;
  for (let i = at; i < lines.length && i - last <= LONGEST_GAP; i++) {
    const kind = kinds[i] as Kind;
    const line = lines[i] as Line;
    if (kind.blank || kind.page) continue;
    if (kind.rule) {
      waiting.push({ kind: 'rule', start: line.from, end: line.to });
      continue;
    }
    if (!isRow(i)) {
      // A heading between rows, or the rest of a cell: only where more of the table follows, or the cell goes on.
      if (kind.chrome || kind.data || (kind.field && kind.field.name !== 'letterhead') || line.text.length > 200 || isTitle(line.text)) break;
      if (kind.marker && !isOwnLineHeading(line.text.slice(kind.marker.length), kind.marker.rank)) break;
      waiting.push({ kind: 'atom', atom: { start: line.from, end: line.to, words: line.text, before: 'row', place: 0, home: [], alone: kind.marker !== null || kinds[i - 1]?.blank === true } });
      if (!goesOn(lines, kinds, i, isRow, isHeaderRow)) {
        const before = pieces[pieces.length - 1];
        const open = i === last + 1 && before?.kind === 'atom' && !kind.marker
          && (looksLikeUnits(line.text) && looksLikeUnits(before.atom.words) || !endsSentence(before.atom.words) && before.atom.words.length > 20 && !looksLikeUnits(before.atom.words) && !looksLikeDeadline(before.atom.words));
        if (!open) break;
        pieces.push(...waiting);
        waiting = [];
        last = i;
      }
      continue;
    }
    const printed = cellsAt(i);
    const heads = printed.map(toHeaderCell);
    if (isHeader(heads) && heads.every(({ words, role }) => words === '' || role !== null)) {
      const roles = (cells: readonly HeaderCell[]) => cells.flatMap(({ role }) => role ?? []).join();
      if (i - last > 1 && roles(heads) !== roles(header)) break;
      pieces.push(...waiting, { kind: 'header', cells: heads });
    } else {
      // Where the file tells the cells, none ran together.
      const stateOf = given(line);
      const cells = stateOf ? printed : printed.flatMap(splitRunTogether);
      const filled = cells.filter(({ words }) => words !== '').length;
      pieces.push(...waiting, ...cells.map(({ start, end, words }, place): Piece => ({
        kind: 'atom', atom: { start, end, words, before: place === 0 ? 'row' : 'cell', place, home: [], alone: filled === 1, ...(stateOf ? { state: stateOf(place) } : {}) },
      })));
      rows++;
    }
    waiting = [];
    last = i;
  }
  return rows > 0 ? { dress: border === TAB ? 'tabs' : 'pipes', header, pieces, next: last + 1 } : null;
}

/** True where more rows follow a line without borders, with no more than two such lines between. */
function goesOn(lines: readonly Line[], kinds: readonly Kind[], index: number, isRow: (index: number) => boolean, isHeaderRow: (index: number) => boolean): boolean {
  let others = 0;
  for (let i = index + 1; i < lines.length && i - index <= LONGEST_GAP && others <= 4; i++) {
    const kind = kinds[i] as Kind;
    if (kind.blank || kind.page || kind.rule) continue;
    if (isRow(i)) return !isHeaderRow(i);
    if (kind.chrome || kind.field) return false;
    others++;
  }
  return false;
}

// ── bars on lines of their own ─────────────────────────────────────────────

/** True where a cell stands on a line and its bar on the next, or behind it. */
function isBarred(lines: readonly Line[], from: number): boolean {
  const near = lines.slice(from, from + 12).map(({ text }) => text).filter((words) => words !== '');
  return near.filter((words) => words === BAR || /^[^|]+\|$/.test(words)).length >= 3;
}

function readBars(text: string, lines: readonly Line[], from: number, kinds: readonly Kind[]): Region | null {
  let end = from;
  for (let i = from, bare = 0; i < lines.length && bare <= 4; i++) {
    const kind = kinds[i] as Kind;
    if (kind.blank || kind.page) continue;
    if (kind.field || kind.chrome || kind.tabs > 1) break;
    if ((lines[i] as Line).text.includes(BAR)) { end = i; bare = 0; } else bare++;
  }
  const last = lines[end] as Line;
  const cells: { words: string; stretches: [number, number][] }[] = [];
  let current: { words: string; stretches: [number, number][] } = { words: '', stretches: [] };
  for (let i = from; i <= end; i++) {
    if ((kinds[i] as Kind).page) continue;
    const line = lines[i] as Line;
    let at = line.from;
    for (let k = line.from; k <= line.to; k++) {
      if (k < line.to && text.charAt(k) !== BAR) continue;
      let [start, stop] = [at, k];
      while (start < stop && isWhite(text.charAt(start))) start++;
      while (stop > start && isWhite(text.charAt(stop - 1))) stop--;
      if (stop > start) {
        current.words += text.slice(start, stop);
        current.stretches.push([start, stop]);
      }
      if (k < line.to) {
        cells.push(current);
        current = { words: '', stretches: [] };
      }
      at = k + 1;
    }
  }
  if (current.words !== '') cells.push(current);
  const header: HeaderCell[] = [];
  for (const cell of cells) {
    const role = toLabelRole(cell.words);
    if (role === null || header.length >= 12) break;
    header.push({ words: cell.words.replace(/\s/g, ''), role, stretches: cell.stretches });
  }
  if (header.length < 2 || !isHeader(header)) return null;
  const pieces = cells.slice(header.length).flatMap(({ words, stretches }, at): Piece[] => {
    if (stretches.length === 0) return [];
    return stretches.map(([start, stop], line): Piece => ({
      kind: 'atom',
      atom: { start, end: stop, words: text.slice(start, stop), before: line > 0 ? 'line' : at === 0 ? 'row' : 'border', place: -1, home: [], alone: words === '' },
    }));
  });
  return { dress: 'pipes', header, pieces, next: lines.indexOf(last) + 1 };
}

// ── a cell a paragraph ─────────────────────────────────────────────────────

/** The regions that may begin here, one for each way to end the header. */
function readParagraphs(lines: readonly Line[], from: number, kinds: readonly Kind[]): Region[] {
  const isPlain = (index: number) => {
    const kind = kinds[index];
    return kind !== undefined && kind.tabs === 0 && !kind.pipes && !kind.chrome && !kind.field && !kind.data;
  };
  const nextFilled = (index: number) => {
    let next = index + 1;
    while (next < lines.length && ((kinds[next] as Kind).blank || (kinds[next] as Kind).page)) next++;
    return next;
  };
  const range = (index: number): [number, number] => [(lines[index] as Line).from, (lines[index] as Line).to];
  const header: HeaderCell[] = [];
  const ends: number[] = [];
  let at = from;
  while (at < lines.length && header.length < 12 && isPlain(at)) {
    const { text: words } = lines[at] as Line;
    if (words.length > 16) break;
    const next = nextFilled(at);
    const both = isPlain(next) ? words + (lines[next] as Line).text : '';
    const role = toLabelRole(words);
    // 目标 ⏎ 任务 is one cell that the page broke in two.
    const broken = words.length <= 4 && both.length <= 8 && (role === null ? toLabelRole(both) !== null : words.length <= 2 && role !== 'index' && toHeaderRole(both) !== null);
    if (broken) {
      header.push({ words: both, role: toLabelRole(both), stretches: [range(at), range(next)] });
      at = nextFilled(next);
    } else if (role !== null) {
      header.push({ words: words.replace(/\s/g, ''), role, stretches: [range(at)] });
      at = next;
    } else {
      const unknown = header.length > 0 && words.length <= 8 && !/[。，；：0-9]/.test(words) && !matchMarker(words);
      if (!unknown || header.filter((cell) => cell.role === null).length >= 2) break;
      header.push({ words, role: null, stretches: [range(at)] });
      at = next;
    }
    ends.push(at);
  }
  const regions: Region[] = [];
  for (let count = header.length; count >= 3 && regions.length < 3; count--) {
    const cells = header.slice(0, count);
    if (!isHeader(cells)) continue;
    const region = readParagraphRegion(lines, ends[count - 1] as number, kinds, cells, nextFilled);
    if (region) regions.push(region);
    if (cells[count - 1]?.role !== null) break;
  }
  return regions;
}

function readParagraphRegion(
  lines: readonly Line[], from: number, kinds: readonly Kind[], header: HeaderCell[], nextFilled: (index: number) => number,
): Region | null {
  const region: number[] = [];
  for (let index = from; index < lines.length; index = nextFilled(index)) {
    const kind = kinds[index] as Kind;
    if (kind.blank || kind.page) continue;
    if (kind.chrome || (kind.field && !['letterhead', 'date'].includes(kind.field.name)) || kind.tabs > 1 || kind.pipes) break;
    region.push(index);
  }
  // A name and a date at the very end are the signature, not cells.
  while (region.length > 0 && (kinds[region[region.length - 1] as number] as Kind).field?.name === 'date') region.splice(-2);
  const heads = new Set(header.map(({ words }) => words));
  const pieces: Piece[] = [];
  for (let i = 0; i < region.length; i++) {
    const line = lines[region[i] as number] as Line;
    // The header again, at the head of a page.
    let run = 0;
    while (run < header.length && heads.has((lines[region[i + run] ?? -1]?.text ?? '').replace(/\s/g, '')) && toLabelRole((lines[region[i + run] as number] as Line).text)) run++;
    if (run >= 2) {
      pieces.push({ kind: 'header', cells: region.slice(i, i + run).map((index) => toHeaderCell({ start: (lines[index] as Line).from, end: (lines[index] as Line).to, words: (lines[index] as Line).text })) });
      i += run - 1;
      continue;
    }
    pieces.push({ kind: 'atom', atom: { start: line.from, end: line.to, words: line.text, before: pieces.length === 0 ? 'row' : 'line', place: -1, home: [], alone: false } });
  }
  const last = region[region.length - 1];
  return last === undefined ? null : { dress: 'flattened', header, pieces, next: last + 1 };
}

// ── drafts ─────────────────────────────────────────────────────────────────

interface GridCell {
  slot: number | null;
  place: number;
  words: string;
  stretches: [number, number][];
  state?: CellState | undefined;
}

interface GridRow {
  cells: GridCell[];
  continued: boolean;
  start: number;
  end: number;
}

/** Columns whose missing cells were merged with the cell above: a blank 备注 or 配合 means none. */
const MERGED: readonly ColumnRole[] = ['chapter', 'clause', 'lead', 'responsible', 'deadline'];

function draftRegion(text: string, region: Region, slots: readonly Slot[]): Draft {
  const atoms = region.pieces.flatMap((piece) => (piece.kind === 'atom' ? [piece.atom] : []));
  const { placed } = readGrid(atoms, slots, isNamed(region));
  const columns = slots.flatMap(({ role }) => (role === 'other' ? [] : [role]));
  const roleOf = (cell: GridCell): ColumnRole | null => {
    const role = cell.slot === null ? null : (slots[cell.slot] as Slot).role;
    return role === 'other' ? null : role;
  };
  const children: Draft[] = [];
  const drawHeader = (cells: readonly HeaderCell[]) => {
    for (const row of divideHeader(cells)) {
      const drafts = row.map(({ stretches, place }): Draft => {
        const run = new Run(text, stretches);
        const [first, last] = [stretches[0] as [number, number], stretches[stretches.length - 1] as [number, number]];
        return branch('cell', first[0], last[1], run.leaves(0, run.text.length), { column: null, place, inherited: false });
      });
      const [first, last] = [drafts[0], drafts[drafts.length - 1]];
      if (first && last) children.push(branch('row', first.start, last.end, drafts, { header: true, continued: false }));
    }
  };
  drawHeader(region.header);

  const above = new Set<ColumnRole>();
  let rows: GridRow[] = [];
  const drawRows = () => {
    for (const row of rows) children.push(drawRow(text, row, roleOf, columns, above));
    rows = [];
  };
  let at = 0;
  let requirementOpen = false;
  for (const piece of region.pieces) {
    if (piece.kind === 'atom') {
      const { atom } = piece;
      const { slot, as } = placed[at++] as Placed;
      const role = slot === null ? null : (slots[slot] as Slot).role;
      const row = rows[rows.length - 1];
      if (as === 'row' || as === 'resumed' || !row) rows.push({ cells: [], continued: as === 'resumed', start: atom.start, end: atom.end });
      const here = rows[rows.length - 1] as GridRow;
      const cell = here.cells[here.cells.length - 1];
      if (as === 'more' && cell) {
        cell.words += atom.words;
        cell.stretches.push([atom.start, atom.end]);
      } else here.cells.push({ slot, place: atom.place < 0 ? here.cells.length : atom.place, words: atom.words, stretches: [[atom.start, atom.end]], state: atom.state });
      here.end = atom.end;
      // A row that a page break cut: no number where the table counts, no heading, and the requirement before stopped in mid-sentence.
      if (role === 'requirement' && atom.words !== '') {
        if (as !== 'more' && as !== 'resumed' && requirementOpen && region.dress !== 'flattened' && columns.includes('index')
          && here.cells.every((each) => each.words === '' || !['index', 'chapter', 'clause'].includes(roleOf(each) ?? ''))) here.continued = true;
        requirementOpen = !endsSentence(atom.words);
      }
      continue;
    }
    drawRows();
    if (piece.kind === 'header') drawHeader(piece.cells);
    else children.push(other('border', piece.start, piece.end));
  }
  drawRows();
  children.sort((a, b) => a.start - b.start);
  const [first, last] = [children[0] as Draft, children[children.length - 1] as Draft];
  return branch('table', first.start, last.end, children, { dress: region.dress, columns, ...(atoms.some(({ state }) => state !== undefined) ? { given: true } : {}) });
}

/** The rows of a header: cells that stand on two rows side by side (责任分工 above 牵头 and 配合) are a row for each. */
function divideHeader(cells: readonly HeaderCell[]): { place: number; stretches: [number, number][] }[][] {
  const filled = cells.flatMap(({ stretches }, place) => (stretches.length > 0 ? [{ place, stretches }] : []));
  const endOf = (stretches: readonly [number, number][]) => stretches[stretches.length - 1]?.[1] ?? 0;
  const apart = filled.every(({ stretches }, at) => at === 0 || (stretches[0]?.[0] ?? 0) >= endOf(filled[at - 1]?.stretches ?? []));
  if (apart) return [filled];
  const rows: { place: number; stretches: [number, number][] }[][] = [];
  const pieces = filled.flatMap(({ place, stretches }) => stretches.map((stretch) => ({ place, stretch }))).sort((a, b) => a.stretch[0] - b.stretch[0]);
  let before = Infinity;
  for (const { place, stretch } of pieces) {
    if (place <= before) rows.push([]);
    rows[rows.length - 1]?.push({ place, stretches: [stretch] });
    before = place;
  }
  return rows;
}

function drawRow(text: string, row: GridRow, roleOf: (cell: GridCell) => ColumnRole | null, columns: readonly ColumnRole[], above: Set<ColumnRole>): Draft {
  const roles = row.cells.map(roleOf);
  const filled = (role: ColumnRole) => row.cells.some((cell, at) => roles[at] === role && cell.words !== '');
  // Merged cells reach to the end of their chapter.
  if (filled('chapter')) above.clear();
  if (filled('clause')) above.delete('clause');
  // One column of tasks whose words are no chapter: its blank cells are the clause, merged.
  const blankChapter = row.cells.findIndex((cell, at) => roles[at] === 'chapter' && cell.words === '');
  if (blankChapter >= 0 && !above.has('chapter') && above.has('clause') && !roles.includes('clause')) roles[blankChapter] = 'clause';
  // Beside a lead of the row's own, a blank 责任单位 means none; in a row with a cell that nobody placed, nothing is inherited.
  const astray = row.cells.some((cell, at) => cell.words !== '' && roles[at] === null && cell.slot === null);
  const inherits = (role: ColumnRole) => !row.continued && !astray && MERGED.includes(role) && above.has(role) && !(role === 'responsible' && filled('lead'));
  const children = row.cells.map((cell, at): Draft => {
    const column = roles[at] ?? null;
    // What the file says is merged is; what it says is a cell of its own has nothing of what stands above it.
    const merged = cell.state === undefined ? column !== null && inherits(column) : cell.state === 'below' && column !== null && above.has(column);
    const inherited = cell.words === '' && merged;
    return drawCell(text, cell, { column, place: cell.place, inherited });
  });
  // A merged cell that left no trace in its row stands, without width, at the row's end.
  const told = row.cells.some(({ state }) => state !== undefined);
  const lost = told ? [] : columns.filter((role) => !roles.includes(role) && inherits(role));
  lost.forEach((column, index) => children.push(branch('cell', row.end, row.end, [], { column, place: row.cells.length + index, inherited: true })));
  row.cells.forEach((cell, at) => {
    const role = roles[at];
    if (role && cell.words !== '') above.add(role);
  });
  return branch('row', row.start, row.end, children, { header: false, continued: row.continued });
}

function drawCell(text: string, cell: GridCell, data: { column: ColumnRole | null; place: number; inherited: boolean }): Draft {
  const run = new Run(text, cell.stretches);
  const marker = data.column === 'chapter' || data.column === 'clause' || data.column === 'requirement' ? matchMarker(run.text) : null;
  const marked = marker && marker.length < run.text.length ? marker.length : 0;
  const leaves = [...(marked > 0 ? run.stretches(0, marked).map(([from, to]) => leaf('marker', from, to)) : []), ...run.leaves(marked, run.text.length)];
  const [first, last] = [cell.stretches[0] as [number, number], cell.stretches[cell.stretches.length - 1] as [number, number]];
  return branch('cell', first[0], last[1], leaves, data);
}

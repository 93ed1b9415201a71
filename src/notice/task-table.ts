/**
 * A table of tasks in any dress: cells between tabs or bars in a line, bars on lines of their own, or a cell a
 * paragraph. Finds its header and its region, makes atoms of its cells, tries the layouts that its header allows and
 * keeps the one that explains the cells best ({@link readGrid}).
 */
import { splitCells, splitRunTogether, type CellRange } from './cells.ts';
import { isOwnLineHeading, type Kind } from './classify.ts';
import { looksLikeDeadline, looksLikeUnits, toHeaderRole, toLabelRole } from './columns.ts';
import { branch, leaf, other, Run, type Draft, type TableRead } from './draft.ts';
import { guessColumns } from './guess-columns.ts';
import type { CellState, GivenCells } from './given.ts';
import { readGrid, type Atom, type Placed, type Slot } from './grid.ts';
import { endsSentence, isTitle, matchMarker } from './lexical.ts';
import { isWhite, type Line } from './lines.ts';
import { centreHeadings, isBelow } from './merged-headings.ts';
import { isHeader, listUsualLayouts, readHeader, toHeaderCell, toLayouts, unfoldLevels, type HeaderCell } from './task-header.ts';
import type { ColumnRole, Table } from './tree.ts';

/** What the region of a table holds, in order. */
type Piece =
  | { kind: 'atom'; atom: Atom }
  | { kind: 'header'; cells: HeaderCell[] }
  | { kind: 'rule'; start: number; end: number };

interface Region {
  dress: Table['dress'];
  header: HeaderCell[];
  /** The orders of columns to try, where the header does not say them. */
  layouts?: Slot[][];
  /** What the columns hold was told by their contents. */
  guessed?: boolean;
  pieces: Piece[];
  /** The line after the region. */
  next: number;
}

/** Reads a table of tasks whose header begins at line `from`; null where there is none. */
export function readTaskTable(text: string, lines: readonly Line[], from: number, kinds: readonly Kind[], given: GivenCells): TableRead | null {
  const regions = [readPrintedRows(text, lines, from, kinds, given), ...(isBarred(lines, from) ? [readBars(text, lines, from, kinds)] : []), ...readParagraphs(lines, from, kinds)];
  const best = chooseReading(regions);
  if (best) return drawReading(text, best);
  const guessed = chooseReading([guessParagraphs(lines, from, kinds)]);
  return guessed && isPlausible(guessed) ? drawReading(text, guessed) : null;
}

interface Reading {
  region: Region;
  slots: Slot[];
  score: number;
}

function chooseReading(regions: readonly (Region | null)[]): Reading | null {
  let best: Reading | null = null;
  for (const region of regions) {
    if (!region || (best && region.dress !== best.region.dress)) continue;
    const sample = atomsOf(region).slice(0, SAMPLE);
    if (sample.length === 0) continue;
    for (const slots of region.layouts ?? toLayouts(region.header)) {
      setHomes(region, slots);
      const { score } = readGrid(sample, slots, isNamed(region));
      if (best === null || score > best.score + 1e-6) best = { region, slots, score };
    }
  }
  return best;
}

/** A table told by its contents alone: its rows ask for something and most say who or by when. */
function isPlausible({ region, slots }: Reading): boolean {
  const atoms = atomsOf(region);
  const { placed } = readGrid(atoms, slots, false);
  const roles = placed.map(({ slot }) => (slot === null ? null : (slots[slot] as Slot).role));
  const count = (test: (atom: Atom, role: string | null) => boolean) => atoms.filter((atom, at) => test(atom, roles[at] ?? null)).length;
  const rows = placed.filter(({ as }) => as === 'row').length;
  const asked = count(({ words }, role) => role === 'requirement' && words.length >= 6);
  const assigned = count(({ words }, role) => ((role === 'lead' || role === 'responsible') && looksLikeUnits(words)) || (role === 'deadline' && looksLikeDeadline(words)));
  return rows >= 2 && asked * 5 >= rows * 4 && assigned * 3 >= rows * 2 && count((_, role) => role === null) * 20 <= atoms.length;
}

function atomsOf({ pieces }: Region): Atom[] {
  return pieces.flatMap((piece) => (piece.kind === 'atom' ? [piece.atom] : []));
}

function drawReading(text: string, { region, slots }: Reading): TableRead {
  setHomes(region, slots);
  return { draft: draftRegion(text, region, slots), next: region.next };
}

function isNamed({ header }: Region): boolean {
  return header.every(({ words }) => words !== '');
}

/** So many atoms tell which layout is right. */
const SAMPLE = 120;

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
  const isRow = (index: number) => {
    const kind = kinds[index] as Kind;
    return !kind.blank && !kind.rule && countOf(text, lines[index] as Line, border) > 0 && (border === BAR || !kind.pipes);
  };
  const head = readHeader((index) => (kinds[index]?.blank === false ? cellsAt(index) : null), from) ?? guessHeader(lines, kinds, from, isRow, cellsAt);
  if (!head) return null;
  // What a word that no list has stands for, the cells beneath it tell.
  const told = head.header.some(({ words, role }) => words !== '' && role === null) ? guessHeader(lines, kinds, head.next - 1, isRow, cellsAt, head.header) : null;
  const header = told?.header ?? head.header;
  const at = head.next;
  const isHeaderRow = (index: number) => isHeader(cellsAt(index).map(toHeaderCell));
  const pieces: Piece[] = [];
  let last = at - 1;
  let waiting: Piece[] = [];
  let rows = 0;
  /** How many cells the row has so far that a line end inside a cell broke; 0 where none is open. */
  let width = 0;
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
      // A header again and again without a row beneath it is none.
      if (rows === 0 && pieces.length > LONGEST_GAP) return null;
    } else {
      // Where the file tells the cells, none ran together.
      const stateOf = given(line);
      const cells = stateOf ? printed : printed.flatMap(splitRunTogether);
      const within = !stateOf && isWithinCell(width, pieces[pieces.length - 1], cells, header.length);
      width = within || cells.length >= header.length ? 0 : cells.length;
      const filled = cells.filter(({ words }) => words !== '').length;
      pieces.push(...waiting, ...cells.map(({ start, end, words }, place): Piece => ({
        kind: 'atom', atom: { start, end, words, before: place > 0 ? 'cell' : within ? 'within' : 'row', place, home: [], alone: filled === 1, ...(stateOf ? { state: stateOf(place) } : {}) },
      })));
      rows++;
    }
    waiting = [];
    last = i;
  }
  return rows > 0 ? { dress: border === TAB ? 'tabs' : 'pipes', header, pieces, next: last + 1, ...('guessed' in head ? { guessed: true } : {}) } : null;
}

/** So many rows tell what the columns hold. */
const ROWS_TO_GUESS = 60;

/** The header of rows whose first has unknown words, or that have none, by what the columns hold; null for a table of anything else. */
function guessHeader(
  lines: readonly Line[], kinds: readonly Kind[], from: number, isRow: (index: number) => boolean, cellsAt: (index: number) => CellRange[], known?: readonly HeaderCell[],
): { header: HeaderCell[]; next: number; guessed: true } | null {
  const rows: CellRange[][] = [];
  for (let i = from, last = from; i < lines.length && i - last <= LONGEST_GAP && rows.length < ROWS_TO_GUESS; i++) {
    if ((kinds[i] as Kind).blank || !isRow(i)) continue;
    rows.push(cellsAt(i));
    last = i;
  }
  const [first, ...rest] = rows;
  if (!first || first.length < 3 || rest.length === 0) return null;
  const isName = first.every(({ words }) => words.length <= 8 && !/[0-9。，；：]/.test(words)) && first.filter(({ words }) => words !== '').length * 2 > first.length;
  const body = (isName ? rest : rows).filter(({ length }) => length === first.length);
  const figures = body.flat().filter(({ words }) => /^[0-9.,%]+$/.test(words)).length;
  if (body.length < 2 || (figures - body.length) * 3 > body.length * first.length) return null;
  if (known && known.length !== first.length) return null;
  const heads = known ?? first.map(toHeaderCell);
  const labels = guessColumns(first.map((_, column) => body.map((cells) => cells[column]?.words ?? '')), isName ? heads.map(({ role }) => role) : []);
  if (!labels) return null;
  const header = heads.map((cell, at): HeaderCell => {
    // 成果形式 is a name, and no remark.
    const role = labels[at] === 'remark' && isName && cell.words !== '' && cell.role === null ? null : labels[at] ?? null;
    return isName ? { ...cell, words: cell.words === '' && role ? role : cell.words, role } : { words: role ?? '', role, stretches: [] };
  });
  return { header, next: isName ? from + 1 : from, guessed: true };
}

/**
 * True for the rest of a row that a line end inside a cell broke: 4⇥政策解读⇥(1)… ⏎ (2)…⇥办公室⇥全年. Together they have
 * as many cells as the header, and what begins the line is no number.
 */
function isWithinCell(open: number, before: Piece | undefined, cells: readonly CellRange[], columns: number): boolean {
  const first = cells[0]?.words ?? '';
  const last = before?.kind === 'atom' ? before.atom.words : '';
  if (last.length <= 8 || looksLikeUnits(last) || looksLikeDeadline(last) || (matchMarker(first)?.rank ?? 4) < 4) return false;
  return open > 1 && cells.length > 1 && open + cells.length - 1 === columns && first.length > 8 && !/^[0-9]{1,4}[.．、]?$/.test(first) && !looksLikeUnits(first) && !looksLikeDeadline(first);
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
  // The frame: | ⏎ 工作任务 ⏎ | ⏎ 责任部门 ⏎ |
  while (cells[0]?.words === '') cells.shift();
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
    const broken = words.length <= 4 && both.length <= 8 && both !== '' && (lines[next] as Line).text.length <= 4 && toHeaderRole(both) !== null
      && (role === null ? toHeaderRole((lines[next] as Line).text) === null || words.length <= 2 : words.length <= 2 && role !== 'index');
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
  // A header on two levels: all its cells are of it.
  for (const cells of unfoldLevels(header)) {
    const region = readParagraphRegion(lines, ends[header.length - 1] as number, kinds, cells, nextFilled);
    if (region) regions.push(region);
  }
  if (regions.length > 0) return regions;
  for (let count = header.length; count >= 3 && regions.length < 3; count--) {
    const cells = header.slice(0, count);
    if (!isHeader(cells)) continue;
    const region = readParagraphRegion(lines, ends[count - 1] as number, kinds, cells, nextFilled);
    if (region) regions.push(region);
    const last = cells[count - 1];
    // A word that the header has already may be the first heading beneath it: 工作领域, 工作任务 … 工作任务.
    if (last?.role !== null && !cells.slice(0, -1).some(({ role }) => role === last?.role)) break;
  }
  return regions;
}

const NUMBER = /^[0-9]{1,4}[.．、]?$/;

/**
 * A table a cell a paragraph without a known header: numbers on lines of their own count its rows, 1, 2, 3. Above them may
 * stand as many short words as there are columns.
 */
function guessParagraphs(lines: readonly Line[], from: number, kinds: readonly Kind[]): Region | null {
  const isCell = (index: number) => {
    const kind = kinds[index];
    return kind !== undefined && kind.tabs === 0 && !kind.pipes && !kind.chrome && !kind.field && !kind.data && !kind.rule && !kind.marker;
  };
  const nextFilled = (index: number) => {
    let next = index + 1;
    while (next < lines.length && ((kinds[next] as Kind).blank || (kinds[next] as Kind).page)) next++;
    return next;
  };
  const wordsAt = (index: number) => (lines[index] as Line).text;
  const header: HeaderCell[] = [];
  let at = from;
  while (at < lines.length && isCell(at) && header.length < 12 && wordsAt(at).length <= 8 && !/[0-9。，；：]/.test(wordsAt(at))) {
    header.push(toHeaderCell({ start: (lines[at] as Line).from, end: (lines[at] as Line).to, words: wordsAt(at) }));
    at = nextFilled(at);
  }
  if (at >= lines.length || !NUMBER.test(wordsAt(at)) || parseInt(wordsAt(at), 10) !== 1 || (header.length > 0 && header.length < 3)) return null;
  // The first number of a table has none above it.
  for (let above = from - 1; above >= 0 && from - above <= 60; above--) if (NUMBER.test(wordsAt(above))) return null;
  // 2 follows within a row's height.
  let second = nextFilled(at);
  const row: string[] = [];
  while (second < lines.length && row.length < 24 && !(NUMBER.test(wordsAt(second)) && parseInt(wordsAt(second), 10) === 2)) {
    row.push(wordsAt(second));
    second = nextFilled(second);
  }
  if (second >= lines.length || parseInt(wordsAt(second), 10) !== 2) return null;
  // The first row asks for something and says who or by when; else no more is read.
  if (!row.some((words) => words.length >= 6 && !looksLikeUnits(words)) || !row.some((words) => looksLikeUnits(words) || looksLikeDeadline(words))) return null;
  const layouts = listUsualLayouts(header.length > 0 ? header.map(({ role }) => role) : null);
  const region = layouts.length > 0 ? readParagraphRegion(lines, at, kinds, header, nextFilled) : null;
  return region && { ...region, layouts, guessed: true };
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
  const after = region.length > 0 ? kinds[nextFilled(region[region.length - 1] as number)]?.field?.name : undefined;
  // …局办公室 above 2024年5月8日印发
  if ((after === 'printDate' || after === 'date') && /局|厅|委|政府|办公室$/.test(lines[region[region.length - 1] as number]?.text ?? '')) region.pop();
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

  const rows: GridRow[] = [];
  let fresh = true;
  let at = 0;
  let requirementOpen = false;
  for (const piece of region.pieces) {
    if (piece.kind === 'atom') {
      const { atom } = piece;
      const { slot, as } = placed[at++] as Placed;
      const role = slot === null ? null : (slots[slot] as Slot).role;
      if (as === 'row' || as === 'resumed' || fresh) rows.push({ cells: [], continued: as === 'resumed', start: atom.start, end: atom.end });
      fresh = false;
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
    fresh = true;
    if (piece.kind === 'header') drawHeader(piece.cells);
    else children.push(other('border', piece.start, piece.end));
  }
  const own = rows.map(({ cells }) => new Set(cells.flatMap((cell) => (cell.words === '' ? [] : roleOf(cell) ?? []))));
  const alone = rows.some(({ cells }) => cells.filter(({ words }) => words !== '').length === 1);
  // A table flattened to paragraphs has lost its blank cells.
  const told = rows.some(({ cells }) => cells.some(({ state }) => state !== undefined));
  const centred = region.dress === 'flattened' || alone || told ? null : centreHeadings(own);
  const above = new Set<ColumnRole>();
  rows.forEach((row, place) => children.push(drawRow(text, row, roleOf, columns, above, (role) => isBelow(centred, role, place))));
  children.sort((a, b) => a.start - b.start);
  const [first, last] = [children[0] as Draft, children[children.length - 1] as Draft];
  return branch('table', first.start, last.end, children, {
    dress: region.dress, columns, ...(told ? { given: true } : {}), ...(region.guessed ? { guessed: true } : {}), ...(centred?.unsure ? { unsure: true } : {}),
  });
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

function drawRow(text: string, row: GridRow, roleOf: (cell: GridCell) => ColumnRole | null, columns: readonly ColumnRole[], above: Set<ColumnRole>, isBelow: (role: ColumnRole) => boolean): Draft {
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
  const inherits = (role: ColumnRole) => !row.continued && !astray && MERGED.includes(role) && (above.has(role) || isBelow(role)) && !(role === 'responsible' && filled('lead'));
  const children = row.cells.map((cell, at): Draft => {
    const column = roles[at] ?? null;
    // What the file says is merged is; what it says is a cell of its own has nothing of what stands above it.
    const merged = cell.state === undefined ? column !== null && inherits(column) : cell.state === 'below' && column !== null && above.has(column);
    const inherited = cell.words === '' && merged;
    return drawCell(text, cell, { column, place: cell.place, inherited, ...(inherited && column !== null && cell.state === undefined && isBelow(column) ? { below: true } : {}) });
  });
  // A merged cell that left no trace in its row stands, without width, at the row's end.
  const told = row.cells.some(({ state }) => state !== undefined);
  const lost = told ? [] : columns.filter((role) => !roles.includes(role) && inherits(role));
  lost.forEach((column, index) => children.push(branch('cell', row.end, row.end, [], { column, place: row.cells.length + index, inherited: true, ...(isBelow(column) ? { below: true } : {}) })));
  row.cells.forEach((cell, at) => {
    const role = roles[at];
    if (role && cell.words !== '') above.add(role);
  });
  return branch('row', row.start, row.end, children, { header: false, continued: row.continued });
}

function drawCell(text: string, cell: GridCell, data: { column: ColumnRole | null; place: number; inherited: boolean; below?: boolean }): Draft {
  const run = new Run(text, cell.stretches);
  const marker = data.column === 'chapter' || data.column === 'clause' || data.column === 'requirement' ? matchMarker(run.text) : null;
  const marked = marker && marker.length < run.text.length ? marker.length : 0;
  const leaves = [...(marked > 0 ? run.stretches(0, marked).map(([from, to]) => leaf('marker', from, to)) : []), ...run.leaves(marked, run.text.length)];
  const [first, last] = [cell.stretches[0] as [number, number], cell.stretches[cell.stretches.length - 1] as [number, number]];
  return branch('cell', first[0], last[1], leaves, data);
}

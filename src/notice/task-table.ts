/**
 * A table of tasks in any dress: cells between tabs or bars in a line, bars on lines of their own, or a cell a
 * paragraph. Finds its header and its region, makes atoms of its cells, tries the layouts that its header allows and
 * keeps the one that explains the cells best ({@link readGrid}).
 */
import { splitCells, splitRunTogether, type CellRange } from './cells.ts';
import { isOwnLineHeading, type Kind } from './classify.ts';
import { isAside, looksLikeDeadline, looksLikeUnits, toLabelRole } from './columns.ts';
import { undouble } from './comma-rows.ts';
import type { ReadingCorrection } from './correction.ts';
import type { TableRead } from './draft.ts';
import { guessColumns } from './guess-columns.ts';
import type { GivenCells } from './given.ts';
import { readGrid, type Atom, type Slot } from './grid.ts';
import { endsSentence, isTitle, matchMarker } from './lexical.ts';
import { isWhite, type Line } from './lines.ts';
import { opensQuote, unquote } from './quoted-cells.ts';
import { draftRegion } from './task-draft.ts';
import { chooseRoles, countHeaderAgain, isHeader, readHeader, toHeaderCell, toLayouts, type HeaderCell } from './task-header.ts';
import { guessParagraphs, readParagraphs } from './task-paragraphs.ts';
import { isNamed, type Piece, type Region } from './task-region.ts';

/** Reads a table of tasks whose header begins at line `from`; null where there is none. */
export function readTaskTable(text: string, lines: readonly Line[], from: number, kinds: readonly Kind[], given: GivenCells): TableRead | null {
  const chosen = kinds[from]?.chosen?.columns ? kinds[from].chosen : null;
  const paragraphs = readParagraphs(lines, from, kinds);
  const regions = [
    readPrintedRows(text, lines, from, kinds, given), ...(isBarred(lines, from) ? [readBars(text, lines, from, kinds)] : []), ...paragraphs,
    // 行次, 板块, 怎么办, 牵头, 何时办结, 1: a header that 序号 begins ends where 1 stands.
    ...(paragraphs.some(beginsLate) ? [guessParagraphs(lines, from, kinds)] : []),
  ];
  const best = chooseReading(regions);
  if (best && chosen && !asks(best)) return null;
  if (best) return drawReading(text, best, chosen);
  const guessed = chooseReading([guessParagraphs(lines, from, kinds)]);
  return guessed && (chosen || isPlausible(guessed)) ? drawReading(text, guessed, chosen) : null;
}

/** True where the header has 序号 in front and what stands beneath it is no number: some of it is a header still. */
function beginsLate({ header, pieces }: Region): boolean {
  const [first] = pieces;
  return header[0]?.role === 'index' && first?.kind === 'atom' && !/^[0-9]/.test(first.atom.words);
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

/** True where the column of which a person says that it asks for something is there, or what is taken for it holds more than names and dates. */
function asks({ region, slots }: Reading): boolean {
  if (region.header.some(({ fixed, role }) => fixed && (role === 'requirement' || role === 'task'))) return true;
  const atoms = atomsOf(region).slice(0, SAMPLE);
  const { placed } = readGrid(atoms, slots, isNamed(region));
  const asked = atoms.filter((_, at) => slots[placed[at]?.slot ?? -1]?.role === 'requirement');
  return asked.filter(({ words }) => !looksLikeUnits(words) && !looksLikeDeadline(words)).length * 2 > asked.length;
}

/** A table told by its contents alone: its rows ask for something (four of five) and most (two of three) say who or by when, and one cell of twenty at most fits nowhere. Shares twice as strict lose four of 92 tables of the tune part and one; laxer ones change none, and would let other tables in. */
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

function drawReading(text: string, { region, slots }: Reading, chosen: ReadingCorrection | null): TableRead {
  setHomes(region, slots);
  return { draft: draftRegion(text, chosen ? { ...region, chosen } : region, slots), next: region.next };
}

/** So many atoms tell which layout is right: some twenty rows of six columns. Half or double changes no table of the tune sample. */
const SAMPLE = 120;

/** For each atom in a row as wide as the header above it, the slots of the cell it stands under. */
function setHomes(region: Region, slots: readonly Slot[]): void {
  if (region.dress === 'flattened') return;
  let { header } = region;
  let row: Atom[] = [];
  const close = () => {
    for (const atom of row) {
      const above = region.whole || row.length === header.length ? header[atom.place] : undefined;
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
    } else if (piece.kind === 'chosen') close();
    else if (piece.kind === 'atom') {
      if (piece.atom.before !== 'cell') close();
      row.push(piece.atom);
    }
  }
  close();
}

// ── rows printed on a line ─────────────────────────────────────────────────

const BAR = '|';
const TAB = '\t';
const COMMA = ',';

/** The cells of a line; bars at its ends are its frame. */
function splitLine(text: string, line: Line, border: string): CellRange[] {
  if (border !== BAR) return splitCells(text, line.start, line.end, border);
  // 2 | 公布企业名单 | 环境卫生处 ||: without a bar in front, those that stand together at the end say how many cells are missing, not which.
  const missing = text.charAt(line.from) === BAR ? 0 : (/(?<!\|)\|{2,}$/.exec(line.text)?.[0].length ?? 0);
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

/** A line between rows is a heading or the rest of a cell: 99 of a hundred requirements have 150 letters at most (`eval:lengths`). Half or double changes no table of the tune sample. */
const LONGEST_BETWEEN = 200;
/** No blank stretch inside a table is longer: with 3 three of 92 tables of the tune part are lost, with 12 none is read otherwise. */
const LONGEST_GAP = 6;

function readPrintedRows(text: string, lines: readonly Line[], from: number, kinds: readonly Kind[], given: GivenCells): Region | null {
  const first = lines[from] as Line;
  const commas = Boolean(kinds[from]?.commas);
  const border = commas ? COMMA : countOf(text, first, TAB) > 0 ? TAB : countOf(text, first, BAR) > 0 ? BAR : null;
  if (border === null) return null;
  const cellsAt = (index: number) => kinds[index]?.commas?.cells ?? splitLine(text, lines[index] as Line, border);
  const isRow = (index: number) => {
    const kind = kinds[index] as Kind;
    if (commas || kind.commas) return commas && kind.commas !== null;
    return !kind.blank && !kind.rule && countOf(text, lines[index] as Line, border) > 0 && (border === BAR || !kind.pipes);
  };
  const columns = kinds[from]?.chosen?.columns;
  const found = readHeader((index) => (kinds[index]?.blank === false && !kinds[index].chosen?.as ? cellsAt(index) : null), from) ?? guessHeader(lines, kinds, from, isRow, cellsAt, columns);
  if (!found) return null;
  const head = { ...found, header: chooseRoles(found.header, columns) };
  // What a printed word that no list has stands for, the cells beneath it tell.
  const told = head.next > from && head.header.some(({ words, role, fixed }) => words !== '' && role === null && !fixed && !isAside(words)) ? guessHeader(lines, kinds, head.next - 1, isRow, cellsAt, undefined, head.header) : null;
  const header = told?.header ?? head.header;
  const at = head.next;
  const isHeaderRow = (index: number) => isHeader(cellsAt(index).map(toHeaderCell));
  const pieces: Piece[] = [];
  let last = at - 1;
  let waiting: Piece[] = [];
  /** A person's heading stands above: a row begins beneath it. */
  let opened = false;
  let rows = 0;
  /** How many cells the row has so far that a line end inside a cell broke; 0 where none is open. */
  let width = 0;
  /** A cell between quotation marks goes on in the next line. */
  let quoted = false;
  for (let i = at; i < lines.length && i - last <= LONGEST_GAP; i++) {
    const kind = kinds[i] as Kind;
    const line = lines[i] as Line;
    if (kind.blank || kind.page) continue;
    if (kind.chosen?.columns) break;
    if (kind.chosen && kind.chosen.as !== 'item') {
      const piece: Piece = { kind: 'chosen', cells: isRow(i) ? cellsAt(i) : [{ start: line.from, end: line.to, words: line.text }], chosen: kind.chosen };
      if (!isRow(i) && !(kind.chosen.as === 'text' && i === last + 1) && !goesOn(lines, kinds, i, isRow, isHeaderRow)) break;
      pieces.push(...waiting, piece);
      waiting = [];
      opened = kind.chosen.as === 'heading';
      last = i;
      continue;
    }
    if (kind.rule) {
      waiting.push({ kind: 'rule', start: line.from, end: line.to });
      continue;
    }
    if (kind.commas?.within) {
      pieces.push(...waiting, ...kind.commas.cells.flatMap((cell, place) => undouble(cell).map((part, at): Piece => ({ kind: 'atom', atom: { ...part, before: place > 0 && at === 0 ? 'cell' : 'within', place, home: [], alone: false } }))));
      waiting = [];
      last = i;
      continue;
    }
    const goesOnQuoted = quoted;
    quoted = border === TAB && (isRow(i) || quoted) && opensQuote((index) => (index < lines.length ? cellsAt(index) : null), i);
    if (quoted || goesOnQuoted) {
      quoted ||= !cellsAt(i)[0]?.words.endsWith('"');
      pieces.push(...waiting, ...unquote(cellsAt(i), goesOnQuoted).map((cell, place): Piece => ({
        kind: 'atom', atom: { ...cell, before: place > 0 ? 'cell' : goesOnQuoted ? 'within' : 'row', place, home: [], alone: false },
      })));
      waiting = [];
      if (!goesOnQuoted) rows++;
      last = i;
      continue;
    }
    if (!isRow(i)) {
      // A heading between rows, or the rest of a cell: only where more of the table follows, or the cell goes on.
      if (kind.chrome || kind.data || (kind.field && kind.field.name !== 'letterhead') || line.text.length > LONGEST_BETWEEN || isTitle(line.text)) break;
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
    const heads = chooseRoles(printed.map(toHeaderCell), columns);
    const repeats = countHeaderAgain(printed.map(({ words }) => words), header) === printed.length;
    if (!kind.chosen && (repeats || (isHeader(heads) && heads.every(({ words, role, fixed }) => words === '' || role !== null || fixed)))) {
      const roles = (cells: readonly HeaderCell[]) => cells.flatMap(({ role }) => role ?? []).join();
      if (i - last > 1 && !repeats && roles(heads) !== roles(header)) break;
      pieces.push(...waiting, { kind: 'header', cells: heads });
      // A header again and again without a row beneath it is none.
      if (rows === 0 && pieces.length > LONGEST_GAP) return null;
    } else {
      // Where the file tells the cells, none ran together.
      const stateOf = given(line);
      const cells = stateOf ? printed : printed.flatMap(splitRunTogether);
      const within = !stateOf && !kind.chosen && !opened && isWithinCell(width, pieces[pieces.length - 1], cells, header.length);
      width = within || cells.length >= header.length ? 0 : cells.length;
      const filled = cells.filter(({ words }) => words !== '').length;
      pieces.push(...waiting, ...cells.flatMap((cell, place) => (commas ? undouble(cell) : [cell]).map(({ start, end, words }, at): Piece => ({
        kind: 'atom', atom: { start, end, words, before: at > 0 ? 'within' : place > 0 ? 'cell' : within ? 'within' : 'row', place, home: [], alone: filled === 1, ...(stateOf ? { state: stateOf(place) } : {}), ...(kind.chosen ? { chosen: kind.chosen } : {}), ...(place === 0 && (kind.chosen || opened) ? { begins: true } : {}) },
      }))));
      opened = false;
      rows++;
    }
    waiting = [];
    last = i;
  }
  return rows > 0 ? { dress: commas ? 'commas' : border === TAB ? 'tabs' : 'pipes', header, pieces, next: last + 1, ...('guessed' in head ? { guessed: true } : {}) } : null;
}

/** So many rows tell what the columns hold: two or three pages. Half or double changes no table of the tune sample. */
const ROWS_TO_GUESS = 60;

/** The header of rows whose first has unknown words, or that have none, by what the columns hold; null for a table of anything else. */
function guessHeader(
  lines: readonly Line[], kinds: readonly Kind[], from: number, isRow: (index: number) => boolean, cellsAt: (index: number) => CellRange[], columns?: ReadingCorrection['columns'], known?: readonly HeaderCell[],
): { header: HeaderCell[]; next: number; guessed: true } | null {
  const rows: CellRange[][] = [];
  for (let i = from, last = from; i < lines.length && i - last <= LONGEST_GAP && rows.length < ROWS_TO_GUESS; i++) {
    if ((kinds[i] as Kind).blank || !isRow(i) || (i > from && kinds[i]?.chosen && kinds[i]?.chosen?.as !== 'item')) continue;
    rows.push(cellsAt(i));
    last = i;
  }
  const [first, ...rest] = rows;
  if (!first || first.length < (columns ? 2 : 3) || rest.length === 0) return null;
  const isName = first.every(({ words }) => words.length <= 8 && !/[0-9。，；：]/.test(words)) && first.filter(({ words }) => words !== '').length * 2 > first.length;
  const body = (isName ? rest : rows).filter(({ length }) => length === first.length);
  const figures = body.flat().filter(({ words }) => /^[0-9.,%]+$/.test(words)).length;
  if (!columns && (body.length < 2 || (figures - body.length) * 3 > body.length * first.length)) return null;
  if (known && known.length !== first.length) return null;
  // A column of which a person says what it holds is told by nothing else.
  const heads = chooseRoles(known ?? first.map((cell): HeaderCell => (isName ? toHeaderCell(cell) : { words: '', role: null, stretches: [] })), columns);
  const fixed = heads.map((cell) => cell.fixed === true || isAside(cell.words));
  const labels = guessColumns(first.map((_, column) => (fixed[column] ? [] : body.map((cells) => cells[column]?.words ?? ''))), heads.map(({ role }) => role))
    ?? (columns ? heads.map(({ role }) => role) : null);
  if (!labels) return null;
  const header = heads.map((cell, at): HeaderCell => {
    // 成果形式 is a name, and no remark.
    const role = labels[at] === 'remark' && isName && cell.words !== '' && cell.role === null ? null : labels[at] ?? null;
    return cell.fixed ? cell : isName ? { ...cell, words: cell.words === '' && role ? role : cell.words, role } : { words: role ?? '', role, stretches: [] };
  });
  return { header, next: isName ? from + 1 : from, guessed: true };
}

/**
 * True for the rest of a row that a line end inside a cell broke: 4⇥政策解读⇥(1)… ⏎ (2)…⇥办公室⇥全年. Together they have
 * as many cells as the header, and what begins the line is no number. Eight letters are more than 95 of a hundred names of columns or numbers
 * have; half or double changes no table of the tune sample.
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
    if (kind.blank || kind.page || kind.rule || kind.chosen?.as === 'outside') continue;
    if (kind.chosen?.columns) return false;
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

interface BarredCell {
  words: string;
  stretches: [number, number][];
  /** Where the bar stands that ends it. */
  bar: number;
}

/** So many lines hold the header of such a table, with blank ones and bars between its names: twelve names, each with its bar and a blank line behind both, are 48; some are broken over two lines. */
const LONGEST_HEADER = 100;

function readBars(text: string, lines: readonly Line[], from: number, kinds: readonly Kind[]): Region | null {
  const columns = kinds[from]?.chosen?.columns;
  // Without a header no more is read: each line beneath asks again.
  if (!readBarredHeader(readBarredCells(text, lines, from, kinds, LONGEST_HEADER).cells, columns)) return null;
  const { cells, end } = readBarredCells(text, lines, from, kinds, Infinity);
  const header = readBarredHeader(cells, columns);
  if (!header) return null;
  const pieces: Piece[] = [];
  const body = cells.slice(header.length);
  const whole = areRowsWhole(body, header);
  for (let at = 0; at < body.length; at++) {
    const again = countHeaderAgain(body.slice(at, at + header.length).map(({ words }) => words), header);
    if (again > 0) {
      pieces.push({ kind: 'header', cells: body.slice(at, at + again).map(({ words, stretches }) => ({ words, role: toLabelRole(words), stretches })) });
      at += again - 1;
      continue;
    }
    const { words, stretches, bar } = body[at] as BarredCell;
    if (whole) {
      const place = at % header.length;
      const others = body.slice(at - place, at - place + header.length).filter((cell) => cell.words !== '').length;
      pieces.push(...(stretches.length > 0 ? stretches : [[bar, bar] as const]).map(([start, stop], line): Piece => ({
        kind: 'atom', atom: { start, end: stop, words: text.slice(start, stop), before: line > 0 ? 'within' : place > 0 ? 'cell' : 'row', place, home: [], alone: others === 1 },
      })));
      continue;
    }
    pieces.push(...stretches.map(([start, stop], line): Piece => ({
      kind: 'atom',
      atom: { start, end: stop, words: text.slice(start, stop), before: line > 0 ? 'line' : at === 0 ? 'row' : 'border', place: -1, home: [], alone: words === '' },
    })));
  }
  return { dress: 'pipes', header, pieces, ...(whole ? { whole } : {}), next: end + 1 };
}

/** A column of so many cells in a hundred that look like what its name says is whole: one that shifted by a cell soon has none. */
const LOOKS_RIGHT = 80;

/**
 * True where no cell of the rows is missing, so that each stands in the column it is counted to: as many as whole rows have,
 * a number in each cell of 序号, names under units, dates under deadlines and neither where something is asked for.
 */
function areRowsWhole(body: readonly BarredCell[], header: readonly HeaderCell[]): boolean {
  if (body.length % header.length !== 0) return false;
  return header.every(({ role }, place) => {
    const filled = body.filter(({ words }, at) => at % header.length === place && words !== '' && toLabelRole(words) === null).map(({ words }) => words);
    const mostly = (test: (words: string) => boolean) => filled.filter(test).length * 100 >= filled.length * LOOKS_RIGHT;
    switch (role) {
      case 'index': return mostly((words) => /^[0-9]{1,4}[.．、]?$/.test(words) || matchMarker(words) !== null);
      case 'lead': case 'participants': case 'responsible': return mostly(looksLikeUnits);
      case 'deadline': return mostly(looksLikeDeadline);
      case 'requirement': return mostly((words) => !looksLikeUnits(words) && !looksLikeDeadline(words));
      default: return true;
    }
  });
}

/** The cells between bars, from line `from` on; those in front of the first words are its frame: | ⏎ 工作任务 ⏎ | ⏎ 责任部门 ⏎ | */
function readBarredCells(text: string, lines: readonly Line[], from: number, kinds: readonly Kind[], most: number): { cells: BarredCell[]; end: number } {
  let end = from;
  for (let i = from, bare = 0; i < Math.min(lines.length, from + most) && bare <= 4; i++) {
    const kind = kinds[i] as Kind;
    if (kind.blank || kind.page) continue;
    if (kind.field || kind.chrome || kind.tabs > 1 || (i > from && kind.chosen?.columns)) break;
    if ((lines[i] as Line).text.includes(BAR)) { end = i; bare = 0; } else bare++;
  }
  const cells: BarredCell[] = [];
  let current: BarredCell = { words: '', stretches: [], bar: 0 };
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
        cells.push({ ...current, bar: k });
        current = { words: '', stretches: [], bar: 0 };
      }
      at = k + 1;
    }
  }
  if (current.words !== '') cells.push(current);
  const first = cells.findIndex(({ words }) => words !== '');
  return { cells: first < 0 ? [] : cells.slice(first), end };
}

function readBarredHeader(cells: readonly BarredCell[], columns: ReadingCorrection['columns']): HeaderCell[] | null {
  const header: HeaderCell[] = [];
  for (const cell of cells) {
    const role = toLabelRole(cell.words);
    if ((role === null && !columns?.[String(header.length + 1)]) || header.length >= 12) break;
    header.push({ words: cell.words.replace(/\s/g, ''), role, stretches: cell.stretches });
  }
  const chosen = chooseRoles(header, columns);
  return chosen.length < 2 || (!columns && !isHeader(chosen)) ? null : chosen;
}

/** The node of a table of tasks whose layout is decided: its rows, what is merged in them, and the roles of its cells. */
import type { CellRange } from './cells.ts';
import type { ReadingCorrection } from './correction.ts';
import { branch, leaf, other, Run, type Draft } from './draft.ts';
import type { CellState } from './given.ts';
import { readGrid, type Placed, type Slot } from './grid.ts';
import { endsSentence, matchMarker } from './lexical.ts';
import { beginsBlock, centreHeadings, isBelow, type CentredHeadings } from './merged-headings.ts';
import type { HeaderCell } from './task-header.ts';
import { isNamed, type Region } from './task-region.ts';
import type { ColumnRole } from './tree.ts';

interface GridCell {
  slot: number | null;
  place: number;
  words: string;
  stretches: [number, number][];
  state?: CellState | undefined;
  /** Where a person says what its line is, the role that follows; else that of its slot. */
  role?: ColumnRole | null;
}

interface GridRow {
  cells: GridCell[];
  continued: boolean;
  start: number;
  end: number;
  chosen?: ReadingCorrection[];
}

/** Columns whose missing cells were merged with the cell above: a blank 备注 or 配合 means none. */
const MERGED: readonly ColumnRole[] = ['chapter', 'clause', 'lead', 'responsible', 'deadline'];

/** Columns that say who does what is asked for, and by when. */
const WHO_AND_WHEN: readonly ColumnRole[] = ['lead', 'participants', 'responsible', 'deadline', 'person'];

export function draftRegion(text: string, region: Region, layout: readonly Slot[]): Draft {
  const slots = standBelow(layout, region);
  const atoms = region.pieces.flatMap((piece) => (piece.kind === 'atom' ? [piece.atom] : []));
  const { placed } = readGrid(atoms, slots, isNamed(region));
  const columns = [...new Set(slots.flatMap(({ role }) => (role === 'other' ? [] : [role])))];
  const roleOf = (cell: GridCell): ColumnRole | null => {
    if (cell.role !== undefined) return cell.role;
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
  /** A line that is no row stands above: what goes on its row does so in a row of its own. */
  let parted = false;
  let at = 0;
  let requirementOpen = false;
  for (const piece of region.pieces) {
    if (piece.kind === 'atom') {
      const { atom } = piece;
      const { slot, as } = placed[at++] as Placed;
      const role = slot === null ? null : (slots[slot] as Slot).role;
      const begins = as === 'row' || as === 'resumed' || fresh;
      if (begins || parted) rows.push({ cells: [], continued: as === 'resumed' || (!begins && rows.length > 0), start: atom.start, end: atom.end });
      fresh = parted = false;
      const here = rows[rows.length - 1] as GridRow;
      const cell = here.cells[here.cells.length - 1];
      if (as === 'more' && cell) {
        cell.words += atom.words;
        cell.stretches.push([atom.start, atom.end]);
      } else here.cells.push({ slot, place: atom.place < 0 ? here.cells.length : atom.place, words: atom.words, stretches: [[atom.start, atom.end]], state: atom.state });
      here.end = atom.end;
      if (atom.chosen) here.chosen = [atom.chosen];
      // A row that a page break cut: no number where the table counts, no heading, and the requirement before stopped in mid-sentence.
      if (role === 'requirement' && atom.words !== '') {
        if (as !== 'more' && as !== 'resumed' && requirementOpen && !atom.chosen && region.dress !== 'flattened' && columns.includes('index')
          && here.cells.every((each) => each.words === '' || !['index', 'chapter', 'clause'].includes(roleOf(each) ?? ''))) here.continued = true;
        requirementOpen = !endsSentence(atom.words);
      }
      continue;
    }
    if (piece.kind === 'chosen') {
      const { cells, chosen } = piece;
      const [first, last] = [cells[0] as CellRange, cells[cells.length - 1] as CellRange];
      if (chosen.as === 'outside') children.push({ ...other('chrome', first.start, last.end), data: { kind: 'chrome', chosen: [chosen] } });
      else rows.push(toChosenRow(cells, chosen, columns, rows.length > 0));
      fresh ||= chosen.as === 'heading' || rows.length === 0;
      parted = true;
      continue;
    }
    fresh = true;
    if (piece.kind === 'header') drawHeader(piece.cells);
    else children.push(other('border', piece.start, piece.end));
  }
  for (const row of rows) if (row.chosen?.[0]?.as === 'item') askOf(row, roleOf);
  if (region.dress !== 'flattened') standBeside(rows, roleOf);
  const own = rows.map(({ cells }) => new Set(cells.flatMap((cell) => (cell.words === '' ? [] : roleOf(cell) ?? []))));
  const alone = rows.some(({ cells }) => cells.filter(({ words }) => words !== '').length === 1);
  // A table flattened to paragraphs has lost its blank cells.
  const told = rows.some(({ cells }) => cells.some(({ state }) => state !== undefined));
  const centred = region.dress === 'flattened' || alone || told ? null : centreHeadings(own);
  const merged: readonly ColumnRole[] = region.dress !== 'flattened' && !told && !centred && areParticipantsMerged(own) ? [...MERGED, 'participants'] : MERGED;
  const above = new Set<ColumnRole>();
  const headings: RowSetting['headings'] = new Map();
  rows.forEach((row, place) => children.push(drawRow(text, row, roleOf, { columns, merged, above, headings, centred, place })));
  children.sort((a, b) => a.start - b.start);
  const [first, last] = [children[0] as Draft, children[children.length - 1] as Draft];
  return branch('table', first.start, last.end, children, {
    dress: region.dress, columns, ...(told ? { given: true } : {}), ...(region.chosen ? { chosen: [region.chosen] } : region.guessed ? { guessed: true } : {}), ...(centred?.unsure ? { unsure: true } : {}),
  });
}

/** Beneath headings that a person sees in rows of their own, one column of headings holds those of the second level. */
function standBelow(slots: readonly Slot[], { pieces }: Region): Slot[] {
  const named = slots.filter(({ role, head }) => head !== null && (role === 'chapter' || role === 'clause'));
  if (named.length !== 1 || named[0]?.role !== 'chapter' || !pieces.some((piece) => piece.kind === 'chosen' && piece.chosen.as === 'heading')) return [...slots];
  return slots.map((slot) => ({ ...slot, role: slot.role === 'chapter' ? 'clause' : slot.role === 'clause' ? 'chapter' : slot.role }));
}

/**
 * Where some headings stand in rows of their own and others in a column beside what is asked for, without numbers that tell
 * their level, those beside are the lower ones: 安全生产领域, a row; 事故信息⇥1⇥公布…, the next.
 */
function standBeside(rows: readonly GridRow[], roleOf: (cell: GridCell) => ColumnRole | null): void {
  const isHeading = (cell: GridCell) => roleOf(cell) === 'chapter' && cell.words !== '';
  const filled = ({ cells }: GridRow) => cells.filter(({ words }) => words !== '');
  const isAlone = (row: GridRow) => filled(row).length === 1 && filled(row).every(isHeading);
  const alone = rows.filter(isAlone);
  const beside = rows.filter((row) => !isAlone(row) && filled(row).some(isHeading));
  const marked = [...alone, ...beside].some((row) => filled(row).some((cell) => isHeading(cell) && matchMarker(cell.words)));
  // A heading above is seldom alone: one row may as well have lost its cells.
  if (alone.length < 2 || beside.length === 0 || marked || rows.some(({ cells }) => cells.some((cell) => roleOf(cell) === 'clause' && cell.words !== ''))) return;
  for (const { cells } of rows.filter((row) => !isAlone(row))) for (const cell of cells) if (roleOf(cell) === 'chapter') cell.role = 'clause';
}

/** A line of which a person says what it is: a heading, text that goes on the row above, or no task, whose cells belong to no column. */
function toChosenRow(cells: readonly CellRange[], chosen: ReadingCorrection, columns: readonly ColumnRole[], below: boolean): GridRow {
  const [first, last] = [cells[0] as CellRange, cells[cells.length - 1] as CellRange];
  const row = { start: first.start, end: last.end, chosen: [chosen] };
  if (chosen.as === 'no-task') {
    return { ...row, continued: false, cells: cells.map(({ start, end, words }, place): GridCell => ({ slot: null, place, words, stretches: [[start, end]], role: null })) };
  }
  const filled = cells.filter(({ words }) => words !== '');
  const role = chosen.as === 'text' ? (columns.includes('requirement') ? 'requirement' : 'clause') : chosen.level === undefined || chosen.level === 1 ? 'chapter' : 'clause';
  const cell: GridCell = { slot: null, place: 0, words: filled.map(({ words }) => words).join(''), stretches: (filled.length > 0 ? filled : [first]).map(({ start, end }): [number, number] => [start, end]), role };
  return { ...row, continued: chosen.as === 'text' && below, cells: [cell] };
}

/** A row that a person calls an item asks for something: where none of its cells does, its longest heading. */
function askOf(row: GridRow, roleOf: (cell: GridCell) => ColumnRole | null): void {
  if (row.cells.some((cell) => roleOf(cell) === 'requirement' && cell.words !== '')) return;
  const asks = row.cells.filter((cell) => [null, 'chapter', 'clause', 'remark'].includes(roleOf(cell)) && cell.words !== '').sort((a, b) => b.words.length - a.words.length)[0];
  if (asks) asks.role = 'requirement';
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

/** What the rows of a table share. */
interface RowSetting {
  columns: readonly ColumnRole[];
  /** Whose blank cells were merged with the cell above. */
  merged: readonly ColumnRole[];
  /** The roles that have words above, in the same chapter and clause. */
  above: Set<ColumnRole>;
  /** The last words of each level of headings. */
  headings: Map<'chapter' | 'clause', string>;
  centred: CentredHeadings | null;
  place: number;
}

/**
 * True where the blank 配合 cells of a table were merged: a blank one means none, but where leads are merged and not one blank
 * 配合 stands in the first row of a heading, where none could be, that is no chance. One in twenty is the usual bound of chance.
 */
function areParticipantsMerged(rows: readonly ReadonlySet<ColumnRole>[]): boolean {
  const asking = rows.filter((row) => row.has('requirement'));
  const isFirst = (row: ReadonlySet<ColumnRole>) => row.has('chapter') || row.has('clause');
  const blank = asking.filter((row) => !row.has('participants'));
  if (blank.length === asking.length || blank.some(isFirst) || !asking.some((row) => !row.has('lead') && !isFirst(row))) return false;
  const inside = asking.filter((row) => !isFirst(row)).length;
  return blank.reduce((chance, _, at) => chance * (inside - at) / (asking.length - at), 1) < 0.05;
}

function drawRow(text: string, row: GridRow, roleOf: (cell: GridCell) => ColumnRole | null, { columns, merged: mergeable, above, headings, centred, place }: RowSetting): Draft {
  const roles = row.cells.map(roleOf);
  const filled = (role: ColumnRole) => row.cells.some((cell, at) => roles[at] === role && cell.words !== '');
  // Merged cells reach to the end of their chapter. One that is printed again in each row goes on where the row names somebody or the file says what is merged; beside nobody at all, blank is blank.
  const goesOn = WHO_AND_WHEN.some(filled) || row.cells.some(({ state }) => state === 'below');
  const begins = (role: 'chapter' | 'clause') => {
    const words = row.cells.flatMap((cell, at) => (roles[at] === role ? [cell.words] : [])).join('');
    const again = goesOn && words !== '' && words === headings.get(role);
    if (words !== '') headings.set(role, words);
    return beginsBlock(centred, role, place, words !== '') && !again;
  };
  if (begins('chapter')) above.clear();
  if (begins('clause')) above.delete('clause');
  const stoodBelow = (role: ColumnRole) => isBelow(centred, role, place);
  // One column of tasks whose words are no chapter: its blank cells are the clause, merged.
  const blankChapter = row.cells.findIndex((cell, at) => roles[at] === 'chapter' && cell.words === '');
  if (blankChapter >= 0 && !above.has('chapter') && (above.has('clause') || stoodBelow('clause')) && !roles.includes('clause')) roles[blankChapter] = 'clause';
  // Beside a lead of the row's own, a blank 责任单位 means none; in a row with a cell that nobody placed, nothing is inherited.
  const astray = row.cells.some((cell, at) => cell.words !== '' && roles[at] === null && cell.slot === null);
  const inherits = (role: ColumnRole) => !row.continued && !astray && mergeable.includes(role) && (above.has(role) || stoodBelow(role)) && !(role === 'responsible' && filled('lead'));
  const children = row.cells.map((cell, at): Draft => {
    const column = roles[at] ?? null;
    // What the file says is merged is; what it says is a cell of its own has nothing of what stands above it.
    const merged = cell.state === undefined ? column !== null && inherits(column) : cell.state === 'below' && column !== null && above.has(column);
    const inherited = cell.words === '' && merged;
    return drawCell(text, cell, { column, place: cell.place, inherited, ...(inherited && column !== null && cell.state === undefined && stoodBelow(column) ? { below: true } : {}) });
  });
  // A merged cell that left no trace in its row stands, without width, at the row's end.
  const told = row.cells.some(({ state }) => state !== undefined);
  const lost = told ? [] : columns.filter((role) => !roles.includes(role) && inherits(role));
  lost.forEach((column, index) => children.push(branch('cell', row.end, row.end, [], { column, place: row.cells.length + index, inherited: true, ...(stoodBelow(column) ? { below: true } : {}) })));
  row.cells.forEach((cell, at) => {
    const role = roles[at];
    if (role && cell.words !== '') above.add(role);
  });
  return branch('row', row.start, row.end, children, { header: false, continued: row.continued, ...(row.chosen ? { chosen: row.chosen } : {}) });
}

function drawCell(text: string, cell: GridCell, data: { column: ColumnRole | null; place: number; inherited: boolean; below?: boolean }): Draft {
  const run = new Run(text, cell.stretches);
  const marker = data.column === 'chapter' || data.column === 'clause' || data.column === 'requirement' ? matchMarker(run.text) : null;
  const marked = marker && marker.length < run.text.length ? marker.length : 0;
  const leaves = [...(marked > 0 ? run.stretches(0, marked).map(([from, to]) => leaf('marker', from, to)) : []), ...run.leaves(marked, run.text.length)];
  const [first, last] = [cell.stretches[0] as [number, number], cell.stretches[cell.stretches.length - 1] as [number, number]];
  return branch('cell', first[0], last[1], leaves, data);
}

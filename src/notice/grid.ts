/**
 * One grid for every dress. The cells of a table of tasks come as a sequence of atoms, row by row: cells between tabs
 * or bars, or lines where each cell (or each line of one) is a paragraph. Which column an atom belongs to, and where a
 * row begins, is decided for all of them together: the best path through the columns (Viterbi), where merged and
 * missing cells are skipped at a cost and a cell may go on over several lines.
 *
 * The weights below were first set by feel. Each was then halved and doubled, one at a time, on a sample of the tables of the
 * tune part (92 documents of `eval:reader -- --kind table`, 89 of them whole): no change read one more document right. What
 * reads fewer right: a heading that fits 1 instead of 2 costs 22 documents, a chapter that fits 2 instead of 1 costs 23, so
 * that headings without numbers stand at the lowest level that is left; the other weights of {@link fit} and
 * {@link goingOn} cost two at most, most of them none. What counts is which of two is larger, hardly by how much.
 */
import { endsSentence, matchMarker, type MarkerMatch } from './lexical.ts';
import { looksLikeDeadline, looksLikeUnits } from './columns.ts';
import type { ReadingCorrection } from './correction.ts';
import type { CellState } from './given.ts';
import type { ColumnRole } from './tree.ts';

/** A printed cell, or one line of it. */
export interface Atom {
  start: number;
  end: number;
  /** `''` for a blank cell. */
  words: string;
  /**
   * What stands before it: `cell`, a border within a line; `row`, a line end in a table with a row a line; `line`, a
   * line end where a cell is a paragraph; `border`, a border where cells stand on lines of their own; `within`, a line
   * end inside a cell of a printed row.
   */
  before: 'cell' | 'row' | 'line' | 'border' | 'within';
  /** Its place among the cells of its printed row; -1 where rows are not printed. */
  place: number;
  /** The slots under the header cell it stands beneath, where its row is as wide as that header; else none. */
  home: readonly number[];
  /** It is the only cell with words in its printed row. */
  alone: boolean;
  /** What the file of the text says of the cell; absent where it says nothing. */
  state?: CellState;
  /** A person says that a row begins here. */
  begins?: boolean;
  /** What a person says of its line. */
  chosen?: ReadingCorrection;
}

/** A column, or a part of one: 工作任务 holds chapters and clauses. */
export interface Slot {
  role: ColumnRole | 'other';
  /** The words of the header cell it stands under; null for a column that the header does not name. */
  head: string | null;
  /** The page broke the words of its header after so many letters: its column is no wider. */
  narrow?: number;
}

/** Where an atom belongs. */
export interface Placed {
  /** The slot, or null where it fits none. */
  slot: number | null;
  /** It begins a row; it is a cell of the row before it; it goes on the cell before it; it goes on its row after a page break. */
  as: 'row' | 'cell' | 'more' | 'resumed';
}

export interface GridReading {
  placed: Placed[];
  score: number;
}

/** What an atom says by itself. */
interface Features {
  words: string;
  blank: boolean;
  marker: MarkerMatch | null;
  number: boolean;
  sentence: boolean;
  units: boolean;
  deadline: boolean;
  ends: boolean;
}

function describe(words: string): Features {
  return {
    words,
    blank: words === '',
    marker: matchMarker(words),
    number: /^[0-9]{1,4}[.．、]?$/.test(words),
    sentence: /[。；;]/.test(words) || words.length > 40,
    units: looksLikeUnits(words),
    deadline: looksLikeDeadline(words),
    ends: endsSentence(words),
  };
}

/**
 * A line of a sentence that goes on in the next: longer than headings are (95 of a hundred of `eval:lengths` have 23 letters
 * at most; with 12 nine of 92 documents of the tune part are lost, with 48 none), or with a comma in it, as no heading is.
 */
function isPiece(words: string): boolean {
  // 建立“一月一查、一季一评”机制: what stands in quotation marks is a name.
  return (words.length > 24 || /[，,、]/.test(words.replace(/“[^“”]*”/g, ''))) && !endsSentence(words);
}

/** What to know of all atoms before one is judged. */
interface Setting {
  /** Requirements carry numbers of their own: 1.… 2.… */
  numbered: boolean;
  /** Headings carry numbers: 一、… （一）… */
  headed: boolean;
  /** The header has a column of its own for what is asked for, beside the task. */
  apart: boolean;
  /** Numbers in a column of their own count the rows. */
  counted: boolean;
  /** A cell is a paragraph, and the header has a column for those who take part, beside the lead. */
  shared: boolean;
  /** Rows have as many cells as the header: place speaks louder. */
  regular: boolean;
}

/** How well an atom fits a column: above 0 it may, below 0 it should not. */
function fit(atom: Features, role: Slot['role'], { numbered, headed, apart }: Setting): number {
  const { marker, sentence, number, units, deadline, words } = atom;
  // 二、保障措施 is a heading wherever it stands.
  if (marker && marker.rank <= 2 && !sentence && !['chapter', 'clause', 'requirement', 'index', 'other'].includes(role)) return -10;
  switch (role) {
    case 'index':
      return number ? 10 : -20;
    case 'chapter':
      if (number) return -8;
      return marker?.rank === 1 ? 10 : marker ? -4 : sentence ? -4 : deadline || units ? -4 : headed ? -3 : isPiece(words) ? -4 : 1;
    case 'clause':
      if (number) return -8;
      return marker?.rank === 2 ? 10 : marker?.rank === 1 ? -6 : sentence ? (marker ? -1 : -4) : deadline || units ? -3 : headed && numbered ? -2 : isPiece(words) ? -4 : 2;
    case 'requirement':
      if (number) return -8;
      return (marker && marker.rank >= 3 ? 6 : marker ? (apart ? -16 : -3) : numbered ? -6 : 0) + (sentence ? 5 : 1) - (units || deadline ? 5 : 0);
    case 'lead':
    case 'participants':
    case 'responsible':
      return units ? 6 : number ? -8 : /[。]/.test(words) ? -8 : deadline ? -5 : -1;
    case 'deadline':
      return deadline ? 7 : number ? -8 : units ? -6 : sentence ? -6 : -1;
    case 'person':
      return sentence || words.length > 12 || deadline || number ? -6 : 1;
    case 'remark':
      // Of short words 新增 is a remark; more of them are as likely a heading.
      return number ? -4 : units ? 0 : numbered && sentence && !marker ? 4 : sentence || words.length <= 4 ? 2 : 0.5;
    case 'other':
      return 2;
    default:
      return role satisfies never;
  }
}

/** What it costs that a row has no cell in a column: merged headings cost nothing, a row without a requirement is hardly one. */
function skipCost({ role, head }: Slot, apart: boolean): number {
  switch (role) {
    case 'index': return head === null ? 3 : 5;
    case 'chapter': case 'clause': return 0.2;
    case 'requirement': return apart ? 9 : 20;
    case 'lead': case 'responsible': return 2.5;
    case 'deadline': return 2;
    case 'participants': case 'person': return 1;
    case 'remark': case 'other': return 0.2;
    default: return role satisfies never;
  }
}

/** What it costs that an atom goes on the cell before it, less how well it does. */
function goingOn(before: Features, atom: Features, role: Slot['role'], { numbered, counted, shared }: Setting): number {
  if (atom.blank || before.blank || role === 'index' || atom.number) return -Infinity;
  if (atom.marker && atom.marker.rank <= 2 && !atom.sentence) return -20;
  // No cell begins with what ends a sentence.
  if (/^[。，；、！？）”]/.test(atom.words)) return 8;
  switch (role) {
    case 'lead': case 'participants': case 'responsible':
      if (/[、，,]$/.test(before.words)) return atom.units ? 7 : 1;
      // One leads, as 牵头 says: of names a line beneath 牵头 and 配合 all behind the first are 配合.
      return atom.units && !before.ends ? (role === 'lead' && shared ? 2 : 4) : atom.sentence || atom.deadline ? -10 : -3;
    case 'requirement':
      if (atom.marker && atom.marker.rank <= 3) return -20;
      if (atom.units || atom.deadline) return before.ends ? -9 : -4;
      // Where numbers begin the rows, a sentence behind another begins none.
      if (before.ends) return numbered ? 0 : counted ? -2 : -5;
      // A short line without a comma is a heading above a sentence, and no piece of it.
      return before.sentence || isPiece(before.words) ? (atom.sentence ? 6 : 3) : atom.sentence ? -2 : 0;
    case 'chapter': case 'clause':
      // A line of a sentence is no more of a heading.
      return atom.marker || before.ends || (atom.sentence && !numbered) || atom.units || isPiece(atom.words) ? -8 : -1;
    case 'deadline':
      return atom.deadline ? 3 : atom.units || atom.sentence ? -8 : -3;
    case 'remark': case 'other':
      return before.ends ? -3 : 0;
    case 'person':
      return -1;
    default:
      return role satisfies never;
  }
}

/** More than a heading of the second level is beside one of the first, the 2 of {@link fit} and what both cost: a line as wide as its narrow column goes on in the next. */
const FILLS_UP = 6;

/** 主动 ⏎ 公开 beneath 任务 ⏎ 类别: a heading that a narrow column broke. */
function fillUp({ words }: Features, atom: Features, { narrow, role }: Slot): number {
  return narrow !== undefined && (role === 'chapter' || role === 'clause') && words.length === narrow && atom.words.length <= narrow && !atom.number ? FILLS_UP : 0;
}

/** An atom that fits no column is worse than any that fits badly, of which the worst has -20; a blank one is nothing. Half or double changes no document of the tune sample. */
const UNPLACED = -30;
/** A table read row by row begins a new row at its line ends; a cell of several lines must show that it is one. Half or double changes no document of the tune sample. */
const GOES_ON_IN_ROW = -3;
/** A row of nothing but headings: rarer than one that asks for something, likelier than a heading among its cells. Half or double changes no document of the tune sample. */
const HEADING_ROW = 7;
/** A page cut the row: rare. Half or double changes no document of the tune sample. */
const RESUMES = -5;

/**
 * The best path of the atoms through the columns.
 *
 * @param atoms in the order of the text, the header left out
 * @param slots the columns from left to right
 * @param named every cell of the header has words, so that a row as wide stands under it cell by cell
 */
export function readGrid(atoms: readonly Atom[], slots: readonly Slot[], named: boolean): GridReading {
  const features = atoms.map(({ words }) => describe(words));
  const asked = features.filter(({ sentence, units, deadline, number }) => sentence && !units && !deadline && !number);
  const printed = atoms.filter(({ place }) => place === 0);
  const setting: Setting = {
    numbered: asked.length > 2 && asked.filter(({ marker }) => marker && marker.rank >= 3).length * 2 > asked.length,
    headed: features.filter(({ marker }) => marker && marker.rank <= 2).length > 1,
    apart: slots.some(({ role, head }) => role === 'requirement' && !slots.some((other) => other.role === 'clause' && other.head === head)),
    counted: slots.some(({ role }) => role === 'index') && features.filter(({ number }) => number).length * 2 > asked.length,
    shared: printed.length === 0 && slots.some(({ role }) => role === 'lead') && slots.some(({ role }) => role === 'participants' || role === 'responsible'),
    regular: named && printed.length > 0 && printed.filter(({ home }) => home.length > 0).length * 5 >= printed.length * 4,
  };
  const width = slots.length;
  // before[j]: what it costs to begin a row in slot j; after[j]: to end one there.
  const skip = slots.map((slot) => skipCost(slot, setting.apart));
  const before = slots.map((_, j) => sum(skip.slice(0, j)));
  // A heading in a row of its own asks for nothing.
  const after = slots.map(({ role }, j) => Math.min(sum(skip.slice(j + 1)), role === 'chapter' || role === 'clause' ? HEADING_ROW : Infinity));
  const requirement = slots.findIndex(({ role }) => role === 'requirement');
  let best = new Float64Array(width).fill(-Infinity);
  /** For each state, the last atom of the requirement of its row, or -1. */
  let asks = new Int32Array(width).fill(-1);
  const back: { from: Int8Array; as: Uint8Array; unplaced: Uint8Array }[] = [];
  for (let i = 0; i < atoms.length; i++) {
    const atom = atoms[i] as Atom;
    const here = features[i] as Features;
    const next = new Float64Array(width).fill(-Infinity);
    const nextAsks = new Int32Array(width).fill(-1);
    const from = new Int8Array(width).fill(-1);
    const as = new Uint8Array(width);
    const unplaced = new Uint8Array(width);
    const inLine = atom.before === 'cell';
    // The best end of the row before.
    let ended = i === 0 ? 0 : -Infinity;
    let endedAt = -1;
    for (let j = 0; j < width; j++) {
      const value = (best[j] as number) - (after[j] as number);
      if (value > ended) { ended = value; endedAt = j; }
    }
    for (let j = 0; j < width; j++) {
      const worth = weigh(atom, here, slots[j] as Slot, j, setting);
      const take = (value: number, source: number, how: number, asking: number) => {
        if (value <= (next[j] as number)) return;
        next[j] = value; from[j] = source; as[j] = how; nextAsks[j] = asking; unplaced[j] = 0;
      };
      if ((!inLine && atom.before !== 'within') || i === 0) take(ended - (before[j] as number) + worth - (i > 0 && atom.before === 'line' ? 0.5 : 0), endedAt, ROW, j === requirement ? i : -1);
      if (i > 0 && atom.begins) continue;
      if (i > 0 && atom.before !== 'row' && atom.before !== 'within') {
        for (let k = 0; k < j; k++) {
          const skipped = sum(skip.slice(k + 1, j));
          take((best[k] as number) - skipped + worth, k, CELL, j === requirement ? i : asks[k] as number);
        }
      }
      if (i > 0 && atom.before === 'within') take(best[j] as number, j, MORE, j === requirement ? i : asks[j] as number);
      if (i > 0 && (atom.before === 'line' || atom.before === 'row')) {
        const more = goingOn(features[i - 1] as Features, here, (slots[j] as Slot).role, setting) + fillUp(features[i - 1] as Features, here, slots[j] as Slot) + (atom.before === 'row' ? GOES_ON_IN_ROW : 0);
        take((best[j] as number) + more, j, MORE, j === requirement ? i : asks[j] as number);
      }
      if (i > 0 && atom.before === 'line' && j === requirement) {
        for (let k = j + 1; k < width; k++) {
          const last = asks[k] as number;
          if (last < 0 || (features[last] as Features).ends || here.marker || here.units || here.deadline || !here.sentence) continue;
          take((best[k] as number) + RESUMES + 5, k, RESUMED, i);
        }
      }
      // It fits none: the path stays where it is.
      if (i > 0) {
        const value = (best[j] as number) + (here.blank ? 0 : UNPLACED);
        if (value > (next[j] as number)) { next[j] = value; from[j] = j; as[j] = CELL; unplaced[j] = 1; nextAsks[j] = asks[j] as number; }
      }
    }
    back.push({ from, as, unplaced });
    best = next;
    asks = nextAsks;
  }
  let end = -1;
  let score = -Infinity;
  for (let j = 0; j < width; j++) {
    const value = (best[j] as number) - (after[j] as number);
    if (value > score) { score = value; end = j; }
  }
  const placed = new Array<Placed>(atoms.length);
  for (let i = atoms.length - 1; i >= 0; i--) {
    const { from, as, unplaced } = back[i] as { from: Int8Array; as: Uint8Array; unplaced: Uint8Array };
    placed[i] = { slot: unplaced[end] ? null : end, as: NAMES[as[end] ?? 0] as Placed['as'] };
    end = from[end] ?? 0;
  }
  return { placed, score };
}

const ROW = 0;
const CELL = 1;
const MORE = 2;
const RESUMED = 3;
const NAMES: readonly Placed['as'][] = ['row', 'cell', 'more', 'resumed'];

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/**
 * {@link fit}, and the printed place: under its own header, a cell needs less to belong there. Half the pull of regular rows
 * costs one of 92 documents of the tune sample, double the half point for a cell that is near costs three. Of equals the
 * column further left is taken, by a thousandth, which no sum of weights reaches.
 */
function weigh(atom: Atom, features: Features, slot: Slot, at: number, setting: Setting): number {
  const near = atom.place === at ? 0.5 : 0;
  const atHome = atom.home.includes(at);
  const pull = setting.regular ? 9 : 3;
  const heading = atom.alone && (slot.role === 'chapter' || (slot.role === 'clause' && features.marker?.rank === 2))
    && !features.sentence && !features.units && !features.deadline && !features.number ? ALONE : 0;
  // A heading that no column is named for, and that has no number, is a remark rather.
  const nameless = slot.head === null && atom.place < 0 && !features.marker && (slot.role === 'chapter' || slot.role === 'clause') ? NAMELESS : 0;
  const worth = nameless + (features.blank ? 0.1 + (atHome ? 0.6 : 0) : fit(features, slot.role, setting) + (atHome ? pull : 0) + heading);
  return worth + near - at * 0.001;
}

/** More than a heading is before a remark, by itself, and less than both are before nothing: between 0.5 and 1 of {@link fit}. Half or double changes no document of the tune sample. */
const NAMELESS = -0.8;
/** A short cell alone in its row is a heading for the rows beneath it, though its row then asks for nothing: more than the 7 of {@link HEADING_ROW}. Double costs one document of 92 of the tune sample, half none. */
const ALONE = 12;

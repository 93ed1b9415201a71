/**
 * Drafts: nodes before their gaps are filled. The parser works on a folded copy of the text
 * ({@link foldForReading}); sealing a draft turns its offsets back into those of the source and
 * makes every gap that no node claims an `other` leaf, so that the leaves tile the source.
 */
import { foldForReading, toPlainLetters, type FoldedText } from '../text/reading-fold.ts';
import type { AssignmentReading, Stretch } from './assignment.ts';
import { isPageNumber } from './lexical.ts';
import { isWhite, toLines, toPositions } from './lines.ts';
import { leavesOf, mergeNeighbours } from './source.ts';
import { readUnitCell, toUnitWords, type Source } from './unit-words.ts';
import type { Branch, Cell, ColumnRole, NoticeNode, NoticeRoot, OtherKind, Point, Role, Table } from './tree.ts';

export interface Draft {
  type: NoticeNode['type'];
  start: number;
  end: number;
  /** Absent on a leaf. */
  children?: Draft[];
  /** The other fields of the node. */
  data: Record<string, unknown>;
  /** Of an assignment: what was read when it was recognised. */
  said?: SaidWords;
}

/** A reading of words of a run; those it counts from stand at `at`. */
export interface SaidWords {
  run: Run;
  at: number;
  reading: AssignmentReading;
}

/** A table, and where the text goes on. */
export interface TableRead {
  draft: Draft;
  /** The line after the table. */
  next: number;
}

export function branch(type: Branch['type'], start: number, end: number, children: Draft[], data: Record<string, unknown> = {}): Draft {
  return { type, start, end, children, data };
}

export function leaf(type: 'text' | 'marker', start: number, end: number): Draft {
  return { type, start, end, data: {} };
}

export function other(kind: OtherKind, start: number, end: number): Draft {
  return { type: 'other', start, end, data: { kind } };
}

/** The tree of a draft of the whole text: gaps filled, offsets those of the source. */
export function seal(root: Draft, source: string, folded: FoldedText = foldForReading(source)): NoticeRoot {
  // Nothing but characters without width: all of it is a gap.
  if (folded.text === '' && source !== '') return seal(branch('notice', 0, source.length, []), source, { text: source, offsets: null });
  const toPoint = toPositions(toLines(source));
  const { offsets } = folded;
  // What was left out before the first letter belongs to the text too.
  const toOffset = (offset: number) => (offsets === null || offset === 0 ? offset : offsets[offset] ?? source.length);
  const sealNode = (draft: Draft): NoticeNode => {
    const [from, to] = [toOffset(draft.start), toOffset(draft.end)];
    const position: { start: Point; end: Point } = { start: toPoint(from), end: toPoint(to) };
    if (!draft.children) return { type: draft.type, ...draft.data, value: source.slice(from, to), position } as NoticeNode;
    const children: NoticeNode[] = [];
    let at = draft.start;
    const fill = (end: number) => {
      for (const gap of splitGap(folded.text, at, end, draft.type)) children.push(sealNode(other(gap.kind, gap.start, gap.end)));
    };
    for (const child of draft.children) {
      fill(child.start);
      children.push(sealNode(child));
      at = child.end;
    }
    fill(draft.end);
    const node = { type: draft.type, ...draft.data, ...(draft.said ? { said: toUnitWords(draft.said.reading, sourceOf(draft.said)) } : {}), children, position } as NoticeNode;
    if (node.type === 'table') readUnitCells(node);
    return node;
  };
  /** The words a reading speaks of, in the source. */
  const sourceOf = ({ run, at }: SaidWords): Source => {
    const places = (stretch: Stretch) => run.stretches(at + stretch.start, at + stretch.end).map(([from, to]) => [toOffset(from), toOffset(to)] as const);
    const quote = (stretch: Stretch) => places(stretch).map(([from, to]) => source.slice(from, to)).join('');
    return {
      quote,
      plain: (stretch) => toPlainLetters(quote(stretch)),
      ranges: (stretch) => mergeNeighbours(places(stretch).map(([from, to]) => ({ start: toPoint(from), end: toPoint(to) }))),
    };
  };
  return sealNode(root) as NoticeRoot;
}

/** Reads the cells in columns of units, each with what the rows below, where a page cut it, have of it: these say nothing of their own. */
function readUnitCells(table: Table): void {
  let open = new Map<Role, Cell[]>();
  const cells: Cell[][] = [];
  for (const row of table.children) {
    if (row.type !== 'row') continue;
    if (!row.header && !row.continued) open = new Map();
    for (const cell of row.children) {
      if (cell.type !== 'cell') continue;
      cell.said = null;
      if (row.header || !isUnitColumn(cell.column) || cell.children.every(({ type }) => type === 'other')) continue;
      const above = row.continued ? open.get(cell.column) : undefined;
      if (above) above.push(cell);
      else {
        const own = [cell];
        open.set(cell.column, own);
        cells.push(own);
      }
    }
  }
  for (const parts of cells) {
    const cell = parts[0] as Cell;
    cell.said = readUnitCell(parts.map((each) => [...leavesOf(each)]), cell.column as Role);
  }
}

function isUnitColumn(column: ColumnRole | null): column is Role {
  return column === 'lead' || column === 'participants' || column === 'responsible';
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
  // 1,"公开…",办公室
  if (['table', 'row', 'cell'].includes(parent) && /^[\s,"]+$/.test(gap)) return 'border';
  if (/^[\s*#+·•●◆■▪◇○□➢✓-]+$/.test(gap)) return 'mark';
  return /^[\s|]+$|^,{2,}\s*$/.test(gap) ? 'border' : 'unrecognised';
}

// ── running text ───────────────────────────────────────────────────────────

/** The stretches of source that read as one text once breaks and marks are left out. */
export class Run {
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

/** The words of a run from `start` to `end` as an assignment, with what was read in them from `at` on; null where there are none. */
export function toAssignment(run: Run, start: number, end: number, { at, reading }: Pick<SaidWords, 'at' | 'reading'>): Draft | null {
  const draft = around('assignment', run.leaves(start, end));
  return draft && { ...draft, said: { run, at, reading } };
}

/** A branch that spans its children; null where it would be empty. */
export function around(type: Branch['type'], children: Draft[], data: Record<string, unknown> = {}): Draft | null {
  const first = children[0];
  const last = children[children.length - 1];
  return first && last ? branch(type, first.start, last.end, children, data) : null;
}


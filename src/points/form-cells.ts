/** What the tables of figures of a report print, part by part: labels and marks in the order of reading. */
import {
  nodesOf, partOfWords, toFormPart, toHalfWidthDigits, wordsOf,
  type Cell, type FormPart, type Heading, type NoticeRoot, type Row, type Table,
} from '../notice/index.ts';

/** 行政复议 and the two ways of 行政诉讼, each with five results. */
const CASE_FIGURES = 15;

export interface PrintedCell {
  /** `none` is a mark that there is no figure: `—`, `/`. */
  kind: 'label' | 'figure' | 'none';
  words: string;
  /** null for a label and for `none`. */
  value: number | null;
  node: Cell;
}

/** Labels, and the marks that follow them. */
export interface Group {
  labels: PrintedCell[];
  marks: PrintedCell[];
  /** How many cells the row of its marks has between borders, where their places tell; else null. */
  cells: number | null;
}

export interface PartCells {
  groups: Group[];
  /** All labels, also those without figures. */
  labels: PrintedCell[];
  tables: Table[];
}

export interface PrintedForm {
  parts: Record<FormPart, PartCells>;
  /** The table whose row of figures stands without any words: part 四, whose head was lost. */
  headless: Table | null;
  /** Headings of parts beneath which nothing stands. */
  bare: { part: FormPart; heading: Heading }[];
}

/** The tables of figures of a report. A row belongs to the part its words name, or to the part that goes on. */
export function readPrintedForm(tree: NoticeRoot): PrintedForm {
  const form: PrintedForm = {
    parts: { 二: { groups: [], labels: [], tables: [] }, 三: { groups: [], labels: [], tables: [] }, 四: { groups: [], labels: [], tables: [] } },
    headless: null, bare: [],
  };
  const pending: Record<FormPart, PrintedCell[]> = { 二: [], 三: [], 四: [] };
  let heading: FormPart | null = null;
  let current: FormPart | null = null;
  for (const node of nodesOf(tree)) {
    if (node.type === 'section') {
      const own = node.children.find((child) => child.type === 'heading');
      const part = own ? toFormPart(wordsOf(own)) : null;
      if (own && part && node.rank === 1 && node.children.every((child) => child.type === 'marker' || child === own || child.type === 'other')) form.bare.push({ part, heading: own });
    }
    if (node.type === 'heading') heading = current = toFormPart(wordsOf(node));
    if (node.type !== 'table' || node.columns !== null) continue;
    const rows = node.children.filter((child) => child.type === 'row').map((row) => ({ cells: toPrintedCells(row), count: row.children.filter((child) => child.type === 'cell').length }));
    // A row of its fifteen figures without words is part 四, whose head was lost.
    if (rows.length > 0 && rows.every(({ cells }) => cells.length >= CASE_FIGURES && cells.every(({ kind }) => kind !== 'label'))) {
      current = '四';
      form.headless = node;
    }
    for (const { cells, count } of rows) {
      current = cells.map(({ kind, words }) => (kind === 'label' ? partOfWords(words) : null)).find((part) => part !== null) ?? current ?? heading;
      if (current === null) continue;
      const part = form.parts[current];
      if (!part.tables.includes(node)) part.tables.push(node);
      addRow(part, pending[current], cells, node.dress !== 'spaces' && node.dress !== 'flattened' ? count : null);
    }
  }
  return form;
}

/** The cells of a row that are not blank. */
function toPrintedCells(row: Row): PrintedCell[] {
  return row.children.filter((child) => child.type === 'cell').flatMap((node): PrintedCell[] => {
    const words = node.children.filter((child) => child.type !== 'other').map((child) => child.value).join('').replace(/^\*\*|\*\*$/g, '');
    if (words === '') return [];
    const value = toValue(words);
    const none = /^(?:[-—–－─]{1,3}|[/／\\]|无)$/.test(words);
    return [{ kind: value !== null ? 'figure' : none ? 'none' : 'label', words, value, node }];
  });
}

/** `1,204` → 1204, `+3` → 3, `35.6万元` → 35.6, `251000元` → 251000; null for words. */
function toValue(words: string): number | null {
  const digits = toHalfWidthDigits(words).replace(/[\s,，]/g, '');
  const match = /^([-+]?[0-9]{1,15}(?:\.[0-9]{1,6})?)(?:件|项|个|条|宗|万元|元)?$/.exec(digits);
  return match ? Number(match[1]) : null;
}

function addRow(part: PartCells, pending: PrintedCell[], cells: readonly PrintedCell[], count: number | null): void {
  let open: Group | null = null;
  for (const cell of cells) {
    if (cell.kind === 'label') {
      open = null;
      part.labels.push(cell);
      pending.push(cell);
      continue;
    }
    if (!open) {
      open = { labels: pending.splice(0), marks: [], cells: count };
      part.groups.push(open);
    }
    open.marks.push(cell);
  }
}

/** A text that stops in the middle: the page of a website, a clipboard or a file that holds only its beginning. */
import { looksLikeDeadline, looksLikeUnits, nodesOf, wordsOf, type Cell, type ColumnRole, type NoticeNode, type NoticeRoot, type Position, type Row, type Section, type Table } from '../notice/index.ts';
import { findFilled } from './cells.ts';
import type { Rule, Subject } from './rule.ts';

/** What ends a sentence, a list or a quotation. */
const ENDS = /[。；！？!?;.…：:）)】\]”"’』」》]$/;
/** Between the letters of a sentence that is not over, or at the beginning of something. */
const GOES_ON = /[，,、（(“《【]$/;
/** A heading with a comma is seldom longer; what is longer is a sentence. */
const LONGEST_HEADING = 24;
/** So many of ten end with a stop where a text sets stops. */
const SETS_STOPS = 7;

/** Where a text stops in mid-sentence: its last words stand as no other end does. */
export const textCut: Rule = {
  id: 'text-cut',
  severity: 'warning',
  title: '文字在末尾断开',
  *check(subject) {
    const found = findCut(subject);
    if (!found) return;
    const { place, words } = found;
    yield {
      place,
      reason: `Unexpected end of the text after "${words.slice(-12)}", expected the sentence or the table to go on`,
      note: `文字到“${words.length > 16 ? `……${words.slice(-16)}` : words}”就断了，后面的内容没有读到：最后一项可能不完整，也可能缺少后面的条目。请补上完整的文字后重新读取。`,
    };
  },
};

interface Cut {
  place: Position;
  words: string;
}

function findCut({ tree, metadata, statistics }: Subject): Cut | null {
  const last = findLast(tree);
  if (!last) return null;
  const { node, parents } = last;
  if (isBehindTable(tree, parents[1] ?? node) && (node.type === 'heading' || node.type === 'paragraph')) {
    // 11.提前做好…，助力政策: the rest of a row that has lost its borders.
    const words = wordsOf(node).trim();
    return words.length > 1 && !ENDS.test(words) ? toCut(node) : null;
  }
  const section = parents.findLast((parent): parent is Section => parent.type === 'section');
  if (node.type === 'heading') {
    const sentence = wordsOf(node).trim();
    if (sentence.length > LONGEST_HEADING && /[，,]/.test(sentence) && !ENDS.test(sentence)) return setsStops(tree, node) ? toCut(node) : null;
    // 五、存在的主: the only heading of its level beneath which nothing stands.
    const siblings = parents[parents.length - 2];
    if (!section || !siblings || !('children' in siblings)) return null;
    const others = siblings.children.filter((child): child is Section => child.type === 'section' && child !== section && child.rank === section.rank);
    return others.length > 0 && others.every(isFilled) && !ENDS.test(wordsOf(node).trim()) ? toCut(node) : null;
  }
  if (node.type === 'table') return findCutRow(node) ?? (node.columns === null && isForm(metadata.kind, statistics) ? toCut(node) : null);
  if (node.type !== 'paragraph') return null;
  const words = wordsOf(node).trim();
  // …及时公开——登记科牵头: names end a sentence too.
  if (ENDS.test(words) || node.children.findLast(({ type }) => type !== 'other')?.type === 'assignment') return null;
  if (GOES_ON.test(words) || (words.length > 1 && isOpen(words))) return toCut(node);
  // …  防火办, …,6月底前: the last cell of a table that was not read as one.
  const cells = words.split(/\s{2,}|,/);
  const tail = cells[cells.length - 1] ?? '';
  if (cells.length > 1 && (looksLikeUnits(tail) || looksLikeDeadline(tail))) return null;
  return setsStops(tree, node) ? toCut(node) : null;
}

/** The last node of the text that is a heading, a paragraph or a table, with those it stands in; null where a signature or the foot of a page ends it. */
function findLast(tree: NoticeNode): { node: NoticeNode; parents: NoticeNode[] } | null {
  const parents: NoticeNode[] = [];
  let node = tree;
  while (node.type === 'notice' || node.type === 'section') {
    parents.push(node);
    const next: NoticeNode | undefined = node.children.findLast((child: NoticeNode) => child.type !== 'other' || child.kind === 'chrome');
    if (!next || next.type === 'other') return null;
    node = next;
  }
  return { node, parents };
}

/** True where nothing but `child` stands behind a table of tasks. */
function isBehindTable({ children }: NoticeRoot, child: NoticeNode): boolean {
  const printed = children.filter(({ type }) => type !== 'other');
  const before = printed[printed.length - 2];
  return printed[printed.length - 1] === child && before?.type === 'table' && before.columns !== null;
}

function isFilled({ children }: Section): boolean {
  return children.some(({ type }) => type !== 'heading' && type !== 'marker' && type !== 'other');
}

function toCut(node: NoticeNode): Cut {
  return { place: node.position, words: wordsOf(node).trim() };
}

/** More brackets begin than end. */
function isOpen(words: string): boolean {
  return [['（', '）'], ['(', ')'], ['《', '》'], ['“', '”']].some(([begin, end]) => words.split(begin as string).length > words.split(end as string).length && words.lastIndexOf(begin as string) > words.length - 60);
}

/** True where the paragraph has a stop inside, or most others end with one. */
function setsStops(tree: NoticeNode, last: NoticeNode): boolean {
  if (/[。；]/.test(wordsOf(last))) return true;
  const others = [...nodesOf(tree)].filter((node) => (node.type === 'paragraph' || (node.type === 'heading' && node.runIn)) && node !== last).map((node) => wordsOf(node).trim()).filter((words) => words.length > 8);
  return others.length > 1 && others.filter((words) => ENDS.test(words)).length * 10 >= others.length * SETS_STOPS;
}

/** The last row of a table of tasks, where it ends earlier than the rows above it do. */
function findCutRow(table: Table): Cut | null {
  if (table.columns === null) return null;
  const rows = table.children.filter((child): child is Row => child.type === 'row' && !child.header);
  const last = rows[rows.length - 1];
  const above = rows.slice(0, -1).filter((row) => findFilled(row, 'requirement') && !row.continued);
  if (!last || above.length < 2 || last.continued) return null;
  const cells = last.children.filter((child): child is Cell => child.type === 'cell' && wordsOf(child).trim() !== '');
  const end = cells[cells.length - 1];
  if (!end) return null;
  const words = wordsOf(end).trim();
  if (GOES_ON.test(words) || isOpen(words)) return toCut(end);
  const most = (role: ColumnRole) => above.filter((row) => findFilled(row, role)).length * 10 >= above.length * SETS_STOPS;
  if (end.column === 'lead' || end.column === 'responsible') {
    const last = (cell: Cell) => looksLikeUnits(wordsOf(cell).trim().split(/[、，,；;\s]+/).pop() ?? '');
    const role = end.column;
    return !last(end) && above.every((row) => { const cell = findFilled(row, role); return !cell || last(cell); }) ? toCut(end) : null;
  }
  if (end.column === 'requirement') {
    const stops = above.filter((row) => ENDS.test(wordsOf(findFilled(row, 'requirement') as Cell).trim())).length * 10 >= above.length * SETS_STOPS;
    const more = table.columns.slice(table.columns.indexOf('requirement') + 1).some((role) => most(role));
    // A row that printed its blank cells is over.
    return more && (!ENDS.test(words) || !stops) && last.children.findLast(({ position: { start, end: to } }) => to.offset > start.offset) === end ? toCut(end) : null;
  }
  return null;
}

/** The tables of a report, of which the last is not among what was read. */
function isForm(kind: Subject['metadata']['kind'], { cells, gaps }: Subject['statistics']): boolean {
  return kind === 'annual-report' && !cells.some(({ table }) => table === '四') && !gaps.some(({ kind: gap }) => gap === 'truncated');
}

/** The header of a table of tasks: its cells, on one line or several, and the orders of columns it allows. */
import type { CellRange } from './cells.ts';
import { isAside, toLabelRole } from './columns.ts';
import type { ReadingCorrection } from './correction.ts';
import type { Slot } from './grid.ts';
import type { ColumnRole } from './tree.ts';

export type Label = ColumnRole | 'task' | null;

/** A cell of a header: its words joined, and where they stand. */
export interface HeaderCell {
  words: string;
  role: Label;
  stretches: [number, number][];
  /** A person says what its column holds. */
  fixed?: boolean;
}

/** True for the cells of a header: one says what is asked for, one who or by when, and at most two are unknown. */
export function isHeader(cells: readonly HeaderCell[]): boolean {
  const filled = cells.filter(({ words }) => words !== '');
  const known = new Set(filled.flatMap(({ role }) => (role === null ? [] : [role])));
  const says = known.has('task') || known.has('requirement');
  const assigns = (['lead', 'participants', 'responsible', 'deadline'] as const).some((role) => known.has(role));
  const unknown = filled.filter(({ role, words }) => role === null && !isAside(words)).length;
  return filled.length >= 2 && known.size >= 2 && assigns && unknown <= 2 && (says || unknown > 0) && filled.every(({ words }) => words.length <= 16 && !/[。；]/.test(words));
}

/** The cells of a header with what a person says of their columns; no other column has a role that one of those has. */
export function chooseRoles<Cell extends HeaderCell>(header: readonly Cell[], columns: ReadingCorrection['columns']): Cell[] {
  if (!columns) return settleRequirements(header);
  const chosen = header.map((_, place) => (Object.hasOwn(columns, String(place + 1)) ? columns[String(place + 1)] : undefined));
  return header.map((cell, place): Cell => {
    const choice = chosen[place];
    // A column without a name is named by what it holds.
    if (choice) return { ...cell, words: cell.words === '' ? choice : cell.words, role: choice === 'ignore' ? null : choice, fixed: true };
    return cell.role !== null && chosen.includes(cell.role) ? { ...cell, role: null } : cell;
  });
}

/** What is asked for stands behind the tasks; a column before them that says so too is their heading: 工作要求｜工作任务｜具体要求. */
function settleRequirements<Cell extends HeaderCell>(header: readonly Cell[]): Cell[] {
  const task = header.findIndex(({ role }) => role === 'task');
  const behind = header.some(({ role }, place) => role === 'requirement' && place > task);
  return header.map((cell, place): Cell => (behind && place < task && cell.role === 'requirement' ? { ...cell, role: 'task' } : cell));
}

export function toHeaderCell({ start, end, words }: CellRange): HeaderCell {
  return { words: bareWords(words), role: toLabelRole(bareWords(words)), stretches: [[start, end]] };
}

const bareWords = (words: string) => words.replace(/[\s"]/g, '');

/** How many of some lines or cells say a header again, word for word, whatever its words are and however its cells are broken; 0 where they do not. */
export function countHeaderAgain(words: readonly string[], header: readonly HeaderCell[]): number {
  const whole = header.map((cell) => bareWords(cell.words)).join('');
  if (header.length < 2 || whole.length < 4) return 0;
  let said = '';
  for (const [at, each] of words.entries()) {
    said += bareWords(each);
    if (said === whole) return at + 1;
    if (!whole.startsWith(said)) return 0;
  }
  return 0;
}

/** A cell of a header above others: 责任分工 over 牵头单位 and 完成时限. */
const GROUP = /^(?:工作|重点)?(?:任务|责任|职责|落实)(?:分解|分工|划分|安排|落实|清单)$|^分工(?:安排)?$/;

/** So many lines a header may take: eight names, each broken over two lines. Half or double changes no table of the tune sample. */
const LONGEST_HEADER = 16;

/**
 * A header printed in rows from line `from` on, and the line after it: on one line; on two, 责任分工 above 牵头 and 配合; or broken
 * over many, where its cells hold line ends: 序号⇥工作 ⏎ 任务⇥责任 ⏎ 单位.
 */
export function readHeader(cellsAt: (index: number) => CellRange[] | null, from: number): { header: HeaderCell[]; next: number } | null {
  const header = cellsAt(from)?.map(toHeaderCell) ?? [];
  const below = cellsAt(from + 1)?.map(toHeaderCell) ?? [];
  const completes = below.some(({ words }, place) => words !== '' && (header[place]?.role === null || GROUP.test(header[place]?.words ?? '')));
  // One word beneath a header that is complete is a heading in a row of its own.
  if (below.length === header.length && completes && below.every(({ words, role }) => words === '' || role !== null)) {
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

/**
 * The columns of a header on two levels that is printed a cell a line, first all of the upper level, then what stands
 * beneath its groups: 序号, 任务分解, 责任分工, 工作领域, 具体要求, 牵头单位, 完成时限. Every way to divide them that makes sense.
 */
export function unfoldLevels(cells: readonly HeaderCell[]): HeaderCell[][] {
  const groups = cells.flatMap(({ words }, at) => (GROUP.test(words) ? [at] : []));
  const last = groups[groups.length - 1];
  if (last === undefined || groups.length > 3) return [];
  const found: HeaderCell[][] = [];
  for (let upper = last + 1; upper < cells.length; upper++) {
    for (const sizes of divide(cells.length - upper, groups.length)) {
      let under = upper;
      const columns = cells.slice(0, upper).flatMap((cell, at) => {
        const group = groups.indexOf(at);
        if (group < 0) return [cell];
        const own = cells.slice(under, under += sizes[group] as number);
        return own.map((sub, place): HeaderCell => (place === 0 ? { ...sub, stretches: [...cell.stretches, ...sub.stretches] } : sub));
      });
      if (isHeader(columns)) found.push(columns);
    }
  }
  return found;
}

/** The ways to divide `count` things among `parts`, each at least one. */
function divide(count: number, parts: number): number[][] {
  if (parts === 1) return count > 0 ? [[count]] : [];
  return Array.from({ length: Math.max(0, count - parts + 1) }, (_, at) => at + 1).flatMap((first) => divide(count - first, parts - 1).map((rest) => [first, ...rest]));
}

function joinHeaderCells(above: HeaderCell, under: HeaderCell, role?: Label): HeaderCell {
  const words = above.words + under.words;
  return { words, role: role ?? toLabelRole(words), stretches: [...above.stretches, ...under.stretches] };
}

/** What a column of tasks may hold: of several the first the chapters and the next the clauses, of one alone both; and what is asked for where no other column does. */
function toTaskRoles(roles: readonly Label[], at: number): ColumnRole[] {
  const tasks = roles.flatMap((role, place) => (role === 'task' ? [place] : []));
  const asks = !roles.includes('requirement') && at === tasks[tasks.length - 1];
  const headings: ColumnRole[] = tasks.length === 1 || (tasks.length === 2 && asks) ? ['chapter', 'clause'] : at === tasks[0] ? ['chapter'] : ['clause'];
  return asks ? [...headings, 'requirement'] : headings;
}

/**
 * 工作内容｜序号｜具体工作任务, 主要内容｜具体措施: where the column that a header says asks for something stands before another
 * that may, the first may be the heading of the second.
 */
function moveRequirement(roles: readonly Label[]): Label[][] {
  const first = roles.indexOf('requirement');
  const behind = roles.findLastIndex((role, at) => at > first && (role === 'task' || role === 'requirement'));
  if (first < 0 || behind < 0) return [];
  return [roles.map((role, at): Label => (at === behind ? 'requirement' : role === 'requirement' ? 'task' : role))];
}

/** 任务 ⏎ 类别: the letters of a line of a header cell that its column broke; null for a whole one, or one of names below one another. */
function measureNarrow(stretches: readonly [number, number][]): number | null {
  const lengths = stretches.map(([start, end]) => end - start);
  const widest = Math.max(0, ...lengths);
  return stretches.length > 1 && widest <= 3 && lengths.slice(0, -1).every((length) => length === widest) ? widest : null;
}

/** The orders of columns that a header allows: an unknown name may be anything, a number may have no name. */
export function toLayouts(header: readonly HeaderCell[]): Slot[][] {
  const roles = header.map(({ role }) => role);
  // 时限要求 beside 进度安排: the first says by when, the other remarks on it.
  if (roles.filter((role) => role === 'deadline').length > 1 && !roles.includes('remark')) {
    const later = header.findIndex(({ role, words, fixed }) => role === 'deadline' && !fixed && /进度|安排/.test(words));
    if (later >= 0) roles[later] = 'remark';
  }
  const isUnknown = ({ words, fixed }: HeaderCell, at: number) => roles[at] === null && words !== '' && !fixed && !isAside(words);
  // 行次, 板块, 抓手, 工作标准: two unknown names between the number and what is asked for are its headings.
  const index = roles.indexOf('index');
  const between = header.slice(index + 1, index + 3);
  if (index >= 0 && between.length === 2 && between.every((cell, at) => isUnknown(cell, index + 1 + at)) && roles[index + 3] === 'requirement' && !roles.includes('task')) {
    [roles[index + 1], roles[index + 2]] = ['chapter', 'clause'];
  }
  const unknown = header.flatMap((cell, at) => (isUnknown(cell, at) ? [at] : []));
  let guesses: Label[][] = [roles, ...(header.some(({ fixed }) => fixed) ? [] : moveRequirement(roles))];
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
    header.forEach(({ words, stretches }, at) => {
      const narrow = measureNarrow(stretches);
      const role = guess[at] ?? null;
      if (words === '') return;
      // 责任领导 beside 责任人: more columns than one may name persons.
      const added: Slot['role'][] = role === null ? ['other'] : role === 'task' ? toTaskRoles(guess, at) : [role];
      for (const each of added) if (each === 'other' || each === 'person' || !slots.some((slot) => slot.role === each)) slots.push({ role: each, head: words, ...(narrow === null ? {} : { narrow }) });
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


/** The columns of a table of tasks of which nothing is known but that numbers begin its rows: every usual order, or those with as many columns as a header has cells and what is known of them. */
export function listUsualLayouts(known: readonly Label[] | null): Slot[][] {
  const layouts: ColumnRole[][] = [];
  for (const headings of [[], ['chapter'], ['chapter', 'clause']] as const) {
    for (const units of [['responsible'], ['lead', 'participants'], ['lead']] as const) {
      for (const due of [[], ['deadline']] as const) {
        for (const remark of [[], ['remark']] as const) layouts.push(['index', ...headings, 'requirement', ...units, ...due, ...remark]);
      }
    }
  }
  const isTask = (role: ColumnRole | undefined) => role === 'chapter' || role === 'clause' || role === 'requirement';
  return layouts
    .filter((roles) => known === null || (roles.length === known.length && known.every((label, at) => label === null || label === roles[at] || (label === 'task' && isTask(roles[at])))))
    .map((roles) => roles.map((role): Slot => ({ role, head: role })));
}

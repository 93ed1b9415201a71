/** A labelled notice as a table of tasks: its grid in a chosen style, and what a reader should say of it. */
import type { ExpectedPoint } from './compare.ts';
import type { Grid, GridCell, GridRow, Layout } from './grid.ts';
import { listTasks, toExpected, type LabelledNotice, type Task } from './labelled.ts';
import { pick, toHan, type Random } from './words.ts';

export interface TableStyle {
  layout: Layout;
  /** Header words every bureau uses; others that mean the same; words no list of header words has; none; and forms of the header. */
  header: 'usual' | 'synonyms' | 'unknown' | 'missing' | 'two-lines' | 'two-levels';
  index: 'named' | 'unnamed' | 'absent' | 'after-task' | 'in-requirement';
  /** How chapters and clauses stand: in columns merged over their rows, printed again in each row, or as rows of their own. */
  headings: 'merged' | 'repeated' | 'rows';
  /** 一、 and （一） before headings. */
  marked: boolean;
  /** The label of a merged cell stands in the middle of its rows, not in the first. */
  centred: boolean;
  /** Equal units or deadlines of neighbouring rows are one merged cell. */
  merged: 'none' | 'units' | 'deadline' | 'both';
  order: 'usual' | 'shuffled';
  /** A page break: between rows, with the header again or not; or through a row. */
  breaks: 'none' | 'header-again' | 'between-rows' | 'through-row';
  /** Units one a line, or the requirement on several lines. */
  lines: 'one' | 'units' | 'requirement';
  /** Lead and participants in columns of their own, where all tasks have a lead. */
  apart: boolean;
}

export const PLAIN_TABLE: TableStyle = {
  layout: 'tabs', header: 'usual', index: 'named', headings: 'merged', marked: false, centred: false, merged: 'none',
  order: 'usual', breaks: 'none', lines: 'one', apart: true,
};

type Role = 'index' | 'chapter' | 'clause' | 'requirement' | 'responsible' | 'lead' | 'participants' | 'deadline' | 'remark';

/** What headers say; OFFICE stands for what the bureau calls its offices. */
const HEADER_WORDS: Readonly<Record<'usual' | 'synonyms' | 'unknown', Readonly<Record<Role, readonly string[]>>>> = {
  usual: {
    index: ['序号'], chapter: ['重点任务', '工作领域'], clause: ['工作任务', '任务事项'], requirement: ['具体要求', '工作要求', '主要内容'],
    responsible: ['责任OFFICE', '责任单位'], lead: ['牵头OFFICE', '牵头单位'], participants: ['配合OFFICE', '配合单位'], deadline: ['完成时限', '完成时间'], remark: ['备注'],
  },
  synonyms: {
    index: ['编号', '项次'], chapter: ['主要任务', '任务类别', '类别'], clause: ['任务名称', '公开事项', '项目'], requirement: ['工作内容', '工作措施', '具体举措', '落实措施'],
    responsible: ['落实单位', '承办OFFICE', '责任主体', '责任部门及单位'], lead: ['牵头部门', '主办OFFICE', '主责单位'], participants: ['协办OFFICE', '参与单位', '协同部门'],
    deadline: ['办理时限', '时间节点', '进度安排', '时限要求'], remark: ['说明'],
  },
  unknown: {
    index: ['行次'], chapter: ['条线', '板块'], clause: ['抓手', '小项'], requirement: ['怎么办', '细化分工', '工作标准'],
    responsible: ['谁来办', '落实到谁'], lead: ['牵头'], participants: ['配合'], deadline: ['何时办结', '什么时候完成'], remark: ['其他'],
  },
};

const WIDTHS: Readonly<Record<Role, number>> = { index: 3, chapter: 8, clause: 8, requirement: 22, responsible: 10, lead: 8, participants: 9, deadline: 8, remark: 6 };

interface Line {
  task: Task;
  chapter: number;
  clause: number;
  number: number;
}

/** What the cell of a role says in a task's row. */
function toLines({ task, number }: Line, role: Role, style: TableStyle, phrase: (task: Task) => string, wrap: (text: string) => string[]): string[] {
  const named = (names: readonly string[]) => (style.lines === 'units' ? [...names] : names.length > 0 ? [names.join('、')] : []);
  switch (role) {
    case 'index':
      return [String(number)];
    case 'requirement': {
      const text = `${style.index === 'in-requirement' ? `${String(number)}.` : ''}${task.text}`;
      return style.lines === 'requirement' ? wrap(text) : [text];
    }
    case 'responsible':
      return task.lead.length > 0 ? [phrase(task)] : named(task.responsible);
    case 'lead':
      return named(task.lead);
    case 'participants':
      return named(task.participants);
    case 'deadline':
      return task.due ? [task.due.words] : [];
    case 'remark':
      return task.remark === null ? [] : [task.remark];
    default:
      throw new Error(`no cell for ${role}`);
  }
}

/** The words of a header, in its lines. */
function toHeader(columns: readonly Role[], style: TableStyle, random: Random, office: string): GridRow[] {
  const list = style.header === 'synonyms' || style.header === 'unknown' ? style.header : 'usual';
  const name = (role: Role) => (role === 'index' && (style.index === 'unnamed' || style.index === 'after-task') ? '' : pick(random, HEADER_WORDS[list][role]).replace('OFFICE', office));
  const names = columns.map(name);
  const cell = (word: string): GridCell => ({ lines: word === '' ? [] : style.header === 'two-lines' && word.length === 4 ? [word.slice(0, 2), word.slice(2)] : [word] });
  if (style.header === 'missing') return [];
  if (style.header !== 'two-levels') return [{ kind: 'header', cells: names.map(cell) }];
  // Above: 任务分解 over chapter and clause, 责任分工 over who and when; below: the names of what is split.
  const groups = columns.map((role) => (role === 'chapter' || role === 'clause' ? '任务分解' : ['responsible', 'lead', 'participants', 'deadline'].includes(role) ? '责任分工' : null));
  const above = columns.flatMap((_, at): GridCell[] => {
    const group = groups[at];
    if (group === null || group === undefined) return [cell(names[at] ?? '')];
    if (at > 0 && groups[at - 1] === group) return [];
    const end = groups.findIndex((other, place) => place > at && other !== group);
    return [{ lines: [group], span: (end === -1 ? columns.length : end) - at }];
  });
  const below = columns.map((_, at): GridCell => (groups[at] === null ? { lines: [], covered: true } : cell(names[at] ?? '')));
  return [{ kind: 'header', cells: above }, { kind: 'header', cells: below }];
}

/** Sets columns in another order that stays a table of tasks: units and deadline first, or requirement before its headings. */
function shuffle(columns: Role[], random: Random): Role[] {
  const [index, ...rest] = columns[0] === 'index' ? columns : [undefined, ...columns];
  const assigning = rest.filter((role) => ['responsible', 'lead', 'participants', 'deadline'].includes(role as Role));
  const saying = rest.filter((role) => !assigning.includes(role));
  const order = random() < 0.5 ? [...assigning, ...saying] : [...saying.slice(0, -1), ...assigning.reverse(), ...saying.slice(-1)];
  return [...(index ? [index] : []), ...order] as Role[];
}

/** Who does a task in one cell: 甲科牵头，乙科配合. */
export function toPhrase(random: Random): (task: Task) => string {
  const ways = ['A牵头，B配合', 'A牵头，B按职责分工负责', 'A（牵头）、B'] as const;
  const way = pick(random, ways);
  return ({ lead, participants, responsible }) => {
    if (lead.length === 0) return responsible.join('、');
    // Where a sign follows a name, it would mark one name of several only.
    const chosen = lead.length > 1 && way.startsWith('A（') ? ways[0] : way;
    return participants.length === 0 ? `${lead.join('、')}牵头` : chosen.replace('A', lead.join('、')).replace('B', participants.join('、'));
  };
}

/** @returns the table, and the points a reader should find in it */
export function setTable(notice: LabelledNotice, style: TableStyle, random: Random): { grid: Grid; points: ExpectedPoint[] } {
  const listed = listTasks(notice);
  const phrase = toPhrase(random);
  const led = listed.every(({ task }) => task.lead.length > 0);
  const hasClauses = listed.some(({ under }) => under.heading !== '');
  const inColumns = style.headings !== 'rows';
  let columns: Role[] = [
    ...(style.index === 'named' || style.index === 'unnamed' ? ['index' as const] : []),
    ...(inColumns ? ['chapter' as const, ...(hasClauses ? ['clause' as const] : [])] : hasClauses ? ['clause' as const] : []),
    ...(style.index === 'after-task' ? ['index' as const] : []),
    'requirement',
    ...(led && style.apart ? ['lead' as const, ...(listed.some(({ task }) => task.participants.length > 0) ? ['participants' as const] : [])] : ['responsible' as const]),
    ...(listed.some(({ task }) => task.due) ? ['deadline' as const] : []),
    ...(listed.some(({ task }) => task.remark !== null) ? ['remark' as const] : []),
  ];
  if (style.order === 'shuffled') columns = shuffle(columns, random);
  const header = toHeader(columns, style, random, notice.office);
  const cut = 12 + Math.floor(random() * 8);
  const wrap = (text: string) => (text.length > cut * 2 ? [text.slice(0, cut * 2), text.slice(cut * 2)] : [text]);

  const chapterName = (at: number) => `${style.marked ? `${toHan(at + 1)}、` : ''}${notice.chapters[at]?.heading ?? ''}`;
  const clauseName = (chapter: number, at: number) => {
    const heading = notice.chapters[chapter]?.clauses[at]?.heading ?? '';
    return heading === '' ? '' : `${style.marked ? `（${toHan(at + 1)}）` : ''}${heading}`;
  };
  const breakAt = style.breaks === 'none' ? -1 : Math.max(1, Math.floor(listed.length / 2));
  const rows: GridRow[] = [...header];
  const points: ExpectedPoint[] = [];
  let page = 0;
  listed.forEach(({ chapter, clause, task }, at) => {
    const line: Line = { task, chapter, clause, number: at + 1 };
    const before = listed[at - 1];
    const newChapter = before?.chapter !== chapter;
    const newClause = newChapter || before.clause !== clause;
    if (!inColumns && newChapter) rows.push({ kind: 'body', cells: [{ lines: [chapterName(chapter)], span: columns.length }] });
    /** Where a merged heading is printed: its first row, or the one in the middle. */
    const isLabelled = (role: 'chapter' | 'clause') => {
      if (style.headings === 'repeated') return true;
      const block = listed.flatMap((other, place) => (other.chapter === chapter && (role === 'chapter' || other.clause === clause) ? [place] : []));
      return at === (style.centred ? block[Math.floor((block.length - 1) / 2)] : block[0]);
    };
    const same = (role: Role) => before !== undefined && !newClause
      && toLines({ task: before.task, chapter, clause, number: at }, role, style, phrase, wrap).join() === toLines(line, role, style, phrase, wrap).join();
    const isMerged = (role: Role) => (['responsible', 'lead', 'participants'].includes(role) ? style.merged === 'units' || style.merged === 'both'
      : role === 'deadline' && (style.merged === 'deadline' || style.merged === 'both'));
    const cells = columns.map((role): GridCell => {
      if (role === 'chapter') return isLabelled('chapter') ? { lines: [chapterName(chapter)] } : { lines: [], covered: true };
      if (role === 'clause') {
        const name = clauseName(chapter, clause);
        return name === '' ? { lines: [] } : isLabelled('clause') ? { lines: [name] } : { lines: [], covered: true };
      }
      if (isMerged(role) && same(role)) return { lines: [], covered: true };
      return { lines: toLines(line, role, style, phrase, wrap) };
    });
    if (at === breakAt && style.breaks !== 'through-row') {
      page += 1;
      rows.push({ kind: 'page', lines: ['', `— ${String(page)} —`, ''] });
      if (style.breaks === 'header-again') rows.push(...header);
    }
    if (at === breakAt && style.breaks === 'through-row') {
      // The row's requirement goes on below the page number, in a row that holds nothing else.
      const middle = Math.floor(task.text.length / 2);
      rows.push({ kind: 'body', cells: cells.map((cell, place) => (columns[place] === 'requirement' ? { lines: [cell.lines.join('').slice(0, -middle)] } : cell)) });
      rows.push({ kind: 'page', lines: ['', '— 1 —', ''] }, ...header);
      rows.push({ kind: 'body', cells: cells.map((cell, place) => (columns[place] === 'requirement' ? { lines: [cell.lines.join('').slice(-middle)] } : { lines: [], covered: true })) });
    } else rows.push({ kind: 'body', cells });

    const path = [chapterName(chapter), clauseName(chapter, clause)].filter((name) => name !== '');
    points.push({
      ...toExpected(task, task.text, { units: true, due: true }),
      number: String(at + 1), path, ...(columns.includes('remark') ? { remark: task.remark } : {}),
    });
  });
  return { grid: { widths: columns.map((role) => WIDTHS[role]), rows }, points };
}

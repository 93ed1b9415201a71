/** A labelled notice as a plan in prose: its lines in a chosen style, and what a reader should say of it. */
import type { ExpectedPoint } from './compare.ts';
import { listTasks, toExpected, type LabelledNotice, type Task } from './labelled.ts';
import { toPhrase } from './task-table.ts';
import { enclose, toHan, type Random } from './words.ts';

export interface ProseStyle {
  /** The shapes of numbers, from chapters down. */
  numbering: 'han' | 'half-width' | 'decimals' | 'articles' | 'circled' | 'digits' | 'enclosed' | 'series' | 'bare' | 'through';
  /** Where who and when stand. */
  assignment: 'brackets' | 'square-brackets' | 'lines' | 'one-line' | 'dash' | 'tail' | 'phrase' | 'none';
  /** A heading that has one task runs into it, or stands on a line of its own. */
  runIn: boolean;
  /** Items end with a full stop. */
  stops: boolean;
  /** Blank lines between paragraphs, full-width spaces before them. */
  spaced: boolean;
}

export const PLAIN_PROSE: ProseStyle = { numbering: 'han', assignment: 'brackets', runIn: true, stops: true, spaced: false };

/** The marker of the chapter, clause or item with these ordinals. */
type Marker = (ordinals: readonly [number, number, number]) => string;

const NUMBERINGS: Readonly<Record<ProseStyle['numbering'], readonly [Marker, Marker, Marker]>> = {
  han: [([at]) => `${toHan(at)}、`, ([, at]) => `（${toHan(at)}）`, ([, , at]) => `${String(at)}.`],
  'half-width': [([at]) => `${toHan(at)}、`, ([, at]) => `(${toHan(at)})`, ([, , at]) => `${String(at)}、`],
  decimals: [([at]) => `${String(at)} `, ([a, b]) => `${String(a)}.${String(b)} `, ([a, b, c]) => `${String(a)}.${String(b)}.${String(c)} `],
  articles: [([at]) => `第${toHan(at)}章 `, ([, at]) => `第${toHan(at)}条 `, ([, , at]) => `（${toHan(at)}）`],
  circled: [([at]) => `${toHan(at)}、`, ([, at]) => `（${toHan(at)}）`, ([, , at]) => enclose('①', at, 20)],
  digits: [([at]) => `${String(at)}、`, ([, at]) => `（${String(at)}）`, ([, , at]) => `${String(at)}）`],
  enclosed: [([at]) => `${toHan(at)}、`, ([, at]) => enclose('㈠', at, 10), ([, , at]) => enclose('⒈', at, 20)],
  series: [([at]) => `${toHan(at)}、`, ([, at]) => `（${toHan(at)}）`, ([, , at]) => `${toHan(at)}是`],
  through: [([at]) => `${toHan(at)}、`, ([, at]) => `（${toHan(at)}）`, ([, , at]) => `${String(at)}.`],
  bare: [() => '', () => '', () => ''],
};

/** The words behind or below a task that say who and when; `below` on lines of their own. */
function toAssignment(task: Task, style: ProseStyle, phrase: (task: Task) => string, office: string): { behind: string; below: string[] } {
  const { lead, participants, responsible, due } = task;
  const labelled = [
    ...(lead.length > 0 ? [`牵头${office}：${lead.join('、')}`] : []),
    ...(participants.length > 0 ? [`配合${office}：${participants.join('、')}`] : []),
    ...(responsible.length > 0 ? [`责任${office}：${responsible.join('、')}`] : []),
    ...(due ? [`完成时限：${due.words}`] : []),
  ];
  switch (style.assignment) {
    case 'brackets':
      return { behind: `（${labelled.join('；')}）`, below: [] };
    case 'square-brackets':
      return { behind: `【${labelled.join('；')}】`, below: [] };
    case 'lines':
      return { behind: '', below: labelled };
    case 'one-line':
      return { behind: '', below: [labelled.join('  ')] };
    case 'tail':
      return { behind: `${labelled.join('，')}。`, below: [] };
    case 'dash':
      return { behind: `——${phrase(task)}`, below: [] };
    case 'phrase':
      return { behind: `（${lead.length > 0 ? phrase(task) : `${responsible.join('、')}负责`}）`, below: [] };
    case 'none':
      return { behind: '', below: [] };
    default:
      return style.assignment satisfies never;
  }
}

/** @returns the lines of the plan, and the points a reader should find in them */
export function setProse(notice: LabelledNotice, style: ProseStyle, random: Random): { lines: string[]; points: ExpectedPoint[] } {
  const [chapterMarker, clauseMarker, itemMarker] = NUMBERINGS[style.numbering];
  const phrase = toPhrase(random);
  const printed = { units: style.assignment !== 'none', due: !['dash', 'phrase', 'none'].includes(style.assignment) };
  const lines: string[] = [];
  const points: ExpectedPoint[] = [];
  let article = 0;
  let item = 0;
  const listed = listTasks(notice);
  listed.forEach(({ chapter, clause, place, heading, under, task }, at) => {
    const before = listed[at - 1];
    const newChapter = before?.chapter !== chapter;
    const newClause = newChapter || before.clause !== clause;
    if (newClause) article += 1;
    item = style.numbering === 'through' ? item + 1 : place + 1;
    const level = style.numbering === 'articles' ? article : clause + 1;
    const chapterHeading = `${chapterMarker([chapter + 1, 0, 0])}${heading.heading}`;
    if (newChapter) lines.push(chapterHeading);
    // Without clauses the items take the clauses' numbers.
    const isFlat = under.heading === '';
    const alone = under.tasks.length === 1 && style.numbering !== 'through';
    const words = style.stops && !/[。；！]$/.test(task.text) ? `${task.text}。` : style.stops ? task.text : task.text.replace(/。$/, '');
    const { behind, below } = toAssignment(task, style, phrase, notice.office);
    const clauseHeading = isFlat ? '' : `${clauseMarker([chapter + 1, level, 0])}${under.heading}`;
    const path = [chapterHeading];
    let text = words;
    let marker = '';
    const ordinals = [chapter + 1];
    if (isFlat) {
      if (style.numbering === 'articles' && place > 0) article += 1;
      const ordinal = style.numbering === 'through' ? item : place + 1;
      marker = clauseMarker([chapter + 1, style.numbering === 'articles' ? article : ordinal, 0]);
      ordinals.push(ordinal);
    } else if (alone && style.runIn && style.numbering !== 'bare') {
      // A heading sentence that runs into its paragraph belongs to the text.
      text = `${under.heading}。${words}`;
      marker = clauseMarker([chapter + 1, level, 0]);
      ordinals.push(clause + 1);
    } else {
      if (newClause && style.numbering !== 'series') lines.push(clauseHeading);
      path.push(clauseHeading);
      ordinals.push(clause + 1);
      if (!alone) {
        marker = itemMarker([chapter + 1, clause + 1, item]);
        ordinals.push(item);
      } else if (style.numbering === 'series') lines.push(clauseHeading);
    }
    if (style.numbering === 'series' && !isFlat && !alone) {
      // 一是…；二是…。 in one paragraph behind its heading.
      const last = place === under.tasks.length - 1;
      text = last ? words : words.replace(/[。；]?$/, '；');
      const line = `${place === 0 ? `${clauseHeading}。` : ''}${marker}${text}${behind}`;
      if (place === 0) lines.push(line);
      else lines.push(`${lines.pop() ?? ''}${line}`);
    } else lines.push(`${marker}${text}${behind}`);
    lines.push(...below);
    const numbered = !['articles', 'bare'].includes(style.numbering);
    const number = style.numbering === 'through' ? (isFlat ? String(item) : undefined) : ordinals.join('-');
    points.push({ ...toExpected(task, text, printed), ...(numbered && number !== undefined ? { number } : {}), path });
  });
  return { lines: style.spaced ? lines.flatMap((line) => [`\u3000\u3000${line}`, '']) : lines, points };
}

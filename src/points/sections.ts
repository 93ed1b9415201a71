/** Points of the numbered parts of a notice: the innermost, the members of a series in them, and what a person calls an item. */
import {
  LAST_ORDINAL, leavesOf, nodesOf, rangesOf, toFormPart, wordsOf,
  type Assignment, type Block, type Heading as HeadingNode, type Item, type Leaf, type Metadata, type NoticeNode, type NoticeRoot, type Paragraph, type Position, type Section,
} from '../notice/index.ts';
import { assignmentsIn, readAssignmentNodes, splitTasks, toRemark } from './assignments.ts';
import { divideChosen, isChosen, type ChosenItem } from './chosen.ts';
import { readDeadline } from './dates.ts';
import { bare, finish, textLeaves, type ExtractedPoint } from './extracted.ts';
import type { Heading } from './schema.ts';

/** An innermost numbered part, or a member of a series in it. */
interface Leafy {
  ordinals: string[];
  path: Heading[];
  /** Where its words stand, assignments left out. */
  leaves: Leaf[];
  /** How many of them belong to a heading sentence, which stands above all clauses; none where not said. */
  headings?: number;
  assignments: Assignment[];
  whole: Position;
  /** False for what a report tells of the past: it promises nothing. */
  undertaking: boolean;
  byHand?: boolean;
}

/** What holds for all numbered parts of a notice. */
interface Setting {
  kind: Metadata['kind'];
  /** The ranks of parts that each have their units on a line of their own. */
  apart: ReadonlySet<number>;
}

export function readSections(tree: NoticeRoot, metadata: Pick<Metadata, 'year' | 'kind'>): ExtractedPoint[] {
  const leafy: Leafy[] = [];
  const sections = tree.children.filter((child): child is Section => child.type === 'section');
  const { own, items } = divideChosen(tree.children);
  if (sections.length > 0) {
    const setting = { kind: metadata.kind, apart: findApart(tree) };
    for (const section of sections) collect(section, [], [], [], setting, leafy);
  } else {
    collectSeries(own.filter((child) => child.type === 'paragraph' || child.type === 'assignment'), leafy, metadata.kind);
  }
  let before = 0;
  for (const item of items) {
    while ((sections[before]?.position.start.offset ?? Infinity) < item.whole.start.offset) before++;
    leafy.push(toLeafy(item, [String(sections.length === 0 ? leafy.length + 1 : sections[before - 1]?.ordinal ?? 1)], [], metadata.kind));
  }
  if (items.length > 0) leafy.sort((a, b) => a.whole.start.offset - b.whole.start.offset);
  const flat = countsThrough(sections);
  return leafy.map(({ ordinals, path, leaves, headings = 0, assignments, whole, undertaking, byHand }) => {
    // What a report of 2023 means to do by 6月底, it means to do in 2024.
    const year = metadata.kind === 'annual-report' && metadata.year !== null ? metadata.year + 1 : metadata.year;
    const said = readAssignmentNodes(assignments, { leaves: leaves.slice(headings), whole });
    const ranges = rangesOf(assignments.flatMap((assignment) => [...leavesOf(assignment)]));
    return finish({
      number: (flat && ordinals.length > 1 ? ordinals.slice(1) : ordinals).join('-'),
      path,
      leaves,
      assignments: said.assignments,
      inherited: false,
      deadline: said.deadline ? readDeadline(said.deadline, year) : null,
      remark: toRemark(null, said),
      evidence: {
        units: ranges, deadline: said.deadline ? ranges : [], deadlineInherited: false,
        remark: said.beyond.flatMap(({ source }) => source),
        body: null, textFromBody: false, pathFromBody: false, whole, ...(byHand ? { byHand } : {}),
      },
    }, { year }, undertaking || speaksAhead(leaves));
  });
}

/**
 * True where the numbers below the chapters 一、二、… count on through them instead of starting again. （一）（二） are
 * taken at their word over two chapters; 1. 2. in one and 3. 4. in the other may as well be two lists, of which the
 * second says where it goes on, so that digits need a third.
 */
function countsThrough(sections: readonly Section[]): boolean {
  const highest = Math.min(...sections.map(({ rank }) => rank));
  const chapters = sections.filter((section) => section.rank === highest)
    .map((chapter) => chapter.children.filter((child): child is Section => child.type === 'section'))
    .filter((children) => children.length > 0);
  const all = chapters.flat();
  const least = all.every(({ rank }) => rank === 2) ? 2 : 3;
  if (chapters.length < least || chapters.length < sections.length) return false;
  return all.every(({ ordinal }, at) => at === 0 || ordinal > (all[at - 1] as Section).ordinal);
}

/** The headings above what stands in a section: its own too. */
function toPath(section: Section, above: readonly Heading[]): Heading[] {
  const heading = section.children.find((child): child is HeadingNode => child.type === 'heading');
  const marker = section.children.find((child) => child.type === 'marker')?.value ?? '';
  return heading ? [...above, { marker, text: bare(wordsOf(heading)) }] : [...above];
}

/** A paragraph that a person calls an item, under the number of what it stands in. */
function toLeafy({ paragraph, assignments, whole }: ChosenItem, ordinals: string[], path: Heading[], kind: Metadata['kind']): Leafy {
  return { ordinals, path, leaves: textLeaves(paragraph), assignments, whole, undertaking: kind !== 'annual-report' || looksAhead(path), byHand: true };
}

/** The points of a numbered part: those that its words give, and those that a person sees in it. */
function collect(
  section: Section, above: readonly Heading[], ordinals: readonly string[], given: readonly Assignment[],
  setting: Setting, out: Leafy[],
): void {
  const { kind } = setting;
  const { own, items } = divideChosen(section.children);
  const numbers = [...ordinals, String(section.ordinal)];
  const before = out.length;
  // A heading above items is none of them, and one that a person calls a heading is no point.
  const isHeading = own.some(({ type }) => type === 'heading') && own.every(({ type }) => type === 'marker' || type === 'heading' || type === 'other');
  if (!isHeading || (items.length === 0 && !isChosen(section, 'heading'))) collectOwn({ ...section, children: own }, above, ordinals, given, setting, out);
  if (isChosen(section, 'item')) {
    if (!out.slice(before).some(({ whole }) => whole === section.position)) {
      out.splice(before, 0, { ordinals: numbers, path: [...above], leaves: own.flatMap((child) => (child.type === 'heading' || child.type === 'paragraph' ? textLeaves(child) : [])), assignments: [...given], whole: section.position, undertaking: kind !== 'annual-report' });
    }
    for (const leafy of out.slice(before)) leafy.byHand ||= leafy.whole === section.position;
  }
  for (const [at, item] of items.entries()) {
    out.push({ ...toLeafy(item, isHeading ? [...numbers, String(at + 1)] : numbers, toPath(section, above), kind), assignments: [...given, ...item.assignments] });
  }
}

function collectOwn(
  section: Section, above: readonly Heading[], ordinals: readonly string[], given: readonly Assignment[],
  setting: Setting, out: Leafy[],
): void {
  const { kind } = setting;
  const marker = section.children.find((child) => child.type === 'marker')?.value ?? '';
  const heading = section.children.find((child): child is HeadingNode => child.type === 'heading');
  const below = section.children.filter((child): child is Section => child.type === 'section');
  const own = [...ordinals, String(section.ordinal)];
  const path = toPath(section, above);
  if (below.length > 0) {
    const opening = heading ? null : readOpening(section);
    if (opening) path.push({ marker, text: opening });
    // A bracket before the first numbered part holds for all of them: （一）… （牵头单位：甲处） 1.… 2.…
    const first = section.children.indexOf(below[0] as Section);
    const shared = section.children.slice(0, first).flatMap(assignmentsIn);
    const closing = findClosing(below, setting.apart);
    for (const child of below) {
      collect(child, path, own, [...given, ...shared, ...(child === below[below.length - 1] ? [] : closing)], setting, out);
    }
    return;
  }
  const blocks = section.children.filter((child): child is Paragraph | Assignment => child.type === 'paragraph' || child.type === 'assignment');
  const series = splitSeries(blocks);
  if (series) {
    const opening = heading ? null : readOpening(section);
    if (opening) path.push({ marker, text: opening });
    const problems = kind === 'annual-report' && series.length > 1;
    series.forEach((members, at) => {
      const letter = problems && at === 0 && series.length === 2 ? 'p' : series.length > 2 || (!problems && series.length > 1) ? `${at + 1}-` : '';
      for (const { item, ordinal, assignments } of members) {
        out.push({
          ordinals: [...own, letter + String(ordinal)],
          path,
          leaves: textLeaves(item),
          assignments: [...given, ...assignments],
          whole: item.position,
          undertaking: kind !== 'annual-report' || (problems && at > 0) || looksAhead(path),
        });
      }
    });
    return;
  }
  const tasks = splitTasks(blocks);
  if (tasks) {
    tasks.forEach(({ paragraph, assignments, whole }, at) => {
      const runIn = at === 0 && heading?.runIn ? textLeaves(heading) : [];
      out.push({
        ordinals: [...own, String(at + 1)],
        path: heading?.runIn ? [...above] : path,
        leaves: [...runIn, ...textLeaves(paragraph)],
        assignments: [...given, ...assignments],
        whole,
        undertaking: kind !== 'annual-report' || looksAhead(path),
      });
    });
    return;
  }
  const holdsTable = section.children.some((child) => child.type === 'table');
  if (blocks.length === 0 && (!heading || holdsTable)) return;
  // 二、主动公开政府信息情况 whose table was a picture: a heading alone.
  if (blocks.length === 0 && heading && kind === 'annual-report' && section.rank === 1 && toFormPart(wordsOf(heading))) return;
  // The article above each block of table 二, set apart from it by bars.
  if (holdsTable && kind === 'annual-report' && ARTICLES.test(blocks.map((block) => wordsOf(block)).join(''))) return;
  // 具体任务见下表： leads to the table and asks for nothing itself.
  if (holdsTable && LEADS_TO_TABLE.test(blocks.map((block) => wordsOf(block)).join('').trim())) return;
  out.push({
    ordinals: own,
    path: heading && !heading.runIn && blocks.some((block) => block.type === 'paragraph') ? path : [...above],
    leaves: section.children.flatMap((child): Leaf[] => {
      if (child.type === 'heading' && (child.runIn || !blocks.some((block) => block.type === 'paragraph'))) return textLeaves(child);
      return child.type === 'paragraph' ? textLeaves(child) : [];
    }),
    headings: heading?.runIn && blocks.some((block) => block.type === 'paragraph') ? textLeaves(heading).length : 0,
    assignments: [...given, ...blocks.flatMap(assignmentsIn)],
    whole: section.position,
    undertaking: kind !== 'annual-report' || looksAhead(path),
  });
}

/** The line of units that a numbered part ends in. */
function unitLineOf(section: Section): Assignment | null {
  const line = section.children.findLast(({ type }) => type !== 'other');
  return line?.type === 'assignment' ? line : null;
}

/** The ranks at which the notice prints units below each part: one that is not the last of its list ends in such a line. */
function findApart(tree: NoticeRoot): Set<number> {
  const apart = new Set<number>();
  for (const node of nodesOf(tree)) {
    if (!('children' in node)) continue;
    const list = (node.children as readonly NoticeNode[]).filter((child): child is Section => child.type === 'section');
    for (const section of list.slice(0, -1)) if (unitLineOf(section)) apart.add(section.rank);
  }
  return apart;
}

/**
 * Units on a line of their own below the last of several numbered parts, none of which names any: they hold for all.
 * （1）… （2）… ⏎（责任单位：甲局） Where other lists of the notice have such a line below each part, it is that of the last.
 */
function findClosing(sections: readonly Section[], apart: ReadonlySet<number>): Assignment[] {
  const [last] = sections.slice(-1);
  const line = last && sections.length > 1 && !apart.has(last.rank) ? unitLineOf(last) : null;
  return line === null || sections.some((section) => assignmentsIn(section).some((each) => each !== line)) ? [] : [line];
}

/** `第二十条第（一）项`, and no other words. */
const ARTICLES = /^(?:第二十条第[（(].[）)]项\s*)+$/;

/** `具体任务见下表：`, `该部分以表格形式报告。表格如下：`; what goes on after it says more than where the table is. */
const LEADS_TO_TABLE = /^.{0,60}(?:[：:]|[下附]表.{0,12}|表格.{0,12})$/s;

/** Headings on a line of their own have 39 letters at most (`eval:lengths`), and such a sentence leads on: 重点做好以下工作： */
const LONGEST_OPENING = 50;
/** The first words of a paragraph, which say of which time it speaks: a line of 28 letters (GB/T 9704) and two marks. */
const FIRST_WORDS = 30;

/** 3.加强政策解读。 above （1）…（2）… or ①…②… is their heading, though printed as a sentence. */
function readOpening(section: Section): string | null {
  const opening = section.children.find((child) => child.type === 'paragraph' || child.type === 'section');
  if (opening?.type !== 'paragraph') return null;
  const words = bare(opening.children.flatMap((child) => (child.type === 'item' ? [] : textLeaves(child))).map((leaf) => leaf.value).join(''));
  return words !== '' && words.length <= LONGEST_OPENING && !words.includes('。') ? words.replace(/[：:，,]$/, '') : null;
}

/** True below a heading of a report that speaks of what comes: 改进措施, 下一步打算; not 存在的问题及改进情况, which is both. */
function looksAhead(path: readonly Heading[]): boolean {
  return path.some(({ text }) => /改进|整改|下一步|打算|工作计划|工作安排/.test(text) && !/问题|情况/.test(text));
}

/** True for a report's words of what comes: 2024年，我局将…, 下一步… */
function speaksAhead(leaves: readonly Leaf[]): boolean {
  const opening = leaves.map((leaf) => leaf.value).join('').slice(0, FIRST_WORDS);
  return /^(?:下一步|今后|下一年)|(?:我[局厅委办]|本机关|我单位)将/.test(opening);
}

/** Points of a notice without numbers: the members of its series, else its paragraphs after the first. */
function collectSeries(blocks: readonly Block[], out: Leafy[], kind: Metadata['kind']): void {
  const paragraphs = blocks.filter((block): block is Paragraph | Assignment => block.type === 'paragraph' || block.type === 'assignment');
  const series = splitSeries(paragraphs);
  const undertaking = kind !== 'annual-report';
  if (series) {
    series.forEach((members, at) => {
      for (const { item, ordinal, assignments } of members) {
        out.push({
          ordinals: [...(series.length > 1 ? [String(at + 1)] : []), String(ordinal)],
          path: [], leaves: textLeaves(item), assignments, whole: item.position, undertaking,
        });
      }
    });
    return;
  }
  let number = 0;
  for (const block of paragraphs) {
    if (block.type === 'assignment') {
      out[out.length - 1]?.assignments.push(block);
      continue;
    }
    // 现将…印发给你们, 特此通知 hand over the notice; they ask for nothing in it.
    if (/现将|印发给你们|特此|^为/.test(wordsOf(block))) continue;
    out.push({
      ordinals: [String(++number)], path: [], leaves: textLeaves(block), assignments: assignmentsIn(block), whole: block.position, undertaking,
    });
  }
}

interface Member {
  item: Item;
  /** Its number: the printed one, or for 最后 the one after the member before. */
  ordinal: number;
  assignments: Assignment[];
}

/** The counted series in some paragraphs, each with two members at least; null where there is none. */
function splitSeries(blocks: readonly (Paragraph | Assignment)[]): Member[][] | null {
  const series: Member[][] = [];
  const opening: Assignment[] = [];
  let last: Member | undefined;
  for (const block of blocks) {
    for (const child of block.type === 'assignment' ? [block] : block.children) {
      // A line or bracket of its own after a member names who does it: 一是… ⏎ 牵头单位：甲科 ⏎ 二是…
      if (child.type === 'assignment') (last?.assignments ?? opening).push(child);
      if (child.type !== 'item') continue;
      const ordinal = child.ordinal === LAST_ORDINAL ? (last?.ordinal ?? 0) + 1 : child.ordinal;
      const member = { item: child, ordinal, assignments: assignmentsIn(child) };
      if (last && ordinal > last.ordinal) series[series.length - 1]?.push(member);
      else series.push([member]);
      last = member;
    }
  }
  const real = series.filter((members) => members.length > 1);
  if (real.length === 0) return null;
  // Units named before a series, or once at its end, hold for all of it.
  for (const members of real) {
    const end = members[members.length - 1] as Member;
    const only = members.every((member) => member === end || member.assignments.length === 0);
    const shared = end.assignments;
    for (const member of members) member.assignments = [...opening, ...(only ? shared : member.assignments)];
  }
  return real;
}

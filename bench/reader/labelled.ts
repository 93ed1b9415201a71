/** Notices in clean structured form: what they say, apart from any dress. Read from notices/*.yaml, and from the five seeds by their labels. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ExpectedPoint } from './compare.ts';

/** Material for setting weights, or kept for judging. */
export type Part = 'tune' | 'judge';

/** A deadline as it is printed, and what it says: the last day, or none; `ongoing` undefined where a reader may say either. */
export interface Due {
  words: string;
  date: string | null;
  ongoing: boolean | undefined;
}

export interface Task {
  text: string;
  lead: readonly string[];
  participants: readonly string[];
  responsible: readonly string[];
  due: Due | null;
  /** What the sentence itself says of a deadline; undefined where a reader may say either. */
  said: Omit<Due, 'words'> | null | undefined;
  remark: string | null;
}

export interface Clause {
  /** '' for tasks that stand in their chapter alone. */
  heading: string;
  tasks: readonly Task[];
}

export interface Chapter {
  heading: string;
  clauses: readonly Clause[];
}

export interface LabelledNotice {
  id: string;
  part: Part;
  title: string;
  issuer: string;
  year: number;
  number: string | null;
  issued: string | null;
  /** The salutation of its cover letter. */
  to: string;
  preamble: string;
  /** What this bureau calls its offices: 股室, 科室, 处室. */
  office: string;
  chapters: readonly Chapter[];
}

interface NoticeFile extends Omit<LabelledNotice, 'id' | 'chapters' | 'number' | 'issued'> {
  number?: string;
  issued?: string;
  /** Chapter → clause → tasks; see {@link readTask}. */
  outline: Record<string, Record<string, string[]>>;
}

const splitNames = (names: string | undefined) => (names ? names.split(/[、，；]/) : []);

/** `6月底前=2024-06-30`, `持续推进=ongoing`, `春耕前=event` (no date; whether ongoing is open). */
function readDue(printed: string): Due {
  const [words = '', meaning = ''] = printed.split('=');
  const dated = /^\d/.test(meaning);
  return { words, date: dated ? meaning : null, ongoing: dated ? false : meaning === 'ongoing' ? true : undefined };
}

/**
 * `text | who=甲科、乙科 | lead=… | with=… | by=words=meaning | said=date | remark=…`: who names the responsible,
 * lead and with the leads and participants, by a deadline in a cell, bracket or line of its own, said one that only the sentence gives.
 */
function readTask(line: string): Task {
  const [text = '', ...fields] = line.split('|').map((part) => part.trim());
  const given = new Map(fields.map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]));
  const said = given.get('said');
  const by = given.get('by');
  return {
    text,
    lead: splitNames(given.get('lead')),
    participants: splitNames(given.get('with')),
    responsible: splitNames(given.get('who')),
    due: by === undefined ? null : readDue(by),
    said: said === undefined ? null : said === 'any' ? undefined : { date: said, ongoing: false },
    remark: given.get('remark') ?? null,
  };
}

const FOLDER = new URL('notices/', import.meta.url);

function readNotice(name: string): LabelledNotice {
  const { outline, number = null, issued = null, ...file } = parse(readFileSync(new URL(name, FOLDER), 'utf8')) as NoticeFile;
  const chapters = Object.entries(outline).map(([heading, clauses]): Chapter => ({
    heading,
    clauses: Object.entries(clauses).map(([clause, tasks]): Clause => ({ heading: clause, tasks: tasks.map(readTask) })),
  }));
  return { ...file, id: name.replace('.yaml', ''), number, issued, chapters };
}

interface SeedLabels {
  seed: string;
  notice: { title: string; issuer: string; year: number };
  points: {
    path: { marker: string; text: string }[];
    starts: string;
    ends: string;
    lead: string[];
    participants: string[];
    responsible: string[];
    deadline: { text: string; date: string | null; ongoing: boolean; source: string } | null;
    remark: string | null;
  }[];
}

/** A bracket of units inside a point's words. */
const UNITS_IN_TEXT = /[（(][^（()）]*(?:牵头|负责)[^（()）]*[）)]/g;

/** The words between a label's first and last letters, without layout. Text that starts and ends are not found in gives null. */
function cutText(seed: string, from: number, { starts, ends }: { starts: string; ends: string }): { text: string; end: number } | null {
  const start = seed.indexOf(starts, from);
  const end = start === -1 ? -1 : seed.indexOf(ends, start);
  return end === -1 ? null : { text: seed.slice(start, end + ends.length).replace(/\s/g, '').replace(UNITS_IN_TEXT, ''), end: end + ends.length };
}

/** A notice of the corpus: what its label says of its points; a point whose letters are not in the seed in one piece is left out. */
function readSeedNotice(id: string, part: Part, office: string): LabelledNotice {
  const labels = JSON.parse(readFileSync(new URL(`../../tests/labels/points/${id}.json`, import.meta.url), 'utf8')) as SeedLabels;
  const seed = readFileSync(new URL(`../../seeds/${labels.seed}`, import.meta.url), 'utf8');
  const chapters: { heading: string; clauses: { heading: string; tasks: Task[] }[] }[] = [];
  // Where an annex repeats the clauses of the letter above it, the points are the annex's.
  let at = Math.max(0, seed.indexOf('序号\t工作任务\t具体要求'));
  for (const point of labels.points) {
    const cut = cutText(seed, at, point);
    // A point of a clause's length; what is longer ran over others.
    if (!cut || cut.text.length > 700) continue;
    at = cut.end;
    const { lead, participants, responsible, deadline, remark } = point;
    const spoken = deadline?.source === 'text' ? deadline : null;
    const due = deadline && !spoken ? { words: deadline.text, date: deadline.date, ongoing: deadline.ongoing } : null;
    const task: Task = { text: cut.text, lead, participants, responsible, due, said: spoken ?? (due ? undefined : null), remark };
    const [chapterHeading = '', clauseHeading = ''] = point.path.map(({ text }) => text);
    let chapter = chapters.at(-1);
    if (chapter?.heading !== chapterHeading) chapters.push(chapter = { heading: chapterHeading, clauses: [] });
    let clause = chapter.clauses.at(-1);
    if (clause?.heading !== clauseHeading) chapter.clauses.push(clause = { heading: clauseHeading, tasks: [] });
    clause.tasks.push(task);
  }
  const { year, issuer } = labels.notice;
  return { id, part, title: `${issuer}${String(year)}年政务公开工作要点`, issuer, year, number: null, issued: null, to: '局机关各处室，局属各单位：', preamble: '现将本年度工作安排如下。', office, chapters };
}

/** All labelled notices, the held-out ones too. */
export function readLabelledNotices(): LabelledNotice[] {
  return [
    ...readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')).sort().map(readNotice),
    readSeedNotice('shandong-2021', 'tune', '处室'),
    readSeedNotice('suqian-2021', 'tune', '处室'),
    readSeedNotice('guangzhou-2022', 'tune', '处室'),
    readSeedNotice('jinan-2023', 'judge', '处室'),
  ];
}

/** The tasks of a notice in order, with their headings. */
export function listTasks(notice: LabelledNotice): { chapter: number; clause: number; place: number; heading: Chapter; under: Clause; task: Task }[] {
  return notice.chapters.flatMap((heading, chapter) => heading.clauses.flatMap((under, clause) => under.tasks.map((task, place) => ({ chapter, clause, place, heading, under, task }))));
}

/** What a reader should say of a task. @param printed what of it the dress prints beside its text */
export function toExpected(task: Task, text: string, printed: { units: boolean; due: boolean }): ExpectedPoint {
  const { lead, participants, responsible, due, said } = task;
  const units = printed.units ? { lead, participants, responsible } : { lead: [], participants: [], responsible: [] };
  if (printed.due && due) return { text, ...units, deadline: due.ongoing === undefined ? { date: due.date } : { date: due.date, ongoing: due.ongoing } };
  return said === undefined ? { text, ...units } : { text, ...units, deadline: said };
}

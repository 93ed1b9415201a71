/**
 * Who, what, by when: one grammar for the words of a bracket, a line of its own, the tail of a sentence or a cell.
 *
 * - `A、B牵头，C按职责分工负责` → lead A, B; participants C
 * - `A（牵头）、B` and `B（A牵头…）` → lead A; B has the role of the column
 * - `A、B按职责分工负责`, `A负责` → responsible
 * - `牵头单位：A；配合单位：B；完成时限：6月底前` → by its labels
 * - `A、B，C负责对告知书审核把关` → A and B for all of it, C for `告知书审核把关`
 *
 * Names stay as printed, split at 、 and ， outside brackets, and at 及 and 和 between two offices.
 */
import { looksLikeDeadline, looksLikeUnits } from './columns.ts';
import type { Role } from './tree.ts';

/** The longest bracket or line that may name units: every office of a bureau by name. 80 letters are the most in `eval:lengths`; forty offices of 10 letters are more than a bureau has. */
export const LONGEST_ASSIGNMENT = 400;

/** A stretch of the words read; `end` exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

/** Some units with one role. */
export interface AssignmentPart extends Stretch {
  role: Role;
  /** Their names, none twice. */
  units: Stretch[];
  /** What the role is limited to: `行政规范性文件有关事项`; null for all that the words stand for. */
  matter: Stretch | null;
}

/** What the words say. */
export interface AssignmentReading {
  /** In the order printed. */
  parts: AssignmentPart[];
  /** The words of a deadline given in the same bracket or line: `完成时限：10月底前`. */
  deadline: Stretch | null;
  /** Sentences behind the names that are about something else: `各科室每月报送材料，逾期通报`. */
  beyond: Stretch[];
  /** A word says which role (牵头, 负责, 配合 …): behind the last name, or elsewhere; null where none does. */
  said: 'end' | 'within' | null;
}

/** What bodies are called in labels: 责任单位, 牵头处室（单位）, 责任站所, 落实村（社区）. */
const BODY = '[单位部门处室科股站所机构主体领导人员岗局办镇乡村街道组中心]{1,6}';
const WHEN = '(?:时限|时间|期限|日期|节点|进度)';
/** The words of a label, before its colon: a role and perhaps a body, or what is due. */
const LABEL_WORDS = `(?:主要|具体)?(?:(?:牵头|主办|主责|责任|承办|落实|配合|协办|协助|参与|参加|协同)(?:责任)?(?:${BODY})?`
  + `(?:[及和与、](?:责任|配合|牵头)?(?:${BODY}|${WHEN}))?|(?:完成|办结|办理|工作|推进|责任)?${WHEN}(?:节点|进度)?(?:安排|要求)?)(?:[（(]${BODY}[）)])?`;
/** `责任单位：`, or `【责任单位】` */
const LABEL_AT_START = new RegExp(`^(?:(${LABEL_WORDS})\\s*[:：]|[【[](${LABEL_WORDS})[】\\]]\\s*[:：]?)`);
const LABELS = new RegExp(`(?:(?:^\\s*|[；;。，,]\\s*|\\s)(${LABEL_WORDS})\\s*[:：]|[【[](${LABEL_WORDS})[】\\]]\\s*[:：]?)`, 'g');

function toRole(label: string): Role | 'deadline' | 'person' {
  if (/(?:领导|人)(?:[）)])?$/.test(label) && !/单位|部门|处室|科室|股室|站所|机构|主体/.test(label)) return 'person';
  if (/^责任(?:时限|时间|期限)/.test(label)) return 'deadline';
  if (/牵头|主办|主责/.test(label)) return 'lead';
  if (/责任|承办|落实/.test(label)) return 'responsible';
  return /配合|协办|协助|参与|参加|协同/.test(label) ? 'participants' : 'deadline';
}

/**
 * Parses a line or the end of a sentence that begins with a label of who or when, whatever the names behind it are:
 * `牵头部门：财务处`, `完成时限：10月底前`; null for any other words. 时间：, 参与： and 落实： may open a sentence like any other.
 */
export function parseLabelled(words: string): AssignmentReading | null {
  const match = LABEL_AT_START.exec(words.slice(words.search(/\S|$/)));
  const label = match?.[1] ?? match?.[2];
  return label === undefined || /^(?:落实|工作)?(?:时间|期限|日期|节点|进度)?$/.test(label) ? null : readAssignment(words);
}

/**
 * Parses words that may name units: null where they do not. `办公室牵头`, `办公室牵头，各单位按职责分工负责`,
 * `牵头部门：财务处` do; `2016年以后制定的`, `苏政办发〔2018〕112号`, `由区里负责的项目` do not.
 *
 * @param names names alone will do: `规划股、办公室`
 */
export function parseAssignment(words: string, names = false): AssignmentReading | null {
  const text = words.trim();
  if (text === '' || text.length > LONGEST_ASSIGNMENT) return null;
  const labelled = parseLabelled(words);
  if (labelled || /[。！？]./.test(text)) return labelled;
  const reading = readAssignment(words);
  const { parts, said } = reading;
  if (said === null ? !names : parts.some(({ matter }) => matter && words.slice(matter.start, matter.end).startsWith('的'))) return null;
  // What 牵头 or 负责 ends is said of whoever stands before it; elsewhere, and without a word, the names must be names.
  return said === 'end' || looksLikeUnits(parts.flatMap(({ units }) => units.map(({ start, end }) => words.slice(start, end))).join('、')) ? reading : null;
}

/**
 * Reads words that are known to be an assignment, such as those of a cell in a column of units.
 *
 * @param words with or without the bracket around them
 * @param column the role of the column they stand in; `responsible` where none is said
 */
export function readAssignment(words: string, column: Role = 'responsible'): AssignmentReading {
  const reading: AssignmentReading = { parts: [], deadline: null, beyond: [], said: null };
  for (const { role, start, end } of splitLabels(words, unwrap(words), column)) {
    if (role === 'deadline') reading.deadline ??= toDue(words, start, end);
    // 牵头领导：张三 names nobody's office; 责任人：办公室 does.
    else if (role !== 'person') {
      const stop = endOfNames(words, start, end);
      readNames(words, { start, end: stop }, role, reading);
      readBeyond(words, stop, end, reading);
    }
    else if (looksLikeUnits(words.slice(start, end).trim())) readNames(words, { start, end }, 'responsible', reading);
  }
  // Beside a lead, those in a bracket without a column take part; where the lead is for one matter only, they answer for the rest.
  const leads = reading.parts.some(({ role, matter }) => role === 'lead' && matter === null);
  for (const part of reading.parts) if (leads && column === 'responsible' && part.role === 'responsible') part.role = 'participants';
  reading.parts.sort((a, b) => a.start - b.start);
  return reading;
}

/** The words of a deadline behind its label, without the stop that ends them. */
function toDue(words: string, from: number, to: number): Stretch | null {
  const { text, start } = toPiece(words, from, to, false);
  const length = text.replace(/[。；;]$/, '').length;
  return length === 0 ? null : { start, end: start + length };
}

/** Names end where a sentence about something else follows: `办公室按职责分工负责。｜以下任务均涉及各村，不再列出。` */
function endOfNames(words: string, start: number, end: number): number {
  const stop = words.slice(start, end).search(/。(?=.{6})/);
  return stop === -1 || looksLikeUnits(words.slice(start + stop + 1, end).replace(/。\s*$/, '')) ? end : start + stop + 1;
}

/** What stands behind the names: by when (`办公室牵头。｜2024年12月底前完成`), or a sentence to keep. */
function readBeyond(words: string, from: number, to: number, reading: AssignmentReading): void {
  const { text, start, end } = toPiece(words, from, to, false);
  if (text === '') return;
  if (looksLikeDeadline(text)) reading.deadline ??= toDue(words, start, end);
  else reading.beyond.push({ start, end });
}

/** `〔办公室综合〕` alone, no name of an office: not who, but the sign of what is still to be named; it stays as printed. `〔责任单位：办公室〕` and `〔办公室〕` say who. */
const SIGN_OF_BLANK = /^〔(?=\S)[^〔〕：:、，,；;]{1,14}(?<!牵头|负责|配合|落实)〕$/;

/** `（…）。` → `…`, where the bracket holds all of it; `——办公室牵头` → `办公室牵头`. */
function unwrap(words: string): Stretch {
  const end = words.search(/(?<![\s。；;])[\s。；;]*$/);
  const start = words.search(/[^\s—–-]|$/);
  if (SIGN_OF_BLANK.test(words.slice(start, end)) && !looksLikeUnits(words.slice(start + 1, end - 1))) return { start, end };
  if (!/^[（(【〔[]/.test(words.slice(start, start + 1))) return { start, end: Math.max(start, end) };
  let depth = 0;
  for (let i = start; i < end; i++) {
    if (/[（(【〔[]/.test(words.charAt(i))) depth++;
    else if (/[）)】〕\]]/.test(words.charAt(i)) && --depth === 0) return i === end - 1 ? { start: start + 1, end: end - 1 } : { start, end };
  }
  // Its end is lost: （办公室牵头
  return { start: start + 1, end: Math.max(start + 1, end) };
}

type Labelled = { role: ReturnType<typeof toRole> } & Stretch;

function splitLabels(words: string, { start, end }: Stretch, column: Role): Labelled[] {
  const parts: Labelled[] = [];
  let at = start;
  let role: Labelled['role'] = column;
  for (const match of words.slice(start, end).matchAll(LABELS)) {
    const next = toRole(match[1] ?? match[2] ?? '');
    parts.push({ role, start: at, end: start + match.index });
    role = next;
    at = start + match.index + match[0].length;
  }
  parts.push({ role, start: at, end });
  return parts.filter((part) => words.slice(part.start, part.end).trim() !== '');
}

const NOTHING = /^[\s/／\\—–―-]*$|^无$/;

/** True for what stands in a cell to say that there is none: /, —, 无. */
export function saysNone(words: string): boolean {
  return NOTHING.test(words);
}

/** A name, or words that say what those before it do. */
interface Piece extends Stretch {
  text: string;
  /** A comma stands before it, not 、: it begins a group of its own. */
  apart: boolean;
}

const toPiece = (words: string, start: number, end: number, apart: boolean): Piece => {
  const text = words.slice(start, end);
  const from = start + text.search(/\S|$/);
  return { text: text.trim(), start: from, end: from + text.trim().length, apart };
};

/** What those before it are called from here on: 各县政府、各管委会，以下统称各县政府 */
const SHORT_NAME = /^以下[统简]称/;

/** Splits at 、 ， ； outside brackets. */
function splitNames(words: string, { start, end }: Stretch): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let at = start;
  let apart = false;
  for (let i = start; i < end; i++) {
    const char = words.charAt(i);
    if (/[（(〔]/.test(char)) depth++;
    if (/[）)〕]/.test(char) && depth > 0) depth--;
    if (depth > 0 || !/[、，,；;]/.test(char)) continue;
    pieces.push(toPiece(words, at, i, apart));
    at = i + 1;
    apart = char !== '、';
  }
  pieces.push(toPiece(words, at, end, apart));
  return pieces.flatMap((piece) => splitAtSpaces(words, piece)).flatMap((piece) => splitAtAnd(words, piece)).filter(({ text }) => !saysNone(text) && !SHORT_NAME.test(text));
}

/** What offices are called; not what they are for: `社区及养老服务科` is one name. */
const OFFICE_END = '处|室|局|委|办|科|股|队|政府|街道|乡镇|中心|单位|部门|编办|厅|司|署|公司|集团|委员会|管委会|(?:居|村)委会';
/** What may stand before 和; of other 部, 所, 站, 院 and 馆 there are offices: `公共场所和学校卫生科`, `党支部和党员教育科` are one name. */
const FIRST_END = `(?:[^（(〔](?:${OFFICE_END})|组织部|宣传部|统战部|武装部|司法所|派出所)`;
const SECOND_END = `(?:${OFFICE_END}|(?<!公)站|所|院|馆|(?<![干内外全])部)`;
/** `其他股室｜及｜属下单位`, `州委编办以及州直相关单位`, `组织部｜和｜人社局`; 发展和改革局 and 干部和人事科 have no office before 和. */
const AND = new RegExp(`(?<=${FIRST_END})(?:以及|及|和|与)(?=(?:[^（(〔]{2,14})${SECOND_END}(?:[（(〔]|配合|牵头|负责|参与|落实|实施|等|按|分别|共同|$))`, 'g');

/** Two units joined by a word. */
function splitAtAnd(words: string, piece: Piece): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of piece.text.matchAll(AND)) {
    pieces.push(toPiece(words, piece.start + from, piece.start + match.index, pieces.length === 0 && piece.apart));
    from = match.index + match[0].length;
  }
  return pieces.length === 0 ? [piece] : [...pieces, toPiece(words, piece.start + from, piece.end, false)];
}

/** Units on lines of their own in a cell: `规划处 财务处 6月底前` */
function splitAtSpaces(words: string, piece: Piece): Piece[] {
  if (!/\s/.test(piece.text) || !piece.text.split(/\s+/).every((word) => looksLikeUnits(word) || looksLikeDeadline(word))) return [piece];
  return [...piece.text.matchAll(/\S+/g)].map((match, at) => toPiece(words, piece.start + match.index, piece.start + match.index + match[0].length, at === 0 && piece.apart));
}

/** Behind the last of several names, and no part of it: `办公室等单位` */
const AND_OTHERS = /等(?:有关|相关)?(?:单位|部门|处室|科室)?$/;
/** `按职责分工负责`, `具体落实`, `参照落实`. */
const BY_DUTY = /(?:参照(?:落实|执行|实施)|按(?:照)?(?:各自)?(?:职责|职能|分工)(?:任务)?(?:分工)?(?:分别)?(?:负责|落实|推进|实施)?|分工负责|分别负责|共同负责|(?:负责)?(?:抓好|组织|具体|分别|共同)?(?:落实|实施)|承办)$/;
/** `法规科（按职责分工负责）` */
const BY_DUTY_IN_BRACKETS = /[（(][按分共][^（()）]{3,12}[）)]$/;
/** Words behind 牵头 or 负责 that limit nothing: `牵头组织实施`, `负责落实相关工作`, `负责人`. */
const SAYS_NOTHING = /^(?:组织|具体|共同|分别|统筹|协调|推进|推动|落实|实施|抓总|负责|做好|抓好|完成|承担|相关|有关|各项|本项|工作|事宜|事项|任务|按职责分工|人|同志|等|的)*$/;
/** How long the matter behind 牵头 or 负责 may be; longer words are a sentence: a requirement has 22 letters at the median (`eval:lengths`), a matter 13 at most. */
const LONGEST_MATTER = 40;

/** What stands behind 牵头 or 负责, where it limits the role to something: `对政府信息公开告知书审核把关`. */
function toMatter(words: string, start: number, end: number): Stretch | null {
  if (SAYS_NOTHING.test(words.slice(start, end).trim())) return null;
  const piece = toPiece(words, start, end, false);
  // 对告知书审核把关, but 对外宣传
  const opening = /^(?:(?:负责|做好|抓好|推进|落实)(?=.{2})|对(?![外内口接标照应]))*/.exec(piece.text)?.[0].length ?? 0;
  return piece.start + opening < piece.end ? { start: piece.start + opening, end: piece.end } : null;
}

function readNames(words: string, stretch: Stretch, role: Role, reading: AssignmentReading): void {
  let group: Piece[] = [];
  /** Words of a matter stand behind the last verb, and may go on behind 、. */
  let goesOn = false;
  /** What all up to the next semicolon is about. */
  let about: Stretch | null = null;
  let before = stretch.start;
  const add = (to: Role, pieces: readonly Piece[], end: number, matter: Stretch | null = null) => {
    const units = new Map<string, Stretch>();
    for (const { text, start } of pieces) {
      const name = text.replace(AND_OTHERS, '');
      if (name !== '' && !units.has(name)) units.set(name, { start, end: start + name.length });
    }
    if (units.size > 0) reading.parts.push({ role: to, units: [...units.values()], matter: matter ?? about, start: (pieces[0] as Piece).start, end });
  };
  /** Gives the group its role; one for a matter is given to those after the last comma only. */
  const give = (to: Role, end: number, matter: Stretch | null = null) => {
    reading.said = 'end';
    const from = matter === null ? 0 : Math.max(0, group.findLastIndex(({ apart }) => apart));
    add(role, group.slice(0, from), group[from - 1]?.end ?? end);
    add(to, group.slice(from), end, matter);
    group = [];
  };
  const text = words.slice(stretch.start, stretch.end);
  for (const printed of splitNames(words, { start: stretch.start, end: stretch.end - (/。\s*$/.exec(text)?.[0].length ?? 0) })) {
    if (/[；;]/.test(words.slice(before, printed.start))) about = null;
    before = printed.end;
    // 规范性文件公开由制定科室牵头，其他科室配合；执法事项公开由法规科牵头
    const opened = group.length === 0 ? /^(.{2,30}(?<![自理事]))由(?=.{2})/.exec(printed.text) : null;
    const topic = opened?.[1] !== undefined && !looksLikeUnits(opened[1]) ? opened[1] : null;
    if (topic !== null && !SAYS_NOTHING.test(topic)) about = { start: printed.start, end: printed.start + topic.length };
    const by = topic !== null ? topic.length + 1 : /^(?:由|会同)(?=.{2})/.exec(printed.text)?.[0].length ?? 0;
    const name: Piece = { ...printed, text: printed.text.slice(by), start: printed.start + by };
    const { start, end } = name;
    /** The first `length` characters of the name. */
    const opening = (length: number): Piece => ({ ...toPiece(words, start, start + length, name.apart) });
    // 办公室牵头，12月底前完成
    if (looksLikeDeadline(name.text)) {
      reading.deadline ??= { start, end };
      continue;
    }
    const last = reading.parts[reading.parts.length - 1];
    // 牵头预算、决算公开: the matter goes on.
    if (group.length === 0 && last && goesOn && !name.apart && !looksLikeUnits(name.text) && !/牵头|负责|配合/.test(name.text)) {
      if (last.matter) last.matter.end = last.end = end;
      continue;
    }
    goesOn = false;
    const shared = BY_DUTY_IN_BRACKETS.exec(name.text);
    if (shared && BY_DUTY.test(shared[0].slice(0, -1))) {
      group.push(opening(shared.index));
      give(role === 'lead' ? 'responsible' : role, end);
      continue;
    }
    // Y（X牵头行政规范性文件有关事项）
    const inner = /^(.*?)[（(]([^（()）]{1,40}?)(牵头|负责)([^（()）]{0,40})[）)]$/.exec(name.text);
    if (inner?.[1] && inner[2]) {
      group.push(opening(inner[1].length));
      const from = start + inner[1].length + 1;
      const verb = from + inner[2].length;
      reading.said = 'end';
      add(inner[3] === '牵头' ? 'lead' : 'responsible', splitNames(words, { start: from, end: verb }), end - 1,
        toMatter(words, verb + 2, end - 1));
      continue;
    }
    // X（牵头）, X（负责汇总）
    const marked = /^(.*\S)\s*[（(](牵头|负责|配合|参与|参加|协助|协办)(?:单位|部门|处室|科室|股室)?([^（()）]{0,40})[）)]$/.exec(name.text);
    if (marked?.[1]) {
      reading.said = 'end';
      add(marked[2] === '牵头' ? 'lead' : marked[2] === '负责' ? role : 'participants', [opening(marked[1].length)], end,
        toMatter(words, end - 1 - (marked[3] ?? '').length, end - 1));
      continue;
    }
    const together = /^(.{2,20}?)((?:牵头)?会同)(.{2,})$/.exec(name.text); // X会同Y负责
    if (together?.[1] && together[2] && together[3]) {
      group.push(opening(together[1].length));
      give('lead', start + together[1].length + together[2].length);
      const others = together[3].replace(/(?:负责|落实|推进).*$/, '').replace(BY_DUTY, '');
      const from = start + together[1].length + together[2].length;
      group.push(toPiece(words, from, from + others.length, true));
      give('participants', end);
      continue;
    }
    const leads = /^(.*?)((?:分别|共同)?牵头(?:负责|落实|推进|组织|实施|抓总)?)(.*)$/.exec(name.text);
    if (leads && (leads[3] ?? '').length <= LONGEST_MATTER) {
      const before = (leads[1] ?? '').replace(/(?:负责|具体|主要)$/, ''); // 办公室负责牵头
      if (before) group.push(opening(before.length));
      const rest = leads[3] ?? '';
      const due = rest !== '' && looksLikeDeadline(rest);
      if (due) reading.deadline ??= { start: end - rest.length, end };
      goesOn = rest !== '' && !due;
      give('lead', end, due ? null : toMatter(words, end - rest.length, end));
      continue;
    }
    // 规划股和财务处配合办公室（负责）: whom they help leads. 协同 stands in names: 协同创新科.
    const helped = /^(.{2,20}?)(?:协助|配合)(.{2,20})$/.exec(name.text);
    const leader = helped?.[2]?.replace(BY_DUTY, '').replace(/(?:负责|抓好|做好){1,2}$/, '');
    if (helped?.[1] && helped[2] && leader && looksLikeUnits(helped[1]) && looksLikeUnits(leader)) {
      const whom = end - helped[2].length;
      group.push(opening(helped[1].length));
      give('participants', whom);
      if (!reading.parts.some(({ units }) => units.some((unit) => words.slice(unit.start, unit.end) === leader))) add('lead', [toPiece(words, whom, whom + leader.length, true)], end);
      continue;
    }
    const helps = /^(.*?)(?:做好|积极|共同)?(?:配合|参与|参加|协助|协同)(?:落实|实施|推进|工作|做好(.*))?$/.exec(name.text);
    if (helps) {
      const before = (helps[1] ?? '').replace(BY_DUTY, '');
      if (before) group.push(opening(before.length));
      give('participants', end, helps[2] ? toMatter(words, end - helps[2].length, end) : null);
      continue;
    }
    const duty = name.text.replace(BY_DUTY, '');
    if (duty !== name.text) {
      if (duty !== '') group.push(opening(duty.length));
      give(role === 'lead' ? 'responsible' : role, end);
      continue;
    }
    const does = /^(.{2,}?)负责(.*)$/.exec(name.text.replace(/(?<=负责)(?:抓好|组织|推进|做好)?(?:落实|实施|推进|承办)$/, '')); // 政策法规处负责对政府信息公开告知书审核把关
    if (does?.[1] && (does[2] ?? '').length <= LONGEST_MATTER) {
      group.push(opening(does[1].length));
      goesOn = does[2] !== '';
      give(role, end, toMatter(words, start + does[1].length + 2, end));
      continue;
    }
    group.push(name);
  }
  if (group.length === 0) return;
  if (reading.said !== null) reading.said = 'within';
  add(role, group, (group[group.length - 1] as Piece).end);
}

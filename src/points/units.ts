import { looksLikeDeadline, looksLikeUnits } from '../notice/index.ts';

/** Who does it: the words of a cell, bracket or line that name units, and their roles. */
export interface Assigned {
  lead: string[];
  participants: string[];
  responsible: string[];
  /** The words of a deadline given in the same bracket or line: `完成时限：10月底前`. */
  deadline: string | null;
}

export type Role = 'lead' | 'participants' | 'responsible';

const LABEL =
  /(?:^|[；;。\n\s，,])\s*((?:主要)?(?:牵头|主办|主责|责任|承办|落实|配合|协办|协助|参与|参加|协同|完成|办结|办理|工作|时限|时间)?(?:责任)?(?:单位|处室|部门|科室|股室|领导|人|机构|主体|时限|时间|期限|日期|节点|进度|要求)?(?:安排|要求)?(?:[（(](?:单位|处室|部门|科室)[）)])?)\s*[:：]/g;

function toRole(label: string): Role | 'deadline' | null {
  if (/时限|时间|期限|日期|节点|进度/.test(label)) return 'deadline';
  if (/牵头|主办|主责/.test(label)) return 'lead';
  if (/配合|协办|协助|参与|参加|协同/.test(label)) return 'participants';
  return /责任|承办|落实/.test(label) ? 'responsible' : null;
}

/**
 * Reads the units of an assignment.
 *
 * - `A、B牵头，C按职责分工负责` → lead A, B; participants C
 * - `A（牵头）、B` and `B（A牵头…）` → lead A; participants B
 * - `A、B按职责分工负责`, `A负责` → responsible
 * - `牵头单位：A；配合单位：B；完成时限：6月底前` → by its labels
 *
 * Names stay as printed, split at 、 and ， outside brackets.
 *
 * @param words with or without the bracket around them
 * @param column the role of the column they stand in; `responsible` where none is said
 */
export function readUnits(words: string, column: Role = 'responsible'): Assigned {
  const result: Assigned = { lead: [], participants: [], responsible: [], deadline: null };
  const inside = unwrap(words);
  for (const { role, text } of splitLabels(inside, column)) {
    if (role === 'deadline') result.deadline ??= text.trim().replace(/[。；;]$/, '') || null;
    else readNames(text, role, result);
  }
  if (result.lead.length > 0 && column === 'responsible') {
    result.participants.push(...result.responsible.filter((name) => !result.participants.includes(name)));
    result.responsible = [];
  }
  return result;
}

/** `（…）。` → `…`, where the bracket holds all of it. */
function unwrap(words: string): string {
  const text = words.trim().replace(/[。；;]+$/, '');
  if (!/^[（(【[]/.test(text)) return text;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (/[（(【[]/.test(text.charAt(i))) depth++;
    else if (/[）)】\]]/.test(text.charAt(i)) && --depth === 0) return i === text.length - 1 ? text.slice(1, -1) : text;
  }
  // Its end is lost: （办公室牵头
  return text.slice(1);
}

function splitLabels(text: string, column: Role): { role: Role | 'deadline'; text: string }[] {
  const parts: { role: Role | 'deadline'; text: string }[] = [];
  let at = 0;
  let role: Role | 'deadline' = column;
  for (const match of text.matchAll(LABEL)) {
    const next = toRole(match[1] ?? '');
    if (next === null) continue;
    parts.push({ role, text: text.slice(at, match.index) });
    role = next;
    at = match.index + match[0].length;
  }
  parts.push({ role, text: text.slice(at) });
  return parts.filter((part) => part.text.trim() !== '');
}

const NOBODY = /^[\s/／\\—–―-]*$|^无$/;

/** Splits at 、 ， ； outside brackets. */
function splitNames(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const char of text) {
    if (char === '（' || char === '(') depth++;
    if ((char === '）' || char === ')') && depth > 0) depth--;
    if (depth === 0 && /[、，,；;]/.test(char)) {
      names.push(name);
      name = '';
    } else name += char;
  }
  names.push(name);
  // 无 and / say that there is none. Units on lines of their own in a cell: 规划处 财务处
  return names.flatMap((part) => (/\S\s+\S/.test(part) && part.trim().split(/\s+/).every(looksLikeUnits) ? part.split(/\s+/) : [part])).map((part) => part.trim()).filter((part) => !NOBODY.test(part));
}

const BY_DUTY = /(?:按(?:照)?(?:各自)?职责(?:任务)?(?:分工)?(?:分别)?(?:负责|落实|推进|实施)?|分工负责|分别负责|共同负责)$/;

function readNames(text: string, role: Role, result: Assigned): void {
  let group: string[] = [];
  const give = (to: Role) => {
    for (const name of group) if (name !== '' && !result[to].includes(name)) result[to].push(name);
    group = [];
  };
  for (const printed of splitNames(text.replace(/[。]$/, ''))) {
    let name = printed.replace(/^(?:由|会同)(?=.{2})/, '');
    // 办公室牵头，12月底前完成
    if (looksLikeDeadline(name)) {
      result.deadline ??= name;
      continue;
    }
    // Y（X牵头行政规范性文件有关事项）
    const inner = /^(.*?)[（(]([^（()）]{1,40}?)牵头[^（()）]{0,40}[）)]$/.exec(name);
    if (inner?.[1]) {
      for (const leader of splitNames(inner[2] ?? '')) if (!result.lead.includes(leader)) result.lead.push(leader);
      group.push(inner[1].trim());
      continue;
    }
    const marked = /^(.+?)\s*[（(](?:牵头(?:单位|部门|处室|科室|股室)?|配合|参与|参加|协助|协办)[）)]$/.exec(name); // X（牵头）
    if (marked?.[1]) {
      const waiting = group;
      group = [marked[1]];
      give(/[（(]牵头/.test(name) ? 'lead' : 'participants');
      group = waiting;
      continue;
    }
    const together = /^(.{2,20}?)(?:牵头)?会同(.{2,})$/.exec(name); // X会同Y负责
    if (together?.[1]) {
      group.push(together[1]);
      give('lead');
      name = together[2] ?? '';
      group.push(name.replace(/(?:负责|落实|推进).*$/, '').replace(BY_DUTY, ''));
      give('participants');
      continue;
    }
    const leads = /^(.*?)(?:分别|共同)?牵头(?:负责|落实|推进|组织|实施|抓总)?.{0,30}$/.exec(name);
    if (leads) {
      group.push((leads[1] ?? '').trim());
      give('lead');
      continue;
    }
    const helps = /^(.*?)(?:配合|参与|参加|协助|协同)(?:落实|实施|做好.*|推进)?$/.exec(name);
    if (helps) {
      group.push((helps[1] ?? '').replace(BY_DUTY, '').trim());
      give('participants');
      continue;
    }
    const duty = name.replace(BY_DUTY, '');
    if (duty !== name) {
      group.push(duty.trim());
      give(role === 'lead' ? 'responsible' : role);
      continue;
    }
    const does = /^(.{2,}?)负责.{0,40}$/.exec(name); // 政策法规处负责对政府信息公开告知书审核把关
    if (does) {
      group.push((does[1] ?? '').trim());
      give(role);
      continue;
    }
    group.push(name.trim());
  }
  give(role);
}

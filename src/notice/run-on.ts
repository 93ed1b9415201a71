/**
 * A notice that lost its line ends: 一、…。二、（一）…1.… in one line, as sites that show documents give it. Where the
 * numbers of its parts count up inside a line, each begins a line of its own; no character is added.
 */
import { fromNumeral, HAN_DIGITS } from '../text/numerals.ts';
import { NO_CHOICES, type Choices } from './corrections.ts';
import { isWhite, type Line } from './lines.ts';

/** Shorter lines are no whole notice: two chapters with a clause each have more, of some 30 letters (the median of a requirement is 22, `eval:lengths`). */
const SHORTEST = 60;

const NUMBER = new RegExp(`(?<rank1>[${HAN_DIGITS}]{1,3})、|[（(](?<rank2>[${HAN_DIGITS}]{1,3})[）)]|(?<![0-9.])(?<rank3>[0-9]{1,2})[.．、](?!\\d)`, 'g');

/** A heading stands between two numbers: of those on lines of their own 1. and （1） have 27 letters at most (`eval:lengths`). */
const LONGEST_HEADING = 30;
/** The longest of the names below has 6 letters, and a look behind it. */
const LONGEST_PART_NAME = 12;
/** A chapter's heading, and its first clause behind it on the same line: 一、抓重点，提升质量 ｜（一）公开财政资金。… Between tabs or bars they are cells of a row. */
const CLAUSE_BEHIND_HEADING = new RegExp(`^[${HAN_DIGITS}]{1,3}、[^。；：（(第\\t|]{4,40}[ \\u3000]*(?=[（(]一[）)][^。；]{4,40}。)`);

/** The names of parts that end where their text begins, though nothing divides them: 一、工作目标年底前… */
const PART_NAME = /^(?:总体要求|指导思想|基本原则|(?:工作|总体|主要)目标|(?:工作|主要|重点|目标)任务|工作(?:要求|措施|安排|重点|步骤)|保障措施|组织(?:领导|保障)|实施步骤|时间安排|任务分工|有关要求)/;

/** The titles that a text runs on from: …工作方案为了… */
const TITLE = /^[^。；]{6,60}?(?:方案|要点|通知|报告|意见|计划|安排|分解表|分工表|清单|总结)(?=(?:为|根据|按照|现|依据))/;

/** The lines of a text, those that run on divided; a line of which a person says what it is stays whole. */
export function divideRunOn(text: string, lines: readonly Line[], choices: Choices = NO_CHOICES): Line[] {
  return lines.flatMap((line) => {
    const cuts = line.text.length < SHORTEST || choices.has(line.start) ? [] : findCuts(line.text);
    const behind = cuts.length === 0 && !choices.has(line.start) ? CLAUSE_BEHIND_HEADING.exec(line.text)?.[0].length : undefined;
    if (behind !== undefined) cuts.push(behind);
    if (cuts.length === 0) return [line];
    const at = [line.start, ...cuts.map((cut) => line.from + cut), line.next];
    return at.slice(1).map((next, index): Line => {
      const start = at[index] as number;
      const last = index === at.length - 2;
      const end = last ? line.end : next;
      let [from, to] = [start, end];
      while (from < to && isWhite(text.charAt(from))) from++;
      while (to > from && isWhite(text.charAt(to - 1))) to--;
      return { start, end, next, from, to, text: text.slice(from, to) };
    });
  });
}

/** Where parts begin; none unless two chapters 一、 二、 stand inside the line. */
function findCuts(words: string): number[] {
  const cuts: number[] = [];
  const next = [1, 1, 1];
  let chapters = 0;
  for (const match of words.matchAll(NUMBER)) {
    const { rank1, rank2, rank3 } = match.groups ?? {};
    const rank = rank1 ? 0 : rank2 ? 1 : 2;
    if (fromNumeral(rank1 ?? rank2 ?? rank3 ?? '') !== next[rank]) continue;
    const before = words.slice(0, match.index);
    // A part begins where a sentence is over, or under the heading of the part above it.
    const heading = cuts.length > 0 && match.index - (cuts[cuts.length - 1] as number) <= LONGEST_HEADING;
    if (match.index > 0 && !/[。；：！？）)》”\s]$/.test(before) && !(rank > 0 && next[rank] === 1 && heading)) continue;
    if (rank > 0 && chapters === 0) continue;
    if (rank === 0) chapters++;
    cuts.push(match.index);
    next[rank] = (next[rank] as number) + 1;
    for (let deeper = rank + 1; deeper < 3; deeper++) next[deeper] = 1;
    const after = match.index + match[0].length;
    const name = rank === 0 ? PART_NAME.exec(words.slice(after, after + LONGEST_PART_NAME))?.[0] : undefined;
    if (name && !/^[，,：:、（(的和与]/.test(words.slice(after + name.length))) cuts.push(after + name.length);
  }
  if (chapters < 2) return chapters === 0 ? findClauses(words) : [];
  const title = TITLE.exec(words)?.[0];
  return [...new Set([...(title && title.length < (cuts[0] as number) ? [title.length] : []), ...cuts])].filter((cut) => cut > 0).sort((a, b) => a - b);
}

/** So many clauses behind one another are parts of a text; two may be a list inside a sentence. */
const FEWEST_CLAUSES = 3;

/** Clauses （一）…（二）…（三）… behind one another on a line that begins with the first, each after a full stop. */
function findClauses(words: string): number[] {
  const cuts: number[] = [];
  for (const match of words.matchAll(NUMBER)) {
    const { rank2 } = match.groups ?? {};
    if (!rank2 || fromNumeral(rank2) !== cuts.length + 1 || (match.index > 0 ? !/。\s*$/.test(words.slice(0, match.index)) : false) || (cuts.length === 0 && match.index > 0)) continue;
    cuts.push(match.index);
  }
  return cuts.length >= FEWEST_CLAUSES ? cuts.filter((cut) => cut > 0) : [];
}

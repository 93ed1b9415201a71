/**
 * Where running text may name units: in brackets, behind a label or a dash at its end. Which of these places do, the
 * grammar ({@link parseAssignment}) says by reading them; what it read is kept.
 */
import { LONGEST_ASSIGNMENT, parseAssignment, parseLabelled, type AssignmentReading } from './assignment.ts';

/** An assignment in a text: where it stands with its bracket or dash, and what was read from `at` on. */
export interface FoundAssignment {
  start: number;
  end: number;
  at: number;
  reading: AssignmentReading;
}

/** Names alone, without 牵头 or 负责, are no longer than this: 99 of a hundred cells of units have 54 letters at most (`eval:lengths`). */
const LONGEST_NAMES = 60;

/** The stretches of a text that name units or deadlines, in order; `afterHeading` where a heading sentence stands before the text. */
export function findAssignments(text: string, afterHeading = false): FoundAssignment[] {
  const { found, open } = findBracketed(text, afterHeading);
  const end = () => found[found.length - 1]?.end ?? 0;
  for (const one of [findLabelled(text, afterHeading), findAfterComma(text), findAfterDash(text, afterHeading), open === null ? null : readUnclosed(text, open)]) {
    if (one && one.start >= end()) found.push(one);
  }
  return found;
}

/** A sentence is over before `at`: a stop, and two spaces at most. */
const endsBefore = (text: string, at: number, stops: RegExp): boolean => stops.test(text.slice(Math.max(0, at - 3), at));

/** `（…）`, `【…】` and `〔…〕`, the outermost of those within each other; and the last one that is not closed. */
function findBracketed(text: string, afterHeading: boolean): { found: FoundAssignment[]; open: number | null } {
  const found: FoundAssignment[] = [];
  const opened: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (/[（(【〔[]/.test(char)) opened.push(i);
    else if (/[）)】〕\]]/.test(char)) {
      const open = opened.pop();
      if (open === undefined || i - open > LONGEST_ASSIGNMENT) continue;
      // It stands where a sentence is over, or nothing but a full stop follows it.
      const afterStop = open === 0 || endsBefore(text, open, /[。；;！？）)】〕\]]\s*$/);
      // Behind it a stop and white space, of which three letters tell.
      const last = /^[。；;]?\s*$/.test(text.slice(i + 1, i + 4));
      if (!afterStop && !last && !/^[。；;\s]/.test(text.slice(i + 1, i + 2))) continue;
      const inside = text.slice(open + 1, i);
      // At the very end names alone will do: …及时公开。（规划股、办公室）
      const named = afterStop && (open > 0 || afterHeading) && last && inside.length <= LONGEST_NAMES;
      const reading = parseAssignment(inside, named);
      if (!reading) continue;
      // The outer bracket holds what was found in it: （办公室（政务公开办牵头）负责）
      while ((found[found.length - 1]?.start ?? -1) > open) found.pop();
      found.push({ start: open, end: i + 1, at: open + 1, reading });
    }
  }
  return { found, open: opened[opened.length - 1] ?? null };
}

/** Without a bracket, at the end: …及时公开。责任单位：财务科 完成时限：6月底前 */
function findLabelled(text: string, afterHeading: boolean): FoundAssignment | null {
  const tail = Math.max(0, text.length - LONGEST_ASSIGNMENT);
  const starts = afterHeading && tail === 0 ? /(?:^|[。；;！])\s*(?=[^。；;！\s]{0,10}[:：])/g : /[。；;！]\s*(?=[^。；;！\s]{0,10}[:：])/g;
  for (const match of text.slice(tail).matchAll(starts)) {
    const at = tail + match.index + match[0].length;
    // Behind a full stop another label may follow, and no sentence: 责任单位：财务科。完成时限：6月底前。
    const reading = text.slice(at).split(/[。！？](?=.)/).every((part) => parseLabelled(part)) ? parseLabelled(text.slice(at)) : null;
    if (reading) return { start: at, end: text.length, at, reading };
  }
  return null;
}

/** A label of units after a comma: it says who, and no more of what; `时间：` or `要求：` might go on. */
const UNIT_LABEL = /[，,]\s*(?=(?:牵头|责任|主办|承办|配合|协办|落实)(?:单位|部门|科室|处室|股室|机构)\s*[:：])/;

/** In the sentence itself: 公开养护工程计划，责任单位：养护科，完成时限：5月底前。 */
function findAfterComma(text: string): FoundAssignment | null {
  const tail = Math.max(0, text.length - LONGEST_ASSIGNMENT);
  const comma = UNIT_LABEL.exec(text.slice(tail));
  if (!comma) return null;
  const start = tail + comma.index;
  const at = start + comma[0].length;
  const reading = /[。；;！？]./.test(text.slice(start)) ? null : parseLabelled(text.slice(at));
  return reading && { start, end: text.length, at, reading };
}

/** A dash and as much behind it as an assignment may be long; whole, so that a line of dashes is tried once. */
const DASH = /(?:(?<!—)—+|(?<!–)–+|(?<!-)--+)(?=[^—–]{2,400}$)/;

/** …按时公开。——登记科牵头，信用科配合 */
function findAfterDash(text: string, afterHeading: boolean): FoundAssignment | null {
  const dash = DASH.exec(text);
  if (!dash) return null;
  const start = dash.index;
  const at = start + dash[0].length;
  const reading = parseAssignment(text.slice(at), start === 0 ? afterHeading : endsBefore(text, start, /[。；;！？）)”"]\s*$/));
  return reading && { start, end: text.length, at, reading };
}

/** The last bracket may have lost its end: …及时公开。（办公室牵头 */
function readUnclosed(text: string, open: number): FoundAssignment | null {
  if (text.length - open > LONGEST_NAMES || !endsBefore(text, open, /[。；;]\s*$/)) return null;
  const reading = parseAssignment(text.slice(open + 1));
  return reading && { start: open, end: text.length, at: open + 1, reading };
}

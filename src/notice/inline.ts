/** Running text: counted series (一是…二是…), and the brackets and labels that name units. */
import { isAssignmentLabel, LONGEST_ASSIGNMENT, recogniseAssignment } from './assignment.ts';
import { around, type Draft, type Run } from './draft.ts';
import { LAST_ORDINAL, matchItem, type ItemMatch } from './lexical.ts';

/** The `（…）`, `【…】` and `〔…〕` stretches of a text that name units or deadlines, outermost brackets, in order; `afterHeading` where a heading sentence stands before the text. */
function findAssignments(text: string, afterHeading = false): [number, number][] {
  const found: [number, number][] = [];
  const opened: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (/[（(【〔[]/.test(char)) opened.push(i);
    else if (/[）)】〕\]]/.test(char)) {
      const open = opened.pop();
      if (open === undefined || i - open > LONGEST_ASSIGNMENT) continue;
      // It stands where a sentence is over, or nothing but a full stop follows it.
      const afterStop = open === 0 || /[。；;！？）)】〕]\s*$/.test(text.slice(Math.max(0, open - 3), open));
      const last = /^[。；;]?\s*$/.test(text.slice(i + 1, i + 4));
      if (!afterStop && !last && !/^[。；;\s]/.test(text.slice(i + 1, i + 2))) continue;
      const inside = text.slice(open + 1, i);
      // At the very end names alone will do: …及时公开。（规划股、办公室）
      const named = afterStop && (open > 0 || afterHeading) && last && inside.length <= 60;
      if (!recogniseAssignment(inside, named)) continue;
      // The outer bracket holds what was found in it: （办公室（政务公开办牵头）负责）
      while ((found[found.length - 1]?.[0] ?? -1) > open) found.pop();
      found.push([open, i + 1]);
    }
  }
  // Without a bracket, at the end: …及时公开。责任单位：财务科 完成时限：6月底前
  const tail = Math.max(0, text.length - LONGEST_ASSIGNMENT);
  const ends = afterHeading && tail === 0 ? /(?:^|[。；;！])\s*(?=[^。；;！\s]{0,10}[:：])/g : /[。；;！]\s*(?=[^。；;！\s]{0,10}[:：])/g;
  for (const match of text.slice(tail).matchAll(ends)) {
    const at = tail + match.index + match[0].length;
    if (/[。！？]./.test(text.slice(at)) || !isAssignmentLabel(text.slice(at, at + 20))) continue;
    if ((found[found.length - 1]?.[1] ?? 0) <= at) found.push([at, text.length]);
    break;
  }
  // And in the sentence itself: 公开养护工程计划，责任单位：养护科，完成时限：5月底前。
  const label = UNIT_LABEL.exec(text.slice(tail));
  if (label && tail + label.index >= (found[found.length - 1]?.[1] ?? 0) && !/[。；;！？]./.test(text.slice(tail + label.index))) found.push([tail + label.index, text.length]);
  // …按时公开。——登记科牵头，信用科配合
  const dash = text.search(/(?:(?<!—)—+|(?<!–)–+|(?<!-)--+)[^—–]{2,400}$/);
  const afterSentence = dash === 0 ? afterHeading : /[。；;！？）)”"]\s*$/.test(text.slice(Math.max(0, dash - 3), dash));
  if (dash >= (found[found.length - 1]?.[1] ?? 0) && recogniseAssignment(text.slice(dash), afterSentence)) found.push([dash, text.length]);
  // The last bracket may have lost its end: …及时公开。（办公室牵头
  const open = opened[opened.length - 1];
  if (open !== undefined && open >= (found[found.length - 1]?.[1] ?? 0) && text.length - open <= 60 && /[。；;]\s*$/.test(text.slice(Math.max(0, open - 3), open))
    && recogniseAssignment(text.slice(open + 1))) found.push([open, text.length]);
  return found;
}

/** A label of units after a comma: it says who, and no more of what; `时间：` or `要求：` might go on. */
const UNIT_LABEL = /[，,]\s*(?:牵头|责任|主办|承办|配合|协办|落实)(?:单位|部门|科室|处室|股室|机构)\s*[:：]/;

interface ItemStart extends ItemMatch {
  at: number;
}

/**
 * Where a counted series stands in a text: 一是…二是…, ①…②…, 首先…其次…
 * Inside a text a series starts at its first member and goes up; at the very
 * start of a paragraph any member may stand (`二是…` after the paragraph of 一是).
 */
function findItems(text: string): ItemStart[] {
  const candidates: ItemStart[] = [];
  const starts = /(?:^|[。；;：:，,、！？）)”"\s])(?=[一二三四五六七八九十①-⑳首其再此最第])/g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const at = match.index + match[0].length;
    const item = matchItem(text.slice(at, at + 8));
    if (item && item.ordinal > 0) candidates.push({ ...item, at });
    if (match[0] === '') starts.lastIndex++;
  }
  // A circled digit needs no punctuation before it.
  const seen = new Set(candidates.map((item) => item.at));
  for (const match of text.matchAll(/[①-⑳]/g)) {
    const item = seen.has(match.index) ? null : matchItem(match[0]);
    if (item) candidates.push({ ...item, at: match.index });
  }
  candidates.sort((a, b) => a.at - b.at);
  const chains: ItemStart[][] = [];
  for (const series of ['shi', 'circled', 'first'] as const) {
    const chain: ItemStart[] = [];
    for (const item of candidates) {
      if (item.series !== series) continue;
      const last = chain[chain.length - 1];
      // …三是…。下一步：一是…: a series anew.
      if (last && last.ordinal > 1 && item.ordinal === 1) {
        chain.push(item);
        continue;
      }
      if (!last ? item.ordinal === 1 || item.at === 0 : item.ordinal > last.ordinal && (item.ordinal === LAST_ORDINAL || item.ordinal <= last.ordinal + 2)) {
        chain.push(item);
      }
    }
    if (chain.length > 1 || chain[0]?.at === 0) chains.push(chain);
  }
  // Where two kinds of series nest, the one that starts first divides the paragraph.
  chains.sort((a, b) => (a[0] as ItemStart).at - (b[0] as ItemStart).at);
  return chains[0] ?? [];
}

/** Where the units begin that end a heading of its own line, or its end: `加强解读（办公室牵头）` */
export function measureHeading(text: string): number {
  const last = findAssignments(text).pop();
  return last && /^[。；;\s]*$/.test(text.slice(last[1])) ? last[0] : text.length;
}

/** The inside of a paragraph: text, items, assignments. */
export function readInline(run: Run, afterHeading = false): Draft[] {
  const items = findItems(run.text);
  const cuts = [0, ...items.flatMap((item, at) => (item.ordinal === 1 && at > 0
    ? [findLeadIn(run.text, (items[at - 1] as ItemStart).at, item.at), item.at] : [item.at])), run.text.length];
  const assignments = cuts.slice(1).flatMap((end, at) => {
    const start = cuts[at] as number;
    return findAssignments(run.text.slice(start, end), afterHeading && start === 0).map(([open, close]): [number, number] => [start + open, start + close]);
  });
  const children: Draft[] = [];
  let nextAssignment = 0;
  const plain = (start: number, end: number): Draft[] => {
    const out: Draft[] = [];
    let at = start;
    for (; nextAssignment < assignments.length; nextAssignment++) {
      const [open, close] = assignments[nextAssignment] as [number, number];
      if (open >= end) break;
      if (open < at || close > end) continue;
      out.push(...run.leaves(at, open));
      // A full stop after the bracket closes it, not the text: …方式。（办公室牵头）。
      const stop = /[。；;]/.test(run.text.charAt(close)) && close < end && /[。；;]/.test(run.text.charAt(open - 1)) ? 1 : 0;
      const assignment = around('assignment', run.leaves(open, close + stop));
      if (assignment) out.push(assignment);
      at = close + stop;
    }
    out.push(...run.leaves(at, end));
    return out;
  };
  let at = 0;
  items.forEach((item, index) => {
    children.push(...plain(at, item.at));
    const next = items[index + 1];
    const end = next === undefined ? run.text.length : next.ordinal === 1 ? findLeadIn(run.text, item.at, next.at) : next.at;
    const body = [
      ...run.leaves(item.at, item.at + item.length, 'marker'),
      ...plain(skipComma(run.text, item.at + item.length), end),
    ];
    const node = around('item', body, { ordinal: item.ordinal === LAST_ORDINAL && index > 0 ? index + 1 : item.ordinal });
    if (node) children.push(node);
    at = end;
  });
  children.push(...plain(at, run.text.length));
  return children;
}

/** Where the sentence begins that leads to a series anew: …不够及时。｜下一步，重点做好以下工作：一是… */
function findLeadIn(text: string, from: number, to: number): number {
  const member = text.slice(from, to);
  if (!/[：:，,]$/.test(member.trimEnd())) return to;
  const stop = Math.max(...['。', '；', '！'].map((mark) => member.lastIndexOf(mark)));
  return stop > 0 ? from + stop + 1 : to;
}

function skipComma(text: string, at: number): number {
  return /[，,、：:]/.test(text.charAt(at)) ? at + 1 : at;
}

/** A heading sentence: `依申请公开。我局…` → the length of `依申请公开。`, or 0. */
export function measureRunInHeading(text: string): number {
  const stop = text.indexOf('。');
  if (stop < 1 || stop > 40 || text.slice(stop + 1).trim() === '') return 0;
  const sentence = text.slice(0, stop);
  return /[；;：:！？]|[0-9]{4}年.*，/.test(sentence) || (sentence.match(/，/g) ?? []).length > 1 ? 0 : stop + 1;
}


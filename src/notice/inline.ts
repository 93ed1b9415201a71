/** Running text: counted series (一是…二是…), and the brackets and labels that name units. */
import { findAssignments, type FoundAssignment } from './assignment-places.ts';
import { around, toAssignment, type Draft, type Run } from './draft.ts';
import { LAST_ORDINAL, matchItem, type ItemMatch } from './lexical.ts';

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
    // The longest marker, 第九十九，, has 5 letters.
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

/** A heading of its own line, and the units named at its end: `加强解读（办公室牵头）`; the heading is `length` long. */
export function readHeading(run: Run): { length: number; assignment: Draft | null } {
  const last = findAssignments(run.text).pop();
  if (!last || !/^[。；;\s]*$/.test(run.text.slice(last.end))) return { length: run.text.length, assignment: null };
  return { length: last.start, assignment: toAssignment(run, last.start, run.text.length, last) };
}

/** The inside of a paragraph: text, items, assignments. */
export function readInline(run: Run, afterHeading = false): Draft[] {
  const items = findItems(run.text);
  const cuts = [0, ...items.flatMap((item, at) => (item.ordinal === 1 && at > 0
    ? [findLeadIn(run.text, (items[at - 1] as ItemStart).at, item.at), item.at] : [item.at])), run.text.length];
  const assignments = cuts.slice(1).flatMap((end, at) => {
    const start = cuts[at] as number;
    return findAssignments(run.text.slice(start, end), afterHeading && start === 0)
      .map((found) => ({ ...found, start: start + found.start, end: start + found.end, at: start + found.at }));
  });
  const children: Draft[] = [];
  let nextAssignment = 0;
  const plain = (start: number, end: number): Draft[] => {
    const out: Draft[] = [];
    let at = start;
    for (; nextAssignment < assignments.length; nextAssignment++) {
      const found = assignments[nextAssignment] as FoundAssignment;
      const { start: open, end: close } = found;
      if (open >= end) break;
      if (open < at || close > end) continue;
      out.push(...run.leaves(at, open));
      // A full stop after the bracket closes it, not the text: …方式。（办公室牵头）。
      const stop = /[。；;]/.test(run.text.charAt(close)) && close < end && /[。；;]/.test(run.text.charAt(open - 1)) ? 1 : 0;
      const assignment = toAssignment(run, open, close + stop, found);
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

/** Heading sentences have 41 letters at most with their stop (`eval:lengths`). */
const LONGEST_RUN_IN = 40;

/** A heading sentence: `依申请公开。我局…` → the length of `依申请公开。`, or 0. */
export function measureRunInHeading(text: string): number {
  const stop = text.indexOf('。');
  if (stop < 1 || stop > LONGEST_RUN_IN || text.slice(stop + 1).trim() === '') return 0;
  const sentence = text.slice(0, stop);
  return /[；;：:！？]|[0-9]{4}年.*，/.test(sentence) || (sentence.match(/，/g) ?? []).length > 1 ? 0 : stop + 1;
}


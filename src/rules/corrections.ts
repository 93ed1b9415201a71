/** What is wrong with corrections of a reading: those that do not fit the text, and those that change nothing. */
import type { VFileMessage } from 'vfile-message';
import {
  columnsOf, matchCorrections, nodesOf, type CorrectionFault, type NoticeNode, type NoticeRoot, type Position, type ReadingCorrection, type Table,
} from '../notice/index.ts';
import type { ReadNotice } from '../points/index.ts';
import { listLineStarts, splitLines } from '../text/line-ends.ts';
import { toMessage } from './index.ts';

export interface CorrectionsChecked {
  faults: CorrectionFault[];
  /** Places in the list of those that change nothing. */
  idle: number[];
}

/**
 * Judges corrections by the notice as it is read with them and as it is read without.
 *
 * @param read the notice read with them
 * @param plain the same read without
 */
export function judgeCorrections(read: ReadNotice, plain: ReadNotice, corrections: readonly ReadingCorrection[]): CorrectionsChecked {
  const lines = splitLines(read.text);
  // Behind the last line end stands no line.
  if (lines.length > 1 && lines[lines.length - 1] === '') lines.pop();
  const { held, faults } = matchCorrections(lines, corrections);
  const isHeld = new Set(held);
  const tables = tablesOf(read.tree);
  const tableOf = new Map(tables.flatMap((table) => (table.chosen ?? []).map((correction) => [correction, table] as const)));
  const before = new Map(tablesOf(plain.tree).map((table) => [table.position.start.offset, table]));
  const starts = listLineStarts(read.text);
  const offsets = corrections.map(({ line }) => (starts[line - 1] ?? 0) + (/\S/.exec(lines[line - 1] ?? '')?.index ?? 0));
  const [now, once] = [read, plain].map((each) => describePlaces(each, offsets)) as [string[], string[]];
  const idle: number[] = [];
  for (const [at, correction] of corrections.entries()) {
    if (!isHeld.has(correction)) continue;
    if (!correction.columns) {
      if (now[at] === once[at]) idle.push(at);
      continue;
    }
    const table = tableOf.get(correction);
    if (!table) {
      const first = tables.slice(0, 6).map(({ position }) => position.start.line).join('、');
      faults.push({
        at, ruleId: 'correction-columns', reason: `Unexpected columns for line ${String(correction.line)}, expected the first line of a table`,
        note: `第${String(correction.line)}行不是一张表的第一行，它的列没法更正。${first === '' ? '这份文字里没有读出表格。' : `读出来的表从第${first}行开始。`}`,
      });
      continue;
    }
    const columns = columnsOf(table);
    const beyond = Object.keys(correction.columns).filter((place) => Number(place) > columns.length);
    if (beyond.length > 0) {
      faults.push({
        at, ruleId: 'correction-columns', reason: `Unexpected column ${beyond.join(', ')}, expected one of ${String(columns.length)}`,
        note: `第${String(correction.line)}行的表只有${String(columns.length)}列，没有第${beyond.join('、')}列。`,
      });
      continue;
    }
    const was = before.get(table.position.start.offset);
    // A guess that a person confirms is one no longer.
    if (was && !was.guessed && (was.columns === null) === (table.columns === null) && columnsOf(was).every(({ choice }, place) => choice === columns[place]?.choice)) idle.push(at);
  }
  return { faults: faults.sort((a, b) => a.at - b.at), idle };
}

/** As messages about the text: where a correction has no line in it, about its first. */
export function toCorrectionMessages({ faults, idle }: CorrectionsChecked, text: string, corrections: readonly ReadingCorrection[]): VFileMessage[] {
  const starts = listLineStarts(text);
  if (starts.length > 1 && starts[starts.length - 1] === text.length) starts.pop();
  const placeOf = (at: number): Position => {
    const line = Math.min(corrections[at]?.line ?? 1, starts.length);
    const offset = starts[line - 1] ?? 0;
    const start = { line, column: 1, offset };
    const length = text.slice(offset, starts[line] ?? text.length).replace(/(?<![\r\n])[\r\n]+$/, '').length;
    return { start, end: { line, column: 1 + length, offset: offset + length } };
  };
  return [
    ...faults.map(({ at, ruleId, reason, note }) => toMessage({ id: ruleId, severity: 'error' }, { place: placeOf(at), reason, note })),
    ...idle.map((at) => toMessage({ id: 'correction-idle', severity: 'warning' }, {
      place: placeOf(at), reason: 'Unexpected correction that changes nothing, expected one that does',
      note: `对第${String(corrections[at]?.line ?? 1)}行的更正没有改变什么：程序本来就这样读，或这一行在别的更正里已经定了。可以删掉它。`,
    })),
  ];
}

function tablesOf(tree: NoticeRoot): Table[] {
  return [...nodesOf(tree)].filter((node): node is Table => node.type === 'table');
}

/** For each offset, in words, what stands there: the nodes around it, and of which part of a point it is. */
function describePlaces({ tree, points }: ReadNotice, offsets: readonly number[]): string[] {
  const found = new Array<string>(offsets.length).fill('');
  const order = offsets.map((_, at) => at).sort((a, b) => (offsets[a] as number) - (offsets[b] as number));
  let next = 0;
  const visit = (node: NoticeNode, around: string): void => {
    const { start, end } = node.position;
    while (next < order.length && (offsets[order[next] as number] as number) < start.offset) next++;
    if (next >= order.length || (offsets[order[next] as number] as number) >= end.offset) return;
    const here = `${around}/${node.type}${node.type === 'section' ? String(node.rank) : node.type === 'other' ? node.kind : node.type === 'cell' ? String(node.column) : node.type === 'row' ? String(node.continued) : ''}`;
    if ('children' in node) for (const child of node.children) visit(child, here);
    else while (next < order.length && (offsets[order[next] as number] as number) < end.offset) found[order[next++] as number] = here;
  };
  visit(tree, '');
  const stretches = points.flatMap(({ source, evidence: { units, deadline, remark } }) => [
    ...source.map(({ start, end }, at) => ({ from: start.offset, to: end.offset, name: at === 0 ? 'point' : 'text' })),
    ...units.map(({ start, end }) => ({ from: start.offset, to: end.offset, name: 'units' })),
    ...[...deadline, ...remark].map(({ start, end }) => ({ from: start.offset, to: end.offset, name: 'more' })),
  ]).sort((a, b) => a.from - b.from);
  let at = 0;
  for (const place of order) {
    const offset = offsets[place] as number;
    while (at < stretches.length && (stretches[at] as { to: number }).to <= offset) at++;
    const stretch = stretches[at];
    // A number stands before the words of its point.
    const inside = stretch && stretch.from <= offset ? `${stretch.name}${stretch.from === offset ? ' begins' : ''}` : stretch && stretch.from - offset <= 8 ? `before ${stretch.name}` : '';
    found[place] += ` ${inside}`;
  }
  return found;
}

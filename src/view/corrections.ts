/** Corrections of a reading in words. */
import type { ColumnChoice, LineChoice, Rank, ReadingCorrection, SecondReading } from '../notice/index.ts';

export const COLUMN_CHOICE: Readonly<Record<ColumnChoice, string>> = {
  index: '序号', task: '工作任务（含标题）', chapter: '一级标题', clause: '二级标题', requirement: '工作任务', lead: '牵头单位', participants: '配合单位', responsible: '责任单位',
  deadline: '完成时限', person: '责任人', remark: '备注', ignore: '不取',
};

export const HEADING_LEVEL: Readonly<Record<Rank, string>> = { 1: '一级标题（同“一、”）', 2: '二级标题（同“（一）”）', 3: '三级标题（同“1.”）', 4: '四级标题（同“（1）”）' };

export const LINE_CHOICE: Readonly<Record<Exclude<LineChoice, 'heading'>, string>> = { item: '一项任务', text: '上一项的文字', 'no-task': '不是任务', outside: '不是通知的内容' };

/** `第4列是配合单位，第5列是牵头单位` */
function describeColumns(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns).map(([place, choice]) => `第${place}列是${COLUMN_CHOICE[choice as ColumnChoice]}`).join('，');
}

function describeLine(as: LineChoice | undefined, level: Rank | undefined): string {
  return as === 'heading' ? HEADING_LEVEL[level ?? 1] : as ? LINE_CHOICE[as] : '';
}

/** What was corrected: `第4列是配合单位`, `一级标题（同“一、”）`. */
export function describeCorrection({ columns, as, level }: ReadingCorrection): string {
  return columns ? describeColumns(columns) : describeLine(as, level);
}

/** A second reading in words, only where it differs from the first. */
export function describeSecond({ kind, first, second }: SecondReading): string {
  if (kind === 'line') return describeLine(second['as'] as LineChoice, Number(second['level'] ?? 1) as Rank);
  return describeColumns(Object.fromEntries(Object.entries(second).filter(([place, choice]) => first[place] !== choice && !(choice === 'ignore' && first[place] === undefined))));
}

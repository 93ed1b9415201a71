/** What an item says in a notice: its words, and in brackets who does it by when. */
import { BLANK, isBlank, splitUnits, type DraftHead, type ItemBlock } from './draft.ts';

const END = /[。！？!?；;：:，,、”"）)]$/;

/** The words as a sentence. */
export function toSentence(words: string): string {
  const line = words.trim();
  return line === '' ? '' : END.test(line) ? line : `${line}。`;
}

/** The title of an item, without a mark at its end. */
export function toTask(item: Pick<ItemBlock, 'task'>): string {
  return item.task.trim().replace(/[。；;：:，,]+$/, '');
}

/** The paragraphs of what is asked. */
export function toParagraphs(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** `局办公室、政策法规处`, or what is to be filled in. */
export function toUnits(words: string): string {
  const names = splitUnits(words);
  return names.length === 0 ? BLANK : names.join('、');
}

export function orBlank(words: string): string {
  return isBlank(words) ? BLANK : words.trim();
}

/** `（牵头单位：局办公室；配合单位：各处室；完成时限：6月底前）`. Nobody helps where nobody is named. */
export function toAssignment({ lead, participants, deadline }: Pick<ItemBlock, 'lead' | 'participants' | 'deadline'>): string {
  const parts = [
    `牵头单位：${toUnits(lead)}`,
    ...(splitUnits(participants).length > 0 ? [`配合单位：${toUnits(participants)}`] : []),
    `完成时限：${orBlank(deadline)}`,
  ];
  return `（${parts.join('；')}）`;
}

/** What is asked as one stretch of words, for a cell. */
export function toRequirement(item: Pick<ItemBlock, 'text' | 'task'>): string {
  return toParagraphs(item.text).join('') || BLANK;
}

/** The name of the annex. */
export function toAnnexTitle(head: DraftHead): string {
  const title = head.title.trim().replace(/^.*?关于印发[《“]?/, '').replace(/[》”]?的通知$/, '');
  return isBlank(title) ? '任务分工表' : `${title}任务分工表`;
}

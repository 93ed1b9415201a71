/** A notice, or some points of one, as the beginning of a draft. */
import type { Deadline, WorkPoint } from '../points/schema.ts';
import { splitSentences } from '../text/sentences.ts';
import { isBlank, toDraft, type Borrowed, type Draft, type ItemBlock } from './draft.ts';

/** What of a point a draft takes. */
export type TakenPoint = Pick<WorkPoint, 'path' | 'text' | 'lead' | 'participants' | 'responsible' | 'remark'> & {
  id: string;
  deadline: Pick<Deadline, 'text' | 'source'> | null;
  themes?: { primary: string } | undefined;
};

/** Where a sentence is said to be from. */
export interface Origin {
  /** Id of the point; '' for one's own notice of last year. */
  point: string;
  label: string;
}

const trimTask = (words: string): string => words.trim().replace(/[。．.：:；;，,]+$/, '');
/** A title is short and ends before anything is asked: 办公室 writes 强化政策解读。 and then what is to be done. */
const LONGEST_TASK = 30;

/** `强化政策解读。坚持……` → its title and the rest; nothing where there is no such title. */
export function splitTask(words: string): { task: string; text: string } {
  const at = words.indexOf('。');
  const task = at < 0 ? '' : words.slice(0, at);
  const text = words.slice(at + 1).trim();
  return task !== '' && text !== '' && task.length <= LONGEST_TASK && !/[，,；;]/.test(task) ? { task, text } : { task: '', text: words.trim() };
}

/** The sentences of a text, without white space around them. */
export function listSentences(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end).trim()).filter((sentence) => /[\p{L}\p{N}]{4}/u.test(sentence));
}

export function toBorrowed(text: string, { point, label }: Origin): Borrowed[] {
  return listSentences(text).map((sentence) => ({ sentence, point, label, own: false }));
}

/** What an item of a draft takes from a point; its place is for whoever puts it there. */
export function toItem(point: TakenPoint, origin: Origin, theme = point.themes?.primary ?? ''): Omit<ItemBlock, 'id' | 'rank'> {
  const split = splitTask(point.text);
  const named = (names: readonly string[]) => names.filter((name) => !isBlank(name)).join('、');
  const lead = point.lead.length > 0 ? point.lead : point.responsible;
  const helping = point.lead.length > 0 ? [...point.participants, ...point.responsible.filter((name) => !point.participants.includes(name))] : point.participants;
  const deadline = point.deadline === null || point.deadline.source === 'text' || isBlank(point.deadline.text) ? '' : point.deadline.text.trim();
  return {
    kind: 'item', ...split, lead: named(lead), participants: named(helping), deadline,
    remark: point.remark ?? '', theme, byLaw: false, borrowed: toBorrowed(point.text, origin),
  };
}

/** A notice as a draft: its headings, and its points in their order. */
export function fromNotice(
  notice: { title: string | null; issuer: string | null; year: number | null }, points: readonly TakenPoint[], originOf: (point: TakenPoint) => Origin,
): Draft {
  const blocks: unknown[] = [];
  let path: string[] = [];
  for (const point of points) {
    const words = point.path.map(({ marker, text }) => ({ marker, text: trimTask(text) })).filter(({ text }) => !isBlank(text));
    const item = toItem(point, originOf(point));
    // A row's own heading is what its cell 工作任务 says: without a marker it is no level of the document.
    const last = words.at(-1);
    const own = last && last.marker === '' && item.task === '' ? words.pop() : undefined;
    if (own) item.task = own.text;
    const above = words.slice(0, 2).map(({ text }) => text);
    above.forEach((text, at) => {
      if (path[at] === text && path.slice(0, at).join('\n') === above.slice(0, at).join('\n')) return;
      blocks.push({ kind: 'heading', level: at + 1, text });
      path = above.slice(0, at + 1);
    });
    path = above;
    blocks.push(item);
  }
  return toDraft({ head: { title: notice.title, issuer: notice.issuer, year: notice.year }, blocks: blocks.map((block, at) => ({ ...block as object, id: `n${String(at + 1)}`, rank: at + 1 })) });
}

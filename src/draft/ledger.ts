/** Between a draft and a ledger: rows of the one are items of the other. */
import { toCalendar } from '../ledger/calendar.ts';
import { toRow, type LedgerRow } from '../ledger/ledger.ts';
import { readDeadline } from '../points/dates.ts';
import { isItem, toDraft, type Draft, type ItemBlock } from './draft.ts';
import { toBorrowed } from './from-notice.ts';
import { toPlaced } from './outline.ts';
import { toParagraphs, toTask } from './words.ts';

/** The rows of the items, in their order. */
export function toLedgerRows(draft: Draft): LedgerRow[] {
  const { year } = draft.head;
  let heading = '';
  return toPlaced(draft.blocks).flatMap(({ block, index }) => {
    if (!isItem(block)) {
      heading = block.text;
      return [];
    }
    const text = toParagraphs(block.text).join('');
    const [source] = block.borrowed.filter(({ own, sentence }) => !own && text.includes(sentence));
    return [toRow({
      task: toTask(block) || heading || /^[^。；;]{1,40}/.exec(text)?.[0], requirement: text, lead: block.lead, participants: block.participants,
      // A month without a year is one of the notice's.
      deadline: year !== null && /^\d{1,2}月/.test(block.deadline) ? `${String(year)}年${block.deadline}` : block.deadline,
      due: readDeadline(block.deadline, year)?.date ?? '',
      remark: block.remark, source: `${draft.head.title || '起草'}第${String(index)}项${source ? `（参考${source.label}）` : ''}`, document: draft.head.number,
    })];
  });
}

/**
 * The deadlines of the items as a calendar.
 *
 * @param linkOf the address of a point that words are from; '' where there is none
 * @param stamp when it was made
 */
export function toDraftCalendar(draft: Draft, linkOf: (point: string) => string, stamp: string): { content: string; events: number } {
  const rows = toLedgerRows(draft);
  const items = draft.blocks.filter(isItem);
  return toCalendar(draft.head.title || '起草', rows.map((row, at) => {
    const item = items[at];
    const [source] = (item?.borrowed ?? []).filter(({ own, point }) => !own && point !== '');
    return { ...row, id: item?.id ?? '', link: source ? linkOf(source.point) : '' };
  }), stamp);
}

/** A ledger as the beginning of a draft: what was done in it stays there. */
export function fromLedger({ title, rows }: { title: string; rows: readonly LedgerRow[] }, year: number): Draft {
  const blocks = rows.map((row, at): Omit<ItemBlock, 'theme'> & { theme: string } => ({
    kind: 'item', id: `l${String(at + 1)}`, rank: at + 1, task: row.task.length <= 40 ? row.task : '', text: row.requirement,
    lead: row.lead.replace(/（责任单位）/g, ''), participants: row.participants, deadline: row.deadline !== '' ? row.deadline : row.due === '' ? '' : toDay(row.due),
    remark: row.remark, theme: '', byLaw: false,
    borrowed: row.point === '' ? [] : toBorrowed(row.requirement, { point: row.point, label: row.source }),
  }));
  return toDraft({ head: { title, year }, blocks });
}

/** `2024年6月30日前` */
function toDay(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(day)}日前`;
}

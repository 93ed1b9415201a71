/** Asks how a file that came back is to be merged: what would happen is said and can be chosen field by field before anything changes. */
import type { Difference, MatchedRow, MergeChoice, MergeField, MergePlan, Side } from '../../ledger/merge.ts';
import { LEDGER_COLUMNS } from '../../ledger/table.ts';
import { MOST_CHOICES } from '../../view/limits.ts';
import { h } from '../lib/dom.ts';
import type { ledgerFiles } from './files.entry.ts';

type Tools = Pick<typeof ledgerFiles, 'chooseSide' | 'describePlan'>;
type SideOf = (row: MatchedRow, difference: Difference) => Side;


const CHOICES: readonly (readonly [MergeChoice, string])[] = [['newest', '取较新的'], ['theirs', '都用文件里的'], ['mine', '都留台账里的']];
const HEADS = ['任务', '列', '台账里', '文件里', '用哪一边'];
const nameOf = (field: MergeField): string => LEDGER_COLUMNS.find((column) => column.field === field)?.name ?? field;
const shorten = (words: string): string => (words.length > 120 ? `${words.slice(0, 120)}……` : words === '' ? '（空）' : words);

/**
 * @param title of the ledger that the file is merged into
 * @param saved when the file was saved, in milliseconds
 * @returns which side each difference comes from; null where the reader would rather not
 */
export function askMerge(title: string, plan: MergePlan, { chooseSide, describePlan }: Tools, saved: number): Promise<SideOf | null> {
  const conflicts = plan.matched.flatMap((row) => row.differences.flatMap((difference) => (difference.fills ? [] : [{ row, difference }])));
  let choice: MergeChoice = 'newest';
  const selects = new Map<Difference, HTMLSelectElement>();
  const follow = (): void => {
    for (const { row, difference } of conflicts) {
      const select = selects.get(difference);
      if (select) select.value = chooseSide(row, difference, choice, saved);
    }
  };
  const radios = h('fieldset', { class: 'ledger-merge-choice' }, h('legend', {}, '两边都填了而不一样的'), ...CHOICES.map(([value, label]) => {
    const radio = h('input', { type: 'radio', name: 'ledger-merge', value, checked: value === choice });
    radio.addEventListener('change', () => {
      choice = value;
      follow();
    });
    return h('label', {}, radio, label);
  }));
  const rows = conflicts.slice(0, MOST_CHOICES).map(({ row, difference }) => {
    const task = `第${String(row.number)}行 ${shorten(row.own.task === '' ? row.own.requirement : row.own.task).slice(0, 40)}`;
    const select = h('select', { 'aria-label': `${task}的${nameOf(difference.field)}用哪一边` }, h('option', { value: 'theirs' }, '用文件里的'), h('option', { value: 'mine' }, '留台账里的'));
    selects.set(difference, select);
    return h('tr', {}, h('th', { scope: 'row' }, task), ...[nameOf(difference.field), shorten(difference.mine), shorten(difference.theirs), select].map((words, at) => h('td', { 'data-label': HEADS[at + 1] }, words)));
  });
  const table = h('table', { class: 'stacked', 'aria-label': '不一样的各处' },
    h('thead', {}, h('tr', {}, ...HEADS.map((name) => h('th', { scope: 'col' }, name)))), h('tbody', {}, ...rows));
  const dialog = h('dialog', { class: 'ledger-dialog ledger-merge', 'aria-labelledby': 'ledger-merge-title' }, h('form', { method: 'dialog' },
    h('h2', { id: 'ledger-merge-title' }, `合并到“${title}”`),
    h('p', { 'data-ledger-merge-summary': true }, describePlan(plan)),
    h('p', { class: 'note' }, '空着的格不会盖掉已填的；合并后可以撤销。'),
    conflicts.length > 0 && radios,
    // Above what may be long.
    h('p', { class: 'actions' }, h('button', { value: 'ok' }, '合并'), h('button', { value: 'cancel', formnovalidate: true }, '不合并')),
    conflicts.length > 0 && table,
    conflicts.length > MOST_CHOICES && h('p', { class: 'note' }, `只列出前${String(MOST_CHOICES)}处，其余${String(conflicts.length - MOST_CHOICES)}处按上面选的办。`)));
  document.body.append(dialog);
  follow();
  const scrolled = scrollY;
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      scrollTo(0, scrolled);
      resolve(dialog.returnValue === 'ok' ? (row, difference) => (selects.get(difference)?.value ?? chooseSide(row, difference, choice, saved)) as Side : null);
      dialog.remove();
    }, { once: true });
    dialog.showModal();
    // It stands at the top of the page and is as long as what it says: the page alone scrolls.
    scrollTo(0, 0);
  });
}

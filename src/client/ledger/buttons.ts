/**
 * What every page has of the ledger: buttons that put a point into it, wherever the point is shown; the number of
 * rows in the head of the page; and on the page of a notice, 回头看. A button is
 * `<button data-add-to-ledger="guangzhou-2022/17" data-label="广州2022第17项">`; what scripts add later works too.
 */
import { fromPoint, fromReviewedPoint } from '../../ledger/ledger.ts';
import { toPlaceName } from '../../points/names.ts';
import { toFullLabel } from '../../view/labels.ts';
import { loadNotice } from '../lib/load-notice.ts';
import { ADD_TO_LEDGER, IN_LEDGER } from './button.ts';
import { putRows, sayProblem } from './put.ts';
import { say } from './said.ts';
import type { LedgerStore } from './store.ts';

const SELECTOR = 'button[data-add-to-ledger]';

export function setUpLedgerButtons(store: LedgerStore): void {
  const root = document.documentElement.dataset['root'] ?? '';
  const page = `${root}ledger/index.html`;
  let inside = new Map<string, string>();

  const show = (button: HTMLButtonElement): void => {
    const added = inside.has(button.dataset['addToLedger'] ?? '');
    const words = added ? IN_LEDGER : ADD_TO_LEDGER;
    if (button.textContent !== words) button.textContent = words;
    button.dataset['added'] = String(added);
    const label = button.dataset['label'];
    if (label !== undefined) button.setAttribute('aria-label', `${words}：${label}`);
  };
  const refresh = (): void => {
    const ledger = store.current();
    inside = new Map(ledger?.rows.filter(({ point }) => point !== '').map(({ point, id }) => [point, id]));
    for (const button of document.querySelectorAll<HTMLButtonElement>(SELECTOR)) show(button);
    const count = ledger?.rows.length ?? 0;
    for (const place of document.querySelectorAll<HTMLElement>('[data-ledger-count]')) {
      place.hidden = count === 0;
      place.textContent = String(count);
      place.title = `台账里有${String(count)}项`;
    }
  };

  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const add = event.target.closest<HTMLButtonElement>(SELECTOR);
    const review = event.target.closest<HTMLButtonElement>('button[data-review-notice]');
    if (add) void toggle(add.dataset['addToLedger'] ?? '', add.dataset['label'] ?? '这一项');
    else if (review) void makeReview(review.dataset['reviewNotice'] ?? '');
  });

  const toggle = async (id: string, label: string): Promise<void> => {
    const row = inside.get(id);
    if (row !== undefined) takeOut(row, label);
    else await putIn(id, label);
  };

  const putIn = async (id: string, label: string): Promise<void> => {
    try {
      const notice = await loadNotice(id.split('/')[0] ?? '');
      const point = notice.points.find((each) => each.id === id);
      if (!point) throw new Error(`没有编号为“${id}”的条目`);
      const ledger = store.ensure();
      // Two clicks while the notice was on its way are one.
      if (ledger.rows.some((each) => each.point === id)) return;
      putRows(store, [fromPoint(notice, point, toFullLabel(point))], label, page);
    } catch (error) {
      say(`没有加入：${error instanceof Error ? error.message : '数据没有读到'}。请再试一次。`);
    }
  };

  const takeOut = (id: string, label: string): void => {
    const ledger = store.current();
    const row = ledger?.rows.find((each) => each.id === id);
    if (!ledger || !row) return;
    if (row.progress !== '' || row.evidence !== '' || row.done) {
      say(`${label}在“${ledger.title}”里已填了进展，请到台账里删。`, [{ label: '打开台账', href: page }]);
      return;
    }
    const undo = store.edit(ledger.id, { type: 'remove', rows: [id] });
    say(`${label}已从“${ledger.title}”移出。`, undo ? [{ label: '撤销', act: () => { store.edit(ledger.id, undo); } }] : []);
  };

  const makeReview = async (id: string): Promise<void> => {
    try {
      const notice = await loadNotice(id);
      store.create(`${toPlaceName(notice.short, notice.year)}回头看`, notice.points.map((point) => fromReviewedPoint(notice, point, toFullLabel(point))));
      if (!sayProblem(store)) location.href = page;
    } catch (error) {
      say(`没有做成：${error instanceof Error ? error.message : '数据没有读到'}。请再试一次。`);
    }
  };

  store.onChange(refresh);
  refresh();
  // Results and columns come later.
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(SELECTOR)) show(node as HTMLButtonElement);
        for (const button of node.querySelectorAll<HTMLButtonElement>(SELECTOR)) show(button);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
}

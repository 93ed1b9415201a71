/** The rows of the ledger's page: fields one can write in, kept in step with what is stored. */
import { LEDGER_COLUMNS, toLink } from '../../ledger/table.ts';
import { isReference, toRow, toStanding, type LedgerRow, type TextField } from '../../ledger/ledger.ts';
import { h } from '../lib/dom.ts';
import type { StoredRow } from './edits.ts';

export interface RowActions {
  /** `typing`: one of many letters; they are undone together. */
  set: (row: string, values: Partial<LedgerRow>, typing: boolean) => void;
  move: (row: string, at: number) => void;
  remove: (row: string) => void;
}

/** Milliseconds without a letter, after which what was typed is kept. */
const PAUSE = 500;

const NAMES = new Map(LEDGER_COLUMNS.map(({ field, name }) => [field, name]));
const nameOf = (field: TextField | 'done' | 'index'): string => NAMES.get(field) ?? '';

/** The columns of the page, in order. */
export const PAGE_COLUMNS = ['index', 'task', 'requirement', 'lead', 'participants', 'due', 'progress', 'evidence', 'done', 'remark', 'part', 'source'] as const;
export const headOf = (column: typeof PAGE_COLUMNS[number]): string => nameOf(column);

export class RowView {
  readonly element: HTMLTableRowElement;
  readonly #fields = new Map<TextField, HTMLTextAreaElement | HTMLInputElement>();
  readonly #done = h('input', { type: 'checkbox' });
  readonly #index = h('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off' });
  readonly #up = h('button', { type: 'button', 'data-step': '-1' }, '↑');
  readonly #down = h('button', { type: 'button', 'data-step': '1' }, '↓');
  readonly #remove = h('button', { type: 'button' }, '删');
  readonly #overdue = h('span', { class: 'tag warn', hidden: true }, '逾期');
  readonly #reference = h('span', { class: 'tag', hidden: true, title: '往年文件里的时限，只作参考，不算逾期；改成自己的时限后按期计算' }, '参考');
  readonly #actions: RowActions;
  readonly #id: string;
  #row: StoredRow;
  #at = 0;
  #waiting = new Map<TextField, ReturnType<typeof setTimeout>>();

  constructor(row: StoredRow, root: string, actions: RowActions) {
    this.#row = row;
    this.#id = row.id;
    this.#actions = actions;
    const own = row.point === '';
    this.element = h('tr', { 'data-row': row.id, role: 'row' }, ...PAGE_COLUMNS.map((column) => this.#buildCell(column, own, root)));
    this.element.addEventListener('keydown', (event) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      this.#actions.move(this.#id, this.#at + (event.key === 'ArrowUp' ? -1 : 1));
    });
    this.#done.addEventListener('change', () => { this.#actions.set(this.#id, { done: this.#done.checked }, false); });
    this.#index.addEventListener('change', () => {
      const to = Number(this.#index.value);
      if (Number.isInteger(to) && to >= 1) this.#actions.move(this.#id, to - 1);
      this.#index.value = String(this.#at + 1);
    });
    for (const [button, step] of [[this.#up, -1], [this.#down, 1]] as const) {
      button.addEventListener('click', () => { this.#actions.move(this.#id, this.#at + step); });
    }
    this.#remove.addEventListener('click', () => { this.#actions.remove(this.#id); });
  }

  #buildCell(column: typeof PAGE_COLUMNS[number], own: boolean, root: string): HTMLTableCellElement {
    const cell = (...children: (Node | null)[]) => h('td', { class: `ledger-${column}`, role: 'cell', 'data-name': headOf(column), 'data-column': column }, ...children);
    switch (column) {
      case 'index': return cell(h('div', { class: 'ledger-tools' }, this.#index, this.#up, this.#down, this.#remove));
      case 'done': return cell(h('label', { class: 'ledger-check' }, this.#done));
      case 'due': return cell(this.#buildText('deadline'), this.#buildDate(), this.#overdue, this.#reference);
      case 'source': return own
        ? cell(this.#buildText('source', '来源'), this.#buildText('document', '发文字号'), this.#buildText('link', '链接'))
        : cell(h('a', { href: toLink(this.#row, root) }, this.#row.source || this.#row.point), this.#row.document === '' ? null : h('p', { class: 'note' }, this.#row.document));
      default: return cell(this.#buildText(column));
    }
  }

  /** A field as high as its words: the frame repeats them unseen. */
  #buildText(field: TextField, placeholder?: string): HTMLElement {
    const area = h('textarea', { rows: 1, 'data-field': field, placeholder, spellcheck: 'false' });
    const frame = h('div', { class: 'ledger-grow' }, area);
    this.#fields.set(field, area);
    area.addEventListener('input', () => {
      frame.dataset['words'] = area.value;
      clearTimeout(this.#waiting.get(field));
      this.#waiting.set(field, setTimeout(() => { this.#keep(field, true); }, PAUSE));
    });
    area.addEventListener('change', () => { this.#keep(field, false); });
    return frame;
  }

  #buildDate(): HTMLElement {
    const input = h('input', { type: 'date', 'data-field': 'due', min: '1901-01-01', max: '2199-12-31' });
    this.#fields.set('due', input);
    input.addEventListener('change', () => { this.#keep('due', false); });
    return input;
  }

  #keep(field: TextField, typing: boolean): void {
    clearTimeout(this.#waiting.get(field));
    this.#waiting.delete(field);
    const value = this.#fields.get(field)?.value ?? '';
    if (field === 'deadline') {
      // Words that are a date become one, but not under the writer's hand.
      if (typing) return;
      const { deadline, due } = toRow({ deadline: value });
      this.#actions.set(this.#id, due === '' ? { deadline } : { deadline, due }, false);
    } else {
      this.#actions.set(this.#id, { [field]: value }, typing);
    }
  }

  /** Keeps what is typed and not yet kept: before the page goes. */
  flush(): void {
    for (const field of [...this.#waiting.keys()]) this.#keep(field, field !== 'deadline');
  }

  /** Shows a row as it is stored; a field one is writing in keeps what is written. */
  show(row: StoredRow, at: number, count: number, today: string): void {
    this.#row = row;
    for (const [field, control] of this.#fields) {
      const value = row[field];
      if (this.#waiting.has(field)) continue;
      if (control.value !== value) control.value = value;
      if (control.parentElement?.classList.contains('ledger-grow')) control.parentElement.dataset['words'] = value;
    }
    this.#done.checked = row.done;
    const standing = toStanding(row, today);
    this.element.dataset['standing'] = standing;
    this.#overdue.hidden = standing !== 'overdue';
    this.#reference.hidden = standing === 'done' || !isReference(row, today);
    this.#up.disabled = at === 0;
    this.#down.disabled = at === count - 1;
    if (this.#at === at && this.#index.value !== '') return;
    this.#at = at;
    const number = String(at + 1);
    this.#index.value = number;
    this.#index.setAttribute('aria-label', `第${number}行的序号，改了就移过去`);
    this.#up.setAttribute('aria-label', `上移第${number}行`);
    this.#down.setAttribute('aria-label', `下移第${number}行`);
    this.#remove.setAttribute('aria-label', `删除第${number}行`);
    this.#done.setAttribute('aria-label', `第${number}行是否销号`);
    for (const [field, control] of this.#fields) {
      control.setAttribute('aria-label', `第${number}行${field === 'due' ? '最迟日期' : field === 'deadline' ? '完成时限' : nameOf(field)}`);
    }
  }

  /** The field or button that had the focus has it again after the row was moved. */
  focus(step?: -1 | 1): void {
    const button = step === -1 ? this.#up : this.#down;
    const other = step === -1 ? this.#down : this.#up;
    (step === undefined ? this.#fields.get('task') : button.disabled ? other : button)?.focus();
  }
}

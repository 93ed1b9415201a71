/** The page of the ledger: several ledgers, one shown; every change is an edit that is stored at once and can be undone. */
import type { LedgerFormat } from '../../ledger/file.ts';
import { countStanding, MOST_ROWS, toRow, toStanding, UNTITLED, type LedgerRow, type Standing } from '../../ledger/ledger.ts';
import { compareChinese } from '../../text/order.ts';
import { h } from '../lib/dom.ts';
import { download } from '../lib/download.ts';
import { Steps } from '../lib/steps.ts';
import { toMove, toOrder, toStoredRows, type Edit, type StoredLedger, type StoredRow } from './edits.ts';
import { findElements, type Elements } from './elements.ts';
import { exportCalendar, exportLedger, toBase } from './exports.ts';
import { loadLedgerFilesSoon } from './files.ts';
import { Imports } from './imports.ts';
import { buildPaper } from './paper.ts';
import { downloadJson, toProblemWords } from './put.ts';
import { headOf, type PAGE_COLUMNS, type RowActions } from './rows.ts';
import { say } from './said.ts';
import { getStore } from './shared-store.ts';
import { Sheet } from './sheet.ts';
import type { LedgerSummary } from './store.ts';

type Filter = 'all' | Standing;
const FILTERS: Record<Filter, string> = { all: '', open: '未销号', overdue: '逾期', done: '已销号' };

type Way = 'undo' | 'redo';
const STEP_WORD: Record<Way, string> = { undo: '撤销', redo: '重做' };

export function setUpLedgerPage(): void {
  const app = document.querySelector<HTMLElement>('[data-ledger]');
  if (app) new LedgerPage(findElements(app)).start();
}

function today(): string {
  const now = new Date();
  return `${String(now.getFullYear())}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

class LedgerPage {
  readonly #store = getStore();
  readonly #root = document.documentElement.dataset['root'] ?? '';
  readonly #elements: Elements;
  readonly #sheet: Sheet;
  readonly #steps = new Steps<Edit, StoredLedger>('yaodian-duizhao/ledger-steps', this.#store);
  readonly #imports = new Imports(this.#store, {
    flush: () => { this.#sheet.flush(); },
    edit: (edit, words) => this.#edit(edit, words),
    rememberNew: (id, words) => {
      this.#steps.add({ of: id, back: { type: 'delete' }, words });
      this.#render();
    },
    rememberGone: (gone) => { this.#rememberGone(gone); },
    undo: () => { this.#step('undo'); },
  });
  #ledger: StoredLedger = { id: '', title: UNTITLED, rows: [] };
  #filter: Filter = 'all';
  /** Rows shown by the filter; one that is changed stays until the filter is chosen anew. */
  #chosen = new Set<string>();

  constructor(elements: Elements) {
    this.#elements = elements;
    this.#sheet = new Sheet(elements.sheet, this.#root, this.#rowActions);
  }

  start(): void {
    this.#listenToButtons();
    this.#listenToChoices();
    this.#listenToKeys();
    addEventListener('pagehide', () => {
      this.#sheet.flush();
      this.#steps.keep();
    });
    addEventListener('beforeunload', () => { this.#sheet.flush(); });
    addEventListener('beforeprint', () => { this.#layOutPaper(); });
    this.#store.onChange((elsewhere) => { this.#read(elsewhere); });
    this.#read(false);
    loadLedgerFilesSoon();
  }

  // What is shown

  #choose(): void {
    const day = today();
    const isChosen = (row: StoredRow): boolean => {
      const standing = toStanding(row, day);
      return this.#filter === 'all' || standing === this.#filter || (this.#filter === 'open' && standing === 'overdue');
    };
    this.#chosen = new Set(this.#ledger.rows.filter(isChosen).map(({ id }) => id));
  }

  /** @param elsewhere another tab made the change */
  #read(elsewhere: boolean): void {
    const id = this.#store.currentId();
    const next = id === null ? null : this.#store.read(id);
    const switched = (next?.id ?? '') !== this.#ledger.id;
    const known = new Set(this.#ledger.rows.map((row) => row.id));
    this.#ledger = next ?? { id: id ?? '', title: UNTITLED, rows: [] };
    if (switched) {
      this.#filter = 'all';
      this.#elements.sort.value = '';
      for (const radio of this.#elements.filters) radio.checked = radio.value === 'all';
    }
    if (switched || this.#filter === 'all') this.#choose();
    else for (const row of this.#ledger.rows) if (!known.has(row.id)) this.#chosen.add(row.id);
    this.#render();
    if (elsewhere && !switched) this.#elements.status.textContent = '台账在另一个窗口里改过，这里已更新。';
  }

  #render(): void {
    const day = today();
    const list = this.#store.list();
    const unreadable = list.find((each) => each.id === this.#ledger.id)?.unreadable ?? false;
    this.#showLedgers(list);
    this.#showStanding(day);
    this.#allowButtons(unreadable);
    this.#sheet.show(this.#ledger, this.#chosen, day, () =>
      (unreadable ? this.#toUnreadable() : this.#ledger.rows.length > 0 ? [`没有${FILTERS[this.#filter]}的。`] : this.#toWelcome()));
    this.#showSteps();
    this.#showProblem();
    this.#elements.app.dataset['read'] = '';
  }

  #showLedgers(list: readonly LedgerSummary[]): void {
    const { choice } = this.#elements;
    choice.replaceChildren(...(list.length === 0 ? [h('option', { value: '' }, '还没有台账')] : list.map((each) => h('option', { value: each.id }, `${each.title}（${String(each.rows)}）`))));
    choice.value = this.#ledger.id;
    document.title = `${this.#ledger.id === '' ? '' : `${this.#ledger.title} · `}台账 · 要点对照`;
  }

  #showStanding(day: string): void {
    const { rows } = this.#ledger;
    const { filled, progress, progressWords, numbers } = this.#elements;
    const counts = countStanding(rows, day);
    for (const element of filled) element.hidden = rows.length === 0;
    progress.max = Math.max(1, rows.length);
    progress.value = counts.done;
    progressWords.textContent = `已销号 ${String(counts.done)} / ${String(rows.length)} 项（${String(Math.floor((counts.done / Math.max(1, rows.length)) * 100))}%）${counts.overdue > 0 ? `，逾期 ${String(counts.overdue)} 项` : ''}`;
    const of: Record<string, number> = { open: counts.open + counts.overdue, overdue: counts.overdue, done: counts.done };
    for (const place of numbers) place.textContent = ` ${String(of[place.dataset['ledgerNumber'] ?? ''] ?? 0)}`;
  }

  #allowButtons(unreadable: boolean): void {
    const blank = this.#ledger.rows.length === 0;
    for (const name of ['rename', 'duplicate', 'delete', 'print', 'calendar']) {
      const button = this.#elements.button(name);
      if (button) button.disabled = this.#ledger.id === '' || (unreadable && name !== 'delete') || ((name === 'print' || name === 'calendar') && blank);
    }
    for (const button of this.#elements.exports) button.disabled = blank;
  }

  #toWelcome(): (Node | string)[] {
    const button = h('button', { type: 'button' }, '自己加一行');
    button.addEventListener('click', () => { this.#add(); });
    return [
      h('span', {}, '这份台账还是空的。到'), h('a', { href: `${this.#root}themes/index.html` }, '主题对照'), '、', h('a', { href: `${this.#root}search/index.html` }, '搜索'),
      h('span', {}, '或任何一份文件里，按条目旁的“加入台账”；也可以'), button, h('span', {}, '，或者导入一个文件。'),
    ];
  }

  #toUnreadable(): (Node | string)[] {
    const button = h('button', { type: 'button' }, '下载存着的原样');
    button.addEventListener('click', () => { download('台账-原样.json', this.#store.readRaw(this.#ledger.id), 'application/json;charset=utf-8'); });
    return ['这份台账读不出：可能是较新版本的网站存的，或者已损坏。', button];
  }

  #showProblem(): void {
    const { problem } = this.#elements;
    const now = this.#store.problem;
    problem.hidden = now === null;
    if (now === null) {
      problem.replaceChildren();
    } else if (problem.dataset['problem'] !== now) {
      const button = h('button', { type: 'button' }, '下载这份台账');
      button.addEventListener('click', () => { downloadJson(this.#ledger); });
      problem.replaceChildren(h('span', {}, toProblemWords(now)), button);
    }
    problem.dataset['problem'] = now ?? '';
  }

  // Edits, undone and done again

  /** Stores an edit and remembers how to take it back. */
  #edit(each: Edit, words: string, field?: string): boolean {
    if (this.#ledger.id === '') this.#ledger = this.#store.ensure();
    const undo = this.#store.edit(this.#ledger.id, each);
    if (!undo) return false;
    this.#steps.add({ of: this.#ledger.id, back: undo, words, ...(field === undefined ? {} : { field }) });
    this.#showSteps();
    return true;
  }

  #showSteps(): void {
    for (const way of ['undo', 'redo'] as const) {
      const button = this.#elements.button(way);
      const words = this.#steps.nextWords(way);
      if (!button) continue;
      // A button that is disabled under the focus loses it.
      button.disabled = words === null && button !== document.activeElement;
      button.setAttribute('aria-disabled', String(words === null));
      button.title = words === null ? '' : `${STEP_WORD[way]}：${words}`;
    }
  }

  #step(way: Way): void {
    this.#sheet.flush();
    const taken = this.#steps.take(way);
    if (!taken) return;
    const words = taken.done ? `已${STEP_WORD[way]}：${taken.words}` : `没有${STEP_WORD[way]}“${taken.words}”：这一处已在别的窗口改过。`;
    this.#elements.status.textContent = words;
    if (!taken.done) say(words);
    if (this.#filter !== 'all') this.#choose();
    this.#render();
  }

  readonly #rowActions: RowActions = {
    set: (id, values, typing) => {
      const at = this.#ledger.rows.findIndex((row) => row.id === id);
      const [field = ''] = Object.keys(values);
      const name = field === 'done' ? '是否销号' : headOf((field === 'deadline' ? 'due' : field) as typeof PAGE_COLUMNS[number]);
      this.#edit({ type: 'set', row: id, values }, `改第${String(at + 1)}行${name}`, `${id} ${field}`);
      if (!typing) this.#steps.endTyping();
    },
    move: (id, at) => {
      this.#sheet.flush();
      const { rows } = this.#ledger;
      const from = rows.findIndex((row) => row.id === id);
      const to = Math.max(0, Math.min(at, rows.length - 1));
      if (from < 0 || from === to) return;
      const active = document.activeElement;
      if (!this.#edit(toMove(rows, id, to), `移动第${String(from + 1)}行`)) return;
      this.#elements.sort.value = '';
      this.#elements.status.textContent = `第${String(from + 1)}行移到第${String(to + 1)}行`;
      if (active instanceof HTMLButtonElement && active.disabled) this.#sheet.focus(id, to < from ? -1 : 1);
      this.#sheet.scrollTo(id, 'nearest');
    },
    remove: (id) => {
      this.#sheet.flush();
      const at = this.#ledger.rows.findIndex((row) => row.id === id);
      if (!this.#edit({ type: 'remove', rows: [id] }, `删除第${String(at + 1)}行`)) return;
      say(`已删除第${String(at + 1)}行。`, [{ label: '撤销', act: () => { this.#step('undo'); } }]);
      this.#sheet.focus(this.#ledger.rows[Math.min(at, this.#ledger.rows.length - 1)]?.id);
    },
  };

  #add(): void {
    this.#sheet.flush();
    if (this.#ledger.rows.length >= MOST_ROWS) {
      say(`一份台账最多${String(MOST_ROWS)}行。`);
      return;
    }
    const rows = toStoredRows([toRow({})], this.#ledger.rows);
    this.#edit({ type: 'put', rows }, '加一行');
    this.#sheet.scrollTo(rows[0]?.id, 'center');
    this.#sheet.focus(rows[0]?.id);
    this.#elements.status.textContent = `加了第${String(this.#ledger.rows.length)}行`;
  }

  #reorder(by: string): void {
    this.#sheet.flush();
    const key = (row: LedgerRow): string => (by === 'done' ? (row.done ? '1' : '0') : by === 'due' ? row.due : String(row[by as keyof LedgerRow] ?? ''));
    const order = [...this.#ledger.rows].sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      // Blank ones stand last.
      if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
      return compareChinese(left, right);
    });
    const words = this.#elements.sort.selectedOptions[0]?.textContent ?? '';
    if (this.#edit(toOrder(order.map(({ id }) => id)), `${words}重排`)) this.#elements.status.textContent = `已${words}重排`;
  }

  // Ledgers as a whole

  #askName(title: string, name: string, then: (name: string) => void): void {
    const { dialog, dialogTitle, nameField } = this.#elements;
    dialogTitle.textContent = title;
    nameField.value = name;
    dialog.returnValue = '';
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'ok') then(nameField.value);
    }, { once: true });
    dialog.showModal();
    nameField.select();
  }

  #delete(): void {
    const unreadable = this.#store.list().find(({ id }) => id === this.#ledger.id)?.unreadable ?? false;
    if (unreadable && !confirm('这份台账读不出，删除后不能恢复。删除吗？')) return;
    const gone = this.#store.remove(this.#ledger.id);
    if (!gone) return;
    this.#rememberGone(gone);
    say(`已删除“${gone.title}”（${String(gone.rows.length)}行）。`, [{ label: '撤销', act: () => { this.#step('undo'); } }]);
  }

  #rememberGone(gone: StoredLedger): void {
    this.#steps.add({ of: gone.id, back: { type: 'restore', whole: gone }, words: `删除“${gone.title}”` });
    this.#showSteps();
  }

  // Paper

  #layOutPaper(): void {
    this.#sheet.flush();
    const rows = this.#ledger.rows.flatMap((row, at) => (this.#chosen.has(row.id) ? [{ row, number: at + 1 }] : []));
    this.#elements.paper.replaceChildren(buildPaper(this.#ledger, rows, FILTERS[this.#filter], toBase(this.#root), today()));
  }

  // What the reader does

  readonly #commands: Record<string, () => void> = {
    create: () => { this.#askName('新台账', '新台账', (name) => { this.#store.create(name); }); },
    rename: () => { this.#askName('改名', this.#ledger.title, (title) => { this.#edit({ type: 'title', title }, '改名'); }); },
    duplicate: () => {
      this.#store.create(`${this.#ledger.title.slice(0, 50)} 副本`, this.#ledger.rows);
      say('已复制一份，现在看的是副本。');
    },
    delete: () => { this.#delete(); },
    print: () => {
      this.#layOutPaper();
      globalThis.print();
    },
    calendar: () => { void exportCalendar(this.#ledger, toBase(this.#root)); },
    import: () => { this.#elements.file.click(); },
    undo: () => { this.#step('undo'); },
    redo: () => { this.#step('redo'); },
    add: () => { this.#add(); },
  };

  #listenToButtons(): void {
    const { app, file } = this.#elements;
    app.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-ledger-do], [data-ledger-export]') : null;
      if (!button || button.getAttribute('aria-disabled') === 'true') return;
      this.#sheet.flush();
      const format = button.dataset['ledgerExport'] as LedgerFormat | undefined;
      if (format === undefined) this.#commands[button.dataset['ledgerDo'] ?? '']?.();
      else void exportLedger(this.#ledger, format, toBase(this.#root));
    });
    file.addEventListener('change', () => {
      const [picked] = file.files ?? [];
      if (picked) void this.#imports.open(picked).then(() => { file.value = ''; });
    });
  }

  #listenToChoices(): void {
    const { app, choice, sort, status } = this.#elements;
    choice.addEventListener('change', () => {
      this.#sheet.flush();
      this.#store.choose(choice.value);
    });
    sort.addEventListener('change', () => { if (sort.value !== '') this.#reorder(sort.value); });
    app.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== 'ledger-filter') return;
      this.#sheet.flush();
      this.#filter = target.value as Filter;
      this.#choose();
      this.#render();
      status.textContent = `显示${String(this.#chosen.size)}项`;
    });
  }

  #listenToKeys(): void {
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // In a field the browser undoes letters itself.
      if (event.target instanceof HTMLElement && event.target.matches('textarea, input:not([type="checkbox"], [type="radio"])')) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      this.#step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    });
  }
}

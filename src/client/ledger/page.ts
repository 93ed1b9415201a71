/** The page of the ledger: several ledgers, one shown; every change is an edit that is stored at once and can be undone. */
import { LARGEST_FILE, toTooLarge, type LedgerFormat } from '../../ledger/file.ts';
import { countStanding, LedgerError, MOST_ROWS, toRow, toStanding, UNTITLED, type LedgerRow, type Standing } from '../../ledger/ledger.ts';
import { nameProgress } from '../../ledger/table.ts';
import { compareChinese } from '../../text/order.ts';
import { h } from '../lib/dom.ts';
import { download } from '../lib/download.ts';
import { toMove, toOrder, toStoredRows, type Edit, type StoredLedger, type StoredRow } from './edits.ts';
import { loadLedgerFiles, loadLedgerFilesSoon } from './files.ts';
import { buildPaper } from './paper.ts';
import { downloadJson, toProblemWords } from './put.ts';
import { headOf, PAGE_COLUMNS, RowView, type RowActions } from './rows.ts';
import { say } from './said.ts';
import { getStore } from './shared-store.ts';
import { Steps } from './steps.ts';

type Filter = 'all' | Standing;
const FILTERS: Record<Filter, string> = { all: '', open: '未销号', overdue: '逾期', done: '已销号' };

const STEP_WORD = { undo: '撤销', redo: '重做' } as const;

export function setUpLedgerPage(): void {
  const found = document.querySelector<HTMLElement>('[data-ledger]');
  if (!found) return;
  const app = found;
  const get = <Type extends HTMLElement>(name: string): Type => {
    const element = document.querySelector<Type>(`[data-ledger-${name}]`);
    if (!element) throw new Error(`Unexpected page without [data-ledger-${name}]`);
    return element;
  };
  const store = getStore();
  const root = document.documentElement.dataset['root'] ?? '';
  const [choice, sort, file] = [get<HTMLSelectElement>('choice'), get<HTMLSelectElement>('sort'), get<HTMLInputElement>('file')];
  const [problem, status, sheet, paper] = [get('problem'), get('status'), get('sheet'), get('paper')];
  const [progress, progressWords] = [get<HTMLProgressElement>('progress'), get('progress-words')];
  const [dialog, dialogTitle, nameField] = [get<HTMLDialogElement>('dialog'), get('dialog-title'), get<HTMLInputElement>('name')];
  const filled = app.querySelectorAll<HTMLElement>('[data-ledger-filled]');
  const doButton = (name: string) => app.querySelector<HTMLButtonElement>(`[data-ledger-do="${name}"]`);

  const head = h('tr', { role: 'row' }, ...PAGE_COLUMNS.map((column) => h('th', { scope: 'col', role: 'columnheader', class: `ledger-${column}`, 'data-column': column }, headOf(column))));
  const body = h('tbody', { role: 'rowgroup' });
  const table = h('table', { role: 'table', 'aria-label': '台账' }, h('thead', { role: 'rowgroup' }, head), body);
  const empty = h('p', { class: 'ledger-empty' });
  sheet.append(table, empty);

  let ledger: StoredLedger = { id: '', title: UNTITLED, rows: [] };
  let filter: Filter = 'all';
  /** Rows shown by the filter; one that is changed stays until the filter is chosen anew. */
  let chosen = new Set<string>();
  const views = new Map<string, RowView>();
  let nameOfProgress = '';
  const steps = new Steps(store);

  const today = (): string => {
    const now = new Date();
    return `${String(now.getFullYear())}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
  };
  /** The site's address, for links that leave the page; from a disk there is none. */
  const toBase = (): string => {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
    const home = new URL(root || './', canonical ?? location.href);
    return /^https?:$/.test(home.protocol) ? home.href.replace(/[?#].*$/, '') : '';
  };

  // What is shown

  const isChosen = (row: StoredRow, day: string): boolean => {
    const standing = toStanding(row, day);
    return filter === 'all' || standing === filter || (filter === 'open' && standing === 'overdue');
  };
  const choose = (): void => {
    const day = today();
    chosen = new Set(ledger.rows.filter((row) => isChosen(row, day)).map(({ id }) => id));
  };

  const read = (elsewhere: boolean): void => {
    const id = store.currentId();
    const next = id === null ? null : store.read(id);
    const switched = (next?.id ?? '') !== ledger.id;
    const known = new Set(ledger.rows.map((row) => row.id));
    ledger = next ?? { id: id ?? '', title: UNTITLED, rows: [] };
    if (switched) {
      filter = 'all';
      sort.value = '';
      for (const radio of app.querySelectorAll<HTMLInputElement>('input[name="ledger-filter"]')) radio.checked = radio.value === 'all';
    }
    if (switched || filter === 'all') choose();
    else for (const row of ledger.rows) if (!known.has(row.id)) chosen.add(row.id);
    render();
    if (elsewhere && !switched) status.textContent = '台账在另一个窗口里改过，这里已更新。';
  };

  const render = (): void => {
    const day = today();
    const list = store.list();
    choice.replaceChildren(...(list.length === 0 ? [h('option', { value: '' }, '还没有台账')] : list.map((each) => h('option', { value: each.id }, `${each.title}（${String(each.rows)}）`))));
    choice.value = ledger.id;
    const unreadable = list.find((each) => each.id === ledger.id)?.unreadable ?? false;
    document.title = `${ledger.id === '' ? '' : `${ledger.title} · `}台账 · 要点对照`;

    const { rows } = ledger;
    const counts = countStanding(rows, day);
    for (const element of filled) element.hidden = rows.length === 0;
    app.dataset['read'] = '';
    progress.max = Math.max(1, rows.length);
    progress.value = counts.done;
    progressWords.textContent = `已销号 ${String(counts.done)} / ${String(rows.length)} 条（${String(Math.floor((counts.done / Math.max(1, rows.length)) * 100))}%）${counts.overdue > 0 ? `，逾期 ${String(counts.overdue)} 条` : ''}`;
    const numbers: Record<string, number> = { open: counts.open + counts.overdue, overdue: counts.overdue, done: counts.done };
    for (const place of app.querySelectorAll<HTMLElement>('[data-ledger-number]')) place.textContent = ` ${String(numbers[place.dataset['ledgerNumber'] ?? ''] ?? 0)}`;
    nameOfProgress = nameProgress(rows);
    table.classList.toggle('has-part', rows.some(({ part }) => part !== ''));
    table.hidden = !rows.some(({ id }) => chosen.has(id));
    empty.hidden = !table.hidden;
    empty.replaceChildren(...(unreadable ? toUnreadable() : rows.length > 0 ? [`没有${FILTERS[filter]}的。`] : toWelcome()));
    for (const name of ['rename', 'duplicate', 'delete', 'print']) {
      const button = doButton(name);
      if (button) button.disabled = ledger.id === '' || (unreadable && name !== 'delete') || (name === 'print' && rows.length === 0);
    }
    for (const button of app.querySelectorAll<HTMLButtonElement>('[data-ledger-export]')) button.disabled = rows.length === 0;
    showRows(day);
    showSteps();
    showProblem();
  };

  const showRows = (day: string): void => {
    const shown = ledger.rows.flatMap((row, at) => (chosen.has(row.id) ? [{ row, at }] : []));
    const ids = new Set(shown.map(({ row }) => row.id));
    for (const [id, view] of views) {
      if (ids.has(id)) continue;
      view.element.remove();
      views.delete(id);
    }
    const active = document.activeElement;
    let next = body.firstElementChild;
    for (const { row, at } of shown) {
      let view = views.get(row.id);
      if (!view) {
        view = new RowView(row, root, actions);
        views.set(row.id, view);
      }
      view.show(row, at, ledger.rows.length, day);
      if (view.element === next) next = next.nextElementSibling;
      else body.insertBefore(view.element, next);
    }
    for (const cell of table.querySelectorAll<HTMLElement>('[data-column="progress"]')) {
      if (cell.tagName === 'TH' && cell.textContent !== nameOfProgress) cell.textContent = nameOfProgress;
      else cell.dataset['name'] = nameOfProgress;
    }
    if (active instanceof HTMLElement && active !== document.activeElement && body.contains(active)) active.focus({ preventScroll: true });
  };

  const toWelcome = (): (Node | string)[] => [
    h('span', {}, '这份台账还是空的。到'), h('a', { href: `${root}themes/index.html` }, '主题对照'), '、', h('a', { href: `${root}search/index.html` }, '搜索'),
    h('span', {}, '或任何一份通知里，按条目旁的“加入台账”；也可以'), addLink(), h('span', {}, '，或者导入一个文件。'),
  ];
  const addLink = (): HTMLElement => {
    const button = h('button', { type: 'button' }, '自己加一行');
    button.addEventListener('click', add);
    return button;
  };
  const toUnreadable = (): (Node | string)[] => {
    const button = h('button', { type: 'button' }, '下载存着的原样');
    button.addEventListener('click', () => { download('台账-原样.json', store.readRaw(ledger.id), 'application/json;charset=utf-8'); });
    return ['这份台账读不出：可能是较新版本的网站存的，或者已损坏。', button];
  };

  const showProblem = (): void => {
    const now = store.problem;
    problem.hidden = now === null;
    if (now === null) {
      problem.replaceChildren();
    } else if (problem.dataset['problem'] !== now) {
      const button = h('button', { type: 'button' }, '下载这份台账');
      button.addEventListener('click', () => { downloadJson(ledger); });
      problem.replaceChildren(h('span', {}, toProblemWords(now)), button);
    }
    problem.dataset['problem'] = now ?? '';
  };

  // What is done

  /** Stores an edit and remembers how to take it back. */
  const edit = (each: Edit, words: string, field?: string): boolean => {
    if (ledger.id === '') ledger = store.ensure();
    const undo = store.edit(ledger.id, each);
    if (!undo) return false;
    steps.add({ ledger: ledger.id, back: undo, words, ...(field === undefined ? {} : { field }) });
    showSteps();
    return true;
  };

  const showSteps = (): void => {
    for (const way of ['undo', 'redo'] as const) {
      const button = doButton(way);
      const words = steps.nextWords(way);
      if (!button) continue;
      // A button that is disabled under the focus loses it.
      button.disabled = words === null && button !== document.activeElement;
      button.setAttribute('aria-disabled', String(words === null));
      button.title = words === null ? '' : `${STEP_WORD[way]}：${words}`;
    }
  };

  const step = (way: 'undo' | 'redo'): void => {
    flush();
    const taken = steps.take(way);
    if (!taken) return;
    status.textContent = taken.done ? `已${STEP_WORD[way]}：${taken.words}` : `没有${STEP_WORD[way]}“${taken.words}”：这一处已在别的窗口改过。`;
    if (!taken.done) say(status.textContent);
    if (filter !== 'all') choose();
    render();
  };

  const actions: RowActions = {
    set(id, values, typing) {
      const at = ledger.rows.findIndex((row) => row.id === id);
      const [field = ''] = Object.keys(values);
      const name = field === 'done' ? '是否销号' : headOf((field === 'deadline' ? 'due' : field) as typeof PAGE_COLUMNS[number]);
      edit({ type: 'set', row: id, values }, `改第${String(at + 1)}行${name}`, `${id} ${field}`);
      if (typing) return;
      steps.endTyping();
    },
    move(id, at) {
      flush();
      const from = ledger.rows.findIndex((row) => row.id === id);
      const to = Math.max(0, Math.min(at, ledger.rows.length - 1));
      if (from < 0 || from === to) return;
      const active = document.activeElement;
      if (!edit(toMove(ledger.rows, id, to), `移动第${String(from + 1)}行`)) return;
      sort.value = '';
      status.textContent = `第${String(from + 1)}行移到第${String(to + 1)}行`;
      const view = views.get(id);
      if (active instanceof HTMLButtonElement && active.disabled) view?.focus(to < from ? -1 : 1);
      view?.element.scrollIntoView({ block: 'nearest' });
    },
    remove(id) {
      flush();
      const at = ledger.rows.findIndex((row) => row.id === id);
      if (!edit({ type: 'remove', rows: [id] }, `删除第${String(at + 1)}行`)) return;
      say(`已删除第${String(at + 1)}行。`, [{ label: '撤销', act: () => { step('undo'); } }]);
      const near = ledger.rows[Math.min(at, ledger.rows.length - 1)];
      if (near) views.get(near.id)?.focus();
    },
  };

  const flush = (): void => {
    for (const view of views.values()) view.flush();
  };

  const add = (): void => {
    flush();
    if (ledger.rows.length >= MOST_ROWS) {
      say(`一份台账最多${String(MOST_ROWS)}行。`);
      return;
    }
    const rows = toStoredRows([toRow({})], ledger.rows);
    edit({ type: 'put', rows }, '加一行');
    const view = views.get(rows[0]?.id ?? '');
    view?.element.scrollIntoView({ block: 'center' });
    view?.focus();
    status.textContent = `加了第${String(ledger.rows.length)}行`;
  };

  const reorder = (by: string): void => {
    flush();
    const key = (row: LedgerRow): string => (by === 'done' ? (row.done ? '1' : '0') : by === 'due' ? row.due : String(row[by as keyof LedgerRow] ?? ''));
    const order = [...ledger.rows].sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      // Blank ones stand last.
      if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
      return compareChinese(left, right);
    });
    const words = sort.selectedOptions[0]?.textContent ?? '';
    if (edit(toOrder(order.map(({ id }) => id)), `${words}重排`)) status.textContent = `已${words}重排`;
  };

  const askName = (title: string, name: string, then: (name: string) => void): void => {
    dialogTitle.textContent = title;
    nameField.value = name;
    dialog.returnValue = '';
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'ok') then(nameField.value);
    }, { once: true });
    dialog.showModal();
    nameField.select();
  };

  const print = (): void => {
    flush();
    const day = today();
    paper.replaceChildren(buildPaper(ledger, ledger.rows.flatMap((row, at) => (chosen.has(row.id) ? [{ row, number: at + 1 }] : [])), FILTERS[filter], toBase(), day));
  };

  const rememberGone = (gone: StoredLedger): void => {
    steps.add({ ledger: gone.id, back: { type: 'restore', whole: gone }, words: `删除“${gone.title}”` });
    showSteps();
  };

  /** A file that was exported, worked on elsewhere and brought back takes the place of what it was made from. */
  const replace = (former: string, fresh: string): void => {
    flush();
    const gone = store.remove(former);
    if (!gone) return;
    rememberGone(gone);
    store.choose(fresh);
    store.edit(fresh, { type: 'title', title: gone.title });
    say(`“${gone.title}”已换成导入的。`, [{ label: '找回原来的', act: () => { step('undo'); } }]);
  };

  const importFile = async (picked: File): Promise<void> => {
    flush();
    try {
      // Before a byte of it is read.
      if (picked.size > LARGEST_FILE) throw new LedgerError(toTooLarge(picked.size));
      const { fromFile } = await loadLedgerFiles();
      const { ledger: fresh, notes } = fromFile(new Uint8Array(await picked.arrayBuffer()), picked.name);
      if (fresh.rows.length === 0) throw new LedgerError('里面只有列名，没有任务。');
      const former = store.list().find(({ title, unreadable }) => title === fresh.title && !unreadable);
      const id = store.create(fresh.title, fresh.rows);
      steps.add({ ledger: id, back: { type: 'delete' }, words: '导入' });
      render();
      say(`已导入“${store.read(id)?.title ?? fresh.title}”，${String(fresh.rows.length)}行；原来的台账还在。${notes.join('')}`,
        former ? [{ label: `用它替换“${former.title}”`, act: () => { replace(former.id, id); } }] : [], former !== undefined || notes.length > 0);
    } catch (error) {
      say(`没有导入“${picked.name.slice(0, 40)}”：${isLedgerError(error) ? error.message : '文件读不出，可能已损坏。'}现有的台账没有变。`, [], true);
    }
  };

  const exportFile = async (wanted: StoredLedger, format: LedgerFormat): Promise<void> => {
    try {
      const { toFile } = await loadLedgerFiles();
      const { name, type, content } = toFile(wanted, format, toBase());
      download(name, new Blob([content as BlobPart], { type }));
    } catch {
      say('没有读到导出用的脚本，请联网后再试。', [], true);
    }
  };

  const commands: Record<string, () => void> = {
    create: () => { askName('新台账', '新台账', (name) => { store.create(name); }); },
    rename: () => { askName('改名', ledger.title, (title) => { edit({ type: 'title', title }, '改名'); }); },
    duplicate: () => { store.create(`${ledger.title.slice(0, 50)} 副本`, ledger.rows); say('已复制一份，现在看的是副本。'); },
    delete: () => {
      const unreadable = store.list().find(({ id }) => id === ledger.id)?.unreadable ?? false;
      if (unreadable && !confirm('这份台账读不出，删除后不能恢复。删除吗？')) return;
      const gone = store.remove(ledger.id);
      if (!gone) return;
      rememberGone(gone);
      say(`已删除“${gone.title}”（${String(gone.rows.length)}行）。`, [{ label: '撤销', act: () => { step('undo'); } }]);
    },
    print: () => {
      print();
      globalThis.print();
    },
    import: () => { file.click(); },
    undo: () => { step('undo'); },
    redo: () => { step('redo'); },
    add,
  };
  app.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-ledger-do], [data-ledger-export]') : null;
    if (!button || button.getAttribute('aria-disabled') === 'true') return;
    const format = button.dataset['ledgerExport'] as LedgerFormat | undefined;
    if (format === undefined) {
      flush();
      commands[button.dataset['ledgerDo'] ?? '']?.();
      return;
    }
    flush();
    void exportFile(ledger, format);
  });
  file.addEventListener('change', () => {
    const [picked] = file.files ?? [];
    if (picked) void importFile(picked).then(() => { file.value = ''; });
  });
  choice.addEventListener('change', () => {
    flush();
    store.choose(choice.value);
  });
  sort.addEventListener('change', () => { if (sort.value !== '') reorder(sort.value); });
  app.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'ledger-filter') return;
    flush();
    filter = target.value as Filter;
    choose();
    render();
    status.textContent = `显示${String(chosen.size)}条`;
  });
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    // In a field the browser undoes letters itself.
    if (event.target instanceof HTMLElement && event.target.matches('textarea, input:not([type="checkbox"], [type="radio"])')) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) step('redo');
    else step('undo');
  });
  addEventListener('pagehide', () => {
    flush();
    steps.keep();
  });
  addEventListener('beforeunload', flush);
  addEventListener('beforeprint', print);
  store.onChange(read);
  read(false);  loadLedgerFilesSoon();
}

/** Also of another script of the site, which has its own class of that name. */
const isLedgerError = (error: unknown): error is Error => error instanceof Error && error.name === 'LedgerError';

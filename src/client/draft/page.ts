/** The page 起草: a draft, what others offer it, and what is still wrong with it; every change is an edit that is stored at once and can be undone. */
import { findLackingThemes } from '../../draft/checks.ts';
import type { Insertion } from '../../draft/advice.ts';
import { isItem, makeHead, type DraftHead } from '../../draft/draft.ts';
import { Others, type OtherNotice } from '../../draft/others.ts';
import { listPlaceholders } from '../../draft/units.ts';
import type { UnitsDictionary } from '../../compare/units.ts';
import { learnThemes, type ThemeGuide, type ThemeModel } from '../../points/themes.ts';
import type { WorkPoint } from '../../points/schema.ts';
import type { Statute } from '../../points/statutes.ts';
import type { NamedFile } from '../../reading/read-files.ts';
import { getStore } from '../ledger/shared-store.ts';
import { hush, say } from '../ledger/said.ts';
import { h } from '../lib/dom.ts';
import { download } from '../lib/download.ts';
import { findTaken, noteTaken } from '../lib/hand-over.ts';
import { Latest } from '../lib/latest.ts';
import { loadNotice } from '../lib/load-notice.ts';
import { buildArchiveChoice } from '../try/archive.ts';
import { beginWithFiles, beginWithHandedOver, beginWithLedger, beginWithNotice, readChosen, type Begun } from './begin.ts';
import { BlockList, NO_FACTS } from './blocks.ts';
import { ChecksPanel } from './checks-panel.ts';
import { Editing, FullError, isUntouched, STEP_WORD } from './editing.ts';
import { exportDraft, isExport, toDraftJson } from './exports.ts';
import { Look } from './look.ts';
import { Picks, toLabel } from './picks.ts';
import { Start } from './start.ts';
import { UnitTable } from './unit-fields.ts';

interface DraftData {
  themes: (ThemeGuide & { group: string })[];
  notices: string[];
  units: UnitsDictionary;
  statutes: Statute[];
}

/** Milliseconds without a change, after which the whole draft is looked at again. */
const PAUSE = 400;

export function setUpDraftPage(): void {
  const found = document.querySelector<HTMLElement>('[data-draft]');
  const json = document.querySelector('[data-draft-data]')?.textContent;
  if (found && json) new DraftPage(found, JSON.parse(json) as DraftData);
}

class DraftPage {
  readonly #app: HTMLElement;
  readonly #data: DraftData;
  readonly #root = document.documentElement.dataset['root'] ?? '';
  readonly #editing: Editing;
  readonly #list: BlockList;
  readonly #checks: ChecksPanel;
  readonly #start: Start;
  readonly #units: UnitTable;
  #picks: Picks | null = null;
  #others: Others | null = null;
  #model: ThemeModel | null = null;
  readonly #found: Look;
  /** What the draft shall begin with. */
  readonly #latest = new Latest();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The draft that the reader began, though nothing stands in it yet. */
  #begun: string | null = null;

  constructor(app: HTMLElement, data: DraftData) {
    this.#app = app;
    this.#data = data;
    this.#found = new Look(Object.values(data.units.functions), data.statutes);
    this.#editing = new Editing(data.themes, data.units, () => { this.#showSteps(); });
    const { store, steps } = this.#editing;
    const setUnit = (id: string, name: string): void => { this.#setUnit(id, name); };
    this.#list = new BlockList(this.#get('blocks'), { themes: data.themes, functions: data.units.functions, ownUnits: () => store.readUnits(), linkOf: (point) => this.#linkOf(point) }, {
      set: (id, values, field) => { this.#editing.edit({ type: 'set', block: id, values }, '修改', `${id} ${field}`); },
      endTyping: () => { steps.endTyping(); },
      move: (id, by) => { this.#move(id, by); },
      moveTo: (id, before) => { this.#editing.moveTo(id, before); },
      remove: (id) => { this.#remove(id); },
      open: (id, at) => { this.#open(id, at); },
      addBelow: (id, kind) => { this.#add(() => this.#editing.add(kind, id)); },
      insert: (id, insertion) => { this.#insert(id, insertion); },
      setOwn: (id, sentence, own) => { this.#editing.setOwn(id, sentence, own); },
      setUnit,
    });
    this.#checks = new ChecksPanel(this.#get('checks'), { open: (item) => { this.#open(item); }, openTheme: (theme) => { this.#picks?.open(theme); } });
    this.#units = new UnitTable(this.#get('unit-fields'), data.units.functions, setUnit);
    this.#start = new Start(app, {
      files: (files) => this.#openFiles(files),
      notice: (id) => void this.#take('没有读到，请再试一次', () => beginWithNotice(id), (begun) => { this.#goOnWith(begun); }),
      ledger: (id) => { this.#openLedger(id); },
    });
    this.#listen();
    addEventListener('pagehide', () => { steps.keep(); });
    store.onChange((elsewhere) => { this.#read(elsewhere); });
    this.#read(false);
    void this.#loadOthers();
  }

  #get<Type extends HTMLElement>(name: string): Type {
    const element = this.#app.querySelector<Type>(`[data-draft-${name}]`);
    if (!element) throw new Error(`Unexpected page without [data-draft-${name}]`);
    return element;
  }

  // What others offer

  async #loadOthers(): Promise<void> {
    const loaded = await Promise.allSettled(this.#data.notices.map((id) => loadNotice(id)));
    const notices = loaded.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    this.#others = new Others(notices as OtherNotice[]);
    this.#model = learnThemes(this.#data.themes, notices.filter(({ confirmed }) => confirmed).flatMap(({ points }) => points));
    const place = this.#get('themes');
    this.#picks = new Picks(place, this.#root, this.#others, {
      pick: (notice, point) => { this.#pick(notice, point); },
      write: (theme) => { this.#add(() => this.#editing.write(theme)); },
      want: (theme, wanted) => { this.#want(theme, wanted); },
    });
    const lost = this.#data.notices.length - notices.length;
    if (lost > 0) {
      const again = h('button', { type: 'button' }, '再试一次');
      again.addEventListener('click', () => void this.#loadOthers());
      place.querySelector('.draft-lost')?.remove();
      place.prepend(h('p', { class: 'note draft-lost' }, `有${String(lost)}份文件没有读到。`, again));
    }
    this.#look();
    this.#takeHandedOver();
    this.#app.dataset['ready'] = '';
  }

  #linkOf(id: string): { href: string; label: string } | null {
    const other = this.#others?.points.get(id);
    return other ? { href: this.#root + other.point.url, label: toLabel(other.notice, other.point) } : null;
  }

  /** The themes the draft is to have: what the reader chose, else those that all have. */
  #wanted(): string[] {
    return this.#editing.draft?.head.themes ?? this.#others?.listThemes(this.#data.themes).filter(({ all }) => all).map(({ theme }) => theme) ?? [];
  }

  // The draft as it is

  #read(elsewhere: boolean): void {
    const before = this.#editing.draft?.id;
    this.#editing.read();
    const now = this.#editing.draft?.id;
    if (before !== now) {
      this.#list.opened = null;
      this.#found.shares = null;
    }
    this.#render();
    if (elsewhere && before === now) this.#status('稿子在另一个窗口里改过，这里已更新。');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#look(); }, PAUSE);
  }

  #status(words: string): void {
    this.#get('status').textContent = words;
  }

  #render(): void {
    const { draft, store } = this.#editing;
    const list = store.list();
    const choice = this.#get<HTMLSelectElement>('choice');
    choice.replaceChildren(...(list.length === 0 ? [h('option', { value: '' }, '还没有稿子')] : list.map(({ id, title }) => h('option', { value: id }, title))));
    choice.value = store.currentId() ?? '';
    const blank = (draft?.blocks.length ?? 0) === 0;
    this.#start.show(draft === null || (isUntouched(draft) && this.#begun !== draft.id));
    this.#app.classList.toggle('blank', blank);
    this.#get('head').hidden = draft === null;
    for (const button of this.#app.querySelectorAll<HTMLButtonElement>('[data-draft-export]')) button.disabled = blank;
    const remove = this.#app.querySelector<HTMLButtonElement>('[data-draft-do="delete"]');
    if (remove) remove.disabled = list.length === 0;
    if (draft) this.#showHead(draft.head);
    this.#get('count').textContent = this.#editing.items.length > 0 ? `（${String(this.#editing.items.length)}项）` : '';
    this.#showBlocks();
    this.#units.show(store.readUnits());
    this.#showChecks();
    this.#showPicks();
    this.#showSteps();
    this.#showProblem();
    this.#app.dataset['read'] = '';
  }

  #showHead(head: DraftHead): void {
    for (const field of this.#app.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-head]')) {
      const value = String(head[field.dataset['head'] as keyof DraftHead] ?? '');
      if (field !== document.activeElement && field.value !== value) field.value = value;
    }
  }

  #showBlocks(): void {
    const draft = this.#editing.draft ?? { head: makeHead(new Date().getFullYear()), blocks: [] };
    this.#list.show(draft, (block) => (isItem(block) ? {
      problems: this.#found.problemsOf(block.id), advice: this.#found.adviceFor(block.id),
      asked: listPlaceholders(`${block.task}\n${block.text}\n${block.lead}\n${block.participants}`, this.#data.units),
    } : NO_FACTS));
  }

  #showPicks(): void {
    const counts = new Map<string, number>();
    for (const { theme } of this.#editing.items) counts.set(theme, (counts.get(theme) ?? 0) + 1);
    this.#picks?.update(counts, new Set(this.#wanted()), new Set(this.#editing.items.flatMap(({ borrowed }) => borrowed.map(({ point }) => point))));
  }

  #showSteps(): void {
    for (const way of ['undo', 'redo'] as const) {
      const button = this.#app.querySelector<HTMLButtonElement>(`[data-draft-do="${way}"]`);
      const words = this.#editing.steps.nextWords(way);
      if (!button) continue;
      button.setAttribute('aria-disabled', String(words === null));
      button.title = words === null ? '' : `${STEP_WORD[way]}：${words}`;
    }
  }

  #showProblem(): void {
    const place = this.#get('problem');
    const now = this.#editing.store.problem;
    place.hidden = now === null;
    if (now === null || place.dataset['problem'] === now) return;
    place.dataset['problem'] = now;
    const button = h('button', { type: 'button' }, '下载这份稿子');
    button.addEventListener('click', () => { if (this.#editing.draft) download(...toDraftJson(this.#editing.draft)); });
    place.replaceChildren(h('span', {}, now === 'full' ? '浏览器的存储满了，刚才的改动没有存下，关掉这一页就会丢失。' : '浏览器不让本站存储（可能是无痕窗口或单位设置），稿子没有存下，关掉这一页就会丢失。'), button);
  }

  #showChecks(): void {
    const { draft, items } = this.#editing;
    const nameOf = new Map(this.#data.themes.map(({ id, name }) => [id, name]));
    this.#checks.show({
      items: items.length, shares: this.#found.shares,
      problems: items.flatMap(({ id }) => this.#found.problemsOf(id)),
      vague: items.filter(({ id }) => this.#found.adviceFor(id).vague.length > 0).map(({ id }) => id),
      lacking: draft && this.#others ? findLackingThemes(draft, this.#wanted()).map((id) => ({ id, name: nameOf.get(id) ?? id })) : [],
    });
  }

  /** Looks at the whole draft, and shows what was found when all of it was looked at. */
  #look(): void {
    clearTimeout(this.#timer);
    const [draft, others] = [this.#editing.draft, this.#others];
    if (!draft || !others) {
      this.#found.stop();
      this.#render();
      return;
    }
    void this.#found.take(draft, others).then((isLatest) => {
      if (!isLatest) return;
      this.#showBlocks();
      this.#showChecks();
      this.#showPicks();
      this.#app.dataset['looked'] = String(Number(this.#app.dataset['looked'] ?? 0) + 1);
    });
  }

  // What the reader does

  #pick(notice: OtherNotice, point: WorkPoint): void {
    this.#unlessFull(() => {
      const label = toLabel(notice, point);
      const picked = this.#editing.pick(notice, point);
      if (!picked) return;
      if (!picked.fresh) {
        this.#open(picked.id);
        return;
      }
      this.#list.elementOf(picked.id)?.classList.add('fresh');
      say(`已选用${label}${picked.replaced > 0 ? `，${String(picked.replaced)}处单位已换` : ''}。`, [{ label: '去看', act: () => { this.#open(picked.id); } }]);
    });
  }

  /** Opens what was just added, to be written. */
  #add(make: () => string | null): void {
    this.#unlessFull(() => {
      const id = make();
      if (id === null) return;
      hush();
      this.#open(id);
    });
  }

  #unlessFull(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof FullError)) throw error;
      say(error.message);
    }
  }

  #open(id: string | null, at?: 'units'): void {
    this.#editing.steps.endTyping();
    this.#list.opened = id;
    this.#showBlocks();
    if (id === null) return;
    this.#list.focus(id, at);
    this.#list.elementOf(id)?.scrollIntoView({ block: 'nearest' });
  }

  #move(id: string, by: -1 | 1): void {
    const active = document.activeElement as HTMLElement | null;
    const place = this.#editing.move(id, by);
    if (place === null) return;
    // What is moved in the page loses the focus.
    if (active?.isConnected) active.focus();
    else this.#list.focus(id);
    this.#list.elementOf(id)?.scrollIntoView({ block: 'nearest' });
    this.#status(`移到第${String(place)}处。`);
  }

  #remove(id: string): void {
    const removed = this.#editing.remove(id);
    if (!removed) return;
    if (this.#list.opened === id) this.#list.opened = null;
    say(removed.kind === 'heading' ? '已删除标题。' : '已删除一项。', [{ label: '撤销', act: () => { this.#step('undo'); } }]);
    this.#list.focus(removed.next);
  }

  #insert(id: string, insertion: Insertion): void {
    const label = this.#linkOf(insertion.offer.point)?.label ?? insertion.offer.point;
    if (this.#editing.insert(id, insertion, label)) this.#status(`已插入${label}的写法。`);
    this.#look();
  }

  #want(theme: string, wanted: boolean): void {
    const now = this.#wanted();
    this.#editing.edit({ type: 'head', values: { themes: wanted ? [...now, theme] : now.filter((each) => each !== theme) } }, '改要有的主题');
  }

  #setUnit(id: string, name: string): void {
    const changed = this.#editing.setUnit(id, name);
    if (changed > 0) say(`${this.#data.units.functions[id] ?? ''}换成${name}，改了${String(changed)}项。`, [{ label: '撤销', act: () => { this.#step('undo'); } }]);
    this.#look();
  }

  #step(way: 'undo' | 'redo'): void {
    const taken = this.#editing.step(way);
    if (!taken) return;
    this.#status(taken.words);
    if (!taken.done) say(taken.words);
    this.#read(false);
  }

  // Beginning

  #goOnWith({ draft, words }: Begun): string {
    const id = this.#editing.begin(draft);
    this.#get('head').toggleAttribute('open', draft.head.issuer === '');
    say(words);
    this.#look();
    return id;
  }

  /** @param failed what to say before the reason */
  #take<Found>(failed: string, work: (isStale: () => boolean) => Promise<Found>, keep: (found: Found) => void): Promise<void> {
    this.#start.ask(null);
    return this.#latest.take(work, keep, (error) => { say(`${failed}：${error instanceof Error ? error.message : '读不出'}`, [], true); });
  }

  /** Something else is begun: files on their way are wanted no longer, nor are words about them. */
  #drop(): void {
    this.#latest.begin();
    this.#start.ask(null);
    hush();
  }

  #openFiles(chosen: readonly File[]): Promise<void> {
    const names = chosen.map(({ name }) => name).join('、');
    say(`正在读${names}……`, [], true);
    return this.#readFiles(readChosen(chosen), names, []);
  }

  /** @param parts of archives among them, the files to read */
  #readFiles(files: Promise<readonly NamedFile[]>, names: string, parts: readonly string[]): Promise<void> {
    return this.#take(`没有打开${names}`, async (isStale) => beginWithFiles(await files, this.#model ?? learnThemes(this.#data.themes), parts, (words) => {
      if (!isStale()) say(words, [], true);
    }), (found) => {
      if ('draft' in found) {
        this.#goOnWith(found);
        return;
      }
      say(`${names}里有${String(found.parts.length)}个文件，请选择。`);
      this.#start.ask(buildArchiveChoice(found.parts, (more) => void this.#readFiles(files, names, [...parts, ...more])));
    });
  }

  /** A text that 自查 sent here, and others' words that go into it; the same text again goes on with its draft. */
  #takeHandedOver(): void {
    try {
      const handed = beginWithHandedOver();
      if (!handed) return;
      const { store } = this.#editing;
      const before = findTaken(handed.digest);
      const id = before !== null && store.read(before) ? before : this.#goOnWith(handed);
      noteTaken(handed.digest, id);
      if (id === before) {
        store.choose(id);
        say('接着改刚才带来的稿子。');
      }
      const { insertion } = handed;
      if (!insertion) return;
      const item = this.#editing.findItem(handed.draft.blocks.filter(isItem)[insertion.item]?.id);
      if (!item) {
        say(`${insertion.label}要插入的那一项已经不在稿子里，没有插入。`, [], true);
        return;
      }
      this.#insert(item.id, insertion.words);
      this.#open(item.id);
      say(`已插入${insertion.label}的写法，可以接着改。`, [{ label: '撤销', act: () => { this.#step('undo'); } }]);
    } catch (error) {
      say(`自查的文字没有带过来：${error instanceof Error ? error.message : '读不出。'}`, [], true);
    }
  }

  #openLedger(id: string): void {
    this.#drop();
    const ledger = getStore().read(id);
    if (ledger) this.#goOnWith(beginWithLedger(ledger, this.#model));
  }

  #beginBlank(): void {
    this.#drop();
    this.#begun = this.#editing.ensure(this.#start.year).id;
    this.#render();
    this.#get('head').toggleAttribute('open', true);
    this.#status('已新建空白稿。');
    this.#app.querySelector<HTMLElement>('[data-head="title"]')?.focus();
  }

  #beginNew(): void {
    this.#drop();
    const { store, steps } = this.#editing;
    steps.add({ of: store.create({ head: makeHead(new Date().getFullYear() + 1), blocks: [] }), back: { type: 'delete' }, words: '新建' });
    this.#read(false);
  }

  #delete(): void {
    const removed = this.#editing.removeDraft();
    if (!removed) return;
    if (removed.raw !== null) download('稿子-原样.json', removed.raw, 'application/json;charset=utf-8');
    say(`已删除“${removed.summary?.title ?? ''}”。`, removed.undoable ? [{ label: '撤销', act: () => { this.#step('undo'); } }] : []);
    this.#read(false);
  }

  // Listening

  #listen(): void {
    this.#get<HTMLSelectElement>('choice').addEventListener('change', ({ target }) => { this.#editing.store.choose((target as HTMLSelectElement).value); });
    const actions: Record<string, () => void> = {
      blank: () => { this.#beginBlank(); },
      new: () => { this.#beginNew(); },
      delete: () => { this.#delete(); },
      file: () => { this.#start.chooseFile(); },
      item: () => { this.#add(() => this.#editing.add('item', null)); },
      heading: () => { this.#add(() => this.#editing.add('heading', null)); },
      undo: () => { this.#step('undo'); },
      redo: () => { this.#step('redo'); },
    };
    this.#app.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest<HTMLElement>('button[data-draft-do], button[data-draft-export], a[href="#draft-units"]') : null;
      const way = pressed?.dataset['draftExport'];
      if (pressed?.matches('a') === true) this.#get('units').toggleAttribute('open', true);
      else if (way === undefined) actions[pressed?.dataset['draftDo'] ?? '']?.();
      else if (isExport(way) && this.#editing.draft) void exportDraft(this.#editing.draft, way, `${this.#root}ledger/index.html`);
    });
    for (const field of this.#app.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-head]')) this.#listenToHead(field);
    document.addEventListener('keydown', (event) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
      // In a field that is no part of the draft the browser undoes letters itself.
      if (event.target instanceof HTMLElement && event.target.matches('input:not([type="checkbox"], [data-field], [data-head])')) return;
      event.preventDefault();
      this.#step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    });
  }

  #listenToHead(field: HTMLInputElement | HTMLTextAreaElement): void {
    const name = field.dataset['head'] ?? '';
    field.addEventListener('input', () => {
      const value = name === 'year' ? (field.value === '' ? null : Number(field.value)) : field.value;
      this.#editing.edit({ type: 'head', values: { [name]: value } }, '改标题和落款', `head ${name}`);
    });
    field.addEventListener('change', () => {
      this.#editing.steps.endTyping();
      this.#render();
    });
  }
}

/** The page 起草: a draft, what others offer it, and what is still wrong with it; every change is an edit that is stored at once and can be undone. */
import { findLackingThemes, findProblems, findShares, findItemAdvice, PROBLEM, type Problem, type Shares } from '../../draft/checks.ts';
import { NO_ADVICE, toInserted, withoutYear, type Advice, type Insertion } from '../../draft/advice.ts';
import { isItem, makeHead, MOST_BLOCKS, type DraftHead, type ItemBlock } from '../../draft/draft.ts';
import { toInsert, toMove, type Edit } from '../../draft/edits.ts';
import { toBorrowed, toItem } from '../../draft/from-notice.ts';
import { Others, type OtherNotice } from '../../draft/others.ts';
import { placeItem } from '../../draft/place-item.ts';
import { fillPlaceholders, replaceInItem } from '../../draft/units.ts';
import type { UnitsDictionary } from '../../compare/units.ts';
import { learnThemes, type ThemeGuide, type ThemeModel } from '../../points/themes.ts';
import type { WorkPoint } from '../../points/schema.ts';
import type { Statute } from '../../points/statutes.ts';
import { getStore } from '../ledger/shared-store.ts';
import { say } from '../ledger/said.ts';
import { h } from '../lib/dom.ts';
import { download } from '../lib/download.ts';
import { findTaken, noteTaken } from '../lib/hand-over.ts';
import { loadNotice } from '../lib/notice-data.ts';
import { Steps } from '../lib/steps.ts';
import { doInSlices } from '../lib/pause.ts';
import { takeDrops } from '../try/field.ts';
import { beginWithFile, beginWithHandedOver, beginWithLedger, beginWithNotice, type Begun } from './begin.ts';
import { BlockList, NO_FACTS } from './blocks.ts';
import { exportDraft, isExport, toDraftJson } from './exports.ts';
import { Picks, toLabel } from './picks.ts';
import { DraftStore, type StoredDraft } from './store.ts';

interface DraftData {
  themes: (ThemeGuide & { group: string })[];
  notices: string[];
  units: UnitsDictionary;
  statutes: Statute[];
}

const STEP_WORD = { undo: '撤销', redo: '重做' } as const;
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
  readonly #store = new DraftStore();
  readonly #steps = new Steps<Edit, StoredDraft>('yaodian-duizhao/draft-steps', this.#store);
  readonly #list: BlockList;
  #picks: Picks | null = null;
  #others: Others | null = null;
  #model: ThemeModel | null = null;
  #draft: StoredDraft | null = null;
  #problems = new Map<string, Problem[]>();
  #advice = new Map<string, { sign: string; advice: Advice }>();
  #shares: Shares | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looked = 0;
  /** The next problem of each kind that its button leads to. */
  #next = new Map<string, number>();

  constructor(app: HTMLElement, data: DraftData) {
    this.#app = app;
    this.#data = data;
    this.#list = new BlockList(this.#get('blocks'), { themes: data.themes, linkOf: (point) => this.#linkOf(point) }, {
      set: (id, values, field) => { this.#edit({ type: 'set', block: id, values }, '修改', `${id} ${field}`); },
      endTyping: () => { this.#steps.endTyping(); },
      move: (id, by) => { this.#move(id, by); },
      moveTo: (id, before) => { this.#moveTo(id, before); },
      remove: (id) => { this.#remove(id); },
      open: (id) => { this.#open(id); },
      addBelow: (id, kind) => { this.#add(kind, id); },
      insert: (id, insertion) => { this.#insert(id, insertion); },
      setOwn: (id, sentence, own) => { this.#setOwn(id, sentence, own); },
    });
    this.#listen();
    addEventListener('pagehide', () => { this.#steps.keep(); });
    this.#store.onChange((elsewhere) => { this.#read(elsewhere); });
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
      write: (theme) => { this.#write(theme); },
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
    return this.#draft?.head.themes ?? this.#others?.listThemes(this.#data.themes).filter(({ all }) => all).map(({ theme }) => theme) ?? [];
  }

  // The draft as it is

  #read(elsewhere: boolean): void {
    const before = this.#draft?.id;
    this.#draft = this.#store.current();
    if (before !== this.#draft?.id) {
      this.#list.opened = null;
      this.#shares = null;
    }
    this.#render();
    if (elsewhere && before === this.#draft?.id) this.#status('稿子在另一个窗口里改过，这里已更新。');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#look(); }, PAUSE);
  }

  #status(words: string): void {
    this.#get('status').textContent = words;
  }

  #render(): void {
    const draft = this.#draft;
    const list = this.#store.list();
    const choice = this.#get<HTMLSelectElement>('choice');
    choice.replaceChildren(...(list.length === 0 ? [h('option', { value: '' }, '还没有稿子')] : list.map(({ id, title }) => h('option', { value: id }, title))));
    choice.value = this.#store.currentId() ?? '';
    const blank = (draft?.blocks.length ?? 0) === 0;
    this.#get('start').hidden = !blank;
    this.#app.classList.toggle('blank', blank);
    this.#get('head').hidden = draft === null;
    for (const button of this.#app.querySelectorAll<HTMLButtonElement>('[data-draft-export]')) button.disabled = blank;
    const remove = this.#app.querySelector<HTMLButtonElement>('[data-draft-do="delete"]');
    if (remove) remove.disabled = list.length === 0;
    if (draft) this.#showHead(draft.head);
    this.#showBlocks();
    this.#showLedgers();
    this.#showUnits();
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
    const draft = this.#draft ?? { head: makeHead(new Date().getFullYear()), blocks: [] };
    this.#list.show(draft, (block) => (isItem(block) ? { problems: this.#problems.get(block.id) ?? [], advice: this.#advice.get(block.id)?.advice ?? NO_ADVICE } : NO_FACTS));
  }

  #showLedgers(): void {
    const ledgers = getStore().list().filter(({ unreadable, rows }) => !unreadable && rows > 0);
    this.#get('ledgers').hidden = ledgers.length === 0;
    const select = this.#get<HTMLSelectElement>('ledger');
    if (select.options.length !== ledgers.length + 1) select.replaceChildren(h('option', { value: '' }, '请选择'), ...ledgers.map(({ id, title, rows }) => h('option', { value: id }, `${title}（${String(rows)}）`)));
  }

  #showUnits(): void {
    const place = this.#get('unit-fields');
    const own = this.#store.readUnits();
    if (place.children.length === 0) {
      place.append(...Object.entries(this.#data.units.functions).map(([id, name]) => {
        const field = h('input', { type: 'text', autocomplete: 'off', 'data-unit': id });
        field.addEventListener('change', () => { this.#setUnit(id, field.value.trim()); });
        return h('label', { class: 'draft-field' }, h('span', {}, name), field);
      }));
    }
    for (const field of place.querySelectorAll<HTMLInputElement>('[data-unit]')) if (field !== document.activeElement) field.value = own[field.dataset['unit'] ?? ''] ?? '';
  }

  #showPicks(): void {
    const items = (this.#draft?.blocks ?? []).filter(isItem);
    const counts = new Map<string, number>();
    for (const { theme } of items) counts.set(theme, (counts.get(theme) ?? 0) + 1);
    this.#picks?.update(counts, new Set(this.#wanted()), new Set(items.flatMap(({ borrowed }) => borrowed.map(({ point }) => point))));
  }

  #showSteps(): void {
    for (const way of ['undo', 'redo'] as const) {
      const button = this.#app.querySelector<HTMLButtonElement>(`[data-draft-do="${way}"]`);
      const words = this.#steps.nextWords(way);
      if (!button) continue;
      button.setAttribute('aria-disabled', String(words === null));
      button.title = words === null ? '' : `${STEP_WORD[way]}：${words}`;
    }
  }

  #showProblem(): void {
    const place = this.#get('problem');
    const now = this.#store.problem;
    place.hidden = now === null;
    if (now === null || place.dataset['problem'] === now) return;
    place.dataset['problem'] = now;
    const button = h('button', { type: 'button' }, '下载这份稿子');
    button.addEventListener('click', () => { if (this.#draft) download(...toDraftJson(this.#draft)); });
    place.replaceChildren(h('span', {}, now === 'full' ? '浏览器的存储满了，刚才的改动没有存下，关掉这一页就会丢失。' : '浏览器不让本站存储（可能是无痕窗口或单位设置），稿子没有存下，关掉这一页就会丢失。'), button);
  }

  // The checks

  /** Looks at the whole draft; what takes long is done in pieces, and left off where the draft changes meanwhile. */
  #look(): void {
    clearTimeout(this.#timer);
    const mine = ++this.#looked;
    const [draft, others] = [this.#draft, this.#others];
    if (!draft || !others) {
      this.#render();
      return;
    }
    const problems = findProblems(draft, { places: others.notices.map(({ short }) => short), functions: Object.values(this.#data.units.functions), statutes: this.#data.statutes });
    this.#problems = new Map();
    for (const problem of problems) this.#problems.set(problem.item, [...this.#problems.get(problem.item) ?? [], problem]);
    const isLatest = (): boolean => mine === this.#looked;
    const [advice, signs] = [this.#advice, (item: ItemBlock) => JSON.stringify([item.theme, item.text, item.lead, item.deadline])];
    const run = function* (): Generator<undefined, void> {
      for (const item of draft.blocks.filter(isItem)) {
        if (!isLatest()) return;
        if (advice.get(item.id)?.sign !== signs(item)) advice.set(item.id, { sign: signs(item), advice: findItemAdvice(item, draft.head.year, others) });
        yield;
      }
    };
    void doInSlices(run()).then(() => {
      if (!isLatest()) return;
      this.#shares = findShares(draft, others);
      this.#showBlocks();
      this.#showChecks();
      this.#showPicks();
      this.#app.dataset['looked'] = String(Number(this.#app.dataset['looked'] ?? 0) + 1);
    });
  }

  #showChecks(): void {
    const place = this.#get('checks');
    const draft = this.#draft;
    const items = (draft?.blocks ?? []).filter(isItem);
    if (!draft || items.length === 0) {
      place.replaceChildren(h('p', { class: 'note' }, '还没有条目：展开左边的主题，按“选用”；或在末尾加一项自己写。'));
      return;
    }
    const all = [...this.#problems.values()].flat().filter(({ item }) => items.some(({ id }) => id === item));
    const kinds = (Object.keys(PROBLEM) as (keyof typeof PROBLEM)[]).map((kind) => [kind, PROBLEM[kind], [...new Set(all.filter((each) => each.kind === kind).map(({ item }) => item))]] as const);
    const vague = items.filter(({ id }) => (this.#advice.get(id)?.advice.vague.length ?? 0) > 0).map(({ id }) => id);
    const buttons = [...kinds, ['vague', '可以写得更明确', vague] as const].filter(([, , ids]) => ids.length > 0).map(([kind, words, ids]) => {
      const button = h('button', { type: 'button', 'data-check': kind }, `${words} ${String(ids.length)}项`);
      button.addEventListener('click', () => {
        const at = (this.#next.get(kind) ?? 0) % ids.length;
        this.#next.set(kind, at + 1);
        this.#open(ids[at] ?? null);
      });
      return h('li', {}, button);
    });
    const nameOf = new Map(this.#data.themes.map(({ id, name }) => [id, name]));
    const lacking = this.#others ? findLackingThemes(draft, this.#wanted()) : [];
    const percent = (share: number) => `${String(Math.round(share * 100))}%`;
    const focused = place.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['check'] : undefined;
    place.replaceChildren(
      h('p', { class: 'draft-sum' }, `共${String(items.length)}项。`, this.#shares ? `与其他地区一字不差的占${percent(this.#shares.others)}，与本单位上年一字不差的占${percent(this.#shares.lastYear)}。` : ''),
      buttons.length > 0 ? h('ul', { class: 'draft-problems', 'aria-label': '要看的地方，按一下到那一项' }, ...buttons) : '',
      lacking.length > 0 ? h('p', { class: 'draft-lacking' }, '打了勾而稿子里还没有的主题：', ...lacking.flatMap((theme, at) => {
        const button = h('button', { type: 'button', class: 'plain', 'data-check': theme }, nameOf.get(theme) ?? theme);
        button.addEventListener('click', () => { this.#picks?.open(theme); });
        return at > 0 ? ['、', button] : [button];
      })) : '',
    );
    if (focused !== undefined) place.querySelector<HTMLElement>(`[data-check="${focused}"]`)?.focus();
  }

  // Edits

  /** The draft there is, or a new one. */
  #ensure(): StoredDraft {
    if (!this.#draft) {
      const year = Number(this.#get<HTMLInputElement>('year').value);
      this.#store.create({ head: makeHead(year >= 1990 && year <= 2199 ? year : new Date().getFullYear() + 1), blocks: [] });
      this.#draft = this.#store.current();
    }
    if (!this.#draft) throw new Error('Unexpected store without the draft just made');
    return this.#draft;
  }

  #edit(edit: Edit, words: string, field?: string): boolean {
    const draft = this.#ensure();
    const undo = this.#store.edit(draft.id, edit);
    if (!undo) return false;
    this.#steps.add({ of: draft.id, back: undo, words, ...(field === undefined ? {} : { field }) });
    this.#showSteps();
    return true;
  }

  #hasRoom(more = 1): boolean {
    if ((this.#draft?.blocks.length ?? 0) + more <= MOST_BLOCKS) return true;
    say(`一份稿子最多${String(MOST_BLOCKS)}项。`);
    return false;
  }

  /** Puts new blocks in; the last of them is opened where the reader is to write it. */
  #put({ edit, ids }: { edit: Edit; ids: string[] }, words: string, open: boolean): void {
    if (!this.#edit(edit, words)) return;
    const id = ids.at(-1) ?? null;
    if (open) this.#open(id);
    else if (id !== null) this.#list.elementOf(id)?.classList.add('fresh');
  }

  #pick(notice: OtherNotice, point: WorkPoint): void {
    if (!this.#hasRoom(2)) return;
    const label = toLabel(notice, point);
    const { blocks } = this.#ensure();
    if (blocks.some((block) => isItem(block) && block.borrowed.some((each) => each.point === point.id))) {
      const there = blocks.find((block) => isItem(block) && block.borrowed.some((each) => each.point === point.id));
      this.#open(there?.id ?? null);
      return;
    }
    const { item, replaced } = replaceInItem(toItem(point, { point: point.id, label }), notice.id, this.#data.units, this.#store.readUnits());
    // The year of the other's deadline is past.
    const made = { ...item, borrowed: toBorrowed(item.text, { point: point.id, label }), deadline: withoutYear(item.deadline) };
    this.#put(placeItem(blocks, made, this.#data.themes), `选用${label}`, false);
    this.#status(`已选用${label}${replaced.length > 0 ? `，${String(replaced.length)}处单位已换` : ''}。`);
  }

  #write(theme: string): void {
    if (!this.#hasRoom(2)) return;
    this.#put(placeItem(this.#ensure().blocks, blankItem(theme), this.#data.themes), '加一项', true);
  }

  #add(kind: 'item' | 'heading', behind: string | null): void {
    if (!this.#hasRoom()) return;
    const { blocks } = this.#ensure();
    const beside = blocks.find(({ id }) => id === behind);
    const fresh = kind === 'item' ? blankItem(beside && isItem(beside) ? beside.theme : '') : { kind: 'heading' as const, level: 1 as const, text: '' };
    this.#put(toInsert(blocks, behind ?? blocks.at(-1)?.id ?? null, [fresh]), kind === 'item' ? '加一项' : '加标题', true);
  }

  #open(id: string | null): void {
    this.#steps.endTyping();
    this.#list.opened = id;
    this.#showBlocks();
    if (id === null) return;
    this.#list.focus(id);
    this.#list.elementOf(id)?.scrollIntoView({ block: 'nearest' });
  }

  #move(id: string, by: -1 | 1): void {
    const { blocks } = this.#ensure();
    const from = blocks.findIndex((block) => block.id === id);
    const to = from + by;
    if (to < 0 || to >= blocks.length) return;
    const active = document.activeElement as HTMLElement | null;
    if (!this.#edit(toMove(blocks, id, to), '移动')) return;
    // What is moved in the page loses the focus.
    if (active?.isConnected) active.focus();
    else this.#list.focus(id);
    this.#list.elementOf(id)?.scrollIntoView({ block: 'nearest' });
    this.#status(`移到第${String(to + 1)}处。`);
  }

  #moveTo(id: string, before: string): void {
    const { blocks } = this.#ensure();
    const others = blocks.filter((block) => block.id !== id);
    this.#edit(toMove(blocks, id, others.findIndex((block) => block.id === before)), '移动');
  }

  #remove(id: string): void {
    const { blocks } = this.#ensure();
    const at = blocks.findIndex((block) => block.id === id);
    if (!this.#edit({ type: 'remove', blocks: [id] }, '删除')) return;
    if (this.#list.opened === id) this.#list.opened = null;
    say(blocks[at]?.kind === 'heading' ? '已删除标题。' : '已删除一项。', [{ label: '撤销', act: () => { this.#step('undo'); } }]);
    const now = this.#draft?.blocks ?? [];
    this.#list.focus(now[Math.min(at, now.length - 1)]?.id);
  }

  #insert(id: string, insertion: Insertion): void {
    const item = this.#draft?.blocks.find((block) => block.id === id);
    if (!item || !isItem(item)) return;
    const label = this.#linkOf(insertion.offer.point)?.label ?? insertion.offer.point;
    const values = toInserted(item, insertion, label, this.#data.units, this.#store.readUnits());
    if (this.#edit({ type: 'set', block: id, values }, `插入${label}的写法`)) this.#status(`已插入${label}的写法。`);
    this.#look();
  }

  #setOwn(id: string, sentence: string, own: boolean): void {
    const item = this.#draft?.blocks.find((block) => block.id === id);
    if (!item || !isItem(item)) return;
    this.#edit({ type: 'set', block: id, values: { borrowed: item.borrowed.map((each) => (each.sentence === sentence ? { ...each, own } : each)) } }, '改出处');
  }

  #want(theme: string, wanted: boolean): void {
    this.#ensure();
    const now = this.#wanted();
    this.#edit({ type: 'head', values: { themes: wanted ? [...now, theme] : now.filter((each) => each !== theme) } }, '改要有的主题');
  }

  #setUnit(id: string, name: string): void {
    this.#store.setUnit(id, name);
    const own = this.#store.readUnits();
    const edits = (this.#draft?.blocks ?? []).filter(isItem).flatMap((item): Edit[] => {
      const fill = (words: string) => fillPlaceholders(words, this.#data.units, own);
      const values = { task: fill(item.task), text: fill(item.text), lead: fill(item.lead), participants: fill(item.participants), borrowed: item.borrowed.map((each) => ({ ...each, sentence: fill(each.sentence) })) };
      return JSON.stringify(values) === JSON.stringify({ task: item.task, text: item.text, lead: item.lead, participants: item.participants, borrowed: item.borrowed }) ? [] : [{ type: 'set', block: item.id, values }];
    });
    if (edits.length > 0 && this.#edit({ type: 'all', edits }, '换单位')) this.#status(`${String(edits.length)}项的单位已换好。`);
  }

  #step(way: 'undo' | 'redo'): void {
    const taken = this.#steps.take(way);
    if (!taken) return;
    const words = taken.done ? `已${STEP_WORD[way]}：${taken.words}` : `没有${STEP_WORD[way]}“${taken.words}”：这一处已在别的窗口改过。`;
    this.#status(words);
    if (!taken.done) say(words);
    this.#read(false);
  }

  // Beginning

  #start({ draft, words }: Begun): string {
    const current = this.#draft;
    // A draft of nothing makes room for what is begun in its place; what was written into its head stays.
    if (current && isUntouched(current)) this.#store.remove(current.id);
    const id = this.#store.create(draft);
    this.#steps.add({ of: id, back: { type: 'delete' }, words: '新建' });
    this.#get('head').toggleAttribute('open', draft.head.issuer === '');
    say(words);
    this.#look();
    return id;
  }

  /** @param failed what to say before the reason */
  async #begin(failed: string, begun: () => Promise<Begun>): Promise<void> {
    try {
      this.#start(await begun());
    } catch (error) {
      say(`${failed}：${error instanceof Error ? error.message : '读不出'}`, [], true);
    }
  }

  #openFile(file: File): Promise<void> {
    this.#status(`正在读${file.name}……`);
    return this.#begin(`没有打开${file.name}`, () => beginWithFile(file, this.#model ?? learnThemes(this.#data.themes)));
  }

  /** A text that 自查 sent here, and others' words that go into it; the same text again goes on with its draft. */
  #takeHandedOver(): void {
    try {
      const handed = beginWithHandedOver();
      if (!handed) return;
      const before = findTaken(handed.digest);
      const id = before !== null && this.#store.read(before) ? before : this.#start(handed);
      noteTaken(handed.digest, id);
      if (id === before) {
        this.#store.choose(id);
        say('接着改刚才带来的稿子。');
      }
      const { insertion } = handed;
      const item = insertion && this.#draft?.blocks.filter(isItem).find(({ id: block }) => block === handed.draft.blocks.filter(isItem)[insertion.item]?.id);
      if (!insertion) return;
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
    const ledger = getStore().read(id);
    if (ledger) this.#start(beginWithLedger(ledger, this.#model));
  }

  #listen(): void {
    this.#get<HTMLInputElement>('year').value = String(new Date().getFullYear() + 1);
    this.#get<HTMLSelectElement>('choice').addEventListener('change', ({ target }) => { this.#store.choose((target as HTMLSelectElement).value); });
    const file = this.#get<HTMLInputElement>('file');
    const actions: Record<string, () => void> = {
      blank: () => {
        this.#ensure();
        this.#get('head').toggleAttribute('open', true);
        this.#status('已新建空白稿。');
        this.#app.querySelector<HTMLElement>('[data-head="title"]')?.focus();
      },
      new: () => {
        const year = new Date().getFullYear() + 1;
        this.#steps.add({ of: this.#store.create({ head: makeHead(year), blocks: [] }), back: { type: 'delete' }, words: '新建' });
        this.#read(false);
      },
      delete: () => { this.#delete(); },
      file: () => { file.click(); },
      item: () => { this.#add('item', null); },
      heading: () => { this.#add('heading', null); },
      undo: () => { this.#step('undo'); },
      redo: () => { this.#step('redo'); },
    };
    this.#app.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-draft-do], button[data-draft-export]') : null;
      if (!button) return;
      const way = button.dataset['draftExport'];
      if (way === undefined) actions[button.dataset['draftDo'] ?? '']?.();
      else if (isExport(way) && this.#draft) void exportDraft(this.#draft, way, `${this.#root}ledger/index.html`);
    });
    file.addEventListener('change', () => {
      const [chosen] = file.files ?? [];
      if (chosen) void this.#openFile(chosen).finally(() => { file.value = ''; });
    });
    takeDrops(this.#app, ([dropped]) => {
      if (dropped) void this.#openFile(dropped);
    });
    for (const [name, act] of [['base', (id: string) => void this.#begin('没有读到，请再试一次', () => beginWithNotice(id))], ['ledger', (id: string) => { this.#openLedger(id); }]] as const) {
      const select = this.#get<HTMLSelectElement>(name);
      select.addEventListener('change', () => {
        if (select.value !== '') act(select.value);
        select.value = '';
      });
    }
    for (const field of this.#app.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-head]')) {
      const name = field.dataset['head'] ?? '';
      field.addEventListener('input', () => { this.#edit({ type: 'head', values: { [name]: name === 'year' ? (field.value === '' ? null : Number(field.value)) : field.value } }, '改标题和落款', `head ${name}`); });
      field.addEventListener('change', () => {
        this.#steps.endTyping();
        this.#render();
      });
    }
    document.addEventListener('keydown', (event) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
      // In a field that is no part of the draft the browser undoes letters itself.
      if (event.target instanceof HTMLElement && event.target.matches('input:not([type="checkbox"], [data-field], [data-head])')) return;
      event.preventDefault();
      this.#step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    });
  }

  #delete(): void {
    const id = this.#store.currentId();
    if (id === null) return;
    const summary = this.#store.list().find((each) => each.id === id);
    if (summary?.unreadable === true) download('稿子-原样.json', this.#store.readRaw(id), 'application/json;charset=utf-8');
    const whole = this.#store.remove(id);
    if (whole) this.#steps.add({ of: id, back: { type: 'restore', whole }, words: '删除稿子' });
    say(`已删除“${summary?.title ?? ''}”。`, whole ? [{ label: '撤销', act: () => { this.#step('undo'); } }] : []);
    this.#read(false);
  }
}

/** Whether a draft is as it was made. */
function isUntouched({ head, blocks }: StoredDraft): boolean {
  return blocks.length === 0 && JSON.stringify(head) === JSON.stringify(makeHead(head.year ?? 0));
}

function blankItem(theme: string): Omit<ItemBlock, 'id' | 'rank'> {
  return { kind: 'item', task: '', text: '', lead: '', participants: '', deadline: '', remark: '', theme, byLaw: false, borrowed: [] };
}

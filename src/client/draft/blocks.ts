/** The draft as it will read, each heading and item with its number; one of them at a time is open to be edited. */
import { PROBLEM, toSourced, type Problem } from '../../draft/checks.ts';
import { isBlank, type Block, type Draft, type HeadingBlock, type ItemBlock } from '../../draft/draft.ts';
import type { BlockValues } from '../../draft/edits.ts';
import { NO_ADVICE, type Advice, type Insertion } from '../../draft/advice.ts';
import { toPlaced, type Placed } from '../../draft/outline.ts';
import { toAssignment, toParagraphs, toSentence, toTask } from '../../draft/words.ts';
import { buildAdvice, type AdviceNames } from '../lib/advice-list.ts';
import type { UnitsDictionary } from '../../compare/units.ts';
import type { OwnUnits } from '../../draft/units.ts';
import { h } from '../lib/dom.ts';
import { buildAskedUnits, type SetUnit } from './unit-fields.ts';

export interface BlockActions {
  set: (id: string, values: BlockValues, field: string) => void;
  endTyping: () => void;
  move: (id: string, by: -1 | 1) => void;
  moveTo: (id: string, before: string) => void;
  remove: (id: string) => void;
  /** Opens a block, or none; with the units it asks for at hand where the reader wants to name these. */
  open: (id: string | null, at?: 'units') => void;
  addBelow: (id: string, kind: 'item' | 'heading') => void;
  /** Puts others' words into an item. */
  insert: (id: string, insertion: Insertion) => void;
  setOwn: (id: string, sentence: string, own: boolean) => void;
  /** Names the reader's unit for a function, in every item. */
  setUnit: SetUnit;
}

export interface BlockFacts {
  problems: readonly Problem[];
  advice: Advice;
  /** Functions for which it still needs a unit of the reader's. */
  asked: readonly string[];
}

export const NO_FACTS: BlockFacts = { problems: [], advice: NO_ADVICE, asked: [] };

/** What the list needs to know of the site. */
export interface Names extends AdviceNames {
  themes: readonly { id: string; name: string }[];
  functions: UnitsDictionary['functions'];
  /** The reader's units as they are now. */
  ownUnits: () => OwnUnits;
}

const OF_ITEM = { task: '工作任务', text: '具体要求', lead: '牵头单位', participants: '配合单位', deadline: '完成时限', remark: '备注' } as const;
/** What a field may hold, where its name does not say it. */
const HINT: Partial<Record<string, string>> = { task: '几个字的名称，可以不写', text: '做什么、做到什么程度', lead: '多个单位用顿号隔开', participants: '多个单位用顿号隔开，可以不写', deadline: '如：11月底前、每季度' };

export class BlockList {
  readonly #list: HTMLElement;
  readonly #actions: BlockActions;
  readonly #names: Names;
  readonly #shown = new Map<string, { element: HTMLElement; sign: string }>();
  #dragged: string | null = null;
  opened: string | null = null;

  constructor(list: HTMLElement, names: Names, actions: BlockActions) {
    this.#list = list;
    this.#names = names;
    this.#actions = actions;
  }

  show(draft: Draft, factsOf: (block: Block) => BlockFacts): void {
    const placed = toPlaced(draft.blocks);
    const wanted = placed.map((each) => {
      const { block } = each;
      const facts = factsOf(block);
      const open = this.opened === block.id;
      const before = this.#shown.get(block.id);
      if (open && before?.sign === 'open') {
        this.#update(before.element, each, facts);
        return before.element;
      }
      const sign = open ? 'open' : JSON.stringify([each, facts.problems, facts.advice.vague.map(({ matter }) => matter)]);
      if (before?.sign === sign) return before.element;
      const element = open ? this.#buildOpen(each, facts) : this.#buildClosed(each, facts);
      this.#shown.set(block.id, { element, sign });
      return element;
    });
    const ids = new Set(draft.blocks.map(({ id }) => id));
    for (const id of [...this.#shown.keys()]) if (!ids.has(id)) this.#shown.delete(id);
    // Only what has changed is touched: the focus stays where it is.
    const keep = new Set<Element>(wanted);
    for (const child of [...this.#list.children]) if (!keep.has(child)) child.remove();
    wanted.forEach((element, at) => {
      const there = this.#list.children[at];
      if (there !== element) this.#list.insertBefore(element, there ?? null);
    });
  }

  elementOf(id: string): HTMLElement | null {
    return this.#shown.get(id)?.element ?? null;
  }

  /** Sets the focus into a block: its first field when open, or the first unit it asks for, else its button. */
  focus(id: string | null | undefined, at?: 'units'): void {
    const element = id === null || id === undefined ? null : this.elementOf(id);
    const unit = at === 'units' ? element?.querySelector<HTMLElement>('[data-asked-unit]') : null;
    (unit ?? element?.querySelector<HTMLElement>('[data-first], .draft-edit'))?.focus();
  }

  #buildClosed({ block, level, marker, index }: Placed, { problems, advice: { vague } }: BlockFacts): HTMLElement {
    const name = block.kind === 'heading' ? `标题${marker}${block.text}` : `第${String(index)}项`;
    const edit = h('button', { type: 'button', class: 'draft-edit quiet', 'aria-label': `改${name}` }, '改');
    edit.addEventListener('click', () => { this.#actions.open(block.id); });
    const element = h('li', { class: `draft-block level-${String(level)} ${block.kind}`, 'data-block': block.id });
    if (block.kind === 'heading') {
      element.append(h('h3', { class: 'draft-words' }, h('span', { class: 'draft-marker' }, marker), isBlank(block.text) ? h('span', { class: 'missing' }, '（标题未写）') : block.text));
    } else {
      const [first = '', ...rest] = toParagraphs(block.text);
      const task = toSentence(toTask(block));
      element.append(
        h('p', { class: 'draft-words point-text' }, h('span', { class: 'draft-marker' }, marker), task !== '' && h('b', {}, task), toSentence(first), first === '' && task === '' && h('span', { class: 'missing' }, '（要求未写）')),
        ...rest.map((each) => h('p', { class: 'draft-words point-text' }, toSentence(each))),
        h('p', { class: 'draft-assigned' }, toAssignment(block)),
      );
      const marks = [
        ...problems.map((problem) => this.#buildProblem(problem, block.id)),
        ...vague.map(({ matter, offers }) => h('li', { class: 'tag' }, `可写明${matter}${offers.length > 0 ? '，其他地区有写法' : ''}`)),
      ];
      if (marks.length > 0) element.append(h('ul', { class: 'draft-marks', 'aria-label': '这一项的提示' }, ...marks));
    }
    element.append(h('p', { class: 'draft-tools' }, edit, ...this.#buildMovers(block, name)));
    element.addEventListener('dblclick', () => { this.#actions.open(block.id); });
    this.#makeDraggable(element, block.id);
    this.#listen(element, block.id);
    return element;
  }

  /** A mark; of units that are asked for, a button that leads to where they are named. */
  #buildProblem({ kind, words }: Problem, id: string): HTMLElement {
    const said = words === '' ? PROBLEM[kind] : `${PROBLEM[kind]}：${words}`;
    if (kind !== 'placeholder') return h('li', { class: kind === 'statutory' ? 'tag' : 'tag warn' }, said);
    const button = h('button', { type: 'button', class: 'tag warn', 'data-name-units': '' }, said);
    button.addEventListener('click', () => { this.#actions.open(id, 'units'); });
    return h('li', {}, button);
  }

  #buildMovers(block: Block, name: string): HTMLElement[] {
    const button = (words: string, label: string, act: () => void, className = 'quiet') => {
      const made = h('button', { type: 'button', class: className, 'aria-label': `${label}${name}` }, words);
      made.addEventListener('click', act);
      return made;
    };
    return [
      button('↑', '上移', () => { this.#actions.move(block.id, -1); }),
      button('↓', '下移', () => { this.#actions.move(block.id, 1); }),
      button('删', '删除', () => { this.#actions.remove(block.id); }),
    ];
  }

  #makeDraggable(element: HTMLElement, id: string): void {
    const marker = element.querySelector<HTMLElement>('.draft-marker');
    if (!marker) return;
    // By its number, so that the words can still be selected.
    marker.draggable = true;
    marker.title = '拖动可换位置';
    marker.addEventListener('dragstart', (event) => {
      this.#dragged = id;
      event.dataTransfer?.setData('text/plain', marker.textContent);
      event.dataTransfer?.setDragImage(element, 10, 10);
    });
    marker.addEventListener('dragend', () => { this.#dragged = null; });
    element.addEventListener('dragover', (event) => {
      if (this.#dragged === null || this.#dragged === id) return;
      event.preventDefault();
      element.classList.add('over');
    });
    element.addEventListener('dragleave', () => { element.classList.remove('over'); });
    element.addEventListener('drop', (event) => {
      element.classList.remove('over');
      if (this.#dragged === null || this.#dragged === id) return;
      event.preventDefault();
      event.stopPropagation();
      this.#actions.moveTo(this.#dragged, id);
      this.#dragged = null;
    });
  }

  #listen(element: HTMLElement, id: string): void {
    element.addEventListener('keydown', (event) => {
      if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
        event.preventDefault();
        this.#actions.move(id, event.key === 'ArrowUp' ? -1 : 1);
      } else if (event.key === 'Escape' && this.opened === id) {
        event.preventDefault();
        this.#actions.open(null);
        this.focus(id);
      }
    });
  }

  #buildOpen(placed: Placed, facts: BlockFacts): HTMLElement {
    const { block, level, marker, index } = placed;
    const name = block.kind === 'heading' ? '标题' : `第${String(index)}项`;
    const done = h('button', { type: 'button' }, '写好了');
    done.addEventListener('click', () => {
      this.#actions.open(null);
      this.focus(block.id);
    });
    const below = h('button', { type: 'button' }, '下面加一项');
    below.addEventListener('click', () => { this.#actions.addBelow(block.id, 'item'); });
    const heading = h('button', { type: 'button' }, '下面加标题');
    heading.addEventListener('click', () => { this.#actions.addBelow(block.id, 'heading'); });
    const element = h('li', { class: `draft-block open level-${String(level)} ${block.kind}`, 'data-block': block.id },
      h('p', { class: 'draft-open-head' }, h('span', { class: 'draft-marker' }, marker), h('span', { 'data-open-name': '' }, name)),
      ...(block.kind === 'heading' ? this.#buildHeadingFields(block) : this.#buildItemFields(block)),
      h('div', { 'data-facts': '' }),
      h('p', { class: 'draft-tools' }, done, below, heading, ...this.#buildMovers(block, name)));
    this.#makeDraggable(element, block.id);
    this.#listen(element, block.id);
    this.#update(element, placed, facts);
    return element;
  }

  #field(block: Block, name: string, label: string, value: string, long: boolean, first = false): HTMLElement {
    const field = long ? h('textarea', { rows: 3, placeholder: HINT[name], 'data-field': name, 'data-first': first }) : h('input', { type: 'text', autocomplete: 'off', placeholder: HINT[name], 'data-field': name, 'data-first': first });
    field.value = value;
    field.addEventListener('input', () => { this.#actions.set(block.id, { [name]: field.value }, name); });
    field.addEventListener('change', () => { this.#actions.endTyping(); });
    return h('label', { class: `draft-field field-${name}` }, h('span', {}, label), field);
  }

  #buildHeadingFields(block: HeadingBlock): HTMLElement[] {
    const select = h('select', { 'data-field': 'level' }, h('option', { value: '1' }, '一级标题（一、）'), h('option', { value: '2' }, '二级标题（（一））'));
    select.value = String(block.level);
    select.addEventListener('change', () => { this.#actions.set(block.id, { level: select.value === '2' ? 2 : 1 }, 'level'); });
    return [h('div', { class: 'draft-fields' }, this.#field(block, 'text', '标题', block.text, false, true), h('label', { class: 'draft-field' }, h('span', {}, '级别'), select))];
  }

  #buildItemFields(block: ItemBlock): HTMLElement[] {
    const theme = h('select', { 'data-field': 'theme' }, h('option', { value: '' }, '（未定）'), ...this.#names.themes.map(({ id, name }) => h('option', { value: id }, name)));
    theme.value = block.theme;
    theme.addEventListener('change', () => { this.#actions.set(block.id, { theme: theme.value }, 'theme'); });
    const byLaw = h('input', { type: 'checkbox', 'data-field': 'byLaw' });
    byLaw.checked = block.byLaw;
    byLaw.addEventListener('change', () => { this.#actions.set(block.id, { byLaw: byLaw.checked }, 'byLaw'); });
    return [h('div', { class: 'draft-fields' },
      this.#field(block, 'task', OF_ITEM.task, block.task, false),
      this.#field(block, 'text', OF_ITEM.text, block.text, true, true),
      this.#field(block, 'lead', OF_ITEM.lead, block.lead, false),
      this.#field(block, 'participants', OF_ITEM.participants, block.participants, false),
      this.#field(block, 'deadline', OF_ITEM.deadline, block.deadline, false),
      h('label', { class: 'draft-check' }, byLaw, ' 法定期限'),
      this.#field(block, 'remark', OF_ITEM.remark, block.remark, false),
      h('label', { class: 'draft-field' }, h('span', {}, '主题'), theme))];
  }

  /** Of an open block, all but the field that is being typed in. */
  #update(element: HTMLElement, { block, marker, index }: Placed, facts: BlockFacts): void {
    const [mark, name, place] = ['.draft-marker', '[data-open-name]', '[data-facts]'].map((selector) => element.querySelector<HTMLElement>(selector));
    if (mark) mark.textContent = marker;
    if (name && block.kind === 'item') name.textContent = `第${String(index)}项`;
    for (const field of element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('[data-field]')) {
      const value = (block as unknown as Record<string, unknown>)[field.dataset['field'] ?? ''];
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === true;
      // Another tab, or an undo, may have changed it; white space at its end waits for the next letter.
      else if (field.value !== String(value) && (field !== document.activeElement || field.value.trim() !== String(value).trim())) field.value = String(value);
    }
    if (!place || block.kind !== 'item') return;
    const sign = JSON.stringify([block.text, block.borrowed, facts]);
    if (place.dataset['sign'] === sign) return;
    place.dataset['sign'] = sign;
    const focused = place.contains(document.activeElement) ? document.activeElement?.getAttribute('data-asked-unit') ?? null : null;
    place.replaceChildren(...this.#buildFacts(block, facts));
    // Where one unit was named, the next one is asked.
    if (focused !== null) (place.querySelector<HTMLElement>(`[data-asked-unit="${focused}"]`) ?? place.querySelector<HTMLElement>('[data-asked-unit]'))?.focus();
  }

  #buildFacts(block: ItemBlock, { problems, advice, asked }: BlockFacts): Node[] {
    const parts: Node[] = [];
    if (problems.length > 0) parts.push(h('ul', { class: 'draft-marks', 'aria-label': '这一项的提示' }, ...problems.map((problem) => this.#buildProblem(problem, block.id))));
    if (asked.length > 0) parts.push(buildAskedUnits(asked, this.#names.functions, this.#names.ownUnits(), this.#actions.setUnit));
    parts.push(...buildAdvice(block.text, advice, this.#names, (insertion) => { this.#actions.insert(block.id, insertion); }));
    const sourced = toSourced(block).filter(({ source }) => source !== null);
    if (sourced.length > 0) {
      parts.push(h('details', { class: 'draft-sources' }, h('summary', {}, `${String(sourced.length)}句有出处`), h('ul', {}, ...sourced.map(({ sentence, source, changed }) => {
        const link = source && source.point !== '' ? this.#names.linkOf(source.point) : null;
        const own = h('input', { type: 'checkbox' });
        own.checked = source?.own === true;
        own.addEventListener('change', () => { if (source) this.#actions.setOwn(block.id, source.sentence, own.checked); });
        return h('li', {}, h('q', { class: 'point-text' }, sentence), ' ', changed ? '改自' : '照录', link ? h('a', { href: link.href }, source?.label ?? link.label) : source?.label, ' ', h('label', {}, own, ' 算自己的话'));
      }))));
    }
    return parts;
  }
}

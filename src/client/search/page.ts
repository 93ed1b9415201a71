/** The page of results: its state is in the address, and the form shows it. */
import {
  FACETS, fromAddress, hasChoices, LONGEST_QUERY, parameterOf, toAddress, type Choices, type Counts, type Facet, type Hit, type Search,
} from '../../search/index.ts';
import { dropAsking, type Card } from '../../search/cards.ts';
import { buildLedgerButton } from '../ledger/button.ts';
import type { Answer, Engine } from './engine.ts';
import { loadCards } from './load-cards.ts';
import { isComposing, onTyped } from './typing.ts';
import { h, setAsked } from '../lib/dom.ts';
import { load } from '../lib/load.ts';
import { toPlaceName } from '../../points/names.ts';
import { addressOf, excerptOf, excerptOfWords, nameOf, pathOf, unitsOf, viaWords } from './words.ts';

const AT_FIRST = 20;
const MORE = 50;
/** Milliseconds between two changes of the address while somebody types. */
const ADDRESS_INTERVAL = 100;

/** Whether two addresses in a row are one step of the history: letters typed into the box are. */
type Step = 'type' | 'choose' | 'none';

export function setUpSearchPage(form: HTMLFormElement, boxes: readonly HTMLFormElement[], engine: Engine, root: string): void {
  const get = <Type extends HTMLElement>(name: string): Type => {
    const element = document.querySelector<Type>(`[data-search-${name}]`);
    if (!element) throw new Error(`Unexpected page without [data-search-${name}]`);
    return element;
  };
  const [list, status, help, more, start, answers, elsewhere] = [get('results'), get('summary'), get('help'), get<HTMLButtonElement>('more'), get('start'), get('cards'), get('passages')];
  const mainField = form.querySelector<HTMLInputElement>('input[name="q"]');
  if (!mainField) return;
  const fields = [mainField, ...boxes.flatMap((box) => box.querySelector<HTMLInputElement>('input[name="q"]') ?? [])];
  const sort = form.querySelector<HTMLSelectElement>('select[name="sort"]');
  const boxesOf = (facet: Facet): HTMLInputElement[] =>
    [...form.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="${parameterOf(facet)}"]`)];

  // On a phone the results come first.
  const facets = form.querySelector<HTMLDetailsElement>('.search-facets');
  if (facets && matchMedia('(max-width: 46rem)').matches) facets.open = false;

  const columns = form.querySelector<HTMLElement>('.search-columns');
  const setAnswered = (): void => { columns?.setAttribute('data-answered', ''); };

  let state = fromAddress(location.search);
  if (state.q.trim() === '' && !hasChoices(state)) setAnswered();
  let asked = 0;
  let shown = AT_FIRST;
  let latest: Answer | null = null;
  let typing = false;

  const showForm = (): void => {
    for (const field of fields) if (field.value !== state.q) field.value = state.q;
    for (const facet of FACETS) for (const box of boxesOf(facet)) box.checked = state.choices[facet]?.includes(box.value) ?? false;
    if (sort) sort.value = state.sort;
    setAsked(state.q.trim() !== '' || hasChoices(state));
  };

  const readForm = (q: string): Search => {
    const choices: Choices = {};
    for (const facet of FACETS) {
      const offered = boxesOf(facet);
      // What an address asks for and no box offers stays as it is.
      const unknown = (state.choices[facet] ?? []).filter((value) => !offered.some((box) => box.value === value));
      const values = [...offered.filter((box) => box.checked).map((box) => box.value), ...unknown];
      if (values.length > 0) choices[facet] = values;
    }
    return { q, choices, sort: sort?.value === 'date' ? 'date' : 'relevance', all: state.all };
  };

  let pending: ReturnType<typeof setTimeout> | undefined;
  let written = 0;
  const writeAddress = (next: Search, replace: boolean): void => {
    const address = location.pathname + toAddress({ ...next, q: next.q.slice(0, LONGEST_QUERY + 1) });
    clearTimeout(pending);
    if (address === location.pathname + location.search) return;
    if (!replace) {
      history.pushState(null, '', address);
    } else {
      // Browsers refuse when the address changes too often.
      const wait = written + ADDRESS_INTERVAL - performance.now();
      if (wait > 0) {
        pending = setTimeout(() => { writeAddress(next, true); }, wait);
        return;
      }
      history.replaceState(null, '', address);
    }
    written = performance.now();
  };

  const go = (next: Search, step: Step): void => {
    if (step !== 'none') writeAddress(next, step === 'type' && typing);
    else clearTimeout(pending);
    typing = step === 'type';
    state = next;
    showForm();
    void run();
  };

  const render = (answer: Answer): void => {
    const { hits, counts, complete, search: { q, all } } = answer;
    latest = answer;
    // While more come, a long list would be made again and again.
    const limit = all && complete ? hits.length : shown;
    list.replaceChildren(...hits.slice(0, limit).map((hit) => toResult(hit, answer, root, (id) => themes.get(id) ?? id)));
    elsewhere.replaceChildren(...toPassages(answer, root));
    elsewhere.hidden = answer.passages.length === 0;
    more.hidden = hits.length <= limit;
    more.textContent = `再看${String(Math.min(MORE, hits.length - limit))}项（共${String(hits.length)}项）`;
    showCounts(form, counts, answer.search.choices, boxesOf);
    const isAnswered = answer.complete && hits.length === 0 && answer.passages.length === 0 && answer.unfiltered === 0 && answers.childElementCount > 0;
    status.textContent = `${q === state.q ? '' : `问句里的“${q}”：`}${isAnswered ? '原文里没有这几个字，下面的可能是要找的。' : summarise(answer)}`;
    setAnswered();
    document.title = q.trim() === '' ? title : `${q.trim().slice(0, 40)} · ${title}`;
  };

  const title = document.title;
  // The facets know the themes' names.
  const themes = new Map(boxesOf('theme').map((box) => [box.value, box.closest('label')?.firstChild?.nextSibling?.textContent ?? box.value]));

  /** The query as it stands; where nothing has it and it asks something, without the words that ask. */
  async function* searchPlain(search: Search, isStale: () => boolean): AsyncGenerator<Answer> {
    const plain = dropAsking(search.q);
    for await (const answer of engine.search(search, isStale)) {
      if (plain === search.q || !answer.complete || answer.unfiltered > 0 || answer.passages.length > 0) yield answer;
      else yield* engine.search({ ...search, q: plain }, isStale);
    }
  }

  const run = async (): Promise<void> => {
    const mine = ++asked;
    const isStale = (): boolean => mine !== asked;
    shown = AT_FIRST;
    delete list.dataset['results'];
    list.setAttribute('aria-busy', 'true');
    try {
      const cards = await loadCards(state.q);
      if (isStale()) return;
      let first = true;
      for await (const answer of searchPlain(state, isStale)) {
        if (isStale()) return;
        if (first) answers.replaceChildren(...cards.map((card) => toCardElement(card, root)));
        first = false;
        if (answer.hits.length > 0 || answer.complete) {
          help.replaceChildren();
          help.hidden = true;
          render(answer);
        }
        if (answer.complete) {
          if (answer.hits.length === 0 && answer.passages.length === 0) await (await load('assets/search-help'))(help, answer, engine, root, isStale).catch(console.warn);
          if (isStale()) return;
          list.removeAttribute('aria-busy');
          list.dataset['results'] = state.q;
        }
      }
    } catch (error) {
      if (isStale()) return;
      list.replaceChildren();
      elsewhere.replaceChildren();
      list.removeAttribute('aria-busy');
      more.hidden = true;
      status.textContent = '搜索数据没有加载成功。';
      setAnswered();
      const again = h('button', { type: 'button' }, '再试一次');
      again.addEventListener('click', () => void run());
      help.replaceChildren(h('p', {}, '请检查网络连接。'), again);
      help.hidden = false;
      console.warn(error);
    }
  };

  for (const field of fields) {
    onTyped(field, () => { go(readForm(field.value), 'type'); });
    field.addEventListener('keydown', (event) => {
      if (isComposing(event)) return;
      if (event.key === 'ArrowDown') {
        const first = list.querySelector<HTMLAnchorElement>('h2 a');
        if (!first) return;
        event.preventDefault();
        first.focus();
      }
    });
    field.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      // What comes after Enter is another step.
      writeAddress(state, typing);
      typing = false;
      if (field.value !== state.q) go(readForm(field.value), 'choose');
    });
  }
  // Arrows go from result to result, Escape back to the field.
  list.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll<HTMLAnchorElement>('h2 a')];
    const at = links.findIndex((link) => link === document.activeElement);
    if (event.key === 'Escape') mainField.focus();
    if (at < 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    (links[at + (event.key === 'ArrowDown' ? 1 : -1)] ?? (event.key === 'ArrowUp' ? mainField : links[at]))?.focus();
  });
  form.addEventListener('change', ({ target }) => {
    if (target instanceof Element && target.matches('input[type="checkbox"], select')) go(readForm(mainField.value), 'choose');
  });
  form.querySelector('[data-search-clear]')?.addEventListener('click', (event) => {
    event.preventDefault();
    go({ ...state, choices: {} }, 'choose');
  });
  for (const part of [help, start]) part.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-search-again]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(fromAddress(link.search), 'choose');
    mainField.focus();
  });
  more.addEventListener('click', () => {
    if (!latest) return;
    const before = shown;
    shown += MORE;
    render(latest);
    list.querySelectorAll<HTMLAnchorElement>('h2 a')[before]?.focus();
  });
  addEventListener('popstate', () => { go(fromAddress(location.search), 'none'); });

  // The address says what to search; what was typed while this loaded says it better.
  const typed = fields.find((field) => field.value !== '' && field.value !== state.q && field === document.activeElement);
  if (typed && state.q === '') go(readForm(typed.value), 'type');
  else if (location.search.length > 1) go(state, 'none');
  else {
    state = readForm(mainField.value);
    showForm();
  }
}

const CARD: Record<Card['kind'], string> = { question: '问题', theme: '主题', unit: '单位', term: '术语', notice: '文件', item: '条目' };

function toCardElement({ kind, title, text, href }: Card, root: string): HTMLElement {
  return h('li', {}, h('p', { class: 'card-head' }, h('span', { class: 'note' }, CARD[kind]), ' ', h('a', { href: root + href }, title)), h('p', {}, text));
}

function toResult(hit: Hit, { query, search }: Answer, root: string, themeName: (id: string) => string): HTMLLIElement {
  const { point } = hit;
  const [theme = ''] = point.themes;
  const via = viaWords(hit);
  const path = pathOf(point, query.include);
  const units = unitsOf(point, query.include);
  return h('li', { 'data-point': point.id, 'data-via': hit.via.join(' ') },
    h('h2', {}, h('a', { href: addressOf(point, root, search.q) }, nameOf(point))),
    ...(via === '' ? [] : [h('p', { class: 'search-via' }, via)]),
    ...(path.length === 0 ? [] : [h('p', { class: 'search-path' }, ...path)]),
    h('p', { class: 'search-excerpt' }, ...excerptOf(point, query.include)),
    h('p', { class: 'search-facts' },
      ...units.flatMap((unit) => [unit, ' ']),
      ...(theme === '' ? [] : ['主题 ', h('a', { href: `${root}themes/${encodeURIComponent(theme)}.html` }, themeName(theme)), ' ']),
      ...(point.place === null ? [] : [h('span', { class: 'note' }, point.place), ' ']),
      buildLedgerButton(point.id, nameOf(point).replace(' · ', ''))),
  );
}

/** So many places outside of points are listed at first. */
const MOST_PASSAGES = 20;

function toPassages({ passages, query, search }: Answer, root: string): HTMLElement[] {
  const shown = search.all ? passages : passages.slice(0, MOST_PASSAGES);
  if (shown.length === 0) return [];
  return [
    h('h2', {}, '文件里的其他地方'),
    h('ol', {}, ...shown.map(({ notice, line, text }) => h('li', { 'data-passage': `${notice.id}:${String(line)}` },
      h('a', { href: `${root}${encodeURIComponent(notice.id)}/index.html?${new URLSearchParams({ hl: search.q, line: String(line) }).toString()}` },
        `${toPlaceName(notice.place, notice.year)} · 第${String(line)}行`), ' ', h('span', { class: 'search-excerpt' }, ...excerptOfWords(text, query.include))))),
    ...(passages.length > shown.length ? [h('p', { class: 'note' }, `共${String(passages.length)}处，这里列出前${String(shown.length)}处。`)] : []),
  ];
}

function showCounts(form: HTMLFormElement, counts: Counts, choices: Choices, boxesOf: (facet: Facet) => HTMLInputElement[]): void {
  for (const facet of FACETS) {
    for (const box of boxesOf(facet)) {
      const count = counts[facet].get(box.value) ?? 0;
      const label = box.closest('label');
      const output = label?.querySelector('[data-count]');
      if (output) output.textContent = String(count);
      if (label) label.hidden = count === 0 && !box.checked;
    }
  }
  for (const group of form.querySelectorAll<HTMLElement>('fieldset')) {
    group.hidden = group.querySelector('label:not([hidden])') === null;
  }
  const clear = form.querySelector<HTMLElement>('[data-search-clear]');
  if (clear) clear.hidden = !hasChoices({ q: '', choices, sort: 'relevance', all: false });
}

function summarise({ query, hits, passages, unfiltered, complete, search }: Answer): string {
  if (query.tooLong) return `查询太长：最多${String(LONGEST_QUERY)}个字，这里有${String(query.source.length)}个。`;
  if (search.q.trim() === '' && !hasChoices(search)) return '输入要找的字词，或选择左侧条件。';
  if (!complete) return `已找到${String(hits.length)}项，还在继续……`;
  if (hits.length === 0 && passages.length > 0) return `条目里没有，文件的其他地方有${String(passages.length)}处。`;
  if (hits.length === 0) return unfiltered > 0 ? '所选条件下没有结果。' : '没有找到。';
  const onlyElsewhere = hits.filter(({ via }) => via.length > 0 && !via.includes('text')).length;
  const filtered = unfiltered > hits.length ? `（不加条件共${String(unfiltered)}项）` : '';
  return `找到${String(hits.length)}项${filtered}${onlyElsewhere > 0 ? `，其中${String(onlyElsewhere)}项只在标题或单位中` : ''}${passages.length > 0 ? `；文件的其他地方还有${String(passages.length)}处` : ''}。`;
}

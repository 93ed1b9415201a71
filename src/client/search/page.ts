/** The page of results: its state is in the address, and the form shows it. */
import { fromQueryString, hasChoices, type Search } from '../../search/index.ts';
import { dropAsking } from '../../search/cards.ts';
import { HITS_AT_FIRST, MORE_HITS } from '../../view/limits.ts';
import { h } from '../lib/dom.ts';
import { load } from '../lib/load.ts';
import { AddressLine } from './address-line.ts';
import type { Answer, SearchEngine } from './engine.ts';
import { SearchForm } from './form.ts';
import { areCardsHere, loadCards } from './load-cards.ts';
import { summarise, toPassages, toResult } from './results.ts';
import { isComposing, onTyped } from './typing.ts';

/** Whether two addresses in a row are one step of the history: letters typed into the box are. */
type Step = 'type' | 'choose' | 'none';

export function setUpSearchPage(form: HTMLFormElement, boxes: readonly HTMLFormElement[], engine: SearchEngine, root: string): void {
  const main = form.querySelector<HTMLInputElement>('input[name="q"]');
  if (main) new SearchPage(new SearchForm(form, main, boxes), engine, root).start();
}

/** The parts of the page that say what was found. */
function findParts() {
  // All of them are in SearchForm.astro.
  const get = <Type extends HTMLElement>(name: string) => document.querySelector(`[data-search-${name}]`) as Type;
  return { list: get('results'), status: get('summary'), help: get('help'), more: get<HTMLButtonElement>('more'), start: get('start'), cards: get('cards'), elsewhere: get('passages') };
}

export class SearchPage {
  private readonly form: SearchForm;
  private readonly engine: SearchEngine;
  protected readonly root: string;
  protected readonly parts = findParts();
  private readonly address = new AddressLine();
  private readonly title = document.title;
  private state: Search = fromQueryString(location.search);
  private asked = 0;
  private shown = HITS_AT_FIRST;
  private latest: Answer | null = null;
  private typing = false;

  constructor(form: SearchForm, engine: SearchEngine, root: string) {
    this.form = form;
    this.engine = engine;
    this.root = root;
  }

  start(): void {
    if (this.state.q.trim() === '' && !hasChoices(this.state)) this.setAnswered();
    for (const field of this.form.fields) this.listenTo(field);
    this.listenToForm();
    this.listenToResults();
    addEventListener('popstate', () => { this.go(fromQueryString(location.search), 'none'); });

    // The address says what to search; what was typed while this loaded says it better.
    const typed = this.form.fields.find((field) => field.value !== '' && field.value !== this.state.q && field === document.activeElement);
    if (typed && this.state.q === '') this.go(this.read(typed.value), 'type');
    else if (location.search.length > 1) this.go(this.state, 'none');
    else {
      this.state = this.read(this.form.main.value);
      this.form.show(this.state);
    }
  }

  private read(q: string): Search {
    return this.form.read(q, this.state);
  }

  private setAnswered(): void {
    this.form.form.querySelector<HTMLElement>('.search-columns')?.setAttribute('data-answered', '');
  }

  private go(next: Search, step: Step): void {
    if (step !== 'none') this.address.write(next, step === 'type' && this.typing);
    else this.address.cancel();
    this.typing = step === 'type';
    this.state = next;
    this.form.show(next);
    void this.run();
  }

  private listenTo(field: HTMLInputElement): void {
    onTyped(field, () => { this.go(this.read(field.value), 'type'); });
    field.addEventListener('keydown', (event) => {
      if (isComposing(event) || event.key !== 'ArrowDown') return;
      const [first] = this.listLinks();
      if (!first) return;
      event.preventDefault();
      first.focus();
    });
    field.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      // What comes after Enter is another step.
      this.address.write(this.state, this.typing);
      this.typing = false;
      if (field.value !== this.state.q) this.go(this.read(field.value), 'choose');
    });
  }

  private listenToForm(): void {
    const { form, main } = this.form;
    form.addEventListener('change', ({ target }) => {
      if (target instanceof Element && target.matches('input[type="checkbox"], select')) this.go(this.read(main.value), 'choose');
    });
    form.querySelector('[data-search-clear]')?.addEventListener('click', (event) => {
      event.preventDefault();
      this.go({ ...this.state, choices: {} }, 'choose');
    });
    for (const part of [this.parts.help, this.parts.start]) part.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-search-again]') : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.go(fromQueryString(link.search), 'choose');
      main.focus();
    });
  }

  private listLinks(): HTMLAnchorElement[] {
    return [...this.parts.list.querySelectorAll<HTMLAnchorElement>('h2 a')];
  }

  private listenToResults(): void {
    const { list, more } = this.parts;
    const { main } = this.form;
    // Arrows go from result to result, Escape back to the field.
    list.addEventListener('keydown', (event) => {
      const links = this.listLinks();
      const at = links.findIndex((link) => link === document.activeElement);
      if (event.key === 'Escape') main.focus();
      if (at < 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      (links[at + (event.key === 'ArrowDown' ? 1 : -1)] ?? (event.key === 'ArrowUp' ? main : links[at]))?.focus();
    });
    more.addEventListener('click', () => {
      if (!this.latest) return;
      const before = this.shown;
      this.shown += MORE_HITS;
      this.render(this.latest);
      this.listLinks()[before]?.focus();
    });
  }

  /** The query as it stands; where nothing has it and it asks something, without the words that ask. */
  private async* search(search: Search, isStale: () => boolean): AsyncGenerator<Answer> {
    const plain = dropAsking(search.q);
    for await (const answer of this.engine.search(search, isStale)) {
      if (plain === search.q || !answer.complete || answer.unfiltered > 0 || answer.passages.length > 0) yield answer;
      else yield* this.engine.search({ ...search, q: plain }, isStale);
    }
  }

  protected async run(): Promise<void> {
    const mine = ++this.asked;
    const isStale = (): boolean => mine !== this.asked;
    const { list, help, cards: place } = this.parts;
    this.shown = HITS_AT_FIRST;
    delete list.dataset['results'];
    list.setAttribute('aria-busy', 'true');
    try {
      const isCheap = areCardsHere() || this.state.q.trim() === '';
      place.toggleAttribute('data-kept', !isCheap);
      const cards = isCheap ? await this.findCards() : [];
      if (isStale()) return;
      let added: Promise<void> | null = null;
      for await (const answer of this.search(this.state, isStale)) {
        if (isStale()) return;
        if (!added) place.replaceChildren(...cards);
        if (answer.hits.length > 0 || answer.complete) {
          help.replaceChildren();
          help.hidden = true;
          this.render(answer);
        }
        added ??= isCheap ? Promise.resolve() : this.addCards(isStale);
        if (answer.complete) {
          if (this.needsHelp(answer)) await (await load('assets/search-help'))(help, answer, this.engine, this.root, isStale).catch(console.warn);
          await added;
          if (isStale()) return;
          list.removeAttribute('aria-busy');
          list.dataset['results'] = this.state.q;
        }
      }
    } catch (error) {
      if (isStale()) return;
      this.showFailure();
      console.warn(error);
    }
  }

  /** Whether to look for what is near: where nothing was found. */
  protected needsHelp({ hits, passages }: Answer): boolean {
    return hits.length + passages.length === 0;
  }

  private findCards(): Promise<HTMLElement[]> {
    return loadCards(this.state.q, (card, toElement) => toElement(card, this.root));
  }

  /** Puts the cards into the place kept for them, once the first hits are there. */
  protected async addCards(isStale: () => boolean): Promise<void> {
    const cards = await this.findCards();
    if (isStale()) return;
    // The place stays: what is below it does not move.
    this.parts.cards.replaceChildren(...(cards.length > 0 ? cards : [h('li', { class: 'note' }, '没有直接对应的问题、主题、单位、术语。')]));
    if (this.latest) this.describe(this.latest);
  }

  private render(answer: Answer): void {
    const { hits, passages, counts, complete, search: { q, all, choices } } = answer;
    const { list, elsewhere, more } = this.parts;
    this.latest = answer;
    // While more come, a long list would be made again and again.
    const limit = all && complete ? hits.length : this.shown;
    list.replaceChildren(...hits.slice(0, limit).map((hit) => toResult(hit, answer, this.root, (id) => this.form.themeName(id))));
    elsewhere.replaceChildren(...toPassages(answer, this.root));
    elsewhere.hidden = passages.length === 0;
    more.hidden = hits.length <= limit;
    more.textContent = `再看${String(Math.min(MORE_HITS, hits.length - limit))}项（共${String(hits.length)}项）`;
    this.form.showCounts(counts, choices);
    this.describe(answer);
    this.setAnswered();
    document.title = q.trim() === '' ? this.title : `${q.trim().slice(0, 40)} · ${this.title}`;
  }

  protected describe(answer: Answer): void {
    const { hits, passages, complete, unfiltered, search: { q } } = answer;
    const { status, cards } = this.parts;
    const isAnswered = complete && hits.length === 0 && passages.length === 0 && unfiltered === 0 && cards.querySelector('a') !== null;
    status.textContent = `${q === this.state.q ? '' : `问句里的“${q}”：`}${isAnswered ? '原文里没有这几个字，下面的可能是要找的。' : summarise(answer)}`;
  }

  private showFailure(): void {
    const { list, elsewhere, cards, more, status, help } = this.parts;
    for (const part of [list, elsewhere, cards]) part.replaceChildren();
    cards.removeAttribute('data-kept');
    list.removeAttribute('aria-busy');
    more.hidden = true;
    status.textContent = '搜索数据没有加载成功。';
    this.setAnswered();
    const again = h('button', { type: 'button' }, '再试一次');
    again.addEventListener('click', () => void this.run());
    help.replaceChildren(h('p', {}, '请检查网络连接。'), again);
    help.hidden = false;
  }
}

/** The form of the page of search: the boxes for words, the facets, the order. */
import { FACETS, hasChoices, parameterOf, type Choices, type Counts, type Facet, type Search } from '../../search/index.ts';
import { setAsked } from '../lib/dom.ts';

export class SearchForm {
  readonly form: HTMLFormElement;
  /** The box of the form. */
  readonly main: HTMLInputElement;
  /** All boxes for words on the page, that one first: they say the same. */
  readonly fields: readonly HTMLInputElement[];
  private readonly sort: HTMLSelectElement | null;
  private readonly themes: ReadonlyMap<string, string>;

  constructor(form: HTMLFormElement, main: HTMLInputElement, others: readonly HTMLFormElement[]) {
    this.form = form;
    this.main = main;
    this.fields = [main, ...others.flatMap((box) => box.querySelector<HTMLInputElement>('input[name="q"]') ?? [])];
    this.sort = form.querySelector<HTMLSelectElement>('select[name="sort"]');
    this.themes = new Map(this.boxesOf('theme').map((box) => [box.value, box.closest('label')?.firstChild?.nextSibling?.textContent ?? box.value]));
    // On a phone the results come first.
    const facets = form.querySelector<HTMLDetailsElement>('.search-facets');
    if (facets && matchMedia('(max-width: 46rem)').matches) facets.open = false;
  }

  private boxesOf(facet: Facet): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="${parameterOf(facet)}"]`)];
  }

  /** The facets know the themes' names. */
  themeName(id: string): string {
    return this.themes.get(id) ?? id;
  }

  show(search: Search): void {
    for (const field of this.fields) if (field.value !== search.q) field.value = search.q;
    for (const facet of FACETS) for (const box of this.boxesOf(facet)) box.checked = search.choices[facet]?.includes(box.value) ?? false;
    if (this.sort) this.sort.value = search.sort;
    setAsked(search.q.trim() !== '' || hasChoices(search));
  }

  /** What the form asks now. What an address asks for and no box offers stays as it is. */
  read(q: string, before: Search): Search {
    const choices: Choices = {};
    for (const facet of FACETS) {
      const offered = this.boxesOf(facet);
      const unknown = (before.choices[facet] ?? []).filter((value) => !offered.some((box) => box.value === value));
      const values = [...offered.filter((box) => box.checked).map((box) => box.value), ...unknown];
      if (values.length > 0) choices[facet] = values;
    }
    return { q, choices, sort: this.sort?.value === 'date' ? 'date' : 'relevance', all: before.all };
  }

  showCounts(counts: Counts, choices: Choices): void {
    for (const facet of FACETS) {
      for (const box of this.boxesOf(facet)) {
        const count = counts[facet].get(box.value) ?? 0;
        const label = box.closest('label');
        const output = label?.querySelector('[data-count]');
        if (output) output.textContent = String(count);
        if (label) label.hidden = count === 0 && !box.checked;
      }
    }
    for (const group of this.form.querySelectorAll<HTMLElement>('fieldset')) {
      group.hidden = group.querySelector('label:not([hidden])') === null;
    }
    const clear = this.form.querySelector<HTMLElement>('[data-search-clear]');
    if (clear) clear.hidden = !hasChoices({ q: '', choices, sort: 'relevance', all: false });
  }
}

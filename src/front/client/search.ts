// The page of search of a front: one engine for each site that the form offers, and the reader's own first.
import { SearchForm } from '../../client/search/form.ts';
import { SeveralSearchPage } from '../../client/search/several-page.ts';
import { CheckedEngine, SeveralEngines } from '../../client/search/several.ts';

const root = document.documentElement.dataset['root'] ?? '';
const form = document.querySelector<HTMLFormElement>('[data-search-page]');
const main = form?.querySelector<HTMLInputElement>('input[name="q"]');
/** Kept in the browser: the site whose results the reader wants first. */
const KEY = 'yaodian-first-site';

/** Where storage is full or forbidden, the choice lasts as long as the page. */
function tryStorage<Value>(act: () => Value): Value | null {
  try {
    return act();
  } catch {
    return null;
  }
}

/** What the address says (`first=37/`), else what was chosen the last time. */
function startFirst(select: HTMLSelectElement): void {
  select.value = new URLSearchParams(location.search).get('first') ?? tryStorage(() => localStorage.getItem(KEY)) ?? '';
  select.addEventListener('change', () => { tryStorage(() => { localStorage.setItem(KEY, select.value); }); });
  if (select.selectedIndex < 0) select.value = '';
}

const select = form?.querySelector<HTMLSelectElement>('select[name="first"]');
if (form && main && select) {
  startFirst(select);
  const shards = [...select.options].filter(({ value }) => value !== '').map(({ value, textContent }) => ({ path: value, name: textContent }));
  const engine = new SeveralEngines(shards.map((shard) => ({ shard, engine: new CheckedEngine(shard) })), () => select.value);
  new SeveralSearchPage(new SearchForm(form, main, [...document.querySelectorAll<HTMLFormElement>('.search-box')]), engine, root).start();
}

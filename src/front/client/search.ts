// The page of search of a front: one engine for each site that the form offers.
import { Engine } from '../../client/search/engine.ts';
import { setUpSearchPage } from '../../client/search/page.ts';
import { saidOfSites } from '../../client/search/several-said.ts';
import { SeveralEngines } from '../../client/search/several.ts';

const root = document.documentElement.dataset['root'] ?? '';
const form = document.querySelector<HTMLFormElement>('[data-search-page]');
if (form) {
  const shards = [...form.querySelectorAll<HTMLOptionElement>('select[name="first"] option')]
    .filter(({ value }) => value !== '').map(({ value, textContent }) => ({ path: value, name: textContent }));
  setUpSearchPage(form, [...document.querySelectorAll<HTMLFormElement>('.search-box')], new SeveralEngines(shards.map((shard) => ({ shard, engine: new Engine(shard) }))), root, saidOfSites);
}

// Search: loaded by src/client/search-box.ts when a reader touches a box or opens the address of a search.
import { Engine } from '../search/engine.ts';
import { setUpSearchPage } from '../search/page.ts';
import { setUpSuggestions } from '../search/suggest.ts';

const root = document.documentElement.dataset['root'] ?? '';
const engine = new Engine(`${root}search/data/`);
const boxes = [...document.querySelectorAll<HTMLFormElement>('[data-search-box]')];
const page = document.querySelector<HTMLFormElement>('[data-search-page]');

// By the time the first key is pressed the core is there.
engine.open().catch(() => undefined);
if (page) setUpSearchPage(page, boxes, engine, root);
else for (const box of boxes) setUpSuggestions(box, engine, root);

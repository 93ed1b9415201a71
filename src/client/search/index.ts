// The page of results: loaded by src/client/every-page/search-box.ts when a reader touches it or opens the address of a search.
import { Engine } from './engine.ts';
import { setUpSearchPage } from './page.ts';

const root = document.documentElement.dataset['root'] ?? '';
const form = document.querySelector<HTMLFormElement>('[data-search-page]');
if (form) setUpSearchPage(form, [...document.querySelectorAll<HTMLFormElement>('[data-search-box]')], new Engine(), root);

// The box on every other page: loaded by src/client/search-box.ts when a reader touches it.
import { Engine } from '../search/engine.ts';
import { setUpSuggestions } from '../search/suggest.ts';

const root = document.documentElement.dataset['root'] ?? '';
const engine = new Engine(`${root}search/data/`);
for (const box of document.querySelectorAll<HTMLFormElement>('[data-search-box]')) setUpSuggestions(box, engine, root);

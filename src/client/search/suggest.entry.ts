// The box on every other page: loaded by src/client/every-page/search-box.ts when a reader touches it.
import { Engine } from './engine.ts';
import { setUpSuggestions } from './suggest.ts';

const root = document.documentElement.dataset['root'] ?? '';
const engine = new Engine();
for (const box of document.querySelectorAll<HTMLFormElement>('[data-search-box]')) setUpSuggestions(box, engine, root);

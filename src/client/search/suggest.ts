/** The box on every page: the first results in a list below it, as one types. */
import { LONGEST_QUERY, toQueryString, type Search } from '../../search/index.ts';
import { dropAsking } from '../../search/cards.ts';
import { MOST_SUGGESTIONS } from '../../view/limits.ts';
import type { Answer, SearchEngine } from './engine.ts';
import { areCardsHere, loadCards } from './load-cards.ts';
import { isComposing, onTyped } from './typing.ts';
import { h } from '../lib/dom.ts';
import { addressOf, excerptOf, nameOf, pathOf, viaWords } from './words.ts';

export function setUpSuggestions(form: HTMLFormElement, engine: SearchEngine, root: string): void {
  const field = form.querySelector<HTMLInputElement>('input[name="q"]');
  const popup = form.querySelector<HTMLElement>('[data-search-popup]');
  const status = form.querySelector<HTMLElement>('[data-search-status]');
  if (!field || !popup || !status) return;
  const list = h('ul', { role: 'listbox', id: `${field.id}-list`, 'aria-label': '搜索结果' });
  const note = h('p', { class: 'search-popup-note' });
  /** The best answer, above the hits; the arrows go through the hits. */
  const card = h('p', { class: 'search-popup-card' });
  card.hidden = true;
  popup.replaceChildren(card, list, note);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');

  let asked = 0;
  let active = -1;
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const toSearch = (): Search => ({ q: field.value.slice(0, LONGEST_QUERY + 1), choices: {}, sort: 'relevance', all: false });
  const searchPage = (): string => `${root}search/index.html${toQueryString(toSearch())}`;

  const setActive = (at: number): void => {
    active = at;
    options().forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === at));
      if (i !== at) return;
      field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    });
    if (at < 0) field.removeAttribute('aria-activedescendant');
  };
  const close = (): void => {
    asked += 1;
    popup.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    setActive(-1);
  };
  const show = ({ query, hits, passages, complete, search: { q } }: Answer): void => {
    list.replaceChildren(...hits.slice(0, MOST_SUGGESTIONS).map((hit, i) => {
      const via = viaWords(hit);
      return h('li', {
        role: 'option', id: `${list.id}-${String(i)}`, 'aria-selected': 'false',
        'data-point': hit.point.id, 'data-via': hit.via.join(' '), 'data-href': addressOf(hit.point, root, q),
      },
      h('span', { class: 'search-where' }, nameOf(hit.point), via === '' ? '' : `（${via}）`),
      h('span', { class: 'search-excerpt' }, ...(hit.via.includes('text') ? excerptOf(hit.point, query.include) : pathOf(hit.point, query.include))));
    }));
    if (hits.length > 0) {
      list.append(h('li', { role: 'option', id: `${list.id}-all`, 'aria-selected': 'false', class: 'search-all', 'data-href': searchPage() },
        complete ? `查看全部${String(hits.length)}项结果` : '查看全部结果'));
    }
    list.hidden = hits.length === 0;
    const words = hits.length > 0 ? `${String(hits.length)}项结果，用上下键选择` : query.tooLong ? `查询太长，最多${String(LONGEST_QUERY)}个字`
      : passages.length > 0 ? `条目里没有，按回车看文件的其他地方（${String(passages.length)}处）` : '没有找到，按回车看相近的说法';
    note.textContent = complete ? words : '正在搜索……';
    if (complete) {
      list.dataset['results'] = q;
      status.textContent = words;
    }
    popup.hidden = false;
    field.setAttribute('aria-expanded', String(hits.length > 0));
    setActive(-1);
  };
  /** Its room, before it comes: hits do not wait for it, and do not move when it is there. */
  const keepCard = (): void => {
    card.hidden = false;
    card.replaceChildren();
  };
  const showCard = async (isStale: () => boolean): Promise<void> => {
    const isKept = !areCardsHere();
    const [best] = await loadCards(field.value, (each) => each, 1);
    if (isStale()) return;
    card.hidden = best === undefined && !isKept;
    card.replaceChildren(...(best ? [h('a', { href: root + best.href }, best.title), ` ${best.text}`] : []));
  };
  const run = async (): Promise<void> => {
    const mine = ++asked;
    delete list.dataset['results'];
    if (field.value.trim() === '') {
      close();
      return;
    }
    try {
      if (areCardsHere()) await showCard(() => mine !== asked);
      else keepCard();
      if (mine !== asked) return;
      const search = toSearch();
      const plain = dropAsking(search.q);
      for await (const answer of engine.search(search, () => mine !== asked)) {
        if (mine !== asked) return;
        // Where nothing has the query as it stands, it is looked for without the words that ask.
        if (answer.complete && answer.hits.length === 0 && plain !== search.q) {
          for await (const other of engine.search({ ...search, q: plain }, () => mine !== asked)) {
            if (mine !== asked) return;
            show(other);
          }
        } else show(answer);
      }
      if (!areCardsHere()) await showCard(() => mine !== asked);
    } catch {
      if (mine !== asked) return;
      list.replaceChildren();
      list.hidden = true;
      note.textContent = '搜索数据没有加载成功，请检查网络后再试。';
      popup.hidden = false;
    }
  };

  onTyped(field, () => void run());
  field.addEventListener('keydown', (event) => {
    if (isComposing(event)) return;
    const all = popup.hidden ? [] : options();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (all.length === 0) {
        if (event.key === 'ArrowDown') void run();
        return;
      }
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Past either end is the field itself.
      setActive(((active + 1 + step + all.length + 1) % (all.length + 1)) - 1);
    } else if (event.key === 'Enter') {
      const href = all[active]?.dataset['href'];
      event.preventDefault();
      if (field.value.trim() !== '' || href !== undefined) location.href = href ?? searchPage();
    } else if (event.key === 'Escape') {
      if (popup.hidden) return;
      // The first Escape closes the list and keeps what was typed.
      event.preventDefault();
      close();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    location.href = searchPage();
  });
  // The field keeps the focus: not every browser gives it to a link that is pressed, and without it the list closes.
  popup.addEventListener('pointerdown', (event) => { event.preventDefault(); });
  list.addEventListener('click', (event) => {
    const href = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-href]')?.dataset['href'] : undefined;
    if (href !== undefined) location.href = href;
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close();
  });
  // What was typed while this loaded.
  if (field.value !== '' && document.activeElement === field) void run();
}

/** When nothing matches: what is near. */
import { hasChoices, quoteTerm, toQueryString, type Search } from '../../search/index.ts';
import { foldText } from '../../text/fold.ts';
import { MOST_WORDS_OFFERED } from '../../view/limits.ts';
import type { Answer, GlossaryTerm, SearchEngine } from './engine.ts';
import { h } from '../lib/dom.ts';

/** Fills `place` with terms that match alone, and glossary terms; a sentence where there is none of either. */
export async function makeHelp(
  place: HTMLElement, { search, query, unfiltered }: Answer, engine: SearchEngine, root: string, isStale: () => boolean,
): Promise<void> {
  const again = (next: Search, words: string): HTMLLIElement =>
    h('li', {}, h('a', { href: toQueryString(next) || '?', 'data-search-again': '' }, words));
  const plain = (q: string): Search => ({ q, choices: {}, sort: search.sort, all: false });
  const children: Node[] = [];

  if (search.q.trim() === '' && !hasChoices(search)) {
    place.hidden = true;
    return;
  }
  if (unfiltered > 0 && hasChoices(search)) {
    children.push(h('ul', {}, again({ ...search, choices: {} }, `不加条件有${String(unfiltered)}项`)));
  } else if (!query.tooLong) {
    const items: HTMLLIElement[] = [];
    if (query.exclude.length > 0) {
      const q = query.include.map(quoteTerm).join(' ');
      const count = (await engine.searchAll(plain(q), isStale))?.hits.length ?? 0;
      if (count > 0) items.push(again(plain(q), `不排除“${query.exclude.join('、')}”：${String(count)}项`));
    }
    for (const piece of splitTerms(query.include)) {
      if (isStale()) return;
      const count = await engine.count(quoteTerm(piece));
      if (count > 0) items.push(again(plain(quoteTerm(piece)), `${piece}：${String(count)}项`));
    }
    if (items.length > 0) children.push(h('h2', {}, '单独搜索这些词'), h('ul', { 'data-search-alone': '' }, ...items));
    const terms = findGlossary(await engine.glossary(), query.include);
    if (terms.length > 0) {
      children.push(h('h2', {}, '相关的名词'), h('dl', { 'data-search-glossary': '' }, ...terms.flatMap(({ term, short, url }) => [
        h('dt', {}, url === null ? term : h('a', { href: root + url }, term)), h('dd', {}, short),
      ])));
    }
  }
  if (isStale()) return;
  if (children.length === 0) {
    children.push(h('p', {}, '请换一个短一些的说法，或用空格分开几个词；也可以从',
      h('a', { href: root + (document.querySelector<HTMLElement>('[data-search-page]')?.dataset['themes'] ?? 'themes/index.html') }, '主题对照'), '找起。'));
  }
  place.replaceChildren(...children);
  place.hidden = false;
}

/** The terms themselves, or for a single one the words in it. */
export function splitTerms(terms: readonly string[]): string[] {
  const pieces = new Set<string>();
  for (const term of terms) {
    if (terms.length > 1) pieces.add(term);
    for (const word of splitWords(term.slice(0, 60))) {
      if (word !== term && (word.length > 1 || (terms.length === 1 && term.length < 4))) pieces.add(word);
    }
  }
  return [...pieces].slice(0, MOST_WORDS_OFFERED);
}

function splitWords(term: string): string[] {
  const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);
  if (typeof Intl.Segmenter === 'function') {
    const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(term)].map(({ segment }) => segment).filter(isWord);
    if (words.some((word) => word.length > 1)) return words;
  }
  // No dictionary here, or it knows none of the words: pairs.
  const chars = [...term].filter(isWord);
  return chars.length > 2 ? chars.slice(1).map((char, i) => (chars[i] ?? '') + char) : chars;
}

/** Terms that contain a term of the query, are contained in one, or share two characters in a row with it; the nearest first. */
function findGlossary(glossary: readonly GlossaryTerm[], terms: readonly string[]): GlossaryTerm[] {
  // A related word leads to its term, behind those that mean the same.
  const score = ({ term, also, related }: GlossaryTerm): number => Math.max(toScore([term, ...also]), toScore(related) / 2);
  const toScore = (names: readonly string[]): number => Math.max(0, ...names.map((name) => {
    const folded = foldText(name, 'search').text;
    return Math.max(0, ...terms.map((wanted) => {
      if (wanted.length > 1 && folded.includes(wanted)) return 100;
      if (wanted.includes(folded)) return 50 + folded.length;
      let shared = 0;
      for (let i = 0; i + 2 <= wanted.length; i++) if (folded.includes(wanted.slice(i, i + 2))) shared += 1;
      return shared;
    }));
  }));
  return glossary.map((term) => ({ term, score: score(term) })).filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score).slice(0, 5).map(({ term }) => term);
}

/** What answers a query above its hits: loaded by load-cards.ts with the first query. */
import { findCards, type Card } from '../../search/cards.ts';
import { h } from '../lib/dom.ts';
import { provide } from '../lib/load.ts';

const CARD: Record<Card['kind'], string> = { question: '问题', theme: '主题', unit: '单位', term: '术语', notice: '文件', item: '条目' };

function toCardElement({ kind, title, text, href }: Card, root: string): HTMLElement {
  return h('li', {}, h('p', { class: 'card-head' }, h('span', { class: 'note' }, CARD[kind]), ' ', h('a', { href: root + href }, title)), h('p', { class: 'card-text' }, text));
}

export const searchCards = { findCards, toCardElement };

provide('assets/search-cards', searchCards);

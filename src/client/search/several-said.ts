/** What the page of search of several sites says besides: who has not answered, and what that means for what was found. */
import { h } from '../lib/dom.ts';
import type { Answer, Unanswered } from './engine.ts';
import type { SaidOfSites } from './page.ts';

const WHY: Record<Unanswered['why'], string> = {
  slow: '还没有回答，来了再添上。',
  silent: '没有回答，这里没有它的全部结果。',
  failed: '的搜索数据没有加载成功，这里没有它的结果。',
  format: '的网站是另一版本的程序做的，不能在这里一起搜索。',
};

/** Of several sites those that have not answered: why, a way to its own search, and another try. */
function toUnanswered({ sites, search: { q } }: Answer, root: string, again: () => void): HTMLElement[] {
  return (sites?.unanswered ?? []).map(({ shard, why }) => {
    const button = why === 'failed' || why === 'silent' ? h('button', { type: 'button' }, '再试一次') : null;
    button?.addEventListener('click', again);
    return h('p', { class: 'note', 'data-unanswered': why },
      `${shard.name}${WHY[why]}`, h('a', { href: `${root}${shard.path}search/index.html?${new URLSearchParams({ q }).toString()}` }, `到${shard.name}的网站搜索`), ' ', button);
  });
}

export const saidOfSites: SaidOfSites = {
  showUnanswered(...of) {
    document.querySelector('[data-search-unanswered]')?.replaceChildren(...toUnanswered(...of));
  },
  /** Nothing found means nothing where somebody is silent. */
  toSummary({ sites, hits, passages, complete }) {
    const missing = sites?.unanswered.length ?? 0;
    if (!complete || missing === 0 || hits.length + passages.length > 0) return null;
    return missing === sites?.asked ? '各网站都没有回答。' : '回答了的网站里没有找到。';
  },
};

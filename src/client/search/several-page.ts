/** The page of search of several sites: it says who has not answered, and what that means for what was found; it has no cards. */
import { h } from '../lib/dom.ts';
import type { Answer, Unanswered } from './engine.ts';
import { SearchPage } from './page.ts';

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

/** Nothing found means nothing where somebody is silent: what to say instead; null where the usual holds. */
function toSummary({ sites, hits, passages, complete }: Answer): string | null {
  const missing = sites?.unanswered.length ?? 0;
  if (!complete || missing === 0 || hits.length + passages.length > 0) return null;
  return missing === sites?.asked ? '各网站都没有回答。' : '回答了的网站里没有找到。';
}

export class SeveralSearchPage extends SearchPage {
  protected override needsHelp(answer: Answer): boolean {
    return super.needsHelp(answer) && toSummary(answer) === null;
  }

  protected override addCards(): Promise<void> {
    this.parts.cards.removeAttribute('data-kept');
    return Promise.resolve();
  }

  protected override describe(answer: Answer): void {
    super.describe(answer);
    // A ledger is of one site: in place of its button stands whose the hit is.
    [...this.parts.list.children].forEach((item, at) => {
      const shard = answer.hits[at]?.point.notice.shard;
      if (shard) item.querySelector('.search-facts')?.lastElementChild?.replaceWith(h('span', { class: 'note', 'data-shard': shard.path }, shard.name));
    });
    [...this.parts.elsewhere.querySelectorAll('li')].forEach((item, at) => {
      const shard = answer.passages[at]?.notice.shard;
      if (shard) item.querySelector('a')?.after(' ', h('span', { class: 'note', 'data-shard': shard.path }, shard.name));
    });
    const words = toSummary(answer);
    if (words !== null) this.parts.status.textContent = words;
    document.querySelector('[data-search-unanswered]')?.replaceChildren(...toUnanswered(answer, this.root, () => void this.run()));
  }
}

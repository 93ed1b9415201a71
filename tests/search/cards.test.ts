/** What stands above the hits. */
import { describe, expect, it } from 'vitest';
import { dropAsking, findCards, type Card } from '../../src/search/cards.ts';

const toCard = (kind: Card['kind'], title: string, ...names: string[]): Card => ({ kind, title, names: [title, ...names], text: '', href: '' });
const cards = [
  toCard('question', '谁牵头政策解读？'), toCard('question', '依申请公开多少天答复？'), toCard('question', '谁牵头依申请公开？'), toCard('question', '一年培训几次？'),
  toCard('theme', '政策解读'), toCard('theme', '依申请公开', '申请公开'), toCard('theme', '适老化与无障碍', '老年人', '残疾人'), toCard('theme', '队伍与培训', '培训'),
  toCard('unit', '法规', '政策法规处'), toCard('term', '适老化'), toCard('term', '三同步'),
];
const titles = (query: string) => findCards(query, cards).map(({ title }) => title);

describe('dropAsking', () => {
  it.each([
    ['谁牵头政策解读？', '政策解读'], ['依申请公开多久答复', '依申请公开 答复'], ['三同步是什么意思', '三同步'], ['老年人怎么办', '老年人'], ['政策解读', '政策解读'], ['谁', '谁'], ['', ''],
  ])('%s → %s', (query, rest) => {
    expect(dropAsking(query)).toBe(rest);
  });
});

describe('findCards', () => {
  it.each([
    ['谁牵头政策解读', ['谁牵头政策解读？', '政策解读']],
    ['谁负责政策解读', ['政策解读', '谁牵头政策解读？']],
    ['政策解读', ['政策解读', '谁牵头政策解读？']],
    ['老年人', ['适老化与无障碍']],
    ['老年人怎么上网站', ['适老化与无障碍']],
    ['三同步', ['三同步']],
    ['政策法规处', ['法规']],
    ['培训', ['队伍与培训', '一年培训几次？']],
    ['农村公路', []], ['公', []], ['谁', []],
  ])('%s', (query, wanted) => {
    expect(titles(query)).toEqual(wanted);
  });
  it.each([
    ['广州第17项', ['广州2022第17项']], ['广州 17', ['广州2022第17项']], ['广州2022第2-1条', ['广州2022 二（一）']], ['广州二（一）', ['广州2022 二（一）']], ['广州第18项', ['广州2022']], ['广州', ['广州2022']], ['广州2022', ['广州2022']],
  ])('%s names a notice, or one of its items', (query, wanted) => {
    expect(findCards(query, [...cards, { kind: 'notice', title: '广州2022', names: ['广州', '广州2022'], text: '', href: 'guangzhou-2022/index.html', items: { 17: '第17项', '2-1': '二（一）' } }]).map(({ title }) => title)).toEqual(wanted);
  });
  it('leads to the page of the item', () => {
    expect(findCards('广州第17项', [{ kind: 'notice', title: '广州2022', names: ['广州'], text: '', href: 'guangzhou-2022/index.html', items: { 17: '第17项' } }])[0]?.href).toBe('guangzhou-2022/17.html');
  });
  it('takes other words for the same question', () => {
    expect(titles('依申请公开多久答复')[0]).toBe('依申请公开多少天答复？');
  });
});

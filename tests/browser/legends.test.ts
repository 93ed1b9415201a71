/** What built pages say of their marks and of the method, against the marks they have and the code's own constants. Nothing here opens a browser. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { RELATED, SAME } from '../../src/compare/relation.ts';
import { SHORTEST_MARKED, SHORTEST_SHARED } from '../../src/compare/wording.ts';
import { getCorpus } from '../../src/corpus/load.ts';
import { MARKS } from '../../src/view/legend.ts';

const dist = inject('siteFolder');
const read = (path: string): string => readFileSync(dist + path, 'utf8');
const list = (folder: string): string[] => readdirSync(dist + folder).filter((name) => name.endsWith('.html')).map((name) => `${folder}/${name}`);
const toText = (html: string): string => html.replace(/<(script|style)\b[^]*?<\/\1>/g, '').replace(/<[^>]*>/g, '').replace(/&quot;/g, '"').replace(/&gt;/g, '>').replace(/&lt;/g, '<').replace(/&amp;/g, '&');
/** The classes of all elements in some HTML. */
const classesOf = (html: string): Set<string> => new Set([...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')));
const cut = (html: string, from: RegExp, to: string): string => {
  const start = html.search(from);
  return start < 0 ? '' : html.slice(start, html.indexOf(to, start) + to.length);
};
const themes = list('themes').filter((path) => path !== 'themes/index.html');
const points = getCorpus().notices.flatMap((notice) => notice.points.map(({ record }) => `${record.id}.html`));

it('the legend of a comparison names the marks in it, and no others', () => {
  expect(themes).toHaveLength(getCorpus().themes.length);
  for (const path of themes) {
    const html = read(path);
    const classes = classesOf(cut(html, /<table id="table-comparison"/, '</table>'));
    const legend = toText(cut(html, /<p class="legend note" data-legend/, '</p>'));
    const said = Object.entries(MARKS).filter(([, { shown, meaning }]) => legend.includes(`${shown.children.join('')}：${meaning}`)).map(([name]) => name);
    expect([path, said]).toEqual([path, Object.keys(MARKS).filter((name) => classes.has(name))]);
    // Nothing besides is said.
    expect([path, legend.split('；').filter(Boolean).length]).toEqual([path, said.length]);
  }
});

it('each mark of a legend stands on some page', () => {
  const classes = new Set(themes.flatMap((path) => [...classesOf(cut(read(path), /<table id="table-comparison"/, '</table>'))]));
  expect(Object.keys(MARKS).filter((name) => !classes.has(name))).toEqual([]);
});

it('a point names the marks in its lines of the source, and no others', () => {
  for (const path of points) {
    const html = read(path);
    const classes = classesOf(cut(html, /<ol class="seed-lines"/, '</ol>'));
    const text = toText(html);
    expect([path, text.includes('底色是条目文字'), text.includes('下划线是单位、时限和备注')]).toEqual([path, classes.has('text'), classes.has('field')]);
  }
});

it('a point calls what others have the same or related as it is marked', () => {
  for (const path of points) {
    const html = read(path);
    const heading = toText(cut(html, /<h2 id="partners"/, '</h2>'));
    const relations = new Set([...html.matchAll(/data-relation="(\w+)"/g)].map(([, relation]) => relation));
    expect([path, heading.includes('同一件事'), heading.includes('相关')]).toEqual([path, relations.has('same'), relations.has('related')]);
  }
});

it('the table of themes explains its hatching and its small figures', () => {
  const html = read('themes/index.html');
  const [table, caption] = [cut(html, /<table[^>]* id="table-matrix"/, '</table>'), toText(cut(html, /<caption/, '</caption>'))];
  const classes = classesOf(table);
  expect([caption.includes('斜纹'), caption.includes('＋'), caption.includes('底色')]).toEqual([classes.has('gap'), classes.has('also'), [...classes].some((name) => name.startsWith('shade-'))]);
});

it('the squares have a key for each level', () => {
  for (const path of ['index.html', 'commitments/index.html', 'jinan-2023/index.html']) {
    const html = read(path);
    const key = classesOf(cut(html, /<p class="squares-legend/, '</p>'));
    const levels = (classes: Set<string>) => [...classes].filter((name) => /^square-\d$/.test(name)).sort();
    expect([path, levels(key)]).toEqual([path, ['square-0', 'square-1', 'square-2', 'square-3']]);
    expect([path, levels(classesOf(html)).filter((name) => !key.has(name))]).toEqual([path, []]);
  }
});

it('numbers in sentences of method are the code\'s own', () => {
  const numbers = (path: string, pattern: RegExp) => [...toText(read(path)).matchAll(pattern)].map(([, number]) => Number(number));
  const marked = themes.flatMap((path) => numbers(path, /原话（(\d+)字以上）/g));
  expect([...new Set(marked)]).toEqual([SHORTEST_MARKED]);
  expect(numbers('wording/index.html', /逐字相同、长(\d+)字以上/g)).toEqual([SHORTEST_SHARED]);
  for (const path of ['index.html', 'questions/shared-wording.html']) expect([path, [...new Set(numbers(path, /(\d+)字以上的话/g))]]).toEqual([path, [SHORTEST_SHARED]]);
  expect(numbers('data/index.html', /同一件事（程度([\d.]+)以上）/g)).toEqual([SAME]);
  expect(numbers('data/index.html', /相关的条目（([\d.]+)以上）/g)).toEqual([RELATED]);
});

it('counts in the guide are the corpus\'s own', () => {
  const { themes: all } = getCorpus();
  const method = toText(read('guide/method.html'));
  const HAN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const toHan = (count: number) => (count < 10 ? HAN[count] : `${HAN[Math.floor(count / 10)] ?? ''}十${count % 10 === 0 ? '' : HAN[count % 10] ?? ''}`);
  const groups = new Set(all.map(({ group }) => group));
  expect(method).toContain(`${toHan(all.length) ?? ''}个主题归为${toHan(groups.size) ?? ''}组`);
  for (const name of groups) expect(method).toContain(name);
});

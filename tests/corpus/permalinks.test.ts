import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assignAnchors, listAnchors } from '../../src/points/anchors.ts';
import { checkPermalinks, follow, listIds, readPermalinks, toPath, toRedirectPage } from '../../src/corpus/permalinks.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { nodesOf, parse } from '../../src/notice/index.ts';
import { ROOT } from '../support/notices.ts';

const corpus = loadCorpus(ROOT);
const listed = readFileSync(`${ROOT}content/permalinks.txt`, 'utf8');
const check = (text: string, live: string[] = listIds(corpus)) => checkPermalinks(readPermalinks(text), live).map(({ message }) => message);

describe('content/permalinks.txt', () => {
  it('lists every theme, notice and point, and none is gone without a redirect', () => {
    expect(check(listed)).toEqual([]);
  });

  it.each([
    ['an id that is gone', `${listed}\nguangzhou-2022/40`, ['guangzhou-2022/40 曾经发布，现在没有了']],
    ['an id that is published and not listed', listed.replace('guangzhou-2022/17\n', ''), ['guangzhou-2022/17 没有列入']],
    ['a redirect to nowhere', `${listed}\nx → guangzhou-2022/99`, ['没有 guangzhou-2022/99']],
    ['a redirect away from what is there', listed.replace('guangzhou-2022/17\n', 'guangzhou-2022/17 → guangzhou-2022/18\n'), ['guangzhou-2022/17 还在']],
    ['redirects in a circle', `${listed}\nx → y\ny → x`, ['x 的转向绕成了圈', 'y 的转向绕成了圈']],
    ['an id twice', `${listed}\njinan-2023`, ['jinan-2023 列了两次']],
    ['what is no id', `${listed}\n../x`, ['不是编号']],
    ['a half redirect', `${listed}\nx → `, ['不是编号']],
  ])('tells of %s', (_, text, messages) => {
    expect(check(text)).toEqual(messages.map((message) => expect.stringContaining(message) as string));
  });

  it('takes a redirect for an id that is gone, also over several steps', () => {
    const text = `${listed}\nguangzhou-2022/40 → guangzhou-2022/41\r\nguangzhou-2022/41 → guangzhou-2022/17`;
    expect(check(text)).toEqual([]);
    expect(follow('guangzhou-2022/40', readPermalinks(text).moved)).toBe('guangzhou-2022/17');
  });
});

describe('the page at a moved address', () => {
  it.each([
    ['a-2020/1', 'b-2021/2', '../b-2021/2.html'],
    ['a-2020', 'b-2021', '../b-2021/index.html'],
    ['themes/old', 'themes/new', '../themes/new.html'],
  ])('%s leads to %s, relatively', (from, to, href) => {
    const html = toRedirectPage(from, to);
    expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${href}">`);
    expect(html.indexOf(`<meta http-equiv="Content-Security-Policy" content="default-src 'none';`)).toBeGreaterThan(0);
    expect(html).toContain(`<a href="${href}">`);
    expect(html).toContain(`<link rel="canonical" href="${href}">`);
    expect(new URL(href, `https://x.test/some/path/${toPath(from)}`).pathname).toBe(`/some/path/${toPath(to)}`);
  });

  it('says its whole address where the site has one', () => {
    expect(toRedirectPage('a/1', 'b/2', 'https://x.test/y/')).toContain('<link rel="canonical" href="https://x.test/y/b/2.html">');
  });
});

describe('the anchors of a notice', () => {
  const anchors = corpus.notices.map((notice) => ({
    notice,
    anchors: assignAnchors(notice.tree, notice.points.map(({ record, evidence }) => ({ number: record.number, start: evidence.whole.start.offset, end: evidence.whole.end.offset }))),
  }));

  it.each(anchors)('$notice.id: one for each point, part, paragraph, field, table and row; none twice', ({ notice, anchors: own }) => {
    const names = [...own.values()];
    expect(new Set(names).size).toBe(names.length);
    for (const { record } of notice.points) expect(names, record.id).toContain(`p-${record.number}`);
    for (const node of nodesOf(notice.tree)) {
      if (['section', 'paragraph', 'field', 'table', 'row', 'item'].includes(node.type)) expect(own.get(node), JSON.stringify(node.position.start)).toMatch(/^[a-z][0-9a-zA-Z]*(?:-[0-9a-z]+|-[a-zA-Z]+)*$/);
    }
  });

  it('do not move: each in content/anchors.txt still is there, before the same words', () => {
    const now = new Set(corpus.notices.flatMap(listAnchors));
    const published = readFileSync(`${ROOT}content/anchors.txt`, 'utf8').split('\n').filter((line) => line !== '');
    expect(published.length).toBeGreaterThan(300);
    expect(published.filter((line) => !now.has(line))).toEqual([]);
  });

  it('come from numbers and counts, not from offsets: lines set before a notice move none', () => {
    const text = '关于做好工作的通知\n\n各单位：\n一、公开\n（一）主动公开\n1.及时公开。\n2.全面公开。\n二、保障\n加强领导。\n';
    const names = (source: string) => [...assignAnchors(parse(source), []).values()];
    expect(names(`首页 > 公开\n\n\n${text}`).filter((name) => name.startsWith('s-'))).toEqual(names(text).filter((name) => name.startsWith('s-')));
    expect(names(text)).toEqual(expect.arrayContaining(['f-title', 's-1-1-2', 's-1-1-2-g1', 's-2-g1']));
  });

  it('tell numbers apart that are printed twice', () => {
    const names = [...assignAnchors(parse('关于做好工作的通知\n一、公开\n及时。\n一、保障\n加强。\n'), []).values()];
    expect(names).toEqual(expect.arrayContaining(['s-1', 's-1-g1', 's-1-2', 's-1-2-g1']));
  });
});

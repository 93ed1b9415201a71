/** Web pages and Markdown: what a browser shows is what is read. */
import { describe, expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { readHtml } from '../../src/reading/html.ts';
import { readAtOnce } from '../../src/reading/index.ts';

const html = (body: string) => readAtOnce('x.html', Buffer.from(`<!doctype html><html><body>${body}</body></html>`));
const md = (text: string) => readAtOnce('x.md', Buffer.from(text));

describe('web pages', () => {
  it.each<[string, string, string]>([
    ['lists in Chinese numbers', '<ol style="list-style-type: cjk-ideographic"><li>公开<ol><li>规划。</li></ol></li><li>落实</li></ol>', '一、公开\n1. 规划。\n二、落实\n'],
    ['lists without marks', '<ol style="list-style:none"><li>（一）公开。</li></ol>', '（一）公开。\n'],
    ['values, reversed, letters', '<ol><li value="3">甲</li><li>乙</li></ol><ol reversed><li>丙</li><li>丁</li></ol><ol type="a"><li>戊</li></ol>', '3. 甲\n4. 乙\n2. 丙\n1. 丁\na. 戊\n'],
    ['a phonetic guide', '<p><ruby>公<rp>(</rp><rt>gōng</rt><rp>)</rp></ruby>开</p>', '公开\n'],
    ['line ends of the source', '<p>综合\n  交通\n and so on</p>', '综合交通 and so on\n'],
    ['words through which a line goes', '<p>（<s>法规处</s><span style="text-decoration:line-through">财务处</span>规划处牵头）</p>', '（规划处牵头）\n'],
    ['hidden by a class of the page', '<style>.no{display:none} @media print{.yes{display:none}}</style><p class="no">内部</p><p class="yes">公开</p>', '公开\n'],
    ['an article of 公众号', '<div id="js_content" style="visibility:hidden"><p>公开</p></div>', '公开\n'],
    ['a caption', '<table><caption>分工表</caption><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>公开</td></tr></table>', '分工表\n序号\t任务\n1\t公开\n'],
    ['hidden rows and cells', '<table><tr><td>序号</td><td style="display:none">内部</td><td>任务</td></tr><tr hidden><td>0</td><td>样</td></tr><tr><td>1</td><td>公开</td></tr></table>', '序号\t任务\n1\t公开\n'],
    ['words set in a pre', '<pre>序号  任务\n1     公开</pre>', '序号  任务\n1     公开\n'],
    ['a table in a cell of units', '<table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</td><td>公开</td><td><table><tr><td>规划处</td></tr><tr><td>财务处</td></tr></table></td></tr></table>', '序号\t任务\t责任单位\n1\t公开\t规划处 财务处\n'],
  ])('%s', (_, body, text) => {
    expect(html(body).text).toBe(text);
  });

  it('a blank cell is merged only where rowspan says so', () => {
    const { text, tables } = html('<table><tr><th>序号</th><th>工作任务</th><th>责任单位</th></tr><tr><td>1</td><td>公开规划。</td><td rowspan="2">规划处</td></tr><tr><td>2</td><td>公开统计。</td></tr><tr><td>3</td><td>公开预算。</td><td></td></tr></table>');
    expect(readNotice(text, tables).points.map(({ responsible, inherited }) => [responsible, inherited])).toEqual([[['规划处'], false], [['规划处'], true], [[], false]]);
  });

  it('of a 公众号 page the title and the article: what stands around it is left out, and said', () => {
    const { text, notes } = html('<h1 id="activity-name">公开要点</h1><div id="meta_content"><em>云川交通</em></div><div id="js_content" style="visibility:hidden"><p>一、公开规划。</p></div><div><p>阅读 1024</p></div><p>在看</p>');
    expect(text).toBe('公开要点\n\n一、公开规划。\n');
    expect(notes.join()).toContain('公众号文章前后的文字3处');
  });

  it('of a page whose article has no words, or stands in a frame, the rest is read', () => {
    expect(html('<div id="js_content"></div><div><p>一、公开规划。（规划处）</p></div>').text).toBe('一、公开规划。（规划处）\n');
    const { blocks } = readHtml('<p>甲</p><iframe src="a.html"></iframe><p>丙</p>', () => '<div id="js_content"><p>乙</p></div><p>在看</p>');
    expect(blocks).toMatchObject([{ lines: ['甲'] }, { lines: ['乙'] }, { lines: ['丙'] }]);
  });

  it('says what was hidden and struck', () => {
    expect(html('<p>甲<s>乙</s></p><p hidden>丙</p>').notes.join()).toMatch(/加删除线的文字1处、隐藏的文字1处|隐藏的文字1处.*加删除线的文字1处/);
  });
});

describe('Markdown', () => {
  it.each<[string, string, string]>([
    ['front matter', '---\ntitle: 甲\ndate: 2024-01-01\n---\n一、公开\n', '一、公开\n'],
    ['two rules are no front matter', '---\n一、公开\n---\n', '\n一、公开\n'],
    ['1. before every item', '1. 公开规划。\n1. 公开统计。\n', '1. 公开规划。\n2. 公开统计。\n'],
    ['numbers of the notice', '3. 公开规划。\n5. 公开统计。\n', '3. 公开规划。\n5. 公开统计。\n'],
    ['blocks of HTML', '<div align="center">关于公开的通知</div>\n\n<p>一、公开</p>\n', '关于公开的通知\n\n一、公开\n'],
    ['a table of HTML', '一、公开\n\n<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>公开</td></tr></table>\n', '一、公开\n\n序号\t任务\n1\t公开\n'],
    ['a line end in a cell', '| 任务 | 单位 |\n| --- | --- |\n| 公开 | 规划处<br>财务处 |\n', '| 任务 | 单位 |\n| --- | --- |\n| 公开 | 规划处 财务处 |\n'],
  ])('%s', (_, source, text) => {
    expect(md(source).text).toBe(text);
  });
});

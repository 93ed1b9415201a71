import { describe, expect, it } from 'vitest';
import { getCorpus } from '../../src/corpus/load.ts';
import { listAttributes, type ViewNode } from '../../src/view/element.ts';
import { toHtml } from '../../src/view/html.ts';
import { toPointCell } from '../../src/view/point-cell.ts';

/** All cells of the corpus; `confirmed` as given. */
const listCells = (confirmed: boolean) => getCorpus().notices.flatMap(({ short, record: { year, kind }, points }, order) => points.map(({ record, evidence }) => ({
  record, kind, html: toHtml(toPointCell('../', { order, short, year, kind, confirmed }, { ...record, deadlineInherited: evidence.deadlineInherited })),
})));
const toText = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('the cell of a point', () => {
  it('shows the text of every point without a character changed', () => {
    const cells = listCells(true);
    expect(cells).toHaveLength(127);
    for (const { record, html } of cells) expect(toText(/<p class="point-text"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? ''), record.id).toBe(record.text);
  });

  it('says 单位见于合并单元格 where the units are inherited, and nowhere else', () => {
    const cells = listCells(true);
    expect(cells.some(({ record }) => record.inherited)).toBe(true);
    for (const { record, html } of cells) expect(html.includes('单位见于合并单元格'), record.id).toBe(record.inherited);
  });

  it('says 待核 where nobody has confirmed the themes, and nowhere else', () => {
    for (const { record, html } of listCells(false)) expect(html, record.id).toContain('<span class="tag warn">待核</span>');
    for (const { record, html } of listCells(true)) expect(html, record.id).not.toContain('待核');
  });

  it('misses units of plans, not of reports', () => {
    for (const { record, kind, html } of listCells(true)) {
      const none = [record.lead, record.participants, record.responsible].every((names) => names.length === 0);
      expect(html.includes('未写明责任单位'), record.id).toBe(none && kind !== 'annual-report');
    }
  });
});

describe('toHtml', () => {
  it('escapes texts and attributes', () => {
    const node: ViewNode = { tag: 'a', attributes: { title: '"<&>"' }, children: ['<b>&</b>'] };
    expect(toHtml(node)).toBe('<a title="&quot;&lt;&amp;&gt;&quot;">&lt;b&gt;&amp;&lt;/b&gt;</a>');
  });

  it('leaves out attributes that are null, undefined or false', () => {
    expect(listAttributes({ a: null, b: undefined, c: false, d: true, e: 0 })).toEqual([['d', ''], ['e', '0']]);
  });
});

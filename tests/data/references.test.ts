/** References, read back by a library that other programs use. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { listUnstated, toBibtex, toCitable, toCslJson, toGbt7714, toRis, type Citable } from '../../src/data/references.ts';
import { toFullLabel } from '../../src/view/labels.ts';
import { ROOT } from '../support/notices.ts';

const corpus = loadCorpus(ROOT);
const find = (id: string) => {
  const notice = corpus.notices.find((each) => id.startsWith(each.id));
  const point = notice?.points.find(({ record }) => record.id === id)?.record;
  if (!notice) throw new Error(id);
  return toCitable(notice.record, point, point && toFullLabel(point));
};
const access = { url: 'https://x.test/y/guangzhou-2022/17.html', accessed: '2026-11-21' };
const readBack = (text: string, format: string) => plugins.input.chain(text, { forceType: format, generateGraph: false });

describe('GB/T 7714', () => {
  it('a notice by the 2025 edition: full-width signs, Z without an address', () => {
    expect(toGbt7714(find('guangzhou-2022'), 2025)).toBe('广州市交通运输局. 广州市交通运输局关于印发贯彻落实广州市2022年政务公开工作要点分工方案的通知：穗交运函〔2022〕415号[Z]. 2022-07-18.');
  });
  it('a point by the 2025 edition, read on a web page: EB/OL, date, day of access, address', () => {
    expect(toGbt7714(find('guangzhou-2022/17'), 2025, access)).toBe('广州市交通运输局. 广州市交通运输局关于印发贯彻落实广州市2022年政务公开工作要点分工方案的通知：穗交运函〔2022〕415号：第17项[EB/OL]. （2022-07-18）[2026-11-21]. https://x.test/y/guangzhou-2022/17.html.');
  });
  it('a notice by the 2015 edition, as its own example of an official document', () => {
    expect(toGbt7714({
      id: 'x', kind: 'work-points', issuer: '北京市人民政府办公厅', title: '关于转发北京市企业投资项目核准暂行实施办法的通知', number: '京政办发[2005]37号', date: '2005-07-12', part: null,
    }, 2015, { url: 'http://china.findlaw.cn/fagui/p_1/39934.html', accessed: '2011-07-12' }))
      .toBe('北京市人民政府办公厅. 关于转发北京市企业投资项目核准暂行实施办法的通知: 京政办发[2005]37号[A/OL]. (2005-07-12)[2011-07-12]. http://china.findlaw.cn/fagui/p_1/39934.html.');
  });
  it('leaves out what the source does not state, and infers no date from a title', () => {
    expect(toGbt7714(find('zibo-2023'), 2025)).toBe('淄博市交通运输局. 淄博市交通运输局2023年度政府信息公开工作年度报告[R].');
    expect(toGbt7714(find('zibo-2023'), 2015, access)).toBe(`淄博市交通运输局. 淄博市交通运输局2023年度政府信息公开工作年度报告[R/OL]. [2026-11-21]. ${access.url}.`);
    expect(toGbt7714(find('shandong-2021/7'), 2015)).toBe('山东省交通运输厅. 山东省交通运输厅关于印发《2021年山东省交通运输厅政务公开工作要点》的通知: 第（七）项（本站第7项）[A]. 2021-06-12.');
    expect(listUnstated(find('zibo-2023'))).toEqual(['发文字号', '日期']);
    expect(listUnstated(find('jinan-2023'))).toEqual([]);
  });
  it('a report by the 2025 edition (8.8.3): its day stands free, and without the day of access, which is for web pages alone', () => {
    const report: Citable = { ...find('zibo-2023'), date: '2024-01-30' };
    expect(toGbt7714(report, 2025, access)).toBe(`淄博市交通运输局. 淄博市交通运输局2023年度政府信息公开工作年度报告[R/OL]. 2024-01-30. ${access.url}.`);
    expect(toGbt7714(find('zibo-2023'), 2025, access)).toBe(`淄博市交通运输局. 淄博市交通运输局2023年度政府信息公开工作年度报告[R/OL]. ${access.url}.`);
    expect(toGbt7714(report, 2015, access)).toBe(`淄博市交通运输局. 淄博市交通运输局2023年度政府信息公开工作年度报告[R/OL]. (2024-01-30)[2026-11-21]. ${access.url}.`);
  });
  it('says so where there is not even a title', () => {
    expect(toGbt7714({ id: 'x', kind: 'work-points', title: null, issuer: null, number: null, date: null, part: null }, 2025)).toBe('[标题未见][Z].');
  });
});

/** What a parser read, by the names of the format itself; `number` is what managers fill the field for it with. */
interface Read {
  title: unknown;
  author: unknown;
  number: unknown;
  date: unknown;
  url: unknown;
}

function expectSame(read: Read | undefined, item: Citable, withAccess: boolean): void {
  expect(read).toEqual({
    title: [item.title, item.part].filter((word) => word !== null).join('：'),
    author: item.issuer, number: item.number, date: item.date, url: withAccess ? access.url : null,
  });
}

type Csl = Record<string, unknown> & { author?: { literal?: string; family?: string }[]; issued?: { 'date-parts'?: number[][] } };
const dateOf = (parts: number[] | undefined) => parts?.map((part) => String(part).padStart(2, '0')).join('-') ?? null;

const all = corpus.notices.flatMap((notice) => [toCitable(notice.record), ...notice.points.map(({ record }) => toCitable(notice.record, record, toFullLabel(record)))]);

describe.each([false, true])('every notice and point, with an address: %s', (withAccess) => {
  it('gives BibTeX that a parser reads the same from', () => {
    const text = all.map((item) => toBibtex(item, withAccess ? access : null)).join('\n');
    const read = readBack(text, '@biblatex/text') as Csl[];
    // CSL has no number for @misc: it is read from the entry itself.
    const entries = plugins.input.chain(text, { forceType: '@biblatex/text', target: '@biblatex/entries+list', generateGraph: false }) as { properties: Record<string, string> }[];
    expect(read).toHaveLength(all.length);
    all.forEach((item, at) => {
      const csl = read[at];
      expectSame({
        title: csl?.['title'], author: csl?.author?.[0]?.literal ?? csl?.author?.[0]?.family ?? null, number: entries[at]?.properties['number'] ?? null,
        date: dateOf(csl?.issued?.['date-parts']?.[0]), url: csl?.['URL'] ?? null,
      }, item, withAccess);
    });
  });
  it('gives RIS that a parser reads the same from', () => {
    const text = all.map((item) => toRis(item, withAccess ? access : null)).join('\r\n');
    const read = readBack(text, '@ris/file') as Csl[];
    expect(read).toHaveLength(all.length);
    const records = text.split(/^ER {2}- $/m);
    all.forEach((item, at) => {
      const csl = read[at];
      const tag = (name: string) => new RegExp(`^${name} {2}- (.*?)\\r$`, 'm').exec(records[at] ?? '')?.[1] ?? null;
      // This reader takes the year alone and no report number of GOVDOC; the tags of both are those of Zotero and EndNote.
      expect(dateOf(csl?.issued?.['date-parts']?.[0])?.slice(0, 4) ?? null).toBe(item.date?.slice(0, 4) ?? null);
      expectSame({
        title: csl?.['title'], author: csl?.author?.[0]?.literal ?? csl?.author?.[0]?.family ?? null, number: tag('SN'),
        date: tag('DA')?.replace(/\/$/, '').replaceAll('/', '-') ?? null, url: csl?.['URL'] ?? null,
      }, item, withAccess);
    });
  });
  it('gives CSL-JSON', () => {
    for (const item of all) {
      const csl = toCslJson(item, withAccess ? access : null);
      expect(JSON.stringify(csl)).not.toMatch(/null|undefined/);
      const { title, author, number = null, issued, URL: url = null } = csl as Csl;
      expectSame({ title, author: author?.[0]?.literal ?? null, number, date: dateOf(issued?.['date-parts']?.[0]), url }, item, withAccess);
    }
  });
});

describe('hostile titles', () => {
  const hostile = fc.string({ unit: fc.constantFrom('甲', 'a', '{', '}', '\\', '%', '&', '#', '$', '_', '^', '~', '"', '\n', ' ', '@', '=', '<', 'E', 'R', '-') });
  it('cannot leave their field in BibTeX', () => {
    fc.assert(fc.property(hostile, hostile, (title, issuer) => {
      const text = toBibtex({ id: 'x/1', kind: 'work-points', title, issuer, number: null, date: '2022-01-02', part: null });
      let depth = 0;
      for (const sign of text) {
        if (sign === '{') depth++;
        if (sign === '}') depth--;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
      expect(text.split('\n').filter((line) => line.startsWith('@'))).toHaveLength(1);
    }));
  });
  it('stay on their line in RIS', () => {
    fc.assert(fc.property(hostile, (title) => {
      const lines = toRis({ id: 'x', kind: 'work-points', title, issuer: null, number: null, date: null, part: null }).split('\r\n').filter((line) => line !== '');
      expect(lines.every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
      expect(lines.filter((line) => line.startsWith('ER'))).toHaveLength(1);
    }));
  });
});

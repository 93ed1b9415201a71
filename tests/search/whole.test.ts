/** Every line of every notice is found, and nothing that is not there. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeRandom } from '../../bench/random.ts';
import { toNoticeSources } from '../../src/build/search-index.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { findPassages, matchPoint, openBlock, parseQuery, toBlocks } from '../../src/search/index.ts';
import { asQuery, plain } from '../support/plain-scan.ts';

const corpus = loadCorpus(fileURLToPath(new URL('../../', import.meta.url)));
const { notices } = corpus;
const blocks = toBlocks(toNoticeSources(corpus)).map((packed) => openBlock(packed));

/** Notice → lines where the words stand, and points that have them. */
function search(words: string): { passages: string[]; points: string[] } {
  const query = parseQuery(words);
  return {
    passages: blocks.flatMap((block) => findPassages(block, query).map(({ notice, line }) => `${notice.id}:${String(line)}`)),
    points: blocks.flatMap((block) => block.points.flatMap((point) => (matchPoint(point, query) ? [point.id] : []))),
  };
}

/** The lines of the web page around a notice: its path, counters, byline, footer. */
const CHROME = /您现在的位置|发表时间:|浏览次数|分享到|Copyright|网站标识码|欢迎访问|^(?:市交通运输局|-)$/;
const texts = notices.map(({ id, text }) => ({ id, lines: text.split(/\r\n|\n|\r/) }));

describe('search over whole notices', () => {
  it('names the page or cell of a line, where the file is no text', () => {
    const [first] = toNoticeSources(corpus);
    const whole = '云川市要点\n各科室：\n请抓好落实。\n联系人：某某。\n';
    const blocksOf = (places: string[]) => toBlocks([{ ...first!, points: [], lines: new Map(), whole, places }]).map((packed) => openBlock(packed));
    const find = (places: string[], words: string) => blocksOf(places).flatMap((block) => findPassages(block, parseQuery(words)).map(({ line, place }) => [line, place]));
    const places = ['第1页', '第1页', '', '分工表!A9'];
    expect([find(places, '各科室'), find(places, '落实'), find(places, '联系人')]).toEqual([[[2, '第1页']], [[3, null]], [[4, '分工表!A9']]]);
    expect(find([], '各科室')).toEqual([[2, null]]);
  });

  it('finds random strings of every line, and names that line', () => {
    const random = makeRandom(20_261_201);
    const missed: string[] = [];
    let tried = 0;
    for (const { id, lines } of texts) {
      for (let round = 0; round < 400; round++) {
        const at = Math.floor(random() * lines.length);
        const line = lines[at] ?? '';
        const length = 2 + Math.floor(random() * 13);
        const start = Math.floor(random() * Math.max(1, line.length - length));
        const part = line.slice(start, start + length).trim();
        if (part.length < 2 || CHROME.test(line) || /^["＂-]/.test(part) || /^[\d\s-]*$/.test(line)) continue;
        tried++;
        if (!search(asQuery(part)).passages.includes(`${id}:${String(at + 1)}`)) missed.push(`${id}:${String(at + 1)} ${part}`);
      }
    }
    expect(tried).toBeGreaterThan(800);
    expect(missed).toEqual([]);
  });

  it('names no line that does not have the words', () => {
    const random = makeRandom(7);
    const wrong: string[] = [];
    let named = 0;
    for (let round = 0; round < 200; round++) {
      const { lines } = texts[Math.floor(random() * texts.length)] ?? texts[0]!;
      const line = lines[Math.floor(random() * lines.length)] ?? '';
      const part = line.slice(0, 6).trim();
      if (part === '' || /^["＂-]/.test(part)) continue;
      for (const place of search(asQuery(part)).passages) {
        named++;
        const [id, number] = place.split(':');
        const own = texts.find((text) => text.id === id)?.lines ?? [];
        // It begins in this line and may go on in those after it.
        const from = plain(own.slice(Number(number) - 1, Number(number) + 30).join(''));
        if (!from.includes(plain(part))) wrong.push(`${place} ${part}`);
      }
    }
    expect(named).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['济交办〔2023〕1号', 'jinan-2023'], ['关于印发', 'suqian-2021'], ['2023年12月底前', 'jinan-2023'], ['14826', 'zibo-2023'], ['此件公开发布', 'guangzhou-2022'],
    ['结合实际认真组织实施', 'suqian-2021'], ['市司法局牵头', 'guangzhou-2022'], ['严格规范、公正文明执法', 'jinan-2023'],
  ])('finds %s, wherever it stands', (words, notice) => {
    const { passages, points } = search(words);
    expect([...passages, ...points].some((place) => place.startsWith(notice))).toBe(true);
  });

  it.each([['至少组织1次', '至少组织 1 次'], ['⽉底前', '月底前'], ['⾏政', '行政']])('takes %s for %s', (typed, written) => {
    const found = search(typed);
    expect(found.points.length).toBeGreaterThan(0);
    expect(found).toEqual(search(`"${written}"`));
  });

  it('says nothing of what a web page has around the notice', () => {
    expect(search('粤公网安备')).toEqual({ passages: [], points: [] });
  });

  it('wants all terms together, and none of those excluded', () => {
    const both = search('序号 责任单位').passages;
    expect(both.length).toBeGreaterThan(0);
    expect(search('责任单位 -序号').passages.filter((place) => both.includes(place))).toEqual([]);
  });
});

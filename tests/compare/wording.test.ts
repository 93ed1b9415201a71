import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/text/fold.ts';
import { findSharedWording, findTerms, findWordingPairs, markWording } from '../../src/compare/wording.ts';
import { makePoint } from './make-point.ts';

const SHARED = '重点针对有明确责任主体和时限要求的工作任务';

describe('findSharedWording', () => {
  it('finds a span with its place in both texts', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: `甲，${SHARED}，逐项核查。` }),
      makePoint({ id: 'b-2021/1', text: `乙乙${SHARED}；建立台账。` }),
    ];
    const { spans } = findSharedWording(points);
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ folded: SHARED, length: SHARED.length });
    expect(spans[0]?.places).toEqual([
      { notice: 'a-2021', point: 'a-2021/1', start: 2, end: 2 + SHARED.length, quote: SHARED },
      { notice: 'b-2021', point: 'b-2021/1', start: 2, end: 2 + SHARED.length, quote: SHARED },
    ]);
  });

  it('takes no notice of punctuation, white space and width, and quotes each as it stands', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: '（一）登记、审核、办理、答复、归档等工作制度 ３ 项。' }),
      makePoint({ id: 'b-2021/1', text: '健全登记，审核,办理答复“归档”等工作 制度3项' }),
    ];
    expect(findSharedWording(points).spans.map(({ folded, places }) => [folded, ...places.map(({ quote }) => quote)])).toEqual([
      ['登记审核办理答复归档等工作制度3项', '登记、审核、办理、答复、归档等工作制度 ３ 项', '登记，审核,办理答复“归档”等工作 制度3项'],
    ]);
  });

  it('counts 14 letters, not 13', () => {
    const share = (words: string) => findSharedWording([
      makePoint({ id: 'a-2021/1', text: `甲${words}丙` }), makePoint({ id: 'b-2021/1', text: `乙${words}丁` }),
    ]).spans.length;
    expect(share('一二三四五六七八九十子丑寅')).toBe(0);
    expect(share('一二三四五六七八九十子丑寅卯')).toBe(1);
  });

  it('lists a shorter span inside a longer only for a notice that has no more', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: `进一步督查，${SHARED}，逐项核查落实` }),
      makePoint({ id: 'b-2021/1', text: `进一步督查，${SHARED}，逐项核查落实` }),
      makePoint({ id: 'c-2021/1', text: `对照考核，${SHARED}` }),
    ];
    const { spans } = findSharedWording(points);
    expect(spans.map(({ folded, places }) => [folded, places.map(({ notice }) => notice)])).toEqual([
      [`进一步督查${SHARED}逐项核查落实`, ['a-2021', 'b-2021']],
      [SHARED, ['a-2021', 'b-2021', 'c-2021']],
    ]);
  });

  it('takes names out of spans and shares, and lists them apart', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: `落实《中华人民共和国政府信息公开条例》甲，${SHARED}` }),
      makePoint({ id: 'b-2021/1', text: `学习《中华人民共和国政府信息公开条例》乙，${SHARED}` }),
      makePoint({ id: 'a-2021/2', text: '在网站建设公共交通企事业单位信息公开专栏' }),
      makePoint({ id: 'b-2021/2', text: '设置“公共交通企事业单位信息公开”专栏' }),
    ];
    const { spans, names, shares } = findSharedWording(points);
    expect(spans.map(({ folded }) => folded)).toEqual([SHARED]);
    expect(names.map(({ name, places }) => [name, places.map(({ point }) => point)])).toEqual([
      ['中华人民共和国政府信息公开条例', ['a-2021/1', 'b-2021/1']],
      ['公共交通企事业单位信息公开专栏', ['a-2021/2', 'b-2021/2']],
    ]);
    expect(shares.map(({ shared }) => shared)).toEqual([SHARED.length, SHARED.length]);
    expect(findWordingPairs(points).map(({ shared }) => shared)).toEqual([SHARED.length, SHARED.length]);
  });

  it('counts a name in the midst of other words as one letter', () => {
    const text = (name: string, end: string) => makePoint({ id: `${end}-2021/1`, text: `按照分工认真落实《${name}》，抓好任务${end}` });
    expect(findSharedWording([text('政府信息公开条例', 'a'), text('中华人民共和国政府信息公开条例', 'b')]).spans).toEqual([]);
    expect(findSharedWording([text('政府信息公开条例', 'a'), text('中华人民共和国政府信息公开条例', 'b')], 13).spans).toMatchObject([
      { length: 13, places: [{ quote: '按照分工认真落实《政府信息公开条例》，抓好任务' }, { quote: '按照分工认真落实《中华人民共和国政府信息公开条例》，抓好任务' }] },
    ]);
    expect(findSharedWording([text('政府信息公开条例', 'a'), text('行政复议法', 'b')], 13).spans).toEqual([]);
  });

  it('gives all of a notice that another repeats, names and all', () => {
    const texts = [`落实《甲规划纲要》，${SHARED}`, '在网站设置“信用交通”专栏'];
    const points = ['a', 'b'].flatMap((id) => texts.map((text, at) => makePoint({ id: `${id}-2021/${String(at)}`, text })));
    const { shares } = findSharedWording(points, 6);
    expect(shares.map(({ share, length }) => [share, length])).toEqual([[1, 3 + SHARED.length + 6], [1, 3 + SHARED.length + 6]]);
  });

  it('does not look inside one notice', () => {
    expect(findSharedWording([makePoint({ id: 'a-2021/1', text: SHARED }), makePoint({ id: 'a-2021/2', text: SHARED })]).spans).toEqual([]);
  });

  it('leaves out what only others share where one notice is asked about', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: `甲，${SHARED}，逐项核查。` }),
      makePoint({ id: 'b-2021/1', text: `乙，${SHARED}，逐一销号，公开征求意见时间一般不少于三十日` }),
      makePoint({ id: 'c-2021/1', text: '丙，公开征求意见时间一般不少于三十日' }),
    ];
    expect(findSharedWording(points).spans).toHaveLength(2);
    const { spans, shares } = findSharedWording(points, undefined, 'a-2021');
    expect(spans.map(({ places }) => places.map(({ notice }) => notice))).toEqual([['a-2021', 'b-2021']]);
    expect(shares.map(({ shared }) => shared > 0)).toEqual([true, true, false]);
  });

  it('measures what share of a notice stands elsewhere, overlapping spans once', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: `${SHARED}，${'自'.repeat(SHARED.length)}` }),
      makePoint({ id: 'b-2021/1', text: SHARED }),
      makePoint({ id: 'c-2021/1', text: `${SHARED.slice(0, 15)}的` }),
      makePoint({ id: 'd-2021/1', text: '' }),
    ];
    const shares = new Map(findSharedWording(points).shares.map((share) => [share.notice, share]));
    expect(shares.get('a-2021')).toMatchObject({ length: 2 * SHARED.length, shared: SHARED.length, share: 0.5 });
    expect(findWordingPairs(points).filter(({ notice }) => notice === 'a-2021')).toMatchObject([
      { other: 'b-2021', shared: SHARED.length, share: 0.5 },
      { other: 'c-2021', shared: 15, share: 15 / (2 * SHARED.length) },
    ]);
    expect(shares.get('b-2021')?.share).toBe(1);
    expect(shares.get('c-2021')?.share).toBe(15 / 16);
    expect(shares.get('d-2021')).toMatchObject({ length: 0, share: 0 });
  });

  it('holds of any texts: quotes fold to the span, which nothing can lengthen', () => {
    const text = fc.array(fc.constantFrom('政', '务', '公', '开', '，', ' ', 'Ａ', 'a', '𠮷'), { maxLength: 40 }).map((chars) => chars.join(''));
    fc.assert(fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
      const points = texts.map((each, at) => makePoint({ id: `${'abcd'.charAt(at)}-2021/1`, text: each }));
      const { spans, shares } = findSharedWording(points, 4);
      for (const { folded, length, places } of spans) {
        expect(length).toBeGreaterThanOrEqual(4);
        expect(new Set(places.map(({ notice }) => notice)).size).toBeGreaterThan(1);
        for (const { point, start, end, quote } of places) {
          expect(points.find(({ id }) => id === point)?.text.slice(start, end)).toBe(quote);
          expect(foldText(quote, 'letters').text).toBe(folded);
        }
      }
      // Against all pairs of positions, the slow way.
      const longest = (one: string, two: string) => {
        let most = 0;
        for (let i = 0; i < one.length; i++) for (let j = 0; j < two.length; j++) {
          let n = 0;
          while (i + n < one.length && j + n < two.length && one[i + n] === two[j + n]) n++;
          most = Math.max(most, n);
        }
        return most;
      };
      const folds = texts.map((each) => foldText(each, 'letters').text);
      const most = Math.max(0, ...folds.flatMap((one, i) => folds.slice(i + 1).map((two) => longest(one, two))));
      expect(spans[0]?.length ?? 0).toBe(most >= 4 ? most : 0);
      for (const { share } of shares) expect(share).toBeGreaterThanOrEqual(0);
      for (const { share } of shares) expect(share).toBeLessThanOrEqual(1);
    }));
  });
});

describe('markWording', () => {
  it('says of every stretch who else has it', () => {
    const marked = markWording([
      { id: 'a', text: '严格落实政策解读“三同步”，不断提升。' },
      { id: 'b', text: '认真落实政策解读三同步工作机制' },
      { id: 'c', text: '政策解读三同步；' },
    ]);
    expect(marked.map(({ id, stretches }) => [id, stretches.map(({ text, with: others }) => `${text}[${others.join('')}]`).join('')])).toEqual([
      ['a', '严格[]落实[b]政策解读“三同步[bc]”，不断提升。[]'],
      ['b', '认真[]落实[a]政策解读三同步[ac]工作机制[]'],
      ['c', '政策解读三同步[ab]；[]'],
    ]);
  });

  it('does not compare the texts of one column with each other', () => {
    const [first] = markWording([
      { id: 'a/1', column: 'a', text: '政策解读三同步' }, { id: 'a/2', column: 'a', text: '政策解读三同步' }, { id: 'b/1', column: 'b', text: '别的事项' },
    ]);
    expect(first?.stretches).toEqual([{ start: 0, end: 7, text: '政策解读三同步', with: [] }]);
  });

  it('gives the whole of each text', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('公', '开', '，', '。', '1'), maxLength: 30 }), { maxLength: 4 }), (texts) => {
      markWording(texts.map((text, at) => ({ id: String(at), text })), 2).forEach(({ stretches }, at) => {
        expect(stretches.map(({ text }) => text).join('')).toBe(texts[at]);
      });
    }));
  });
});

describe('findTerms', () => {
  const points = [
    makePoint({ id: 'a-2021/1', text: '推进“双随机、一公开”检查。' }),
    makePoint({ id: 'b-2021/1', text: '归集双随机一公开信息，开展双随机抽查。' }),
    makePoint({ id: 'b-2021/2', text: '开展“回头看”。' }),
  ];

  it('finds a term whatever stands between its letters, and a variant inside it once', () => {
    const [random] = findTerms(points, [{ term: '双随机一公开', variants: ['双随机'] }]);
    expect(random?.notices.map(({ notice, places }) => [notice, places.map(({ quote }) => quote)])).toEqual([
      ['a-2021', ['双随机、一公开']], ['b-2021', ['双随机一公开', '双随机']],
    ]);
    expect(random?.everywhere).toBe(true);
  });

  it('finds no term that runs over the end of a clause or sentence', () => {
    const [over] = findTerms([makePoint({ id: 'a-2021/1', text: '加强信息。公开规划。推进信息，公开预算。信息公开' })], [{ term: '信息公开' }]);
    expect(over?.notices.flatMap(({ places }) => places.map(({ start }) => start))).toEqual([20]);
  });

  it('says where not all have it, and where none has', () => {
    const [again, none] = findTerms(points, [{ term: '回头看' }, { term: '一企一档' }]);
    expect(again).toMatchObject({ everywhere: false, notices: [{ notice: 'b-2021', places: [{ point: 'b-2021/2', start: 3, end: 6 }] }] });
    expect(none).toEqual({ term: '一企一档', notices: [], everywhere: false });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeRecord, WorkPoint } from '../../src/points/index.ts';
import {
  applyFacets, fieldsOf, findMarksIn, fromQueryString, indexTokens, LONGEST_QUERY, makeExcerpt, matchPoint, openBlock,
  parseQuery, queryTokens, quoteTerm, rankHits, toQueryString, toBlocks, type Choices, type Hit,
} from '../../src/search/index.ts';
import { foldText } from '../../src/text/fold.ts';
import { cutAtSpans } from '../../src/text/pieces.ts';

const NOTICE: NoticeRecord = {
  id: 'a-2021', region: '甲市', level: '市', year: 2021, kind: 'work-points', title: null, issuer: null, number: null,
  issued: '2021-05-01', published: null, openness: null, source: { file: 'a.txt', sha256: '0'.repeat(64) }, url: 'a-2021/index.html',
};

function point(number: string, text: string, fields: Partial<WorkPoint> = {}): WorkPoint {
  return {
    id: `a-2021/${number}`, notice: 'a-2021', number, path: [], text, lead: [], participants: [], responsible: [], assignments: [], inherited: false,
    deadline: null, remark: null, commitments: [], themes: { primary: 'website', secondary: [] }, source: [], url: `a-2021/${number}.html`, ...fields,
  };
}

function search(points: WorkPoint[], q: string, choices: Choices = {}): { ids: string[]; hits: Hit[]; counts: ReturnType<typeof applyFacets>['counts'] } {
  const functions = new Map([['法规处', ['legal']], ['办公室', ['office']]]);
  const blocks = toBlocks([{ record: NOTICE, short: '甲', points, functions }]);
  const query = parseQuery(q);
  const found = blocks.map((packed) => openBlock(packed)).flatMap((block) => block.points.flatMap((each) => matchPoint(each, query) ?? []));
  const { hits, counts } = applyFacets(found, choices);
  const ranked = rankHits(hits, 'relevance');
  return { ids: ranked.map((hit) => hit.point.number), hits: ranked, counts };
}

describe('folding', () => {
  it.each([
    ['ＡｂＣ１２％', 'abc12%'],
    ['〔2021〕、［2021］、﹝2021﹞', '[2021]、[2021]、[2021]'],
    ['（一），', '(一),'],
    ['政\u200b务\u202e公\ufeff开', '政务公开'],
    ['a\u3000b\u00a0c', 'abc'],
    ['至少组织 1 次', '至少组织1次'],
    ['⽉底前，⾏政', '月底前,行政'],
    ['。、“”《》①', '。、“”《》①'],
  ])('%s → %s', (text, folded) => {
    expect(foldText(text, 'search').text).toBe(folded);
  });

  it('finds the way back to the text as it stands', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('政', 'Ａ', 'İ', '\u200b', '𠀀', '〔', ' ', '，', '\ud800') }), (text) => {
      for (const char of new Set(text)) {
        const [wanted = ''] = [foldText(char, 'search').text];
        for (const { start, end } of findMarksIn(text, [wanted])) {
          expect(foldText(text.slice(start, end), 'search').text).toContain(wanted);
        }
      }
      expect(cutAtSpans(text, findMarksIn(text, ['政'])).map((piece) => piece.text).join('')).toBe(text);
    }));
  });
});

describe('a query', () => {
  it.each([
    ['信息 公开', ['信息', '公开'], []],
    ['"信息 公开"', ['信息公开'], []],
    ['＂信息\u3000公开＂', ['信息公开'], []],
    ['公开 -年度', ['公开'], ['年度']],
    ['公开 -"年度 报告"', ['公开'], ['年度报告']],
    ['-12328', ['-12328'], []],
    ['5-p1', ['5-p1'], []],
    ['公开 - 年', ['公开', '-', '年'], []],
    ['“放管服”', ['“放管服”'], []],
    ['说"放', ['说"放'], []],
    ['"没有结束', ['"没有结束'], []],
    ['公开 公开 ', ['公开'], []],
    ['\u200b \u202e', [], []],
    ['""', ['""'], []],
  ])('%s', (source, include, exclude) => {
    expect(parseQuery(source)).toMatchObject({ include, exclude, tooLong: false });
  });

  it('of any kind never throws, and a term quoted is that term', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (source) => {
      for (const term of parseQuery(source).include) {
        if (!term.includes('"') && term.trim() === term) expect(parseQuery(quoteTerm(term)).include).toEqual([term]);
      }
    }));
  });

  it('that is too long has no terms', () => {
    expect(parseQuery('政'.repeat(LONGEST_QUERY + 1))).toMatchObject({ include: [], tooLong: true });
  });
});

describe('tokens', () => {
  const char = fc.constantFrom(...'政务公开信息Ａa1〔，。、“ \u200b𠀀-_.');

  it.each([true, false])('of any substring are among those of the text (runs: %s)', (runs) => {
    fc.assert(fc.property(fc.array(char, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (chars, a, b) => {
      const text = chars.join('');
      const tokens = new Set(indexTokens([text], runs));
      const start = a % chars.length;
      const part = foldText(chars.slice(start, start + 1 + (b % 12)).join(''), 'search').text;
      for (const token of queryTokens([part], runs)) expect(tokens).toContain(token);
    }));
  });

  it('hold letters and digits only, since Pagefind drops all else, and none begins another', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const tokens = indexTokens([text], true);
      for (const token of tokens) expect(token).toMatch(/^[\p{L}\p{N}]{2}$/u);
    }));
  });

  it('never join two fields', () => {
    expect(indexTokens(['甲乙', '丙丁'], true)).not.toContain('乙丙');
  });

  it('cover a long term from end to end with a few, and give each of several terms its turn', () => {
    expect(queryTokens(['甲乙丙丁戊己庚辛壬癸'], true)).toHaveLength(3);
    expect(queryTokens(['甲乙丙丁戊己庚辛壬癸'.repeat(20)], true)).toHaveLength(4);
    expect(queryTokens(['甲乙丙丁戊己庚辛', '子丑', '寅卯', '辰巳', '午未', '申酉', '戌亥'], true).slice(1)).toEqual(['子丑', '寅卯', '辰巳', '午未', '申酉']);
  });
});

describe('matching', () => {
  const POINTS = [
    point('1', '推进政务公开，落实三同步。', { path: [{ marker: '一、', text: '加强解读' }], lead: ['法规处'] }),
    point('2', '三同步，三同步。', { lead: ['办公室'], participants: ['法规处'] }),
    point('3', '三同步，再三同步，并做其他许多工作。', { path: [{ marker: '二、', text: '抓好三同步' }, { marker: '（一）', text: '加强督查' }] }),
    point('4', '另行安排。', { path: [{ marker: '二、', text: '抓好三同步' }], responsible: ['法规处'] }),
  ];

  it('puts text with heading first, then text by density, then heading alone', () => {
    expect(search(POINTS, '三同步').ids).toEqual(['3', '2', '1', '4']);
    expect(search(POINTS, '三同步').hits.map(({ via }) => via.join('+'))).toEqual(['text+heading', 'text', 'text', 'heading']);
  });

  it('finds units, and nothing across two fields or two headings', () => {
    expect(search(POINTS, '法规处').ids).toEqual(['1', '2', '4']);
    expect(search(POINTS, '抓好三同步加强').ids).toEqual([]);
    expect(search(POINTS, '督查三同步').ids).toEqual([]);
  });

  it('wants all terms, each in any field, and none of the excluded', () => {
    expect(search(POINTS, '三同步 法规处').ids).toEqual(['2', '1', '4']);
    expect(search(POINTS, '三同步 -督查').ids).toEqual(['2', '1', '4']);
    expect(search(POINTS, '三同步 -法规处').ids).toEqual(['3']);
  });

  it('counts what each value would leave, and takes function and role of one unit', () => {
    const { ids, counts } = search(POINTS, '', { function: ['legal'], role: ['lead'] });
    expect(ids).toEqual(['1']);
    expect([...counts.role]).toEqual([['lead', 1], ['participants', 1], ['responsible', 1]]);
    expect([...counts.function]).toEqual([['legal', 1], ['office', 1]]);
    expect([...counts.year]).toEqual([['2021', 1]]);
  });

  it('searches every field that is indexed', () => {
    const [block] = toBlocks([{ record: NOTICE, short: '甲', points: POINTS, functions: new Map() }]);
    expect(block && fieldsOf(block)).toEqual([...POINTS.map(({ text }) => text), '加强解读', '抓好三同步', '加强督查', '法规处', '办公室']);
  });

  it('knows the lines of each point again, in whatever order they stand', () => {
    const lines = new Map<string, [number, number]>([['1', [8, 9]], ['2', [3, 3]], ['3', [5, 12]]]);
    const block = toBlocks([{ record: NOTICE, short: '甲', points: [], functions: new Map(), whole: '甲', lines }]).map((packed) => openBlock(packed)).at(-1);
    expect(block?.whole?.ranges).toEqual([['1', 8, 9], ['2', 3, 3], ['3', 5, 12]]);
  });
});

describe('an excerpt', () => {
  it('holds the first hit, marked, of any text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('政', '，', '𠀀', 'x'), maxLength: 400 }), fc.string({ unit: fc.constantFrom('x', '𠀀'), maxLength: 400 }), (before, after) => {
      const text = `${before}目标${after}`;
      const pieces = makeExcerpt(text, findMarksIn(text, ['目标']));
      expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual(['目标']);
      expect(pieces.every((piece) => piece.text.isWellFormed())).toBe(true);
      expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(140);
    }));
  });
});

describe('an address', () => {
  it('gives back every search', () => {
    const values = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 3 });
    fc.assert(fc.property(
      fc.string({ unit: 'grapheme' }), fc.option(values), fc.option(values), fc.constantFrom('relevance' as const, 'date' as const), fc.boolean(),
      (q, place, unit, sort, all) => {
        const choices: Choices = { ...(place && { place }), ...(unit && { function: unit }) };
        expect(fromQueryString(toQueryString({ q, choices, sort, all }))).toEqual({ q, choices, sort, all });
      },
    ));
  });

  it.each(['?q=%E0%A4%A', '?q=%', '?&&=&q', '?place=&place=', '?q=a&q=b&sort=<>'])('%s does not throw', (query) => {
    expect(() => fromQueryString(query)).not.toThrow();
  });
});

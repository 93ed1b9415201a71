/** The glossary: what is said to be a term's use is what the notices write, and related words are kept apart from other spellings. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findTerms } from '../../src/compare/index.ts';
import { getCorpus } from '../../src/corpus/load.ts';
import { foldText } from '../../src/text/fold.ts';

interface Front { term: string; also: string[]; related: string[] }
const terms = readdirSync('content/glossary').map((file) =>
  parse(/^---\n([\s\S]*?)\n---/.exec(readFileSync(`content/glossary/${file}`, 'utf8'))?.[1] ?? '') as Front);
const points = getCorpus().notices.flatMap((notice) => notice.points.map(({ record }) => record));
// Quotes around a part of the word do not count: 信息公开”专栏.
const asWritten = (words: string) => foldText(words, 'wording').text.replaceAll('"', '');

describe('the glossary', () => {
  it('finds only words that are written so', () => {
    for (const { term, also, related } of terms) {
      const asked = [{ term, variants: also }, ...related.map((word) => ({ term: word, variants: [] }))];
      findTerms(points, asked).forEach(({ notices }, at) => {
        const spellings = [asked[at]?.term ?? '', ...asked[at]?.variants ?? []].map(asWritten);
        for (const { quote } of notices.flatMap(({ places }) => places)) expect(spellings).toContain(asWritten(quote));
      });
    }
  });

  it('gives no spelling to two terms, and no related word as a spelling', () => {
    const spellings = terms.flatMap(({ term, also }) => [term, ...also]);
    expect(spellings.filter((word, at) => spellings.indexOf(word) !== at)).toEqual([]);
    for (const { term, also, related } of terms) expect(related.filter((word) => word === term || also.includes(word))).toEqual([]);
  });

  it('does not take what excludes each other for one', () => {
    for (const [word, other] of [['不予公开', '部分公开'], ['政务公开办', '政务公开工作领导小组'], ['行政复议', '行政诉讼'], ['牵头', '配合']]) {
      expect(terms.find(({ term }) => term === word)?.also).not.toContain(other);
    }
  });
});

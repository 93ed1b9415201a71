/** Words in their sentence: what is cut around them is cut where clauses begin and end. */
import { describe, expect, it } from 'vitest';
import { toExcerpt, toStretch } from '../../src/view/excerpt.ts';

const TEXT = '推进依申请公开标准化规范化建设，进一步健全完善登记、审核、办理、答复、归档等工作制度，严格依法依规办理。完善申请办理会商机制，加强部门会商。';
const sides = (quote: string, around: number, text = TEXT) => {
  const { before, words, after } = toExcerpt(text, quote, around);
  return [before, words, after];
};

describe('an excerpt', () => {
  it('begins behind a stop and ends before one', () => {
    expect(sides('归档', 24)).toEqual(['……进一步健全完善登记、审核、办理、答复、', '归档', '等工作制度，严格依法依规办理。……']);
    expect(sides('会商机制', 8)).toEqual(['……完善申请办理', '会商机制', '，加强部门会商。']);
  });

  it('never ends with the comma of a list, and begins behind one where there is no stop', () => {
    expect(sides('审核', 4)).toEqual(['……善登记、', '审核', '、办理……']);
    expect(sides('归档', 5)).toEqual(['……答复、', '归档', '等工作制度……']);
  });

  it('keeps what stands before a stop right before the words', () => {
    expect(sides('加强', 7)[0]).toBe('……办理会商机制，');
  });

  it('is cut by letters where there is nothing to cut at', () => {
    expect(sides('丙', 3, '甲乙'.repeat(5) + '丙' + '丁戊'.repeat(5))).toEqual(['……乙甲乙', '丙', '丁戊丁……']);
  });

  it('is the whole text where little is left out, and its beginning without the words', () => {
    expect(sides('推进', 90)).toEqual(['', '推进', TEXT.slice(2)]);
    expect(sides('没有的', 5)).toEqual(['', '', `${TEXT.slice(0, 10)}……`]);
  });

  it('gives back the words of a place', () => {
    expect(toStretch(TEXT, 0, 2, 5).words).toBe('推进');
  });
});

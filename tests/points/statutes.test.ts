/** Periods the law sets. */
import { describe, expect, it } from 'vitest';
import { findCommitments } from '../../src/points/commitments.ts';
import { judgeBasis } from '../../src/points/index.ts';
import { loadCorpus } from '../../src/corpus/load.ts';

const { statutes } = loadCorpus(process.cwd());
const judge = (text: string) => judgeBasis(text, findCommitments(text, 2023), statutes).map(({ quote, basis, statute }) => [quote, basis, statute]);

describe('judgeBasis', () => {
  it.each([
    ['自收到申请之日起20个工作日内答复申请人。', [['20个工作日内', 'law', 'reply-to-request']]],
    ['公开征求意见的期限不得少于30日。', [['不得少于30日', 'law', 'soliciting-opinions']]],
    ['征求意见结束后20个工作日内公开采纳情况。', [['20个工作日内', 'notice', undefined]]],
    ['1月31日前公布上一年度政府信息公开工作年度报告。', [['1月31日前', 'law', 'annual-report']]],
    ['1月31日前完成网站改版。', [['1月31日前', 'notice', undefined]]],
    ['公开征求意见不超过30日。', [['不超过30日', 'notice', undefined]]],
    // Stricter than the law: that is one's own.
    ['于15个工作日内答复申请人。', [['15个工作日内', 'notice', undefined]]],
    ['决策草案征求意见不少于30日，结束后20个工作日内反馈。', [['不少于30日', 'law', 'soliciting-opinions'], ['20个工作日内', 'notice', undefined]]],
    ['留言20个工作日内办结。', [['20个工作日内', 'notice', undefined]]],
  ])('%s', (text, expected) => {
    expect(judge(text)).toEqual(expected);
  });
});

it('every statute says where its words were checked and since when it holds', () => {
  expect(statutes.length).toBeGreaterThan(3);
  for (const { words, article, since } of statutes) {
    expect(words.length).toBeGreaterThan(10);
    expect(article).toMatch(/^第.+条$/);
    expect(since).toMatch(/^20\d\d-/);
  }
});

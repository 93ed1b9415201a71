import { expect, it } from 'vitest';
import { isUndated, isUnfilled } from '../../src/text/unfilled.ts';

it('knows the signs of a blank that people leave, and no name or word', () => {
  for (const words of ['', '  ', '〔　〕', '【 】', '（  ）', '____', '＿＿', '××', 'XX', 'xxx', 'ＸＸ', '待定', '（待定）', '待明确', '……', '××科', 'XX处室', '（　　）科', '__科']) expect([words, isUnfilled(words)]).toEqual([words, true]);
  for (const words of ['办公室', '各科室', '处', 'X光中心', '待办事项', '定点办', '××市交通局', '科技处', '〔政策法规〕', '无', 'Excel科']) expect([words, isUnfilled(words)]).toEqual([words, false]);
});

it('knows a date whose number is missing', () => {
  for (const words of ['×月底前', '2024年__月__日前', 'XX月', '〔　〕月〔　〕日', '待定', '____']) expect([words, isUndated(words)]).toEqual([words, true]);
  for (const words of ['11月底前', '每月15日前', '长期坚持', '2024年6月', '第三季度']) expect([words, isUndated(words)]).toEqual([words, false]);
});

import { expect, it } from 'vitest';
import { findFiguresOf, findSentencesOf, listSentencesBeside, toReportedKind } from '../../src/compare/reported.ts';

const at = (number: string, ...headings: string[]) => toReportedKind({ number, path: headings.map((text) => ({ marker: '一、', text })) });

it('tells what was done from problems and from what is to be done about them', () => {
  expect(at('1-2', '总体情况')).toBe('done');
  expect(at('1-5-1', '总体情况', '着眼监督保障加紧整改落实')).toBe('done');
  expect(at('5-p1', '存在的主要问题及改进情况')).toBe('problem');
  expect(at('p2', '存在的问题')).toBe('problem');
  expect(at('5-1', '存在的主要问题及改进情况')).toBe('measure');
  expect(at('7', '2024年下一步工作打算')).toBe('measure');
});

it('finds the figures of the form that speak of a theme', () => {
  const cells = [{ table: '四' as const, row: '件数' }, { table: '二' as const, row: '行政事业性收费' }, { table: '二' as const, row: '规章' }, { table: '三' as const, row: '三、本年度办理结果 / (一) 予以公开' }];
  expect(findFiguresOf(['四', '二/规章'], cells)).toEqual([cells[0], cells[2]]);
  expect(findFiguresOf(['三'], cells)).toEqual([cells[3]]);
  expect(findFiguresOf([], cells)).toEqual([]);
});

it('finds sentences outside of points by the terms that are a theme\'s own', () => {
  const text = '2023年无行政复议案件。\n（一）公开规划。\n表头\t0\n针对问题，';
  const at = (offset: number) => ({ line: 1, column: 1, offset });
  const sentences = listSentencesBeside(text, [{ source: [{ start: at(text.indexOf('公开规划')), end: at(text.indexOf('公开规划') + 5) }] }]);
  expect(sentences).toEqual(['2023年无行政复议案件。']);
  expect(findSentencesOf([['行政复议', 5]], sentences)).toEqual(sentences);
  expect(findSentencesOf([['行政复议', 4], ['规划', 5]], sentences)).toEqual([]);
});

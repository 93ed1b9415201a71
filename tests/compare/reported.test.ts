import { expect, it } from 'vitest';
import { findFiguresOf, toReportedKind } from '../../src/compare/reported.ts';

const at = (number: string, ...headings: string[]) => toReportedKind({ number, path: headings.map((text) => ({ marker: '一、', text })) });

it('tells what was done from problems and from what is to be done about them', () => {
  expect(at('1-2', '总体情况')).toBe('done');
  expect(at('1-5-1', '总体情况', '着眼监督保障加紧整改落实')).toBe('done');
  expect(at('5-p1', '存在的主要问题及改进情况')).toBe('problem');
  expect(at('p2', '存在的问题')).toBe('problem');
  expect(at('5-1', '存在的主要问题及改进情况')).toBe('measure');
  expect(at('7', '2024年下一步工作打算')).toBe('measure');
});

it('finds figures by the terms that are a theme\'s own', () => {
  const cells = [{ row: '件数', column: '行政复议/结果维持', value: 0 }, { row: '行政事业性收费', column: '金额', value: 3 }, { row: '规章', column: '件数', value: 0 }];
  expect(findFiguresOf([['行政复议', 5], ['规章', 4]], cells)).toEqual([cells[0]]);
  expect(findFiguresOf([['收费标准', 5]], cells)).toEqual([]);
});

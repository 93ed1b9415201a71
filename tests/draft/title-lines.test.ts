/** Titles of several lines: words stay whole, the lines are of fitting lengths, nothing is lost. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toTitleLines, widthOf } from '../../src/draft/title-lines.ts';

it.each([
  ['2024年政务公开工作要点', '云川市交通运输局', ['2024年政务公开工作要点']],
  ['云川市交通运输局2024年政务公开工作要点任务分工表', '云川市交通运输局', ['云川市交通运输局2024年', '政务公开工作要点任务分工表']],
  ['关于印发2024年全市交通运输系统政务公开工作要点的通知', '云川市交通运输局', ['关于印发2024年全市交通运输系统', '政务公开工作要点的通知']],
])('%s', (title, issuer, lines) => {
  expect(toTitleLines(title, issuer, 20)).toEqual(lines);
});

it('loses nothing and keeps to the width, whatever the title', () => {
  fc.assert(fc.property(fc.string({ maxLength: 120, unit: 'grapheme' }), fc.string({ maxLength: 10 }), (title, issuer) => {
    const lines = toTitleLines(title, issuer, 20);
    expect(lines.join('')).toBe(title);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
  }));
});

import { describe, expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { describeUnderstanding, measureUnderstanding } from '../../src/rules/understanding.ts';
import { readSeed, SEEDS } from '../support/notices.ts';

const measure = (text: string) => measureUnderstanding(readNotice(text));
const count = (text: string) => text.replace(/\s/g, '').length;

const TABLE = '榆关区水利局2024年政务公开任务分解表\n\n| 序号 | 工作任务 | 责任股室 | 完成时限 |\n| 1 | 公开水利重点工程招标信息。 | 建设股 | 12月底前 |\n';

describe('how much of a text was understood', () => {
  it('counts each character once', () => {
    for (const text of ['', 'a', TABLE, `${TABLE}\n多出来的一段话没有归入任何条目。\n`, '一、公开工程信息。（建设股负责）\n二、公开水情。']) {
      const { total, points, known, rest } = measure(text);
      expect(total, text).toBe(count(text));
      expect(points + known + rest, text).toBe(total);
    }
  });

  it('says that all of a table is understood', () => {
    const { points, rest, places } = measure(TABLE);
    expect(points).toBe(count('公开水利重点工程招标信息。建设股12月底前'));
    expect(rest).toBe(0);
    expect(places).toEqual([]);
    expect(describeUnderstanding(measure(TABLE))).toMatch(/^读懂了100%：条目里21字，标题、说明等\d+字；没有读不懂的。$/);
  });

  it('names the place of what is beside all points', () => {
    const left = '多出来的一段话没有归入任何条目。';
    const understanding = measure(`${TABLE}\n${left}\n`);
    expect(understanding.rest).toBe(count(left));
    expect(understanding.places.map(({ position, quote }) => [position.start.line, quote])).toEqual([[6, left]]);
    expect(describeUnderstanding(understanding)).toContain('16字没有读懂（第6行）');
  });

  it.each(SEEDS)('leaves nothing of $id', ({ file }) => {
    expect(measure(readSeed(file)).rest).toBe(0);
  });

  it('says so of a text without letters', () => {
    expect(describeUnderstanding(measure(' \n\n'))).toBe('没有文字。');
  });
});

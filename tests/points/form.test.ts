/** Part 三 of annual reports, torn in every way: a figure stands on its row and in its column, or it is not given. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPLICANTS, parse, REQUEST_ROWS, toSource } from '../../src/notice/index.ts';
import { readNotice } from '../../src/points/index.ts';
import { checkNotice } from '../../src/rules/index.ts';

const ROWS = REQUEST_ROWS.filter(({ label }) => label !== '（六）其他处理');
const LAST = ROWS.length - 1;
const isFigure = (cell: string) => /^\d*$/.test(cell);

/** Who asked, whether anew, and what became of it: every sum of the form holds. */
const figures = fc.array(fc.record({ who: fc.nat(5), fresh: fc.boolean(), result: fc.integer({ min: 2, max: LAST }) }), { maxLength: 25 }).map((requests) => {
  const values = ROWS.map(() => APPLICANTS.map(() => 0));
  const add = (row: number, who: number) => {
    for (const column of [who, 6]) (values[row] as number[])[column] = ((values[row] as number[])[column] ?? 0) + 1;
  };
  for (const { who, fresh, result } of requests) {
    add(fresh ? 0 : 1, who);
    // （七）总计 counts each result; what goes on to the next year is none.
    if (result >= LAST - 1) add(LAST, who);
    else {
      add(result, who);
      add(LAST - 1, who);
    }
  }
  return values;
});

const DRESSES: Record<string, (rows: string[][]) => string[]> = {
  'a cell a line': (rows) => rows.flat(),
  'between tabs': (rows) => rows.map((row) => row.join('\t')),
  'between bars': (rows) => rows.map((row) => `| ${row.join(' | ')} |`),
  'with bars at the right': (rows) => rows.map((row) => `${row.join(' | ')} |`),
  // A Chinese character takes two columns; the longest label takes 76.
  'between spaces': (rows) => rows.map((row) => {
    const labels = row.filter((cell) => !isFigure(cell)).join('  ');
    const width = [...labels].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2000 ? 2 : 1), 0);
    return `${labels}${' '.repeat(130 - width)}${row.filter(isFigure).map((cell) => cell.padEnd(6)).join('')}`.trimEnd();
  }),
  'labels and figures on lines of their own': (rows) => rows.flatMap((row) => [...row.filter((cell) => !isFigure(cell)), row.filter(isFigure).join(' ').trim()]),
};

type Damage = (row: string[], at: number) => string[] | null;
const DAMAGES: Record<string, Damage> = {
  'a figure is lost': (row, at) => {
    const first = row.findIndex(isFigure);
    return row.filter((_, place) => place !== first + (at % 7));
  },
  'a figure too many': (row, at) => row.toSpliced(row.findIndex(isFigure) + (at % 7), 0, String(at % 20)),
  'a label is lost': (row) => row.toSpliced(row.findIndex(isFigure) - 1, 1),
  'a row is lost': () => null,
  'zeros are blank': (row) => row.map((cell) => (cell === '0' ? '' : cell)),
};

function toRows(values: readonly (readonly number[])[]): string[][] {
  let above: readonly string[] = [];
  return ROWS.map((row, at) => {
    const fresh = row.above.filter((label, level) => above.slice(0, level + 1).join() !== row.above.slice(0, level + 1).join() && label !== '');
    above = row.above;
    return [...fresh, row.label, ...(values[at] ?? []).map(String)];
  });
}

const toText = (dress: string, rows: string[][]) =>
  ['甲县乙局2023年政府信息公开工作年度报告', '一、总体情况', '按期编制。', '三、收到和处理政府信息公开申请情况', '申请人情况', ...APPLICANTS, ...(DRESSES[dress]?.(rows) ?? []), '五、存在的主要问题及改进情况', '解读少。'].join('\n');

/** How many figures are right, and those that are not. */
function judge(text: string, values: readonly (readonly number[])[]): { right: number; wrong: string[]; told: boolean } {
  expect(toSource(parse(text))).toBe(text);
  const read = readNotice(text);
  const wrong = read.statistics.cells.flatMap(({ row, column, value, source }) => {
    const at = ROWS.findIndex(({ above, label }) => [...above, label].join(' / ') === row);
    expect(Number(text.slice(source.start.offset, source.end.offset))).toBe(value);
    return values[at]?.[(APPLICANTS as readonly string[]).indexOf(column)] === value ? [] : [`${row} | ${column}: ${String(value)}`];
  });
  return { right: read.statistics.cells.length - wrong.length, wrong, told: checkNotice(read).some(({ ruleId }) => ruleId === 'table-shifted') };
}

describe.each(Object.keys(DRESSES))('%s', (dress) => {
  it('gives every figure of a whole table', { timeout: 60_000 }, () => {
    fc.assert(fc.property(figures, (values) => {
      expect(judge(toText(dress, toRows(values)), values)).toEqual({ right: ROWS.length * 7, wrong: [], told: false });
    }), { numRuns: 6 });
  });

  it.each(Object.keys(DAMAGES))('gives no wrong figure where %s', { timeout: 60_000 }, (damage) => {
    fc.assert(fc.property(figures, fc.nat(LAST), fc.nat(1000), (values, at, chance) => {
      const rows = toRows(values).flatMap((row, place) => {
        const damaged = damage === 'zeros are blank' || place === at ? DAMAGES[damage]?.(row, chance) : row;
        return damaged ? [damaged] : [];
      });
      expect(judge(toText(dress, rows), values).wrong).toEqual([]);
    }), { numRuns: 6 });
  });
});

describe('labels torn on a page without rules', () => {
  const ZEROS = '0 | 0 | 0 | 0 | 0 | 0 | 0';
  const read = (rows: readonly string[]) => readNotice(`云峰市交通运输局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n${['一、本年新收政府信息公开申请数量 | | 9 | 0 | 0 | 0 | 0 | 0 | 9', ...rows].map((row) => `| ${row} |`).join('\n')}\n`).statistics.cells
    .filter(({ column }) => column === '总计').map(({ row, value }) => [row.split(' / '), value]);

  it('pieces of labels of groups are not the row’s', () => {
    const rows = read([`三、本年 | （一）予以公开 | 9 | 0 | 0 | 0 | 0 | 0 | 9`, `度办理结果 | （三）不1.属于国家秘密 予公开 | ${ZEROS}`, `（四）无 法提供 | 1.本机关不掌握相关政府信息 | ${ZEROS}`]);
    expect(rows.slice(1)).toEqual([
      [['三、本年度办理结果', '（一）予以公开'], 9], [['三、本年度办理结果', '（三）不予公开', '1.属于国家秘密'], 0], [['三、本年度办理结果', '（四）无法提供', '1.本机关不掌握相关政府信息'], 0],
    ]);
  });

  it.each(['的，只计这一情形，不计其他', '（二）部分公开（区分处理的，'])('a piece of a label, as its brackets or first letter tell, is the whole: %s', (piece) => {
    expect(read([`三、本年度办理结果 | ${piece} | 2 | 0 | 0 | 0 | 0 | 0 | 2`])[1]).toEqual([['三、本年度办理结果', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'], 2]);
  });

  it('a label that an office printed shorter stays as it printed it', () => {
    expect(read(['三、本年度办理结果 | （二）部分公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2'])[1]).toEqual([['三、本年度办理结果', '（二）部分公开'], 2]);
  });

  it('figures beside labels of two rows are given to none', () => {
    expect(read(['三、本年度办理结果 | （一）予以公开 办理结果（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 2 | 0 | 0 | 0 | 0 | 0 | 2'])).toHaveLength(1);
  });
});

/** What a file said of its tables and lines stays with the lines that were not edited. */
import { describe, expect, it } from 'vitest';
import { carryOver } from '../../src/client/try/carry-over.ts';

const TEXT = '云川市要点\n一、公开\n\n序号\t任务\t单位\n1\t公开\t规划处\n2\t解读\t\n\n二、落实\n';
const KNOWN = {
  tables: [{ line: 3, rows: 3, spans: [{ row: 1, column: 2, rows: 2, columns: 1 }] }],
  places: ['第1段', '第2段', '', '表1第1行', '表1第2行', '表1第3行', '', '第3段'],
};
const edit = (old: string, now: string) => carryOver(TEXT, TEXT.replace(old, now), KNOWN);

describe('carryOver', () => {
  it('a paragraph rewritten in its place', () => {
    expect(edit('一、公开', '一、主动公开')).toEqual(KNOWN);
  });

  it('a line added above the table: it moves', () => {
    const { tables, places } = edit('一、公开\n', '一、公开\n（一）规划\n');
    expect(tables).toEqual([{ ...KNOWN.tables[0], line: 4 }]);
    expect(places).toEqual(['第1段', '第2段', '', '', ...KNOWN.places.slice(3)]);
  });

  it('lines taken away below it', () => {
    expect(edit('\n二、落实\n', '')).toEqual({ tables: KNOWN.tables, places: [...KNOWN.places.slice(0, 6), ''] });
  });

  it('words of a cell: the table stays; a cell more or a row less: it is no longer known', () => {
    expect(edit('规划处', '规划科')).toEqual(KNOWN);
    expect(edit('规划处', '规划科\t财务科').tables).toEqual([]);
    expect(edit('2\t解读\t\n', '').tables).toEqual([]);
    expect(edit('2\t解读\t\n', '').places).toHaveLength(KNOWN.places.length - 1);
  });

  it('another text altogether', () => {
    expect(carryOver(TEXT, '别的', KNOWN)).toEqual({ tables: [], places: [''] });
    expect(carryOver(TEXT, '', KNOWN).tables).toEqual([]);
  });
});

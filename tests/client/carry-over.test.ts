/** What a file said of its tables and lines stays with the lines that were not edited. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOver, isOtherText } from '../../src/client/try/carry-over.ts';
import { OwnText } from '../../src/client/try/own-text.ts';

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

const OTHER = '临江市分工\n一、公开预算\n1.公开部门预算。（财务科）\n2.公开决算。（财务科）\n二、解读\n';

describe('another text', () => {
  it('is one in which most lines and letters are new', () => {
    expect(isOtherText(TEXT, OTHER)).toBe(true);
    expect(isOtherText(OTHER, TEXT)).toBe(true);
    // One line, with a letter put right.
    expect(isOtherText('一、公开规划信息', '一、公开规化信息')).toBe(false);
    // The white space of every line, as another program prints it.
    expect(isOtherText(TEXT, TEXT.replace(/^(?=.)/gm, '  '))).toBe(false);
  });

  it('is none that was written further, at its end, at its head or in the middle, or cut', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('公', '开', '\n', '。', ' ') }), fc.string({ unit: fc.constantFrom('公', '开', '\n', '。', ' ') }), fc.nat(), (text, more, at) => {
      const place = text.length === 0 ? 0 : at % text.length;
      const written = [text + more, more + text, text.slice(0, place) + more + text.slice(place), text.slice(place)];
      return written.every((now) => !isOtherText(text, now) && !isOtherText(now, text));
    }));
  });

  it('takes what was said of the one before away, and gives it back with it', () => {
    const field = { value: TEXT, scrollTop: 0 };
    const own = new OwnText(field as HTMLTextAreaElement);
    own.keepUp();
    own.corrections.say({ line: 2, words: '一、公开', as: 'heading', level: 1 });
    field.value = TEXT.replace('二、落实', '二、监督落实');
    own.keepUp();
    expect(own.corrections.list).toHaveLength(1);
    field.value = OTHER;
    own.keepUp();
    expect(own.corrections.list).toEqual([]);
    field.value = TEXT.replace('二、落实', '二、监督落实');
    own.keepUp();
    expect(own.corrections.list.map(({ line }) => line)).toEqual([2]);
  });
});

/** Any ledger, out and in again through each format, is the same ledger. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFile, LEDGER_FORMATS, toFile, type LedgerFormat } from '../../src/ledger/file.ts';
import { TEXT_FIELDS, toLedger, type Ledger } from '../../src/ledger/ledger.ts';
import { guard, unguard } from '../../src/ledger/table.ts';

const awkward = fc.oneof(
  fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\n', '\r', '\t', ' ', '甲', '_x000D_', '_', 'x005F', '&amp;', '<b>', ']]>', '\u2028', '\ufeff', ';') }),
  fc.constantFrom('', '=1+1', "'=1", "''=1", "'", '＝1', '2023-10-31', '2023年12月底前', '长期坚持', '45000', '是', '序号', '  ', '\ud800', '<img src=x onerror=alert(1)>', '第一行\n第二行'),
);
const date = fc.date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
const row = fc.record({
  ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, awkward])),
  due: fc.oneof(date, awkward), deadline: fc.oneof(date, awkward),
  point: fc.oneof(awkward, fc.constantFrom('guangzhou-2022/17', 'zibo-2023/5-p1')), done: fc.boolean(),
});
const ledger = fc.record({ title: awkward, rows: fc.array(row, { maxLength: 8 }) }).map(toLedger);

const toBytes = (content: string | Uint8Array) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);
function goRound(before: Ledger, format: LedgerFormat): Ledger {
  const { content } = toFile(before, format, 'https://example.org/site/');
  return fromFile(toBytes(content), `${before.title}.${format}`).ledger;
}

describe('a ledger', () => {
  it('is sound once it is made: making it again changes nothing', () => {
    fc.assert(fc.property(ledger, (before) => { expect(toLedger(before)).toEqual(before); }), { numRuns: 500 });
  });

  it.each(Object.keys(LEDGER_FORMATS) as LedgerFormat[])('comes back from %s as it was', (format) => {
    fc.assert(fc.property(ledger, (before) => {
      const after = goRound(before, format);
      expect(after.rows).toEqual(before.rows);
      // CSV has no place for a title but its file's name.
      if (format !== 'csv') expect(after.title).toBe(before.title);
    }), { numRuns: format === 'xlsx' ? 60 : 300 });
  }, 30_000);

  it('lets no formula out, and takes off only its own apostrophes', () => {
    fc.assert(fc.property(awkward, (text) => {
      expect(guard(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      expect(unguard(guard(text))).toBe(text);
    }), { numRuns: 1000 });
  });
});

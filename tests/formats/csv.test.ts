import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/formats/csv-write.ts';

describe('toCsv', () => {
  it('begins with a BOM, so that Excel reads Chinese, and ends lines with CRLF', () => {
    expect(toCsv([['地区', '条数'], ['济南', 32]])).toBe('\ufeff地区,条数\r\n济南,32\r\n');
  });

  it('quotes commas, quotes and line ends', () => {
    expect(toCsv([['甲,乙', '“引”"号"', '上\n下', null, true]])).toBe('\ufeff"甲,乙","“引”""号""","上\n下",,true\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1'])('lets no formula out of the text %j', (text) => {
    expect(toCsv([[text]])).toBe(`\ufeff'${text}\r\n`);
  });

  it('leaves negative numbers alone', () => {
    expect(toCsv([[-1.5]])).toBe('\ufeff-1.5\r\n');
  });
});

/** CSV → rows, as spreadsheets in China save it: with commas, semicolons or tabs. */

/** More than any spreadsheet of tasks has; what is beyond is left out. */
const MOST_COLUMNS = 256;

/** RFC 4180, and lenient where people are: a quote in the middle of a field is a quote. */
export function fromCsv(source: string, mostRows = Infinity): string[][] {
  const text = source.replace(/^\ufeff/, '');
  const separator = findSeparator(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length && rows.length < mostRows) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) {
          field += text.slice(at);
          at = text.length;
          break;
        }
        field += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        field += '"';
        at += 1;
      }
    }
    const start = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    if (row.length < MOST_COLUMNS) row.push(field + text.slice(start, at));
    if (text[at] === separator) {
      at += 1;
      // The file ends behind a separator: one more field, and it is blank.
      if (at < text.length) continue;
      if (row.length < MOST_COLUMNS) row.push('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Commas unless the first line has more of another; `sep=;` is Excel's own way to say. */
function findSeparator(text: string): string {
  const line = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? '';
  const count = (sign: string) => line.split(sign).length;
  return ['\t', ';'].find((sign) => count(sign) > count(',')) ?? ',';
}

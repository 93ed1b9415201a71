/** CSV → rows, as spreadsheets in China save it: with commas, semicolons or tabs. */
import { MOST_COLUMNS } from './limits.ts';


export interface Csv {
  rows: string[][];
  /** How many quotation marks were opened and never closed; they are letters then. */
  unclosed: number;
}

/** RFC 4180, and lenient where people are: a quote in the middle of a field is a quote, and so is one that nothing closes. */
export function readCsv(source: string, mostRows = Infinity, separator?: string): Csv {
  const text = source.replace(/^\ufeff/, '');
  const sign = separator ?? findSeparator(text);
  const isEnd = (at: number) => at >= text.length || text[at] === sign || text[at] === '\n' || text[at] === '\r';
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  let unclosed = 0;
  while (at < text.length && rows.length < mostRows) {
    let field = '';
    if (text[at] === '"') {
      const quoted = readQuoted(text, at);
      // What closes a field stands at its end; what opens another, lines below, closes none.
      if (quoted && (isEnd(quoted.end) || !quoted.field.includes('\n'))) ({ field, end: at } = quoted);
      else unclosed += 1;
    }
    const start = at;
    while (!isEnd(at)) at += 1;
    if (row.length < MOST_COLUMNS) row.push(field + text.slice(start, at));
    if (text[at] === sign) {
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
  return { rows, unclosed };
}

export function fromCsv(source: string, mostRows = Infinity): string[][] {
  return readCsv(source, mostRows).rows;
}

/** Three times what a cell of Excel holds: a quotation mark that is closed only beyond is none. */
const LONGEST_QUOTED = 100_000;

/** The field that begins with a quotation mark, and where it is over; null where nothing closes it. */
function readQuoted(text: string, from: number): { field: string; end: number } | null {
  const reach = text.slice(from + 1, from + 1 + LONGEST_QUOTED);
  let field = '';
  let at = 0;
  for (;;) {
    const close = reach.indexOf('"', at);
    if (close < 0) return null;
    field += reach.slice(at, close);
    at = close + 1;
    if (reach[at] !== '"') return { field, end: from + 1 + at };
    field += '"';
    at += 1;
  }
}

/** How many rows at the top show what parts the cells; more than a title and a head. */
const SAMPLE_ROWS = 30;

/** What parts the first line into three cells or more, a head; below a title what parts most rows into as many cells, and into most. */
function findSeparator(text: string): string {
  const signs = [',', '\t', ';'];
  const line = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? '';
  const most = (judge: (sign: string) => number): { sign: string; score: number } =>
    signs.map((sign) => ({ sign, score: judge(sign) })).reduce((best, each) => (each.score > best.score ? each : best));
  const first = most((sign) => line.split(sign).length);
  if (first.score >= 3) return first.sign;
  const top = text.slice(0, 20_000);
  return most((sign) => {
    const count = new Map<number, number>();
    for (const { length } of readCsv(top, SAMPLE_ROWS, sign).rows) count.set(length, (count.get(length) ?? 0) + 1);
    return [...count].reduce((best, [width, rows]) => Math.max(best, rows * (width - 1)), 0);
  }).sign;
}

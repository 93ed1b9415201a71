/** Tables of documents → lines with a tab between cells, the way the parser reads tables. */

export interface DocumentCell {
  text: string;
  columns: number;
  rows: number;
}

/** At most so many columns and rows of one cell are believed. */
const MOST_SPAN = 1000;

/**
 * Lays a table out, a line a row. What a merged cell covers is left blank: blank cells of a merged
 * column have what stands above them. A row that is one cell across the whole table is a line of its own.
 */
export function toTableLines(rows: readonly (readonly DocumentCell[])[]): string[] {
  /** For each column, how many more rows are covered from above. */
  const covered: number[] = [];
  const laid = rows.map((row) => {
    const cells: string[] = [];
    const place = (text: string, below: number) => {
      covered[cells.length] = below;
      cells.push(text);
    };
    const skip = () => {
      while ((covered[cells.length] ?? 0) > 0) place('', (covered[cells.length] as number) - 1);
    };
    for (const cell of row) {
      skip();
      const below = Math.min(cell.rows, MOST_SPAN) - 1;
      place(toCellText(cell.text), below);
      for (let more = 1; more < Math.min(cell.columns, MOST_SPAN); more++) place('', below);
    }
    skip();
    return cells;
  });
  const width = Math.max(0, ...laid.map((cells) => cells.length));
  return laid.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => '')].join('\t'));
}

/** A cell in one line. */
export function toCellText(text: string): string {
  return text.replace(/\s*[\n\r\t]\s*/g, ' ').replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '').trim();
}
